"""Which of the four languages an app or a browser asks for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.programme import LANGUAGES
from locales.languages import normalise, preferred


@pytest.mark.parametrize(
    ("client", "language"),
    [
        ("pt-br", "pt"),
        ("es-419", "es"),
        ("PT_BR", "pt"),
        ("en-GB", "en"),
        (" fr ", "fr"),
        ("pt_BR.UTF-8", "pt"),
        ("zh-Hans", None),
        ("fra", None),
        ("english", None),
        ("*", None),
        ("", None),
        (None, None),
    ],
)
def test_normalise_gives_one_of_the_four(client: str | None, language: str | None) -> None:
    assert normalise(client) == language


@pytest.mark.parametrize(
    ("header", "language"),
    [
        pytest.param("pt-BR,pt;q=0.9,en;q=0.8", "pt", id="as browsers send it"),
        pytest.param("en;q=0.4, fr;q=0.8", "fr", id="the higher quality, not the first"),
        pytest.param("de-DE,de;q=0.9,es;q=0.5", "es", id="the first of the four"),
        pytest.param("es,fr", "es", id="equal qualities: the first"),
        pytest.param("en;q=0,fr;q=0.1", "fr", id="q=0 means not this one"),
        pytest.param("fr ; Q=0.5 , en ; q=0.7", "en", id="spaces and capitals"),
        pytest.param("en;q=high,fr;q=0.1", "fr", id="a quality that is no number"),
        pytest.param("en;q=nan,fr;q=7,es;q=0.2", "es", id="qualities out of range"),
        pytest.param("en;level=1,fr;q=0.1", "fr", id="another parameter"),
        pytest.param("zh-Hans,*;q=0.1", None, id="none of the four"),
        pytest.param(",;,;;q=,", None, id="nothing but separators"),
        pytest.param("", None, id="empty"),
    ],
)
def test_preferred_follows_the_browser(header: str, language: str | None) -> None:
    assert preferred(header) == language


@pytest.mark.parametrize(
    ("read", "allowed"),
    [pytest.param(preferred, (*LANGUAGES, None), id="header"), (normalise, (*LANGUAGES, None))],
)
@given(text=st.text(alphabet="enfrspt-_;,=q.0189* \x00é"))
def test_headers_and_tags_never_raise(
    read: Callable[[str], str | None], allowed: tuple[str | None, ...], text: str
) -> None:
    assert read(text) in allowed
