import pytest

from academy.messages import Button, Field
from bot.channels.discord.components import components, cut, form


def drawn(rows):
    """A layout as text: labels of buttons, and of the options of a select in brackets."""
    return [" ".join(_drawn(one) for one in row["components"]) for row in rows]


def _drawn(one):
    return "[" + " ".join(option["label"] for option in one["options"]) + "]" if "options" in one else one["label"]


def act(label):
    return Button(label, f"go:{label}")


def link(label):
    return Button(label, url=f"https://example.org/{label}")


def singles(*labels):
    return [(act(label),) for label in labels]


def rows_of(*rows):
    return [tuple(act(label) for label in row.split()) for row in rows]


LETTERS = "abcdefghijklmnopqrstuvwxyz"
FIELD = Field("Your name", 2, 120)


@pytest.mark.parametrize(
    ("buttons", "field", "layout"),
    [
        pytest.param([], None, [], id="nothing to press"),
        pytest.param(rows_of("a b", "c"), None, ["a b", "c"], id="as given where it fits"),
        pytest.param(rows_of("a b c d e f g"), None, ["a b c d e", "f g"], id="a row of over five goes on below"),
        pytest.param(singles(*"abcde"), None, list("abcde"), id="five rows of one button fit"),
        pytest.param(singles(*"abcdef"), None, ["[a b c d e f]"], id="six rows of one button become a menu"),
        pytest.param(
            [*singles(*"abcde"), *rows_of("y z")], None, ["[a b c d e]", "y z"], id="rows of several stay buttons"
        ),
        pytest.param(singles(*"abcde"), FIELD, ["[a b c d e]", "Your name"], id="a field takes a row"),
        pytest.param(
            [*singles(*"abcde"), (link("z"),)], None, ["[a b c d e]", "z"], id="an address stays a button"
        ),
        pytest.param(singles(*LETTERS), None, [f"[{' '.join(LETTERS[:25])}]", "[z]"], id="a second menu from 26"),
        pytest.param(
            rows_of("a b", "c d", "e f", "g h", "i j", "k l"),
            None,
            ["a b c d e", "f g h i j", "k l"],
            id="six rows of several are packed",
        ),
        pytest.param(
            rows_of(*(" ".join(f"{letter}{number}" for letter in "abcde") for number in range(6))),
            None,
            [
                f"[{' '.join(f'{letter}{number}' for number in range(5) for letter in 'abcde')}]",
                "[a5 b5 c5 d5 e5]",
            ],
            id="more than 25 in rows of several become menus",
        ),
        pytest.param(
            [(act("a"), act("b")), (act("a"),)], None, ["a b"], id="one action once: a second is refused"
        ),
    ],
)
def test_components_lay_buttons_out(buttons, field, layout):
    assert drawn(components(buttons, field)) == layout


def test_components_of_a_button_carry_its_action_or_address():
    assert components([(Button("Agenda", "agenda"), Button("Site", url="https://example.org"))], None) == [
        {
            "type": 1,
            "components": [
                {"type": 2, "label": "Agenda", "style": 2, "custom_id": "a:agenda"},
                {"type": 2, "label": "Site", "style": 5, "url": "https://example.org"},
            ],
        }
    ]


def test_components_of_a_menu_carry_the_action_in_each_option():
    menu = components(singles(*"abcdef"), None)[0]["components"][0]
    assert menu["custom_id"] == "choose:0"
    assert menu["options"][0] == {"label": "a", "value": "go:a"}


def test_components_cut_labels_where_discord_does():
    long = "é" * 101
    assert components([(Button(long, "go"),)], None)[0]["components"][0]["label"] == "é" * 79 + "…"
    menu = components([(Button(long, f"go:{number}"),) for number in range(6)], None)
    assert menu[0]["components"][0]["options"][0]["label"] == "é" * 99 + "…"


@pytest.mark.parametrize(
    ("field", "custom_id"),
    [
        pytest.param(Field("Your name", 2, 120), "write:2:120:0", id="one line"),
        pytest.param(Field("Motivation", 30, 1500, long=True), "write:30:1500:1", id="several lines"),
        pytest.param(Field("Anything", 0, 9000), "write:0:4000:0", id="more than a form takes"),
    ],
)
def test_components_of_a_field_carry_all_that_its_form_needs(field, custom_id):
    button = components([], field)[0]["components"][0]
    assert (button["custom_id"], button["label"]) == (custom_id, field.label)


def test_form_is_made_of_the_button_alone():
    assert form("write:30:1500:1", "Why do you want to take part in the academy this year?") == {
        "custom_id": "write",
        "title": "Why do you want to take part in the academy…",
        "components": [
            {
                "type": 18,
                "label": "Why do you want to take part in the academy…",
                "component": {
                    "type": 4,
                    "custom_id": "text",
                    "style": 2,
                    "min_length": 30,
                    "max_length": 1500,
                    "required": True,
                    "placeholder": "30–1500",
                },
            }
        ],
    }


def test_form_takes_nothing_where_nothing_is_enough():
    box = form("write:0:60:0", "Comment")["components"][0]["component"]
    assert (box["required"], box["style"]) == (False, 1)


def test_cut_leaves_no_space_before_the_ellipsis():
    assert cut("one two three", 9) == "one two…"
