"""JSON-LD to things with fields, by local names; no context is ever fetched."""

import re
from typing import Any, NamedTuple

from toc.exchange.cids.terms import EXTENSION, REST
from toc.exchange.json_text import UnreadableFile
from toc.exchange.native import tidy

DEEPEST = 30
"""Objects and lists inside each other. A CIDS file has 5."""
_KNOWN_CONTEXT = re.compile(r"https?://ontology\.commonapproach\.org/[\w./-]+")
_OUR_PREFIX = "toc:"
_OLDER_NAMES = {"numerical_value": "hasNumericalValue"}
_LISTS = ("@list", "@set", "@graph")


class Thing(NamedTuple):
    """One thing of the graph. A field has its values in order; the name of another thing is text, as text is."""

    name: str
    kinds: set[str]
    fields: dict[str, dict[Any, None]]
    rest: dict[str, Any] | None
    """Our own fields, where it is one of ours."""

    def texts(self, field: str) -> list[str]:
        return [value for value in self.fields.get(field, ()) if isinstance(value, str)]

    def text(self, field: str) -> str:
        """The first text of a field; empty without one."""
        return next(iter(self.texts(field)), "")


def read_graph(document: Any) -> dict[str, Thing]:
    """The things of the file by name, in the order they stand there. Raises UnreadableFile."""
    return _Reader().read(document)


class _Reader:
    def __init__(self) -> None:
        self._things: dict[str, Thing] = {}
        self._words: dict[str, str] = {}
        """Terms and prefixes of the file's own contexts."""

    def read(self, document: Any) -> dict[str, Thing]:
        for part in document if isinstance(document, list) else [document]:
            self._values(part, 1)
        return {name: thing for name, thing in self._things.items() if thing.fields or thing.kinds}

    def _values(self, found: Any, depth: int) -> list[Any]:
        """Plain values and the names of things; the things themselves are kept."""
        if depth > DEEPEST:
            raise UnreadableFile("The file is nested too deeply for a CIDS file. Pick another file.")
        if isinstance(found, list):
            return [value for item in found for value in self._values(item, depth + 1)]
        if not isinstance(found, dict):
            return [] if found is None else [found]
        self._take_context(found.get("@context"))
        if "@value" in found:
            return self._values(found["@value"], depth + 1)
        if "@id" not in found and "@type" not in found:
            inside = [value for key in _LISTS if key in found for value in self._values(found[key], depth + 1)]
            if inside or any(key in found for key in _LISTS):
                return inside
        return [self._take_thing(found, depth)]

    def _take_thing(self, found: dict[str, Any], depth: int) -> str:
        name = found.get("@id", f"_:{len(self._things)}")
        if len(found) == 1 and isinstance(name, str) and "@id" in found:
            return name  # named here, and told of elsewhere
        if not isinstance(name, str):
            raise UnreadableFile("The file holds a thing whose '@id' is no text. Mend it.")
        thing = self._things.setdefault(name, Thing(name, set(), {}, None))
        kinds = found.get("@type", [])
        thing.kinds.update(self._local(kind) for kind in _as_list(kinds) if isinstance(kind, str))
        for key, value in found.items():
            if key in ("@graph", "@included"):
                self._values(value, depth + 1)
            elif not key.startswith("@"):
                self._take_field(name, self._local(key), value, depth)
        return name

    def _take_field(self, name: str, field: str, value: Any, depth: int) -> None:
        thing = self._things[name]
        if field == REST:
            rest = value["@value"] if isinstance(value, dict) and "@value" in value else value
            if not isinstance(rest, dict):
                raise UnreadableFile(tidy(f"'{REST}' of '{name}' in the file has to hold named fields. Mend it."))
            if thing.rest is None:
                self._things[name] = thing._replace(rest=dict(rest))
            else:
                thing.rest.update(rest)
            return
        # The same thing may be told of in several places, and say the same again.
        thing.fields.setdefault(field, {}).update(dict.fromkeys(self._values(value, depth + 1)))

    def _take_context(self, context: Any) -> None:
        for one in _as_list(context):
            if isinstance(one, str):
                if not _KNOWN_CONTEXT.fullmatch(one):
                    raise UnreadableFile(
                        tidy(
                            f"The file takes the meaning of its words from '{one[:100]}', and nothing is fetched from "
                            "elsewhere. Put the context itself into the file."
                        )
                    )
            elif isinstance(one, dict):
                for word, meaning in one.items():
                    means = meaning.get("@id") if isinstance(meaning, dict) else meaning
                    if isinstance(means, str) and not word.startswith("@"):
                        self._words[word] = means

    def _local(self, word: str) -> str:
        """The last part of a full name; ours keep their prefix, so that nobody else's is taken for them."""
        meaning = self._words.get(word, word)
        prefix, colon, last = meaning.partition(":")
        if colon and prefix in self._words:
            meaning = self._words[prefix] + last
        if meaning.startswith(EXTENSION):
            return _OUR_PREFIX + meaning.removeprefix(EXTENSION)
        name = re.split(r"[#/:]", meaning)[-1]
        return _OLDER_NAMES.get(name, name)


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
