"""What every value of the model shares: frozen, no unknown fields, text that any format can hold."""

import re
import unicodedata
from enum import StrEnum
from typing import Annotated
from uuid import uuid4

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from toc.model import limits

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")


def clean_text(text: object) -> object:
    """Text as any file format and database can hold it: one kind of line break, no control characters."""
    if not isinstance(text, str):
        return text
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", _LINE_BREAK.sub("\n", text)))


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("it is empty")
    return text


Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Label = Annotated[
    str, StringConstraints(max_length=limits.LABEL), BeforeValidator(clean_text), AfterValidator(_not_blank)
]
Name = Annotated[
    str, StringConstraints(max_length=limits.NAME), BeforeValidator(clean_text), AfterValidator(_not_blank)
]
ShortText = Annotated[str, StringConstraints(max_length=limits.NAME), BeforeValidator(clean_text)]
LongText = Annotated[str, StringConstraints(max_length=limits.TEXT), BeforeValidator(clean_text)]
Statement = Annotated[
    str, StringConstraints(max_length=limits.TEXT), BeforeValidator(clean_text), AfterValidator(_not_blank)
]
Count = Annotated[int, Field(ge=0, le=limits.COUNT)]
Number = Annotated[float, Field(ge=-limits.NUMBER, le=limits.NUMBER)]
Amount = Annotated[float, Field(ge=0, le=limits.NUMBER)]
"""Never `Number` with a lowest value of its own: of two such bounds the one inside the type would win."""


def new_id() -> str:
    """An id no other value of the programme has."""
    return uuid4().hex[:16]


class Value(BaseModel):
    """A frozen value of the model."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Entity(Value):
    """A value with an id of its own, found and changed by it."""

    id: Id


class ProvenanceStatus(StrEnum):
    NAMED_SOURCE = "named_source"
    """Taken from the source that is named."""
    FOUND = "found"
    """Stated in the source that is named, in other words."""
    UNSOURCED = "unsourced"


class Provenance(Value):
    """Where a statement comes from."""

    status: ProvenanceStatus = ProvenanceStatus.UNSOURCED
    source: Id | None = None
    note: LongText = ""


class SourceKind(StrEnum):
    PUBLICATION = "publication"
    LOCAL_EVALUATION = "local_evaluation"
    VOICE = "voice"
    """What somebody said, anonymised, with their consent."""


class Source(Entity):
    """Something that can be cited."""

    kind: SourceKind = SourceKind.PUBLICATION
    title: Name
    authors: ShortText = ""
    year: ShortText = ""
    url: ShortText = ""
    note: LongText = ""
    consented: bool = False
    """For a voice: the person agreed to be quoted."""

    @property
    def may_be_named(self) -> bool:
        """Whether others may read who said it: a voice only where the person agreed."""
        return self.kind is not SourceKind.VOICE or self.consented
