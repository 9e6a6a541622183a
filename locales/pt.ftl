# O português do assistente, segundo o modelo de en.ftl; **…** põe em negrito.
# Fala com uma só pessoa, com simplicidade e amabilidade, na terceira pessoa e sem “tu” nem “você”.
# Serve em Maputo, Luanda, Lisboa e Brasília: entre duas palavras, a que se entende em toda a parte, e nenhuma
# que se escreva de duas maneiras (comissão, não comité ou comitê; canal, não o app ou a app). Por isso também
# NUMBER(…, useGrouping: 0): 1500, que não é nem o 1.500 do Brasil nem o 1 500 de Portugal.

## Languages

language-own-name = Português
language-en = inglês
language-fr = francês
language-es = espanhol
language-pt = português
language-choose = Em que língua prefere que eu escreva?
language-changed = Muito bem. A partir de agora, escreverei em português.
language-offer = Vejo que escreve em português. Quer que eu também passe a escrever em português?
language-offer-yes = Sim, em português
language-offer-no = Não, continuar em português
language-stays = Muito bem, continuamos em português.

## Commands, as in the menus

menu-start = começar
    .does = Começar, ou continuar de onde parou
menu-agenda = agenda
    .does = As sessões na sua hora local
menu-electives = opcionais
    .does = Escolher os seus cursos opcionais e ver as suas vagas
menu-checkin = presença
    .does = Marcar a sua presença na sessão em curso
    .words = Os seis algarismos que a sessão mostra
menu-attendance = assiduidade
    .does = Ver as suas presenças e o que o certificado exige
menu-certificate = certificado
    .does = Receber o seu certificado depois de emitido
menu-present = apresentar
    .does = Facilitação: a página com o código de presença
menu-room = sala
    .does = Facilitação: ver quem está e corrigir à mão
menu-calendar = calendário
    .does = As suas sessões no seu próprio calendário
menu-reminders = lembretes
    .does = Escolher os seus lembretes e as horas de silêncio
menu-about = perguntas
    .does = Perguntas e respostas sobre a Academia
menu-apply = candidatura
    .does = Apresentar a sua candidatura à Academia
menu-profile = perfil
    .does = Ver e alterar os seus dados
menu-language = língua
    .does = Escolher a língua
    .words = Português, inglês, francês ou espanhol
menu-timezone = fuso
    .does = Alterar o fuso horário
    .words = A sua cidade
menu-privacy = privacidade
    .does = O que autorizou, e como alterar
menu-mydata = meusdados
    .does = Tudo o que guardamos a seu respeito, num só documento
menu-forgetme = apagar
    .does = Apagar tudo o que guardamos a seu respeito
menu-link = associar
    .does = Usar este assistente também em outro canal
    .words = O código do outro canal
menu-why = motivo
    .does = Por que motivo recebeu uma mensagem, ou não
menu-help = ajuda
    .does = O que posso fazer
menu-stop = parar
    .does = Receber aqui apenas respostas às suas mensagens

## Buttons

button-begin = Começar
button-back = ‹ Voltar
button-pause = Fazer uma pausa
button-restart = Recomeçar
button-restart-yes = Sim, recomeçar
button-restart-no = Não, continuar
button-go-on = Continuar
button-cancel = Cancelar
button-keep = Manter: { $value }
button-keep-text = Manter este texto
button-skip = Deixar em branco
button-location = Enviar a minha localização
button-zone-right = Sim, está certa
button-zone-wrong = Não, estou em outro lugar
button-apply = Apresentar candidatura
button-apply-again = Nova candidatura
button-later = Agora não
button-send = Enviar a candidatura
button-withdraw = Retirar a candidatura
button-withdraw-yes = Sim, retirar
button-withdraw-no = Não, manter
button-agenda = Agenda
button-about = Perguntas e respostas
button-profile = Perfil
button-privacy = Privacidade
button-home = Início
button-help = Ajuda
button-earlier = ‹ Dias anteriores
button-later-days = Dias seguintes ›
button-mydata = Os meus dados
button-forgetme = Apagar tudo
button-forgetme-yes = Sim, apagar tudo
button-forgetme-no = Não, manter tudo
button-forgetme-now = Apagar definitivamente
button-link-yes = Sim, unir os perfis
button-reminders = Lembretes
button-why = Qual o motivo?
button-switch-on = Ativar: { $kind }
button-switch-off = Desativar: { $kind }
button-quiet = Horas de silêncio
button-quiet-none = Sem horas de silêncio
button-snooze = { $minutes ->
        [one] Um minuto antes ({ $time })
       *[other] { $minutes } minutos antes ({ $time })
    }
button-unknown = Este botão deixou de funcionar. Escreva /start para ver em que ponto está, ou /help para saber o que posso fazer.

## First words

welcome =
    Damos-lhe as boas-vindas. Sou o assistente do SSE Collective Brain, a comunidade de quem trabalha na economia social e solidária (ESS), e da sua academia: **{ $edition }**.

    A inscrição leva cerca de três minutos. Pode interromper a qualquer momento e continuar mais tarde.

    Que língua prefere?
welcome-back = Que bom ter notícias suas. Vamos continuar de onde parou.
start-again = Muito bem, voltarei a escrever aqui.

## Consent

consent-academy =
    Comecemos pelos seus dados. Para que possa fazer parte da Academia, é necessário que a OIT, o seu centro de formação em Turim (CIF-OIT) e a entidade anfitriã, a CASES, guardem o que indicar aqui: nome, país, organização, fuso horário, candidatura e presenças. Estes dados servem apenas para a Academia e para a comunidade, e nunca são vendidos. Pode consultá-los (/mydata) ou apagá-los (/forgetme) a qualquer momento.

    Está de acordo?
consent-academy-yes = Sim, estou de acordo
consent-academy-no = Não
consent-academy-given = Agradecemos. Guardaremos então o que é necessário para a Academia.
consent-academy-refused = Compreendo. Sem o seu acordo não é possível fazer a inscrição; por isso, paro aqui e não pergunto mais nada. Se mudar de opinião, escolha “{ button-go-on }”. Caso contrário, apago dentro de uma hora o pouco que sei a seu respeito, ou já, com “{ button-forgetme }”.
consent-found = Autoriza que outros membros encontrem o seu perfil pelo nome, país, organização e temas de trabalho? É opcional.
consent-found-yes = Sim, autorizo
consent-found-no = Prefiro que não
consent-found-given = Outros membros poderão encontrar o seu perfil.
consent-found-refused = Outros membros não poderão encontrar o seu perfil.
consent-news = Podemos avisar quando houver novas edições da Academia? É opcional: no máximo, algumas mensagens por ano.
consent-news-yes = Sim, quero saber
consent-news-no = Prefiro que não
consent-news-given = Avisaremos quando houver novas edições.
consent-news-refused = Não enviaremos mensagens sobre novas edições.

## Who you are

join-name = Qual é o seu nome completo, tal como deve aparecer no certificado? Pode escrevê-lo em qualquer alfabeto.
    .field = Nome completo
join-name-noted = No certificado: **{ $name }**
join-name-letters = Não vejo nenhuma letra nesse nome. Escreva-o, por favor, tal como deve aparecer no certificado.
join-name-length = { $count ->
        [one] Esse nome tem uma só letra; deve ter entre { $least } e { $most } caracteres. Escreva-o de novo, por favor.
       *[other] Esse nome tem { $count } caracteres; deve ter entre { $least } e { $most }. Escreva-o de novo, por favor.
    }
join-country = Em que país vive? Escolha-o abaixo ou escreva o nome em português, inglês, francês ou espanhol.
    .field = O seu país
join-country-noted = País: **{ $country }**
join-country-unknown = Não conheço nenhum país chamado “{ $text }”. Verifique a ortografia, por favor, ou tente em inglês, francês, espanhol ou português.
join-country-which = A qual destes países se refere?
join-constituency = Que grupo representa, ou onde trabalha? Alguns cursos destinam-se a grupos específicos.
join-constituency-noted = O seu grupo: **{ $constituency }**
constituency-government = Governo
constituency-employers = Organização de empregadores
constituency-union = Sindicato
constituency-sse = Cooperativa ou outra organização da ESS
constituency-partner = Parceiro de desenvolvimento
constituency-academia = Universidade ou centro de estudos
constituency-other = Outro
join-organisation = Como se chama a sua organização?
    .field = A sua organização
join-organisation-noted = Organização: **{ $organisation }**
join-work = Em que temas trabalha? Bastam algumas palavras, por exemplo: “cooperativas rurais, finanças solidárias”.
    .field = Temas de trabalho
join-work-noted = Anotado.
join-short-empty = Não encontro texto na sua mensagem. Escreva algumas palavras, por favor, ou escolha “{ button-skip }”.
join-short-long = Esse texto tem { NUMBER($count, useGrouping: 0) } caracteres e posso guardar { NUMBER($most, useGrouping: 0) }, no máximo. Encurte-o um pouco, por favor.
join-skipped = Muito bem, fica em branco. Pode completar mais tarde com /profile.
join-paused = Muito bem, guardo as suas respostas. Escolha “{ button-go-on }” ou escreva /start quando quiser, daqui a uma hora ou a uma semana.
join-restart-sure = Quer mesmo apagar estas respostas e recomeçar?
join-done = Damos-lhe as boas-vindas ao SSE Collective Brain, { $name }. Já faz parte da comunidade.

## Time zone

join-zone = Em que cidade está? Se for pequena, indique de preferência uma cidade grande que fique perto, para que eu saiba a sua hora. Pode escrever o nome em português, inglês, francês ou espanhol.
    .field = A sua cidade
join-zone-guessed = Pelo país que indicou, a sua hora local deve ser **{ $time }** ({ $day }; fuso horário: { $city }). Está certa? Se não estiver, escreva o nome da sua cidade.
join-zone-right = A sua hora local é **{ $time }** ({ $day }; fuso horário: { $city }). Está certa?
join-zone-which = Há várias possibilidades. Qual é a sua? Cada botão mostra a hora local.
join-zone-unknown = Não encontro “{ $text }”. Tente com uma cidade maior que fique perto, por favor, ou com o seu país.
join-zone-offset = “{ $text }” indica apenas a diferença em relação a Greenwich, e a hora pode mudar durante a Academia. Em vez disso, escreva o nome da sua cidade, por favor.
join-zone-sea = Esse ponto parece ficar no mar, sem fuso horário conhecido. Em vez disso, escreva o nome da sua cidade, por favor.
join-zone-sea-later = Esse ponto parece ficar no mar, sem fuso horário conhecido. Para indicar a sua cidade, escreva /timezone seguido do nome.
join-zone-noted = Anotado. Fuso horário: **{ $city }**

## Application

apply-offer =
    O próximo passo é a sua candidatura a esta edição: **{ $edition }**. A participação é gratuita para as pessoas selecionadas.

    Quer apresentá-la agora? Bastam algumas frases.
apply-later = Muito bem. Escreva /apply quando quiser apresentar a sua candidatura.
apply-closed = Neste momento não há nenhuma edição com candidaturas abertas. Se pediu para receber notícias de novas edições, avisaremos.
apply-motivation = Qual é a sua motivação para participar e o que fará com o que aprender? Escreva entre { $least } e { NUMBER($most, useGrouping: 0) } caracteres.
    .field = A sua motivação
apply-motivation-now = O seu texto atual: “{ $motivation }”
apply-motivation-noted = Muito bem, o seu texto tem { NUMBER($count, useGrouping: 0) } caracteres.
apply-motivation-short = { $missing ->
        [one] O seu texto tem { $count ->
            [0] { $count } caracteres
            [one] um só caractere
           *[other] { $count } caracteres
        } e são necessários pelo menos { $least }: falta um. Pode escrevê-lo de novo, um pouco mais longo?
       *[other] O seu texto tem { $count ->
            [0] { $count } caracteres
            [one] um só caractere
           *[other] { $count } caracteres
        } e são necessários pelo menos { $least }: faltam { $missing }. Pode escrevê-lo de novo, um pouco mais longo?
    }
apply-motivation-long = { $extra ->
        [one] O seu texto tem { NUMBER($count, useGrouping: 0) } caracteres e o máximo é { NUMBER($most, useGrouping: 0) }: há um a mais. Pode encurtá-lo e enviá-lo de novo?
       *[other] O seu texto tem { NUMBER($count, useGrouping: 0) } caracteres e o máximo é { NUMBER($most, useGrouping: 0) }: há { NUMBER($extra, useGrouping: 0) } a mais. Pode encurtá-lo e enviá-lo de novo?
    }
apply-commitment = A Academia ocupa cerca de três horas por dia, de segunda a sexta-feira, durante duas semanas. Pode assumir esse compromisso?
apply-commitment-yes = Sim, assumo o compromisso
apply-commitment-no = Não, não posso
apply-commitment-refused = Agradeço a franqueza. Sem essas três horas por dia, a comissão não pode considerar a candidatura. Guardo o que escreveu; se a situação mudar, escolha “{ button-go-on }”.
apply-summary =
    Confira a sua candidatura, por favor:

    { $lines }

    Motivação: { $motivation }

    Compromisso: cerca de três horas por dia

    Para alterar uma linha, escolha-a abaixo. Se estiver tudo certo, envie a candidatura.
apply-incomplete = Ainda falta algo na sua candidatura. Escreva /apply para completá-la.
apply-sent-already = A sua candidatura já foi enviada.
apply-sent-applied = A sua candidatura foi enviada (**{ $edition }**). Será lida por uma comissão da CASES, da OIT e do CIF-OIT, e a decisão será comunicada aqui.
apply-sent-accepted = Pronto, já faz parte desta edição (**{ $edition }**). Pode consultar a agenda desde já.
apply-withdraw-sure = Quer mesmo retirar a sua candidatura? Nesse caso, deixará de fazer parte da Academia.
apply-withdrawn = A sua candidatura foi retirada.
change-name = Nome
change-country = País
change-constituency = Grupo
change-organisation = Organização
change-work = Temas
change-zone = Fuso horário
change-motivation = Motivação
change-language = Língua

## What is told unasked

decision-accepted =
    Boas notícias: a sua candidatura foi aprovada (**{ $edition }**).

    A sua primeira sessão: { $day }, { $time } (hora local). Encontrará todas as sessões em /agenda.
decision-declined = Agradecemos a sua candidatura (**{ $edition }**). Infelizmente, desta vez a comissão não pôde oferecer-lhe um lugar. Continua a ser membro do SSE Collective Brain, e será um prazer receber uma nova candidatura sua.
delivery-again = (Não tenho a certeza de que esta mensagem tenha chegado, por isso a envio mais uma vez.)

## Home

home-unfinished = A sua inscrição ainda não está concluída. Para continuar, escolha “{ button-go-on }”.
home-none = Faz parte do SSE Collective Brain. Edição atual: **{ $edition }**.
home-draft = A sua candidatura ainda não foi enviada (**{ $edition }**).
home-applied = A sua candidatura está nas mãos da comissão (**{ $edition }**). A decisão será comunicada aqui.
home-accepted = Faz parte desta edição: **{ $edition }**.
home-declined = Desta vez, a comissão não pôde oferecer-lhe um lugar (**{ $edition }**). Continua a ser membro do SSE Collective Brain.
home-withdrawn = A sua candidatura foi retirada (**{ $edition }**).
home-completed = Parabéns por ter concluído esta edição: **{ $edition }**.
home-no-edition = Neste momento não há nenhuma edição prevista. A comunidade SSE Collective Brain continua ativa.
home-next = Próxima sessão: { $day }

## Agenda

agenda-heading = Agenda na sua hora local ({ $city }, agora: { $time }).
agenda-heading-academy = Agenda na hora da Academia ({ $city }, agora: { $time }). Para vê-la na sua, indique a sua cidade com /timezone.
agenda-for-participants = As sessões destinam-se às pessoas admitidas, que recebem os links de acesso.
agenda-over = Esta edição já terminou.
agenda-today = Hoje · { $day }
agenda-tomorrow = Amanhã · { $day }
agenda-join = Para entrar: { $link }
session-languages = Interpretação: { $languages }
session-languages-missing = ⚠ Sem interpretação em { $mine }. Disponível: { $languages }
session-channel = Interpretação: escolha o canal “{ $mine }”
session-no-languages = Línguas a confirmar
session-academy-day = Hora da Academia: { $day }, { $hours } ({ $city })

## Questions and answers

about = **{ $title }**
    { $theme }

    O que gostaria de saber?
about-cost = Custo
about-dates = Datas
about-languages = Línguas
about-times = Horários
about-commitment = Compromisso
about-certificate = Certificado
about-electives = Cursos opcionais
about-place = Local das sessões
about-livestream = Transmissão ao vivo
about-network = A rede

## Profile

profile =
    Estes são os seus dados:

    { $lines }
profile-name = Nome: { $value }
profile-country = País: { $value }
profile-constituency = Grupo: { $value }
profile-organisation = Organização: { $value }
profile-work = Temas: { $value }
profile-zone = Fuso horário: { $value }
profile-language = Língua: { $value }
profile-empty = –

## Privacy

privacy =
    Estas são as respostas que nos deu:

    { $lines }

    Sem o primeiro acordo, não guardamos nada por muito tempo: uma hora depois de uma recusa, ou ao fim de 60 dias sem notícias, apagamos tudo o que sabemos da pessoa.
privacy-academy = Uso dos seus dados para a Academia:
privacy-found = Outros membros podem encontrar o seu perfil:
privacy-news = Avisos de novas edições:
privacy-yes = sim
privacy-no = não
privacy-unasked = ainda sem resposta
privacy-change-academy = Alterar: os meus dados
privacy-change-found = Alterar: visibilidade
privacy-change-news = Alterar: avisos
privacy-academy-needed = Sem este acordo, não é possível continuar como membro. Se preferir que não guardemos os seus dados, “{ button-forgetme }” elimina-os em todos os canais.
mydata = Aqui está, em anexo, tudo o que guardamos a seu respeito.
forgetme =
    Será apagado tudo o que guardamos a seu respeito, em todos os canais: perfil, candidatura, presenças e mensagens. Deixará de fazer parte da Academia, e não será possível emitir um certificado em seu nome.

    É isso que deseja?
forgetme-last = Última pergunta: apago tudo agora? Não será possível voltar atrás.
forgetme-done = Pronto, foi apagado tudo o que guardávamos a seu respeito. Recibo: **{ $receipt }**. Atesta que os dados foram apagados e nada diz a seu respeito; guarde-o, se quiser. Também pode apagar as mensagens que ficam no histórico desta conversa. Desejo-lhe tudo de bom.

## Two apps

link =
    O seu código é **{ $code }** e vale durante { $minutes } minutos.

    Abra este assistente no outro canal (Telegram, Discord ou página web) e escreva ali /link seguido do código. Se recebeu um código no outro canal, escreva-o aqui.
    .field = Código do outro canal
link-unknown = Esse código não é válido, ou os dez minutos já passaram. Verifique-o, por favor, ou peça um novo com /link no outro canal.
link-waiting = Espero o código do outro canal. Escreva-o aqui ou escolha “{ button-cancel }”.
link-locked = Houve muitas tentativas com códigos errados. Aguarde { $minutes } minutos, por favor, e peça um novo código.
link-same = Esse código foi criado aqui. Escreva-o no outro canal, por favor.
link-expired = O prazo terminou. Comece de novo com /link, por favor.
link-conflict = Algo mudou nesse meio-tempo. Comece de novo com /link, por favor.
link-conflict-ask =
    As suas respostas são diferentes nos dois canais (pergunta { $place } de { $count }). Qual é a correta?

    { $line }
link-preview =
    O seu perfil ficará assim:

    { $lines }

    Canais: { $apps }

    Deseja unir os dois perfis?
link-line-name = Nome
link-line-country = País
link-line-constituency = Grupo
link-line-organisation = Organização
link-line-work = Temas
link-line-zone = Fuso horário
link-line-language = Língua
link-line-application = A sua candidatura
link-line-seat = A sua vaga: { $round }
link-application-draft = Candidatura não enviada
link-application-applied = Candidatura enviada
link-application-accepted = Candidatura aprovada
link-application-declined = Candidatura não aprovada
link-application-withdrawn = Candidatura retirada
link-application-completed = Edição concluída
link-app-telegram = Telegram
link-app-discord = Discord
link-app-web = página web
link-done = Pronto. A partir de agora, o seu perfil é o mesmo nos dois canais.
link-cancelled = Muito bem, fica tudo como estava.

## Help, and anything that is not an answer

help =
    Faço a sua inscrição, mostro a agenda na sua hora local e respondo às suas perguntas sobre a Academia.

    { $lines }
stop = Muito bem. Aqui, só escreverei para responder. Para voltar a receber as outras mensagens, escreva /start.
command-unknown = Não conheço esse comando. Em /help está tudo o que posso fazer.
command-unknown-near = Não conheço esse comando. Queria dizer { $command }?
talk-lost = Não compreendi bem o que deseja. Posso mostrar a agenda ou o que mais sei fazer.
talk-foreign = Lamento, mas não compreendo essa língua. Posso escrever em português, inglês, francês ou espanhol: /language
talk-attachment = Lamento, mas só leio mensagens de texto, não imagens, mensagens de voz, stickers nem documentos.
talk-edit = Não vejo as alterações feitas numa mensagem já enviada. Envie a resposta numa mensagem nova, por favor.
talk-press = Escolha um dos botões, por favor.
talk-too-long = Essa mensagem tem { NUMBER($count, useGrouping: 0) } caracteres e só posso ler { NUMBER($most, useGrouping: 0) } de cada vez. Pode encurtá-la?
group-private = Só respondo em privado, para que ninguém mais leia a conversa. Abra uma conversa comigo, por favor, e escreva ali /start.
error-unknown = Houve um problema do meu lado, e nada foi alterado. Tente de novo daqui a pouco, por favor. Se voltar a acontecer, indique este número a quem organiza a Academia: { $id }

## Web page

web-title = SSE Collective Brain
web-subtitle = O assistente da Academia sobre Economia Social e Solidária
web-skip = Ir para o campo de mensagem
web-language = Língua
web-menu = Menu
web-conversation = Conversa
web-you-said = A sua mensagem:
web-assistant-said = Assistente:
web-you-chose = A sua escolha:
web-message = A sua mensagem
web-send = Enviar
web-limits = { NUMBER($minimum, useGrouping: 0) }–{ NUMBER($maximum, useGrouping: 0) } caracteres
web-greeting = Boas-vindas ao SSE Collective Brain
web-greeting-what = Aqui, pessoas de todo o mundo que dão vida à economia social e solidária, nas políticas públicas e na prática, aprendem umas com as outras.
web-greeting-how = Sou o assistente da sua academia: faço a sua inscrição, respondo às suas perguntas e mostro a agenda na sua hora local.
web-greeting-start = Começar
web-greeting-language = Ou escolha a sua língua:
web-earlier = Mensagens anteriores
web-latest = Últimas mensagens
web-file = Guardar { $name }
web-location-shared = 📍 A minha localização
web-location-denied = O navegador não indicou a sua localização. Pode escrever o nome da sua cidade.
web-not-sent = Não foi possível enviar. O seu texto continua aqui: tente de novo, por favor.
web-refused = Não foi possível
web-refused-return = Voltar à conversa
web-refused-origin = Este pedido veio de outro site, por isso nada foi feito.
web-refused-size = Essa mensagem é longa demais para ser enviada: pode ter até 10 mil caracteres.
web-refused-form = Não consegui entender esse pedido, por isso nada foi feito.
web-refused-starting = O assistente ainda não está pronto. Tente de novo daqui a pouco, por favor.
web-refused-file = Este documento não existe, ou não é seu.
web-refused-instant = “to” deve ser uma data e hora com a diferença de fuso, por exemplo 2021-11-15T13:00+01:00.
web-refused-back = O relógio simulado não volta atrás.
web-demo = Tempo simulado
web-demo-clock = { $day }, { $time } ({ $city })
web-demo-coming = A seguir: { $what }
web-demo-next = Próximo evento ▸
web-demo-accept = Aceitar-me
web-demo-accept-why = Como faria a organização
web-demo-accepted = A organização aceitou a sua candidatura.
web-demo-not-applied = Ainda não há uma candidatura sua para aceitar. Envie-a primeiro, por favor.
web-demo-nothing = O programa desta edição terminou.

## Reminders and changes of sessions

reminder-until = { $minutes ->
        [0] começa agora
        [one] começa daqui a um minuto
       *[other] começa daqui a { $minutes } minutos
    }
reminder-started = já começou
reminder-join = Entrar na sessão
reminder-coming = Vou participar
reminder-absent = Não vou poder
reminder-snooze = Lembrar mais tarde
reminder-eve-tomorrow = As suas sessões de amanhã, { $day } ({ $city }):
reminder-eve-today = As suas sessões de hoje, { $day } ({ $city }):
reminder-eve-later = As suas sessões de { $day } ({ $city }):
session-moved = Esta sessão mudou de horário: **{ $title }**

    Novo horário: { $when } ({ $city })
session-cancelled = Esta sessão não vai realizar-se: **{ $title }**

    Estava prevista para: { $when } ({ $city }).
session-link = Novo link: **{ $title }**

    { $when } ({ $city })
session-restored = Esta sessão vai, afinal, realizar-se: **{ $title }**

    { $when } ({ $city })
post-when = { $day }, { $hours } ({ $city }) · { $utc } UTC
post-changed = Alterado: tomem nota do horário e do link.
post-cancelled = Esta sessão não vai realizar-se: **{ $title }**

    Estava prevista para: { $when }.
reminder-kind-start = no início
reminder-kind-eve = na véspera
reminder-kind-minutes = { $minutes ->
        [one] um minuto antes
       *[other] { $minutes } minutos antes
    }
reminders = **Os seus lembretes**, na sua hora local ({ $city }):
reminders-off = ✗ { $what } – desativado
reminders-eve = Na véspera, { $time }: todas as suas sessões do dia seguinte
reminders-eve-moved = Na véspera, { $time }, uma hora antes das suas horas de silêncio: todas as suas sessões do dia seguinte
reminders-minutes = { $minutes ->
        [one] Um minuto antes de cada uma das suas sessões
       *[other] { $minutes } minutos antes de cada uma das suas sessões
    }
reminders-start = No início de cada sessão que conta para o seu certificado, para marcar a presença
reminders-for-participants = Os lembretes destinam-se às pessoas admitidas à Academia.
reminders-stopped = Com /stop, pediu que aqui eu só escrevesse para responder. Para voltar a receber aqui os lembretes, escreva /start.
quiet-hours = Horas de silêncio: **{ $hours }**.
quiet-hours-none = Não tem horas de silêncio.
quiet-minutes = { $minutes ->
        [one] Dos lembretes anteriores a uma sessão, nessas horas só chega o de um minuto antes.
       *[other] Dos lembretes anteriores a uma sessão, nessas horas só chega o de { $minutes } minutos antes.
    }
quiet-eve = Se o da véspera coincidir com essas horas, chega uma hora antes de elas começarem.
quiet-ask = Entre que horas prefere que eu não escreva? Escolha abaixo ou escreva as horas, por exemplo { $example }.
    .field = Horas de silêncio
quiet-noted = Fica anotado.
quiet-unreadable = Não encontro uma hora de início e outra de fim em “{ $text }”. Escreva-as assim, por favor: { $example }
answer-coming = Muito bem, fica anotado que vai participar. A sua presença é assinalada na própria sessão.
answer-absent = Agradecemos o aviso. Esta sessão conta para o certificado, que exige { $least } por cento das sessões que contam. Não volto a enviar lembretes desta sessão.
answer-absent-free = Agradecemos o aviso. Esta sessão não conta para o certificado, por isso nada perde. Não volto a enviar lembretes desta sessão.
answer-moved = Esta sessão mudou de horário depois da minha mensagem: **{ $title }**

    Novo horário: { $when } ({ $city }). Vai poder participar?
answer-over = Esta sessão já terminou: **{ $title }** ({ $when }). As próximas estão em /agenda.
answer-cancelled = Esta sessão não vai realizar-se: **{ $title }**. As próximas estão em /agenda.
answer-not-yours = Esta sessão não é uma das suas: **{ $title }**. As suas estão em /agenda.
snooze-ask = Quando devo lembrar de novo? Início de **{ $title }**: { $time }
snooze-late = Já não há tempo para outro lembrete. Início de **{ $title }**: { $time }
snooze-begun = Esta sessão já começou: **{ $title }**. Ainda pode entrar.
snooze-set = Muito bem, vou lembrar de novo ({ $time }): **{ $title }**

## Why a message came, or did not

why = Isto é o que eu tinha para lhe dizer, a começar pelo mais recente e na sua hora local ({ $city }):
why-empty = Além das respostas, ainda não tive nada para lhe dizer.
why-cause-decision = Decisão sobre a sua candidatura
why-cause-eve = As suas sessões de { $day }
why-cause-minutes = { $minutes ->
        [one] Um minuto antes de “{ $title }”
       *[other] { $minutes } minutos antes de “{ $title }”
    }
why-cause-start = No início de “{ $title }”, para marcar a presença
why-cause-attendance-decisive = Aviso antes de “{ $title }”: dela depende o seu certificado
why-cause-attendance-impossible = O certificado já não é possível
why-cause-appeal-decided = Resposta sobre “{ $title }”
why-cause-certificate = O seu certificado
why-cause-statement = A sua declaração de presença
why-cause-snooze = “{ $title }”, porque pediu para lembrar de novo
why-cause-moved = “{ $title }” mudou de horário
why-cause-cancelled = “{ $title }” não vai realizar-se
why-cause-restored = “{ $title }” vai afinal realizar-se
why-cause-link = Novo link de “{ $title }”
why-cause-broadcast = Aviso da organização
why-cause-round-open = Já pode escolher: “{ $title }”
why-cause-round-remind = Lembrete para escolher: “{ $title }”
why-cause-round-changed = Nova data para escolher: “{ $title }”
why-cause-seat-offer = Oferta de vaga em “{ $title }”
why-cause-offer-over = Fim da oferta de vaga em “{ $title }”
why-cause-seat = A sua vaga em “{ $title }”
why-cause-seat-lost = A sua vaga em “{ $title }” foi retirada
why-cause-elective-cancelled = O curso “{ $title }” não vai realizar-se
why-cause-unplaced = Vagas distribuídas, ainda nenhuma para si: “{ $title }”
why-cause-swap = Troca de vagas: “{ $title }”
why-sent = Enviado { $where } ({ $time }).
why-sent-again = Enviado { $where } ({ $time }) pela segunda vez, por não haver certeza sobre a primeira.
why-under-way = A caminho.
why-unknown = Enviado { $where }, mas não há certeza de que tenha chegado.
why-refused = Não enviado: não foi possível mostrar esta mensagem { $where }.
why-not-absent = Não enviado: tinha avisado que não podia participar nesta sessão.
why-not-archived = Não enviado: essa edição já terminou.
why-not-cancelled = Não enviado: a sessão foi cancelada.
why-not-error = Não enviado: houve um problema do meu lado.
why-not-halted = Não enviado: a organização interrompeu este aviso.
why-not-late = Não enviado: nesse momento já não teria utilidade.
why-not-merged = Não enviado: a mesma mensagem já estava no seu outro canal.
why-not-moved = Não enviado: a sessão tinha mudado de horário.
why-not-muted = Não enviado: tinha desativado estes lembretes.
why-not-no-address = Não enviado: não havia nenhum canal em que eu pudesse escrever-lhe.
why-not-no-text = Não enviado: não havia nenhum texto na sua língua.
why-not-nothing = Não enviado: não tinha nenhuma sessão nesse dia.
why-not-not-concerned = Não enviado: nesse momento não lhe dizia respeito.
why-not-overtaken = Não enviado: uma mensagem mais recente tomou o seu lugar.
why-not-quiet = Não enviado: era durante as suas horas de silêncio.
why-not-stopped = Não enviado: tinha interrompido as minhas mensagens com /stop.
why-not-unreachable = Não enviado: não foi possível entregar a mensagem em nenhum canal.
why-not-withdrawn = Não enviado: tinha retirado a sua candidatura.
why-where-telegram = no Telegram
why-where-discord = no Discord
why-where-web = na página web
why-try-blocked = As minhas mensagens tinham sido bloqueadas { $where }.
why-try-closed = As suas preferências { $where } não deixaram passar a minha mensagem.
why-try-gone = A sua conta já não se encontrava { $where }.
why-try-away = Durante algum tempo não houve ligação { $where }.
why-next-today = Próxima mensagem, hoje, { $time }: { $cause }
why-next-tomorrow = Próxima mensagem, amanhã, { $time }: { $cause }
why-next-day = Próxima mensagem, { $day }, { $time }: { $cause }
why-next-nothing = Neste momento não há mais nada previsto.
why-muted = Desativou estes lembretes: { $kinds }.

## Announcements

broadcast = Aqui escrevem-se avisos aos membros. Abra um dos avisos abaixo ou comece um novo.
broadcast-not-allowed = Só a organização da Academia pode enviar avisos. Se tem algo a dizer a todos os membros, escreva-lhe, por favor.
broadcast-unknown = Não existe nenhum aviso com o número { $number }. Os mais recentes estão em /broadcast.
broadcast-not-draft = O aviso { $number } já não é um rascunho, por isso nada foi alterado.
broadcast-changed = Este aviso foi alterado depois de o ver, por isso não foi enviado. Leia-o mais uma vez, por favor.
broadcast-title = Aviso { $number } · { $state }
broadcast-state-draft = rascunho
broadcast-state-waiting = em espera
broadcast-state-sending = a ser enviado
broadcast-state-sent = enviado
broadcast-state-stopped = interrompido
broadcast-state-undone = posto de lado
broadcast-line-text = Texto em { $name } ({ $count ->
        [one] um caractere
       *[other] { NUMBER($count, useGrouping: 0) } caracteres
    }): “{ $start }”
broadcast-line-whom = Para: { $whom }
broadcast-line-when = Quando: { $when }
broadcast-line-share = Recebem o texto em { $name }: { NUMBER($count, useGrouping: 0) } ({ $channels })
broadcast-line-places = Canais da comunidade: { $places }
broadcast-line-without = Ainda sem texto: { $whom }
broadcast-line-unreachable = De momento não é possível escrever-lhes: { NUMBER($count, useGrouping: 0) }
broadcast-no-text = Ainda não há nenhum texto. Escreva um primeiro, por favor.
broadcast-nobody = Ninguém o receberia: não há membros que correspondam à escolha e a quem se possa escrever.
broadcast-uncovered = { $count ->
        [one] Uma pessoa não tem texto na sua língua. Escreva-o, ou indique em que língua as outras pessoas o leem.
       *[other] { NUMBER($count, useGrouping: 0) } pessoas ou canais não têm texto na sua língua. Escreva-o, ou indique em que língua os outros o leem.
    }
broadcast-texts = Em que língua deseja escrever o aviso?
broadcast-texts-more = Pode escrevê-lo também noutra língua, ou continuar.
broadcast-text = Escreva o aviso nesta língua, por favor: { $name }. Pode ter até { NUMBER($most, useGrouping: 0) } caracteres. Dois asteriscos antes e depois de algumas palavras põem-nas **em negrito**.
    .field = Texto do aviso
broadcast-text-now = O seu texto até agora: “{ $text }”
broadcast-text-noted = Guardado em { $name }: { $count ->
        [one] um caractere.
       *[other] { NUMBER($count, useGrouping: 0) } caracteres.
    }
broadcast-text-empty = Neste texto não há palavras. Escreva pelo menos algumas, por favor.
broadcast-text-long = { $extra ->
        [one] Este texto tem { NUMBER($count, useGrouping: 0) } caracteres e numa mensagem cabem { NUMBER($most, useGrouping: 0) }: há um a mais. Encurte-o e envie-o de novo, por favor.
       *[other] Este texto tem { NUMBER($count, useGrouping: 0) } caracteres e numa mensagem cabem { NUMBER($most, useGrouping: 0) }: há { NUMBER($extra, useGrouping: 0) } a mais. Encurte-o e envie-o de novo, por favor.
    }
broadcast-doubt = ⚠ Este texto não parece estar em { $name }, mas sim em { $other }.
broadcast-doubt-fifth = ⚠ Este texto não parece estar em { $name }.
broadcast-whom = Para quem é? Marque o que essas pessoas devem ter em comum; se não marcar nada, todos os membros o recebem.
broadcast-whom-list = O que deseja marcar? Pode escolher várias opções; se não marcar nenhuma, este critério não conta.
broadcast-whom-everyone = todos os membros
broadcast-whom-nobody = nenhum membro, só os canais da comunidade
broadcast-whom-languages = Língua
broadcast-whom-constituencies = Grupo
broadcast-whom-states = Candidatura
broadcast-whom-electives = Curso opcional
broadcast-whom-channels = Canal
broadcast-whom-places = Canais da comunidade
broadcast-when = Quando deve sair? Escreva o dia e a hora local ({ $city }), por exemplo { $example }.
    .field = Dia e hora
broadcast-when-once = assim que confirmar
broadcast-when-academy = { $mine } – hora da Academia: { $academy }
broadcast-when-past = Essa hora já passou. Escolha outra mais tarde, por favor.
broadcast-when-unread = Não encontro um dia e uma hora em “{ $text }”. Escreva-os assim, por favor: { $example }
broadcast-when-skipped = Nesse momento os relógios adiantam-se ({ $city }), por isso esta hora não existe: { $time }. Qual destas deve ser?
broadcast-when-twice = Nesse momento os relógios atrasam-se ({ $city }), por isso esta hora repete-se: { $time }. Qual das duas deve ser?
broadcast-sure = Posso enviá-lo? Quando: { $when }. Terá pelo menos 30 segundos para o anular.
broadcast-tried = { $count ->
        [one] Vai receber o texto dentro de um momento, tal como os membros o receberiam.
       *[other] Vai receber os { $count } textos dentro de um momento, tal como os membros os receberiam.
    }
broadcast-waiting = Envio previsto: { $when }. Até lá, pode anulá-lo.
broadcast-waiting-seconds = { $count ->
        [0] O aviso sai agora.
        [one] O aviso sai dentro de um segundo. Até lá, pode anulá-lo.
       *[other] O aviso sai dentro de { $count } segundos. Até lá, pode anulá-lo.
    }
broadcast-undone = Este aviso foi posto de lado. Nenhum membro o recebeu.
broadcast-undo-late = Já é tarde para anular este aviso. O que ainda não saiu pode ser interrompido.
broadcast-over = Já saiu tudo; não há mais nada para interromper.
broadcast-not-going = O aviso { $number } não está a ser enviado neste momento.
broadcast-stopped = { $count ->
        [0] O envio foi interrompido.
        [one] O envio foi interrompido. Uma mensagem não saiu.
       *[other] O envio foi interrompido. { NUMBER($count, useGrouping: 0) } mensagens não saíram.
    }
broadcast-total = Total de mensagens: { NUMBER($count, useGrouping: 0) }
broadcast-fate-sent = Enviadas: { NUMBER($count, useGrouping: 0) }
broadcast-fate-waiting = Em espera: { NUMBER($count, useGrouping: 0) }
broadcast-fate-unknown = Talvez tenham chegado: { NUMBER($count, useGrouping: 0) }
broadcast-fate-halted = Não enviadas porque o envio foi interrompido: { NUMBER($count, useGrouping: 0) }
broadcast-fate-stopped = Não querem mensagens (/stop): { NUMBER($count, useGrouping: 0) }
broadcast-fate-away = Sem ligação ao canal: { NUMBER($count, useGrouping: 0) }
broadcast-fate-gone = Já não é possível escrever-lhes: { NUMBER($count, useGrouping: 0) }
broadcast-fate-refused = O canal recusou a mensagem: { NUMBER($count, useGrouping: 0) }
broadcast-fate-late = Tarde demais para enviar: { NUMBER($count, useGrouping: 0) }
broadcast-fate-untexted = Sem texto na sua língua: { NUMBER($count, useGrouping: 0) }
broadcast-fate-other = Já não eram necessárias: { NUMBER($count, useGrouping: 0) }
broadcast-not-reached = Não o receberam, ou não com certeza: { $names }
broadcast-button-list = Avisos
broadcast-button-new = Novo aviso
broadcast-button-card = Resumo
broadcast-button-texts = Textos
broadcast-button-whom = Para quem
broadcast-button-when = Quando
broadcast-button-show = Ver: { $name }
broadcast-button-fallback = Os outros leem: { $name }
broadcast-button-remove = Tirar este texto
broadcast-button-keep = Não, é: { $name }
broadcast-button-is = Sim, é: { $name }
broadcast-button-again = Escrever de novo
broadcast-button-everyone = Todos os membros
broadcast-button-places-only = Só estes canais
broadcast-button-once = Assim que eu confirmar
broadcast-button-try = Enviar-me primeiro
broadcast-button-send = Enviar
broadcast-button-sure = Sim, enviar
broadcast-button-undo = Anular
broadcast-button-reopen = Retomar
broadcast-button-drop = Pôr de lado
broadcast-button-stop = Interromper o envio
broadcast-button-refresh = Atualizar
organiser-unknown = Ainda ninguém me escreveu a partir de { $address }. Primeiro é preciso escrever-me uma vez desse endereço; basta /start.

## Calendar

calendar =
    Aqui estão as suas sessões para o seu próprio calendário. “{ button-calendar-open }” acrescenta-as de modo que acompanhem todas as mudanças: cursos opcionais, novos horários, cancelamentos.

    Alguns calendários pedem o endereço. Este é só seu; por favor, não o dê a ninguém:
    { $address }
calendar-new-sure = Os calendários que usam o endereço atual deixariam de ser atualizados. Quer um novo endereço?
calendar-renewed =
    Pronto, este é o seu novo endereço. O anterior já não funciona, por isso acrescente este ao seu calendário:
    { $address }
calendar-cancelled = Sessão cancelada: { $title }
button-calendar-open = Abrir no meu calendário
button-calendar-new = Criar um novo endereço
button-calendar-yes = Sim, um novo endereço
button-calendar-no = Não, manter este
calendar-page = As suas sessões no seu próprio calendário
calendar-page-what = { $edition }: todas as suas sessões, segundo o seu próprio relógio. Acompanham por si mesmas todas as mudanças; alguns calendários só as consultam uma vez por dia.
calendar-page-apple = Funciona com o Calendário da Apple, e com o Outlook ou o Thunderbird num computador.
calendar-page-google = Adicionar ao Google Calendar
calendar-page-outlook = Adicionar ao Outlook.com
calendar-page-work = Adicionar ao Outlook do trabalho
calendar-page-file = Guardá-lo tal como está hoje
calendar-page-address = Nada disto serve? Copie este endereço para o seu calendário como assinatura (“a partir de um URL”):
calendar-page-secret = Quem conhecer este endereço pode ler o seu calendário. Com /calendar recebe outro.
calendar-page-unknown = Este endereço de calendário não é válido ou já não o é. Com /calendar recebe o atual.

## Papers: the certificate and the statement of attended sessions

paper-certificate = Certificado de participação
paper-statement = Declaração de presença
paper-certifies = Certifica-se que
paper-participated = participou de forma assídua e ativa na formação
paper-attended = esteve presente nas sessões abaixo indicadas, no âmbito da formação
paper-dates = Datas
paper-length = Duração
paper-share = Presença
paper-session = Sessão
paper-percent = { $percent } %
paper-hours = { $hours ->
    [0] { $hours } horas
    [one] { $hours } hora
   *[other] { $hours } horas
}
paper-minutes = { $minutes } min
paper-sessions = Sessões
paper-issued = Emitido em { $day }
paper-code = Código de verificação
paper-check = Este documento é autêntico? Consulte
paper-qr = Código QR de { $address }
paper-version = Versão { $version }, com o nome corrigido. Substitui todas as versões anteriores.

## The days as a picture: what its signs mean

strip-present = Presença
strip-late = Atraso, conta
strip-excused = Justificada
strip-absent = Ausência
strip-pending = A verificar
strip-coming = Por realizar
strip-uncounted = Não conta

## Electives

electives-nothing = De momento, não há cursos opcionais para escolher.
electives-open = Pode escolher até { $when } ({ $city }) e, até lá, mudar de ideias sempre que quiser.
electives-open-ranked = Ordene os cursos por preferência até { $when } ({ $city }). Depois, as vagas serão distribuídas, e digo-lhe qual é a sua.
electives-opens = Poderá escolher a partir de { $when } ({ $city }).
electives-over = O prazo para escolher já terminou ({ $when }).
electives-sharing = O prazo terminou, e as vagas estão a ser distribuídas. Depois digo-lhe qual é a sua.
electives-first = Ainda pode escolher, e passa à frente de quem está à espera.
electives-yours = O seu curso: **{ $title }**
electives-yours-not = Ainda não tem um lugar em nenhum destes cursos.
electives-wished = As suas preferências:
electives-times = Quando ({ $city }):
electives-for = Destinado a: { $groups }
electives-seats = { $free ->
        [0] Sem vagas
        [one] Uma vaga livre
       *[other] { $free } vagas livres
    }
electives-seats-any = Sem limite de vagas
electives-seats-in-all = Vagas: { $seats }
electives-waiting = { $count ->
        [0] ninguém à espera
        [one] uma pessoa à espera
       *[other] { $count } pessoas à espera
    }
electives-mine = ✓ O seu curso
electives-position = Está no lugar { $position } da lista de espera.
electives-offered = Tem uma vaga reservada até { $when }.
electives-offered-all = Há uma vaga livre: fica com ela a primeira pessoa que a aceitar.
electives-seat = A vaga é sua: **{ $title }**
electives-seat-notice = ✓ A vaga é sua.
electives-seat-left = A sua vaga em “{ $title }” fica livre para outras pessoas.
electives-seat-reminded = Envio-lhe um lembrete antes de cada sessão.
electives-seat-until = Até { $when }, pode mudar de curso ou deixar a sua vaga.
electives-waits =
    Todas as vagas estão preenchidas: **{ $title }**

    Está no lugar { $position } da lista de espera. Quando chegar a sua vez, ofereço-lhe a vaga e guardo-a durante algum tempo. Se tiver vaga noutro curso, essa continua a ser sua até lá.
electives-waits-notice = Lista de espera: lugar { $position }
electives-language =
    Este curso não tem interpretação em { $mine }: **{ $title }**

    Conseguiria acompanhá-lo noutra língua? Vou lembrar-me da sua resposta.
electives-leave-sure = Quer deixar a sua vaga em **{ $title }**? Outra pessoa poderá ocupá-la de imediato.
electives-leave-none = Não tem aqui nenhuma vaga: { $title }
electives-left = Pronto. Já não tem vaga em **{ $title }**.
electives-passed = Muito bem. A vaga passa para a pessoa seguinte, e o seu nome já não está na lista de espera: **{ $title }**
electives-unwaited = O seu nome já não está na lista de espera: **{ $title }**
electives-unwaited-before = O seu nome já não estava nesta lista de espera: **{ $title }**
electives-refused-cancelled = Este curso não vai realizar-se.
electives-refused-already-yours = Já tem vaga neste curso.
electives-refused-not-yours = Não tem um lugar neste curso.
electives-refused-started = Este curso já começou ({ $when }).
electives-refused-not-open-yet = Poderá escolher a partir de { $when }.
electives-refused-closed = O prazo para escolher já terminou ({ $when }).
electives-refused-not-for-you = Este curso destina-se a grupos diferentes do que consta no seu perfil (/profile).
electives-refused-clash = Coincide com “{ $title }”, onde já tem vaga.
electives-refused-other-language = Interpretação neste curso: { $languages }.
electives-refused-already-waiting = Já está nesta lista de espera, no lugar { $position }.
electives-refused-offer-over = Esta oferta já terminou: a vaga passou para a pessoa seguinte.
electives-refused-full = Outra pessoa chegou um pouco antes: já não há vagas.
electives-wishes-first = Escolha primeiro o curso que prefere, depois o seguinte, e assim por diante. Quantos mais indicar, mais provável será ter vaga.
electives-wishes-next = Esta é a sua ordem até agora. Para continuar, escolha o curso seguinte.
electives-wishes-complete = Anotado: esta é a sua ordem.
electives-wishes-until = Cada escolha fica logo guardada. Pode mudar a ordem até { $when } ({ $city }).
electives-swap = Tem vaga em **{ $title }**. Diga-me que curso preferiria; quem lá tiver vaga poderá concordar com a troca. Até lá nada muda, e nenhum nome é revelado.
electives-swap-asked = Pediu **{ $title }**. Aviso assim que alguém concordar.
electives-swap-wanted = Alguém daria a sua vaga em **{ $title }** em troca da que é sua.
electives-swap-noted = O seu pedido fica anotado.
electives-swap-withdrawn = O seu pedido foi retirado.
electives-swap-done = As vagas foram trocadas.
electives-news-open =
    Já pode escolher: **{ $title }**

    Tem até { $when } ({ $city }). Posso mostrar-lhe todos os cursos, com os horários, as línguas e as vagas livres.
electives-news-open-ranked =
    Já pode ordenar estes cursos por preferência: **{ $title }**

    Tem até { $when } ({ $city }). Não há pressa: as vagas só são distribuídas depois.
electives-news-remind =
    { $days ->
        [one] Falta um dia para terminar o prazo: **{ $title }**
       *[other] Faltam { $days } dias para terminar o prazo: **{ $title }**
    }

    Ainda não escolheu. Tem até { $when } ({ $city }).
electives-news-extended =
    Há mais tempo para escolher: **{ $title }**

    Pode fazê-lo até { $when } ({ $city }).
electives-news-closed =
    O prazo para escolher terminou: **{ $title }**

    Foi { $when } ({ $city }).
electives-news-offer =
    Ficou livre uma vaga para si: **{ $title }**

    Fica reservada até { $when } ({ $city }). Depois, passa para a pessoa seguinte.
electives-news-offer-all =
    Ficou livre uma vaga: **{ $title }**

    A primeira sessão está quase a começar, por isso ofereço-a a todas as pessoas que estão à espera. Fica com ela a primeira que a aceitar.
electives-news-offer-over =
    Não recebi a sua resposta a tempo, e a vaga passou para a pessoa seguinte: **{ $title }**

    O seu nome já não está na lista de espera.
electives-news-offer-waits =
    Lamento, mas a vaga que lhe ofereci afinal não está disponível: **{ $title }**

    Mantém o seu lugar na lista de espera.
electives-news-seat-hand = A organização atribuiu-lhe uma vaga: **{ $title }**
electives-news-seat-allocation = As vagas foram distribuídas, e esta é a sua: **{ $title }**
electives-news-seat-lost =
    A organização teve de retirar a sua vaga: **{ $title }**

    Lamento. Se tiver perguntas, pode dirigi-las à organização.
electives-news-cancelled-seat =
    Lamento, mas este curso não vai realizar-se: **{ $title }**

    Já pode escolher outro, à frente de quem está à espera e mesmo depois do prazo.
electives-news-cancelled-waiting = Lamento, mas o curso pelo qual esperava não vai realizar-se: **{ $title }**
electives-news-cancelled-wish = Este curso não vai realizar-se, por isso já não está entre as suas preferências: **{ $title }**
electives-news-unplaced =
    As vagas foram distribuídas, e lamento que não tenha havido nenhuma para si: **{ $title }**

    Ainda pode escolher uma que esteja livre, à frente de quem está à espera e mesmo depois do prazo.
electives-news-exchange-asked =
    Alguém gostaria de trocar de vaga: ficaria com **{ $gives }** em vez de **{ $wants }**.

    Se concordar, a troca faz-se logo. Se não, não precisa de fazer nada.
electives-news-exchange-done = As vagas foram trocadas. Agora tem uma em **{ $wants }**, em vez de **{ $gives }**.
elective-gone = Este curso já não faz parte do programa. Em /electives pode ver os que há.
elective-not-participant = Os cursos opcionais destinam-se às pessoas admitidas à Academia. Quando a sua candidatura for aprovada, poderá escolher aqui o seu.
elective-ranked = Aqui decidem as suas preferências. Pode ordená-las em /electives.
elective-first-come = Aqui, as vagas são de quem chega primeiro. Pode escolher a sua em /electives.
round-closed = As preferências já não podem ser alteradas. Em /electives pode ver a sua situação.
wish-twice = Este curso já consta da sua ordem.
swap-gone = Esta troca já não está disponível.
swap-no-seat = Não tem aqui nenhuma vaga para trocar.
button-electives = Cursos opcionais
button-elective-take = Escolher este curso
button-elective-change = Mudar para este curso
button-elective-wait = Entrar na lista de espera
button-elective-unwait = Sair da lista de espera
button-elective-leave = Deixar a minha vaga
button-elective-leave-yes = Sim, deixar
button-elective-leave-no = Não, ficar com ela
button-elective-accept = Sim, fico com a vaga
button-elective-pass = Não, fica para outra pessoa
button-elective-follow = Sim, em { $name }
button-elective-follow-no = Não, prefiro que não
button-elective-all = ‹ Todos os cursos
button-elective-see = Ver os cursos
button-elective-choose = Ver e escolher
button-elective-calendar = Adicionar ao calendário
button-elective-swap = Trocar a minha vaga
button-elective-agree = Sim, trocar
button-elective-unswap = Retirar o meu pedido
button-elective-wishes = Ordenar os cursos
button-elective-unwish = Anular o último
button-elective-rewish = Recomeçar

## Checking in, and where one stands

button-checkin = Estou aqui
button-checkin-code = Escrever o código
button-webinar = O meu e-mail do webinar
button-certificate = Certificado
button-attendance = Presenças
checkin-open = **Pode marcar a sua presença:**
checkin-done = ✓ presença marcada
checkin-next = A próxima sessão que conta para o seu certificado:
checkin-in = ✓ Presença marcada.
checkin-late = ✓ Presença marcada. Chegou com atraso, mas conta.
checkin-again = ✓ A sua presença já estava marcada.
checkin-uncounted = Esta sessão não conta para o certificado.
checkin-early = Ainda é cedo. Abertura: { $when } ({ $city }).
checkin-over = A marcação de presenças fechou: { $when } ({ $city }). Se esteve na sessão, diga-o em /attendance.
checkin-stopped = De momento não é possível marcar a presença. Se está na sessão, avise a pessoa que a facilita.
checkin-code = Esta sessão pede o código que mostra: seis algarismos, novos a cada 30 segundos. Escreva-os aqui, por favor.
    .field = Código
checkin-wrong = Esse não é o código mostrado agora, que muda a cada 30 segundos. Escreva o mais recente, por favor.
checkin-stale = Este link é demasiado antigo, pois muda a cada 30 segundos. Leia o mais recente ou escreva os seis algarismos depois de /checkin.
checkin-locked = { $seconds ->
        [0] Demasiados códigos errados. Aguarde um instante e escreva o mais recente.
        [one] Demasiados códigos errados. Aguarde um segundo e escreva o mais recente.
       *[other] Demasiados códigos errados. Aguarde { $seconds } segundos e escreva o mais recente.
    }
checkin-report = Não é preciso fazer nada aqui: nesta sessão conta o tempo que passa no webinar.
checkin-not-yours = Esta sessão não é uma das suas. As suas estão em /agenda.
checkin-cancelled = Esta sessão não vai realizar-se. As próximas estão em /agenda.
checkin-none = De momento não há nenhuma sessão aberta.
checkin-unknown = Antes de marcar a sua presença, preciso de saber quem é. Se já participa noutro canal (Telegram, Discord ou página web), envie lá /link e escreva aqui /link seguido do código. Caso contrário, comece abaixo; depois bastará /checkin.
attendance-open = { $miss ->
        [0] Tem { $attended } de { $counted } e já não pode faltar a nenhuma.
        [one] Tem { $attended } de { $counted } e ainda pode faltar a uma.
       *[other] Tem { $attended } de { $counted } e ainda pode faltar a { $miss }.
    }
attendance-decides = Dia decisivo: { $day }.
attendance-begins = { $miss ->
        [0] Sessões que contam para o seu certificado: { $counted }. Não pode faltar a nenhuma.
        [one] Sessões que contam para o seu certificado: { $counted }. Pode faltar a uma.
       *[other] Sessões que contam para o seu certificado: { $counted }. Pode faltar a { $miss }.
    }
attendance-report = O relatório do webinar decidirá.
attendance-earned = Tem { $attended } de { $counted }, o que basta para o certificado.
attendance-impossible = Tem { $attended } de { $counted } e ainda pode chegar a { $possible }. O certificado exige { $needed }.
attendance-nothing = Ainda não há sessões que contem para o seu certificado.

## The page that says whether a certificate is genuine

verify-title = Este certificado é autêntico?
verify-how = Escreva o código que nele está impresso. Maiúsculas, espaços e hífenes não têm importância.
verify-check = Verificar
verify-another = Verificar outro código
verify-name = Nome
verify-edition = Academia
verify-issued = Emitido em
verify-valid = { $kind ->
    [statement] Esta declaração é autêntica e válida.
   *[certificate] Este certificado é autêntico e válido.
}
verify-revoked = { $kind ->
    [statement] Esta declaração foi revogada em { $day } e já não é válida.
   *[certificate] Este certificado foi revogado em { $day } e já não é válido.
}
verify-superseded = Este documento é autêntico, mas foi substituído por uma versão corrigida. Por favor, peça-a a quem o detém.
verify-erased = Este código é autêntico. A pessoa a quem pertencia pediu que todos os seus dados fossem apagados, por isso nada mais podemos dizer.
verify-unknown = Não conhecemos nenhum certificado com este código. Talvez haja um carácter trocado?
verify-limited = A sua ligação enviou demasiados códigos errados. Por favor, tente de novo dentro de { $seconds ->
    [0] instantes
    [one] { $seconds } segundo
   *[other] { $seconds } segundos
}.
button-appeal = Estive presente
button-room = Quem está
button-more = Mais ›
button-previous = ‹ Anteriores
button-refresh = Atualizar
button-mark-proof = Conforme as provas
attendance-for-participants = Esta página destina-se às pessoas admitidas à Academia.
attendance-heading = **As suas presenças**
attendance-share = São { $percent } por cento das sessões que contam. O certificado exige { $least } por cento, ou seja, { $needed }.
attendance-share-begins = Ainda não foi contada nenhuma. O certificado exige { $least } por cento, ou seja, { $needed }.
attendance-decisive = Se não participasse em mais nenhuma, seria esta sessão a decidir: **{ $title }**
attendance-appeal-open = A organização está a analisar: **{ $title }**
attendance-appeal-excused = Justificada, já não conta: **{ $title }**
attendance-appeal-present = Conta afinal como presença: **{ $title }**
attendance-appeal-refused = Analisada, mantém-se a ausência: **{ $title }**
attendance-webinar = Em algumas das suas sessões é o relatório do webinar que decide. Com que endereço de e-mail entra?
appeal-needless = Não há nenhuma ausência para analisar.
appeal-which = Em que sessão esteve presente, ou a qual não pôde assistir por um bom motivo?
appeal-ask = O que aconteceu? Basta uma frase, por exemplo, que houve um corte de energia. A organização vai ler e decidir.
    .field = O que aconteceu
appeal-noted = Agradeço. A organização vai analisar, e eu comunico-lhe a decisão.
appeal-text = Escreva entre { $minimum } e { $maximum } caracteres, por favor.
appeal-too-early = Ainda pode marcar a sua presença nesta sessão: /checkin
room-not-participant = Esta sessão não diz respeito a essa pessoa.
session-unknown = Esta sessão não vai realizar-se ou não existe.
attendance-news-decisive =
    O seu certificado depende desta sessão: **{ $title }**

    { $when } ({ $city })

    Tem { $attended } de { $counted } e o certificado exige { $needed }, por isso já não pode faltar a nenhuma. Se algum motivo impedir a sua participação, escreva-nos depois em /attendance.
attendance-news-impossible =
    Lamento: faltam demasiadas sessões para o certificado.

    { $line }

    Todas as sessões continuam abertas e, no fim, vai receber uma declaração daquelas em que participou. Se esteve numa que aqui falta, diga-o em /attendance.
attendance-news-excused = A sua justificação foi reconhecida. Esta sessão já não conta, por isso não perde nada: **{ $title }**
attendance-news-present = Foi analisada e conta como presença: **{ $title }**
attendance-news-refused = Foi analisada e desta vez não foi possível aceitar: **{ $title }**. Se tiver mais a dizer, pode escrever de novo em /attendance.
certificate-given-certificate = Aqui está o seu certificado. Parabéns! Qualquer pessoa pode verificar que é autêntico: { $address }
certificate-given-statement = Aqui está a declaração das sessões em que participou. Qualquer pessoa pode verificar que é autêntica: { $address }
certificate-unprintable = O seu documento está pronto, mas faltam-me as letras do seu nome para o imprimir. A organização já sabe e vai escrever-lhe. Pode ser verificado aqui: { $address }
certificate-revoked = O seu documento foi revogado e já não é válido. Se lhe parece um engano, escreva à organização.
certificate-later = Os certificados são emitidos depois da Academia. Neste momento:
present-none = Não há nenhuma sessão que facilite.
present-which = Que sessão facilita? Cada botão abre a página com o código de presença.
present-not-allowed = Só quem facilita esta sessão e a organização o podem fazer.
room-which = Que sessão?
room-there = Presenças: { $count } de { $most }, das quais { $late } com atraso.
room-disputed = { $count ->
        [0] ⚠ Nenhuma contradição entre as fontes.
        [one] ⚠ Duas fontes contradizem-se sobre uma pessoa.
       *[other] ⚠ Duas fontes contradizem-se sobre { $count } pessoas.
    }
room-marked = Fica anotado.
room-minutes = { $minutes } min
mark-present = Presença
mark-late = Atraso
mark-excused = Justificada
mark-absent = Ausência
mark-open = Ainda não está
mark-pending = Falta o relatório
evidence-button = Presença por botão
evidence-code = Presença por código
evidence-report = Relatório do webinar
evidence-hand = À mão
evidence-appeal = Pedido de revisão
button-webinar-skip = Prefiro não dar
webinar-ask = Com que endereço de e-mail entra nos webinars? Em algumas sessões é o relatório do webinar que mostra quem esteve presente, e com esse endereço posso encontrar o seu nome. Não é obrigatório: sem ele, procuro pelo nome.
    .field = Endereço de e-mail
webinar-ask-known = Entra nos webinars com **{ $email }**. Se agora usa outro endereço, escreva-o.
webinar-noted = Agradeço. Nos relatórios dos webinars vou procurar { $email }.
webinar-skipped = Muito bem. Nos relatórios dos webinars vou procurar o seu nome, por isso entre com ele, por favor.
webinar-email = Isso não parece um endereço de e-mail. Escreva-o de novo, por favor.

## The presenter's page

present-how = Leia o código QR para confirmar a sua presença, ou envie ao assistente /checkin e estes seis algarismos.
present-full = Página inteira
present-picture = Código QR para confirmar a presença
present-code = Código atual:
present-left = Tempo até ao próximo código
present-count = { $count ->
    [0] Ainda ninguém
    [one] { $count } pessoa presente
   *[other] { $count } pessoas presentes
}
present-start = Reabrir a confirmação
present-stop = Fechar a confirmação
present-early = A confirmação de presença abre: { $when } ({ $city })
present-stopped = A confirmação de presença está fechada de momento.
present-over = A confirmação de presença desta sessão terminou.
present-report = Aqui não há nada a fazer: nesta sessão conta o tempo passado no webinar.
present-ended = Há algum tempo que não há ligação e os códigos acabaram. Voltam assim que houver ligação.
present-offline = Sem ligação de momento. Os códigos continuam; a contagem espera.
present-unknown = Este link para uma página de apresentação não é válido ou já não o é. Com /present, ou através da organização, pode obter outro.

## Checking in on the web

web-checkin = Confirmar a presença
web-checkin-telegram = Abrir no Telegram
web-checkin-chat = Abrir a conversa nesta página
web-checkin-who = Este navegador ainda não sabe quem é.
web-checkin-how = Onde quer que fale com o assistente, também lhe pode enviar /checkin e os seis algarismos que a sessão mostra.
