"""Commissioners from the bodies of the library."""

from pathlib import Path

import pytest

from tests.services.example import PROGRAMME, after
from toc.exchange.bodies import load_bodies
from toc.exchange.content import BadContent
from toc.exchange.library import load_library
from toc.model.apply import apply
from toc.model.indicators import Frequency
from toc.model.priorities import SmallNumbers
from toc.services.bodies import NoSuchBody, commissioner_edit, list_bodies, name_body

_EVERY_BODY = [body.id for body in load_bodies()]


@pytest.mark.parametrize("body", _EVERY_BODY)
def test_every_body_comes_in_with_its_frameworks_and_undo_takes_all_of_it_out(body: str) -> None:
    done = after(commissioner_edit(PROGRAMME, body))
    (commissioner,) = done.programme.commissioners
    kind = next(one for one in list_bodies() if one.id == body)
    assert commissioner.name == kind.name
    assert {one.id for one in done.programme.frameworks} == set(commissioner.frameworks) == set(kind.frameworks)
    assert apply(done.programme, done.inverse).programme == PROGRAMME


def test_all_four_nations_have_bodies_and_those_of_wales_and_scotland_are_dated() -> None:
    nations = {body.nation for body in list_bodies()}
    assert nations == {"England", "Northern Ireland", "Scotland", "Wales", "Any nation"}
    for body in list_bodies():
        if body.nation in ("Scotland", "Wales"):
            assert body.as_of == "as of 2019"
            assert name_body(body).endswith(f"({body.nation}, as of 2019)")


def test_a_body_names_only_frameworks_of_the_library() -> None:
    shipped = {framework.id for framework in load_library().frameworks}
    assert {name for body in list_bodies() for name in body.frameworks} <= shipped


def test_a_commissioner_has_the_typed_name_and_the_presets_of_its_kind() -> None:
    (board,) = after(commissioner_edit(PROGRAMME, "en_icb", " Example Board ")).programme.commissioners
    assert (board.name, board.kind, board.small_numbers) == (
        "Example Board",
        "Integrated Care Board",
        SmallNumbers.NHS,
    )
    (fund,) = after(commissioner_edit(PROGRAMME, "any_trust")).programme.commissioners
    assert fund.reporting is Frequency.YEARLY
    assert ("outcome", "difference") in {(term.word, term.replacement) for term in fund.terms}


def test_a_framework_that_two_bodies_share_comes_in_once() -> None:
    first = after(commissioner_edit(PROGRAMME, "en_icb")).programme
    second = after(commissioner_edit(first, "en_council_public_health"), first).programme
    ids = [framework.id for framework in second.frameworks]
    assert len(ids) == len(set(ids))
    assert {"phof", "healthy_babies"} <= set(second.commissioners[1].frameworks)


def test_an_unknown_body_is_refused() -> None:
    with pytest.raises(NoSuchBody):
        commissioner_edit(PROGRAMME, "nobody")


def test_a_body_that_stands_twice_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "bodies.yaml").write_text("bodies:\n- {id: a, name: A, nation: N}\n- {id: a, name: B, nation: N}\n")
    with pytest.raises(BadContent, match=r"bodies\.yaml, line 3: the id 'a' is used before"):
        load_bodies(tmp_path)
