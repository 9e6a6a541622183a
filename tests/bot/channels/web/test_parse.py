import pytest

from academy.messages import Address, Incoming, Kind
from bot.channels.web.guard import Refused
from bot.channels.web.parse import incoming

EVENT = "0b0c1d2e-0000-4000-8000-000000000001"


def parsed(**form: str) -> Incoming | None:
    return incoming(form | {"event": EVENT}, "ana", "pt-BR")


def expected(kind: Kind, **values: object) -> Incoming:
    return Incoming(Address("web", "ana"), f"ana:{EVENT}", kind, "ana", language="pt-BR", **values)


@pytest.mark.parametrize(
    ("form", "event"),
    [
        ({"text": " Olá "}, expected(Kind.TEXT, text="Olá")),
        ({"text": "/agenda"}, expected(Kind.COMMAND, command="agenda")),
        ({"text": "/Agenda  x  y\nz "}, expected(Kind.COMMAND, command="agenda", text="x  y\nz")),
        ({"text": "/início"}, expected(Kind.COMMAND, command="início")),
        ({"text": "/mes-données"}, expected(Kind.COMMAND, command="mes-données")),
        ({"text": "/"}, expected(Kind.TEXT, text="/")),
        ({"text": "/ agenda"}, expected(Kind.TEXT, text="/ agenda")),
        ({"text": "/1/2"}, expected(Kind.TEXT, text="/1/2")),
        ({"text": "1/2"}, expected(Kind.TEXT, text="1/2")),
        ({"action": "elective:17", "message": "204"}, expected(Kind.ACTION, action="elective:17", message="204")),
        ({"action": "a", "text": "ignored"}, expected(Kind.ACTION, action="a")),
        ({"latitude": "38.72", "longitude": "-9.14"}, expected(Kind.LOCATION, location=(38.72, -9.14))),
        ({"text": " \n "}, None),
        ({}, None),
    ],
)
def test_form_becomes_an_event(form, event):
    assert parsed(**form) == event


@pytest.mark.parametrize(
    "form",
    [
        {"action": "é" * 33},
        {"latitude": "91", "longitude": "0"},
        {"latitude": "0", "longitude": "-181"},
        {"latitude": "nan", "longitude": "0"},
        {"latitude": "here", "longitude": "0"},
        {"latitude": "1"},
    ],
    ids=str,
)
def test_form_without_sense_is_refused(form):
    with pytest.raises(Refused, match="422"):
        parsed(**form)


@pytest.mark.parametrize("event", ["", "short", "x" * 65, "a b c d e f g h", "<script>alert"])
def test_event_that_no_browser_of_ours_made_gets_an_id_of_its_own(event):
    first, second = (incoming({"text": "a", "event": event}, "ana", "") for _ in range(2))
    assert len({first.event, second.event, f"ana:{event}"}) == 3
