"""A page with the canvas and nothing else, on a theory of its own: the browser tests act on it.

What reaches the server is written to a file, which the tests read. The address says which map (`map`), how
slow each event is (`slow`, in seconds), how many are refused first (`fail`), and `readonly`.
"""

import json
import os
import textwrap
import time
from html import escape
from pathlib import Path

import streamlit as st

from toc.model.theory import StageKind
from toc.ui.canvas import (
    Add,
    AddBefore,
    CanvasBox,
    CanvasEvent,
    CanvasLink,
    CanvasMap,
    CanvasStage,
    DrawLink,
    Duplicate,
    Move,
    NotSaved,
    Panel,
    Paste,
    Present,
    Redo,
    Remove,
    Rename,
    Select,
    TrayBox,
    Undo,
    show,
)

COLUMN, GAP, WIDTH, LINE = 240, 14, 180, 14
COLOURS = ("#505a5f", "#005eb8", "#007f3b", "#8a6a00", "#7c2855")
FILLS = ("#f3f2f1", "#e8f1f8", "#e6f4ea", "#fff4df", "#f3eaf7")
NAMES = ("Problem", "Activities", "Short-term outcomes", "Medium-term outcomes", "Long-term outcomes")
KINDS = (
    StageKind.PROBLEM,
    StageKind.ACTIVITY,
    StageKind.SHORT_TERM_OUTCOME,
    StageKind.MEDIUM_TERM_OUTCOME,
    StageKind.LONG_TERM_OUTCOME,
)

st.set_page_config(layout="wide")
st.html("<style>.stMainBlockContainer{padding:3.5rem 1rem 0}</style>")


@st.cache_resource
def store() -> dict[str, dict]:
    return {}


def start(name: str) -> dict:
    count = {"blank": 0, "large": 60, "huge": 200}.get(name, 20)
    boxes = [[f"b{n}", f"s{n % 5}", f"Box {n} leads to something better for families"] for n in range(count)]
    links = [[f"l{n}", f"b{n}", f"b{n + 1}"] for n in range(count - 1) if n % 5 != 4]
    return {
        "boxes": boxes,
        "links": links,
        "log": [],
        "version": 1,
        "selected": [],
        "mode": "edit",
        "past": [],
        "fail": int(st.query_params.get("fail", 0)),
    }


name = st.query_params.get("map", "usual")
theory = store().setdefault(name, start(name.split("-")[0]))


def insert(box: list, after: str | None) -> None:
    boxes = theory["boxes"]
    column = [each for each in boxes if each[1] == box[1]]
    if after == "":
        at = boxes.index(column[0]) if column else len(boxes)
    elif after is not None and any(each[0] == after for each in column):
        at = next(i for i, each in enumerate(boxes) if each[0] == after) + 1
    else:
        at = boxes.index(column[-1]) + 1 if column else len(boxes)
    boxes.insert(at, box)


def store_event(event: CanvasEvent) -> None:
    if theory["fail"] and not isinstance(event, Select):
        theory["fail"] -= 1
        raise NotSaved("The disk is full. Make room, and it is saved by itself.")
    time.sleep(float(st.query_params.get("slow", "0")))
    if not isinstance(event, Select | Undo | Redo | Panel | Present):
        theory["past"].append(json.dumps([theory["boxes"], theory["links"]]))
    change(event)
    theory["version"] += 1
    theory["log"].append(event.model_dump(mode="json"))
    record()


def record() -> None:
    text = json.dumps({"boxes": theory["boxes"], "links": theory["links"], "log": theory["log"]})
    Path(os.environ["TOC_DATA_DIR"], f"{name}.json").write_text(text, encoding="utf-8")


def change(event: CanvasEvent) -> None:
    boxes, links = theory["boxes"], theory["links"]
    match event:
        case Select():
            theory["selected"] = list(event.ids)
        case Rename():
            next(box for box in boxes if box[0] == event.id)[2] = event.label
        case Add():
            insert([event.id, event.stage, event.label], event.after)
        case AddBefore():
            insert([event.id, event.stage, event.label], None)
            links.append([event.link, event.id, event.before])
        case Paste():
            for item in event.items:
                insert([item.id, event.stage, item.label], event.after)
        case Move():
            after = event.after
            for moved in event.ids:
                box = next(each for each in boxes if each[0] == moved)
                boxes.remove(box)
                box[1] = event.stage
                insert(box, after)
                after = moved if after is not None else None
        case DrawLink():
            links.append([event.id, event.source, event.target])
        case Duplicate():
            for old, new in zip(event.ids, event.new_ids, strict=True):
                box = next(each for each in boxes if each[0] == old)
                insert([new, box[1], box[2]], old)
        case Remove():
            theory["boxes"] = [box for box in boxes if box[0] not in event.ids]
            theory["links"] = [link for link in links if not {*link} & {*event.ids}]
        case Undo() if theory["past"]:
            theory["boxes"], theory["links"] = json.loads(theory["past"].pop())
        case Present():
            theory["mode"] = "present" if event.on else "edit"


def draw_heading(index: int) -> str:
    x = 10 + index * COLUMN
    return (
        f'<g id="stage-s{index}" class="heading" aria-label="{NAMES[index]}"><rect x="{x}" y="4" width="{WIDTH}"'
        f' height="30" rx="10" fill="{COLOURS[index]}"/><text x="{x + WIDTH / 2}" y="24" text-anchor="middle"'
        f' fill="#fff" font-size="11" font-family="Arial">{NAMES[index]}</text></g>'
    )


def draw_box(box: CanvasBox, index: int, lines: list[str]) -> str:
    text = "".join(
        f'<text x="{box.x + 9}" y="{box.y + 18 + n * LINE}" font-size="11" font-family="Arial">{escape(line)}</text>'
        for n, line in enumerate(lines)
    )
    name = escape(box.label)
    return (
        f'<g id="box-{box.id}" class="box" role="img" aria-label="{name}"><title>{name}</title><rect x="{box.x}"'
        f' y="{box.y}" width="{WIDTH}" height="{box.height}" rx="10" fill="{FILLS[index]}"'
        f' stroke="{COLOURS[index]}"/>{text}</g>'
    )


def draw_arrow(name: str, a: CanvasBox, b: CanvasBox) -> str:
    x0, y0, x1, y1 = a.x + a.width, a.y + a.height / 2, b.x, b.y + b.height / 2
    return (
        f'<g id="link-{name}" class="arrow" aria-label="{escape(a.label)} leads to {escape(b.label)}"><path fill="none"'
        f' stroke="#7a8a96" d="M{x0} {y0}C{x0 + 30} {y0} {x1 - 30} {y1} {x1 - 7} {y1}"/>'
        f'<polygon fill="#7a8a96" points="{x1 - 8},{y1 - 4} {x1},{y1} {x1 - 8},{y1 + 4}"/></g>'
    )


def draw() -> CanvasMap:
    places: dict[str, CanvasBox] = {}
    out: list[str] = []
    foot = 60.0
    for index in range(5):
        out.append(draw_heading(index))
        y = 50.0
        for key, home, label in theory["boxes"]:
            if home != f"s{index}":
                continue
            lines = [part for line in label.split("\n") for part in textwrap.wrap(line, 30) or [""]]
            box = CanvasBox(
                id=key, stage=home, label=label, x=10 + index * COLUMN, y=y, width=WIDTH, height=len(lines) * LINE + 14
            )
            places[key] = box
            out.append(draw_box(box, index, lines))
            y += box.height + GAP
        foot = max(foot, y)
    drawn = [link for link in theory["links"] if link[1] in places and link[2] in places]
    out += [draw_arrow(key, places[source], places[target]) for key, source, target in drawn]
    width = 10 + 5 * COLUMN - (COLUMN - WIDTH) + 10
    return CanvasMap(
        programme="p1",
        theory=name,
        version=theory["version"],
        name="A team's theory",
        svg=f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {foot}">{"".join(out)}</svg>',
        stages=tuple(
            CanvasStage(id=f"s{n}", name=NAMES[n], kind=KINDS[n], x=10 + n * COLUMN, width=WIDTH) for n in range(5)
        ),
        boxes=tuple(places[key] for key, home, _ in theory["boxes"] if home is not None),
        links=tuple(CanvasLink(id=a, source=b, target=c) for a, b, c in theory["links"]),
        tray=tuple(TrayBox(id=key, label=label) for key, home, label in theory["boxes"] if home is None),
        selected=tuple(theory["selected"]),
        mode=theory["mode"],
        readonly="readonly" in st.query_params,
        hint="" if theory["boxes"] else "Type what your team does here, press Enter",
    )


@st.fragment
def canvas() -> None:
    show(draw, key="canvas", on_event=store_event)


canvas()
