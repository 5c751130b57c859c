"""What pydantic says of a bad value, as one sentence a person can act on."""

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
}


def explain(error: ValidationError) -> str:
    """The first fault as a sentence, naming the field and how many more faults there are."""
    faults = error.errors(include_url=False, include_input=False)
    fault = faults[0]
    where = " > ".join(str(part).replace("_", " ") for part in fault["loc"]) or "the whole"
    context = fault.get("ctx", {})
    known = _SENTENCES.get(fault["type"])
    if known:
        what = known.format(**context)
    elif fault["type"] == "enum":
        what = f"has to be one of {context['expected']}. Pick one of them"
    elif fault["type"] == "value_error":
        what = f"cannot be taken: {context['error']}. Change it"
    else:
        message = fault["msg"]
        what = f"cannot be taken: {message[0].lower()}{message[1:]}. Change it"
    more = "" if len(faults) == 1 else f" There are {len(faults) - 1} more faults like this."
    return f"'{where}' {what}.{more}"
