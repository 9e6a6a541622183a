"""Messages that the page chat changes later."""

from __future__ import annotations

import pytest

from academy.messages import Button, Reply
from bot.channels import Fate, SendError

YES = ((Button("Yes", "yes"),),)


def test_edit_takes_the_place_of_the_message_on_the_page(house):
    ana = house.person()
    ana.say("hello")
    message = house.do(house.channel.send(house.user, Reply("At 13:00", YES), "d17"))
    house.do(house.channel.edit(house.user, message, Reply("At **14:00**")))
    ana.reload()
    assert [one.text for one in ana.replies].count("At **14:00**") == 1
    assert [one.text for one in ana.replies if "13:00" in one.text] == []


@pytest.mark.parametrize("message", ["999", "", "x"])
def test_edit_of_a_message_that_is_not_there_is_refused(house, message):
    house.person().say("hello")
    with pytest.raises(SendError) as failed:
        house.do(house.channel.edit(house.user, message, Reply("At 14:00")))
    assert (failed.value.fate, failed.value.reason) == (Fate.REFUSED, "gone")


def test_edit_reaches_no_message_of_somebody_else(house):
    house.person().say("hello")
    theirs = house.do(house.channel.send(house.user, Reply("At 13:00"), "d17"))
    house.person().say("hello")
    with pytest.raises(SendError) as failed:
        house.do(house.channel.edit(house.user, theirs, Reply("At 14:00")))
    assert failed.value.reason == "gone"
