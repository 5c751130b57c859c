"""Local need: how many babies, worked out in the open, and how many of their families are reached."""

from toc.analysis.need import Need, NeedEstimate
from toc.analysis.need_words import NOBODY, build_need_page
from toc.analysis.periods import year_text
from toc.analysis.words import number_text
from toc.model.plans import NeedInputs
from toc.report.blocks import Block, Bullets, Cell, Column, Item, Paragraph, Subheading, Table, Tone
from toc.report.material import Material
from toc.report.words import as_sentence, flat, listed, said_once

_POSTS = "Posts to reach all: the estimate divided by the year's caseload for one whole-time post."
_NOT_REACHED = "No families in a year: they are not known yet, or too few to show. "


def build_need_section(material: Material) -> tuple[Block, ...]:
    inputs = material.programme.need
    page = build_need_page(inputs)
    problems = _problems(material)
    if not page.need.estimates:
        return problems
    lead, *more = page.words
    blocks: list[Block] = [Paragraph(lead, Tone.LEAD), *map(Paragraph, more), *problems]
    if material.is_short:
        return tuple(blocks)
    blocks.append(_estimates(page.need))
    if page.need.years:
        blocks.append(_years(page.need))
    if inputs.note.strip():
        blocks.append(Paragraph(as_sentence(inputs.note), Tone.NOTE))
    return (*blocks, Paragraph(_method(inputs), Tone.NOTE))


def _problems(material: Material) -> tuple[Block, ...]:
    """What the theories say is the matter."""
    found = [
        Item(as_sentence(box.description), strong=as_sentence(box.label))
        for theory in material.programme.theories
        for stage in theory.stages
        if stage.kind == "problem"
        for box in theory.in_stage(stage.id)
    ]
    if not found or material.is_short:
        return ()
    return Subheading("What the work responds to"), Bullets(tuple(found))


def _estimates(need: Need) -> Table:
    return Table(
        caption="Babies in need a year",
        columns=(
            Column("Estimate", 0.8),
            Column("Babies a year", 0.8, numeric=True),
            Column("How it is worked out", 3.0),
            Column("Sources", 2.0),
        ),
        rows=tuple(
            (
                Cell(one.name.capitalize(), strong=True),
                Cell(number_text(round(one.babies)), float(round(one.babies)), "#,##0"),
                Cell(one.working),
                Cell(_sources(one)),
            )
            for one in need.estimates
        ),
        note="The three are different ways of working out the same number. They are never added up.",
    )


def _sources(estimate: NeedEstimate) -> str:
    return "; ".join(said_once(estimate.sources)) or "no source is given"


def _years(need: Need) -> Table:
    names = [one.name for one in need.estimates]
    shown = names.index("central") if "central" in names else 0
    rows = tuple(
        (
            Cell(year_text(year.starts), strong=True),
            Cell("" if year.families_reached is None else number_text(year.families_reached), year.families_reached),
            Cell(_share(year.reached[shown]), year.reached[shown], "0%"),
            Cell("" if year.staff is None else number_text(year.staff), year.staff),
            Cell(_number(year.staff_needed[shown]), year.staff_needed[shown], "0.0"),
        )
        for year in need.years
    )
    return Table(
        caption="Families reached and posts, year by year",
        columns=(
            Column("Year"),
            Column("Families reached", numeric=True),
            Column(f"Of the {names[shown]} estimate", numeric=True),
            Column("Posts (whole-time)", numeric=True),
            Column("Posts to reach all", numeric=True),
        ),
        rows=rows,
        note=f"{_NOT_REACHED if any(year.families_reached is None for year in need.years) else ''}{_POSTS}",
    )


def _share(share: float | None) -> str:
    return "" if share is None else f"{round(share * 100)} %"


def _number(value: float | None) -> str:
    return "" if value is None else number_text(value)


def _method(inputs: NeedInputs) -> str:
    groups = listed([flat(group.name).lower() for group in inputs.groups])
    apart = f" The groups ({groups}) are shares of births that exclude each other." if groups else ""
    # The app's own promise is told as the document's.
    return f"{NOBODY.split('.')[0]}.{apart}"
