"""The icons of "Making Data Count": what a signal means by which way is better, and whether a target is hit."""

from toc.analysis.spc_result import Assurance, PointType, SpcResult, Variation
from toc.analysis.spc_rules import SIGN_OF_CODE
from toc.model.indicators import Direction, SpcPreset

_BETTER = {Direction.INCREASE: 1, Direction.DECREASE: -1, Direction.NEITHER: 0}


def type_of_each_code(direction: Direction) -> list[PointType]:
    """What each rule's signal is, by the code of the rule."""
    better = _BETTER[direction]
    return [_type(sign, better) for sign in SIGN_OF_CODE.tolist()]


def variation_of(result: SpcResult) -> Variation:
    """Is it changing: by the last point; `careful` takes the last that has a value."""
    point = result.points[-1]
    if result.settings.preset is SpcPreset.CAREFUL:
        point = next((one for one in reversed(result.points) if one.value is not None), point)
    if point.type is PointType.COMMON_CAUSE:
        return Variation.COMMON_CAUSE
    if point.type in (PointType.NEUTRAL_HIGH, PointType.NEUTRAL_LOW):
        return Variation(point.type.value)
    good = point.type is PointType.IMPROVEMENT
    high = good == (result.settings.direction is Direction.INCREASE)
    return Variation(f"{point.type.value}_{'high' if high else 'low'}")


def assurance_of(result: SpcResult) -> Assurance | None:
    """Will it hit the target: by the limits of the last segment."""
    settings, segment = result.settings, result.segments[-1]
    target = settings.target
    if target is None or settings.direction is Direction.NEITHER:
        return None
    if segment.lower is None or segment.upper is None:
        return None if settings.preset is SpcPreset.CAREFUL else Assurance.HIT_OR_MISS
    high_is_good = settings.direction is Direction.INCREASE
    if target > segment.upper:
        return Assurance.FAIL if high_is_good else Assurance.PASS
    if target < segment.lower:
        return Assurance.PASS if high_is_good else Assurance.FAIL
    return Assurance.HIT_OR_MISS


def _type(sign: int, better: int) -> PointType:
    if sign == 0:
        return PointType.COMMON_CAUSE
    if better == 0:
        return PointType.NEUTRAL_HIGH if sign > 0 else PointType.NEUTRAL_LOW
    return PointType.IMPROVEMENT if sign == better else PointType.CONCERN
