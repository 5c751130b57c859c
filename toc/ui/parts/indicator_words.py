"""The words of an indicator's choices on screen."""

from toc.analysis.words import BETTER
from toc.model.indicators import Frequency, IndicatorKind

KINDS = {
    IndicatorKind.COUNT: "Count: how many",
    IndicatorKind.PERCENTAGE: "Percentage: how many of how many",
    IndicatorKind.RATE: "Rate: how many per so many people",
    IndicatorKind.MEAN: "Mean (average)",
    IndicatorKind.MEDIAN: "Median (the middle one)",
    IndicatorKind.DIFFERENCE: "Difference between two groups",
    IndicatorKind.SCORE: "Score",
    IndicatorKind.MONEY: "Money, in pounds",
    IndicatorKind.MILESTONE: "Milestone: done or not",
}
DIRECTIONS = {direction: words.capitalize() for direction, words in BETTER.items()}
FREQUENCIES = {
    Frequency.WEEKLY: "Weekly",
    Frequency.MONTHLY: "Monthly",
    Frequency.QUARTERLY: "Quarterly",
    Frequency.HALF_YEARLY: "Every half-year",
    Frequency.YEARLY: "Yearly, from April",
    Frequency.IRREGULAR: "No fixed rhythm",
}
