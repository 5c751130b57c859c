"""JavaScript as the one module that Streamlit takes, joined from its readable parts."""

import re
from functools import cache
from pathlib import Path

_IMPORT = re.compile(r'^import\s*\{[^}]*\}\s*from\s*"(\.{1,2}/[\w./-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:class|function|const) (\w+))", re.MULTILINE)
_COMMENT = re.compile(r"^\s*(?:/\*\*(?:[^*]|\*(?!/))*\*/|//.*)\n", re.MULTILINE)
_INDENT = re.compile(r"^ +", re.MULTILINE)


@cache
def build_module(entry: Path) -> str:
    """`entry` and every part it imports, each once, what is needed first.

    Each part keeps its own names; only what it exports is seen by the others. Comments and
    indentation stay behind, for the module travels with each answer of the server.
    """
    parts: dict[Path, str] = {}
    _gather(entry.resolve(), parts, ())
    *needed, last = parts.values()
    joined = "".join((*map(_enclose, needed), _IMPORT.sub("", last)))
    return _INDENT.sub("", _COMMENT.sub("", joined))


def _gather(path: Path, parts: dict[Path, str], above: tuple[Path, ...]) -> None:
    if path in parts or path in above:
        return
    text = path.read_text(encoding="utf-8")
    for name in _IMPORT.findall(text):
        _gather((path.parent / name).resolve(), parts, (*above, path))
    parts[path] = text


def _enclose(text: str) -> str:
    names = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    return f"const {{ {names} }} = (() => {{\n{body}return {{ {names} }};\n}})();\n"
