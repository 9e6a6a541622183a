# Le français de l’assistant, sur le modèle de en.ftl ; **…** met en gras.
# Il s’adresse à une seule personne, la vouvoie et reste simple et bienveillant, à Dakar comme à Paris.
# Espaces : fine insécable (U+202F) avant ; ! ? et insécable (U+00A0) avant : et à l’intérieur des « ».

## Languages

language-own-name = Français
language-en = anglais
language-fr = français
language-es = espagnol
language-pt = portugais
language-choose = Dans quelle langue souhaitez-vous que je vous écrive ?
language-changed = C’est noté : désormais, je vous écrirai en français.
language-offer = Je vois que vous écrivez en français. Souhaitez-vous que je passe, moi aussi, au français ?
language-offer-yes = Oui, en français
language-offer-no = Non, restons en français
language-stays = Très bien, nous continuons en français.

## Commands, as in the menus

menu-start = commencer
    .does = Commencer, ou reprendre là où vous en étiez
menu-agenda = programme
    .does = Les sessions à votre heure locale
menu-electives = options
    .does = Choisir vos cours à option et voir vos places
menu-checkin = présence
    .does = Signaler votre présence à la session en cours
    .words = Les six chiffres que la session affiche
menu-attendance = assiduité
    .does = Voir vos présences et ce que demande le certificat
menu-certificate = certificat
    .does = Recevoir votre certificat dès qu’il est délivré
menu-present = présenter
    .does = Animation : la page avec le code de présence
menu-room = salle
    .does = Animation : voir qui est là et corriger à la main
menu-calendar = calendrier
    .does = Vos sessions dans votre propre calendrier
menu-reminders = rappels
    .does = Choisir vos rappels et vos heures de silence
menu-about = questions
    .does = Questions et réponses sur l’Académie
menu-apply = candidature
    .does = Présenter votre candidature à l’Académie
menu-profile = profil
    .does = Voir et modifier ce que vous m’avez indiqué
menu-language = langue
    .does = Choisir la langue
    .words = Français, anglais, espagnol ou portugais
menu-timezone = fuseau
    .does = Changer de fuseau horaire
    .words = Votre ville
menu-privacy = confidentialité
    .does = Ce que vous avez accepté, et comment le modifier
menu-mydata = mesdonnées
    .does = Tout ce que nous conservons à votre sujet, dans un fichier
menu-forgetme = effacer
    .does = Effacer tout ce qui vous concerne
menu-link = relier
    .does = Me retrouver aussi dans une autre application
    .words = Le code de l’autre application
menu-why = pourquoi
    .does = Pourquoi vous avez reçu un message, ou non
menu-help = aide
    .does = Ce que je peux faire pour vous
menu-stop = arrêter
    .does = Ne plus recevoir ici que des réponses à vos messages

## Buttons

button-begin = Commencer
button-back = ‹ Retour
button-pause = Faire une pause
button-restart = Tout recommencer
button-restart-yes = Oui, tout recommencer
button-restart-no = Non, continuer
button-go-on = Continuer
button-cancel = Annuler
button-keep = Garder : { $value }
button-keep-text = Garder ce texte
button-skip = Passer
button-location = Partager ma position
button-zone-right = Oui, c’est exact
button-zone-wrong = Non, je suis ailleurs
button-apply = Présenter ma candidature
button-apply-again = Nouvelle candidature
button-later = Plus tard
button-send = Envoyer ma candidature
button-withdraw = Retirer ma candidature
button-withdraw-yes = Oui, la retirer
button-withdraw-no = Non, la maintenir
button-agenda = Programme
button-about = Questions et réponses
button-profile = Mon profil
button-privacy = Confidentialité
button-home = Accueil
button-help = Aide
button-earlier = ‹ Jours précédents
button-later-days = Jours suivants ›
button-mydata = Mes données
button-forgetme = Tout effacer
button-forgetme-yes = Oui, tout effacer
button-forgetme-no = Non, tout garder
button-forgetme-now = Effacer définitivement
button-link-yes = Oui, les réunir
button-reminders = Rappels
button-why = Pourquoi ce message ?
button-switch-on = Activer : { $kind }
button-switch-off = Désactiver : { $kind }
button-quiet = Heures de silence
button-quiet-none = Pas d’heures de silence
button-snooze = { $minutes ->
        [one] Une minute avant ({ $time })
       *[other] { $minutes } minutes avant ({ $time })
    }
button-unknown = Ce bouton n’est plus valable. Écrivez /start pour savoir où vous en êtes, ou /help pour voir ce que je peux faire.

## First words

welcome =
    Bienvenue. Je suis l’assistant du SSE Collective Brain, la communauté des personnes qui œuvrent pour l’économie sociale et solidaire (ESS), et de son académie : **{ $edition }**.

    L’inscription prend environ trois minutes. Vous pouvez vous interrompre à tout moment et reprendre plus tard.

    Quelle langue préférez-vous ?
welcome-back = C’est un plaisir de vous retrouver. Reprenons là où nous en étions.
start-again = C’est entendu, je vous écrirai de nouveau ici.

## Consent

consent-academy =
    Parlons d’abord de vos données. Pour que vous puissiez participer à l’Académie, l’OIT, son centre de formation de Turin (CIF-OIT) et l’institution hôte, CASES, doivent conserver ce que vous m’indiquez ici : nom, pays, organisation, fuseau horaire, candidature et présence aux sessions. Ces données ne servent qu’à l’Académie et à la communauté, et ne sont jamais vendues. Vous pouvez à tout moment les consulter (/mydata) ou les effacer (/forgetme).

    Êtes-vous d’accord ?
consent-academy-yes = Oui, je suis d’accord
consent-academy-no = Non
consent-academy-given = Merci. Nous conserverons donc ce qui est nécessaire à l’Académie.
consent-academy-refused = Je comprends. Sans cet accord, nous ne pouvons pas vous inscrire ; je m’arrête donc là et ne vous demande rien de plus. Si vous changez d’avis, choisissez « { button-go-on } ». Sinon, j’effacerai dans une heure le peu que je sais de vous, ou tout de suite avec « { button-forgetme } ».
consent-found = Souhaitez-vous que les autres membres puissent vous trouver grâce à votre nom, à votre pays, à votre organisation et à vos domaines d’activité ? C’est facultatif.
consent-found-yes = Oui, je le souhaite
consent-found-no = Non merci
consent-found-given = Les autres membres pourront vous trouver.
consent-found-refused = Les autres membres ne pourront pas vous trouver.
consent-news = Pouvons-nous vous informer des prochaines éditions de l’Académie ? C’est facultatif, et limité à quelques messages par an.
consent-news-yes = Oui, volontiers
consent-news-no = Non merci
consent-news-given = Nous vous informerons des prochaines éditions.
consent-news-refused = Nous ne vous écrirons pas au sujet des prochaines éditions.

## Who you are

join-name = Quels sont vos prénom et nom, tels qu’ils doivent figurer sur le certificat ? Vous pouvez les écrire dans l’alphabet de votre choix.
    .field = Prénom et nom
join-name-noted = Sur le certificat : **{ $name }**
join-name-letters = Je ne vois aucune lettre dans ce nom. Pourriez-vous l’écrire tel qu’il doit figurer sur le certificat ?
join-name-length = { $count ->
        [one] Ce nom ne compte qu’une lettre ; il faut entre { $least } et { $most } caractères. Pourriez-vous l’écrire à nouveau ?
       *[other] Ce nom compte { $count } caractères ; il en faut entre { $least } et { $most }. Pourriez-vous l’écrire à nouveau ?
    }
join-country = Dans quel pays vivez-vous ? Choisissez-le ci-dessous ou écrivez son nom en français, en anglais, en espagnol ou en portugais.
    .field = Votre pays
join-country-noted = Pays : **{ $country }**
join-country-unknown = Je ne connais pas de pays appelé « { $text } ». Vérifiez l’orthographe, s’il vous plaît, ou essayez en anglais, en français, en espagnol ou en portugais.
join-country-which = De quel pays s’agit-il ?
join-constituency = Qui représentez-vous, ou dans quel type de structure travaillez-vous ? Certains cours s’adressent à des groupes précis.
join-constituency-noted = Votre groupe : **{ $constituency }**
constituency-government = Gouvernement
constituency-employers = Organisation d’employeurs
constituency-union = Syndicat
constituency-sse = Coopérative ou autre organisation de l’ESS
constituency-partner = Partenaire de développement
constituency-academia = Université ou recherche
constituency-other = Autre
join-organisation = Comment s’appelle votre organisation ?
    .field = Votre organisation
join-organisation-noted = Organisation : **{ $organisation }**
join-work = Quels sont vos domaines d’activité ? Quelques mots suffisent, par exemple « coopératives rurales, finance solidaire ».
    .field = Vos domaines d’activité
join-work-noted = C’est noté, merci.
join-short-empty = Je ne vois pas de texte dans votre message. Écrivez quelques mots, s’il vous plaît, ou choisissez « { button-skip } ».
join-short-long = Ce texte compte { $count } caractères, et je ne peux pas en garder plus de { $most }. Pourriez-vous le raccourcir un peu ?
join-skipped = Très bien, laissons ce point de côté. Vous pourrez le compléter plus tard avec /profile.
join-paused = C’est entendu, je garde vos réponses. Choisissez « { button-go-on } » ou écrivez /start quand vous le souhaitez, dans une heure ou dans une semaine.
join-restart-sure = Voulez-vous vraiment effacer ces réponses et tout recommencer ?
join-done = Bienvenue dans le SSE Collective Brain, { $name }. Vous en faites désormais partie.

## Time zone

join-zone = Dans quelle ville êtes-vous ? Si elle est petite, indiquez plutôt une grande ville des environs : je pourrai ainsi vous donner la bonne heure. Son nom peut être écrit en français, en anglais, en espagnol ou en portugais.
    .field = Votre ville
join-zone-guessed = D’après le pays indiqué, il devrait être **{ $time }** chez vous ({ $day }, fuseau horaire : { $city }). Est-ce exact ? Sinon, écrivez le nom de votre ville.
join-zone-right = Il est **{ $time }** chez vous ({ $day }, fuseau horaire : { $city }). Est-ce exact ?
join-zone-which = Plusieurs lieux sont possibles. Lequel est le vôtre ? L’heure locale figure sur chaque bouton.
join-zone-unknown = Je ne trouve pas « { $text } ». Essayez avec une plus grande ville des environs, ou avec votre pays.
join-zone-offset = « { $text } » n’indique qu’un décalage par rapport à Greenwich, et l’heure peut changer pendant l’Académie. Indiquez plutôt votre ville, s’il vous plaît.
join-zone-sea = Ce point semble se trouver en mer : je n’y trouve pas de fuseau horaire. Indiquez plutôt votre ville, s’il vous plaît.
join-zone-sea-later = Ce point semble se trouver en mer : je n’y trouve pas de fuseau horaire. Pour indiquer plutôt votre ville, écrivez /timezone suivi de son nom.
join-zone-noted = C’est noté. Fuseau horaire : **{ $city }**

## Application

apply-offer =
    Vous pouvez maintenant présenter votre candidature à cette édition : **{ $edition }**. La participation est gratuite pour les personnes sélectionnées.

    Souhaitez-vous le faire dès à présent ? Quelques phrases suffisent.
apply-later = Très bien. Écrivez /apply quand vous voudrez présenter votre candidature.
apply-closed = Aucune édition n’est ouverte aux candidatures pour le moment. Si vous avez accepté de recevoir des nouvelles des prochaines éditions, nous vous écrirons.
apply-motivation = Pourquoi souhaitez-vous participer, et que ferez-vous de ce que vous aurez appris ? Votre texte doit compter entre { $least } et { $most } caractères.
    .field = Votre motivation
apply-motivation-now = Votre texte actuel : « { $motivation } »
apply-motivation-noted = Merci. Votre texte compte { $count } caractères.
apply-motivation-short = { $missing ->
        [one] Votre texte compte { $count ->
            [one] { $count } caractère
           *[other] { $count } caractères
        } et il en faut au moins { $least } : il en manque un. Pourriez-vous l’écrire à nouveau en l’étoffant un peu ?
       *[other] Votre texte compte { $count ->
            [one] { $count } caractère
           *[other] { $count } caractères
        } et il en faut au moins { $least } : il en manque { $missing }. Pourriez-vous l’écrire à nouveau en l’étoffant un peu ?
    }
apply-motivation-long = { $extra ->
        [one] Votre texte compte { $count } caractères, soit un de trop : le maximum est de { $most }. Pourriez-vous le raccourcir et l’envoyer à nouveau ?
       *[other] Votre texte compte { $count } caractères, soit { $extra } de trop : le maximum est de { $most }. Pourriez-vous le raccourcir et l’envoyer à nouveau ?
    }
apply-commitment = L’Académie demande environ trois heures par jour, du lundi au vendredi, pendant deux semaines. Pouvez-vous vous y engager ?
apply-commitment-yes = Oui, je m’y engage
apply-commitment-no = Non, je ne peux pas
apply-commitment-refused = Merci de me le dire. Sans cette disponibilité de trois heures par jour, le comité ne peut pas retenir votre candidature. Je garde votre texte ; si votre situation change, choisissez « { button-go-on } ».
apply-summary =
    Relisez votre candidature, s’il vous plaît :

    { $lines }

    Motivation : { $motivation }

    Engagement : environ trois heures par jour

    Pour modifier une ligne, choisissez-la ci-dessous. Si tout est exact, envoyez votre candidature.
apply-incomplete = Il manque encore quelque chose à votre candidature. Écrivez /apply pour la compléter.
apply-sent-already = Votre candidature a déjà été envoyée.
apply-sent-applied = Votre candidature a bien été envoyée (**{ $edition }**). Un comité composé de CASES, de l’OIT et du CIF-OIT va la lire, et je vous ferai connaître ici sa décision.
apply-sent-accepted = C’est fait : vous participez à cette édition (**{ $edition }**). Vous pouvez déjà consulter le programme.
apply-withdraw-sure = Voulez-vous vraiment retirer votre candidature ? Dans ce cas, vous ne participeriez plus à l’Académie.
apply-withdrawn = Votre candidature est retirée.
change-name = Nom
change-country = Pays
change-constituency = Groupe
change-organisation = Organisation
change-work = Activités
change-zone = Fuseau horaire
change-motivation = Motivation
change-language = Langue

## What is told unasked

decision-accepted =
    Bonne nouvelle : votre candidature a été retenue (**{ $edition }**).

    Votre première session commence le { $day } à { $time } (heure locale). Vous trouverez toutes les sessions dans /agenda.
decision-declined = Merci d’avoir présenté votre candidature (**{ $edition }**). Le comité n’a malheureusement pas pu vous offrir de place cette fois-ci. Vous restez membre du SSE Collective Brain, et une nouvelle candidature de votre part sera toujours la bienvenue.
delivery-again = (Je ne sais pas avec certitude si ce message vous est parvenu ; je vous l’envoie donc une seconde fois.)

## Home

home-unfinished = Votre inscription n’est pas encore terminée. Pour la poursuivre, choisissez « { button-go-on } ».
home-none = Vous êtes membre du SSE Collective Brain. Édition actuelle : **{ $edition }**.
home-draft = Votre candidature n’a pas encore été envoyée (**{ $edition }**).
home-applied = Votre candidature est entre les mains du comité (**{ $edition }**). Je vous ferai connaître ici sa décision.
home-accepted = Vous participez à cette édition : **{ $edition }**.
home-declined = Le comité n’a pas pu vous offrir de place cette fois-ci (**{ $edition }**). Vous restez membre du SSE Collective Brain.
home-withdrawn = Vous avez retiré votre candidature (**{ $edition }**).
home-completed = Vous avez suivi cette édition jusqu’au bout (**{ $edition }**). Toutes nos félicitations.
home-no-edition = Aucune édition n’est prévue pour le moment. La communauté du SSE Collective Brain, elle, reste active.
home-next = Prochaine session, { $day } :

## Agenda

agenda-heading = Programme à votre heure locale ({ $city }, où il est { $time }).
agenda-heading-academy = Programme à l’heure de l’Académie ({ $city }, où il est { $time }). Pour le voir à la vôtre, indiquez-moi votre ville avec /timezone.
agenda-for-participants = Les sessions sont réservées aux personnes admises, qui reçoivent les liens pour s’y connecter.
agenda-over = Cette édition est terminée.
agenda-today = Aujourd’hui, { $day }
agenda-tomorrow = Demain, { $day }
agenda-join = Pour participer : { $link }
session-languages = Interprétation : { $languages }
session-languages-missing = ⚠ Pas d’interprétation en { $mine }. Disponible : { $languages }
session-channel = Interprétation : choisissez le canal « { $mine } »
session-no-languages = Langues à confirmer
session-academy-day = Heure de l’Académie : { $day }, { $hours } ({ $city })

## Questions and answers

about = **{ $title }**
    { $theme }

    Que souhaitez-vous savoir ?
about-cost = Coût
about-dates = Dates
about-languages = Langues
about-times = Horaires
about-commitment = Engagement
about-certificate = Certificat
about-electives = Cours à option
about-place = Lieu des sessions
about-livestream = Retransmission en direct
about-network = Le réseau

## Profile

profile =
    Voici ce que vous m’avez indiqué :

    { $lines }
profile-name = Nom : { $value }
profile-country = Pays : { $value }
profile-constituency = Groupe : { $value }
profile-organisation = Organisation : { $value }
profile-work = Activités : { $value }
profile-zone = Fuseau horaire : { $value }
profile-language = Langue : { $value }
profile-empty = –

## Privacy

privacy =
    Voici les réponses que vous nous avez données :

    { $lines }

    Sans le premier accord, nous ne gardons rien longtemps : une heure après un refus, ou après 60 jours de silence, nous effaçons tout ce qui concerne la personne.
privacy-academy = Utilisation de vos données pour l’Académie :
privacy-found = Les autres membres peuvent vous trouver :
privacy-news = Informations sur les prochaines éditions :
privacy-yes = oui
privacy-no = non
privacy-unasked = pas encore de réponse
privacy-change-academy = Modifier : mes données
privacy-change-found = Modifier : ma visibilité
privacy-change-news = Modifier : prochaines éditions
privacy-academy-needed = Sans cet accord, vous ne pouvez pas rester membre. Si vous ne souhaitez plus que nous conservions quoi que ce soit, « { button-forgetme } » supprime vos données sur tous les canaux.
mydata = Voici, dans un fichier, tout ce que nous conservons à votre sujet.
forgetme =
    Tout ce que nous conservons à votre sujet sera effacé, sur tous les canaux : profil, candidature, présences, messages. Vous ne participerez plus à l’Académie, et aucun certificat ne pourra plus vous être délivré.

    Est-ce bien ce que vous souhaitez ?
forgetme-last = Dernière question : dois-je tout effacer maintenant ? Il ne sera pas possible de revenir en arrière.
forgetme-done = C’est fait : tout ce qui vous concernait est effacé. Reçu : **{ $receipt }**. Il atteste l’effacement et ne dit rien de vous ; gardez-le si vous le souhaitez. Quant aux messages qui restent dans l’historique de cette application, vous pouvez les supprimer vous-même. Bonne continuation.

## Two apps

link =
    Voici votre code : **{ $code }**. Il est valable { $minutes } minutes.

    Ouvrez l’assistant dans l’autre application et écrivez-y /link suivi de ce code. Si c’est l’autre application qui vous a donné un code, écrivez-le ici.
    .field = Code de l’autre application
link-unknown = Ce code n’est pas valable, ou ses dix minutes sont écoulées. Vérifiez-le, s’il vous plaît, ou demandez-en un nouveau avec /link dans l’autre application.
link-waiting = J’attends le code de l’autre application. Écrivez-le ici ou choisissez « { button-cancel } ».
link-locked = Trop de codes erronés ont été saisis. Attendez { $minutes } minutes, s’il vous plaît, puis demandez-en un nouveau.
link-same = Ce code a été créé ici même. C’est dans l’autre application qu’il faut l’écrire.
link-expired = Le délai est dépassé. Recommencez avec /link, s’il vous plaît.
link-conflict = Quelque chose a changé entre-temps. Recommencez avec /link, s’il vous plaît.
link-conflict-ask =
    Vos réponses diffèrent d’une application à l’autre (question { $place } sur { $count }). Laquelle faut-il garder ?

    { $line }
link-preview =
    Voici ce que deviendrait votre profil :

    { $lines }

    Canaux : { $apps }

    Souhaitez-vous réunir les deux profils ?
link-line-name = Nom
link-line-country = Pays
link-line-constituency = Groupe
link-line-organisation = Organisation
link-line-work = Activités
link-line-zone = Fuseau horaire
link-line-language = Langue
link-line-application = Votre candidature
link-line-seat = Votre place : { $round }
link-application-draft = Candidature non envoyée
link-application-applied = Candidature envoyée
link-application-accepted = Candidature retenue
link-application-declined = Candidature non retenue
link-application-withdrawn = Candidature retirée
link-application-completed = Édition suivie jusqu’au bout
link-app-telegram = Telegram
link-app-discord = Discord
link-app-web = page web
link-done = C’est fait. Votre profil est désormais le même dans les deux applications.
link-cancelled = Très bien, rien ne change.

## Help, and anything that is not an answer

help =
    Je vous inscris, je vous montre le programme à votre heure locale et je réponds à vos questions sur l’Académie.

    { $lines }
stop = C’est entendu. Je n’écrirai plus ici que pour vous répondre. Pour recevoir de nouveau les autres messages, écrivez /start.
command-unknown = Je ne connais pas cette commande. Avec /help, vous verrez tout ce que je peux faire.
command-unknown-near = Je ne connais pas cette commande. Vouliez-vous dire { $command } ?
talk-lost = Je n’ai pas bien compris ce que vous souhaitez. Je peux vous montrer le programme, ou ce que je sais faire d’autre.
talk-foreign = Malheureusement, je ne comprends pas cette langue. Je peux vous écrire en français, en anglais, en espagnol ou en portugais : /language
talk-attachment = Malheureusement, je ne lis que les messages écrits, pas les images, les messages vocaux, les stickers ou les fichiers.
talk-edit = Je ne vois pas les modifications apportées à un message déjà envoyé. Envoyez votre réponse dans un nouveau message, s’il vous plaît.
talk-press = Choisissez l’un des boutons, s’il vous plaît.
talk-too-long = Ce message compte { $count } caractères, et je ne peux en lire que { $most } à la fois. Pourriez-vous le raccourcir ?
group-private = Je ne réponds qu’en privé, afin que personne d’autre ne lise nos échanges. Ouvrez une conversation avec moi, s’il vous plaît, et écrivez-y /start.
error-unknown = Un problème est survenu de mon côté, et rien n’a été modifié. Réessayez dans un instant, s’il vous plaît. Si cela se reproduit, communiquez ce numéro à l’équipe d’organisation : { $id }

## Web page

web-title = SSE Collective Brain
web-subtitle = L’assistant de l’Académie sur l’économie sociale et solidaire
web-skip = Aller au champ de saisie
web-language = Langue
web-menu = Menu
web-conversation = Conversation
web-you-said = Vous :
web-assistant-said = Assistant :
web-you-chose = Votre choix :
web-message = Votre message
web-send = Envoyer
web-limits = { $minimum }–{ $maximum } caractères
web-greeting = Bienvenue dans le SSE Collective Brain
web-greeting-what = Ici, des personnes du monde entier qui font vivre l’économie sociale et solidaire, dans les politiques publiques comme sur le terrain, apprennent les unes des autres.
web-greeting-how = Je suis l’assistant de leur académie : je vous inscris, je réponds à vos questions et je vous montre le programme à votre heure locale.
web-greeting-start = Commencer
web-greeting-language = Ou choisissez votre langue :
web-earlier = Messages précédents
web-latest = Derniers messages
web-file = Télécharger { $name }
web-location-shared = 📍 Ma position
web-location-denied = Votre navigateur n’a pas indiqué où vous êtes. Vous pouvez écrire le nom de votre ville.
web-not-sent = Votre message n’est pas parti. Votre texte est toujours là : réessayez, s’il vous plaît.
web-refused = Cela n’a pas fonctionné
web-refused-return = Retour à la conversation
web-refused-origin = Cette demande venait d’un autre site ; elle n’a pas été prise en compte.
web-refused-size = Ce message est trop long pour être envoyé : il peut compter jusqu’à 10 000 caractères.
web-refused-form = Je n’ai pas pu comprendre cette demande ; rien n’a changé.
web-refused-starting = L’assistant démarre. Réessayez dans un instant, s’il vous plaît.
web-refused-file = Ce fichier n’existe pas, ou ce n’est pas le vôtre.
web-refused-instant = « to » doit être une date et une heure avec leur décalage, par exemple 2021-11-15T13:00+01:00.
web-refused-back = L’horloge simulée ne peut pas revenir en arrière.
web-demo = Temps simulé
web-demo-clock = { $day }, { $time } ({ $city })
web-demo-coming = À venir : { $what }
web-demo-next = Événement suivant ▸
web-demo-accept = M’accepter
web-demo-accept-why = Comme le ferait l’équipe d’organisation
web-demo-accepted = L’équipe d’organisation a retenu votre candidature.
web-demo-not-applied = Il n’y a pas encore de candidature à accepter. Envoyez d’abord la vôtre.
web-demo-nothing = Le programme de cette édition est terminé.

## Reminders and changes of sessions

reminder-until = { $minutes ->
        [0] commence maintenant
        [one] commence dans une minute
       *[other] commence dans { $minutes } minutes
    }
reminder-started = a commencé
reminder-join = Rejoindre la session
reminder-coming = Je serai là
reminder-absent = Je ne pourrai pas
reminder-snooze = Me le rappeler plus tard
reminder-eve-tomorrow = Vos sessions de demain, { $day } ({ $city }) :
reminder-eve-today = Vos sessions d’aujourd’hui, { $day } ({ $city }) :
reminder-eve-later = Vos sessions du { $day } ({ $city }) :
session-moved = Cette session a été déplacée : **{ $title }**

    Nouvel horaire : { $when } ({ $city })
session-cancelled = Cette session n’aura pas lieu : **{ $title }**

    Elle était prévue pour : { $when } ({ $city }).
session-link = Nouveau lien pour : **{ $title }**

    { $when } ({ $city })
session-restored = Cette session aura finalement lieu : **{ $title }**

    { $when } ({ $city })
post-when = { $day }, { $hours } ({ $city }) · { $utc } UTC
post-changed = Modifié : veuillez noter l’horaire et le lien.
post-cancelled = Cette session n’aura pas lieu : **{ $title }**

    Elle était prévue pour : { $when }.
reminder-kind-start = au début
reminder-kind-eve = la veille
reminder-kind-minutes = { $minutes ->
        [one] une minute avant
       *[other] { $minutes } minutes avant
    }
reminders = **Vos rappels**, à votre heure locale ({ $city }) :
reminders-off = ✗ { $what } – désactivé
reminders-eve = La veille à { $time } : toutes vos sessions du lendemain
reminders-eve-moved = La veille à { $time }, une heure avant vos heures de silence : toutes vos sessions du lendemain
reminders-minutes = { $minutes ->
        [one] Une minute avant chacune de vos sessions
       *[other] { $minutes } minutes avant chacune de vos sessions
    }
reminders-start = Au début de chaque session prise en compte pour vous, pour signaler votre présence
reminders-for-participants = Les rappels sont destinés aux personnes admises à l’Académie.
reminders-stopped = Avec /stop, vous m’avez demandé de n’écrire ici que pour vous répondre. Pour recevoir de nouveau vos rappels ici, écrivez /start.
quiet-hours = Heures de silence : **{ $hours }**.
quiet-hours-none = Vous n’avez pas d’heures de silence.
quiet-minutes = { $minutes ->
        [one] Parmi les rappels d’avant session, seul celui qui précède la session d’une minute vous parvient pendant ces heures.
       *[other] Parmi les rappels d’avant session, seul celui qui précède la session de { $minutes } minutes vous parvient pendant ces heures.
    }
quiet-eve = Si celui de la veille tombe pendant ces heures, il arrive une heure avant qu’elles ne commencent.
quiet-ask = Entre quelles heures dois-je vous laisser tranquille ? Choisissez ci-dessous ou écrivez-les, par exemple { $example }.
    .field = Heures de silence
quiet-noted = C’est noté.
quiet-unreadable = Je ne trouve pas d’heure de début et de fin dans « { $text } ». Écrivez-les ainsi, s’il vous plaît : { $example }
answer-coming = Merci, c’est noté : vous serez là. Votre présence est enregistrée pendant la session elle-même.
answer-absent = Merci de nous prévenir. Cette session compte pour le certificat, qui demande { $least } pour cent des sessions prises en compte. Je ne vous la rappellerai plus.
answer-absent-free = Merci de nous prévenir. Cette session ne compte pas pour le certificat : vous n’y perdez rien. Je ne vous la rappellerai plus.
answer-moved = Cette session a été déplacée depuis mon message : **{ $title }**

    Nouvel horaire : { $when } ({ $city }). Pourrez-vous y participer ?
answer-over = Cette session est terminée : **{ $title }** ({ $when }). Les prochaines se trouvent dans /agenda.
answer-cancelled = Cette session n’aura pas lieu : **{ $title }**. Les prochaines se trouvent dans /agenda.
answer-not-yours = Cette session ne fait pas partie des vôtres : **{ $title }**. Les vôtres se trouvent dans /agenda.
snooze-ask = Quand dois-je vous la rappeler ? **{ $title }** commence à { $time }.
snooze-late = Il ne reste plus assez de temps pour un autre rappel : **{ $title }** commence à { $time }.
snooze-begun = Cette session a commencé : **{ $title }**. Vous pouvez encore la rejoindre.
snooze-set = C’est entendu, je vous la rappellerai à { $time } : **{ $title }**

## Why a message came, or did not

why = Voici ce que j’avais pour vous, du plus récent au plus ancien, à votre heure locale ({ $city }) :
why-empty = À part mes réponses, je n’ai encore rien eu à vous dire.
why-cause-decision = Décision sur votre candidature
why-cause-eve = Vos sessions du { $day }
why-cause-minutes = { $minutes ->
        [one] Une minute avant « { $title } »
       *[other] { $minutes } minutes avant « { $title } »
    }
why-cause-start = Au début de « { $title } », pour signaler votre présence
why-cause-attendance-decisive = Avis avant « { $title } » : votre certificat en dépend
why-cause-attendance-impossible = Le certificat n’est plus possible
why-cause-appeal-decided = Réponse au sujet de « { $title } »
why-cause-certificate = Votre certificat
why-cause-statement = Votre attestation de présence
why-cause-snooze = « { $title } », que vous m’aviez demandé de vous rappeler
why-cause-moved = « { $title } » a été déplacée
why-cause-cancelled = « { $title } » n’aura pas lieu
why-cause-restored = « { $title } » aura finalement lieu
why-cause-link = Nouveau lien pour « { $title } »
why-cause-broadcast = Annonce de l’équipe d’organisation
why-cause-round-open = Vous pouvez choisir : « { $title } »
why-cause-round-remind = Rappel pour faire votre choix : « { $title } »
why-cause-round-changed = Nouvelle date pour choisir : « { $title } »
why-cause-seat-offer = Place proposée dans « { $title } »
why-cause-offer-over = Fin de l’offre d’une place dans « { $title } »
why-cause-seat = Votre place dans « { $title } »
why-cause-seat-lost = Votre place dans « { $title } » a été reprise
why-cause-elective-cancelled = Le cours « { $title } » n’aura pas lieu
why-cause-unplaced = Places réparties, aucune pour vous pour le moment : « { $title } »
why-cause-swap = Échange de places : « { $title } »
why-sent = Envoyé { $where } ({ $time }).
why-sent-again = Envoyé { $where } ({ $time }) pour la seconde fois, car je n’étais pas sûr de la première.
why-under-way = En route vers vous.
why-unknown = Envoyé { $where }, mais je ne peux pas garantir que le message soit arrivé.
why-refused = Pas envoyé : ce message n’a pas pu s’afficher { $where }.
why-not-absent = Pas envoyé : vous aviez dit que vous ne pourriez pas participer à cette session.
why-not-archived = Pas envoyé : cette édition est terminée.
why-not-cancelled = Pas envoyé : la session a été annulée.
why-not-error = Pas envoyé : il y a eu un problème de mon côté.
why-not-halted = Pas envoyé : l’équipe d’organisation a arrêté cette annonce.
why-not-late = Pas envoyé : à ce moment-là, il était trop tard pour que ce soit utile.
why-not-merged = Pas envoyé : vous aviez le même message dans votre autre application.
why-not-moved = Pas envoyé : la session avait changé d’horaire.
why-not-muted = Pas envoyé : vous aviez désactivé ces rappels.
why-not-no-address = Pas envoyé : je n’avais aucune application où vous écrire.
why-not-no-text = Pas envoyé : il n’y avait pas de texte dans votre langue.
why-not-nothing = Pas envoyé : vous n’aviez pas de session ce jour-là.
why-not-not-concerned = Pas envoyé : à ce moment-là, cela ne vous concernait pas.
why-not-overtaken = Pas envoyé : un message plus récent l’a remplacé.
why-not-quiet = Pas envoyé : c’était pendant vos heures de silence.
why-not-stopped = Pas envoyé : vous aviez arrêté mes messages avec /stop.
why-not-unreachable = Pas envoyé : je n’ai pu vous joindre nulle part.
why-not-withdrawn = Pas envoyé : vous aviez retiré votre candidature.
why-where-telegram = sur Telegram
why-where-discord = sur Discord
why-where-web = sur la page web
why-try-blocked = Vous m’aviez bloqué { $where }.
why-try-closed = Vos paramètres { $where } n’ont pas laissé passer mon message.
why-try-gone = Je n’ai plus trouvé votre compte { $where }.
why-try-away = Pendant un moment, rien ne passait { $where }.
why-next-today = Prochain message, aujourd’hui à { $time } : { $cause }
why-next-tomorrow = Prochain message, demain à { $time } : { $cause }
why-next-day = Prochain message, { $day } à { $time } : { $cause }
why-next-nothing = Rien d’autre n’est prévu pour vous actuellement.
why-muted = Vous avez désactivé ces rappels : { $kinds }.

## Announcements

broadcast = C’est ici que vous écrivez des annonces aux membres. Ouvrez l’une d’elles ci-dessous, ou commencez-en une nouvelle.
broadcast-not-allowed = Seule l’équipe d’organisation de l’Académie peut envoyer des annonces. Si vous avez quelque chose à dire à tout le monde, écrivez-lui, s’il vous plaît.
broadcast-unknown = Il n’existe pas d’annonce portant le numéro { $number }. Vous trouverez les plus récentes avec /broadcast.
broadcast-not-draft = L’annonce { $number } n’est plus un brouillon ; rien n’a donc été modifié.
broadcast-changed = Cette annonce a été modifiée après que vous l’avez vue ; elle n’a donc pas été envoyée. Relisez-la, s’il vous plaît.
broadcast-title = Annonce { $number } · { $state }
broadcast-state-draft = brouillon
broadcast-state-waiting = en attente
broadcast-state-sending = envoi en cours
broadcast-state-sent = envoyée
broadcast-state-stopped = arrêtée
broadcast-state-undone = mise de côté
broadcast-line-text = Texte en { $name } ({ $count ->
        [one] un caractère
       *[other] { $count } caractères
    }) : « { $start } »
broadcast-line-whom = Pour : { $whom }
broadcast-line-when = Quand : { $when }
broadcast-line-share = Recevront le texte en { $name } : { $count } ({ $channels })
broadcast-line-places = Canaux de la communauté : { $places }
broadcast-line-without = Pas encore de texte pour : { $whom }
broadcast-line-unreachable = Injoignables pour le moment : { $count }
broadcast-no-text = Il n’y a pas encore de texte. Écrivez-en d’abord un, s’il vous plaît.
broadcast-nobody = Personne ne la recevrait : aucun membre joignable ne correspond à votre choix.
broadcast-uncovered = { $count ->
        [one] Une personne n’a pas de texte dans sa langue. Écrivez-le, ou indiquez dans quelle langue les autres le liront.
       *[other] { $count } destinataires n’ont pas de texte dans leur langue. Écrivez-le, ou indiquez dans quelle langue les autres le liront.
    }
broadcast-texts = Dans quelle langue souhaitez-vous écrire l’annonce ?
broadcast-texts-more = Vous pouvez aussi l’écrire dans une autre langue, ou continuer.
broadcast-text = Écrivez l’annonce dans cette langue, s’il vous plaît : { $name }. Elle peut compter jusqu’à { $most } caractères. Deux astérisques avant et après des mots les mettent **en gras**.
    .field = Texte de l’annonce
broadcast-text-now = Votre texte actuel : « { $text } »
broadcast-text-noted = C’est noté en { $name } : { $count ->
        [one] un caractère.
       *[other] { $count } caractères.
    }
broadcast-text-empty = Ce texte ne contient aucun mot. Écrivez-en au moins quelques-uns, s’il vous plaît.
broadcast-text-long = { $extra ->
        [one] Ce texte compte { $count } caractères, soit un de trop : un message peut en contenir { $most }. Raccourcissez-le et envoyez-le à nouveau, s’il vous plaît.
       *[other] Ce texte compte { $count } caractères, soit { $extra } de trop : un message peut en contenir { $most }. Raccourcissez-le et envoyez-le à nouveau, s’il vous plaît.
    }
broadcast-doubt = ⚠ Ce texte ne semble pas être en { $name }, mais en { $other }.
broadcast-doubt-fifth = ⚠ Ce texte ne semble pas être en { $name }.
broadcast-whom = À qui cette annonce est-elle destinée ? Cochez ce que ces personnes doivent avoir en commun ; si vous ne cochez rien, tous les membres la reçoivent.
broadcast-whom-list = Que faut-il cocher ? Plusieurs choix sont possibles ; si vous ne cochez rien, ce critère ne compte pas.
broadcast-whom-everyone = tous les membres
broadcast-whom-nobody = aucun membre, seulement les canaux de la communauté
broadcast-whom-languages = Langue
broadcast-whom-constituencies = Groupe
broadcast-whom-states = Candidature
broadcast-whom-electives = Cours à option
broadcast-whom-channels = Application
broadcast-whom-places = Canaux de la communauté
broadcast-when = Quand faut-il l’envoyer ? Écrivez le jour et l’heure locale ({ $city }), par exemple { $example }.
    .field = Jour et heure
broadcast-when-once = dès que vous confirmez
broadcast-when-academy = { $mine } – heure de l’Académie : { $academy }
broadcast-when-past = Ce moment est déjà passé. Choisissez-en un autre, s’il vous plaît.
broadcast-when-unread = Je ne trouve ni jour ni heure dans « { $text } ». Écrivez-les ainsi, s’il vous plaît : { $example }
broadcast-when-skipped = Les horloges avancent à ce moment-là ({ $city }) ; cette heure n’existe donc pas : { $time }. Laquelle de celles-ci faut-il retenir ?
broadcast-when-twice = Les horloges reculent à ce moment-là ({ $city }) ; cette heure revient donc deux fois : { $time }. Laquelle des deux faut-il retenir ?
broadcast-sure = Faut-il l’envoyer ? Quand : { $when }. Vous aurez au moins 30 secondes pour l’annuler.
broadcast-tried = { $count ->
        [one] Vous recevrez le texte dans un instant, comme le recevraient les membres.
       *[other] Vous recevrez les { $count } textes dans un instant, comme les recevraient les membres.
    }
broadcast-waiting = Envoi prévu : { $when }. D’ici là, vous pouvez l’annuler.
broadcast-waiting-seconds = { $count ->
        [0] L’annonce part maintenant.
        [one] L’annonce part dans une seconde. D’ici là, vous pouvez l’annuler.
       *[other] L’annonce part dans { $count } secondes. D’ici là, vous pouvez l’annuler.
    }
broadcast-undone = Cette annonce a été mise de côté. Aucun membre ne l’a reçue.
broadcast-undo-late = Il est trop tard pour annuler cette annonce. Ce qui n’est pas encore parti peut toujours être arrêté.
broadcast-over = Tout est déjà parti ; il n’y a plus rien à arrêter.
broadcast-not-going = L’annonce { $number } n’est pas en cours d’envoi.
broadcast-stopped = { $count ->
        [0] L’envoi est arrêté.
        [one] L’envoi est arrêté. Un message n’est pas parti.
       *[other] L’envoi est arrêté. { $count } messages ne sont pas partis.
    }
broadcast-total = Nombre de messages : { $count }
broadcast-fate-sent = Envoyés : { $count }
broadcast-fate-waiting = En attente : { $count }
broadcast-fate-unknown = Peut-être arrivés : { $count }
broadcast-fate-halted = Non envoyés en raison de l’arrêt : { $count }
broadcast-fate-stopped = Ne veulent pas de messages (/stop) : { $count }
broadcast-fate-away = Application injoignable : { $count }
broadcast-fate-gone = Ne sont plus joignables : { $count }
broadcast-fate-refused = Message refusé par l’application : { $count }
broadcast-fate-late = Trop tard pour être envoyés : { $count }
broadcast-fate-untexted = Pas de texte dans leur langue : { $count }
broadcast-fate-other = Devenus inutiles : { $count }
broadcast-not-reached = Ne l’ont pas reçue, ou sans certitude : { $names }
broadcast-button-list = Annonces
broadcast-button-new = Nouvelle annonce
broadcast-button-card = Vue d’ensemble
broadcast-button-texts = Textes
broadcast-button-whom = Destinataires
broadcast-button-when = Date et heure
broadcast-button-show = Voir : { $name }
broadcast-button-fallback = Les autres liront : { $name }
broadcast-button-remove = Retirer ce texte
broadcast-button-keep = Non, c’est : { $name }
broadcast-button-is = Oui, c’est : { $name }
broadcast-button-again = L’écrire à nouveau
broadcast-button-everyone = Tous les membres
broadcast-button-places-only = Seulement ces canaux
broadcast-button-once = Dès que je confirme
broadcast-button-try = Me l’envoyer d’abord
broadcast-button-send = L’envoyer
broadcast-button-sure = Oui, l’envoyer
broadcast-button-undo = L’annuler
broadcast-button-reopen = La reprendre
broadcast-button-drop = La mettre de côté
broadcast-button-stop = Arrêter l’envoi
broadcast-button-refresh = Actualiser
organiser-unknown = Personne ne m’a encore écrit depuis { $address }. Il faut d’abord m’écrire une fois de là ; /start suffit.

## Calendar

calendar =
    Voici vos sessions pour votre propre calendrier. « { button-calendar-open } » les y ajoute de sorte qu’elles suivent chaque changement : cours à option, nouveaux horaires, annulations.

    Certains calendriers demandent l’adresse. Celle-ci n’est que pour vous, merci de ne la donner à personne :
    { $address }
calendar-new-sure = Les calendriers qui utilisent l’adresse actuelle ne seraient plus mis à jour. Voulez-vous une nouvelle adresse ?
calendar-renewed =
    C’est fait, voici votre nouvelle adresse. L’ancienne ne fonctionne plus ; ajoutez donc celle-ci à votre calendrier :
    { $address }
calendar-cancelled = Session annulée : { $title }
button-calendar-open = Ouvrir dans mon calendrier
button-calendar-new = Créer une nouvelle adresse
button-calendar-yes = Oui, une nouvelle adresse
button-calendar-no = Non, garder celle-ci
calendar-page = Vos sessions dans votre propre calendrier
calendar-page-what = { $edition } : toutes vos sessions, à votre heure. Elles suivent d’elles-mêmes chaque changement ; certains calendriers ne regardent qu’une fois par jour.
calendar-page-apple = Fonctionne avec Calendrier d’Apple, et avec Outlook ou Thunderbird sur un ordinateur.
calendar-page-google = Ajouter à Google Agenda
calendar-page-outlook = Ajouter à Outlook.com
calendar-page-work = Ajouter à Outlook au travail
calendar-page-file = L’enregistrer tel qu’il est aujourd’hui
calendar-page-address = Rien de tout cela ne convient ? Copiez cette adresse dans votre calendrier comme abonnement (« à partir d’une URL ») :
calendar-page-secret = Toute personne qui connaît cette adresse peut lire votre calendrier. Avec /calendar, vous en obtenez une autre.
calendar-page-unknown = Cette adresse de calendrier n’est pas valable, ou ne l’est plus. Avec /calendar, vous obtenez l’adresse actuelle.

## Papers: the certificate and the statement of attended sessions

paper-certificate = Certificat de participation
paper-statement = Attestation de présence
paper-certifies = Il est certifié que
paper-participated = a participé avec assiduité et engagement à la formation
paper-attended = a suivi les sessions énumérées ci-dessous, dans le cadre de la formation
paper-dates = Dates
paper-length = Durée
paper-share = Présence
paper-session = Session
paper-percent = { $percent } %
paper-hours = { $hours ->
    [0] { $hours } heure
    [one] { $hours } heure
   *[other] { $hours } heures
}
paper-minutes = { $minutes } min
paper-sessions = Sessions
paper-issued = Délivré le { $day }
paper-code = Code de vérification
paper-check = Ce document est-il authentique ? Voyez
paper-qr = Code QR de { $address }
paper-version = Version { $version }, avec le nom corrigé. Elle remplace toute version antérieure.

## The days as a picture: what its signs mean

strip-present = Présence
strip-late = Retard, compte
strip-excused = Absence excusée
strip-absent = Absence
strip-pending = À vérifier
strip-coming = À venir
strip-uncounted = Non comptée

## Electives

electives-nothing = Il n’y a pas de cours à option à choisir pour le moment.
electives-open = Vous pouvez choisir jusqu’au { $when } ({ $city }) et, d’ici là, changer d’avis autant que vous le souhaitez.
electives-open-ranked = Classez les cours selon vos préférences jusqu’au { $when } ({ $city }). Les places seront ensuite réparties, et je vous dirai laquelle est la vôtre.
electives-opens = Vous pourrez choisir à partir du { $when } ({ $city }).
electives-over = Il n’est plus possible de choisir depuis le { $when }.
electives-sharing = Les préférences sont closes, et la répartition des places est en cours. Je vous dirai laquelle est la vôtre.
electives-first = Vous pouvez encore choisir, et vous passez avant les personnes en attente.
electives-yours = Votre cours : **{ $title }**
electives-yours-not = Vous n’avez de place dans aucun de ces cours.
electives-wished = Vos préférences :
electives-times = Quand ({ $city }) :
electives-for = Public : { $groups }
electives-seats = { $free ->
        [0] Complet
        [one] Une place libre
       *[other] { $free } places libres
    }
electives-seats-any = Nombre de places illimité
electives-seats-in-all = Places : { $seats }
electives-waiting = { $count ->
        [0] personne en attente
        [one] une personne en attente
       *[other] { $count } personnes en attente
    }
electives-mine = ✓ Votre cours
electives-position = Vous êtes au rang { $position } de la liste d’attente.
electives-offered = Une place vous est réservée jusqu’au { $when }.
electives-offered-all = Une place est libre : la première personne qui la prend l’obtient.
electives-seat = La place est à vous : **{ $title }**
electives-seat-notice = ✓ Vous avez une place.
electives-seat-left = Votre place dans « { $title } » est maintenant libre pour d’autres personnes.
electives-seat-reminded = Je vous enverrai un rappel avant chaque session.
electives-seat-until = Jusqu’au { $when }, vous pouvez changer de cours ou libérer votre place.
electives-waits =
    Toutes les places sont prises : **{ $title }**

    Vous êtes au rang { $position } de la liste d’attente. Quand votre tour viendra, je vous proposerai la place et vous la garderai quelque temps. Si vous avez une place dans un autre cours, elle reste à vous jusque-là.
electives-waits-notice = Liste d’attente : rang { $position }
electives-language =
    Il n’y a pas d’interprétation en { $mine } dans ce cours : **{ $title }**

    Pourriez-vous le suivre dans une autre langue ? Je retiendrai votre réponse.
electives-leave-sure = Souhaitez-vous libérer votre place dans **{ $title }** ? Quelqu’un d’autre pourra la prendre aussitôt.
electives-leave-none = Vous n’y avez pas de place : { $title }
electives-left = C’est fait. Vous n’avez plus de place dans **{ $title }**.
electives-passed = C’est noté. La place revient à la personne suivante, et vous n’êtes plus sur la liste d’attente : **{ $title }**
electives-unwaited = Vous n’êtes plus sur la liste d’attente : **{ $title }**
electives-unwaited-before = Vous n’étiez déjà plus sur cette liste d’attente : **{ $title }**
electives-refused-cancelled = Ce cours n’aura pas lieu.
electives-refused-already-yours = Vous avez déjà une place dans ce cours.
electives-refused-not-yours = Vous n’avez pas de place dans ce cours.
electives-refused-started = Ce cours a commencé le { $when }.
electives-refused-not-open-yet = Vous pourrez choisir à partir du { $when }.
electives-refused-closed = Il n’est plus possible de choisir depuis le { $when }.
electives-refused-not-for-you = Ce cours s’adresse à d’autres groupes que celui de votre profil (/profile).
electives-refused-clash = Ce cours a lieu en même temps que « { $title } », où vous avez une place.
electives-refused-other-language = Interprétation dans ce cours : { $languages }.
electives-refused-already-waiting = Vous êtes déjà sur cette liste d’attente, au rang { $position }.
electives-refused-offer-over = Cette offre n’est plus valable : la place est revenue à la personne suivante.
electives-refused-full = Une autre personne vous a devancé de peu : toutes les places sont prises.
electives-wishes-first = Choisissez d’abord votre cours préféré, puis le suivant, et ainsi de suite. Plus vous en indiquez, plus vous avez de chances d’obtenir une place.
electives-wishes-next = Voici votre ordre pour l’instant. Pour continuer, choisissez le cours suivant.
electives-wishes-complete = C’est noté, voici votre ordre.
electives-wishes-until = Chaque choix est enregistré aussitôt. Vous pouvez modifier l’ordre jusqu’au { $when } ({ $city }).
electives-swap = Vous avez une place dans **{ $title }**. Dites-moi quel cours vous préféreriez ; une personne qui y a une place pourra accepter l’échange. D’ici là, rien ne change, et aucun nom n’est communiqué.
electives-swap-asked = Vous avez demandé : **{ $title }**. Je vous préviendrai dès que quelqu’un acceptera.
electives-swap-wanted = Quelqu’un vous céderait sa place dans **{ $title }** en échange de la vôtre.
electives-swap-noted = Votre demande est notée.
electives-swap-withdrawn = Votre demande est retirée.
electives-swap-done = Les places ont été échangées.
electives-news-open =
    Vous pouvez maintenant choisir : **{ $title }**

    Vous avez jusqu’au { $when } ({ $city }). Je peux vous montrer tous les cours, avec leurs horaires, leurs langues et les places libres.
electives-news-open-ranked =
    Vous pouvez maintenant classer ces cours selon vos préférences : **{ $title }**

    Vous avez jusqu’au { $when } ({ $city }). Rien ne presse : les places ne seront réparties qu’ensuite.
electives-news-remind =
    { $days ->
        [one] Il reste un jour pour choisir : **{ $title }**
       *[other] Il reste { $days } jours pour choisir : **{ $title }**
    }

    Vous n’avez pas encore choisi. Vous avez jusqu’au { $when } ({ $city }).
electives-news-extended =
    Vous avez plus de temps pour choisir : **{ $title }**

    C’est possible jusqu’au { $when } ({ $city }).
electives-news-closed =
    Il n’est plus possible de choisir : **{ $title }**

    Le délai a pris fin le { $when } ({ $city }).
electives-news-offer =
    Une place s’est libérée pour vous : **{ $title }**

    Je vous la garde jusqu’au { $when } ({ $city }). Ensuite, elle reviendra à la personne suivante.
electives-news-offer-all =
    Une place s’est libérée : **{ $title }**

    La première session commence bientôt ; je la propose donc à toutes les personnes en attente. Elle sera à la première qui la prendra.
electives-news-offer-over =
    Je n’ai pas reçu votre réponse à temps, et la place est revenue à la personne suivante : **{ $title }**

    Vous n’êtes plus sur la liste d’attente.
electives-news-offer-waits =
    Je suis au regret de vous dire que la place proposée n’est finalement plus disponible : **{ $title }**

    Vous gardez votre rang sur la liste d’attente.
electives-news-seat-hand = L’équipe d’organisation vous a attribué une place : **{ $title }**
electives-news-seat-allocation = Les places ont été réparties, et voici la vôtre : **{ $title }**
electives-news-seat-lost =
    L’équipe d’organisation a dû reprendre votre place : **{ $title }**

    Je le regrette. Pour toute question, vous pouvez vous adresser à elle.
electives-news-cancelled-seat =
    Je suis au regret de vous dire que ce cours n’aura pas lieu : **{ $title }**

    Vous pouvez dès maintenant en choisir un autre, avant les personnes en attente, et même après la date limite.
electives-news-cancelled-waiting = Je suis au regret de vous dire que le cours que vous attendiez n’aura pas lieu : **{ $title }**
electives-news-cancelled-wish = Ce cours n’aura pas lieu ; il ne figure donc plus parmi vos préférences : **{ $title }**
electives-news-unplaced =
    Les places ont été réparties, et je regrette qu’il n’y en ait pas eu pour vous : **{ $title }**

    Vous pouvez encore prendre une place libre, avant les personnes en attente, et même après la date limite.
electives-news-exchange-asked =
    Quelqu’un aimerait échanger sa place avec vous : vous auriez **{ $gives }** au lieu de **{ $wants }**.

    Si vous acceptez, c’est fait aussitôt. Sinon, vous n’avez rien à faire.
electives-news-exchange-done = Les places ont été échangées. Vous en avez maintenant une dans **{ $wants }**, au lieu de **{ $gives }**.
elective-gone = Ce cours ne fait plus partie du programme. /electives montre ceux qui sont proposés.
elective-not-participant = Les cours à option sont destinés aux personnes admises à l’Académie. Dès que votre candidature sera acceptée, vous pourrez choisir le vôtre ici.
elective-ranked = Ici, ce sont vos préférences qui décident. Vous pouvez les classer sous /electives.
elective-first-come = Ici, les places reviennent aux premières personnes qui les prennent. Vous pouvez choisir la vôtre sous /electives.
round-closed = Les préférences ne peuvent plus être modifiées. /electives montre où vous en êtes.
wish-twice = Ce cours figure déjà dans votre ordre.
swap-gone = Cet échange n’est plus proposé.
swap-no-seat = Vous n’avez pas ici de place à échanger.
button-electives = Cours à option
button-elective-take = Choisir ce cours
button-elective-change = Passer à ce cours
button-elective-wait = Aller en liste d’attente
button-elective-unwait = Quitter la liste d’attente
button-elective-leave = Libérer ma place
button-elective-leave-yes = Oui, la libérer
button-elective-leave-no = Non, la garder
button-elective-accept = Oui, je prends la place
button-elective-pass = Non, je la laisse
button-elective-follow = Oui, en { $name }
button-elective-follow-no = Non, plutôt pas
button-elective-all = ‹ Tous les cours
button-elective-see = Voir les cours
button-elective-choose = Voir et choisir
button-elective-calendar = Ajouter à mon calendrier
button-elective-swap = Échanger ma place
button-elective-agree = Oui, échanger
button-elective-unswap = Retirer ma demande
button-elective-wishes = Classer les cours
button-elective-unwish = Annuler le dernier
button-elective-rewish = Recommencer

## The page that says whether a certificate is genuine

verify-title = Ce certificat est-il authentique ?
verify-how = Saisissez le code qui y est imprimé. Les majuscules, les espaces et les traits d’union sont indifférents.
verify-check = Vérifier
verify-another = Vérifier un autre code
verify-name = Nom
verify-edition = Académie
verify-issued = Délivré le
verify-valid = { $kind ->
    [statement] Cette attestation est authentique et valable.
   *[certificate] Ce certificat est authentique et valable.
}
verify-revoked = { $kind ->
    [statement] Cette attestation a été révoquée le { $day } et n’est plus valable.
   *[certificate] Ce certificat a été révoqué le { $day } et n’est plus valable.
}
verify-superseded = Ce document est authentique, mais une version corrigée l’a remplacé. Veuillez la demander à la personne titulaire.
verify-erased = Ce code est authentique. La personne titulaire a fait effacer toutes ses données ; nous ne pouvons rien ajouter.
verify-unknown = Nous ne connaissons aucun certificat portant ce code. Peut-être une erreur de saisie ?
verify-limited = Trop de codes erronés sont venus de votre connexion. Veuillez réessayer dans { $seconds ->
    [0] un instant
    [one] { $seconds } seconde
   *[other] { $seconds } secondes
}.
button-appeal = J’étais là
button-room = Qui est là
button-more = Suite ›
button-previous = ‹ Précédents
button-refresh = Actualiser
button-mark-proof = Selon les preuves
attendance-for-participants = Cette page concerne les personnes admises à l’Académie.
attendance-heading = **Vos présences**
attendance-share = Cela fait { $percent } pour cent des sessions prises en compte. Le certificat en demande { $least } pour cent, c’est-à-dire { $needed }.
attendance-share-begins = Aucune n’a encore été comptée. Le certificat en demande { $least } pour cent, c’est-à-dire { $needed }.
attendance-decisive = Si vous n’assistiez plus à aucune session, celle-ci serait décisive : **{ $title }**
attendance-appeal-open = En cours d’examen par l’équipe d’organisation : **{ $title }**
attendance-appeal-excused = Absence excusée, la session ne compte plus : **{ $title }**
attendance-appeal-present = Présence finalement reconnue : **{ $title }**
attendance-appeal-refused = Demande examinée, l’absence est maintenue : **{ $title }**
attendance-webinar = Pour certaines de vos sessions, c’est le rapport du webinaire qui décide. Avec quelle adresse électronique les rejoignez-vous ?
appeal-needless = Il n’y a pas d’absence à examiner.
appeal-which = À quelle session avez-vous assisté, ou quelle session avez-vous manquée pour une bonne raison ?
appeal-ask = Que s’est-il passé ? Une phrase suffit, par exemple qu’il y a eu une coupure de courant. L’équipe d’organisation la lira et décidera.
    .field = Ce qui s’est passé
appeal-noted = Merci. L’équipe d’organisation va l’examiner, et je vous dirai ce qui a été décidé.
appeal-text = Écrivez entre { $minimum } et { $maximum } caractères, s’il vous plaît.
appeal-too-early = Il est encore temps de signaler votre présence à cette session : /checkin
room-not-participant = Cette session ne concerne pas cette personne.
session-unknown = Cette session n’aura pas lieu ou n’existe pas.
attendance-news-decisive =
    Votre certificat dépend de cette session : **{ $title }**

    { $when } ({ $city })

    Vous en êtes à { $attended } sur { $counted } et le certificat en demande { $needed } : il n’est plus possible d’en manquer une. En cas d’empêchement, écrivez-nous ensuite sous /attendance.
attendance-news-impossible =
    Je regrette : il manque trop de sessions pour le certificat.

    { $line }

    Toutes les sessions vous restent ouvertes et vous recevrez à la fin une attestation de celles que vous avez suivies. Si vous étiez dans une session qui manque ici, dites-le sous /attendance.
attendance-news-excused = Votre raison a été acceptée. Cette session ne compte plus, vous n’y perdez rien : **{ $title }**
attendance-news-present = Après examen, votre présence est reconnue : **{ $title }**
attendance-news-refused = Après examen, votre demande n’a pas pu être acceptée cette fois : **{ $title }**. Si vous avez autre chose à ajouter, vous pouvez écrire de nouveau sous /attendance.
certificate-given-certificate = Voici votre certificat. Félicitations ! Tout le monde peut le vérifier ici : { $address }
certificate-given-statement = Voici l’attestation des sessions que vous avez suivies. Tout le monde peut la vérifier ici : { $address }
certificate-unprintable = Votre document est prêt, mais il me manque les lettres de votre nom pour l’imprimer. L’équipe d’organisation le sait et vous écrira. On peut le vérifier ici : { $address }
certificate-revoked = Votre document a été révoqué et n’est plus valable. Si vous pensez qu’il s’agit d’une erreur, écrivez à l’équipe d’organisation, s’il vous plaît.
certificate-later = Les certificats sont délivrés après l’Académie. Voici où vous en êtes :
present-none = Vous n’animez aucune session.
present-which = Quelle session animez-vous ? Chaque bouton ouvre sa page avec le code de présence.
present-not-allowed = Seules les personnes qui animent cette session et l’équipe d’organisation peuvent le faire.
room-which = Quelle session ?
room-there = Présences : { $count } sur { $most }, dont { $late } en retard.
room-disputed = { $count ->
        [0] ⚠ Aucune contradiction entre les sources.
        [one] ⚠ Deux sources se contredisent sur une personne.
       *[other] ⚠ Deux sources se contredisent sur { $count } personnes.
    }
room-marked = C’est noté.
room-minutes = { $minutes } min
mark-present = Présence
mark-late = Retard
mark-excused = Absence excusée
mark-absent = Absence
mark-open = Pas encore là
mark-pending = Rapport attendu
evidence-button = Présence signalée par bouton
evidence-code = Présence signalée par code
evidence-report = Rapport du webinaire
evidence-hand = À la main
evidence-appeal = Demande de révision
button-webinar-skip = Non merci
webinar-ask = Avec quelle adresse électronique rejoignez-vous les webinaires ? Pour certaines sessions, c’est le rapport du webinaire qui montre qui était là ; cette adresse me permet de vous y reconnaître. Cela reste facultatif : je chercherai alors votre nom.
    .field = Adresse électronique
webinar-ask-known = Vous rejoignez les webinaires avec **{ $email }**. Si vous utilisez maintenant une autre adresse, écrivez-la.
webinar-noted = Merci. Dans les rapports des webinaires, je chercherai { $email }.
webinar-skipped = Très bien. Dans les rapports des webinaires, je chercherai votre nom : rejoignez-les donc sous ce nom.
webinar-email = Cela ne ressemble pas à une adresse électronique. Écrivez-la encore une fois, s’il vous plaît.

## Checking in, and where one stands

button-checkin = Je suis là
button-checkin-code = Saisir le code
button-webinar = Mon adresse de webinaire
button-certificate = Certificat
button-attendance = Présences
checkin-open = **Vous pouvez signaler votre présence :**
checkin-done = ✓ présence notée
checkin-next = La prochaine session prise en compte pour vous :
checkin-in = ✓ Présence notée.
checkin-late = ✓ Présence notée. Vous arrivez en retard, mais elle compte.
checkin-again = ✓ Votre présence était déjà notée.
checkin-uncounted = Cette session ne compte pas pour le certificat.
checkin-early = Il est encore trop tôt. Ouverture : { $when } ({ $city }).
checkin-over = Trop tard, les présences sont closes depuis { $when } ({ $city }). Si vous étiez là, dites-le sous /attendance.
checkin-stopped = Il n’est pas possible de signaler sa présence pour le moment. Si vous êtes dans la session, prévenez la personne qui l’anime.
checkin-code = Cette session demande le code qu’elle affiche : six chiffres, nouveaux toutes les 30 secondes. Écrivez-les ici, s’il vous plaît.
    .field = Code
checkin-wrong = Ce n’est pas le code affiché ; il change toutes les 30 secondes. Écrivez le plus récent, s’il vous plaît.
checkin-stale = Ce lien est trop ancien ; il change toutes les 30 secondes. Scannez le plus récent ou écrivez ses six chiffres après /checkin.
checkin-locked = { $seconds ->
        [0] Trop de codes erronés. Attendez un instant, puis écrivez le plus récent.
        [one] Trop de codes erronés. Attendez une seconde, puis écrivez le plus récent.
       *[other] Trop de codes erronés. Attendez { $seconds } secondes, puis écrivez le plus récent.
    }
checkin-report = Il n’y a rien à faire ici : pour cette session, c’est le temps passé dans le webinaire qui compte.
checkin-not-yours = Cette session ne fait pas partie des vôtres. Les vôtres se trouvent dans /agenda.
checkin-cancelled = Cette session n’aura pas lieu. Les prochaines se trouvent dans /agenda.
checkin-none = Aucune session n’est ouverte pour le moment.
checkin-unknown = Avant de noter votre présence, je dois savoir qui vous êtes. Si vous participez déjà depuis une autre application, envoyez-y /link, puis écrivez ici /link suivi du code. Sinon, commencez ci-dessous ; ensuite, /checkin suffira.
attendance-open = { $miss ->
        [0] Vous en êtes à { $attended } sur { $counted } et ne pouvez plus en manquer.
        [one] Vous en êtes à { $attended } sur { $counted } et pouvez encore en manquer une.
       *[other] Vous en êtes à { $attended } sur { $counted } et pouvez encore en manquer { $miss }.
    }
attendance-decides = Jour décisif : { $day }.
attendance-begins = { $miss ->
        [0] Vos sessions prises en compte : { $counted }. Vous ne pouvez en manquer aucune.
        [one] Vos sessions prises en compte : { $counted }. Vous pouvez en manquer une.
       *[other] Vos sessions prises en compte : { $counted }. Vous pouvez en manquer { $miss }.
    }
attendance-report = Le rapport du webinaire décidera.
attendance-earned = Vous en êtes à { $attended } sur { $counted } : c’est assez pour le certificat.
attendance-impossible = Vous en êtes à { $attended } sur { $counted } et pouvez encore atteindre { $possible } ; le certificat en demande { $needed }.
attendance-nothing = Aucune session ne compte encore pour vous.

## The presenter's page

present-how = Scannez l’image pour signaler votre présence, ou envoyez à l’assistant /checkin et ces six chiffres.
present-full = Plein écran
present-picture = Code QR pour signaler sa présence
present-code = Code actuel :
present-left = Temps avant le prochain code
present-count = { $count ->
    [0] Personne pour le moment
    [one] { $count } personne présente
   *[other] { $count } personnes présentes
}
present-start = Rouvrir les présences
present-stop = Clore les présences
present-early = Ouverture des présences : { $when } ({ $city })
present-stopped = Les présences sont closes pour le moment.
present-over = Il n’est plus possible de signaler sa présence à cette session.
present-report = Il n’y a rien à faire ici : pour cette session, c’est le temps passé dans le webinaire qui compte.
present-ended = Il n’y a plus de connexion depuis un moment, et plus de codes non plus. Ils reviendront avec elle.
present-offline = Pas de connexion pour le moment. Les codes continuent ; le décompte attend.
present-unknown = Ce lien vers une page de présentation n’est pas valable, ou ne l’est plus. Avec /present, ou par l’équipe d’organisation, vous en recevez un autre.

## Checking in on the web

web-checkin = Signaler sa présence
web-checkin-telegram = Ouvrir dans Telegram
web-checkin-chat = Ouvrir la conversation sur cette page
web-checkin-who = Ce navigateur ne vous connaît pas encore.
web-checkin-how = Où que vous écriviez à l’assistant, vous pouvez aussi lui envoyer /checkin suivi des six chiffres affichés à l’écran.
