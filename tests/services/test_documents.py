"""Documents for a commissioner: what is kept for them, what goes in, and the file that comes out."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.report.reported import AS_AT, MADE_AT, OBSERVATIONS, PROGRAMME, said, section
from toc.errors import TocError
from toc.model.apply import apply
from toc.model.collections import checked
from toc.model.plans import Introduction
from toc.model.theory import Element
from toc.report.blocks import ChartBlock, DiagramBlock
from toc.report.choices import DocumentChoices
from toc.report.document_formats import UnknownDocumentFormat
from toc.report.layouts import LAYOUTS, Layout
from toc.report.progress import ignore
from toc.services.background import Stopped
from toc.services.commissioner_view import NoSuchCommissioner
from toc.services.documents import (
    build_before,
    build_choices,
    find_ahead,
    find_choice,
    keep_choice,
    make_document,
    render_all,
    write_document,
)


def choices(layout: Layout = Layout.BID, commissioner: str | None = "board") -> DocumentChoices:
    return build_choices(find_choice(PROGRAMME, layout, commissioner), as_at=AS_AT, made_at=MADE_AT, revision=7)


def test_a_choice_starts_as_the_layout_and_is_kept_per_commissioner() -> None:
    fresh = find_choice(PROGRAMME, Layout.BID, "board")
    assert fresh.sections == tuple(LAYOUTS[Layout.BID].sections)
    mine = checked(fresh, sections=("need", "summary"), introductions=(Introduction(section="need", text="Hello."),))
    kept = apply(PROGRAMME, keep_choice(PROGRAMME, mine)).programme
    assert find_choice(kept, Layout.BID, "board") == mine
    assert find_choice(kept, Layout.BID, None).sections == fresh.sections
    assert find_choice(kept, Layout.SLIDES, "board").sections == tuple(LAYOUTS[Layout.SLIDES].sections)


def test_a_choice_made_again_changes_only_what_is_other() -> None:
    first = find_choice(PROGRAMME, Layout.BID, "board")
    kept = apply(PROGRAMME, keep_choice(PROGRAMME, first)).programme
    edit = keep_choice(kept, checked(first, introduction="New."))
    assert edit.op == "change"
    assert edit.fields == {"introduction": "New."}
    assert len(apply(kept, edit).programme.documents) == 1


def test_what_was_chosen_is_what_the_document_is_made_by() -> None:
    choice = checked(
        find_choice(PROGRAMME, Layout.CHARITY, "board"),
        sections=("need",),
        introduction="All.",
        introductions=(Introduction(section="need", text="Need."),),
    )
    made = build_choices(choice, as_at=AS_AT, made_at=MADE_AT, snapshot="Bid")
    assert (made.layout, made.commissioner, made.sections) == (Layout.CHARITY, "board", ("need",))
    assert (made.introduction, made.introductions, made.snapshot) == ("All.", {"need": "Need."}, "Bid")


@pytest.mark.parametrize("layout", Layout)
def test_a_document_for_a_commissioner_holds_nothing_of_another(layout: Layout) -> None:
    document = write_document(PROGRAMME, OBSERVATIONS, choices(layout))
    told = said(document)
    assert "Hidden Council" not in told
    assert "Babies are calmer" not in told, "it serves none of their priorities"
    pictures = [block.svg for one in document.sections for block in one.blocks if isinstance(block, DiagramBlock)]
    assert not any("calmer" in picture for picture in pictures)


def test_a_document_for_nobody_in_particular_holds_everything() -> None:
    told = said(write_document(PROGRAMME, OBSERVATIONS, choices(commissioner=None)))
    assert "Hidden Council" in told
    assert "Babies are calmer" in told


def test_what_others_pay_is_one_sum_so_that_the_gap_is_true() -> None:
    told = said(section(write_document(PROGRAMME, OBSERVATIONS, choices()), "funding"))
    assert "Other commissioners" in told
    assert "£177,777" in told


def test_figures_of_others_indicators_stay_out() -> None:
    loose = checked(OBSERVATIONS[1], indicator="loose")
    document = write_document(PROGRAMME, (*OBSERVATIONS, loose), choices(Layout.OUTCOMES))
    titles = {block.title for block in section(document, "results").blocks if isinstance(block, ChartBlock)}
    assert titles == {"Parents who are warmer"}


def test_a_commissioner_who_is_gone_is_refused() -> None:
    gone = DocumentChoices(as_at=AS_AT, made_at=MADE_AT, commissioner="nobody")
    with pytest.raises(NoSuchCommissioner):
        write_document(PROGRAMME, OBSERVATIONS, gone)


def test_every_step_to_a_file_is_named() -> None:
    steps: list[str] = []
    file = make_document(PROGRAMME, OBSERVATIONS, choices(Layout.ONE_PAGE), "html", steps.append)
    assert file.name == "Riverside Team - One page - Valley Outcome Board.html"
    assert file.mime == "text/html"
    assert b"Parents are warmer" in file.data
    assert steps[:2] == ["Writing: Theory of change", "Drawing Clinical level"]
    assert "Making the Web page file" in steps


def test_a_format_that_there_is_not_is_refused_before_anything_is_made() -> None:
    def never() -> Iterator[object]:
        raise AssertionError
        yield

    with pytest.raises(UnknownDocumentFormat):
        make_document(PROGRAMME, never(), choices(), "odt")  # type: ignore[arg-type]


def test_all_formats_go_into_one_zip_file() -> None:
    document = write_document(PROGRAMME, (), choices(Layout.ONE_PAGE))
    packed = render_all(document, ("html", "xlsx"))
    with ZipFile(BytesIO(packed.data)) as archive:
        assert [name.rpartition(".")[2] for name in archive.namelist()] == ["html", "xlsx"]
    assert packed.name.endswith(".zip")


def test_formats_made_side_by_side_stand_in_the_order_asked_for() -> None:
    document = write_document(PROGRAMME, (), choices(Layout.ONE_PAGE))
    with ZipFile(BytesIO(render_all(document, ("html", "docx", "xlsx")).data)) as archive:
        assert [name.rpartition(".")[2] for name in archive.namelist()] == ["html", "docx", "xlsx"]


def test_what_stops_one_format_stops_them_all() -> None:
    def stop(step: str) -> None:
        if step == "Making the Word file":
            raise Stopped

    document = write_document(PROGRAMME, (), choices(Layout.ONE_PAGE))
    with pytest.raises(Stopped):
        render_all(document, ("html", "docx", "xlsx"), stop)


@pytest.mark.parametrize(("forms", "draws"), [(("xlsx", "pptx"), False), (("docx",), True), (("xlsx", "html"), True)])
def test_charts_are_drawn_ahead_for_formats_that_hold_their_pictures(forms: tuple[str, ...], draws: bool) -> None:
    assert (find_ahead(forms) is not ignore) is draws


def test_every_chart_of_figures_is_told_of_while_the_document_is_written() -> None:
    told: list[ChartBlock] = []
    document = write_document(PROGRAMME, OBSERVATIONS, choices(Layout.OUTCOMES), charted=told.append)
    written = [block for section in document.sections for block in section.blocks if isinstance(block, ChartBlock)]
    figures = [one.figure for one in written if one.figure is not None]
    assert figures
    assert [one.figure for one in told if one.figure is not None] == figures


def test_what_changed_since_a_snapshot_is_told_of_what_is_theirs() -> None:
    theory = PROGRAMME.theories[0]
    grown = checked(
        PROGRAMME,
        theories=(checked(theory, elements=(*theory.elements, Element(id="new", label="A new box", stage="long"))),),
    )
    renamed = checked(grown, description="another description")
    before = build_before("Review", PROGRAMME, OBSERVATIONS, renamed)
    assert "Added the box 'A new box'" in before.words
    theirs = build_before("Review", PROGRAMME, OBSERVATIONS, renamed, "board")
    assert not any("A new box" in line for line in theirs.words), "it leads to nothing of theirs"
    assert any("description" in line for line in theirs.words)


def test_a_commissioner_who_came_later_can_still_be_told_what_changed() -> None:
    earlier = checked(PROGRAMME, commissioners=(), funding=(), targets=())
    before = build_before("Review", earlier, (), PROGRAMME, "board")
    assert any("Valley Outcome Board" in line for line in before.words)


def test_a_kept_choice_that_names_a_section_of_old_is_refused_in_words() -> None:
    odd = checked(find_choice(PROGRAMME, Layout.BID, None), sections=("horoscope",))
    made = build_choices(odd, as_at=date(2026, 1, 1), made_at=datetime(2026, 1, 1, tzinfo=UTC))
    with pytest.raises(TocError, match="There is no section 'horoscope'"):
        write_document(PROGRAMME, (), made)
