"""What counts as change on an instrument, in words with its source."""

from toc.analysis.words import BETTER, number_text
from toc.model.indicators import Direction, Instrument, Threshold


def instrument_text(instrument: Instrument) -> str:
    """Direction, range and thresholds; one that is still to be checked is not told, for it is not used."""
    better = BETTER[instrument.direction]
    span = ""
    if instrument.minimum is not None and instrument.maximum is not None:
        span = f", scores {number_text(instrument.minimum)} to {number_text(instrument.maximum)}"
    parts = [f"{better[0].upper()}{better[1:]}{span}."]
    reliable, case = _sure(instrument.reliable_change), _sure(instrument.caseness)
    if reliable is not None:
        parts.append(f"Reliable change: {threshold_text(reliable)} points or more{_source(reliable)}.")
    if case is not None:
        side = "below" if instrument.direction is Direction.INCREASE else "above"
        parts.append(f"A case: {threshold_text(case)} or {side}{_source(case)}.")
    return " ".join(parts)


def threshold_text(threshold: Threshold) -> str:
    """A score to two decimals: a published 2.45 is not a 2.5."""
    return f"{round(threshold.value, 2):g}"


def _sure(threshold: Threshold | None) -> Threshold | None:
    return threshold if threshold is not None and threshold.confirmed else None


def _source(threshold: Threshold) -> str:
    return f" ({threshold.source})" if threshold.source else ""
