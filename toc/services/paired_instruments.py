"""Instruments for before and after: the programme's, the library's, and what a person enters of their own."""

from typing import NamedTuple

from toc.analysis.paired import NotPaired, build_reliable_change
from toc.exchange.library import load_library
from toc.model.apply import as_json
from toc.model.base import new_id
from toc.model.collections import Collection, checked
from toc.model.edits import Add, Change, Edit, Together
from toc.model.indicators import Direction, Instrument, Threshold
from toc.model.programme import Programme


class InstrumentEntry(NamedTuple):
    """What a person enters of an instrument; blank is not known."""

    name: str
    direction: Direction
    minimum: float | None = None
    maximum: float | None = None
    reliable_change: float | None = None
    reliable_source: str = ""
    caseness: float | None = None
    caseness_source: str = ""
    sd: float | None = None
    """With a reliability: the reliable change is worked out from the two where none is published."""
    reliability: float | None = None


def list_instruments(programme: Programme) -> tuple[Instrument, ...]:
    """The programme's own in front, then what the library has besides, each by name."""
    here = {one.id for one in programme.instruments}
    more = [one for one in load_library().instruments if one.id not in here]
    return (*sorted(programme.instruments, key=_name), *sorted(more, key=_name))


def arriving_edit(programme: Programme, instrument: Instrument) -> Edit | None:
    """Take an instrument in with the source it names; None where the programme has it."""
    if any(one.id == instrument.id for one in programme.instruments):
        return None
    cited = instrument.provenance.source
    sources = [one for one in load_library().sources if one.id == cited]
    here = {one.id for one in programme.sources}
    adds = [
        *(Add(collection=Collection.SOURCES, item=as_json(one)) for one in sources if one.id not in here),
        Add(collection=Collection.INSTRUMENTS, item=as_json(instrument)),
    ]
    return adds[0] if len(adds) == 1 else Together(edits=tuple(adds))


def confirm_edit(programme: Programme, instrument: Instrument) -> Edit:
    """A person has checked the thresholds that were still to be checked: they count from now on."""
    sure = {
        name: checked(threshold, confirmed=True)
        for name in ("reliable_change", "caseness")
        if (threshold := getattr(instrument, name)) is not None
    }
    return _save_edit(programme, instrument, checked(instrument, **sure))


def enter_edit(programme: Programme, entry: InstrumentEntry, before: Instrument | None = None) -> tuple[str, Edit]:
    """The instrument's id, and the edit that makes or changes it. Raises NotPaired with the next step."""
    if not entry.name.strip():
        raise NotPaired("The instrument needs a name. Type what the questionnaire is called.")
    if entry.minimum is not None and entry.maximum is not None and entry.maximum <= entry.minimum:
        raise NotPaired("The largest score has to be above the smallest. Correct one of them.")
    base = before or Instrument(id=new_id(), name=entry.name)
    entered = checked(
        base,
        name=entry.name,
        direction=entry.direction,
        minimum=entry.minimum,
        maximum=entry.maximum,
        reliable_change=_reliable(entry, base.reliable_change),
        caseness=_threshold("caseness", entry.caseness, entry.caseness_source, base.caseness),
    )
    if before is None:
        return base.id, Add(collection=Collection.INSTRUMENTS, item=as_json(entered))
    return base.id, _save_edit(programme, before, entered)


def _reliable(entry: InstrumentEntry, before: Threshold | None) -> Threshold | None:
    if entry.reliable_change is None and entry.sd is not None and entry.reliability is not None:
        value = build_reliable_change(entry.sd, entry.reliability)
        how = f"1.96 x sqrt(2) x {entry.sd:g} x sqrt(1 - {entry.reliability:g})"
        if not entry.reliable_source.strip():
            raise NotPaired("Say where the standard deviation and the reliability come from.")
        return Threshold(name="reliable change", value=value, source=f"{how}; {entry.reliable_source}")
    if entry.reliable_change is not None and entry.reliable_change <= 0:
        raise NotPaired("A reliable change is a number of points above 0. Correct it.")
    return _threshold("reliable change", entry.reliable_change, entry.reliable_source, before)


def _threshold(name: str, value: float | None, source: str, before: Threshold | None) -> Threshold | None:
    """A threshold as entered; one that nobody has touched stays as sure or unsure as it was."""
    if value is None:
        return None
    if not source.strip():
        raise NotPaired(f"Say where the {name} of {value:g} comes from: a threshold without a source is not used.")
    if before is not None and (before.value, before.source) == (value, source):
        return before
    return Threshold(name=name, value=value, source=source)


def _save_edit(programme: Programme, before: Instrument, after: Instrument) -> Edit:
    if arriving := arriving_edit(programme, after):
        return arriving
    old, new = as_json(before), as_json(after)
    fields = {name: new.get(name) for name in {*old, *new} if old.get(name) != new.get(name)}
    return Change(collection=Collection.INSTRUMENTS, id=before.id, fields=fields)


def _name(instrument: Instrument) -> str:
    return instrument.name.casefold()
