"""Who gets an announcement, and those who have no text yet."""

from sqlalchemy import select

from storage.models import Delivery
from tests.handlers.broadcast.steps import ENGLISH, SPANISH, drafted, expand, labels, row, say
from tests.support import crowd
from tests.support.people import apply, sign_up


def test_nothing_goes_out_while_somebody_has_no_text_unless_a_fallback_is_named(ana, luis):
    page = drafted(ana, ("en", ENGLISH))
    assert say("broadcast-line-without", whom="Spanish (1)") in page.text
    assert ana.press("broadcast.send:1").text.startswith(say("broadcast-uncovered", count=1))
    page = ana.press_label("Others read: English")
    assert page.text.endswith("Get the text in English: 2 (Discord 1, Telegram 1)")
    assert "✓ Others read: English" in labels(page)
    ana.press_label("✓ Others read: English")
    assert row(ana).fallback == ""
    ana.press("broadcast.fallback:1:en")
    ana.press("broadcast.send:1")
    assert say("broadcast-waiting-seconds", count=30) in ana.press_label("Yes, send it").text


def test_audience_is_ticked_list_by_list_and_counted_as_it_changes(sqlite, ana, luis):
    sqlite.write(lambda db: apply(db, sign_up(db, "eva", "web", language="es", constituency="union"))).result()
    drafted(ana, ("es", SPANISH))
    lists = ana.press("broadcast.whom:1")
    assert labels(lists) == ["Language", "Group", "Application", "Elective", "App", "Overview"]
    assert ana.press_label("Group").text.startswith(say("broadcast-whom-list"))
    ticked = ana.press_label("Trade union")
    assert "✓ Trade union" in labels(ticked)
    assert ticked.text.endswith("For: Group: Trade union\nGet the text in Spanish: 1 (web page 1)")
    ana.press("broadcast.whom:1")
    ana.press_label("Application")
    ana.press_label("Application accepted")
    assert ana.replies[-1].text.endswith(say("broadcast-nobody"))
    ana.press_label("Application sent")
    back = ana.press_label("‹ Back")
    assert "✓ Application" in labels(back)
    assert "For: Group: Trade union; Application: Application accepted, Application sent" in back.text
    ana.press_label("All members")
    assert row(ana).audience == {}


def test_electives_are_chosen_by_their_titles(ana):
    drafted(ana, ("en", ENGLISH))
    ana.press("broadcast.whom:1:electives")
    assert [label[:4] for label in labels(ana.replies[-1])][:8] == [f"{number} · " for number in range(1, 9)]
    ana.press("broadcast.whom:1:electives:3")
    assert row(ana).audience == {"electives": ["3"]}


def test_community_channels_get_it_with_or_without_members(sqlite, ana):
    sqlite.write(lambda db: [crowd.place(db, "lobby", "en"), crowd.place(db, "plaza", "es")]).result()
    drafted(ana, ("en", ENGLISH))
    ana.press("broadcast.whom:1:places")
    ana.press_label("lobby (English)")
    ana.press_label("plaza (Spanish)")
    page = ana.press("broadcast:1")
    assert page.text.endswith(
        "Get the text in English: 1 (Telegram 1)\nCommunity channels: lobby, plaza\nNo text yet for: plaza"
    )
    ana.press("broadcast.fallback:1:en")
    ana.press("broadcast.whom:1")
    ana.press_label("Only these channels")
    assert ana.press("broadcast:1").text.endswith("Community channels: lobby, plaza")
    ana.press_label(labels(ana.press("broadcast.send:1"))[0])
    expand(ana)
    rows = sqlite.read(lambda db: db.execute(select(Delivery.member_id, Delivery.place_id)).all())
    assert [tuple(one) for one in rows] == [(None, 1), (None, 2)]
