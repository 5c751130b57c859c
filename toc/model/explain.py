"""What pydantic says of a bad value, as one sentence a person can act on."""

from collections.abc import Sequence

from pydantic import ValidationError

from toc.errors import TocError


class InvalidValue(TocError):
    """A value the model does not take."""


_SENTENCES = {
    "string_too_long": "is longer than {max_length} characters. Shorten it",
    "string_too_short": "is empty. Type something",
    "string_pattern_mismatch": "may hold letters, digits, '-' and '_' only, 64 at most. Pick another",
    "too_long": "holds more than {max_length}. Remove some first",
    "missing": "is missing. Add it",
    "extra_forbidden": "is not a field here. Remove it, or check its spelling",
    "greater_than": "has to be more than {gt}. Change it",
    "greater_than_equal": "may not be less than {ge}. Change it",
    "less_than_equal": "may not be more than {le}. Change it",
    "finite_number": "has to be an ordinary number. Change it",
    "string_type": "has to be text. Change it",
    **dict.fromkeys(
        ("int_type", "int_parsing", "int_parsing_size", "int_from_float"), "has to be a whole number. Change it"
    ),
    **dict.fromkeys(("float_type", "float_parsing"), "has to be a number. Change it"),
    **dict.fromkeys(("bool_type", "bool_parsing"), "has to be true or false. Change it"),
    **dict.fromkeys(
        ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"),
        "has to be a date, such as 2024-04-01. Change it",
    ),
    **dict.fromkeys(("tuple_type", "list_type"), "has to be a list. Change it"),
    **dict.fromkeys(("model_type", "dict_type"), "has to be a group of named fields. Change it"),
}

_FULL = {
    "elements": "A map holds {max_length} boxes at most. Put a part of it into a map of its own, inside a box.",
    "links": "A map holds {max_length} arrows at most. Remove those that say the least.",
}
"""What a full map is told, in the words of the screen."""


def explain(error: ValidationError) -> str:
    """The first fault as a sentence, naming the field and how many more faults there are."""
    faults = error.errors(include_url=False, include_input=False)
    fault = faults[0]
    where = " > ".join(str(part).replace("_", " ") for part in fault["loc"]) or "the whole"
    context = {name: _plain(value) for name, value in fault.get("ctx", {}).items()}
    if fault["type"] == "too_long" and (full := _FULL.get(str(fault["loc"][-1]))):
        return f"{full.format(**context)}{_more(faults)}"
    known = _SENTENCES.get(fault["type"])
    if known:
        what = known.format(**context)
    elif fault["type"] == "enum":
        what = f"has to be one of {context['expected']}. Pick one of them"
    elif fault["type"] == "value_error" and not fault["loc"]:
        return f"This cannot be taken: {context['error']}. Change it.{_more(faults)}"
    elif fault["type"] == "value_error":
        what = f"cannot be taken: {context['error']}. Change it"
    else:
        message = fault["msg"]
        what = f"cannot be taken: {message[0].lower()}{message[1:]}. Change it"
    return f"'{where}' {what}.{_more(faults)}"


def _plain(value: object) -> object:
    """A bound as people write it: 4,000 and not 4000.0."""
    return f"{value:,.16g}" if isinstance(value, int | float) else value


def _more(faults: Sequence[object]) -> str:
    match len(faults) - 1:
        case 0:
            return ""
        case 1:
            return " There is 1 more fault like this."
        case others:
            return f" There are {others} more faults like this."
