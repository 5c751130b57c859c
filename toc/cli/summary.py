"""A programme in a few lines of text."""

from collections.abc import Iterator

from toc.exchange.native import ProgrammeFile
from toc.model.phrases import count_of
from toc.model.theory import TheoryOfChange


def summarise(file: ProgrammeFile) -> Iterator[str]:
    """Lines about the programme, its theories and what is tied to them."""
    programme = file.programme
    yield _flat(programme.name)
    if programme.fictional:
        yield "A made-up example."
    if programme.description.strip():
        yield _flat(programme.description)
    for theory in programme.theories:
        yield ""
        yield from _theory(theory)
    yield ""
    counts = {
        "indicators": len(programme.indicators),
        "figures": len(file.observations),
        "targets": len(programme.targets),
        "priorities frameworks": len(programme.frameworks),
        "alignments": len(programme.alignments),
        "commissioners": len(programme.commissioners),
        "sources": len(programme.sources),
    }
    width = max(map(len, counts))
    for name, count in counts.items():
        yield f"{name:<{width}} {count:>6,}"


def _theory(theory: TheoryOfChange) -> Iterator[str]:
    yield f"{_flat(theory.name)} ({theory.level.value} level, id {theory.id})"
    columns = [(_flat(stage.name), len(theory.in_stage(stage.id))) for stage in theory.stages]
    if theory.tray:
        columns.append(("not on the map yet", len(theory.tray)))
    width = max((len(name) for name, _ in columns), default=0)
    for name, count in columns:
        yield f"  {name:<{width}} {count:>4} {'box' if count == 1 else 'boxes'}"
    parts = (
        count_of(len(theory.links), "arrow"),
        count_of(len(theory.assumptions), "assumption"),
        count_of(len(theory.factors), "factor of context and risk", "factors of context and risk"),
    )
    yield f"  {', '.join(parts)}"


def _flat(text: str) -> str:
    return " ".join(text.split())
