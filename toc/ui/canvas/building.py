"""From a drawn theory to what the canvas needs of it."""

from collections.abc import Iterable

from toc.diagram.picture import Picture
from toc.model.theory import TheoryOfChange
from toc.ui.canvas.canvas_map import CanvasBox, CanvasLink, CanvasMap, CanvasStage, TrayBox


def build_map(
    *,
    programme: str,
    theory: TheoryOfChange,
    picture: Picture,
    svg: str,
    version: int,
    selected: Iterable[str] = (),
) -> CanvasMap:
    """The map of a theory; what else the page wants goes in with `model_copy(update=...)`.

    `version` is the programme's revision. A stage that the view hides is not on the map, and neither are its
    boxes and their arrows.
    """
    nested = {box.element_id for box in picture.boxes if box.nested}
    places = {box.element_id: box for box in picture.boxes}
    drawn = {arrow.link_id for arrow in picture.arrows}
    return CanvasMap(
        programme=programme,
        theory=theory.id,
        version=version,
        name=theory.name,
        svg=svg,
        stages=tuple(
            CanvasStage(id=heading.stage_id, name=heading.name, kind=heading.kind, x=heading.x, width=heading.width)
            for heading in picture.headings
        ),
        boxes=tuple(
            CanvasBox(
                id=element.id,
                stage=box.stage_id,
                label=element.label,
                x=box.x,
                y=box.y,
                width=box.width,
                height=box.height,
                nested=element.id in nested,
            )
            for element in theory.elements
            if (box := places.get(element.id))
        ),
        links=tuple(
            CanvasLink(id=link.id, source=link.source, target=link.target) for link in theory.links if link.id in drawn
        ),
        tray=tuple(TrayBox(id=element.id, label=element.label) for element in theory.tray),
        selected=tuple(selected),
    )
