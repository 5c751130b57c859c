"""Joint funding: outcome by commissioner for a year, its totals, and what it leaves to be found."""

from collections.abc import Iterable
from datetime import date

from toc.analysis.growth import build_growth
from toc.analysis.periods import year_of
from toc.model.base import Value
from toc.model.priorities import Commissioner, Funding, FundingStatus
from toc.model.programme import Programme
from toc.model.theory import OUTCOME_KINDS

WHOLE = "The whole programme"

STATUS_WORDS = {
    FundingStatus.ASKED: "asked",
    FundingStatus.AGREED: "agreed",
    FundingStatus.ENDED: "ended",
}
FUNDING_RULE = (
    "Secured is what is agreed, and what was paid and has ended. The cost of a year is that of the roadmap's steps; "
    "the shortfall is the cost less what is secured. Cost per family divides the cost by the families in fact reached, "
    "or, where that is not entered, by those the roadmap plans for."
)


class FundingRow(Value):
    """An outcome and what each commissioner gives for it."""

    element: str | None
    """None: the whole programme."""
    label: str
    cells: tuple[tuple[Funding, ...], ...]
    """One for each commissioner of the matrix; several lines where part is agreed and part is asked."""

    @property
    def total(self) -> float:
        return total_of(line for cell in self.cells for line in cell)


class FundingYear(Value):
    """The money of one year against its cost."""

    starts: date
    asked: float
    agreed: float
    ended: float
    cost: float | None
    """None where no step of the roadmap has a cost."""
    families: float | None
    planned: bool
    """The families are those planned for: those reached are not entered."""
    leads: tuple[str, ...]
    """Names of the commissioners accountable for it."""

    @property
    def secured(self) -> float:
        return self.agreed + self.ended

    @property
    def shortfall(self) -> float | None:
        """What is still to be found; below zero where there is more than the cost."""
        return None if self.cost is None else self.cost - self.secured

    @property
    def still_to_ask(self) -> float | None:
        """What would be missing even if all that is asked were agreed."""
        return None if self.shortfall is None else max(self.shortfall - self.asked, 0.0)

    @property
    def cost_per_family(self) -> float | None:
        return self.cost / self.families if self.cost and self.families else None


class FundingMatrix(Value):
    """One year: outcomes down, commissioners across."""

    starts: date
    commissioners: tuple[Commissioner, ...]
    rows: tuple[FundingRow, ...]

    def total(self, place: int) -> float:
        """What one commissioner gives in all."""
        return total_of(line for row in self.rows for line in row.cells[place])


def total_of(lines: Iterable[Funding]) -> float:
    return sum(line.amount for line in lines)


def funding_years(programme: Programme) -> tuple[date, ...]:
    """The years that any money is for, in order."""
    return tuple(sorted({year_of(line.year_starts) for line in programme.funding}))


def build_matrix(programme: Programme, year: date, *, only_funded: bool = False) -> FundingMatrix:
    """A year's matrix: every outcome of the maps, or only what has money, and the whole programme."""
    lines = [line for line in programme.funding if year_of(line.year_starts) == year]
    paid = {line.element for line in lines}
    rows = [
        _row(programme, lines, element, label)
        for element, label in _outcomes(programme, paid)
        if not only_funded or element in paid
    ]
    return FundingMatrix(starts=year, commissioners=programme.commissioners, rows=tuple(rows))


def _outcomes(programme: Programme, paid: set[str | None]) -> list[tuple[str | None, str]]:
    """Ids and labels in the order of the maps; a box that is no outcome only where it has money."""
    outcomes = {stage.id for theory in programme.theories for stage in theory.stages if stage.kind in OUTCOME_KINDS}
    found = [
        (element.id, element.label)
        for theory in programme.theories
        for stage in (*(one.id for one in theory.stages), None)
        for element in theory.in_stage(stage)
        if stage in outcomes or element.id in paid
    ]
    return [*found, (None, WHOLE)]


def _row(programme: Programme, lines: list[Funding], element: str | None, label: str) -> FundingRow:
    cells = tuple(
        tuple(line for line in lines if line.element == element and line.commissioner == commissioner.id)
        for commissioner in programme.commissioners
    )
    return FundingRow(element=element, label=label, cells=cells)


def build_year(programme: Programme, year: date) -> FundingYear:
    """A year's money against its cost, by the roadmap and the families reached."""
    lines = [line for line in programme.funding if year_of(line.year_starts) == year]
    sums = {status: total_of(line for line in lines if line.status is status) for status in FundingStatus}
    growth = build_growth(programme, until=year)
    stage = growth.year(year)
    reached = next((one.families_reached for one in programme.need.years if year_of(one.starts) == year), None)
    planned = stage.families if stage is not None and growth.without_families < len(growth.steps) else None
    costed = stage is not None and growth.without_cost < len(growth.steps)
    accountable = {line.commissioner for line in lines if line.lead}
    return FundingYear(
        starts=year,
        asked=sums[FundingStatus.ASKED],
        agreed=sums[FundingStatus.AGREED],
        ended=sums[FundingStatus.ENDED],
        cost=stage.cost if stage is not None and costed else None,
        families=planned if reached is None else float(reached),
        planned=reached is None and planned is not None,
        leads=tuple(one.name for one in programme.commissioners if one.id in accountable),
    )
