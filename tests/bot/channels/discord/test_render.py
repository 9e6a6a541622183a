import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.messages import PICTURE, Button, Document, Field, Reply
from bot.channels.discord.render import markdown, render
from tests.support.discord_limits import complaints


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("**Monday** 9:00", "**Monday** 9:00", id="bold stays bold"),
        pytest.param("2 * 3 * 4", r"2 \* 3 \* 4", id="single asterisks"),
        pytest.param("a **b", r"a \*\*b", id="bold never closed"),
        pytest.param("**a_b** c_d", r"**a\_b** c\_d", id="underscores, in bold too"),
        pytest.param("~~a~~ ||b|| `c`", r"\~\~a\~\~ \|\|b\|\| \`c\`", id="struck, hidden, code"),
        pytest.param("C:\\new", r"C:\\new", id="backslash"),
        pytest.param("<@4815> <t:0>", r"\<@4815> \<t:0>", id="mentions and time stamps"),
        pytest.param("[home](https://e.org)", r"\[home](https://e.org)", id="a masked link shows where it leads"),
        pytest.param("see https://e.org/a_b_c now", "see https://e.org/a_b_c now", id="an address as it is"),
        pytest.param("# a\n> b\n - c\n-# d", "\\# a\n\\> b\n \\- c\n\\-# d", id="headings, quotes, lists"),
        pytest.param("a - b > c #d", "a - b > c #d", id="the same signs within a line"),
    ],
)
def test_markdown_shows_everything_but_bold_as_written(text, shown):
    assert markdown(text) == shown


def test_render_mentions_nobody_and_previews_nothing():
    assert render(Reply("Hello @everyone")) == [
        {"content": "Hello @everyone", "flags": 4, "allowed_mentions": {"parse": []}, "components": []}
    ]


def test_render_of_a_silence_is_nothing():
    assert render(Reply(closes=True, edits=True)) == []


def test_render_puts_a_notice_before_the_text():
    assert [body["content"] for body in render(Reply("Your agenda", notice="Saved"))] == ["Saved\n\nYour agenda"]


def test_render_says_once_what_the_text_says_too():
    reply = Reply("**Trade unions**\n✗ For trade unions only.", notice="For trade unions only.")
    assert [body["content"] for body in render(reply)] == ["**Trade unions**\n✗ For trade unions only."]


def test_render_sends_a_notice_alone():
    assert [body["content"] for body in render(Reply(notice="Saved"))] == ["Saved"]


def test_render_puts_buttons_and_document_with_the_last_part():
    text = "\n\n".join(["word " * 300] * 3)
    document = Document("data.json", b"{}")
    bodies = render(Reply(text, ((Button("Agenda", "agenda"),),), document=document))
    assert [len(body["components"]) for body in bodies] == [0, 0, 1]
    assert [body.get("attachments") for body in bodies] == [None, None, [{"id": 0, "filename": "data.json"}]]


def test_render_keeps_escaped_text_within_a_message():
    bodies = render(Reply("_" * 3999))
    assert [complaint for body in bodies for complaint in complaints(body)] == []
    assert "".join(body["content"] for body in bodies) == r"\_" * 3999


buttons = st.builds(Button, st.text(min_size=1, max_size=120), st.text(min_size=1, max_size=16))
links = st.builds(Button, st.text(min_size=1, max_size=120), url=st.just("https://example.org/a_b"))
fields = st.builds(
    Field, st.text(min_size=1, max_size=120), st.integers(0, 30), st.integers(30, 9000), st.booleans()
)
replies = st.builds(
    Reply,
    st.text(st.sampled_from("ab *_\n#-<[.é😀"), max_size=5000),
    st.lists(st.lists(buttons | links, max_size=7).map(tuple), max_size=30).map(tuple),
    st.none() | fields,
    notice=st.text(max_size=40),
)


@given(replies)
def test_render_never_exceeds_what_discord_takes(reply):
    assert [complaint for body in render(reply) for complaint in complaints(body)] == []


def test_role_is_called_before_the_first_part_and_nobody_else_by_any_part():
    bodies = render(Reply("@everyone <@&9> <@7>\n" + "a" * 3000, role="42"))
    assert [body["content"][:9] for body in bodies] == ["<@&42>\n@e", "a" * 9]
    assert [body["allowed_mentions"] for body in bodies] == [{"parse": [], "roles": ["42"]}, {"parse": []}]
    assert max(len(body["content"]) for body in bodies) <= 2000


def test_text_without_a_role_calls_nobody():
    assert render(Reply("@here <@&42>"))[0]["allowed_mentions"] == {"parse": []}


def test_role_leaves_room_for_the_text_of_a_full_message():
    for length in range(1960, 2001):
        assert max(len(body["content"]) for body in render(Reply("a" * length, role="1" * 20))) <= 2000


def test_render_describes_a_picture_to_those_who_do_not_see_it():
    said = "**Yours**\n" + "word " * 250
    bodies = render(Reply(said, document=Document("days.png", b"", PICTURE)))
    described = bodies[-1]["attachments"][0]["description"]
    assert described.startswith("Yours\nword ")
    assert (len(described) <= 1024, described[-1]) == (True, "…")
