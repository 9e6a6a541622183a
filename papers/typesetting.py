"""Papers and pictures from typst templates, by one compiler that is kept warm."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

FOLDER = Path(__file__).parent
# Noto Sans for most living scripts; and for Chinese, Japanese and Korean. Licences: SIL Open Font License 1.1.
FONTS = ("manimgx_fonts", "noto_cjk_sans_jp_regular")
# Kept readable for decades, and read aloud in the right order: ISO 19005-2, level A, and ISO 14289-1.
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]

_at_once = Lock()  # a compiler works for one thread at a time


class UnprintableError(ValueError):
    """A text has letters that none of our fonts has; `text` is where they begin."""

    def __init__(self, text: str) -> None:
        super().__init__(f"no font here has the letters of {text!r}")
        self.text = text


def pdf(template: str, values: Mapping[str, object], made: datetime) -> bytes:
    """A template of this folder as a PDF that says when it was made (aware): same values, same bytes.

    Texts in `values` are data, so that markup in them is printed as it stands. Raises UnprintableError.
    """
    import typst

    with _at_once:
        try:
            made_bytes = _compiler().compile(
                FOLDER / template,
                format="pdf",
                sys_inputs={"values": json.dumps(values)},
                pdf_standards=STANDARDS,
                timestamp=made.astimezone(UTC),
            )
        except typst.TypstError as wrong:
            raise _explained(wrong) from wrong
    return _one(made_bytes)


def png(template: str, values: Mapping[str, object], per_inch: float) -> bytes:
    """The first page of a template as a picture, with so many pixels an inch."""
    with _at_once:
        made = _compiler().compile(
            FOLDER / template, format="png", ppi=per_inch, sys_inputs={"values": json.dumps(values)}
        )
    return _one(made)


def _one(made: bytes | list[bytes] | None) -> bytes:
    if made is None:
        raise RuntimeError("typst wrote nothing")
    return made if isinstance(made, bytes) else made[0]


def _explained(wrong: typst.TypstError) -> Exception:
    """The error of typst, or what it means for a name."""
    found = re.search(r"the text `?\"(.*?)\"`? could not be displayed", str(wrong))
    return UnprintableError(found[1]) if found else wrong


@cache
def _compiler() -> typst.Compiler:
    import typst  # a tenth of a second, which most commands need not wait

    paths = [str(files(package)) for package in FONTS]
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=paths)
    return typst.Compiler(root=FOLDER, font_paths=fonts, ignore_system_fonts=True)
