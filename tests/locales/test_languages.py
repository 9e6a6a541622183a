"""Which language a text is in: the bars of issue 2 on sentences as members type them, and what must never happen.

`chat-languages.tsv` is the issue's own set. `chat-sentences.tsv` is ours ("other" are fifth languages):
failures on its even rows led to weights and word lists; of its odd rows we looked at counts only, to compare
variants.
"""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from academy.programme import LANGUAGES
from locales.languages import Guess, guess, load

DATA = Path(__file__).parent / "data"
Sentences = list[tuple[str, str]]


def read(name: str) -> Sentences:
    lines = (DATA / name).read_text("utf-8").splitlines()[1:]
    return [(language, text) for language, _, text in (line.partition("\t") for line in lines)]


SHARED = read("chat-languages.tsv")
OURS = read("chat-sentences.tsv")
HALVES = [pytest.param(OURS[0::2], id="tuning half"), pytest.param(OURS[1::2], id="held-out half")]
NOTHING = Guess(None, 0.0, sure=False, foreign=False)


def wrong_and_sure(sentences: Sentences) -> list[str]:
    return [text for language, text in sentences if guess(text).sure and guess(text).language != language]


def not_sure(sentences: Sentences) -> list[str]:
    return [text for _, text in sentences if not guess(text).sure]


def of_the_four(sentences: Sentences) -> Sentences:
    return [sentence for sentence in sentences if sentence[0] in LANGUAGES]


def of_a_fifth(sentences: Sentences) -> Sentences:
    return [sentence for sentence in sentences if sentence[0] == "other"]


def test_sentences_are_enough_and_differ() -> None:
    assert len(set(OURS)) == len(OURS)
    assert [len([1 for language, _ in OURS if language == each]) for each in (*LANGUAGES, "other")] == [
        110,
        110,
        110,
        110,
        88,
    ]
    assert {text for _, text in OURS}.isdisjoint(text for _, text in SHARED)


@pytest.mark.parametrize("sentences", [pytest.param(SHARED, id="the issue's sentences"), *HALVES])
def test_guess_meets_the_bar_without_a_hint(sentences: Sentences) -> None:
    four = of_the_four(sentences)
    wrong, asked = wrong_and_sure(four), not_sure(four)
    assert len(wrong) <= len(four) // 80, wrong
    assert len(asked) <= 0.08 * len(four), asked


@pytest.mark.parametrize("sentences", HALVES)
def test_guess_is_hardly_ever_sure_of_a_fifth_language(sentences: Sentences) -> None:
    fifth = of_a_fifth(sentences)
    wrong = wrong_and_sure(fifth)
    assert len(wrong) <= 0.1 * len(fifth), wrong


@pytest.mark.parametrize("sentences", HALVES)
def test_guess_knows_most_fifth_languages_for_foreign(sentences: Sentences) -> None:
    """Not all: Galician, Catalan and Haitian are close to the four, or have no profile."""
    fifth = of_a_fifth(sentences)
    taken_for_ours = [text for _, text in fifth if not guess(text).foreign]
    assert len(taken_for_ours) <= 0.2 * len(fifth), taken_for_ours


@pytest.mark.parametrize("text", ["eskize m pou reta a", "mwen pa resevwa lyen an"])
def test_guess_is_not_sure_where_it_hardly_knows_a_word(text: str) -> None:
    """Haitian: no profile fits better than one of the four, and no list has the words."""
    found = guess(text)
    assert (found.probability > 0.9, found.sure, found.foreign) == (True, False, False)


@pytest.mark.parametrize("sentences", [pytest.param(SHARED, id="the issue's sentences"), *HALVES])
def test_guess_calls_none_of_the_four_foreign(sentences: Sentences) -> None:
    assert [text for _, text in of_the_four(sentences) if guess(text).foreign] == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("добрый день, я хочу записаться", id="Cyrillic"),
        pytest.param("καλημέρα θέλω να εγγραφώ", id="Greek"),
        pytest.param("مرحبا أريد التسجيل في الأكاديمية", id="Arabic"),
        pytest.param("你好我想报名", id="Chinese, written without spaces"),
        pytest.param("こんにちは zoom のリンクをください", id="Japanese with a product's name"),
        pytest.param("안녕하세요 등록하고 싶어요", id="Korean"),
        pytest.param("मैं शामिल होना चाहता हूँ", id="Hindi"),
        pytest.param("buongiorno vorrei sapere quando comincia la lezione", id="Italian"),
        pytest.param("ich möchte mich für den kurs anmelden", id="German"),
        pytest.param("saya tidak bisa masuk ke zoom", id="Indonesian"),
        pytest.param("habari nataka kujiunga na chuo", id="Swahili"),
    ],
)
def test_guess_calls_a_fifth_language_foreign(text: str) -> None:
    found = guess(text)
    assert (found.language, found.sure, found.foreign) == (None, False, True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("vivo en Dar es Salaam con mi familia", "es", id="a town that sounds Portuguese"),
        pytest.param("moro em Buenos Aires com minha filha", "pt", id="a town that sounds Spanish"),
        pytest.param("i live in Nouakchott but i work in Saint-Louis", "en", id="towns that sound French"),
        pytest.param("my name is Maria da Conceição dos Santos", "en", id="a Portuguese name"),
        pytest.param("je m'appelle John Smith Williams", "fr", id="an English name"),
        pytest.param("o link do zoom não abre no discord", "pt", id="product words in Portuguese"),
        pytest.param("el link de zoom no abre en discord", "es", id="product words in Spanish"),
        pytest.param("le link zoom de discord ne marche pas", "fr", id="product words in French"),
        pytest.param("no funciona https://example.org/the/meeting/is/here para mi", "es", id="an address"),
        pytest.param("<@81234> je n'arrive pas a entrer /help", "fr", id="a mention and a command"),
        pytest.param("𝗾𝘂𝗲𝗿𝗼 𝗺𝗲 𝗶𝗻𝘀𝗰𝗿𝗲𝘃𝗲𝗿 𝗻𝗼 𝗰𝘂𝗿𝘀𝗼", "pt", id="decorated letters"),
    ],
)
def test_guess_is_not_swayed(text: str, language: str) -> None:
    found = guess(text)
    assert (found.language, found.sure) == (language, True)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        pytest.param("CUANDO EMPIEZA LA CLASE", "cuando empieza la clase", id="all in capitals"),
        pytest.param("j’ai raté l’heure du cours", "j'ai raté l'heure du cours", id="a phone's apostrophe"),
        pytest.param("a inscriçao esta aberta", "a inscricao esta aberta", id="only some of the accents"),
        pytest.param(
            "la sesio\u0301n en espan\u0303ol", "la sesión en español", id="accents as letters of their own"
        ),
    ],
)
def test_guess_is_the_same_however_it_is_typed(typed: str, plain: str) -> None:
    assert guess(typed) == guess(plain)


@pytest.mark.parametrize(
    "text",
    [
        "hola",
        "bom dia",
        "merci beaucoup",
        "thank you!",
        "¿dónde?",
        "c'est l'heure",
        "d'accord, merci",
        "hola 👋 👋",
    ],
)
@pytest.mark.parametrize("client", [None, "en", "pt-br"])
def test_one_or_two_words_are_never_sure(text: str, client: str | None) -> None:
    assert not guess(text, client).sure


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "👍👍 🎉",
        "12:30",
        "+258 84 000 0000",
        "?!...",
        "https://example.org/en/the-page",
        "/start",
        "\ud800",
    ],
)
@pytest.mark.parametrize("client", [None, "es"])
def test_without_words_there_is_no_guess(text: str, client: str | None) -> None:
    assert guess(text, client) == NOTHING


def test_words_of_no_language_leave_what_the_client_says() -> None:
    assert guess("zoom link") == NOTHING
    assert guess("zoom link", "pt-br").language == "pt"


def test_client_tips_the_balance_only_where_the_text_does_not() -> None:
    either = "como significa"
    assert [guess(either, client).language for client in ("es-419", "pt-br")] == ["es", "pt"]
    assert guess("quero me inscrever na academia por favor", "es").language == "pt"


def test_guess_reads_the_first_200_characters() -> None:
    portuguese = "quero me inscrever na academia por favor "
    assert guess(portuguese * 5 + "and now in english for the rest " * 300) == guess((portuguese * 5)[:200])


def test_guess_is_the_same_in_every_call_and_thread() -> None:
    texts = [text for _, text in SHARED]
    first = [guess(text) for text in texts]
    with ThreadPoolExecutor(8) as threads:
        again = list(threads.map(lambda _: [guess(text) for text in texts], range(20)))
    assert again == [first] * 20


def test_first_guesses_at_once_read_the_tables_once() -> None:
    """In a process of its own: here the tables are already read."""
    script = """
from concurrent.futures import ThreadPoolExecutor
from locales import frequencies, languages
read, times = frequencies._read, []
frequencies._read = lambda: times.append(1) or read()
with ThreadPoolExecutor(8) as threads:
    found = set(threads.map(languages.guess, ["quiero inscribirme en el curso"] * 8))
print(len(times), len(found), next(iter(found)).language)
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["1", "1", "es"]


def test_guess_costs_no_more_than_two_milliseconds() -> None:
    load()
    longest = ("quero me inscrever na academia com a minha cooperativa " * 4)[:200]

    def milliseconds() -> float:
        start = perf_counter()
        guess(longest)
        return (perf_counter() - start) * 1000

    assert min(milliseconds() for _ in range(20)) <= 2


@example("A µ˘AO", None)  # two words, which become three when taken apart
@given(st.text(), st.none() | st.text() | st.sampled_from(["en", "fr-CA", "es_419", "pt-BR"]))
def test_guess_of_any_text_is_a_sound_guess(text: str, client: str | None) -> None:
    found = guess(text, client)
    assert found.language in (*LANGUAGES, None)
    assert 0 <= found.probability <= 1
    assert not (found.sure and (found.language is None or found.foreign or len(text.split()) < 3))
    assert not (found.foreign and found.language)


def test_guess_of_10000_characters_does_not_raise() -> None:
    assert guess("a" * 10_000) == guess("a" * 200)
