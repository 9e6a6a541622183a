"""The page in a real Chromium: what happens when people talk, press, wait and lose the network."""

import socket
from dataclasses import replace

from playwright.sync_api import expect

from academy.messages import Address, Button, Field, Kind, Reply
from bot.channels.web import pages
from locales import text
from storage import transcripts
from tests.bot.channels.web.conftest import open_house
from tests.bot.channels.web.steps import CHOICE, LOST, lines, write
from tests.conftest import NOW


def test_command_in_a_message_can_be_pressed(house, browser_page):
    house.inside.says(CHOICE, Reply("Your consents."))
    page = browser_page()
    page.goto(house.url)
    write(page, "Hello")
    page.get_by_role("button", name="/privacy", exact=True).click()
    expect(page.locator(".theirs")).to_have_count(2)
    assert [event.command for event in house.inside.events] == ["", "privacy"]


def test_message_appears_on_the_open_page(house, browser_page):
    page = browser_page()
    page.goto(house.url)
    write(page, "Hello")
    expect(page.locator(".theirs")).to_have_count(1)
    user = house.inside.events[0].address.user
    house.do(house.channel.send(user, Reply("You are **accepted**."), "d9"))
    expect(page.locator(".theirs")).to_have_count(2)
    assert lines(page) == ["Hello", "You said Hello.", "You are accepted."]
    page.reload()
    assert lines(page) == ["Hello", "You said Hello.", "You are accepted."]


def test_day_and_order_on_the_open_page_are_those_of_a_reload(house, browser_page, monkeypatch):
    monkeypatch.setattr(pages, "SHOWN", 2)
    page = browser_page()
    page.goto(house.url)
    for number in range(3):
        write(page, f"a{number}")
        expect(page.locator(".theirs")).to_have_count(number + 1)
    house.clock.at = NOW.replace(day=13)
    write(page, "b")
    expect(page.locator(".theirs")).to_have_count(4)
    everything = page.locator("#log > li").all_inner_texts()
    page.reload()
    for shown in (4, 6, 8):
        page.locator("#earlier a").click()
        expect(page.locator(".message")).to_have_count(shown)
    expect(page.locator("#earlier a")).to_have_count(0)
    assert page.locator("#log > li").all_inner_texts() == everything


def test_double_click_is_one_press(house, browser_page):
    house.inside.says(CHOICE, Reply("Thank you."))
    page = browser_page()
    page.goto(house.url)
    write(page, "Hello")
    expect(page.locator(".theirs")).to_have_count(1)
    house.call(house.inside.answers.clear)
    page.get_by_role("button", name="No", exact=True).dblclick()
    house.call(house.inside.answers.set)
    expect(page.locator(".theirs")).to_have_count(2)
    assert [event.action for event in house.inside.events] == ["", "no"]


def test_second_message_typed_while_the_first_waits_is_sent_after_it(house, browser_page):
    page = browser_page()
    page.goto(house.url)
    write(page, "Hello")
    expect(page.locator(".theirs")).to_have_count(1)
    house.call(house.inside.answers.clear)
    for words in ("one", "two"):
        write(page, words)
    expect(page.locator(".mine")).to_have_count(2)
    house.call(house.inside.answers.set)
    expect(page.locator(".theirs")).to_have_count(3)
    assert lines(page)[2:] == ["one", "You said one.", "two", "You said two."]


def test_words_that_could_not_be_sent_stay_and_are_sent_once_by_trying_again(house, browser_page):
    page = browser_page(expected=LOST)
    page.goto(house.url)
    write(page, "first")
    expect(page.locator(".theirs")).to_have_count(1)
    # The post arrives, but its answer is lost on the way.
    page.route("**/chat", lambda route: (route.fetch(), route.abort()))
    write(page, "second")
    expect(page.locator("#notice")).to_have_text(text("en", "web-not-sent"))
    expect(page.get_by_role("textbox")).to_have_value("second")
    page.unroute("**/chat")
    page.get_by_role("button", name=text("en", "web-send")).click()
    expect(page.locator("#notice")).to_be_empty()
    expect(page.get_by_role("textbox")).to_have_value("")
    assert lines(page) == ["first", "You said first.", "second", "You said second."]
    assert [event.text for event in house.inside.events] == ["first", "second"]


def test_refusal_is_said_beside_the_field(house, browser_page):
    page = browser_page(expected=("413", "htmx:responseError", "Response Status Error"))
    page.goto(house.url)
    write(page, "a" * 200_000)
    expect(page.locator("#notice")).to_have_text(text("en", "web-refused-size"))


def test_nothing_is_lost_while_the_server_is_away(sqlite, browser_page):
    page = browser_page(expected=LOST)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with open_house(sqlite, port=port) as house:
        house.inside.says(CHOICE)
        page.goto(house.url)
        write(page, "Hello")
        expect(page.locator(".theirs")).to_have_count(1)
        event = house.inside.events[0]
    number = sqlite.read(lambda db: transcripts.messages_before(db, event.address.user, None, 9))[-1].id
    pressed = replace(event, event="other tab", action="yes", message=str(number))
    closed = Reply("Thank you.", closes=True)
    sqlite.write(lambda db: transcripts.note_answer(db, pressed, closed, "", NOW)).result()
    with open_house(sqlite, port=port):
        expect(page.locator(".theirs")).to_have_count(2, timeout=20_000)
        assert lines(page) == ["Hello", "Do you agree? See /privacy.", "Yes, I agree", "Thank you."]


def test_length_is_counted_as_one_types(house, browser_page):
    house.inside.says(Reply("Why?", field=Field("Your motivation", 30, 1500, long=True)), Reply("Thank you."))
    page = browser_page()
    page.goto(house.url)
    limits, words = page.locator("#limits"), page.get_by_role("textbox")
    expect(limits).to_be_empty()
    write(page, "/apply")
    expect(page.locator(".theirs")).to_have_count(1)
    expect(words).to_have_accessible_name("Your motivation")
    counted = []
    for typed in ("", "😀 " * 3, "a" * 30, "a" * 1501):
        words.fill(typed)
        counted.append((limits.inner_text(), "off" in (limits.get_attribute("class") or "")))
    room = text("en", "web-limits", minimum=30, maximum=1500)
    assert counted == [
        (f"0 / {room}", False),
        (f"5 / {room}", True),
        (f"30 / {room}", False),
        (f"1501 / {room}", True),
    ]
    words.fill("one line")
    words.press("Enter")
    words.press_sequentially("and another")
    words.press("Control+Enter")
    expect(page.locator(".theirs")).to_have_count(2)
    assert house.inside.events[-1].text == "one line\nand another"
    expect(words).to_have_accessible_name(text("en", "web-message"))
    expect(limits).to_be_empty()


def test_place_is_shared_from_the_browser(house, browser_page):
    house.inside.says(Reply("Where?", location="Share my location"), Reply("Lisbon.", closes=True))
    page = browser_page(geolocation={"latitude": 38.72, "longitude": -9.14}, permissions=["geolocation"])
    page.goto(house.url)
    write(page, "/timezone")
    expect(page.locator(".theirs")).to_have_count(1)
    page.get_by_role("button", name="Share my location").click()
    expect(page.locator(".theirs")).to_have_count(2)
    assert (house.inside.events[-1].kind, house.inside.events[-1].location) == (Kind.LOCATION, (38.72, -9.14))
    assert lines(page) == ["/timezone", "Where?", text("en", "web-location-shared"), "Lisbon."]


def test_place_that_the_browser_keeps_for_itself_is_explained(house, browser_page):
    house.inside.says(Reply("Where?", location="Share my location"))
    page = browser_page(permissions=[])
    page.goto(house.url)
    write(page, "/timezone")
    expect(page.locator(".theirs")).to_have_count(1)
    page.get_by_role("button", name="Share my location").click()
    expect(page.locator("#notice")).to_have_text(text("en", "web-location-denied"))
    assert len(house.inside.events) == 1


def test_simulated_clock_runs_and_is_set_forward(demo_house, browser_page):
    page = browser_page()
    page.clock.install(time=1_800_000_000)
    page.goto(demo_house.url)
    clock = page.locator("[data-clock]")
    expect(clock).to_have_text(text("en", "web-demo-clock", day="Fri 12 Nov", time="09:00", city="Rome"))
    page.clock.fast_forward(5 * 60_000)
    expect(clock).to_contain_text("09:05")
    page.locator("#demo-next").click()
    expect(clock).to_contain_text("13:00")
    assert page.evaluate("document.activeElement.id") == "demo-next"
    demo_house.clock.at = NOW.replace(day=13)
    page.clock.fast_forward(12 * 3_600_000)
    expect(clock).to_contain_text("Sat 13 Nov, 09:00")


def test_nothing_that_people_write_becomes_a_script(house, browser_page):
    evil = """<script>evil=1</script><img src=x onerror=evil=1>"'>javascript:evil=1 https://a.b/"onclick="evil=1"""
    buttons = ((Button(evil[:60], "a"), Button("b", url="javascript:evil=1")),)
    house.inside.reply = lambda incoming: Reply(evil, buttons, field=Field(evil, 1, 9), location=evil)
    page = browser_page()
    page.goto(house.url)
    write(page, evil)
    expect(page.locator(".theirs")).to_have_count(1)
    page.reload()
    assert lines(page) == [evil, evil]
    assert page.evaluate("window.evil") is None
    assert page.locator("#log :is(script, img)").count() == 0


def test_page_that_shows_what_was_erased_elsewhere_begins_anew(house, browser_page):
    page = browser_page()
    page.goto(house.url)
    write(page, "My secret")
    expect(page.locator(".theirs")).to_have_count(1)
    other = page.context.new_page()
    other.goto(house.url)
    house.inside.says(Reply("Erased. Receipt 1A2B."))
    write(other, "/forgetme")
    expect(other.locator(".aside")).to_have_text("Erased. Receipt 1A2B.")
    for shown in (page, other):
        expect(shown.locator(".greeting")).to_be_visible()
        assert lines(shown) == []


def test_person_at_the_page_has_an_address(house, browser_page):
    page = browser_page(locale="pt-BR")
    page.goto(house.url)
    write(page, "Olá")
    expect(page.locator(".theirs")).to_have_count(1)
    [event] = house.inside.events
    assert (event.address, event.language) == (Address("web", event.chat), "pt-BR")
