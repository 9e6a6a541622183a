import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.messages import Address, Button, Document, Incoming, Kind, Reply
from bot.channels.split import utf16_units
from bot.channels.telegram.render import Call, acknowledgement, as_edit, closing, render

YES = Button("Yes", "yes")
YES_KEYBOARD = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}
SHARE = {
    "keyboard": [[{"text": "📍 Share", "request_location": True}]],
    "resize_keyboard": True,
    "one_time_keyboard": True,
}
REMOVE = {"remove_keyboard": True}
SHEET = Document("mydata.json", b"{}", "application/json")
LONG = "word " * 1000


def said(text: str, chat: int = 4815, **params: object) -> Call:
    return Call("sendMessage", {"chat_id": chat, "text": text, **params})


def handed_over(**params: object) -> Call:
    return Call("sendDocument", {"chat_id": 4815, **params, "document": SHEET})


def bold(offset: int, length: int) -> list[dict[str, object]]:
    return [{"type": "bold", "offset": offset, "length": length}]


def pressed(chat: str = "4815") -> Incoming:
    return Incoming(Address("telegram", "4815"), "90", Kind.ACTION, chat, action="yes", message="12", token="438")


@pytest.mark.parametrize(
    ("reply", "calls"),
    [
        pytest.param(Reply(), [], id="a considered silence"),
        pytest.param(Reply(notice="Saved"), [], id="a notice is no message"),
        pytest.param(Reply("  \n"), [], id="nothing to read"),
        pytest.param(Reply("** **"), [], id="nothing, in bold"),
        pytest.param(Reply("Ana <3 & **all**"), [said("Ana <3 & all", entities=bold(9, 3))], id="bold, not HTML"),
        pytest.param(
            Reply("👋🏽 **Olá** **tu**"),
            [said("👋🏽 Olá tu", entities=[*bold(5, 3), *bold(9, 2)])],
            id="emoji count as two",
        ),
        pytest.param(Reply("2 ** 3 = 8"), [said("2 ** 3 = 8")], id="two stars alone are two stars"),
        pytest.param(
            Reply("see sse.org"),
            [said("see sse.org", link_preview_options={"is_disabled": True})],
            id="no preview of an address",
        ),
        pytest.param(Reply("12.ª, 14.30, e.g."), [said("12.ª, 14.30, e.g.")], id="dots that are no address"),
        pytest.param(Reply("Sure?", ((YES,),)), [said("Sure?", reply_markup=YES_KEYBOARD)], id="a button"),
        pytest.param(
            Reply("Join", ((Button("Zoom", url="https://zoom.us/j/1"),),)),
            [
                said(
                    "Join",
                    reply_markup={"inline_keyboard": [[{"text": "Zoom", "url": "https://zoom.us/j/1"}]]},
                )
            ],
            id="a button to an address",
        ),
        pytest.param(
            Reply("Join", ((Button("é" * 80, "a"), Button(" ", "b")),)),
            [
                said(
                    "Join",
                    reply_markup={
                        "inline_keyboard": [
                            [{"text": "é" * 63 + "…", "callback_data": "a"}, {"text": "…", "callback_data": "b"}]
                        ]
                    },
                )
            ],
            id="labels too long and empty",
        ),
        pytest.param(
            Reply(f"**{LONG}end**", ((YES,),)),
            [
                said(("word " * 818).strip(), entities=bold(0, 4089)),
                said("word " * 182 + "end", entities=bold(0, 913), reply_markup=YES_KEYBOARD),
            ],
            id="two messages, bold in both, buttons on the last",
        ),
        pytest.param(Reply("**\n**", document=SHEET), [handed_over()], id="no caption but blanks"),
        pytest.param(Reply("Yours", document=SHEET), [handed_over(caption="Yours")], id="a caption"),
        pytest.param(Reply(document=SHEET), [handed_over()], id="a document alone"),
        pytest.param(
            Reply("**All** yours", ((YES,),), document=SHEET),
            [handed_over(caption="All yours", caption_entities=bold(0, 3), reply_markup=YES_KEYBOARD)],
            id="a document with bold and a button",
        ),
        pytest.param(
            Reply("x" * 1025, ((YES,),), document=SHEET),
            [said("x" * 1025), handed_over(reply_markup=YES_KEYBOARD)],
            id="too long for a caption",
        ),
        pytest.param(
            Reply("Where are you?", location="📍 Share"),
            [said("Where are you?", reply_markup=SHARE)],
            id="a location",
        ),
        pytest.param(
            Reply("Almost done.\n\nWhere are you?", ((YES,),), location="📍 Share"),
            [said("Almost done.", reply_markup=SHARE), said("Where are you?", reply_markup=YES_KEYBOARD)],
            id="a location and buttons: the last paragraph stays the question",
        ),
        pytest.param(
            Reply("Where are you?", ((YES,),), location="📍 Share"),
            [said("📍 Share", reply_markup=SHARE), said("Where are you?", reply_markup=YES_KEYBOARD)],
            id="a location and buttons, one paragraph",
        ),
        pytest.param(
            Reply("Yours", ((YES,),), location="📍 Share", document=SHEET),
            [said("Yours", reply_markup=SHARE), handed_over(reply_markup=YES_KEYBOARD)],
            id="a location, buttons and a document",
        ),
        pytest.param(
            Reply("**a\n\nb**", ((YES,),), location="📍 Share"),
            [said("📍 Share", reply_markup=SHARE), said("a\n\nb", entities=bold(0, 4), reply_markup=YES_KEYBOARD)],
            id="bold across paragraphs is not torn",
        ),
    ],
)
def test_render_says(reply, calls):
    assert render("4815", reply) == calls


@pytest.mark.parametrize(
    ("reply", "calls"),
    [
        pytest.param(Reply("Lisbon."), [said("Lisbon.", reply_markup=REMOVE)], id="a text"),
        pytest.param(
            Reply("Lisbon?", ((YES,),)),
            [said("✓", reply_markup=REMOVE), said("Lisbon?", reply_markup=YES_KEYBOARD)],
            id="a text with buttons",
        ),
        pytest.param(
            Reply("Yours", document=SHEET),
            [said("Yours", reply_markup=REMOVE), handed_over()],
            id="a document",
        ),
        pytest.param(
            Reply("Again?", location="📍 Share"), [said("Again?", reply_markup=SHARE)], id="the same again"
        ),
        pytest.param(Reply(notice="Saved"), [], id="a notice"),
    ],
)
def test_render_removes_an_open_location_keyboard_with(reply, calls):
    assert render("4815", reply, keyboard_open=True) == calls


def test_render_asks_no_group_for_a_location():
    assert render("-1009", Reply("Where?", location="📍 Share")) == [said("Where?", chat=-1009)]


def test_render_answers_in_the_topic_of_the_question():
    assert render("-1009/4", Reply("Hi")) == [said("Hi", chat=-1009, message_thread_id=4)]


def test_render_breaks_a_row_that_is_too_wide():
    row = tuple(Button(str(number), f"n:{number}") for number in range(10))
    [call] = render("4815", Reply("Pick", (row,)))
    widths = [len(row) for row in call.params["reply_markup"]["inline_keyboard"]]
    assert widths == [8, 2]


def test_render_leaves_the_reply_for_a_further_try():
    reply = Reply("Sure?", ((YES,),), location="📍 Share", document=SHEET)
    assert render("4815", reply) == render("4815", reply)


@pytest.mark.parametrize(
    ("reply", "edit"),
    [
        pytest.param(
            Reply("Page 2", ((YES,),)),
            Call(
                "editMessageText",
                {"chat_id": -1009, "text": "Page 2", "reply_markup": YES_KEYBOARD, "message_id": 12},
            ),
            id="a text with buttons",
        ),
        pytest.param(Reply(LONG), None, id="two messages"),
        pytest.param(Reply("Yours", document=SHEET), None, id="a document"),
        pytest.param(Reply(notice="Saved"), None, id="nothing to read"),
    ],
)
def test_as_edit_takes_the_place_of_the_pressed_message(reply, edit):
    assert as_edit("-1009/4", "12", reply) == edit


def test_as_edit_cannot_show_a_location_keyboard():
    assert as_edit("4815", "12", Reply("Where?", location="📍 Share")) is None


@pytest.mark.parametrize(
    ("reply", "shown"),
    [
        pytest.param(Reply("Done"), {}, id="no notice"),
        pytest.param(Reply(notice="**Saved**"), {"text": "Saved"}, id="a notice without markup"),
        pytest.param(Reply(notice="x" * 201), {"text": "x" * 199 + "…"}, id="a notice too long"),
        pytest.param(Reply(notice="😀" * 101), {"text": "😀" * 99 + "…"}, id="no emoji halved"),
    ],
)
def test_acknowledgement_stops_the_spinner(reply, shown):
    assert acknowledgement(pressed(), reply) == Call("answerCallbackQuery", {"callback_query_id": "438", **shown})


def test_closing_takes_the_buttons_off():
    params = {"chat_id": 4815, "message_id": 12, "reply_markup": {"inline_keyboard": []}}
    assert closing(pressed()) == Call("editMessageReplyMarkup", params)


TEXTS = st.lists(
    st.sampled_from(["**", "*", "word ", "😀", "\n\n", "\n", "&<b>", "é", ". ", "w" * 700, "😀" * 300])
).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_render_gives_only_what_telegram_takes(text, buttons, location, document, keyboard_open):
    reply = Reply(
        text,
        ((YES,),) if buttons else (),
        location="📍" if location else "",
        document=SHEET if document else None,
    )
    for method, params in render("4815", reply, keyboard_open):
        shown = params["text"] if method == "sendMessage" else params.get("caption", "x")
        limit = 4096 if method == "sendMessage" else 1024
        units = utf16_units(shown)
        assert (bool(shown.strip()), units <= limit) == (True, True)
        marked = params.get("entities", params.get("caption_entities", []))
        assert [entity for entity in marked if entity["offset"] + entity["length"] > units] == []
        if "keyboard" in params.get("reply_markup", {}) or "remove_keyboard" in params.get("reply_markup", {}):
            assert method == "sendMessage"


def test_link_that_telegram_would_refuse_is_left_out_and_the_rest_stays():
    links = [
        Button("Open", url=f"http://{host}:8000/calendar/x") for host in ("localhost", "127.0.0.1", "a.example")
    ]
    (call,) = render("7", Reply("Hi", ((links[0],), (*links, Button("Home", "home")))))
    shown = [[button["text"] for button in row] for row in call.params["reply_markup"]["inline_keyboard"]]
    assert shown == [["Open", "Open", "Home"]]
    assert "reply_markup" not in render("7", Reply("Hi", ((links[0],),)))[0].params
