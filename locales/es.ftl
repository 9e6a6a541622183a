# El español del asistente, según el modelo de en.ftl; **…** pone en negrita.
# Habla con una sola persona, de usted, con sencillez y amabilidad, tanto en Bogotá como en Madrid:
# sin “vosotros”, sin palabras de un solo país y sin suponer si lee un hombre o una mujer.
# NUMBER(…, useGrouping: 0) escribe 1500, como recomienda la RAE: 1.500 es uno y medio en México.

## Languages

language-own-name = Español
language-en = inglés
language-fr = francés
language-es = español
language-pt = portugués
language-choose = ¿En qué idioma desea que le escriba?
language-changed = De acuerdo. A partir de ahora le escribiré en español.
language-offer = Veo que escribe en español. ¿Desea que yo también le escriba en español?
language-offer-yes = Sí, en español
language-offer-no = No, sigamos en español
language-stays = De acuerdo, seguimos en español.

## Commands, as in the menus

menu-start = comenzar
    .does = Comenzar, o seguir donde lo dejó
menu-agenda = agenda
    .does = Las sesiones en su hora local
menu-electives = electivos
    .does = Elegir sus cursos electivos y ver sus plazas
menu-checkin = presente
    .does = Marcar su asistencia a la sesión en curso
    .words = Los seis dígitos que muestra la sesión
menu-attendance = asistencia
    .does = Ver su asistencia y lo que exige el certificado
menu-certificate = certificado
    .does = Recibir su certificado cuando esté expedido
menu-present = presentar
    .does = Facilitación: la página con el código de asistencia
menu-room = sala
    .does = Facilitación: ver quién está y corregir a mano
menu-calendar = calendario
    .does = Sus sesiones en su propio calendario
menu-reminders = recordatorios
    .does = Elegir sus recordatorios y sus horas de silencio
menu-about = preguntas
    .does = Preguntas y respuestas sobre la Academia
menu-apply = solicitud
    .does = Presentar su solicitud para la Academia
menu-profile = perfil
    .does = Ver y cambiar sus datos
menu-language = idioma
    .does = Elegir el idioma
    .words = Español, inglés, francés o portugués
menu-timezone = zonahoraria
    .does = Cambiar su zona horaria
    .words = Su ciudad
menu-privacy = privacidad
    .does = Lo que aceptó, y cómo cambiarlo
menu-mydata = misdatos
    .does = Todo lo que guardamos sobre usted, en un archivo
menu-forgetme = borrar
    .does = Borrar todo lo que guardamos sobre usted
menu-link = vincular
    .does = Usar este asistente también en otra aplicación
    .words = El código de la otra aplicación
menu-why = motivo
    .does = Por qué recibió un mensaje, o no lo recibió
menu-help = ayuda
    .does = Lo que puedo hacer por usted
menu-stop = parar
    .does = Recibir aquí solo respuestas a sus mensajes

## Buttons

button-begin = Comenzar
button-back = ‹ Atrás
button-pause = Hacer una pausa
button-restart = Empezar de nuevo
button-restart-yes = Sí, empezar de nuevo
button-restart-no = No, continuar
button-go-on = Continuar
button-cancel = Cancelar
button-keep = Conservar: { $value }
button-keep-text = Conservar este texto
button-skip = Omitir
button-location = Compartir mi ubicación
button-zone-right = Sí, es correcta
button-zone-wrong = No, estoy en otro lugar
button-apply = Presentar mi solicitud
button-apply-again = Presentar otra solicitud
button-later = Ahora no
button-send = Enviar la solicitud
button-withdraw = Retirar mi solicitud
button-withdraw-yes = Sí, retirarla
button-withdraw-no = No, mantenerla
button-agenda = Agenda
button-about = Preguntas y respuestas
button-profile = Mi perfil
button-privacy = Privacidad
button-home = Inicio
button-help = Ayuda
button-earlier = ‹ Días anteriores
button-later-days = Días siguientes ›
button-mydata = Mis datos
button-forgetme = Borrar todo
button-forgetme-yes = Sí, borrar todo
button-forgetme-no = No, conservar todo
button-forgetme-now = Borrar definitivamente
button-link-yes = Sí, unirlos
button-reminders = Recordatorios
button-why = ¿Por qué este mensaje?
button-switch-on = Activar: { $kind }
button-switch-off = Desactivar: { $kind }
button-quiet = Horas de silencio
button-quiet-none = Sin horas de silencio
button-snooze = { $minutes ->
        [one] Un minuto antes ({ $time })
       *[other] { $minutes } minutos antes ({ $time })
    }
button-unknown = Este botón ya no está activo. Escriba /start para ver en qué punto está, o /help para saber qué puedo hacer.

## First words

welcome =
    Le damos la bienvenida. Soy el asistente del SSE Collective Brain, la comunidad de quienes trabajan en la economía social y solidaria (ESS), y de su academia: **{ $edition }**.

    La inscripción lleva unos tres minutos. Puede interrumpirla en cualquier momento y seguir más tarde.

    ¿Qué idioma prefiere?
welcome-back = Qué gusto saber de usted. Sigamos donde lo dejamos.
start-again = De acuerdo, volveré a escribirle aquí.

## Consent

consent-academy =
    Hablemos primero de sus datos. Para que pueda participar en la Academia, la OIT, su centro de formación de Turín (CIF-OIT) y la entidad anfitriona, CASES, necesitan guardar lo que usted indique aquí: nombre, país, organización, zona horaria, solicitud y asistencia. Estos datos se usan solo para la Academia y la comunidad, y nunca se venden. Puede consultarlos (/mydata) o borrarlos (/forgetme) en cualquier momento.

    ¿Está de acuerdo?
consent-academy-yes = Sí, de acuerdo
consent-academy-no = No
consent-academy-given = Gracias. Guardaremos lo que la Academia necesita.
consent-academy-refused = Lo comprendo. Sin su acuerdo no podemos tramitar la inscripción, así que me detengo aquí y no le pregunto nada más. Si cambia de opinión, elija “{ button-go-on }”. Si no, dentro de una hora borraré lo poco que sé de usted, o ahora mismo con “{ button-forgetme }”.
consent-found = ¿Desea que otros miembros puedan encontrar su perfil por nombre, país, organización y temas de trabajo? Es opcional.
consent-found-yes = Sí, con gusto
consent-found-no = No, gracias
consent-found-given = Otros miembros podrán encontrar su perfil.
consent-found-refused = Otros miembros no podrán encontrar su perfil.
consent-news = ¿Podemos avisarle de las próximas ediciones de la Academia? Es opcional: como mucho, unos pocos mensajes al año.
consent-news-yes = Sí, con gusto
consent-news-no = No, gracias
consent-news-given = Le avisaremos de las próximas ediciones.
consent-news-refused = No le escribiremos sobre las próximas ediciones.

## Who you are

join-name = ¿Cuál es su nombre completo, tal como debe figurar en el certificado? Puede escribirlo en cualquier alfabeto.
    .field = Nombre completo
join-name-noted = En el certificado: **{ $name }**
join-name-letters = No veo ninguna letra en ese nombre. Escríbalo, por favor, tal como debe figurar en el certificado.
join-name-length = { $count ->
        [one] Ese nombre tiene una sola letra; debe tener entre { $least } y { $most } caracteres. Escríbalo de nuevo, por favor.
       *[other] Ese nombre tiene { $count } caracteres; debe tener entre { $least } y { $most }. Escríbalo de nuevo, por favor.
    }
join-country = ¿En qué país vive? Elíjalo abajo o escríbalo en español, inglés, francés o portugués.
    .field = Su país
join-country-noted = País: **{ $country }**
join-country-unknown = No conozco ningún país llamado “{ $text }”. Revise cómo está escrito, por favor, o pruebe en inglés, francés, español o portugués.
join-country-which = ¿A cuál de estos países se refiere?
join-constituency = ¿A quién representa o dónde trabaja? Algunos cursos se dirigen a grupos específicos.
join-constituency-noted = Su grupo: **{ $constituency }**
constituency-government = Gobierno
constituency-employers = Organización de empleadores
constituency-union = Sindicato
constituency-sse = Cooperativa u otra organización de la ESS
constituency-partner = Asociado para el desarrollo
constituency-academia = Universidad o investigación
constituency-other = Otro
join-organisation = ¿Cómo se llama su organización?
    .field = Su organización
join-organisation-noted = Organización: **{ $organisation }**
join-work = ¿En qué temas trabaja? Bastan unas palabras, por ejemplo: “cooperativas rurales, finanzas solidarias”.
    .field = Temas de trabajo
join-work-noted = Tomo nota, gracias.
join-short-empty = No encuentro texto en su mensaje. Escriba unas palabras, por favor, o elija “{ button-skip }”.
join-short-long = Ese texto tiene { NUMBER($count, useGrouping: 0) } caracteres y puedo guardar { NUMBER($most, useGrouping: 0) } como máximo. Acórtelo un poco, por favor.
join-skipped = De acuerdo, queda en blanco. Puede completarlo más adelante en /profile.
join-paused = De acuerdo, guardo sus respuestas. Elija “{ button-go-on }” o escriba /start cuando quiera, dentro de una hora o de una semana.
join-restart-sure = ¿Quiere borrar estas respuestas y empezar de nuevo?
join-done = Le damos la bienvenida al SSE Collective Brain, { $name }. Ya forma parte de la comunidad.

## Time zone

join-zone = ¿En qué ciudad está? Si es pequeña, indique más bien una ciudad grande que esté cerca; así podré darle la hora correcta. Puede escribirla en español, inglés, francés o portugués.
    .field = Su ciudad
join-zone-guessed = Por el país que indicó, su hora local debería ser **{ $time }** ({ $day }; zona horaria: { $city }). ¿Es correcta? Si no, escriba el nombre de su ciudad.
join-zone-right = Su hora local es **{ $time }** ({ $day }; zona horaria: { $city }). ¿Es correcta?
join-zone-which = Hay varias posibilidades. ¿Cuál es la suya? Cada botón muestra la hora local.
join-zone-unknown = No encuentro “{ $text }”. Pruebe con una ciudad cercana más grande, por favor, o con su país.
join-zone-offset = “{ $text }” solo indica la diferencia con Greenwich, y la hora puede cambiar durante la Academia. En su lugar, escriba su ciudad, por favor.
join-zone-sea = Ese punto parece estar en el mar, y allí no encuentro zona horaria. En su lugar, escriba su ciudad, por favor.
join-zone-sea-later = Ese punto parece estar en el mar, y allí no encuentro zona horaria. Para indicar su ciudad, escriba /timezone seguido del nombre.
join-zone-noted = Tomo nota. Zona horaria: **{ $city }**

## Application

apply-offer =
    El siguiente paso es su solicitud para esta edición: **{ $edition }**. La participación es gratuita para las personas seleccionadas.

    ¿Desea presentarla ahora? Bastan unas frases.
apply-later = De acuerdo. Escriba /apply cuando quiera presentar su solicitud.
apply-closed = En este momento no se reciben solicitudes para ninguna edición. Si aceptó que le avisáramos de las próximas, le escribiremos.
apply-motivation = ¿Por qué le gustaría participar y qué hará con lo que aprenda? Escriba entre { $least } y { NUMBER($most, useGrouping: 0) } caracteres.
    .field = Su motivación
apply-motivation-now = Su texto actual: “{ $motivation }”
apply-motivation-noted = Gracias. Su texto tiene { NUMBER($count, useGrouping: 0) } caracteres.
apply-motivation-short = { $missing ->
        [one] Su texto tiene { $count ->
            [one] un carácter
           *[other] { $count } caracteres
        } y se necesitan al menos { $least }: falta uno. ¿Podría escribirlo de nuevo con un poco más de detalle?
       *[other] Su texto tiene { $count ->
            [one] un carácter
           *[other] { $count } caracteres
        } y se necesitan al menos { $least }: faltan { $missing }. ¿Podría escribirlo de nuevo con un poco más de detalle?
    }
apply-motivation-long = { $extra ->
        [one] Su texto tiene { NUMBER($count, useGrouping: 0) } caracteres y el máximo es de { NUMBER($most, useGrouping: 0) }: sobra uno. ¿Podría acortarlo y enviarlo de nuevo?
       *[other] Su texto tiene { NUMBER($count, useGrouping: 0) } caracteres y el máximo es de { NUMBER($most, useGrouping: 0) }: sobran { NUMBER($extra, useGrouping: 0) }. ¿Podría acortarlo y enviarlo de nuevo?
    }
apply-commitment = La Academia requiere unas tres horas al día, de lunes a viernes, durante dos semanas. ¿Puede comprometerse a dedicarle ese tiempo?
apply-commitment-yes = Sí, me comprometo
apply-commitment-no = No, no puedo
apply-commitment-refused = Gracias por decírmelo. Sin esas tres horas diarias, el comité no puede considerar la solicitud. Guardo lo que escribió; si su situación cambia, elija “{ button-go-on }”.
apply-summary =
    Revise su solicitud, por favor:

    { $lines }

    Motivación: { $motivation }

    Compromiso: unas tres horas al día

    Para cambiar una línea, elíjala abajo. Si todo está bien, envíe la solicitud.
apply-incomplete = A su solicitud todavía le falta algo. Escriba /apply para completarla.
apply-sent-already = Ya habíamos recibido su solicitud.
apply-sent-applied = Hemos recibido su solicitud (**{ $edition }**). La leerá un comité de CASES, la OIT y el CIF-OIT, y aquí le comunicaré su decisión.
apply-sent-accepted = Listo, ya participa en esta edición (**{ $edition }**). Cuando quiera, consulte la agenda.
apply-withdraw-sure = ¿Quiere retirar su solicitud? Si lo hace, ya no participará en la Academia.
apply-withdrawn = Su solicitud queda retirada.
change-name = Nombre
change-country = País
change-constituency = Grupo
change-organisation = Organización
change-work = Temas
change-zone = Zona horaria
change-motivation = Motivación
change-language = Idioma

## What is told unasked

decision-accepted =
    Buenas noticias: su solicitud ha sido aceptada (**{ $edition }**).

    Su primera sesión: { $day }, { $time } (hora local). Encontrará todas las sesiones en /agenda.
decision-declined = Gracias por presentar su solicitud (**{ $edition }**). Lamentablemente, esta vez el comité no pudo ofrecerle un lugar. Usted sigue siendo miembro del SSE Collective Brain, y nos alegrará recibir otra solicitud suya.
delivery-again = (No tengo la certeza de que este mensaje le haya llegado, así que se lo envío una vez más.)

## Home

home-unfinished = Su inscripción todavía no está completa. Para seguir, elija “{ button-go-on }”.
home-none = Usted es miembro del SSE Collective Brain. Edición actual: **{ $edition }**.
home-draft = Su solicitud todavía no se ha enviado (**{ $edition }**).
home-applied = Su solicitud está en manos del comité (**{ $edition }**). Aquí le comunicaré su decisión.
home-accepted = Usted participa en esta edición: **{ $edition }**.
home-declined = Esta vez el comité no pudo ofrecerle un lugar (**{ $edition }**). Usted sigue siendo miembro del SSE Collective Brain.
home-withdrawn = Usted retiró su solicitud (**{ $edition }**).
home-completed = Felicitaciones: usted completó esta edición (**{ $edition }**).
home-no-edition = En este momento no hay ninguna edición prevista. La comunidad del SSE Collective Brain sigue activa.
home-next = Próxima sesión: { $day }

## Agenda

agenda-heading = Agenda en su hora local ({ $city }, ahora: { $time }).
agenda-heading-academy = Agenda en la hora de la Academia ({ $city }, ahora: { $time }). Para verla en la suya, indíqueme su ciudad con /timezone.
agenda-for-participants = Las sesiones son para las personas admitidas, que reciben los enlaces para conectarse.
agenda-over = Esta edición ya terminó.
agenda-today = Hoy · { $day }
agenda-tomorrow = Mañana · { $day }
agenda-join = Para entrar: { $link }
session-languages = Interpretación: { $languages }
session-languages-missing = ⚠ Sin interpretación al { $mine }. Disponible: { $languages }
session-channel = Interpretación: elija el canal “{ $mine }”
session-no-languages = Idiomas por confirmar
session-academy-day = Hora de la Academia: { $day }, { $hours } ({ $city })

## Questions and answers

about = **{ $title }**
    { $theme }

    ¿Qué le gustaría saber?
about-cost = Costo
about-dates = Fechas
about-languages = Idiomas
about-times = Horarios
about-commitment = Compromiso
about-certificate = Certificado
about-electives = Cursos electivos
about-place = Lugar de las sesiones
about-livestream = Transmisión en vivo
about-network = La red

## Profile

profile =
    Estos son sus datos:

    { $lines }
profile-name = Nombre: { $value }
profile-country = País: { $value }
profile-constituency = Grupo: { $value }
profile-organisation = Organización: { $value }
profile-work = Temas: { $value }
profile-zone = Zona horaria: { $value }
profile-language = Idioma: { $value }
profile-empty = –

## Privacy

privacy =
    Estas son las respuestas que nos dio:

    { $lines }

    Sin el primer acuerdo no guardamos nada por mucho tiempo: una hora después de una negativa, o tras 60 días sin noticias, borramos todo lo que sabemos de la persona.
privacy-academy = Uso de sus datos para la Academia:
privacy-found = Otros miembros pueden encontrar su perfil:
privacy-news = Avisos de próximas ediciones:
privacy-yes = sí
privacy-no = no
privacy-unasked = aún sin respuesta
privacy-change-academy = Cambiar: mis datos
privacy-change-found = Cambiar: visibilidad
privacy-change-news = Cambiar: avisos
privacy-academy-needed = Sin este acuerdo no puede seguir siendo miembro. Si ya no quiere que guardemos nada, “{ button-forgetme }” elimina sus datos en todos los canales.
mydata = Aquí tiene, en un archivo, todo lo que guardamos sobre usted.
forgetme =
    Se borrará todo lo que guardamos sobre usted, en todos los canales: perfil, solicitud, asistencia y mensajes. Ya no participará en la Academia ni se le podrá expedir un certificado.

    ¿Es eso lo que desea?
forgetme-last = Última pregunta: ¿lo borro todo ahora? No se podrá deshacer.
forgetme-done = Listo, se ha borrado todo lo que guardábamos sobre usted. Comprobante: **{ $receipt }**. Acredita el borrado y no dice nada de usted; consérvelo si lo desea. También puede borrar los mensajes que queden en el historial de esta aplicación. Le deseo lo mejor.

## Two apps

link =
    Este es su código: **{ $code }**. Es válido durante { $minutes } minutos.

    Abra este asistente en la otra aplicación y escriba allí /link seguido del código. Si la otra aplicación le dio un código, escríbalo aquí.
    .field = Código de la otra aplicación
link-unknown = Ese código no es válido o ya pasaron sus diez minutos. Revíselo, por favor, o pida uno nuevo con /link en la otra aplicación.
link-waiting = Espero el código de la otra aplicación. Escríbalo aquí o elija “{ button-cancel }”.
link-locked = Se escribieron demasiados códigos incorrectos. Espere { $minutes } minutos, por favor, y pida uno nuevo.
link-same = Ese código se creó aquí mismo. Escríbalo en la otra aplicación, por favor.
link-expired = El plazo ya venció. Empiece de nuevo con /link, por favor.
link-conflict = Mientras tanto, algo cambió. Empiece de nuevo con /link, por favor.
link-conflict-ask =
    Sus respuestas no coinciden en las dos aplicaciones (pregunta { $place } de { $count }). ¿Cuál es la correcta?

    { $line }
link-preview =
    Así quedaría su perfil:

    { $lines }

    Canales: { $apps }

    ¿Desea unir los dos perfiles?
link-line-name = Nombre
link-line-country = País
link-line-constituency = Grupo
link-line-organisation = Organización
link-line-work = Temas
link-line-zone = Zona horaria
link-line-language = Idioma
link-line-application = Su solicitud
link-line-seat = Su plaza: { $round }
link-application-draft = Solicitud sin enviar
link-application-applied = Solicitud enviada
link-application-accepted = Solicitud aceptada
link-application-declined = Solicitud no aceptada
link-application-withdrawn = Solicitud retirada
link-application-completed = Edición completada
link-app-telegram = Telegram
link-app-discord = Discord
link-app-web = página web
link-done = Listo. A partir de ahora, su perfil es el mismo en las dos aplicaciones.
link-cancelled = De acuerdo, todo queda como estaba.

## Help, and anything that is not an answer

help =
    Me ocupo de su inscripción, le muestro la agenda en su hora local y respondo a sus preguntas sobre la Academia.

    { $lines }
stop = De acuerdo. A partir de ahora, aquí solo le escribiré para responderle. Si quiere volver a recibir los demás mensajes, escriba /start.
command-unknown = No conozco ese comando. Con /help verá todo lo que puedo hacer.
command-unknown-near = No conozco ese comando. ¿Quiso decir { $command }?
talk-lost = No me queda claro qué desea. Puedo mostrarle la agenda o decirle qué más sé hacer.
talk-foreign = Lo siento, no entiendo ese idioma. Puedo escribirle en español, inglés, francés o portugués: /language
talk-attachment = Lo siento, solo puedo leer mensajes de texto; no imágenes, notas de voz, stickers ni archivos.
talk-edit = No veo los cambios en un mensaje ya enviado. Envíe su respuesta en un mensaje nuevo, por favor.
talk-press = Elija uno de los botones, por favor.
talk-too-long = Ese mensaje tiene { NUMBER($count, useGrouping: 0) } caracteres y solo puedo leer { NUMBER($most, useGrouping: 0) } de una vez. ¿Podría acortarlo?
group-private = Solo respondo en privado, para que nadie más lea lo que conversamos. Abra un chat conmigo, por favor, y escriba allí /start.
error-unknown = Se produjo un problema de mi lado y no se cambió nada. Inténtelo de nuevo en un momento, por favor. Si vuelve a ocurrir, indique este número a quienes organizan la Academia: { $id }

## Web page

web-title = SSE Collective Brain
web-subtitle = El asistente de la Academia sobre Economía Social y Solidaria
web-skip = Ir al campo de mensaje
web-language = Idioma
web-menu = Menú
web-conversation = Conversación
web-you-said = Usted:
web-assistant-said = Asistente:
web-you-chose = Usted eligió:
web-message = Su mensaje
web-send = Enviar
web-limits = { NUMBER($minimum, useGrouping: 0) }–{ NUMBER($maximum, useGrouping: 0) } caracteres
web-greeting = Le damos la bienvenida al SSE Collective Brain
web-greeting-what = Aquí aprenden juntas personas de todo el mundo que hacen realidad la economía social y solidaria, tanto en las políticas públicas como en el terreno.
web-greeting-how = Soy el asistente de su academia: me ocupo de su inscripción, respondo a sus preguntas y le muestro la agenda en su hora local.
web-greeting-start = Comenzar
web-greeting-language = O elija su idioma:
web-earlier = Mensajes anteriores
web-latest = Últimos mensajes
web-file = Descargar { $name }
web-location-shared = 📍 Mi ubicación
web-location-denied = Su navegador no indicó dónde está usted. Puede escribir el nombre de su ciudad.
web-not-sent = No se pudo enviar. Su texto sigue aquí: inténtelo de nuevo, por favor.
web-refused = No fue posible
web-refused-return = Volver a la conversación
web-refused-origin = Esta petición venía de otro sitio web, así que no se hizo nada.
web-refused-size = Es demasiado largo para enviarlo. Un mensaje puede tener hasta 10 000 caracteres.
web-refused-form = No pude entender esta petición, así que no se hizo nada.
web-refused-starting = El asistente se está iniciando. Inténtelo de nuevo en un momento, por favor.
web-refused-file = Este archivo no existe, o no es suyo.
web-refused-instant = “to” debe ser una fecha y una hora con su diferencia horaria, por ejemplo 2021-11-15T13:00+01:00.
web-refused-back = El reloj simulado no retrocede.
web-demo = Tiempo simulado
web-demo-clock = { $day }, { $time } ({ $city })
web-demo-coming = A continuación: { $what }
web-demo-next = Siguiente evento ▸
web-demo-accept = Aceptarme
web-demo-accept-why = Como lo haría la organización
web-demo-accepted = La organización ha aceptado su solicitud.
web-demo-not-applied = Todavía no hay una solicitud suya que aceptar. Envíela primero, por favor.
web-demo-nothing = El programa de esta edición ya terminó.

## Reminders and changes of sessions

reminder-until = { $minutes ->
        [0] empieza ahora
        [one] empieza en un minuto
       *[other] empieza en { $minutes } minutos
    }
reminder-started = ya empezó
reminder-join = Entrar en la sesión
reminder-coming = Allí estaré
reminder-absent = No podré asistir
reminder-snooze = Recordármelo más tarde
reminder-eve-tomorrow = Sus sesiones de mañana, { $day } ({ $city }):
reminder-eve-today = Sus sesiones de hoy, { $day } ({ $city }):
reminder-eve-later = Sus sesiones del { $day } ({ $city }):
session-moved = Esta sesión cambió de horario: **{ $title }**

    Nuevo horario: { $when } ({ $city })
session-cancelled = Esta sesión no tendrá lugar: **{ $title }**

    Estaba prevista para: { $when } ({ $city }).
session-link = Nuevo enlace: **{ $title }**

    { $when } ({ $city })
session-restored = Esta sesión sí tendrá lugar: **{ $title }**

    { $when } ({ $city })
post-when = { $day }, { $hours } ({ $city }) · { $utc } UTC
post-changed = Modificado: tomen nota del horario y del enlace.
post-cancelled = Esta sesión no tendrá lugar: **{ $title }**

    Estaba prevista para: { $when }.
reminder-kind-start = al comienzo
reminder-kind-eve = el día anterior
reminder-kind-minutes = { $minutes ->
        [one] un minuto antes
       *[other] { $minutes } minutos antes
    }
reminders = **Sus recordatorios**, en su hora local ({ $city }):
reminders-off = ✗ { $what } – desactivado
reminders-eve = El día anterior, { $time }: todas sus sesiones del día siguiente
reminders-eve-moved = El día anterior, { $time }, una hora antes de sus horas de silencio: todas sus sesiones del día siguiente
reminders-minutes = { $minutes ->
        [one] Un minuto antes de cada una de sus sesiones
       *[other] { $minutes } minutos antes de cada una de sus sesiones
    }
reminders-start = Al comienzo de cada sesión que cuenta para usted, para marcar su asistencia
reminders-for-participants = Los reciben las personas admitidas en la Academia.
reminders-stopped = Con /stop me pidió que aquí solo le escribiera para responderle. Si quiere volver a recibir aquí sus recordatorios, escriba /start.
quiet-hours = Horas de silencio: **{ $hours }**.
quiet-hours-none = No tiene horas de silencio.
quiet-minutes = { $minutes ->
        [one] De los recordatorios previos a una sesión, en esas horas solo le llega el de un minuto antes.
       *[other] De los recordatorios previos a una sesión, en esas horas solo le llega el de { $minutes } minutos antes.
    }
quiet-eve = Si el del día anterior cae en esas horas, llega una hora antes de que empiecen.
quiet-ask = ¿Entre qué horas prefiere que no le escriba? Elija abajo o escriba las horas, por ejemplo { $example }.
    .field = Horas de silencio
quiet-noted = Tomo nota.
quiet-unreadable = No encuentro una hora de inicio y otra de fin en “{ $text }”. Escríbalas así, por favor: { $example }
answer-coming = Gracias, tomo nota de que asistirá. Su asistencia se registra en la propia sesión.
answer-absent = Gracias por avisar. Esta sesión cuenta para el certificado, que exige el { $least } por ciento de las que cuentan. Ya no se la recordaré.
answer-absent-free = Gracias por avisar. Esta sesión no cuenta para el certificado, así que no pierde nada. Ya no se la recordaré.
answer-moved = Esta sesión cambió de horario después de mi mensaje: **{ $title }**

    Nuevo horario: { $when } ({ $city }). ¿Podrá asistir?
answer-over = Esta sesión ya terminó: **{ $title }** ({ $when }). Las próximas están en /agenda.
answer-cancelled = Esta sesión no tendrá lugar: **{ $title }**. Las próximas están en /agenda.
answer-not-yours = Esta sesión no es una de las suyas: **{ $title }**. Las suyas están en /agenda.
snooze-ask = ¿Cuándo se lo recuerdo? Inicio de **{ $title }**: { $time }
snooze-late = Ya no queda tiempo para otro recordatorio. Inicio de **{ $title }**: { $time }
snooze-begun = Esta sesión ya empezó: **{ $title }**. Todavía puede entrar.
snooze-set = De acuerdo, se lo recordaré ({ $time }): **{ $title }**

## Why a message came, or did not

why = Esto es lo que tenía para usted, empezando por lo más reciente y en su hora local ({ $city }):
why-empty = Aparte de mis respuestas, todavía no he tenido nada que decirle.
why-cause-decision = Decisión sobre su solicitud
why-cause-eve = Sus sesiones del { $day }
why-cause-minutes = { $minutes ->
        [one] Un minuto antes de “{ $title }”
       *[other] { $minutes } minutos antes de “{ $title }”
    }
why-cause-start = Al comienzo de “{ $title }”, para marcar su asistencia
why-cause-attendance-decisive = Aviso antes de “{ $title }”: de ella depende su certificado
why-cause-attendance-impossible = El certificado ya no es posible
why-cause-appeal-decided = Respuesta sobre “{ $title }”
why-cause-certificate = Su certificado
why-cause-statement = Su constancia de asistencia
why-cause-snooze = “{ $title }”, porque me pidió que se lo recordara de nuevo
why-cause-moved = “{ $title }” cambió de horario
why-cause-cancelled = “{ $title }” no tendrá lugar
why-cause-restored = “{ $title }” tendrá lugar después de todo
why-cause-link = Nuevo enlace de “{ $title }”
why-cause-broadcast = Aviso del equipo organizador
why-cause-round-open = Ya puede elegir: “{ $title }”
why-cause-round-remind = Recordatorio para elegir: “{ $title }”
why-cause-round-changed = Nueva fecha para elegir: “{ $title }”
why-cause-seat-offer = Oferta de plaza en “{ $title }”
why-cause-offer-over = Fin de la oferta de plaza en “{ $title }”
why-cause-seat = Su plaza en “{ $title }”
why-cause-seat-lost = Se retiró su plaza en “{ $title }”
why-cause-elective-cancelled = El curso “{ $title }” no tendrá lugar
why-cause-unplaced = Plazas repartidas, todavía ninguna para usted: “{ $title }”
why-cause-swap = Intercambio de plazas: “{ $title }”
why-sent = Enviado { $where } ({ $time }).
why-sent-again = Enviado { $where } ({ $time }) por segunda vez, porque no tenía certeza de la primera.
why-under-way = En camino.
why-unknown = Enviado { $where }, pero no tengo la certeza de que haya llegado.
why-refused = No enviado: este mensaje no se pudo mostrar { $where }.
why-not-absent = No enviado: usted había avisado de que no podía asistir a esta sesión.
why-not-archived = No enviado: esa edición ya terminó.
why-not-cancelled = No enviado: la sesión se canceló.
why-not-error = No enviado: hubo un problema de mi lado.
why-not-halted = No enviado: el equipo organizador detuvo este aviso.
why-not-late = No enviado: para entonces ya no le habría servido.
why-not-merged = No enviado: el mismo mensaje ya estaba en su otra aplicación.
why-not-moved = No enviado: la sesión había cambiado de horario.
why-not-muted = No enviado: usted había desactivado estos recordatorios.
why-not-no-address = No enviado: no había ninguna aplicación en la que pudiera escribirle.
why-not-no-text = No enviado: no había ningún texto en su idioma.
why-not-nothing = No enviado: ese día usted no tenía ninguna sesión.
why-not-not-concerned = No enviado: en ese momento no le correspondía.
why-not-overtaken = No enviado: otro mensaje más reciente ocupó su lugar.
why-not-quiet = No enviado: era durante sus horas de silencio.
why-not-stopped = No enviado: usted había detenido mis mensajes con /stop.
why-not-unreachable = No enviado: no hubo manera de comunicarme con usted.
why-not-withdrawn = No enviado: usted había retirado su solicitud.
why-where-telegram = en Telegram
why-where-discord = en Discord
why-where-web = en la página web
why-try-blocked = Usted me había bloqueado { $where }.
why-try-closed = Su configuración { $where } no dejó pasar mi mensaje.
why-try-gone = Ya no encontré su cuenta { $where }.
why-try-away = Durante un rato no hubo conexión { $where }.
why-next-today = Próximo mensaje, hoy, { $time }: { $cause }
why-next-tomorrow = Próximo mensaje, mañana, { $time }: { $cause }
why-next-day = Próximo mensaje, el { $day }, { $time }: { $cause }
why-next-nothing = Por ahora no hay nada más previsto para usted.
why-muted = Usted desactivó estos recordatorios: { $kinds }.

## Announcements

broadcast = Aquí se escriben avisos para los miembros. Abra uno de los de abajo o empiece uno nuevo.
broadcast-not-allowed = Solo el equipo organizador de la Academia puede enviar avisos. Si tiene algo que decir a todo el mundo, escríbale, por favor.
broadcast-unknown = No existe ningún aviso con el número { $number }. Los más recientes están en /broadcast.
broadcast-not-draft = El aviso { $number } ya no es un borrador, así que no se cambió nada.
broadcast-changed = Este aviso se modificó después de que usted lo viera, así que no se envió. Revíselo una vez más, por favor.
broadcast-title = Aviso { $number } · { $state }
broadcast-state-draft = borrador
broadcast-state-waiting = en espera
broadcast-state-sending = enviándose
broadcast-state-sent = enviado
broadcast-state-stopped = detenido
broadcast-state-undone = apartado
broadcast-line-text = Texto en { $name } ({ $count ->
        [one] un carácter
       *[other] { NUMBER($count, useGrouping: 0) } caracteres
    }): “{ $start }”
broadcast-line-whom = Para: { $whom }
broadcast-line-when = Cuándo: { $when }
broadcast-line-share = Recibirán el texto en { $name }: { NUMBER($count, useGrouping: 0) } ({ $channels })
broadcast-line-places = Canales de la comunidad: { $places }
broadcast-line-without = Todavía sin texto: { $whom }
broadcast-line-unreachable = Imposible escribirles por ahora: { NUMBER($count, useGrouping: 0) }
broadcast-no-text = Todavía no hay ningún texto. Escriba uno primero, por favor.
broadcast-nobody = Nadie lo recibiría: no hay miembros a quienes se pueda escribir y que cumplan lo elegido.
broadcast-uncovered = { $count ->
        [one] Una persona no tiene texto en su idioma. Escríbalo, o indique en qué idioma lo leen las demás.
       *[other] { NUMBER($count, useGrouping: 0) } destinatarios no tienen texto en su idioma. Escríbalo, o indique en qué idioma lo leen los demás.
    }
broadcast-texts = ¿En qué idioma desea escribir el aviso?
broadcast-texts-more = También puede escribirlo en otro idioma, o seguir adelante.
broadcast-text = Escriba el aviso en este idioma, por favor: { $name }. Puede tener hasta { NUMBER($most, useGrouping: 0) } caracteres. Dos asteriscos antes y después de unas palabras las ponen **en negrita**.
    .field = Texto del aviso
broadcast-text-now = Su texto hasta ahora: “{ $text }”
broadcast-text-noted = Guardado en { $name }: { $count ->
        [one] un carácter.
       *[other] { NUMBER($count, useGrouping: 0) } caracteres.
    }
broadcast-text-empty = En este texto no hay palabras. Escriba al menos algunas, por favor.
broadcast-text-long = { $extra ->
        [one] Este texto tiene { NUMBER($count, useGrouping: 0) } caracteres y en un mensaje caben { NUMBER($most, useGrouping: 0) }: sobra uno. Acórtelo y envíelo de nuevo, por favor.
       *[other] Este texto tiene { NUMBER($count, useGrouping: 0) } caracteres y en un mensaje caben { NUMBER($most, useGrouping: 0) }: sobran { NUMBER($extra, useGrouping: 0) }. Acórtelo y envíelo de nuevo, por favor.
    }
broadcast-doubt = ⚠ Este texto no parece estar en { $name }, sino en { $other }.
broadcast-doubt-fifth = ⚠ Este texto no parece estar en { $name }.
broadcast-whom = ¿Para quién es? Marque lo que estas personas deben tener en común; si no marca nada, lo reciben todos los miembros.
broadcast-whom-list = ¿Qué desea marcar? Puede elegir varias opciones; si no marca ninguna, este criterio no cuenta.
broadcast-whom-everyone = todos los miembros
broadcast-whom-nobody = ningún miembro, solo los canales de la comunidad
broadcast-whom-languages = Idioma
broadcast-whom-constituencies = Grupo
broadcast-whom-states = Solicitud
broadcast-whom-electives = Curso electivo
broadcast-whom-channels = Aplicación
broadcast-whom-places = Canales de la comunidad
broadcast-when = ¿Cuándo debe salir? Escriba el día y la hora local ({ $city }), por ejemplo { $example }.
    .field = Día y hora
broadcast-when-once = en cuanto usted confirme
broadcast-when-academy = { $mine } – hora de la Academia: { $academy }
broadcast-when-past = Esa hora ya pasó. Elija otra posterior, por favor.
broadcast-when-unread = No encuentro un día y una hora en “{ $text }”. Escríbalos así, por favor: { $example }
broadcast-when-skipped = En ese momento los relojes se adelantan ({ $city }), así que esta hora no existe: { $time }. ¿A cuál de estas se refiere?
broadcast-when-twice = En ese momento los relojes se atrasan ({ $city }), así que esta hora se repite: { $time }. ¿A cuál de las dos se refiere?
broadcast-sure = ¿Lo envío? Cuándo: { $when }. Tendrá al menos 30 segundos para anularlo.
broadcast-tried = { $count ->
        [one] Recibirá el texto en un momento, como lo recibirían los miembros.
       *[other] Recibirá los { $count } textos en un momento, como los recibirían los miembros.
    }
broadcast-waiting = Salida prevista: { $when }. Hasta entonces puede anularlo.
broadcast-waiting-seconds = { $count ->
        [0] El aviso sale ahora.
        [one] El aviso sale dentro de un segundo. Hasta entonces puede anularlo.
       *[other] El aviso sale dentro de { $count } segundos. Hasta entonces puede anularlo.
    }
broadcast-undone = Este aviso quedó apartado. Ningún miembro lo ha recibido.
broadcast-undo-late = Ya es tarde para anular este aviso. Lo que aún no ha salido todavía se puede detener.
broadcast-over = Ya salió todo; no queda nada que detener.
broadcast-not-going = El aviso { $number } no se está enviando en este momento.
broadcast-stopped = { $count ->
        [0] El envío se detuvo.
        [one] El envío se detuvo. Un mensaje no salió.
       *[other] El envío se detuvo. { NUMBER($count, useGrouping: 0) } mensajes no salieron.
    }
broadcast-total = Mensajes en total: { NUMBER($count, useGrouping: 0) }
broadcast-fate-sent = Enviados: { NUMBER($count, useGrouping: 0) }
broadcast-fate-waiting = En espera: { NUMBER($count, useGrouping: 0) }
broadcast-fate-unknown = Quizá llegaron: { NUMBER($count, useGrouping: 0) }
broadcast-fate-halted = Sin enviar porque se detuvo: { NUMBER($count, useGrouping: 0) }
broadcast-fate-stopped = No quieren mensajes (/stop): { NUMBER($count, useGrouping: 0) }
broadcast-fate-away = Sin conexión con la aplicación: { NUMBER($count, useGrouping: 0) }
broadcast-fate-gone = Ya no es posible escribirles: { NUMBER($count, useGrouping: 0) }
broadcast-fate-refused = La aplicación rechazó el mensaje: { NUMBER($count, useGrouping: 0) }
broadcast-fate-late = Demasiado tarde para enviarlos: { NUMBER($count, useGrouping: 0) }
broadcast-fate-untexted = Sin texto en su idioma: { NUMBER($count, useGrouping: 0) }
broadcast-fate-other = Ya no hacían falta: { NUMBER($count, useGrouping: 0) }
broadcast-not-reached = No lo recibieron, o no con certeza: { $names }
broadcast-button-list = Avisos
broadcast-button-new = Nuevo aviso
broadcast-button-card = Resumen
broadcast-button-texts = Textos
broadcast-button-whom = Para quién
broadcast-button-when = Cuándo
broadcast-button-show = Ver: { $name }
broadcast-button-fallback = Los demás leen: { $name }
broadcast-button-remove = Quitar este texto
broadcast-button-keep = No, es: { $name }
broadcast-button-is = Sí, es: { $name }
broadcast-button-again = Escribirlo de nuevo
broadcast-button-everyone = Todos los miembros
broadcast-button-places-only = Solo estos canales
broadcast-button-once = En cuanto confirme
broadcast-button-try = Enviármelo primero
broadcast-button-send = Enviarlo
broadcast-button-sure = Sí, enviarlo
broadcast-button-undo = Anularlo
broadcast-button-reopen = Retomarlo
broadcast-button-drop = Apartarlo
broadcast-button-stop = Detener el envío
broadcast-button-refresh = Actualizar
organiser-unknown = Nadie me ha escrito todavía desde { $address }. Primero hace falta escribirme una vez desde allí; basta con /start.

## Calendar

calendar =
    Aquí tiene sus sesiones para su propio calendario. “{ button-calendar-open }” las añade de manera que sigan todos los cambios: cursos electivos, nuevos horarios, cancelaciones.

    Algunos calendarios piden la dirección. Esta es solo para usted; por favor, no se la dé a nadie:
    { $address }
calendar-new-sure = Los calendarios que usan la dirección actual dejarían de actualizarse. ¿Quiere una dirección nueva?
calendar-renewed =
    Listo, esta es su nueva dirección. La anterior ya no funciona, así que añada esta a su calendario:
    { $address }
calendar-cancelled = Sesión cancelada: { $title }
button-calendar-open = Abrir en mi calendario
button-calendar-new = Crear una dirección nueva
button-calendar-yes = Sí, una dirección nueva
button-calendar-no = No, conservar esta
calendar-page = Sus sesiones en su propio calendario
calendar-page-what = { $edition }: todas sus sesiones, según su propio reloj. Siguen por sí solas todos los cambios; algunos calendarios los consultan solo una vez al día.
calendar-page-apple = Funciona con Calendario de Apple, y con Outlook o Thunderbird si los tiene instalados.
calendar-page-google = Añadir a Google Calendar
calendar-page-outlook = Añadir a Outlook.com
calendar-page-work = Añadir a Outlook del trabajo
calendar-page-file = Guardarlo tal como está hoy
calendar-page-address = ¿No le sirve nada de esto? Copie esta dirección en su calendario como suscripción (“desde una URL”):
calendar-page-secret = Quien conozca esta dirección puede leer su calendario. Con /calendar recibe usted otra.
calendar-page-unknown = Esta dirección de calendario no es válida o ya no lo es. Con /calendar recibe usted la actual.

## Papers: the certificate and the statement of attended sessions

paper-certificate = Certificado de participación
paper-statement = Constancia de asistencia
paper-certifies = Se certifica que
paper-participated = ha participado de manera constante y activa en el curso
paper-attended = ha asistido a las sesiones que figuran a continuación, en el marco del curso
paper-dates = Fechas
paper-length = Duración
paper-share = Asistencia
paper-session = Sesión
paper-percent = { $percent } %
paper-hours = { $hours ->
    [one] { $hours } hora
   *[other] { $hours } horas
}
paper-minutes = { $minutes } min
paper-sessions = Sesiones
paper-issued = Expedido el { $day }
paper-code = Código de verificación
paper-check = ¿Es auténtico este documento? Véase
paper-qr = Código QR de { $address }
paper-version = Versión { $version }, con el nombre corregido. Sustituye a toda versión anterior.

## The days as a picture: what its signs mean

strip-present = Asistencia
strip-late = Tarde, cuenta
strip-excused = Justificada
strip-absent = Ausencia
strip-pending = Por verificar
strip-coming = Por venir
strip-uncounted = No cuenta

## Electives

electives-nothing = De momento no hay cursos electivos para elegir.
electives-open = Puede elegir hasta el { $when } ({ $city }) y, hasta entonces, cambiar de opinión cuantas veces quiera.
electives-open-ranked = Ordene los cursos según sus preferencias hasta el { $when } ({ $city }). Después se repartirán las plazas y le diré cuál es la suya.
electives-opens = Podrá elegir a partir del { $when } ({ $city }).
electives-over = El plazo para elegir terminó el { $when }.
electives-sharing = El plazo terminó y se están repartiendo las plazas. Le diré cuál es la suya.
electives-first = Todavía puede elegir, y pasa antes que las personas en espera.
electives-yours = Su curso: **{ $title }**
electives-yours-not = No tiene plaza en ninguno de estos cursos.
electives-wished = Sus preferencias:
electives-times = Cuándo ({ $city }):
electives-for = Dirigido a: { $groups }
electives-seats = { $free ->
        [0] Sin plazas libres
        [one] Una plaza libre
       *[other] { $free } plazas libres
    }
electives-seats-any = Sin límite de plazas
electives-seats-in-all = Plazas: { $seats }
electives-waiting = { $count ->
        [one] una persona en espera
       *[other] { $count } personas en espera
    }
electives-mine = ✓ Su curso
electives-position = Ocupa el puesto { $position } de la lista de espera.
electives-offered = Le reservo una plaza hasta el { $when }.
electives-offered-all = Hay una plaza libre: será de la primera persona que la acepte.
electives-seat = La plaza es suya: **{ $title }**
electives-seat-notice = ✓ Ya tiene plaza.
electives-seat-left = Su plaza en “{ $title }” queda libre para otras personas.
electives-seat-reminded = Le enviaré un recordatorio antes de cada sesión.
electives-seat-until = Hasta el { $when } puede cambiar de curso o dejar su plaza.
electives-waits =
    Todas las plazas están ocupadas: **{ $title }**

    Ocupa el puesto { $position } de la lista de espera. Cuando llegue su turno, le ofreceré la plaza y se la reservaré durante un tiempo. Si tiene plaza en otro curso, la conserva hasta entonces.
electives-waits-notice = Lista de espera: puesto { $position }
electives-language =
    Este curso no tiene interpretación al { $mine }: **{ $title }**

    ¿Podría seguirlo en otro idioma? Recordaré su respuesta.
electives-leave-sure = ¿Quiere dejar su plaza en **{ $title }**? Otra persona podrá ocuparla de inmediato.
electives-leave-none = No tiene plaza aquí: { $title }
electives-left = Listo. Ya no tiene plaza en **{ $title }**.
electives-passed = De acuerdo. La plaza pasa a la siguiente persona y usted ya no está en la lista de espera: **{ $title }**
electives-unwaited = Ya no está en la lista de espera: **{ $title }**
electives-unwaited-before = Ya no estaba en esta lista de espera: **{ $title }**
electives-refused-cancelled = Este curso no tendrá lugar.
electives-refused-already-yours = Ya tiene plaza en este curso.
electives-refused-not-yours = No tiene plaza en este curso.
electives-refused-started = Empezó el { $when }.
electives-refused-not-open-yet = Podrá elegir a partir del { $when }.
electives-refused-closed = El plazo para elegir terminó el { $when }.
electives-refused-not-for-you = Este curso se dirige a grupos distintos del que figura en su perfil (/profile).
electives-refused-clash = Coincide con “{ $title }”, donde ya tiene plaza.
electives-refused-other-language = Interpretación en este curso: { $languages }.
electives-refused-already-waiting = Ya está en esta lista de espera, en el puesto { $position }.
electives-refused-offer-over = Esta oferta ya terminó: la plaza pasó a la siguiente persona.
electives-refused-full = Otra persona llegó un poco antes: ya no quedan plazas.
electives-wishes-first = Elija primero su curso preferido, después el siguiente, y así sucesivamente. Cuantos más indique, más probable será que tenga plaza.
electives-wishes-next = Este es su orden hasta ahora. Para seguir, elija el curso siguiente.
electives-wishes-complete = Anotado: este es su orden.
electives-wishes-until = Cada elección se guarda enseguida. Puede cambiar el orden hasta el { $when } ({ $city }).
electives-swap = Tiene plaza en **{ $title }**. Dígame qué curso preferiría; quien tenga plaza en él podrá aceptar el intercambio. Hasta entonces nada cambia, y no se comunica ningún nombre.
electives-swap-asked = Ha pedido **{ $title }**. Le avisaré en cuanto alguien acepte.
electives-swap-wanted = Alguien le cedería su plaza en **{ $title }** a cambio de la suya.
electives-swap-noted = Su petición queda anotada.
electives-swap-withdrawn = Su petición queda retirada.
electives-swap-done = Las plazas se han intercambiado.
electives-news-open =
    Ya puede elegir: **{ $title }**

    Tiene tiempo hasta el { $when } ({ $city }). Puedo mostrarle todos los cursos, con horarios, idiomas y plazas libres.
electives-news-open-ranked =
    Ya puede ordenar estos cursos según sus preferencias: **{ $title }**

    Tiene tiempo hasta el { $when } ({ $city }). No hay prisa: las plazas se reparten después.
electives-news-remind =
    { $days ->
        [one] Queda un día para elegir: **{ $title }**
       *[other] Quedan { $days } días para elegir: **{ $title }**
    }

    Todavía no ha elegido. Tiene tiempo hasta el { $when } ({ $city }).
electives-news-extended =
    Hay más tiempo para elegir: **{ $title }**

    Puede hacerlo hasta el { $when } ({ $city }).
electives-news-closed =
    El plazo para elegir terminó: **{ $title }**

    Fue el { $when } ({ $city }).
electives-news-offer =
    Ha quedado una plaza libre para usted: **{ $title }**

    Se la reservo hasta el { $when } ({ $city }). Después pasará a la siguiente persona.
electives-news-offer-all =
    Ha quedado una plaza libre: **{ $title }**

    La primera sesión empieza pronto, así que la ofrezco a todas las personas en espera. Será de la primera que la acepte.
electives-news-offer-over =
    No recibí su respuesta a tiempo y la plaza pasó a la siguiente persona: **{ $title }**

    Ya no está en la lista de espera.
electives-news-offer-waits =
    Lamento decirle que la plaza que le ofrecí ya no está disponible: **{ $title }**

    Conserva su puesto en la lista de espera.
electives-news-seat-hand = El equipo organizador le ha asignado una plaza: **{ $title }**
electives-news-seat-allocation = Las plazas se han repartido, y esta es la suya: **{ $title }**
electives-news-seat-lost =
    El equipo organizador tuvo que retirarle su plaza: **{ $title }**

    Lo lamento. Si tiene preguntas, puede dirigirse al equipo.
electives-news-cancelled-seat =
    Lamento decirle que este curso no tendrá lugar: **{ $title }**

    Ya puede elegir otro, antes que las personas en espera, e incluso después de la fecha límite.
electives-news-cancelled-waiting = Lamento decirle que el curso que usted esperaba no tendrá lugar: **{ $title }**
electives-news-cancelled-wish = Este curso no tendrá lugar, así que ya no figura entre sus preferencias: **{ $title }**
electives-news-unplaced =
    Las plazas se han repartido, y lamento que no hubiera ninguna para usted: **{ $title }**

    Todavía puede elegir una que esté libre, antes que las personas en espera, e incluso después de la fecha límite.
electives-news-exchange-asked =
    A alguien le gustaría intercambiar su plaza con usted: tendría **{ $gives }** en lugar de **{ $wants }**.

    Si acepta, se hace de inmediato. Si no, no tiene que hacer nada.
electives-news-exchange-done = Las plazas se han intercambiado. Ahora tiene una en **{ $wants }**, en lugar de **{ $gives }**.
elective-gone = Este curso ya no forma parte del programa. En /electives puede ver los que hay.
elective-not-participant = Los cursos electivos son para las personas admitidas en la Academia. Cuando se acepte su solicitud, podrá elegir el suyo aquí.
elective-ranked = Aquí deciden sus preferencias. Puede ordenarlas en /electives.
elective-first-come = Aquí las plazas son de quienes llegan primero. Puede elegir la suya en /electives.
round-closed = Las preferencias ya no se pueden cambiar. En /electives puede ver cuál es su situación.
wish-twice = Este curso ya figura en su orden.
swap-gone = Este intercambio ya no está disponible.
swap-no-seat = No tiene aquí ninguna plaza que intercambiar.
button-electives = Cursos electivos
button-elective-take = Elegir este curso
button-elective-change = Cambiar a este curso
button-elective-wait = Entrar en lista de espera
button-elective-unwait = Salir de la lista de espera
button-elective-leave = Dejar mi plaza
button-elective-leave-yes = Sí, dejarla
button-elective-leave-no = No, conservarla
button-elective-accept = Sí, acepto la plaza
button-elective-pass = No, que pase a otra persona
button-elective-follow = Sí, en { $name }
button-elective-follow-no = No, mejor no
button-elective-all = ‹ Todos los cursos
button-elective-see = Ver los cursos
button-elective-choose = Ver y elegir
button-elective-calendar = Añadir a mi calendario
button-elective-swap = Intercambiar mi plaza
button-elective-agree = Sí, intercambiar
button-elective-unswap = Retirar mi petición
button-elective-wishes = Ordenar los cursos
button-elective-unwish = Deshacer el último
button-elective-rewish = Empezar de nuevo

## Checking in, and where one stands

button-checkin = Estoy aquí
button-checkin-code = Escribir el código
button-webinar = Mi correo del seminario
button-certificate = Certificado
button-attendance = Asistencia
checkin-open = **Puede marcar su asistencia:**
checkin-done = ✓ asistencia marcada
checkin-next = La próxima sesión que cuenta para usted:
checkin-in = ✓ Asistencia marcada.
checkin-late = ✓ Asistencia marcada. Llega tarde, pero cuenta.
checkin-again = ✓ Su asistencia ya estaba marcada.
checkin-uncounted = Esta sesión no cuenta para el certificado.
checkin-early = Todavía es temprano. Se abre: { $when } ({ $city }).
checkin-over = Ya se cerró: { $when } ({ $city }). Si usted estuvo en la sesión, dígalo en /attendance.
checkin-stopped = En este momento no se puede marcar la asistencia. Si usted está en la sesión, avise a quien la facilita.
checkin-code = Esta sesión pide el código que muestra: seis dígitos que cambian cada 30 segundos. Escríbalos aquí, por favor.
    .field = Código
checkin-wrong = Ese no es el código que se muestra ahora; cambia cada 30 segundos. Escriba el más reciente, por favor.
checkin-stale = Este enlace es demasiado antiguo; cambia cada 30 segundos. Escanee el más reciente o escriba sus seis dígitos después de /checkin.
checkin-locked = { $seconds ->
        [one] Demasiados códigos erróneos. Espere un segundo y escriba el más reciente.
       *[other] Demasiados códigos erróneos. Espere { $seconds } segundos y escriba el más reciente.
    }
checkin-report = Aquí no hay nada que hacer: en esta sesión cuenta el tiempo que usted pasa en el seminario web.
checkin-not-yours = Esta sesión no es una de las suyas. Las suyas están en /agenda.
checkin-cancelled = Esta sesión no tendrá lugar. Las próximas están en /agenda.
checkin-none = En este momento no hay ninguna sesión abierta.
checkin-unknown = Antes de marcar su asistencia, necesito saber quién es usted. Si ya participa desde otra aplicación, envíe allí /link y escriba aquí /link seguido del código. Si no, empiece a continuación; después bastará con /checkin.
attendance-open = { $miss ->
        [0] Lleva { $attended } de { $counted } y ya no puede perderse ninguna.
        [one] Lleva { $attended } de { $counted } y aún puede perderse una.
       *[other] Lleva { $attended } de { $counted } y aún puede perderse { $miss }.
    }
attendance-decides = Día decisivo: { $day }.
attendance-begins = { $miss ->
        [0] Sesiones que cuentan para usted: { $counted }. No puede perderse ninguna.
        [one] Sesiones que cuentan para usted: { $counted }. Puede perderse una.
       *[other] Sesiones que cuentan para usted: { $counted }. Puede perderse { $miss }.
    }
attendance-report = Decidirá el informe del seminario web.
attendance-earned = Lleva { $attended } de { $counted }: suficiente para el certificado.
attendance-impossible = Lleva { $attended } de { $counted } y todavía puede llegar a { $possible }; el certificado exige { $needed }.
attendance-nothing = Todavía no cuenta ninguna sesión para usted.

## The page that says whether a certificate is genuine

verify-title = ¿Es auténtico este certificado?
verify-how = Escriba el código que lleva impreso. No importan las mayúsculas, los espacios ni los guiones.
verify-check = Comprobar
verify-another = Comprobar otro código
verify-name = Nombre
verify-edition = Academia
verify-issued = Expedido el
verify-valid = { $kind ->
    [statement] Esta constancia es auténtica y válida.
   *[certificate] Este certificado es auténtico y válido.
}
verify-revoked = { $kind ->
    [statement] Esta constancia fue revocada el { $day } y ya no es válida.
   *[certificate] Este certificado fue revocado el { $day } y ya no es válido.
}
verify-superseded = Este documento es auténtico, pero lo ha sustituido una versión corregida. Pídasela, por favor, a su titular.
verify-erased = Este código es auténtico. Su titular pidió que se borraran todos sus datos, así que no podemos decir nada más.
verify-unknown = No conocemos ningún certificado con este código. ¿Quizá haya un carácter mal escrito?
verify-limited = Han llegado demasiados códigos erróneos desde su conexión. Inténtelo de nuevo dentro de { $seconds ->
    [one] { $seconds } segundo
   *[other] { $seconds } segundos
}, por favor.
button-appeal = Yo sí estuve
button-room = Quién está
button-more = Más ›
button-previous = ‹ Anteriores
button-refresh = Actualizar
button-mark-proof = Según las pruebas
attendance-for-participants = La asistencia es para quienes participan en la Academia.
attendance-heading = **Su asistencia**
attendance-share = Es el { $percent } por ciento de las sesiones que cuentan. El certificado exige el { $least } por ciento, es decir, { $needed }.
attendance-share-begins = Todavía no se ha contado ninguna. El certificado exige el { $least } por ciento, es decir, { $needed }.
attendance-decisive = Si ya no asistiera a ninguna, decidiría esta sesión: **{ $title }**
attendance-appeal-open = El equipo organizador lo está revisando: **{ $title }**
attendance-appeal-excused = Justificada, ya no cuenta: **{ $title }**
attendance-appeal-present = Se cuenta su asistencia: **{ $title }**
attendance-appeal-refused = Se revisó y queda como ausencia: **{ $title }**
attendance-webinar = En algunas de sus sesiones decide el informe del seminario web. ¿Con qué correo electrónico entra usted?
appeal-needless = No hay ninguna ausencia que revisar.
appeal-which = ¿En qué sesión estuvo, o a cuál no pudo asistir por una buena razón?
appeal-ask = ¿Qué ocurrió? Basta una frase, por ejemplo, que hubo un corte de luz. El equipo organizador la leerá y decidirá.
    .field = Qué ocurrió
appeal-noted = Gracias. El equipo organizador lo revisará y le diré qué se decidió.
appeal-text = Escriba entre { $minimum } y { $maximum } caracteres, por favor.
appeal-too-early = Todavía puede marcar su asistencia a esta sesión: /checkin
room-not-participant = Esta sesión no corresponde a esa persona.
session-unknown = Esta sesión no tendrá lugar o no existe.
attendance-news-decisive =
    Su certificado depende de esta sesión: **{ $title }**

    { $when } ({ $city })

    Lleva { $attended } de { $counted } y el certificado exige { $needed }, así que ya no puede perderse ninguna. Si algo se lo impide, escríbanos después en /attendance.
attendance-news-impossible =
    Lo siento: faltan demasiadas sesiones para el certificado.

    { $line }

    Todas las sesiones siguen abiertas para usted y al final recibirá una constancia de aquellas a las que asistió. Si estuvo en alguna que aquí falta, dígalo en /attendance.
attendance-news-excused = Se aceptó su motivo. Esta sesión ya no cuenta, así que no pierde nada: **{ $title }**
attendance-news-present = Se revisó y se cuenta su asistencia: **{ $title }**
attendance-news-refused = Se revisó y esta vez no se pudo aceptar: **{ $title }**. Si tiene algo más que decir, puede escribir de nuevo en /attendance.
certificate-given-certificate = Aquí está su certificado. ¡Felicitaciones! Cualquier persona puede comprobarlo aquí: { $address }
certificate-given-statement = Aquí está la constancia de las sesiones a las que asistió. Cualquier persona puede comprobarla aquí: { $address }
certificate-unprintable = Su documento está listo, pero me faltan las letras de su nombre para imprimirlo. El equipo organizador lo sabe y le escribirá. Se puede comprobar aquí: { $address }
certificate-revoked = Su documento fue revocado y ya no es válido. Si cree que se trata de un error, escriba al equipo organizador.
certificate-later = Los certificados se expiden después de la Academia. Así está usted ahora:
present-none = No hay ninguna sesión que usted facilite.
present-which = ¿Qué sesión facilita? Cada botón abre su página con el código de asistencia.
present-not-allowed = Solo pueden hacerlo quienes facilitan esta sesión y el equipo organizador.
room-which = ¿Qué sesión?
room-there = Asistencia: { $count } de { $most }. Llegadas tarde: { $late }.
room-disputed = { $count ->
        [one] ⚠ Dos fuentes se contradicen sobre una persona.
       *[other] ⚠ Dos fuentes se contradicen sobre { $count } personas.
    }
room-marked = Tomo nota.
room-minutes = { $minutes } min
mark-present = Asistencia
mark-late = Llegada tarde
mark-excused = Justificada
mark-absent = Ausencia
mark-open = Todavía no está
mark-pending = Falta el informe
evidence-button = Asistencia por botón
evidence-code = Asistencia por código
evidence-report = Informe del seminario web
evidence-hand = A mano
evidence-appeal = Solicitud de revisión
button-webinar-skip = No, gracias
webinar-ask = ¿Con qué correo electrónico entra en los seminarios web? En algunas sesiones, el informe del seminario muestra quién estuvo, y con esa dirección puedo reconocerle. No es obligatorio: si no la da, buscaré su nombre.
    .field = Correo electrónico
webinar-ask-known = Usted entra en los seminarios web con **{ $email }**. Si ahora usa otra dirección, escríbala.
webinar-noted = Gracias. En los informes de los seminarios web buscaré { $email }.
webinar-skipped = De acuerdo. En los informes de los seminarios web buscaré su nombre, así que entre con él, por favor.
webinar-email = Eso no parece un correo electrónico. Escríbalo otra vez, por favor.

## The presenter's page

present-how = Escanee la imagen para registrar su asistencia, o envíe al asistente /checkin y estos seis dígitos.
present-full = Pantalla completa
present-picture = Código QR para registrar la asistencia
present-code = Código actual:
present-left = Tiempo hasta el próximo código
present-count = { $count ->
    [0] Nadie por ahora
    [one] { $count } persona presente
   *[other] { $count } personas presentes
}
present-start = Reabrir el registro
present-stop = Cerrar el registro
present-early = El registro se abre: { $when } ({ $city })
present-stopped = El registro de asistencia está cerrado en este momento.
present-over = El registro de asistencia de esta sesión ha terminado.
present-report = Aquí no hay nada que hacer: en esta sesión cuenta el tiempo que se pasa en el seminario web.
present-ended = Hace un rato que no hay conexión y ya no quedan códigos. Volverán con ella.
present-offline = Sin conexión en este momento. Los códigos continúan; el recuento espera.
present-unknown = Este enlace a una página de presentación no es válido o ya no lo es. Con /present, o a través del equipo organizador, puede obtener otro.

## Checking in on the web

web-checkin = Registrar la asistencia
web-checkin-telegram = Abrir en Telegram
web-checkin-chat = Abrir la conversación en esta página
web-checkin-who = Este navegador aún no le conoce.
web-checkin-how = En cualquier lugar donde hable con el asistente, también puede enviarle /checkin y los seis dígitos que muestra la pantalla.
