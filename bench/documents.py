"""(k) A bid pack in all formats beside bare Kaleido and bare Typst, and the memory that a very long report takes."""

import json
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import typst

from bench.bare_kaleido import BareKaleido
from bench.measure import Row, medians
from toc.charts.pictures import stop_browser
from toc.exchange.templates import load_example
from toc.model.collections import checked
from toc.report import chart_pictures, pdf_document
from toc.report.blocks import Document
from toc.report.clean_text import build_clean_document
from toc.report.document_formats import DOCUMENT_FORMATS
from toc.report.layouts import Layout
from toc.report.look import CHART_HEIGHT, CHART_WIDTH
from toc.report.page_pdf.build import build_data
from toc.report.typst_fonts import shipped_fonts
from toc.services.documents import build_choices, find_ahead, find_choice, render_all, write_document
from toc.services.leaving_out import leave_out

_INDICATORS = 20
_ROUNDS = 7
_LONG_ELEMENTS, _LONG_INDICATORS = 200, 100
_MOST_MEMORY = 1000.0
"""MB."""
_TEMPLATE = Path(pdf_document.__file__).parent / "page_pdf" / "document.typ"


def rows() -> Iterable[Row]:
    # First: a process counts as its own memory what the one that started it held.
    steps, peak = _long()
    yield Row(
        f"(k) peak memory of a report of {_LONG_ELEMENTS} boxes and {_LONG_INDICATORS} indicators",
        peak,
        "MB",
        aim=_MOST_MEMORY,
        parts=f"all formats, {steps} steps named",
    )
    document, write = _pack()
    pictured = [chart for chart in chart_pictures.find_charts(document) if chart_pictures.has_picture(chart)]
    charts = [chart.figure for chart in pictured if chart.figure is not None]
    clean = build_clean_document(document)
    pictures = chart_pictures.render_chart_pictures(clean, "svg")
    data = build_data(clean, pictures)
    spreads = [spread for section in data["sections"] for spread in section["spreads"]]
    places = [part for spread in spreads for part in spread["parts"] if part.get("svg")]
    drawn_in_full = [part for part, chart in zip(places, pictured, strict=True) if chart.figure is not None]

    bare_kaleido = BareKaleido()
    options = {"format": "svg", "width": CHART_WIDTH, "height": CHART_HEIGHT}

    def ours() -> None:
        chart_pictures._KEPT.clear()  # As when nobody has looked at the preview before.
        render_all(write())

    def bare() -> None:
        drawn = bare_kaleido.draw([one.to_dict() for one in charts], options)
        # Those just drawn, whose ids are never the same twice: Typst keeps the page of a picture it has set before.
        for part, svg in zip(drawn_in_full, drawn, strict=True):
            part["svg"] = svg.decode()
        typst.compile(
            _TEMPLATE,
            format="pdf",
            font_paths=shipped_fonts(),
            sys_inputs={"document": json.dumps(data)},
            pdf_standards=["ua-1", "a-2a"],
        )

    made, floor = medians(ours, bare, rounds=_ROUNDS, warm_up=1)
    bare_kaleido.stop()
    yield Row(
        f"(k) a bid pack of {_INDICATORS} indicators in five formats",
        made,
        floor=floor,
        against="the same chart pictures by bare Kaleido and one bare Typst compile",
        aim=1.3,
        parts=f"{len(charts)} charts",
    )
    stop_browser()


def _pack():  # type: ignore[no-untyped-def]
    file = load_example()
    gone = {one.id for one in file.programme.indicators[_INDICATORS:]}
    programme = leave_out(file.programme, gone)
    figures = tuple(one for one in file.observations if one.indicator not in gone)
    as_at = max(one.period.end for one in figures)
    choices = build_choices(
        find_choice(programme, Layout.BID, None), as_at=as_at, made_at=datetime.now(UTC), revision=1
    )

    def write() -> Document:
        return write_document(programme, figures, choices, charted=find_ahead(DOCUMENT_FORMATS))

    return write(), write


def _long() -> tuple[int, float]:
    """How many steps it named, and the most megabytes its process held."""
    script = (
        "import resource; from bench.documents import make_long; steps = make_long();"
        "print(steps, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    ran = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    steps, peak = ran.stdout.split()
    return int(steps), int(peak) / 1000


def make_long() -> int:
    """All formats of a report that is longer than any real one; how many steps were named."""
    file = load_example()
    theory = file.programme.theories[0]
    elements = tuple(
        checked(
            one, id=f"e{number}_{one.id}", label=f"{one.label[:140]} {number}", stage=one.stage and f"long_{one.stage}"
        )
        for number in range(_LONG_ELEMENTS // len(theory.elements) + 1)
        for one in theory.elements
    )[:_LONG_ELEMENTS]
    links = tuple(
        checked(one, id=f"l{number}_{one.id}", source=f"e{number}_{one.source}", target=f"e{number}_{one.target}")
        for number in range(_LONG_ELEMENTS // len(theory.elements))
        for one in theory.links
    )
    known = {one.id for one in elements}
    long = checked(
        theory,
        id="long",
        elements=elements,
        stages=tuple(checked(one, id=f"long_{one.id}") for one in theory.stages),
        links=tuple(one for one in links if {one.source, one.target} <= known),
        accountability_stage=None,
        assumptions=(),
        factors=(),
    )
    with_figures = {one.indicator for one in file.observations}
    told = [one for one in file.programme.indicators if one.id in with_figures]
    copies = [(told[number % len(told)], f"i{number}") for number in range(_LONG_INDICATORS)]
    programme = checked(
        file.programme,
        theories=(*file.programme.theories, long),
        indicators=(
            *file.programme.indicators,
            *(checked(one, id=name, name=f"{one.name[:150]} {name}") for one, name in copies),
        ),
    )
    figures = list(file.observations)
    for one, name in copies:
        figures += [checked(figure, indicator=name) for figure in file.observations if figure.indicator == one.id]
    steps: list[str] = []
    choices = build_choices(
        find_choice(programme, Layout.OUTCOMES, None).model_copy(
            update={"sections": ("summary", "diagram", "narrative", "framework", "results", "quality")}
        ),
        as_at=max(one.period.end for one in figures),
        made_at=datetime.now(UTC),
    )
    render_all(write_document(programme, figures, choices, steps.append), progress=steps.append)
    stop_browser()
    return len(steps)
