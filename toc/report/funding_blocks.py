"""The funding section: the money of each year against its cost, and who pays for what."""

from collections.abc import Sequence
from datetime import date

from toc.analysis.funding import (
    FUNDING_RULE,
    STATUS_WORDS,
    FundingMatrix,
    FundingYear,
    build_matrix,
    build_year,
    funding_years,
)
from toc.analysis.money import pounds_text, whole_pounds
from toc.analysis.periods import year_text
from toc.analysis.words import number_text
from toc.model.priorities import Commissioner, Funding, FundingStatus
from toc.model.programme import Programme
from toc.report.blocks import Block, Cell, Column, Paragraph, Table, Tone
from toc.report.number_cells import POUNDS, count_cell, money_cell

_MATRICES = 3
"""Years whose matrix is printed: the last with agreed money, and what is asked for after it."""
_OTHERS = "Other commissioners"
_PLANNED = "* planned for: the families reached are not known yet, or too few to show."


def build_funding_blocks(programme: Programme, commissioner: Commissioner | None = None) -> tuple[Block, ...]:
    """The section; for a commissioner their own column beside the others' sum. Nothing where no money is entered."""
    years = [build_year(programme, year) for year in funding_years(programme)]
    if not years:
        return ()
    blocks: list[Block] = [Paragraph(_lead_words(programme, years, commissioner), Tone.LEAD), _build_years(years)]
    for year in _printed(years):
        table = _build_matrix_table(build_matrix(programme, year.starts, only_funded=True), year, commissioner)
        if table is not None:
            blocks.append(table)
    return (*blocks, Paragraph(FUNDING_RULE, Tone.NOTE))


def _printed(years: Sequence[FundingYear]) -> Sequence[FundingYear]:
    start = next((place for place, year in enumerate(years) if year.agreed or year.asked), len(years) - 1)
    return years[start : start + _MATRICES]


def _lead_words(programme: Programme, years: Sequence[FundingYear], commissioner: Commissioner | None) -> str:
    """The year that is agreed now, else the first that is asked for, else the last."""
    agreed = [year for year in years if year.agreed]
    asked = [year for year in years if year.asked]
    now = agreed[-1] if agreed else asked[0] if asked else years[-1]
    parts = [f"In {year_text(now.starts)} {whole_pounds(now.secured)} is secured"]
    if now.cost is not None and now.shortfall is not None:
        parts.append(f"against a cost of {whole_pounds(now.cost)}{_gap_words(now.shortfall)}")
    sentences = [" ".join(parts) + "."]
    if now.cost_per_family is not None and now.families is not None:
        families = f"{number_text(round(now.families))} families {'planned for' if now.planned else 'reached'}"
        sentences.append(f"That is {whole_pounds(now.cost_per_family)} for each of the {families}.")
    if len(now.leads) == 1:
        sentences.append(f"The lead accountable commissioner is {now.leads[0]}.")
    if commissioner is not None:
        sentences += _own_words(programme, commissioner)
    return " ".join(sentences)


def _gap_words(shortfall: float) -> str:
    if round(shortfall) > 0:
        return f", which leaves {whole_pounds(shortfall)} to be found"
    return f", {whole_pounds(-shortfall)} more than is needed" if round(shortfall) < 0 else ", all of it"


def _own_words(programme: Programme, commissioner: Commissioner) -> list[str]:
    """What this commissioner is asked for, year by year."""
    asked: dict[date, float] = {}
    for line in programme.funding:
        if line.commissioner == commissioner.id and line.status is FundingStatus.ASKED:
            asked[line.year_starts] = asked.get(line.year_starts, 0.0) + line.amount
    return [
        f"{commissioner.name} is asked for {whole_pounds(amount)} in {year_text(year)}."
        for year, amount in sorted(asked.items())
    ]


def _build_years(years: Sequence[FundingYear]) -> Table:
    costed = any(year.cost is not None for year in years)
    served = any(year.families is not None for year in years)
    columns = [Column("Year", 1.0), *(Column(word.capitalize(), 1.0, numeric=True) for word in STATUS_WORDS.values())]
    if costed:
        columns += [Column("Cost", 1.0, numeric=True), Column("Shortfall", 1.0, numeric=True)]
    if served:
        columns.append(Column("Families", 1.0, numeric=True))
    if costed and served:
        columns.append(Column("Cost per family", 1.1, numeric=True))
    rows = []
    for year in years:
        row = [Cell(year_text(year.starts), strong=True), *map(money_cell, (year.asked, year.agreed, year.ended))]
        if costed:
            row += [money_cell(year.cost), money_cell(year.shortfall)]
        if served:
            row.append(count_cell(year.families, "*" if year.planned else ""))
        if costed and served:
            row.append(money_cell(year.cost_per_family))
        rows.append(tuple(row))
    note = _PLANNED if any(year.planned for year in years) else ""
    return Table("Funding by year, in pounds", tuple(columns), tuple(rows), note=note)


def _build_matrix_table(matrix: FundingMatrix, year: FundingYear, commissioner: Commissioner | None) -> Table | None:
    """Outcomes down, those who pay across; columns without any money are left out."""
    paying = [place for place in range(len(matrix.commissioners)) if any(row.cells[place] for row in matrix.rows)]
    if not paying:
        return None
    own = [place for place in paying if commissioner is not None and matrix.commissioners[place].id == commissioner.id]
    groups: list[tuple[str, list[int]]]
    if commissioner is None:
        groups = [(matrix.commissioners[place].name, [place]) for place in paying]
    else:
        others = [place for place in paying if place not in own]
        groups = [(commissioner.name, own), *([(_OTHERS, others)] if others else [])]
    rows = [
        (
            Cell(row.label),
            *(_lines([line for place in places for line in row.cells[place]], in_words=name != _OTHERS)
              for name, places in groups),
            money_cell(row.total),
        )
        for row in matrix.rows
    ]  # fmt: skip
    sums = [sum(matrix.total(place) for place in places) for _, places in groups]
    total = (Cell("Total", strong=True), *(money_cell(amount, strong=True) for amount in (*sums, sum(sums))))
    columns = (
        Column("Outcome", 2.2),
        *(Column(name, 1.3, numeric=True) for name, _ in groups),
        Column("Total", 0.9, numeric=True),
    )
    caption = f"Who pays for what in {year_text(year.starts)}, in pounds"
    return Table(caption, columns, (*rows, total), wide=len(groups) > _MATRICES)


def _lines(lines: Sequence[Funding], *, in_words: bool) -> Cell:
    """The lines of one cell with their status; a sum where they are several bodies'."""
    amount = sum(line.amount for line in lines)
    if not lines:
        return Cell("")
    if not in_words:
        return money_cell(amount)
    text = "; ".join(f"{pounds_text(line.amount)} {STATUS_WORDS[line.status]}" for line in lines)
    return Cell(text, amount, POUNDS)
