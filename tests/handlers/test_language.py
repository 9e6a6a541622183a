import pytest

from academy.messages import Kind
from academy.programme import LANGUAGES
from locales import own_name, text
from tests.handlers.steps import arrive, begins, newest, open_question, press_old, signed_up

FRENCH = "Je voudrais m’inscrire à l’académie cette année, s’il vous plaît."
FRENCH_TOO = "Pourriez-vous me dire quand commencent les cours ?"
ENGLISH = "I would like to know more about the courses, please."
GERMAN = "Ich möchte gerne an der Akademie teilnehmen, vielen Dank."
FOUR = [own_name(code) for code in LANGUAGES]


def offered(language):
    """The four languages as buttons, the present one marked."""
    return [f"✓ {own_name(code)}" if code == language else own_name(code) for code in LANGUAGES]


@pytest.mark.parametrize(
    ("browser", "words", "language"),
    [
        pytest.param("pt-BR", "/start", "pt", id="Brazil"),
        pytest.param("es-419,es;q=0.9,en;q=0.8", "/start", "es", id="Latin America"),
        pytest.param("fr-SN", "/start", "fr", id="Senegal"),
        pytest.param("de,fr;q=0.5", "/start", "fr", id="German first, French second"),
        pytest.param("de", "/start", "en", id="none of the four, nothing written"),
        pytest.param("de", "Bom dia, gostaria de me inscrever na academia", "pt", id="what they wrote"),
        pytest.param("es", "Bom dia, gostaria de me inscrever na academia", "es", id="their browser comes first"),
    ],
)
def test_first_answer_is_in_the_likeliest_language_and_offers_the_four(guest, browser, words, language):
    ana = guest(browser)
    ana.say(words)
    assert ana.last.startswith(begins(language, "welcome", edition=""))
    assert ana.buttons == [*offered(language), text(language, "button-begin"), text(language, "button-about")]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        pytest.param(Kind.COMMAND, {"command": "agenda"}, id="a command"),
        pytest.param(Kind.COMMAND, {"command": "agnda"}, id="a mistyped command"),
        pytest.param(Kind.COMMAND, {"command": "timezone", "text": "Lisboa"}, id="a command with words"),
        pytest.param(Kind.ACTION, {"action": "about:cost"}, id="an old button"),
        pytest.param(Kind.ACTION, {"action": "nothing:1"}, id="a button that we do not know"),
        pytest.param(Kind.ACTION, {"action": "constituency:union"}, id="an old answer"),
        pytest.param(Kind.TEXT, {"text": "x" * 10_000}, id="a novel"),
        pytest.param(Kind.TEXT, {"text": "\u200b"}, id="nothing visible"),
        pytest.param(Kind.ATTACHMENT, {"attachment": "sticker"}, id="a sticker"),
        pytest.param(Kind.LOCATION, {"location": (38.72, -9.14)}, id="a location"),
        pytest.param(Kind.EDIT, {"text": "an edit"}, id="an edit"),
    ],
)
def test_first_answer_offers_the_four_whatever_was_done(chat, kind, said):
    reply = chat("telegram", "fr").do(kind, **said)
    labels = [button.label for row in reply.buttons for button in row]
    assert [label for label in labels if label.removeprefix("✓ ") in FOUR] == offered("fr")
    assert not chat_switched(reply)


def chat_switched(reply):
    return any(text(code, "language-changed") in reply.text for code in LANGUAGES)


def test_second_clear_message_in_another_language_brings_an_offer_and_nothing_switches(shared, guest):
    ana = signed_up(shared, guest("en"))
    ana.say(FRENCH)
    assert ana.last == text("en", "talk-lost")
    ana.say(FRENCH_TOO)
    assert ana.last == f"{text('en', 'talk-lost')}\n\n{text('fr', 'language-offer')}"
    assert ana.buttons[-2:] == [text("fr", "language-offer-yes"), text("en", "language-offer-no")]
    ana.say("/help")
    assert ana.last.startswith(begins("en", "help", lines=""))


def test_offer_that_is_taken_switches(shared, guest):
    ana = signed_up(shared, guest("en"))
    ana.say(FRENCH)
    ana.say(FRENCH_TOO)
    ana.press(text("fr", "language-offer-yes"))
    assert ana.last == text("fr", "language-changed")


def test_offer_that_is_declined_keeps_the_open_question_and_does_not_come_back_soon(shared, guest):
    ana = arrive(shared, guest("en"), "join.constituency")
    for words in (FRENCH, FRENCH_TOO):
        ana.say(words)
    assert ana.last == f"{text('en', 'talk-press')}\n\n{text('fr', 'language-offer')}"
    ana.press("stay")
    assert ana.last == f"{text('en', 'language-stays')}\n\n{text('en', 'join-constituency')}"
    for words in (ENGLISH, FRENCH, FRENCH_TOO, FRENCH, FRENCH_TOO):
        ana.say(words)
        assert ana.last == text("en", "talk-press")


def test_offer_that_is_ignored_comes_again_after_two_more_messages(shared, guest):
    ana = signed_up(shared, guest("en"))
    offers = []
    for words in (FRENCH, FRENCH_TOO, FRENCH, FRENCH_TOO):
        ana.say(words)
        offers.append(text("fr", "language-offer") in ana.last)
    assert offers == [False, True, False, True]


@pytest.mark.parametrize(
    "messages",
    [
        pytest.param(["Merci beaucoup", "Bonjour", "Très bien", "D’accord merci"], id="one or two words"),
        pytest.param([FRENCH, ENGLISH, FRENCH_TOO], id="their own language in between"),
        pytest.param([FRENCH, "Quisiera saber cuándo empiezan los cursos, por favor."], id="two other languages"),
        pytest.param([FRENCH, "/agenda"], id="a command"),
    ],
)
def test_nothing_is_offered_after(shared, guest, messages):
    ana = signed_up(shared, guest("en"))
    for words in messages:
        ana.say(words)
        assert [code for code in ("fr", "es", "pt") if text(code, "language-offer") in ana.last] == []


def test_names_and_organisations_in_another_language_are_no_wish_to_switch(shared, guest):
    ana = arrive(shared, guest("en"), "join.name")
    for words in ("Maria da Conceição dos Santos", "Brasil"):
        ana.say(words)
    ana.press("constituency:government")
    ana.say("Ministério do Desenvolvimento e da Assistência Social")
    assert ana.last.endswith(text("en", "join-work"))


def test_motivation_and_topics_in_another_language_are(shared, guest):
    ana = arrive(shared, guest("en"), "join.work")
    ana.say("cooperativas rurais e finanças solidárias para mulheres")
    ana.press("zone:Africa/Maputo")
    ana.press("apply")
    ana.say("Quero aprender com os colegas de outros países e partilhar o que fazemos aqui.")
    assert ana.last.endswith(f"{text('en', 'apply-commitment')}\n\n{text('pt', 'language-offer')}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_fifth_language_gets_a_kind_answer_in_the_present_one(shared, guest, language):
    ana = signed_up(shared, guest(language))
    ana.say(GERMAN)
    assert ana.last == text(language, "talk-foreign")
    ana.say("Я хотел бы участвовать в академии")
    assert ana.last == text(language, "talk-foreign")


def test_fifth_language_at_a_question_with_buttons_says_so_and_keeps_them(shared, guest):
    ana = arrive(shared, guest("es"), "join.constituency")
    ana.say(GERMAN)
    assert (ana.last, len(ana.buttons)) == (text("es", "talk-foreign"), 10)


def test_fifth_language_as_the_first_word_is_welcomed(guest):
    ana = guest("pt")
    ana.say(GERMAN)
    assert ana.last.startswith(f"{text('pt', 'talk-foreign')}\n\n{begins('pt', 'welcome', edition='')}")


@pytest.mark.parametrize("words", ["Português", "portugues", "Portuguese", "✓ Português"])
def test_name_of_a_language_may_be_typed(guest, words):
    ana = guest("en")
    ana.say("/start")
    ana.say(words)
    assert ana.last.startswith(begins("pt", "welcome", edition=""))


@pytest.mark.parametrize("words", ["/language pt", "/language português", "/língua pt-BR", "/idioma PORTUGUESE"])
def test_language_may_stand_behind_the_command(shared, guest, words):
    ana = signed_up(shared, guest("en"))
    ana.say(words)
    assert ana.last == text("pt", "language-changed")


def test_language_that_we_do_not_write_asks_again(shared, guest):
    ana = signed_up(shared, guest("en"))
    ana.say("/language deutsch")
    assert (ana.last, ana.buttons) == (text("en", "language-choose"), offered("en"))


@pytest.mark.parametrize(
    ("question", "key"), [("join.country", "join-country"), ("apply.commitment", "apply-commitment")]
)
def test_language_changed_at_a_question_asks_it_in_the_new_one(shared, guest, question, key):
    ana = arrive(shared, guest("en"), question)
    press_old(ana, "language:fr")
    assert ana.last == f"{text('fr', 'language-changed')}\n\n{text('fr', key)}"
    assert open_question(shared, newest(shared).id) == question


def test_language_command_in_the_sign_up_goes_on_with_it(shared, guest):
    ana = arrive(shared, guest("en"), "join.name")
    ana.say("/language")
    ana.press("language:es")
    assert ana.last == f"{text('es', 'language-changed')}\n\n{text('es', 'join-name')}"


def test_error_texts_are_in_the_language_of_now(shared, guest):
    ana = arrive(shared, guest("en"), "join.name")
    press_old(ana, "language:es")
    ana.say("A")
    assert ana.last == text("es", "join-name-length", count=1, least=2, most=120)


@pytest.mark.parametrize(
    ("pressed", "key"),
    [
        pytest.param("en", "language-stays", id="the one of now"),
        pytest.param("fr", "language-changed", id="another"),
    ],
)
def test_language_pressed_at_the_welcome_is_answered_beside_the_button(guest, pressed, key):
    ana = guest("en")
    ana.say("/start")
    ana.press(f"language:{pressed}")
    assert ana.notice == text(pressed, key)
    assert ana.buttons[-2:] == [text(pressed, "button-begin"), text(pressed, "button-about")]
