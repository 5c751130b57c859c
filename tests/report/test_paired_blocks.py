"""Before and after in a document."""

import json
from dataclasses import asdict
from datetime import date

import pytest

from tests.services.example import PROGRAMME
from toc.analysis.paired_print import build_printed
from toc.analysis.paired_summary import CAUTIONS
from toc.analysis.periods import months_from
from toc.exchange.library import load_library
from toc.exchange.templates import load_example
from toc.model.collections import checked
from toc.model.figures import PairedResult
from toc.model.priorities import SmallNumbers
from toc.model.programme import Programme
from toc.report.blocks import Block, ChartBlock, ChartShape, Paragraph, Role
from toc.report.paired_blocks import build_paired_chart, build_paired_section_blocks

EPDS = next(one for one in load_library().instruments if one.id == "epds")
RESULT = PairedResult(
    id="r", instrument="epds", period=months_from(date(2025, 4, 1), 3), closed=61, paired=43, mean_change=-4.4321,
    sd_change=3.3, improved=23, unchanged=17, deteriorated=3, cases_before=28, recovered=19, reliably_recovered=16,
)  # fmt: skip
FEWER, NONE = SmallNumbers.FEWER_THAN_5, SmallNumbers.NONE


def programme(result: PairedResult = RESULT) -> Programme:
    return checked(PROGRAMME, instruments=(EPDS,), paired_results=(result,))


def chart(blocks: tuple[Block, ...]) -> ChartBlock:
    return next(block for block in blocks if isinstance(block, ChartBlock))


def everything(block: ChartBlock) -> str:
    """All that could be read off a document, the picture's hidden data too."""
    return json.dumps(asdict(block) | {"figure": block.figure.to_json()}, default=str)


def test_the_bars_their_words_and_their_table_say_the_same() -> None:
    block = chart(build_paired_section_blocks(programme(), NONE))
    assert block.data.shape is ChartShape.STACKED_BARS
    assert [(one.values, one.role) for one in block.data.series] == [
        ((23,), Role.IMPROVEMENT), ((17,), Role.FIGURES), ((3,), Role.CONCERN),
    ]  # fmt: skip
    assert "43 of 61 closed families have both scores." in block.words
    assert block.table is not None
    row = block.table.rows[0]
    assert [cell.text for cell in row[1:3] + row[4:]] == ["61", "43", "23", "17", "3", "28", "19"]
    assert len(row) == len(block.table.columns)


def test_nothing_of_the_block_tells_a_small_count_or_an_exact_one() -> None:
    block = chart(build_paired_section_blocks(programme(), FEWER))
    assert block.data.series[2].values == (None,)
    assert "<5" in block.words
    told = everything(block)
    assert "4.43" not in told
    for exact in ("43", "61", "23", "17", "28", "19"):
        assert f'"{exact}"' not in told
        assert f" {exact} " not in told
        assert f"[{exact}]" not in told


def test_a_document_says_what_has_to_stand_beside_it_and_by_which_threshold() -> None:
    blocks = build_paired_section_blocks(programme(), FEWER)
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == list(CAUTIONS)
    assert "Reliable change: 4 points or more (published threshold)." in chart(blocks).method
    assert chart(blocks).method.endswith("Small numbers are protected.")
    alone = build_paired_chart(EPDS, build_printed([RESULT], FEWER), FEWER)
    assert "1 to 4 people are shown as <5" in alone.method


def test_where_nobody_could_be_judged_the_mean_changes_are_drawn() -> None:
    bare = checked(RESULT, improved=0, unchanged=0, deteriorated=0)
    block = chart(build_paired_section_blocks(programme(bare), FEWER))
    assert [one.role for one in block.data.series] == [Role.FIGURES, Role.INTERVAL_LOW, Role.INTERVAL_HIGH]
    assert block.data.series[0].values == (-4.4,)
    assert block.figure is not None


def test_without_results_there_is_nothing_to_print() -> None:
    assert build_paired_section_blocks(PROGRAMME, FEWER) == ()


@pytest.mark.parametrize("small_numbers", list(SmallNumbers))
def test_the_example_prints_an_instrument_each(small_numbers: SmallNumbers) -> None:
    example = load_example().programme
    blocks = build_paired_section_blocks(example, small_numbers)
    assert sum(isinstance(block, ChartBlock) for block in blocks) == 3
