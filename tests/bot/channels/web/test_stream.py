import queue
import socket
import threading
import time
from contextlib import contextmanager
from http.client import HTTPConnection

import httpx
import pytest

from academy.messages import Button, Reply
from bot.channels.web import pages
from tests.support.page import read_page


class Stream:
    """A page's event stream, read by a thread as a browser does."""

    def __init__(self, person, after=0, last=None):
        headers = {"Cookie": f"person={person.client.cookies['person']}"}
        if last is not None:
            headers["Last-Event-ID"] = str(last)
        self._connection = HTTPConnection("127.0.0.1", httpx.URL(person.url).port, timeout=30)
        self._connection.request("GET", f"/chat/stream?after={after}", headers=headers)
        self.response = self._connection.getresponse()
        self._events = queue.Queue()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self):
        event = {}
        while line := self.response.readline().decode():
            name, _, value = line.rstrip("\n").partition(": ")
            if name:
                event[name] = event[name] + "\n" + value if name in event else value
            elif event:
                self._events.put(event)
                event = {}
        self._events.put(None)

    def next(self, seconds=10.0):
        """The next event, without the first line that says how soon to come back; None at the end."""
        event = self._events.get(timeout=seconds)
        return self.next(seconds) if event and "retry" in event else event

    def news(self):
        """Id and messages of the next event."""
        event = self.next()
        return event["id"], [message.text for message in read_page(event["data"]).messages]

    def silent(self, seconds=0.3):
        with pytest.raises(queue.Empty):
            self.next(seconds)
        return True

    def close(self):
        if self._connection.sock:
            self._connection.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join(10)
        self._connection.close()


@contextmanager
def opened(person, **since):
    stream = Stream(person, **since)
    try:
        yield stream
    finally:
        stream.close()


def send(house, text, nonce):
    house.do(house.channel.send(house.user, Reply(text), nonce))


def until(condition):
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_stream_is_one_of_events_that_no_proxy_keeps(house):
    ana = house.person()
    with opened(ana) as stream:
        headers = stream.response.headers
        assert (headers["content-type"], headers["cache-control"], headers["x-accel-buffering"]) == (
            "text/event-stream; charset=utf-8",
            "no-store",
            "no",
        )


def test_message_reaches_every_open_page_of_its_person_and_nobody_else(house):
    ana, ben = house.person(), house.person()
    ben.say("Hello")
    ana.say("Hello")
    with opened(ana, after=2) as one, opened(ana, after=2) as two, opened(ben, after=2) as other:
        send(house, "**Accepted.**", "d9")
        assert one.news() == two.news() == ("3", ["**Accepted.**"])
        assert other.silent()


def test_stream_without_news_asks_the_database_for_none(house, monkeypatch):
    ana = house.person()
    ana.say("Hello")
    asked = []
    news = house.channel._desk.news
    monkeypatch.setattr(house.channel._desk, "news", lambda *of: asked.append(of) or news(*of))
    with opened(ana, after=2) as stream:
        send(house, "One.", "d1")
        assert stream.news() == ("3", ["One."])
        time.sleep(0.3)
    assert len(asked) <= 3  # at the start, for the message, and once more to be sure


def test_own_words_and_answer_reach_the_other_page(house):
    ana = house.person()
    with opened(ana) as stream:
        ana.say("Hello")
        seen = []
        while len(seen) < 2:
            seen += stream.news()[1]
    assert seen == ["Hello", "You said Hello."]


def test_message_between_the_page_and_its_stream_is_not_lost(house):
    ana = house.person()
    ana.say("Hello")
    ana.reload()
    assert 'sse-connect="/chat/stream?after=2"' in ana.page
    send(house, "In between.", "d1")
    with opened(ana, after=2) as stream:
        assert stream.news() == ("3", ["In between."])
        assert stream.silent()


def test_stream_goes_on_where_it_broke_off(house):
    ana = house.person()
    ana.say("Hello")
    with opened(ana, after=2) as stream:
        send(house, "One.", "d1")
        last, _ = stream.news()
    send(house, "Two.", "d2")
    send(house, "Three.", "d3")
    with opened(ana, after=2, last=last) as stream:
        assert stream.news() == ("5", ["Two.", "Three."])


def test_question_that_was_closed_meanwhile_comes_again(house):
    ana = house.person()
    house.inside.reply = lambda incoming: Reply("Agree?", ((Button("Yes", "yes"),),), closes=True)
    ana.say("Hello")
    with opened(ana, after=2) as stream:
        assert stream.silent()
    ana.press("Yes")
    with opened(ana, last=2) as stream:
        event = stream.next()
    shown = [(message.id, message.chosen) for message in read_page(event["data"]).messages]
    assert shown == [(ana.messages[1].id, "Yes"), (ana.messages[2].id, "")]


@pytest.mark.parametrize("last", ["", "x", "-1", "9" * 40, "٣"])
def test_number_that_we_never_gave_means_from_the_beginning(house, last):
    ana = house.person()
    ana.say("Hello")
    response = httpx.Client(cookies=ana.client.cookies)
    params = {"after": last}
    with response.stream("GET", f"{house.url}/chat/stream", params=params) as stream:
        lines = stream.iter_lines()
        assert [next(lines) for _ in range(3)] == ["retry: 1000", "", "id: 2"]


def test_page_whose_transcript_was_erased_is_told_to_begin_anew(house):
    ana = house.person()
    ana.say("Hello")
    with opened(ana, after=2) as stream:
        ana.say("/forgetme")
        event = stream.next()
        while event and "id" in event:
            event = stream.next()
        assert event == {"event": "gone", "data": "gone"}
        assert stream.next() is None
    with opened(ana, after=4) as stream:
        assert stream.next() == {"event": "gone", "data": "gone"}


def test_page_counts_as_open_while_its_stream_is(house):
    ana = house.person()
    ana.say("Hello")
    user = house.user
    assert house.channel.awake(user) is False
    with opened(ana) as one:
        until(lambda: house.channel.awake(user))
        with opened(ana):
            pass
        one.news()
        assert house.channel.awake(user) is True
    until(lambda: not house.channel.awake(user))


def test_stream_without_a_person_ends_for_good(house):
    assert httpx.get(f"{house.url}/chat/stream").status_code == 204


def test_stream_says_that_it_is_there(house, monkeypatch):
    monkeypatch.setattr(pages, "HEARTBEAT", 0.05)
    ana = house.person()
    with ana.client.stream("GET", "/chat/stream") as stream:
        lines = stream.iter_lines()
        assert [next(lines) for _ in range(4)] == ["retry: 1000", "", ": still here", ""]


def test_streams_end_when_the_channel_closes(house):
    ana = house.person()
    with opened(ana) as stream:
        house.do(house.channel.close())
        assert stream.next() is None
