"""What our pages have in common: safety headers, templates, looks, the reader's language, whose form it was."""

from __future__ import annotations

from functools import partial
from os import PathLike, stat_result
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from academy.programme import LANGUAGES
from locales import own_name, text
from locales.languages import preferred

# What the page chat and our other pages have in common. Addresses carry secrets and names: no other page that is
# opened from here may learn them. Our own may: a browser that may tell nobody would not tell us either from which
# page a form was sent.
SAFE = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
HEADERS = SAFE | {"X-Robots-Tag": "noindex, nofollow"}
TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined
)
TEMPLATES.globals |= {"languages": LANGUAGES, "own_name": own_name}


class _Looks(StaticFiles):
    """The files under static/; browsers ask each time whether they have changed."""

    def file_response(
        self, full_path: str | PathLike[str], stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers.update(HEADERS | {"Cache-Control": "no-cache"})
        return response


def looks() -> Mount:
    """Style and scripts of our pages, for the web server to serve."""
    return Mount("/pages", _Looks(directory=Path(__file__).parent / "static"))


def render(template: str, language: str, **values: object) -> str:
    """A template with the texts of a language, as `t`."""
    return TEMPLATES.get_template(template).render(t=partial(text, language), language=language, **values)


def html(page: str, status: int = 200) -> HTMLResponse:
    """A page that nobody keeps."""
    return HTMLResponse(page, status, HEADERS | {"Cache-Control": "no-store"})


def language_of(request: Request) -> str:
    """The language asked for in the address (`?lang=pt`), else the one of ours that the browser prefers."""
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else preferred(request.headers.get("accept-language", "")) or LANGUAGES[0]


def from_elsewhere(request: Request) -> bool:
    """Whether a browser says that somebody else's page made it ask this.

    What says nothing is no browser, or an old one, which sends no SameSite cookie along from elsewhere.
    """
    if site := request.headers.get("sec-fetch-site"):
        return site not in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host")
