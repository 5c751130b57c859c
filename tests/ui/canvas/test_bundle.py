"""The parts of the canvas joined to one module."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import toc.ui.canvas
import toc.ui.drafts
from toc.ui.canvas.bundle import build_module

ENTRIES = [
    Path(toc.ui.canvas.__file__).parent / "js" / "main.js",
    Path(toc.ui.drafts.__file__).parent / "js" / "drafts.js",
]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda path: path.stem)
def test_the_module_imports_nothing_and_exports_one_function(entry: Path) -> None:
    module = build_module(entry)
    assert re.findall(r"^import\b", module, re.MULTILINE) == []
    assert re.findall(r"^export\b.*", module, re.MULTILINE) == [
        "export default function show({ data, parentElement, setTriggerValue }) {"
        if entry.stem == "main"
        else "export default function guard({ data, parentElement }) {"
    ]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda path: path.stem)
def test_nothing_in_it_runs_or_writes_markup_from_text(entry: Path) -> None:
    for path in entry.parent.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert re.findall(r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write", text) == []


def test_every_part_is_in_the_module() -> None:
    module = build_module(ENTRIES[0])
    for path in ENTRIES[0].parent.glob("*.js"):
        for name in re.findall(r"^export (?:class|function) (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            assert f" {name}" in module


def test_each_part_is_needed_once_and_keeps_its_own_names(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text(
        '/** A. */\n\nimport { b } from "./b.js";\nimport { c } from "./c.js";\n\n'
        "const OWN = 1;\nexport default function show() {\n  return b() + c() + OWN;\n}\n"
    )
    (tmp_path / "b.js").write_text(
        '/** B. */\n\nimport {\n  c,\n} from "./c.js";\n\nconst OWN = 2;\n\n'
        "export function b() {\n  // why\n  return c() + OWN;\n}\n"
    )
    (tmp_path / "c.js").write_text("/** C. */\n\nconst OWN = 3;\n\nexport function c() {\n  return OWN;\n}\n")
    module = build_module(tmp_path / "a.js")
    assert module.count("function c()") == 1
    assert "why" not in module
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node.js is not installed.")
    run = "console.log(show())"
    text = module.replace("export default ", "") + run
    done = subprocess.run([node, "--input-type=module", "-e", text], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "9"
