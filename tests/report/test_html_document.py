"""The web page is one file that reads well aloud, fetches nothing and runs nothing."""

import re
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, tostring

import pytest

from tests.report.documents import (
    ATTACKS,
    STAMP,
    build_chart,
    build_diagram,
    build_empty_document,
    build_full_document,
    build_hostile_document,
)
from toc.report.blocks import Bullets, Cell, Column, Document, Item, Paragraph, Section, Subheading, Table
from toc.report.clean_text import clean
from toc.report.html_document import render
from toc.report.web.inline_svg import build_inline_svg

_VOID = {"meta", "br", "col", "link", "img", "input"}


class _Reader(HTMLParser):
    """The page as a browser's parser would see it: elements with their text and what they stand in."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], tuple[str, ...]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(page)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}, tuple(self._open)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self._open[-1] if self._open else "", data))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes, _ in self.elements if name == tag]

    def said(self, *tags: str) -> list[str]:
        return [text for tag, text in self.texts if tag in tags]


def _read(document: Document) -> _Reader:
    return _Reader(render(document).decode())


def _one(*blocks: object) -> Document:
    return Document("Title", "", "bid", (Section("s", "Section", blocks),), STAMP)  # type: ignore[arg-type]


def test_it_says_its_language_title_and_landmarks() -> None:
    page = _read(build_full_document())
    assert page.all("html") == [{"lang": "en-GB"}]
    assert page.said("title")[0] == "Bid for parent-infant support"
    assert [len(page.all(tag)) for tag in ("header", "nav", "main", "footer", "h1")] == [1, 1, 1, 1, 1]
    assert page.all("a")[0] == {"class": "skip", "href": "#content"}


def test_the_contents_lead_to_every_section() -> None:
    page = _read(build_full_document())
    ids = {attributes["id"] for _, attributes, _ in page.elements if "id" in attributes}
    links = [attributes["href"][1:] for attributes in page.all("a")]
    assert len(links) == 6
    assert set(links) <= ids
    assert page.said("a")[1:] == [section.title for section in build_full_document().sections]


def test_no_id_is_used_twice_and_every_reference_is_kept() -> None:
    page = _read(_one(build_diagram(5), build_diagram(5), build_chart(), build_chart()))
    ids = [attributes["id"] for _, attributes, _ in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes, _ in page.elements:
        for name in ("aria-labelledby", "aria-describedby"):
            assert set(attributes.get(name, "").split()) <= set(ids)


def test_no_level_of_heading_is_skipped() -> None:
    page = _read(_one(Subheading("Deep", level=3), Subheading("Deeper", level=3), Subheading("Up", level=2)))
    levels = [int(tag[1]) for tag, _, _ in page.elements if tag in ("h1", "h2", "h3", "h4")]
    assert levels == [1, 2, 3, 4, 3]


def test_every_picture_has_a_title_and_a_description() -> None:
    page = _read(build_full_document())
    pictures = page.all("svg")
    assert len(pictures) == 4
    assert all(one["role"] == "img" and one["aria-labelledby"] and one["aria-describedby"] for one in pictures)
    assert build_chart().alternative in page.said("desc")
    assert "A theory of change of 20 boxes in five stages, from the problem to long-term outcomes." in page.said("desc")


def test_tables_have_captions_and_every_head_a_scope() -> None:
    page = _read(build_full_document())
    assert page.said("caption") == [
        "Table 1. Outcomes framework",
        "Table 2. Families seen each month: the figures",
        "Table 3. Families by area: the figures",
        "Table 4. Need by area: the figures",
        "Table 5. What it costs",
    ]
    scopes = [attributes["scope"] for attributes in page.all("th")]
    assert scopes.count("col") == 9 + 2 + 2 + 2 + 3
    assert scopes.count("row") == 4 + 15 + 4 + 4 + 2


def test_what_is_wider_than_a_phone_can_be_moved_by_keyboard_and_has_a_name() -> None:
    moved = [one for one in _read(build_full_document()).all("div") if one.get("class") == "scroll"]
    assert len(moved) == 9
    assert all(one["tabindex"] == "0" and (one.get("aria-label") or one.get("aria-labelledby")) for one in moved)


def test_a_table_as_wide_as_the_page_keeps_room_for_its_columns_on_a_phone_and_on_paper_takes_the_papers() -> None:
    lines = tuple((Cell(f"Row {n}"), *[Cell("several words that need some room")] * 3) for n in range(3))
    wordy = Table("Why", tuple(Column(f"Column {n}") for n in range(4)), lines)
    small = Table("How many", (Column("Year"), Column("Families")), ((Cell("2026"), Cell("9")),))
    page = render(_one(wordy, small)).decode()
    assert page.count('<table class="full">') == 1
    screen, paper = page.split("@media print", 1)
    assert "table.full { min-width: 36rem; }" in screen
    (rule,) = re.findall(r"([^{}]+)\{ min-width: 0; \}", paper)
    assert {".chart .picture", ".diagram .picture", "table", "table.wide", "table.full"} == {
        one.strip() for one in rule.split(",")
    }


def test_the_diagram_is_there_in_words() -> None:
    diagram = build_diagram(10)
    page = _read(_one(diagram))
    words = " ".join(" ".join(page.said("li", "strong")).split())
    for line in diagram.outline.splitlines():
        assert " ".join(line.split()) in words


def test_a_list_keeps_its_depths() -> None:
    items = tuple(Item(text, depth) for text, depth in (("a", 0), ("b", 1), ("c", 2), ("d", 0), ("e", 3)))
    page = _read(_one(Bullets(items)))
    depths = [where.count("ul") for tag, _, where in page.elements if tag == "li"]
    assert depths == [1, 2, 3, 1, 2]


def test_nothing_is_fetched_and_nothing_runs() -> None:
    for document in (build_full_document(), build_hostile_document()):
        page = _read(document)
        tags = {tag for tag, _, _ in page.elements}
        assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "foreignobject", "b", "base"}
        for _, attributes, _ in page.elements:
            assert not [name for name in attributes if name.startswith("on")]
            assert attributes.get("href", "#").startswith("#")
            assert "src" not in attributes
        policy = next(one for one in page.all("meta") if "http-equiv" in one)
        assert policy["content"].startswith("default-src 'none'")


def test_hostile_words_are_shown_as_they_were_typed() -> None:
    page = _read(build_hostile_document())
    paragraphs = page.said("p")
    for attack in ATTACKS[:-1]:
        assert clean(attack).strip() in paragraphs


def test_words_from_right_to_left_say_so() -> None:
    page = _read(_one(Paragraph(ATTACKS[4]), Paragraph("left")))
    inside = [one.get("dir") for tag, one, where in page.elements if tag == "p" and "section" in where]
    assert inside == ["rtl", None]


def test_nothing_to_say_is_still_a_page() -> None:
    page = _read(build_empty_document())
    assert page.said("h1") == ["Riverside Parent-Infant Team"]
    assert page.all("nav") == []


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<foreignObject><p>x</p></foreignObject>",
        '<image href="https://example.org/x.png"/>',
        '<path d="M0 0" onclick="alert(1)"/>',
        '<use href="https://example.org/x.svg#a"/>',
        '<path style="fill:url(https://example.org/a)"/>',
        "<style>@import url(https://example.org)</style>",
    ],
)
def test_a_picture_leaves_what_acts_or_fetches_behind(attack: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="5"><g id="a">{attack}</g></svg>'
    made = tostring(build_inline_svg(svg, "p-", "Title", "Words"), encoding="unicode")
    for word in ("script", "foreignObject", "example.org", "onclick", "@import"):
        assert word not in made
    assert 'id="p-a"' in made


def test_a_picture_keeps_its_own_references() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 4"><defs>'
        '<clipPath id="c"/></defs><g clip-path="url(#c)"/><g style="clip-path: url(\'#c\')"/>'
        '<use xlink:href="#c"/></svg>'
    )
    made: Element = build_inline_svg(svg, "p-", "Title", "Words")
    groups = made.findall("g")
    assert groups[0].get("clip-path") == "url(#p-c)"
    assert groups[1].get("style") == "clip-path: url(#p-c)"
    assert made.find("use").get("href") == "#p-c"  # type: ignore[union-attr]
    assert made.find("defs/clipPath").get("id") == "p-c"  # type: ignore[union-attr]
