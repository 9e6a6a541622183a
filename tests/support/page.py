"""The page chat's HTML, read back into what a person sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY_TAGS = {"meta", "link", "img", "input", "path", "br"}


@dataclass(frozen=True)
class Choice:
    """A button: an action or words that are posted, or an address that is opened."""

    label: str
    action: str = ""
    words: str = ""
    url: str = ""


@dataclass(frozen=True)
class Shown:
    """One message of the transcript; `text` has `**` where it is bold, `chosen` is the button that was pressed."""

    id: int
    mine: bool
    text: str
    choices: tuple[Choice, ...] = ()
    chosen: str = ""
    file: str = ""  # its address
    location: str = ""  # the label of the button that shares where one is
    limits: tuple[int, int] | None = None  # characters of the words asked for
    label: str = ""  # what is asked for
    hour: str = ""
    day: str = ""  # written above it

    def __str__(self) -> str:
        labels = "".join(f" [{choice.label}]" for choice in self.choices)
        return f"{'>' if self.mine else '<'} {self.text}{labels}{f' → {self.chosen}' if self.chosen else ''}"


@dataclass
class Page:
    """What a page or a part of it holds."""

    messages: list[Shown] = field(default_factory=list)
    around: list[Choice] = field(
        default_factory=list
    )  # buttons that belong to no message: greeting, menu, languages
    aside: str = ""  # an answer that is shown once and stored nowhere
    notice: str = ""
    demo: str = ""  # the simulated time


@dataclass
class _Element:
    tag: str
    attributes: dict[str, str]
    children: list[_Element | str] = field(default_factory=list)

    def all(self, tag: str = "", **wanted: str) -> list[_Element]:
        """The elements inside with that tag and those attributes; `class_` is one of the classes."""
        found = []
        for child in self.children:
            if isinstance(child, _Element):
                found += [child] if child._is(tag, wanted) else []
                found += child.all(tag, **wanted)
        return found

    def _is(self, tag: str, wanted: dict[str, str]) -> bool:
        classes = self.attributes.get("class", "").split()
        others = {name: value for name, value in wanted.items() if name != "class_"}
        return (
            tag in ("", self.tag)
            and wanted.get("class_", "") in ("", *classes)
            and all(self.attributes.get(name) == value for name, value in others.items())
        )

    def text(self) -> str:
        """The words inside, with `**` around what is strong."""
        words = "".join(child if isinstance(child, str) else child.text() for child in self.children)
        return f"**{words}**" if self.tag == "strong" else words


def read_page(html: str) -> Page:
    """Read a whole page or the changes that a post brings."""
    reader = _Reader()
    reader.feed(html)
    day, page = "", Page()
    for item in reader.root.all("li"):
        if item._is("li", {"class_": "day"}):
            day = item.text().strip()
        elif item._is("li", {"class_": "message"}):
            page.messages.append(_message(item, day))
            day = ""
    inside = [button for item in reader.root.all("li") for button in item.all("button")]
    page.around = [_choice(button) for button in reader.root.all("button") if button not in inside]
    page.aside = "\n".join(aside.text() for aside in reader.root.all("p", class_="aside"))
    page.demo = "".join(clock.text() for clock in reader.root.all("time") if "data-clock" in clock.attributes)
    page.notice = next((notice.text().strip() for notice in reader.root.all("p", id="notice")), "")
    return page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in EMPTY_TAGS:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(_Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def _message(item: _Element, day: str) -> Shown:
    data = item.attributes
    limits = (int(data["data-minimum"]), int(data["data-maximum"])) if "data-minimum" in data else None
    files = item.all("a", class_="file")
    chosen = [spans[-1].text() for paragraph in item.all("p", class_="chosen") if (spans := paragraph.all("span"))]
    return Shown(
        id=int(data["id"].removeprefix("m")),
        mine="mine" in data["class"].split(),
        text=item.all("p", class_="words")[0].text(),
        choices=tuple(
            _choice(button)
            for row in item.all(class_="row")
            for button in row.all(class_="button")
            if "data-locate" not in button.attributes
        ),
        chosen=chosen[0] if chosen else "",
        file=files[0].attributes["href"] if files else "",
        location="".join(button.text() for button in item.all("button") if "data-locate" in button.attributes),
        limits=limits,
        label=data.get("data-label", ""),
        hour="".join(time.text() for time in item.all("time")),
        day=day,
    )


def _choice(button: _Element) -> Choice:
    named = {button.attributes.get("name"): button.attributes.get("value", "")}
    url = button.attributes.get("href", "")
    return Choice(button.text().strip(), named.get("action", ""), named.get("text", ""), url)
