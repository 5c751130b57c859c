"""What is wrong with a value, as a sentence that names the field and the next step."""

from typing import Any

import pytest
from pydantic import ValidationError

from toc.model.base import Value
from toc.model.explain import explain
from toc.model.figures import Observation, Period
from toc.model.indicators import Indicator, Instrument, Target
from toc.model.plans import NeedInputs
from toc.model.priorities import Funding
from toc.model.theory import Element, Factor, TheoryOfChange

PERIOD = {"start": "2024-04-01", "end": "2024-06-30"}


def sentence(model: type[Value], value: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(value)
    return explain(caught.value)


@pytest.mark.parametrize(
    ("model", "value", "said"),
    [
        (Element, {"id": "e", "label": "x" * 151}, "'label' is longer than 150 characters. Shorten it."),
        (Element, {"id": "e", "label": "  "}, "'label' cannot be taken: it is empty. Change it."),
        (Element, {"id": "e"}, "'label' is missing. Add it."),
        (Element, {"id": "e", "label": 7}, "'label' has to be text. Change it."),
        (Element, {"id": "e f", "label": "x"},
         "'id' may hold letters, digits, '-' and '_' only, 64 at most. Pick another."),
        (Element, {"id": "e", "label": "x", "colour": 1},
         "'colour' is not a field here. Remove it, or check its spelling."),
        (Element, {"id": "e", "label": "x", "citations": "toolkit"}, "'citations' has to be a list. Change it."),
        (Element, 7, "'the whole' has to be a group of named fields. Change it."),
        (Element, {}, "'id' is missing. Add it. There is 1 more fault like this."),
        (Funding, {}, "'id' is missing. Add it. There are 3 more faults like this."),
        (Factor, {"id": "f", "label": "x", "kind": "luck"},
         "'kind' has to be one of 'enabling', 'external', 'moderating' or 'unintended_consequence'. "
         "Pick one of them."),
        (TheoryOfChange, {"id": "t", "name": "T", "elements": [{"id": "e", "label": ""}]},
         "'elements > 0 > label' cannot be taken: it is empty. Change it."),
        (TheoryOfChange, {"id": "t", "name": "T", "stages": [{"id": f"s{n}", "name": "S"} for n in range(21)]},
         "'stages' holds more than 20. Remove some first."),
        (Target, {"id": "t", "indicator": "i", "period": PERIOD, "value": "many"},
         "'value' has to be a number. Change it."),
        (Target, {"id": "t", "indicator": "i", "period": PERIOD, "value": float("inf")},
         "'value' has to be an ordinary number. Change it."),
        (Target, {"id": "t", "indicator": "i", "period": {"start": "soon", "end": "2024-06-30"}, "value": 1},
         "'period > start' has to be a date, such as 2024-04-01. Change it."),
        (Target, {"id": "t", "indicator": "i", "period": {"start": "2024-04-02", "end": "2024-04-01"}, "value": 1},
         "'period' cannot be taken: the period ends before it starts. Change it."),
        (Period, {"start": "2024-02-30", "end": "2024-03-01"},
         "'start' has to be a date, such as 2024-04-01. Change it."),
        (Observation, {"indicator": "i", "period": PERIOD},
         "This cannot be taken: a reported figure needs a value or a numerator. Change it."),
        (Observation, {"indicator": "i", "period": PERIOD, "numerator": 1, "denominator": 0},
         "'denominator' has to be more than 0. Change it."),
        (Observation, {"indicator": "i", "period": PERIOD, "value": 1, "n": 1.5},
         "'n' has to be a whole number. Change it."),
        (Observation, {"indicator": "i", "period": PERIOD, "value": 1, "provisional": "perhaps"},
         "'provisional' has to be true or false. Change it."),
        (NeedInputs, {"births": -1}, "'births' may not be less than 0. Change it."),
        (NeedInputs, {"low_prevalence": 1.5}, "'low prevalence' may not be more than 1. Change it."),
        (NeedInputs, {"births": 10**10}, "'births' may not be more than 1,000,000,000. Change it."),
        (Instrument, {"id": "s", "name": "S", "minimum": 5, "maximum": 1},
         "This cannot be taken: the largest score is less than the smallest. Change it."),
        (Indicator, {"id": "i", "name": "I", "chart": {"shift_length": 4}},
         "'chart > shift length' may not be less than 5. Change it."),
    ],
)  # fmt: skip
def test_a_fault_is_told_in_a_sentence(model: type[Value], value: Any, said: str) -> None:
    assert sentence(model, value) == said
