"""Pictures as pixels, to compare them as somebody would who looks at both."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

PIXEL = 4  # bytes: red, green, blue, opacity
SEEN = 48  # of 255: less is how a line's edge is smoothed


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of a picture (ISO 15948: its first chunk has them)."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def pixels(png: bytes) -> tuple[int, int, bytes]:
    """Width, height and the bytes of all pixels of an 8-bit RGBA picture (ISO 15948)."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    place, data = 8, b""
    width = height = 0
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        body = png[place + 8 : place + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colours = struct.unpack(">IIBB", body[:10])
            assert (depth, colours) == (8, 6)
        elif kind == b"IDAT":
            data += body
        place += length + 12
    return width, height, _unfiltered(zlib.decompress(data), width * PIXEL)


def _unfiltered(data: bytes, line: int) -> bytes:
    above = bytearray(line)
    out = bytearray()
    for start in range(0, len(data), line + 1):
        row = bytearray(data[start + 1 : start + 1 + line])
        _undo(data[start], row, above)
        out += row
        above = row
    return bytes(out)


def _undo(kind: int, row: bytearray, above: bytearray) -> None:
    if kind == 0:
        return
    for place, value in enumerate(row):
        left, corner = (row[place - PIXEL], above[place - PIXEL]) if place >= PIXEL else (0, 0)
        guess = (0, left, above[place], (left + above[place]) // 2, _paeth(left, above[place], corner))[kind]
        row[place] = (value + guess) & 255


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda near: abs(guess - near))


def difference(png: bytes, other: bytes) -> float:
    """The share (0 to 1) of pixels in which two pictures visibly differ; 1 when they have different sizes."""
    width, height, one = pixels(png)
    *size, two = pixels(other)
    if size != [width, height]:
        return 1.0
    differing = {place // PIXEL for place, (a, b) in enumerate(zip(one, two, strict=True)) if abs(a - b) > SEEN}
    return len(differing) / (width * height)


def unlike_kept(png: bytes, kept: Path, tolerance: float = 0.001) -> str:
    """What to do about a picture that visibly differs from the kept one, and is laid beside it; "" if it does not.

    `tolerance`: the share (0 to 1) of pixels that may differ, as they do from one version of a font to the next.
    """
    seen = kept.with_suffix(".seen.png")
    if kept.exists() and (png == kept.read_bytes() or difference(png, kept.read_bytes()) <= tolerance):
        seen.unlink(missing_ok=True)
        return ""
    seen.write_bytes(png)
    return f"look at {seen}; if it is right, it takes the place of {kept.name}"
