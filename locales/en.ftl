# The assistant's English. Keys begin with their topic; **…** is bold.
# Write to one person, kindly and plainly, as a colleague at the ILO would: short sentences, no exclamation marks in rows.

## Languages

language-own-name = English
language-en = English
language-fr = French
language-es = Spanish
language-pt = Portuguese
language-choose = In which language shall I write to you?
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
menu-electives = electives
    .does = Choose your electives and see your seats
menu-checkin = checkin
    .does = Check in to the session that is on
    .words = The six digits that the session shows
menu-attendance = attendance
    .does = See your attendance and what the certificate takes
menu-certificate = certificate
    .does = Get your certificate, once it is issued
menu-present = present
    .does = For facilitators: the page with the check-in code
menu-room = room
    .does = For facilitators: see who is in and mark by hand
menu-calendar = calendar
    .does = Your sessions in your own calendar
menu-reminders = reminders
    .does = Choose your reminders and quiet hours
menu-about = about
    .does = Questions and answers about the academy
menu-apply = apply
    .does = Apply to the academy
menu-profile = profile
    .does = See and change what you told me
menu-language = language
    .does = Choose the language
    .words = English, French, Spanish or Portuguese
menu-timezone = timezone
    .does = Change your time zone
    .words = Your city
menu-privacy = privacy
    .does = What you agreed to, and how to change it
menu-mydata = mydata
    .does = Everything we keep about you, as a file
menu-forgetme = forgetme
    .does = Erase everything about you
menu-link = link
    .does = Reach me from another app too
    .words = The code from the other app
menu-why = why
    .does = Why you got a message, or did not
menu-help = help
    .does = What I can do
menu-stop = stop
    .does = Get nothing here but answers to what you write

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
button-withdraw = Withdraw my application
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
button-forgetme-yes = Yes, erase everything
button-forgetme-no = No, keep everything
button-forgetme-now = Erase now, for good
button-link-yes = Yes, merge them
button-reminders = Reminders
button-why = Why this message?
button-switch-on = Switch on: { $kind }
button-switch-off = Switch off: { $kind }
button-quiet = Quiet hours
button-quiet-none = No quiet hours
button-snooze = { $minutes ->
        [one] One minute before ({ $time })
       *[other] { $minutes } minutes before ({ $time })
    }
button-unknown = This button no longer leads anywhere. Type /start to see where you are, or /help for what I can do.

## First words

welcome =
    Welcome. I am the assistant of the SSE Collective Brain, the community of people who work on the social and solidarity economy, and of its academy: **{ $edition }**.

    Signing up takes about three minutes. You can stop at any point and go on later.

    Which language do you prefer?
welcome-back = It is good to hear from you. Let us go on where you were.
start-again = All right, I will write to you here again.

## Consent

consent-academy =
    First, your data. To run the academy for you, the ILO, its training centre in Turin (ITC-ILO) and the host, CASES, need to keep what you tell me here: your name, country, organisation, time zone, application and attendance. It is used for the academy and the community only and is never sold. You can see it (/mydata) or erase it (/forgetme) at any time.

    Do you agree?
consent-academy-yes = Yes, I agree
consent-academy-no = No
consent-academy-given = Thank you. We will keep what the academy needs.
consent-academy-refused = I understand. Without this we cannot sign you up, so I stop here and ask for nothing more. If you change your mind, press “{ button-go-on }”. Otherwise I erase the little I know about you in an hour, or at once with “{ button-forgetme }”.
consent-found = May other members find you by your name, country, organisation and what you work on? This is optional.
consent-found-yes = Yes, they may find me
consent-found-no = No, thank you
consent-found-given = Other members may find you.
consent-found-refused = Other members will not find you.
consent-news = May we tell you about later editions of the academy? This is optional: a few messages a year at most.
consent-news-yes = Yes, tell me
consent-news-no = No, thank you
consent-news-given = We will tell you about later editions.
consent-news-refused = We will not write to you about later editions.

## Who you are

join-name = What is your full name, as it should stand on the certificate? You can write it in any script.
    .field = Your full name
join-name-noted = On the certificate: **{ $name }**
join-name-letters = I cannot see a letter in that name. Please write it as it should stand on the certificate.
join-name-length = { $count ->
        [one] That name has only one letter; it should have between { $least } and { $most } characters. Please write it again.
       *[other] That name has { $count } characters; it should have between { $least } and { $most }. Please write it again.
    }
join-country = Which country do you live in? Choose it below, or type its name in English, French, Spanish or Portuguese.
    .field = Your country
join-country-noted = Country: **{ $country }**
join-country-unknown = I do not know a country called “{ $text }”. Please check the spelling, or try it in English, French, Spanish or Portuguese.
join-country-which = Which of these do you mean?
join-constituency = Whom do you represent, or where do you work? Some courses are for particular groups.
join-constituency-noted = Your group: **{ $constituency }**
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
join-work = What do you work on? A few words are enough, for example “rural co-operatives, social finance”.
    .field = What you work on
join-work-noted = Noted, thank you.
join-short-empty = I find no text in your message. Please write a few words, or press “{ button-skip }”.
join-short-long = That is { $count } characters, and I can keep { $most } at most. Could you shorten it a little?
join-skipped = All right, we leave that empty. You can fill it in later under /profile.
join-paused = All right, I have kept your answers. Press “{ button-go-on }” or type /start whenever you like, in an hour or in a week.
join-restart-sure = Shall I forget these answers and start over?
join-done = Welcome to the SSE Collective Brain, { $name }. You are a member now.

## Time zone

join-zone = Which city are you in? If it is small, please name a large one nearby, so that I can tell you the right time. You can type it in English, French, Spanish or Portuguese.
    .field = Your city
join-zone-guessed = Going by your country, it is **{ $time }** where you are ({ $day }, time of { $city }). Is that right? If not, type your city.
join-zone-right = It is **{ $time }** where you are ({ $day }, time of { $city }). Is that right?
join-zone-which = More than one place fits. Which is yours? Each button shows what time it is there.
join-zone-unknown = I cannot find “{ $text }”. Please try a larger city nearby, or your country.
join-zone-offset = “{ $text }” only says how far you are from Greenwich, and clocks may change during the academy. Please type your city instead.
join-zone-sea = That seems to be at sea, where I find no time zone. Please type your city instead.
join-zone-sea-later = That seems to be at sea, where I find no time zone. To tell me your city instead, type /timezone and its name.
join-zone-noted = Noted. Time zone: **{ $city }**

## Application

apply-offer =
    You can now apply to this edition: **{ $edition }**. Taking part is free of charge for those selected.

    Would you like to apply now? A few sentences are enough.
apply-later = All right. Type /apply whenever you are ready.
apply-closed = There is no edition to apply to at present. If you agreed to hear about later editions, we will write to you.
apply-motivation = Why would you like to take part, and what will you do with what you learn? Write between { $least } and { $most } characters.
    .field = Your motivation
apply-motivation-now = Your text so far: “{ $motivation }”
apply-motivation-noted = Thank you. Your text has { $count } characters.
apply-motivation-short = { $missing ->
        [one] Your text has { $count ->
            [one] one character
           *[other] { $count } characters
        }, and at least { $least } are needed: one more. Could you write it again with a little more detail?
       *[other] Your text has { $count ->
            [one] one character
           *[other] { $count } characters
        }, and at least { $least } are needed: { $missing } more. Could you write it again with a little more detail?
    }
apply-motivation-long = { $extra ->
        [one] Your text has { $count } characters, one more than the { $most } that fit. Could you shorten it and send it again?
       *[other] Your text has { $count } characters, { $extra } more than the { $most } that fit. Could you shorten it and send it again?
    }
apply-commitment = The academy takes about three hours a day, Monday to Friday, for two weeks. Can you commit to that?
apply-commitment-yes = Yes, I commit
apply-commitment-no = No, I cannot
apply-commitment-refused = Thank you for telling me. Without these three hours a day the committee cannot consider an application. I will keep what you wrote; if things change, press “{ button-go-on }”.
apply-summary =
    Please check your application:

    { $lines }

    Motivation: { $motivation }

    Commitment: about three hours a day

    To change a line, press it below. If all is well, send the application.
apply-incomplete = Something is still missing in your application. Type /apply to go on.
apply-sent-already = Your application has already been sent.
apply-sent-applied = Your application has been sent (**{ $edition }**). A committee of CASES, the ILO and the ITC-ILO will read it, and I will tell you here what it decides.
apply-sent-accepted = Done, you are taking part in this edition (**{ $edition }**). Have a look at the agenda whenever you like.
apply-withdraw-sure = Shall I withdraw your application? You would then no longer take part.
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
    Good news: your application has been accepted (**{ $edition }**).

    Your first session is on { $day } at { $time } your time. You will find all of them under /agenda.
decision-declined = Thank you for your application (**{ $edition }**). I am sorry that the committee could not offer you a place this time. You remain a member of the SSE Collective Brain, and another application from you will be very welcome.
delivery-again = (I cannot be sure that this has reached you, so I am sending it once more.)

## Home

home-unfinished = You have not finished signing up yet. To go on, press “{ button-go-on }”.
home-none = You are a member of the SSE Collective Brain. Current edition: **{ $edition }**.
home-draft = Your application has not been sent yet (**{ $edition }**).
home-applied = Your application is with the committee (**{ $edition }**). I will tell you here what it decides.
home-accepted = You are taking part in this edition: **{ $edition }**.
home-declined = The committee could not offer you a place this time (**{ $edition }**). You remain a member of the SSE Collective Brain.
home-withdrawn = You withdrew your application (**{ $edition }**).
home-completed = You completed this edition (**{ $edition }**). Congratulations.
home-no-edition = There is no edition of the academy at present. The community of the SSE Collective Brain goes on.
home-next = Next session, { $day }:

## Agenda

agenda-heading = Agenda in your own time ({ $city }, where it is { $time } now).
agenda-heading-academy = Agenda in the academy’s time ({ $city }, where it is { $time } now). To see it in yours, tell me your city with /timezone.
agenda-for-participants = The sessions are for those who were accepted; they receive the links to join.
agenda-over = This edition is over.
agenda-today = Today, { $day }
agenda-tomorrow = Tomorrow, { $day }
agenda-join = To join: { $link }
session-languages = Interpreted into: { $languages }
session-languages-missing = ⚠ Not in { $mine }. Interpreted into: { $languages }
session-channel = Interpretation: choose the channel “{ $mine }”
session-no-languages = Languages to be confirmed
session-academy-day = Academy’s time: { $day }, { $hours } ({ $city })

## Questions and answers

about = **{ $title }**
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
    This is what you told me:

    { $lines }
profile-name = Name: { $value }
profile-country = Country: { $value }
profile-constituency = Group: { $value }
profile-organisation = Organisation: { $value }
profile-work = Topics: { $value }
profile-zone = Time zone: { $value }
profile-language = Language: { $value }
profile-empty = –

## Privacy

privacy =
    These are the answers you gave us:

    { $lines }

    Without the first agreement we keep nothing for long: an hour after a no, or after 60 days without a word, we erase everything about the person.
privacy-academy = Your data is used for the academy:
privacy-found = Other members can find you:
privacy-news = News of later editions:
privacy-yes = yes
privacy-no = no
privacy-unasked = not answered yet
privacy-change-academy = Change: my data
privacy-change-found = Change: who can find me
privacy-change-news = Change: later editions
privacy-academy-needed = Without this agreement you cannot remain a member. If you no longer want us to keep anything, “{ button-forgetme }” removes your data on every channel.
mydata = Here is everything that we keep about you, as a file.
forgetme =
    This erases everything that we keep about you, on every channel: profile, application, attendance, messages. You will no longer take part in the academy, and a certificate can no longer be issued to you.

    Do you want that?
forgetme-last = Last question: shall I erase it now? This cannot be undone.
forgetme-done = Done. Everything about you is erased. Receipt: **{ $receipt }**. It proves the erasure and says nothing about you; keep it if you like. The messages in this app’s own history are yours to delete. I wish you well.

## Two apps

link =
    Your code is **{ $code }**. It is valid for { $minutes } minutes.

    Open me in the other app and type /link and this code there. If you got a code from the other app, type it here.
    .field = Code from the other app
link-unknown = That code is not valid, or its ten minutes are over. Please check it, or ask for a new one with /link in the other app.
link-waiting = I am waiting for the code from the other app. Type it here, or press “{ button-cancel }”.
link-locked = Too many wrong codes. Please wait { $minutes } minutes and ask for a new one.
link-same = That code was made here. Please type it in the other app.
link-expired = The time for this is over. Please begin again with /link.
link-conflict = Something changed in the meantime. Please begin again with /link.
link-conflict-ask =
    You told me different things in the two apps (question { $place } of { $count }). Which one is right?

    { $line }
link-preview =
    This is what your profile would become:

    { $lines }

    Channels: { $apps }

    Shall I merge the two profiles?
link-line-name = Name
link-line-country = Country
link-line-constituency = Group
link-line-organisation = Organisation
link-line-work = Topics
link-line-zone = Time zone
link-line-language = Language
link-line-application = Your application
link-line-seat = Your seat: { $round }
link-application-draft = Application not sent
link-application-applied = Application sent
link-application-accepted = Application accepted
link-application-declined = Application not accepted
link-application-withdrawn = Application withdrawn
link-application-completed = Edition completed
link-app-telegram = Telegram
link-app-discord = Discord
link-app-web = web page
link-done = Done. From now on your profile is the same in both apps.
link-cancelled = All right, everything stays as it was.

## Help, and anything that is not an answer

help =
    I sign you up, show the agenda in your own time and answer questions about the academy.

    { $lines }
stop = All right. From now on I write here only to answer you. To get the other messages again, type /start.
command-unknown = I do not know that command. /help lists what I can do.
command-unknown-near = I do not know that command. Did you mean { $command }?
talk-lost = I am not sure what you would like. I can show you the agenda, or what else I can do.
talk-foreign = I am sorry, I do not understand that language. I can write to you in English, French, Spanish or Portuguese: /language
talk-attachment = I am sorry, I can only read written messages: no pictures, voice messages, stickers or files.
talk-edit = I do not see changes to earlier messages. Please send your answer again as a new message.
talk-press = Please press one of the buttons.
talk-too-long = That is { $count } characters; I can read { $most } at once. Could you shorten it?
group-private = I answer only in private, so that nobody else reads what we say. Please open a chat with me and type /start there.
error-unknown = Something went wrong on my side, and nothing was changed. Please try again in a moment. If it happens again, tell the organisers this number: { $id }

## Web page

web-title = SSE Collective Brain
web-subtitle = The assistant of the Academy on Social and Solidarity Economy
web-skip = Skip to the message field
web-language = Language
web-menu = Menu
web-conversation = Conversation
web-you-said = You:
web-assistant-said = Assistant:
web-you-chose = You chose:
web-message = Your message
web-send = Send
web-limits = { $minimum }–{ $maximum } characters
web-greeting = Welcome to the SSE Collective Brain
web-greeting-what = Policy makers and practitioners of the social and solidarity economy, from all over the world, learn from one another here.
web-greeting-how = I am the assistant of their academy: I sign you up, answer your questions and tell you what takes place when, in your own time.
web-greeting-start = Start
web-greeting-language = Or choose your language:
web-earlier = Earlier messages
web-latest = Latest messages
web-file = Download { $name }
web-location-shared = 📍 My location
web-location-denied = Your browser did not say where you are. You can type the name of your city instead.
web-not-sent = That could not be sent. Your words are still here: please try again.
web-refused = That did not work
web-refused-return = Back to the conversation
web-refused-origin = This request came from another website, so nothing was done.
web-refused-size = That is too long to be sent. A message may have up to 10,000 characters.
web-refused-form = I could not understand this request, so nothing was done.
web-refused-starting = The assistant is just starting. Please try again in a moment.
web-refused-file = This file does not exist, or it is not yours.
web-refused-instant = “to” must be a date and time with its offset, such as 2021-11-15T13:00+01:00.
web-refused-back = The simulated clock does not go back.
web-demo = Simulated time
web-demo-clock = { $day }, { $time } in { $city }
web-demo-coming = Next: { $what }
web-demo-next = Next event ▸
web-demo-accept = Accept me
web-demo-accept-why = As the organisers would
web-demo-accepted = The organisers have accepted your application.
web-demo-not-applied = There is no application of yours to accept yet. Please send one first.
web-demo-nothing = The programme of this edition is over.

## Reminders and changes of sessions

reminder-until = { $minutes ->
        [0] begins now
        [one] begins in one minute
       *[other] begins in { $minutes } minutes
    }
reminder-started = has started
reminder-join = Join the session
reminder-coming = I’m coming
reminder-absent = I can’t make it
reminder-snooze = Remind me again
reminder-eve-tomorrow = Your sessions tomorrow, { $day } ({ $city }):
reminder-eve-today = Your sessions today, { $day } ({ $city }):
reminder-eve-later = Your sessions on { $day } ({ $city }):
session-moved = This session has moved: **{ $title }**

    New time: { $when } ({ $city })
session-cancelled = This session will not take place: **{ $title }**

    It was planned for { $when } ({ $city }).
session-link = New link for **{ $title }**

    { $when } ({ $city })
session-restored = This session will take place after all: **{ $title }**

    { $when } ({ $city })
post-when = { $day }, { $hours } ({ $city }) · { $utc } UTC
post-changed = Changed: please note the time and the link.
post-cancelled = This session will not take place: **{ $title }**

    It was planned for { $when }.
reminder-kind-start = at the start
reminder-kind-eve = the day before
reminder-kind-minutes = { $minutes ->
        [one] one minute before
       *[other] { $minutes } minutes before
    }
reminders = **Your reminders**, by your own clock ({ $city }):
reminders-off = ✗ { $what } – switched off
reminders-eve = The day before, at { $time }: all your sessions of the next day
reminders-eve-moved = The day before, at { $time }, an hour before your quiet hours: all your sessions of the next day
reminders-minutes = { $minutes ->
        [one] One minute before each of your sessions
       *[other] { $minutes } minutes before each of your sessions
    }
reminders-start = At the start of each session that counts for you, to check in
reminders-for-participants = They go to those who were accepted to the academy.
reminders-stopped = You told me with /stop to write nothing here but answers. Type /start to get your reminders here again.
quiet-hours = Quiet hours: **{ $hours }**.
quiet-hours-none = You have no quiet hours.
quiet-minutes = { $minutes ->
        [one] Of the reminders before a session, only the one a minute before it reaches you in these hours.
       *[other] Of the reminders before a session, only the one { $minutes } minutes before it reaches you in these hours.
    }
quiet-eve = If the one on the day before falls into them, it comes an hour before they begin.
quiet-ask = Between which hours shall I leave you in peace? Choose below, or type the hours, for example { $example }.
    .field = Quiet hours
quiet-noted = Noted.
quiet-unreadable = I do not find two times of day in “{ $text }”. Please type them in this way: { $example }
answer-coming = Thank you, I have noted that you are coming. Your attendance is recorded at the session itself.
answer-absent = Thank you for telling us. This session counts towards the certificate, which takes { $least } per cent of those that count. I will not remind you of it again.
answer-absent-free = Thank you for telling us. This session does not count towards the certificate, so you lose nothing there. I will not remind you of it again.
answer-moved = This session has moved since I wrote that: **{ $title }**

    New time: { $when } ({ $city }). Can you make it?
answer-over = This session is over: **{ $title }** ({ $when }). The coming ones are in /agenda.
answer-cancelled = This session will not take place: **{ $title }**. The coming ones are in /agenda.
answer-not-yours = This session is not one of yours: **{ $title }**. Yours are in /agenda.
snooze-ask = When shall I remind you again? **{ $title }** begins at { $time }.
snooze-late = There is no time left for another reminder: **{ $title }** begins at { $time }.
snooze-begun = This session has begun: **{ $title }**. You can still join it.
snooze-set = All right, I will remind you again at { $time }: **{ $title }**

## Why a message came, or did not

why = What I had for you, the newest first; the times are yours ({ $city }):
why-empty = Apart from answers, I have had nothing to tell you yet.
why-cause-decision = Decision on your application
why-cause-eve = Your sessions on { $day }
why-cause-minutes = { $minutes ->
        [one] One minute before “{ $title }”
       *[other] { $minutes } minutes before “{ $title }”
    }
why-cause-start = At the start of “{ $title }”, to check in
why-cause-attendance-decisive = Warning before “{ $title }”: your certificate depends on it
why-cause-attendance-impossible = The certificate is out of reach
why-cause-appeal-decided = Answer about “{ $title }”
why-cause-certificate = Your certificate
why-cause-statement = Your statement of attendance
why-cause-snooze = “{ $title }”, because you asked me to remind you again
why-cause-moved = “{ $title }” has moved
why-cause-cancelled = “{ $title }” will not take place
why-cause-restored = “{ $title }” takes place after all
why-cause-link = New link for “{ $title }”
why-cause-broadcast = Announcement by the organisers
why-cause-round-open = You can choose: “{ $title }”
why-cause-round-remind = Reminder to choose: “{ $title }”
why-cause-round-changed = New date for choosing: “{ $title }”
why-cause-seat-offer = Seat on offer in “{ $title }”
why-cause-offer-over = End of an offer of a seat in “{ $title }”
why-cause-seat = Your seat in “{ $title }”
why-cause-seat-lost = Your seat in “{ $title }” was taken back
why-cause-elective-cancelled = The elective “{ $title }” will not take place
why-cause-unplaced = Seats shared out, none for you yet: “{ $title }”
why-cause-swap = Exchange of seats: “{ $title }”
why-sent = Sent { $where } ({ $time }).
why-sent-again = Sent { $where } ({ $time }) for the second time, because I was not sure of the first.
why-under-way = On its way.
why-unknown = Sent { $where }, but I cannot be sure that it arrived.
why-refused = Not sent: it could not be shown { $where }.
why-not-absent = Not sent: you had said that you cannot make it to this session.
why-not-archived = Not sent: that edition is over.
why-not-cancelled = Not sent: the session was cancelled.
why-not-error = Not sent: something went wrong on my side.
why-not-halted = Not sent: the organisers stopped this announcement.
why-not-late = Not sent: by then it was too late to be of use.
why-not-merged = Not sent: you had the same message in your other app.
why-not-moved = Not sent: the session had moved to another time.
why-not-muted = Not sent: you had switched these reminders off.
why-not-no-address = Not sent: there was no app in which I could write to you.
why-not-no-text = Not sent: there was no text in your language.
why-not-nothing = Not sent: you had no session on that day.
why-not-not-concerned = Not sent: at that time it did not concern you.
why-not-overtaken = Not sent: a later message took its place.
why-not-quiet = Not sent: it fell into your quiet hours.
why-not-stopped = Not sent: you had stopped my messages with /stop.
why-not-unreachable = Not sent: I could not reach you anywhere.
why-not-withdrawn = Not sent: you had withdrawn your application.
why-where-telegram = on Telegram
why-where-discord = on Discord
why-where-web = on the web page
why-try-blocked = You had blocked me { $where }.
why-try-closed = Your settings { $where } did not let my message through.
why-try-gone = I could not find you { $where } any more.
why-try-away = For a while I could not get through { $where }.
why-next-today = Next, today at { $time }: { $cause }
why-next-tomorrow = Next, tomorrow at { $time }: { $cause }
why-next-day = Next, on { $day } at { $time }: { $cause }
why-next-nothing = Nothing more is planned for you at present.
why-muted = You switched these off: { $kinds }.

## Announcements

broadcast = Here you write announcements to the members. Open one below, or begin a new one.
broadcast-not-allowed = Only the organisers of the academy can send announcements. If you have something to tell everybody, please write to them.
broadcast-unknown = There is no announcement with the number { $number }. You will find the latest ones under /broadcast.
broadcast-not-draft = Announcement { $number } is not a draft any more, so nothing was changed.
broadcast-changed = This announcement was changed after you looked at it, so it was not sent. Please look at it once more.
broadcast-title = Announcement { $number } · { $state }
broadcast-state-draft = draft
broadcast-state-waiting = about to go out
broadcast-state-sending = going out
broadcast-state-sent = sent
broadcast-state-stopped = stopped
broadcast-state-undone = put away
broadcast-line-text = Text in { $name } ({ $count ->
        [one] one character
       *[other] { $count } characters
    }): “{ $start }”
broadcast-line-whom = For: { $whom }
broadcast-line-when = When: { $when }
broadcast-line-share = Get the text in { $name }: { $count } ({ $channels })
broadcast-line-places = Community channels: { $places }
broadcast-line-without = No text yet for: { $whom }
broadcast-line-unreachable = Cannot be reached at present: { $count }
broadcast-no-text = There is no text yet. Please write one first.
broadcast-nobody = Nobody would get it: no member who can be reached fits what you chose.
broadcast-uncovered = { $count ->
        [one] One recipient has no text in their language. Write it, or say in which language the others read it.
       *[other] { $count } recipients have no text in their language. Write it, or say in which language the others read it.
    }
broadcast-texts = In which language would you like to write the announcement?
broadcast-texts-more = You can write it in another language too, or go on.
broadcast-text = Please write the announcement in this language: { $name }. It may have up to { $most } characters. Two asterisks before and after some words make them **bold**.
    .field = Text of the announcement
broadcast-text-now = Your text so far: “{ $text }”
broadcast-text-noted = Noted in { $name }: { $count ->
        [one] one character.
       *[other] { $count } characters.
    }
broadcast-text-empty = There are no words in this text. Please write at least a few.
broadcast-text-long = { $extra ->
        [one] This text has { $count } characters, one more than the { $most } that fit into one message. Please shorten it and send it again.
       *[other] This text has { $count } characters, { $extra } more than the { $most } that fit into one message. Please shorten it and send it again.
    }
broadcast-doubt = ⚠ This text does not look like { $name }, but like { $other }.
broadcast-doubt-fifth = ⚠ This text does not look like { $name }.
broadcast-whom = For whom is it? Tick what they must have in common; without a tick, all members get it.
broadcast-whom-list = Which ones? You can tick several; without a tick, this does not matter.
broadcast-whom-everyone = all members
broadcast-whom-nobody = no members, only community channels
broadcast-whom-languages = Language
broadcast-whom-constituencies = Group
broadcast-whom-states = Application
broadcast-whom-electives = Elective
broadcast-whom-channels = App
broadcast-whom-places = Community channels
broadcast-when = When shall it go out? Write day and time by your own clock ({ $city }), for example { $example }.
    .field = Day and time
broadcast-when-once = as soon as you confirm
broadcast-when-academy = { $mine } – academy’s time: { $academy }
broadcast-when-past = That time has already passed. Please choose a later one.
broadcast-when-unread = I cannot find a day and time in “{ $text }”. Please write them like this: { $example }
broadcast-when-skipped = The clocks go forward at that moment ({ $city }), so this time does not exist: { $time }. Which of these do you mean?
broadcast-when-twice = The clocks go back at that moment ({ $city }), so this time comes twice: { $time }. Which of the two do you mean?
broadcast-sure = Shall I send it? When: { $when }. You can take it back for at least 30 seconds.
broadcast-tried = { $count ->
        [one] You will get the text in a moment, as the members would.
       *[other] You will get the { $count } texts in a moment, as the members would.
    }
broadcast-waiting = It goes out: { $when }. Until then you can take it back.
broadcast-waiting-seconds = { $count ->
        [0] It is going out now.
        [one] It goes out in one second. Until then you can take it back.
       *[other] It goes out in { $count } seconds. Until then you can take it back.
    }
broadcast-undone = This announcement was put away. No member has received it.
broadcast-undo-late = It is too late to take this announcement back. What has not left yet can still be stopped.
broadcast-over = Everything has left already; there is nothing to stop any more.
broadcast-not-going = Announcement { $number } is not going out at present.
broadcast-stopped = { $count ->
        [0] Stopped.
        [one] Stopped. One message was not sent.
       *[other] Stopped. { $count } messages were not sent.
    }
broadcast-total = Messages in all: { $count }
broadcast-fate-sent = Sent: { $count }
broadcast-fate-waiting = Still waiting: { $count }
broadcast-fate-unknown = May have arrived: { $count }
broadcast-fate-halted = Not sent because it was stopped: { $count }
broadcast-fate-stopped = Want no messages (/stop): { $count }
broadcast-fate-away = The app was out of reach: { $count }
broadcast-fate-gone = Cannot be reached any more: { $count }
broadcast-fate-refused = The app refused the message: { $count }
broadcast-fate-late = Too late to be sent: { $count }
broadcast-fate-untexted = No text in their language: { $count }
broadcast-fate-other = Not needed any more: { $count }
broadcast-not-reached = Did not get it, or not for certain: { $names }
broadcast-button-list = Announcements
broadcast-button-new = New announcement
broadcast-button-card = Overview
broadcast-button-texts = Texts
broadcast-button-whom = For whom
broadcast-button-when = When
broadcast-button-show = Show: { $name }
broadcast-button-fallback = Others read: { $name }
broadcast-button-remove = Remove this text
broadcast-button-keep = No, it is: { $name }
broadcast-button-is = Yes, it is: { $name }
broadcast-button-again = Write it again
broadcast-button-everyone = All members
broadcast-button-places-only = Only these channels
broadcast-button-once = As soon as I confirm
broadcast-button-try = Send it to me only
broadcast-button-send = Send it
broadcast-button-sure = Yes, send it
broadcast-button-undo = Take it back
broadcast-button-reopen = Go on with it
broadcast-button-drop = Put it away
broadcast-button-stop = Stop it
broadcast-button-refresh = Refresh
organiser-unknown = Nobody has written to me from { $address } yet. They must write to me once first; /start is enough.

## Calendar

calendar =
    Here are your sessions for your own calendar. “{ button-calendar-open }” adds them in such a way that they follow every change: electives, new times, cancellations.

    Some calendars ask for the address. This one is yours alone, so please keep it to yourself:
    { $address }
calendar-new-sure = Calendars that use the present address would no longer be updated. Do you want a new one?
calendar-renewed =
    Done, this is your new address. The old one no longer works, so please add this one to your calendar:
    { $address }
calendar-cancelled = Cancelled: { $title }
button-calendar-open = Open in my calendar
button-calendar-new = Make a new address
button-calendar-yes = Yes, a new address
button-calendar-no = No, keep this one
calendar-page = Your sessions in your own calendar
calendar-page-what = { $edition }: all of your sessions, by your own clock. They follow every change by themselves; some calendars look only once a day.
calendar-page-apple = Works with Apple Calendar, and with Outlook or Thunderbird on a computer.
calendar-page-google = Add to Google Calendar
calendar-page-outlook = Add to Outlook.com
calendar-page-work = Add to Outlook at work
calendar-page-file = Save it as it is today
calendar-page-address = Does nothing of this fit? Copy this address into your calendar as a subscription (“from a URL”):
calendar-page-secret = Whoever knows this address can read your calendar. With /calendar you get a new one.
calendar-page-unknown = This calendar address is not valid, or no longer. With /calendar you get the present one.

## Papers: the certificate and the statement of attended sessions

paper-certificate = Certificate of Participation
paper-statement = Statement of Attendance
paper-certifies = This is to certify that
paper-participated = participated consistently and actively in the course
paper-attended = attended the sessions listed below, as part of the course
paper-dates = Dates
paper-length = Length
paper-share = Attendance
paper-session = Session
paper-percent = { $percent }%
paper-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
paper-minutes = { $minutes } min
paper-sessions = Sessions
paper-issued = Issued on { $day }
paper-code = Verification code
paper-check = Is this document genuine? See
paper-qr = QR code of { $address }
paper-version = Version { $version }, with the corrected name. It replaces every earlier version.

## The days as a picture: what its signs mean

strip-present = Present
strip-late = Late, counts
strip-excused = Excused
strip-absent = Absent
strip-pending = Not known yet
strip-coming = Still to come
strip-uncounted = Not counted

## Electives

electives-nothing = There are no electives to choose at present.
electives-open = You can choose until { $when } ({ $city }), and change your mind as often as you like until then.
electives-open-ranked = Put the electives in the order of your wishes until { $when } ({ $city }). Then the seats are shared out, and I will tell you which one is yours.
electives-opens = You can choose from { $when } ({ $city }).
electives-over = The time for choosing ended on { $when }.
electives-sharing = The time for wishes is over, and the seats are being shared out. I will tell you which one is yours.
electives-first = You can still choose, and you go before those who wait.
electives-yours = Your elective: **{ $title }**
electives-yours-not = You have no seat in any of these.
electives-wished = Your wishes:
electives-times = When ({ $city }):
electives-for = Reserved for: { $groups }
electives-seats = { $free ->
        [0] No seats left
        [one] One seat left
       *[other] { $free } seats left
    }
electives-seats-any = No limit on seats
electives-seats-in-all = Seats: { $seats }
electives-waiting = { $count ->
        [one] one person is waiting
       *[other] { $count } people are waiting
    }
electives-mine = ✓ Your elective
electives-position = You are number { $position } on the waiting list.
electives-offered = A seat is kept for you until { $when }.
electives-offered-all = A seat is free, and whoever takes it first has it.
electives-seat = The seat is yours: **{ $title }**
electives-seat-notice = ✓ You have a seat.
electives-seat-left = Your seat in “{ $title }” is free for others now.
electives-seat-reminded = I will remind you before each session.
electives-seat-until = Until { $when } you can change or give up your seat.
electives-waits =
    All seats are taken: **{ $title }**

    You are number { $position } on the waiting list. When it is your turn, I will offer you the seat and keep it for you for a while. If you have a seat in another elective, it stays yours until then.
electives-waits-notice = Waiting list: position { $position }
electives-language =
    There is no interpretation into { $mine } in this elective: **{ $title }**

    Could you follow it in another language? I will remember your answer.
electives-leave-sure = Do you want to give up your seat in **{ $title }**? Somebody else may take it at once.
electives-leave-none = You have no seat in this round: { $title }
electives-left = Done. You no longer have a seat in **{ $title }**.
electives-passed = All right. The seat goes to the next person, and you are no longer on the waiting list: **{ $title }**
electives-unwaited = You are no longer on the waiting list: **{ $title }**
electives-unwaited-before = You were not on this waiting list any more: **{ $title }**
electives-refused-cancelled = This elective will not take place.
electives-refused-already-yours = You have a seat in this elective already.
electives-refused-not-yours = You have no seat in this elective.
electives-refused-started = It began on { $when }.
electives-refused-not-open-yet = You can choose from { $when }.
electives-refused-closed = The time for choosing ended on { $when }.
electives-refused-not-for-you = This elective is for other groups than the one in your /profile.
electives-refused-clash = It is at the same time as “{ $title }”, where you have a seat.
electives-refused-other-language = It is interpreted into: { $languages }.
electives-refused-already-waiting = You are on this waiting list already, as number { $position }.
electives-refused-offer-over = This offer is over, and the seat has gone to the next person.
electives-refused-full = Somebody else was there before you: all seats are taken.
electives-wishes-first = Press your first choice, then the second, and so on. The more you name, the more likely it is that you get a seat.
electives-wishes-next = This is your order so far. To go on, press what comes next.
electives-wishes-complete = Noted, this is your order.
electives-wishes-until = Each choice is saved at once. You can change the order until { $when } ({ $city }).
electives-swap = You have a seat in **{ $title }**. Say which elective you would rather have; somebody with a seat there can agree to exchange. Until then nothing changes, and nobody learns any names.
electives-swap-asked = You have asked for **{ $title }**. I will tell you as soon as somebody agrees.
electives-swap-wanted = Somebody would give you a seat in **{ $title }** for yours.
electives-swap-noted = Your request is noted.
electives-swap-withdrawn = Your request is withdrawn.
electives-swap-done = The seats have been exchanged.
electives-news-open =
    You can now choose: **{ $title }**

    There is time until { $when } ({ $city }). I can show you all of them, with times, languages and free seats.
electives-news-open-ranked =
    You can now put these in the order of your wishes: **{ $title }**

    There is time until { $when } ({ $city }). Being early is no advantage: the seats are shared out afterwards.
electives-news-remind =
    { $days ->
        [one] There is one day left to choose: **{ $title }**
       *[other] There are { $days } days left to choose: **{ $title }**
    }

    You have not chosen yet. There is time until { $when } ({ $city }).
electives-news-extended =
    There is more time to choose: **{ $title }**

    You can do so until { $when } ({ $city }).
electives-news-closed =
    The time for choosing is over: **{ $title }**

    It ended on { $when } ({ $city }).
electives-news-offer =
    A seat has become free for you: **{ $title }**

    I am keeping it for you until { $when } ({ $city }). After that it goes to the next person.
electives-news-offer-all =
    A seat has become free: **{ $title }**

    The first session is soon, so I am asking everybody who waits. Whoever takes the seat first has it.
electives-news-offer-over =
    I did not hear from you in time, so the seat has gone to the next person: **{ $title }**

    You are no longer on the waiting list.
electives-news-offer-waits =
    I am sorry, the seat that I offered you is not available after all: **{ $title }**

    You keep your place on the waiting list.
electives-news-seat-hand = The organisers have given you a seat: **{ $title }**
electives-news-seat-allocation = The seats have been shared out, and this one is yours: **{ $title }**
electives-news-seat-lost =
    The organisers had to take back your seat: **{ $title }**

    I am sorry. If you have questions, please ask them.
electives-news-cancelled-seat =
    I am sorry, this elective will not take place: **{ $title }**

    You can choose another one now, before those who wait, and also after the closing date.
electives-news-cancelled-waiting = I am sorry, the elective that you were waiting for will not take place: **{ $title }**
electives-news-cancelled-wish = This elective will not take place, so it is no longer among your wishes: **{ $title }**
electives-news-unplaced =
    The seats have been shared out, and I am sorry that there was none for you: **{ $title }**

    You can still take one that is free, before those who wait, and also after the closing date.
electives-news-exchange-asked =
    Somebody would like to exchange seats with you: you would get **{ $gives }** for **{ $wants }**.

    If you agree, it is done at once. If not, you need do nothing.
electives-news-exchange-done = The seats have been exchanged. You now have one in **{ $wants }**, in place of **{ $gives }**.
elective-gone = This elective is no longer part of the programme. /electives shows what there is.
elective-not-participant = Electives are for those who take part in the academy. Once your application is accepted, you can choose yours here.
elective-ranked = Here your wishes decide. Under /electives you can put them in order.
elective-first-come = Here seats go to those who come first. Under /electives you can choose yours.
round-closed = The time for wishes is over. /electives shows where you stand.
wish-twice = This elective is in your order already.
swap-gone = This exchange is no longer on offer.
swap-no-seat = You have no seat here that could be exchanged.
button-electives = Electives
button-elective-take = Choose this elective
button-elective-change = Change to this elective
button-elective-wait = Join the waiting list
button-elective-unwait = Leave the waiting list
button-elective-leave = Give up my seat
button-elective-leave-yes = Yes, give it up
button-elective-leave-no = No, keep it
button-elective-accept = Yes, I take the seat
button-elective-pass = No, pass it on
button-elective-follow = Yes, in { $name }
button-elective-follow-no = No, rather not
button-elective-all = ‹ All electives
button-elective-see = See the electives
button-elective-choose = See and choose
button-elective-calendar = Add to my calendar
button-elective-swap = Exchange my seat
button-elective-agree = Yes, exchange
button-elective-unswap = Withdraw my request
button-elective-wishes = Put them in order
button-elective-unwish = Undo the last one
button-elective-rewish = Start again

## Checking in, and where one stands

button-checkin = I’m here
button-checkin-code = Enter the code
button-webinar = My webinar e-mail
button-certificate = Certificate
button-attendance = Attendance
checkin-open = **You can check in now:**
checkin-done = ✓ you are in
checkin-next = The next session that counts for you:
checkin-in = ✓ You are in.
checkin-late = ✓ You are in. Late, but it counts.
checkin-again = ✓ You were in already.
checkin-uncounted = This session does not count towards the certificate.
checkin-early = Checking in is not possible yet. It opens: { $when } ({ $city }).
checkin-over = Checking in closed: { $when } ({ $city }). If you were there, please say so under /attendance.
checkin-stopped = Checking in is closed at the moment. If you are in the session, please tell the facilitator.
checkin-code = This session asks for the code that it shows: six digits, new every 30 seconds. Please type them here.
    .field = Code
checkin-wrong = That is not the code shown now; it changes every 30 seconds. Please type the newest one.
checkin-stale = This link is too old; it changes every 30 seconds. Please scan the newest one, or type its six digits after /checkin.
checkin-locked = { $seconds ->
        [one] Too many wrong codes. Please wait one second, then type the newest one.
       *[other] Too many wrong codes. Please wait { $seconds } seconds, then type the newest one.
    }
checkin-report = There is nothing to do here: in this session the time you spend in the webinar counts.
checkin-not-yours = This session is not one of yours. Yours are in /agenda.
checkin-cancelled = This session will not take place. The next ones are in /agenda.
checkin-none = There is no session to check in to at the moment.
checkin-unknown = Before I can check you in, I need to know who you are. If you already take part in another app, send /link there, then /link and the code here. If not, begin below; afterwards /checkin is enough.
attendance-open = { $miss ->
        [0] You have { $attended } of { $counted } and may miss no more.
        [one] You have { $attended } of { $counted } and may miss one more.
       *[other] You have { $attended } of { $counted } and may miss { $miss } more.
    }
attendance-decides = { $day } decides.
attendance-begins = { $miss ->
        [0] Your sessions that count: { $counted }. You may miss none.
        [one] Your sessions that count: { $counted }. You may miss one.
       *[other] Your sessions that count: { $counted }. You may miss { $miss }.
    }
attendance-report = The webinar’s report decides.
attendance-earned = You have { $attended } of { $counted }, enough for the certificate.
attendance-impossible = You have { $attended } of { $counted } and can still reach { $possible }; the certificate takes { $needed }.
attendance-nothing = No session counts for you yet.

## The page that says whether a certificate is genuine

verify-title = Is this certificate genuine?
verify-how = Type the code that is printed on it. Capitals, spaces and hyphens do not matter.
verify-check = Check
verify-another = Check another code
verify-name = Name
verify-edition = Academy
verify-issued = Issued on
verify-valid = { $kind ->
    [statement] This statement is genuine and valid.
   *[certificate] This certificate is genuine and valid.
}
verify-revoked = { $kind ->
    [statement] This statement was revoked on { $day } and is no longer valid.
   *[certificate] This certificate was revoked on { $day } and is no longer valid.
}
verify-superseded = This document is genuine, but has been replaced by a corrected version. Please ask its holder for that one.
verify-erased = This code is genuine. Whoever held it had all their data erased, so we can say no more.
verify-unknown = We know of no certificate with this code. Perhaps a character was mistyped?
verify-limited = Too many wrong codes came from your connection. Please try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}.
button-appeal = I was there
button-room = Who is in
button-more = More ›
button-previous = ‹ Previous
button-refresh = Refresh
button-mark-proof = As the proof says
attendance-for-participants = Attendance is for those who take part in the academy.
attendance-heading = **Your attendance**
attendance-share = That is { $percent } per cent of the sessions that count. The certificate takes { $least } per cent, that is { $needed }.
attendance-share-begins = Not one has been counted so far. The certificate takes { $least } per cent of them, that is { $needed }.
attendance-decisive = If you attended nothing more, this session would decide: **{ $title }**
attendance-appeal-open = An organiser is looking at it: **{ $title }**
attendance-appeal-excused = Excused, it no longer counts: **{ $title }**
attendance-appeal-present = Counted as present after all: **{ $title }**
attendance-appeal-refused = Looked at, and it stays missed: **{ $title }**
attendance-webinar = In some of your sessions the webinar’s report decides. May I know the e-mail address with which you join?
appeal-needless = There is no missed session to look at.
appeal-which = Which session did you attend, or could you not attend for a good reason?
appeal-ask = What happened? A sentence is enough, for example that there was a power cut. An organiser will read it and decide.
    .field = What happened
appeal-noted = Thank you. An organiser will look at it, and I will tell you what was decided.
appeal-text = Please write between { $minimum } and { $maximum } characters.
appeal-too-early = There is still time to check in to this session: /checkin
room-not-participant = This session does not concern that person.
session-unknown = This session will not take place, or does not exist.
attendance-news-decisive =
    Your certificate depends on this session: **{ $title }**

    { $when } ({ $city })

    You have { $attended } of { $counted }, and the certificate takes { $needed }, so you cannot miss another one. If something keeps you away, write to us under /attendance afterwards.
attendance-news-impossible =
    I am sorry: too many sessions are missing for the certificate.

    { $line }

    All sessions stay open to you, and at the end you will receive a statement of those you attended. If you were in one that is missing here, please say so under /attendance.
attendance-news-excused = Your reason was accepted. This session no longer counts, so you lose nothing: **{ $title }**
attendance-news-present = It was looked at, and you are counted as present: **{ $title }**
attendance-news-refused = It was looked at, and it could not be granted this time: **{ $title }**. If you have more to say, you can write again under /attendance.
certificate-given-certificate = Here is your certificate. Congratulations! Anybody can check it here: { $address }
certificate-given-statement = Here is your statement of the sessions you attended. Anybody can check it here: { $address }
certificate-unprintable = Your document is ready, but I do not have the letters of your name to print it. The organisers know and will write to you. It can be checked here: { $address }
certificate-revoked = Your document was revoked and is no longer valid. If you think that this is a mistake, please write to the organisers.
certificate-later = Certificates are issued after the academy. This is where you stand:
present-none = There is no session that you present.
present-which = Which session do you present? Each button opens its page with the code to check in.
present-not-allowed = Only facilitators of this session and organisers can do that.
room-which = Which session?
room-there = { $count } of { $most } are in, { $late } of them late.
room-disputed = { $count ->
        [one] ⚠ On one person two sources disagree.
       *[other] ⚠ On { $count } people two sources disagree.
    }
room-marked = Noted.
room-minutes = { $minutes } min
mark-present = Present
mark-late = Late
mark-excused = Excused
mark-absent = Absent
mark-open = Not in yet
mark-pending = The report is missing
evidence-button = Check-in by button
evidence-code = Check-in by code
evidence-report = Webinar report
evidence-hand = By hand
evidence-appeal = Appeal
button-webinar-skip = No, thank you
webinar-ask = With which e-mail address do you join the webinars? In some sessions the webinar’s report shows who was there, and by this address I can tell that it is you. You need not give one: then I go by your name.
    .field = E-mail address
webinar-ask-known = You join the webinars as **{ $email }**. If you use another address now, please write it.
webinar-noted = Thank you. In the webinars’ reports I will look for { $email }.
webinar-skipped = All right. In the webinars’ reports I will look for your name, so please join under it.
webinar-email = That does not look like an e-mail address. Please write it once more.

## The presenter's page

present-how = Scan the picture to check in, or send the assistant /checkin and these six digits.
present-full = Full screen
present-picture = QR code to check in
present-code = Code:
present-left = Time until the next code
present-count = { $count ->
    [0] Nobody is in yet
    [one] { $count } person is in
   *[other] { $count } people are in
}
present-start = Open check-in again
present-stop = Close check-in
present-early = Check-in opens: { $when } ({ $city })
present-stopped = Check-in is closed at the moment.
present-over = Check-in for this session is over.
present-report = Nothing to do here: in this session the time that people spend in the webinar counts.
present-ended = There has been no connection for a while, and no codes are left. They will be back as soon as it is.
present-offline = No connection at the moment. The codes go on; the count waits.
present-unknown = This link to a presenter’s page is not valid, or no longer. With /present, or from the organisers, you get a new one.

## Checking in on the web

web-checkin = Check in
web-checkin-telegram = Open in Telegram
web-checkin-chat = Open the page chat
web-checkin-who = This browser does not know you yet.
web-checkin-how = Wherever you write with the assistant, you can also send it /checkin and the six digits that the screen shows.
