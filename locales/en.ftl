# The assistant's English. Keys begin with their topic; **…** is bold.
# Write to one person, kindly and plainly, as a colleague at the ILO would: short sentences, no exclamation marks in rows.

## Languages

language-own-name = English
language-en = English
language-fr = French
language-es = Spanish
language-pt = Portuguese
language-choose = Which language shall I write to you in?
language-changed = I will write to you in English from now on.
language-offer = I see that you are writing in English. Shall I write to you in English, too?
language-offer-yes = Yes, in English
language-offer-no = No, stay with English
language-stays = All right, I will go on in English.

## Commands, as in the menus

menu-start = start
    .does = Begin, or go on where you were
menu-agenda = agenda
    .does = The sessions in your own time
menu-about = about
    .does = Questions and answers on the academy
menu-apply = apply
    .does = Apply to the academy
menu-profile = profile
    .does = See and change what you told me
menu-language = language
    .does = Choose the language
menu-timezone = timezone
    .does = Change your time zone
menu-privacy = privacy
    .does = What you agreed to
menu-mydata = mydata
    .does = Everything stored about you, as a file
menu-forgetme = forgetme
    .does = Erase everything about you
menu-link = link
    .does = Use me from a second app
menu-help = help
    .does = What I can do
menu-stop = stop
    .does = No more messages here unless you ask

## Buttons

button-begin = Begin
button-back = ‹ Back
button-pause = Stop for now
button-restart = Start over
button-restart-yes = Yes, start over
button-restart-no = No, go on
button-go-on = Go on
button-cancel = Cancel
button-keep = Keep: { $value }
button-keep-text = Keep this text
button-skip = Skip
button-location = Share my location
button-zone-right = Yes, that is right
button-zone-wrong = No, I am elsewhere
button-apply = Apply
button-apply-again = Apply again
button-later = Not now
button-send = Send the application
button-withdraw-yes = Yes, withdraw it
button-withdraw-no = No, keep it
button-agenda = Agenda
button-about = Questions and answers
button-profile = Profile
button-privacy = Privacy
button-home = Home
button-help = Help
button-earlier = ‹ Earlier
button-later-days = Later ›
button-mydata = My data
button-forgetme = Erase everything
button-forgetme-yes = Yes, I want to be forgotten
button-forgetme-no = No, keep everything
button-forgetme-now = Erase now, for good
button-link-yes = Yes, both are me
button-unknown = This button no longer leads anywhere. Type /start to see where you are, or /help for what I can do.

## First words

welcome =
    Welcome. I am the assistant of the SSE Collective Brain, the community of people who work on the social and solidarity economy, and of its academy:
    **{ $edition }**

    Signing up takes about three minutes. You can stop at any point and go on later.

    Which language do you prefer?
welcome-back = Welcome back. Let us go on where you were.
start-again = I may write to you here again.

## Consent

consent-academy =
    First, your data. To run the academy for you, the ILO, its training centre in Turin (ITCILO) and the host CASES need to store what you tell me here: your name, country, organisation, time zone, application and attendance. It is used for the academy and the community only, is never sold, and you can see it (/mydata) or erase it (/forgetme) at any time.

    Do you agree?
consent-academy-yes = Yes, I agree
consent-academy-no = No
consent-academy-given = Thank you. You have agreed that we store what the academy needs.
consent-academy-refused = I understand. Without this we cannot sign you up, so I have stopped here and ask for nothing more. If you change your mind, press “Go on”; to erase the little I know, press “Erase everything”.
consent-found =
    May other members find you by your name, country, organisation and what you work on? This is optional.
consent-found-yes = Yes, they may find me
consent-found-no = No, thank you
consent-found-given = Other members may find you.
consent-found-refused = Other members will not find you.
consent-news =
    May we tell you of later editions of the academy? This is optional: a few messages a year at most.
consent-news-yes = Yes, tell me
consent-news-no = No, thank you
consent-news-given = We will tell you of later editions.
consent-news-refused = You will not hear from us about later editions.

## Who you are

join-name = What is your name, as it should stand on the certificate? Any script is welcome.
    .field = Your name
join-name-noted = On the certificate: **{ $name }**
join-name-letters = I cannot find a letter in that. Please write your name as it should stand on the certificate.
join-name-length = That name has { $count } characters; it should have between { $least } and { $most }. Please write it again.
join-country = Which country do you live in? Press it or type its name in any language you like.
    .field = Your country
join-country-noted = Country: **{ $country }**
join-country-unknown = I do not know a country called “{ $text }”. Please check the spelling, or type it in English, French, Spanish or Portuguese.
join-country-which = Which of these do you mean?
join-constituency = Whom do you represent, or where do you work? Some courses are meant for particular groups.
join-constituency-noted = You belong to: **{ $constituency }**
constituency-government = Government
constituency-employers = Employers’ organisation
constituency-union = Trade union
constituency-sse = Co-operative or other SSE organisation
constituency-partner = Development partner
constituency-academia = University or research
constituency-other = Other
join-organisation = What is the name of your organisation?
    .field = Your organisation
join-organisation-noted = Organisation: **{ $organisation }**
join-work = What do you work on? A few words or topics are enough, for example “rural co-operatives, social finance”.
    .field = What you work on
join-work-noted = Noted, thank you.
join-short-empty = I could not read anything there. Please write a few words, or press “Skip”.
join-short-long = That is { $count } characters; { $most } are the most I can keep. Please shorten it a little.
join-skipped = Left empty. You can fill it in later under /profile.
join-paused = All right, I have kept your answers. Press “Go on” or type /start whenever you like, in an hour or in a week.
join-restart-sure = Shall I forget these answers and start over?
join-done = Welcome to the SSE Collective Brain, { $name }. You are a member now.

## Time zone

join-zone = Which city are you in, or the nearest larger one? You can type it in any of the four languages, so that I tell you the right time.
    .field = Your city
join-zone-guessed = In { $city } it is **{ $time }** now ({ $day }). Is that the time where you are? If not, type your city.
join-zone-right = It is **{ $time }** where you are ({ $day }, time of { $city }) – right?
join-zone-which = There are several. Which one, and what time is it there?
join-zone-unknown = I do not find “{ $text }”. Please type a larger city nearby, or your country.
join-zone-offset = “{ $text }” is only a distance from Greenwich, and clocks may change during the academy. Please type your city instead.
join-zone-sea = I find no time zone there; it seems to be at sea. Please type your city instead.
join-zone-noted = Your times follow the clocks of **{ $city }**.

## Application

apply-offer =
    The next step is your application to **{ $edition }**. It is free of charge for those selected.

    Would you like to apply now? It needs a few sentences from you.
apply-later = Gladly later. Type /apply whenever you are ready.
apply-closed = There is no edition to apply to at present. If you agreed to hear of later editions, we will write to you.
apply-motivation = Why would you like to take part, and what will you do with what you learn? Write between { $least } and { $most } characters.
    .field = Your motivation
apply-motivation-now = So far you wrote: “{ $motivation }”
apply-motivation-noted = Thank you: { $count } characters.
apply-motivation-short = { $missing ->
        [one] That is { $count ->
            [one] one character
           *[other] { $count } characters
        }, and { $least } are needed: one more. Please write it again, a little longer.
       *[other] That is { $count ->
            [one] one character
           *[other] { $count } characters
        }, and { $least } are needed: { $missing } more. Please write it again, a little longer.
    }
apply-motivation-long = { $extra ->
        [one] That is { $count } characters, one over the { $most } that fit. Please shorten it and send it again.
       *[other] That is { $count } characters, { $extra } over the { $most } that fit. Please shorten it and send it again.
    }
apply-commitment = The academy takes about three hours a day, Monday to Friday, for two weeks. Can you commit to that?
apply-commitment-yes = Yes, I commit
apply-commitment-no = No, I cannot
apply-commitment-refused = Thank you for saying so. Without these three hours a day the committee cannot consider an application. I keep what you wrote; if things change, press “Go on”.
apply-summary =
    Please check your application:

    { $lines }

    Motivation: { $motivation }

    Commitment: about three hours a day

    Press a line to change it, or send.
apply-incomplete = Something is still missing in your application. Type /apply to go on.
apply-sent-already = Your application was already sent.
apply-sent-applied = Your application to **{ $edition }** has been sent. A committee of CASES, the ILO and ITCILO will read it, and I will tell you here what it decides.
apply-sent-accepted = Done: you take part in **{ $edition }**. Have a look at the agenda.
apply-withdraw-sure = Shall I withdraw your application? You would no longer take part.
apply-withdrawn = Your application is withdrawn.
change-name = Name
change-country = Country
change-constituency = Group
change-organisation = Organisation
change-work = Topics
change-zone = Time zone
change-motivation = Motivation
change-language = Language

## What is told unasked

decision-accepted =
    Good news: you have been accepted to **{ $edition }**.

    The first session is on { $day } at { $time } your time. You will find all of them under /agenda.
decision-declined = Thank you for applying to **{ $edition }**. The committee could not offer you a place this time; there were more applications than places. You remain a member of the SSE Collective Brain and are welcome to apply again.
delivery-again = (I could not be sure that this reached you, so I am sending it once more.)

## Home

home-none = You are a member of the SSE Collective Brain. The next academy is **{ $edition }**.
home-draft = Your application to **{ $edition }** is not sent yet.
home-applied = Your application to **{ $edition }** is with the committee. I will tell you what it decides.
home-accepted = You take part in **{ $edition }**.
home-declined = Your application to **{ $edition }** was not successful this time. You remain a member of the SSE Collective Brain.
home-withdrawn = You withdrew your application to **{ $edition }**.
home-completed = You completed **{ $edition }**. Congratulations.
home-no-edition = There is no edition at present. You remain a member of the SSE Collective Brain.
home-next =
    Next, { $day }:
    { $session }

## Agenda

agenda-heading = Agenda in the time of { $city }, where it is { $time } now.
agenda-heading-academy = Agenda in the academy’s time ({ $city }), where it is { $time } now. Tell me your /timezone to see it in yours.
agenda-for-participants = Sessions are for participants; join links come to those accepted.
agenda-over = This edition is over.
agenda-today = Today, { $day }
agenda-tomorrow = Tomorrow, { $day }
session-languages = Interpreted into: { $languages }
session-languages-missing = ⚠ Not in { $mine }. Interpreted into: { $languages }
session-no-languages = Languages not announced yet
session-academy-day = At the academy: { $day }, { $hours } ({ $city })

## Questions and answers

about =
    **{ $title }**
    { $theme }

    What would you like to know?
about-cost = Cost
about-dates = Dates
about-languages = Languages
about-times = Times
about-commitment = Commitment
about-certificate = Certificate
about-electives = Electives
about-place = Where sessions take place
about-livestream = Livestream
about-network = The network

## Profile

profile =
    What you told me:

    { $lines }
profile-name = Name: { $value }
profile-country = Country: { $value }
profile-constituency = Group: { $value }
profile-organisation = Organisation: { $value }
profile-work = Works on: { $value }
profile-zone = Time zone: { $value }
profile-language = Language: { $value }
profile-empty = –

## Privacy

privacy =
    What you agreed to:

    { $lines }
privacy-academy = Running the academy for you:
privacy-found = Being found by other members:
privacy-news = Hearing of later editions:
privacy-yes = yes
privacy-no = no
privacy-unasked = not asked yet
privacy-change-academy = Change: running the academy
privacy-change-found = Change: being found
privacy-change-news = Change: later editions
privacy-academy-needed = Without this agreement we cannot keep you as a member. If you no longer want us to store anything, “Erase everything” removes it on every channel.
mydata = Here is everything stored about you, as a file.
forgetme =
    This erases everything stored about you, on every channel: profile, application, attendance, messages. You will no longer take part in the academy, and a certificate can no longer be issued.

    Do you want that?
forgetme-last = Last question: shall I erase it now? This cannot be undone.
forgetme-done = Done. Everything about you is erased. Receipt: **{ $receipt }**. It proves the erasure and says nothing about you; keep it if you like. Messages in this app’s own history you can delete yourself. I wish you well.

## Two apps

link =
    Your code is **{ $code }**, valid for { $minutes } minutes.

    Open me in the other app and type /link with this code there. Or did you get a code from the other app? Then type it here.
    .field = Code from the other app
link-unknown = That code is not valid, or its ten minutes are over. Please check it, or ask for a new one with /link in the other app.
link-locked = Too many wrong codes. Please wait { $minutes } minutes and ask for a new one.
link-same = That code is from here. Please type it in the other app.
link-expired = This has expired. Please begin again with /link.
link-conflict = Something changed meanwhile. Please begin again with /link.
link-conflict-ask =
    You told me different things in the two apps ({ $place } of { $count }).

    { $line } – which one is right?
link-preview =
    This will be your one profile:

    { $lines }

    I reach you on: { $apps }

    Shall I merge them?
link-line-name = Name
link-line-country = Country
link-line-constituency = Group
link-line-organisation = Organisation
link-line-work = Works on
link-line-zone = Time zone
link-line-language = Language
link-line-application = Motivation of your application
link-application-draft = The unsent one
link-application-applied = The sent one
link-application-accepted = The accepted one
link-application-declined = The declined one
link-application-withdrawn = The withdrawn one
link-application-completed = The one of the completed edition
link-app-telegram = Telegram
link-app-discord = Discord
link-app-web = this page on the web
link-done = Done. You are one member now, whichever app you use.
link-cancelled = All right, nothing was changed.

## Help, and anything that is not an answer

help =
    I sign you up, show the agenda in your own time and answer questions on the academy.

    { $lines }
stop = I will not write to you here unasked any more. You can still ask me anything; /start turns messages on again.
command-unknown = I do not know that command. /help lists what I can do.
command-unknown-near = I do not know that command. Did you mean { $command }?
talk-lost = I am not sure what you would like. I can show you the agenda or what else I can do.
talk-foreign = I am sorry, I do not understand that language. I can write to you in English, French, Spanish or Portuguese: /language
talk-attachment = I can only read words, I am afraid: no pictures, voice messages, stickers or files.
talk-edit = I do not see changes to earlier messages. Please send your answer again as a new message.
talk-press = Please press one of the buttons, or “Stop for now”.
talk-too-long = That is { $count } characters; I can take { $most } at once. Please shorten it.
group-private = I answer in private only, so that nobody reads along. Please open a chat with me and type /start there.
error-unknown = Something went wrong on my side, and nothing was changed. Please try again in a moment. If it happens again, tell the organisers this number: { $id }
