"""Numbers as cells of a table: as they are printed, with the number behind them for a workbook."""

from toc.analysis.money import whole_pounds
from toc.analysis.words import number_text
from toc.report.blocks import Cell

COUNT, POUNDS = "#,##0", "£#,##0"
"""Excel's formats."""


def count_cell(value: float | None, mark: str = "") -> Cell:
    """A whole number, its mark behind it; empty where it is not known."""
    return Cell("") if value is None else Cell(f"{number_text(round(value))}{mark}", round(value), COUNT)


def money_cell(amount: float | None, *, strong: bool = False) -> Cell:
    """Whole pounds; empty where the amount is not known."""
    return Cell("") if amount is None else Cell(whole_pounds(amount), amount, POUNDS, strong)
