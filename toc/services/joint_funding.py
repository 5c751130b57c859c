"""The joint-funding matrix typed in place: what a cell says, and the edit that what was typed makes."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from toc.analysis.funding import STATUS_WORDS, FundingMatrix
from toc.analysis.money import pounds_text
from toc.analysis.periods import year_of
from toc.errors import TocError
from toc.model import limits
from toc.model.apply import as_json, together
from toc.model.base import new_id
from toc.model.collections import Collection
from toc.model.edits import Add, Change, Edit, Remove
from toc.model.priorities import Commissioner, Funding, FundingStatus
from toc.model.programme import Programme

LEAD = "lead"
HOW_TO_TYPE = "Type an amount and where it stands: 55,500 agreed. An amount alone, such as £20k, counts as asked for."
_STATUS_OF = {word: status for status, word in STATUS_WORDS.items()}
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000}
_PART = re.compile(
    r"£?\s*(?P<number>\d[\d,]*(?:\.\d+)?|\.\d+)\s*(?P<times>[km]?)\s*(?P<words>(?:[,\s]*[a-z]+)*)", re.IGNORECASE
)


class UnreadableAmount(TocError):
    """What was typed into a cell is no amount of money."""


class TypedMoney(NamedTuple):
    """One line of a cell as it was typed; without a status it keeps the one it had."""

    amount: float
    status: FundingStatus | None = None
    lead: bool = False


class FundingChange(NamedTuple):
    """What was typed into the matrix: the edit, and what could not be read."""

    edit: Edit | None
    refused: tuple[str, ...] = ()


def cell_text(lines: Sequence[Funding]) -> str:
    """`£201,000 agreed, lead`; several lines with a plus between them."""
    return " + ".join(
        f"{pounds_text(line.amount)} {STATUS_WORDS[line.status]}{f', {LEAD}' if line.lead else ''}" for line in lines
    )


def read_cell(text: str) -> tuple[TypedMoney, ...]:
    """The lines of a cell; none where it is empty. Raises UnreadableAmount."""
    return tuple(_read_part(part) for part in text.split("+")) if text.strip() else ()


def _read_part(part: str) -> TypedMoney:
    found = _PART.fullmatch(part.strip())
    if found is None:
        raise UnreadableAmount(f"“{part.strip()}” is no amount. {HOW_TO_TYPE}")
    status, lead = None, False
    for word in found["words"].lower().replace(",", " ").split():
        if word == LEAD:
            lead = True
        elif word in _STATUS_OF:
            status = _STATUS_OF[word]
        else:
            raise UnreadableAmount(f"“{word}” is not known here: asked, agreed, ended or lead. {HOW_TO_TYPE}")
    amount = round(float(found["number"].replace(",", "")) * _TIMES[found["times"].lower()], 2)
    if amount > limits.NUMBER:
        raise UnreadableAmount(f"“{part.strip()}” is more money than can be kept here. Check the amount.")
    return TypedMoney(amount, status, lead)


def build_rows(matrix: FundingMatrix) -> list[dict[str, str]]:
    """The matrix as rows of text: the outcome, and a cell for each commissioner by id."""
    return [
        {
            "outcome": row.label,
            **{one.id: cell_text(cell) for one, cell in zip(matrix.commissioners, row.cells, strict=True)},
        }
        for row in matrix.rows
    ]


def build_change(
    matrix: FundingMatrix, before: Sequence[Mapping[str, Any]], typed: Sequence[Mapping[str, Any]]
) -> FundingChange:
    """The edit for the cells that differ from what they were; a cell that cannot be read keeps what it had."""
    edits: list[Edit] = []
    refused: list[str] = []
    for place, row in enumerate(matrix.rows):
        for one, cell in zip(matrix.commissioners, row.cells, strict=True):
            text = _text_of(typed[place].get(one.id))
            if text == _text_of(before[place].get(one.id)):
                continue
            try:
                edits += cell_edits(cell, read_cell(text), matrix.starts, row.element, one.id)
            except UnreadableAmount as error:
                refused.append(f"{one.name}, {row.label}: {error.message}")
    return FundingChange(together(edits) if edits else None, tuple(refused))


def _text_of(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def cell_edits(
    lines: Sequence[Funding], typed: Sequence[TypedMoney], year: date, element: str | None, commissioner: str
) -> list[Edit]:
    """What makes a cell hold what was typed: its lines keep their notes, those too many go, more are added."""
    edits: list[Edit] = []
    for line, wanted in zip(lines, typed, strict=False):
        status = wanted.status or line.status
        now = {"amount": line.amount, "status": line.status.value, "lead": line.lead}
        then = {"amount": wanted.amount, "status": status.value, "lead": wanted.lead or line.lead}
        if wanted.status is not None:  # Typed out in full: a lead that is not said is taken back.
            then["lead"] = wanted.lead
        changed = {name: value for name, value in then.items() if value != now[name]}
        if changed:
            edits.append(
                Change(
                    collection=Collection.FUNDING,
                    id=line.id,
                    fields=changed,
                    base={name: now[name] for name in changed},
                )
            )
    edits += [Remove(collection=Collection.FUNDING, id=line.id) for line in lines[len(typed) :]]
    for wanted in typed[len(lines) :]:
        line = Funding(
            id=new_id(),
            commissioner=commissioner,
            element=element,
            year_starts=year,
            amount=wanted.amount,
            status=wanted.status or FundingStatus.ASKED,
            lead=wanted.lead,
        )
        edits.append(Add(collection=Collection.FUNDING, item=as_json(line)))
    return edits


def find_lead(programme: Programme, year: date) -> Commissioner | None:
    """The commissioner accountable for the year's money; None where there is none, or more than one."""
    leads = {line.commissioner for line in programme.funding if line.lead and year_of(line.year_starts) == year}
    found = [one for one in programme.commissioners if one.id in leads]
    return found[0] if len(found) == 1 else None


def find_payers(programme: Programme, year: date) -> tuple[Commissioner, ...]:
    """Those with any money in a year: one of them can lead."""
    paying = {line.commissioner for line in programme.funding if year_of(line.year_starts) == year}
    return tuple(one for one in programme.commissioners if one.id in paying)


def lead_edit(programme: Programme, year: date, commissioner: str | None) -> Edit | None:
    """Make one commissioner accountable for all the year's money; None where that is so already."""
    edits: list[Edit] = [
        Change(collection=Collection.FUNDING, id=line.id, fields={"lead": not line.lead}, base={"lead": line.lead})
        for line in programme.funding
        if year_of(line.year_starts) == year and line.lead is not (line.commissioner == commissioner)
    ]
    return together(edits) if edits else None
