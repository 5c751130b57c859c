"""A mapping as a person changes it: another column in a role, another shape of table, other columns of figures."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from toc.exchange.figures.mapping import (
    PARTS,
    Mapping,
    Role,
    WideColumn,
    find_column,
    guess_mapping,
    is_period,
    names_of,
)
from toc.model.base import Id
from toc.model.indicators import Indicator


class Shape(StrEnum):
    """How a table holds its figures."""

    LONG = "long"
    """One figure a row."""
    PERIODS = "periods"
    """A column of figures for each period."""
    INDICATORS = "indicators"
    """A column of figures for each indicator."""


_TAKEN_BY_COLUMNS = {
    Shape.LONG: (Role.PART,),
    Shape.PERIODS: (Role.PERIOD, *PARTS),
    Shape.INDICATORS: (Role.INDICATOR, Role.PART, *PARTS),
}
"""Roles that no column can have in a table of this shape."""


def shape_of(mapping: Mapping) -> Shape:
    """The shape this mapping reads a table in."""
    if not mapping.wide:
        return Shape.LONG
    return Shape.PERIODS if mapping.wide[0].period is not None else Shape.INDICATORS


def roles_of(shape: Shape) -> tuple[Role, ...]:
    """The roles that columns can have in a table of this shape."""
    return tuple(role for role in Role if role not in _TAKEN_BY_COLUMNS[shape])


def with_role(mapping: Mapping, role: Role, place: int | None) -> Mapping:
    """This column in the role, and out of any other that it was in; None takes the role away."""
    columns = {other: column for other, column in mapping.columns.items() if other != role and column != place}
    if place is not None:
        columns[role] = place
    wide = tuple(one for one in mapping.wide if one.column != place)
    return mapping.model_copy(update={"columns": columns, "wide": wide})


def with_shape(mapping: Mapping, shape: Shape, headings: Sequence[str], indicators: Sequence[Indicator]) -> Mapping:
    """The table read in this shape, with the columns of figures that its headings suggest."""
    columns = {role: place for role, place in mapping.columns.items() if role in roles_of(shape)}
    bare = mapping.model_copy(update={"columns": columns, "wide": ()})
    if shape is Shape.LONG:
        guessed = guess_mapping(headings, indicators, mapping.indicator, first_of_two=True).columns
        return bare.model_copy(update={"columns": {**guessed, **columns}})
    known = _known(headings, indicators)
    free = [place for place in range(len(headings)) if place not in columns.values()]
    if shape is Shape.PERIODS:
        return with_figures(bare, shape, [place for place in free if is_period(headings[place])], headings, indicators)
    return with_figures(bare, shape, [place for place in free if place in known], headings, indicators)


def with_figures(
    mapping: Mapping, shape: Shape, places: Iterable[int], headings: Sequence[str], indicators: Sequence[Indicator]
) -> Mapping:
    """These columns as those of figures. One whose indicator is not known stays without, for a person to say."""
    chosen = sorted(set(places))
    if shape is Shape.PERIODS:
        wide = tuple(WideColumn(column=place, period=headings[place]) for place in chosen)
    else:
        before = {one.column: one for one in mapping.wide if one.indicator is not None}
        known = {**_known(headings, indicators), **before}
        wide = tuple(known.get(place, WideColumn(column=place)) for place in chosen)
    columns = {role: place for role, place in mapping.columns.items() if place not in chosen}
    return mapping.model_copy(update={"columns": columns, "wide": wide})


def with_indicator(mapping: Mapping, place: int, indicator: Id | None) -> Mapping:
    """This column of figures as those of an indicator."""
    wide = tuple(WideColumn(column=place, indicator=indicator) if one.column == place else one for one in mapping.wide)
    return mapping.model_copy(update={"wide": wide})


def find_unread(mapping: Mapping, headings: Sequence[str]) -> tuple[str, ...]:
    """The headings of the columns from which nothing is taken."""
    read = {*mapping.columns.values(), *(one.column for one in mapping.wide)}
    return tuple(heading for place, heading in enumerate(headings) if heading and place not in read)


def _known(headings: Sequence[str], indicators: Sequence[Indicator]) -> dict[int, WideColumn]:
    """The columns whose headings name an indicator."""
    names = names_of(indicators)
    found = (find_column(place, heading, names) for place, heading in enumerate(headings))
    return {one.column: one for one in found if one is not None}
