"""The gallery: what Home shows of every programme and template, each with its own small picture."""

from dataclasses import dataclass

from toc.diagram import engine
from toc.diagram.facts import build_facts
from toc.diagram.options import ViewOptions
from toc.model.programme import Programme
from toc.services.kept import Kept
from toc.store import Store, Summary

THUMBNAILS_KEPT = 500

PLAIN = ViewOptions(
    show_indicators=False,
    show_status=False,
    show_assumptions=False,
    show_factors=False,
    show_accountability=False,
)
"""At this size only boxes and arrows can be made out."""


@dataclass(frozen=True)
class Thumbnail:
    """A small picture and what it shows, in words."""

    svg: str
    alt: str


@dataclass(frozen=True)
class Card:
    """A programme on Home."""

    summary: Summary
    thumbnail: Thumbnail | None
    """None while it has no boxes to show."""


@dataclass(frozen=True)
class TemplateCard:
    """A way to start."""

    name: str
    title: str
    sentence: str
    thumbnail: Thumbnail | None


class Gallery:
    """Draws each small picture once for each revision."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._thumbnails: Kept[tuple[str, int], Thumbnail | None] = Kept(THUMBNAILS_KEPT)
        self._templates: tuple[TemplateCard, ...] | None = None

    def card(self, summary: Summary) -> Card:
        """The programme's card, its picture drawn if it has changed since it was last asked for."""
        key = (summary.id, summary.revision)
        thumbnail = self._thumbnails.get(key)
        if thumbnail is None and summary.theories:
            thumbnail = self._thumbnails.put(key, draw_thumbnail(self._store.load(summary.id).programme))
        return Card(summary, thumbnail)

    def templates(self) -> tuple[TemplateCard, ...]:
        """Every template with its real picture."""
        from toc.exchange.templates import list_templates, load_template

        if self._templates is None:
            self._templates = tuple(
                TemplateCard(
                    template.name,
                    template.title,
                    template.description,
                    draw_thumbnail(load_template(template.name).programme),
                )
                for template in list_templates()
            )
        return self._templates


def draw_thumbnail(programme: Programme) -> Thumbnail | None:
    """The programme's outermost first theory, small and without marks; None if there is none."""
    theory = next((one for one in programme.theories if one.inside is None), None)
    if theory is None:
        return None
    drawing = engine.draw(theory, PLAIN, build_facts(programme, theory))
    return Thumbnail(drawing.svg, drawing.picture.description)
