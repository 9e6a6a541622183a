"""What the page shows of what was said."""

from dataclasses import replace
from datetime import timedelta

import pytest

from academy.messages import Button, Document, Field, Reply
from bot.channels.web import pages
from locales import text
from tests.bot.channels.web.steps import transcript
from tests.support.page import Choice


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"'><svg onload=alert(1)>",
        "{{ 7 * 7 }} {% raw %}",
        "javascript:alert(1)",
        "**not bold** of mine",
        "abc \u202egnp.exe",
        "&lt;b&gt; &amp;",
        "</p></li></ol><h1>Ha</h1>",
        "line\n\n  indented\ttab",
    ],
)
def test_what_people_write_is_shown_as_they_wrote_it(house, words):
    ana = house.person()
    house.inside.reply = lambda incoming: Reply(f"<{incoming.text}>", ((Button(incoming.text[:60], "a"),),))
    ana.say(words)
    ana.reload()
    assert ana.messages[0].text == words
    assert ana.last.replace("**", "") == f"<{words}>".replace("**", "")
    assert ana.buttons == [words[:60].strip()]
    for danger in ("<script>alert", "<img src=x", "<svg onload", "<h1>Ha"):
        assert danger not in ana.page


def test_nul_and_other_controls_do_not_reach_the_inside(house):
    house.person().say("a\x00b\x1bc\r\nd\te")
    assert [event.text for event in house.inside.events] == ["abc\nd\te"]


def test_button_that_leads_nowhere_good_is_not_shown(house):
    ana = house.person()
    house.inside.says(
        Reply("Look", ((Button("Bad", url="javascript:alert(1)"), Button("Good", url="https://ilo.org")),))
    )
    ana.say("x")
    assert ana.replies[-1].choices == (Choice("Good", url="https://ilo.org"),)


def test_open_question_says_how_many_characters_it_takes(house):
    ana = house.person()
    house.inside.says(Reply("Why?", field=Field("Your motivation", 30, 1500, long=True)), Reply("Thanks."))
    ana.say("/apply")
    assert (ana.replies[-1].limits, ana.replies[-1].label) == ((30, 1500), "Your motivation")
    ana.reload()
    assert '<label for="words">Your motivation</label>' in ana.page
    assert text("en", "web-limits", minimum=30, maximum=1500) in ana.page
    ana.say("Because.")
    ana.reload()
    assert f'<label for="words">{text("en", "web-message")}</label>' in ana.page


def test_file_is_handed_to_its_owner_and_to_nobody_else(house):
    ana, ben = house.person(), house.person()
    content = b'{"name": "Ana\x00"}'
    house.inside.says(
        Reply("Your data.", document=Document("dados de Ana.json", content, "application/json")), Reply("-")
    )
    ana.say("/mydata")
    ben.say("Hello")
    assert ana.download() == content
    response = ana.client.get(ana.replies[-1].file)
    assert response.headers["content-disposition"] == "attachment; filename*=UTF-8''dados%20de%20Ana.json"
    assert response.headers["content-type"] == "application/json"
    assert [
        ben.client.get(path).status_code for path in (ana.replies[-1].file, "/chat/file/0", "/chat/file/x")
    ] == [
        404,
        404,
        404,
    ]


def test_somebody_who_was_erased_sees_the_receipt_on_an_empty_page_until_they_go_on(house):
    ana = house.person()
    ana.say("My secret")
    house.inside.reply = lambda incoming: Reply("Erased. Receipt **1A2B**.")
    ana.say("/forgetme")
    assert (ana.messages, ana.aside) == ([], "Erased. Receipt **1A2B**.")
    ana.reload()
    assert (ana.messages, ana.aside, "My secret" in ana.page) == ([], "Erased. Receipt **1A2B**.", False)
    house.inside.reply = lambda incoming: Reply("Welcome.")
    ana.say("Hello again")
    ana.reload()
    assert (transcript(ana), ana.aside) == ([("me", "Hello again"), ("it", "Welcome.")], "")


def test_page_comes_anew_in_the_language_that_was_chosen(house):
    ana = house.person("en")
    house.inside.reply = lambda incoming: Reply("Bonjour.")
    ana.press("language:fr")
    assert ('<html lang="fr">' in ana.page, transcript(ana)) == (True, [("it", "Bonjour.")])


@pytest.mark.parametrize(
    ("browser", "hours"),
    [
        ("America/Recife", ["05:00", "05:00"]),
        ("Asia/Calcutta", ["13:30", "13:30"]),
        ("Etc/UTC", ["", ""]),
        ("../etc/passwd", ["", ""]),
        ("", ["", ""]),
    ],
)
def test_hours_are_those_of_the_browser_and_then_of_the_member(house, browser, hours):
    ana = house.person()
    ana.client.cookies.set("zone", browser)
    house.inside.says(Reply("Where?", ((Button("Kathmandu", "zone"),),)), Reply("Noted."))
    ana.say("Hello")
    ana.reload()
    assert [message.hour for message in ana.messages] == hours
    ana.press("zone")
    ana.reload()
    assert [message.hour for message in ana.messages] == ["13:45"] * 3


def test_each_day_is_written_above_its_first_message(house):
    ana = house.person("fr")
    for _ in range(2):
        ana.say("a")
    house.clock.at += timedelta(hours=16)  # midnight and an hour in Rome
    ana.say("b")
    days = [message.day for message in ana.messages]
    assert days == ["vendredi 12 novembre 2021", "", "", "", "samedi 13 novembre 2021", ""]
    ana.reload()
    assert [message.day for message in ana.messages] == days


def test_long_transcript_comes_in_parts(house, monkeypatch):
    monkeypatch.setattr(pages, "SHOWN", 4)
    ana = house.person()
    for number in range(5):
        ana.say(f"a{number}")
    everything = ana.messages
    ana.reload()
    assert ana.messages == [replace(everything[6], day=everything[0].day), *everything[7:]]
    assert [ana.show_earlier(), ana.show_earlier(), ana.show_earlier()] == [True, True, False]
    assert [message.text for message in ana.messages] == [message.text for message in everything]
