"""Which way an indicator goes: the words for it, and when an interval says so."""

from enum import StrEnum

from toc.analysis.intervals import Interval
from toc.model.indicators import Direction


class Judgement(StrEnum):
    IMPROVING = "improving"
    WORSENING = "worsening"
    HIGHER = "higher"
    LOWER = "lower"
    NO_CLEAR_CHANGE = "no_clear_change"
    TOO_FEW = "too_few_to_judge"


JUDGEMENT_WORDS = {
    Judgement.IMPROVING: "improving",
    Judgement.WORSENING: "worsening",
    Judgement.HIGHER: "higher",
    Judgement.LOWER: "lower",
    Judgement.NO_CLEAR_CHANGE: "no clear change",
    Judgement.TOO_FEW: "too few to judge",
}


def judge(direction: Direction, interval: Interval, no_change: float = 0) -> Judgement:
    """Which way a change goes; no clear change where its interval holds `no_change`."""
    lower = float("-inf") if interval.lower is None else interval.lower
    upper = float("inf") if interval.upper is None else interval.upper
    if lower <= no_change <= upper:
        return Judgement.NO_CLEAR_CHANGE
    return judge_sign(direction, up=lower > no_change)


def judge_sign(direction: Direction, *, up: bool) -> Judgement:
    """What a clear rise or fall means, by which way is better."""
    if direction is Direction.NEITHER:
        return Judgement.HIGHER if up else Judgement.LOWER
    return Judgement.IMPROVING if up == (direction is Direction.INCREASE) else Judgement.WORSENING
