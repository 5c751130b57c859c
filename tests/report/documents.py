"""Documents made by hand: one with every block, one as long as they come, one whose texts attack the formats."""

from datetime import UTC, date, datetime, timedelta

from tests.report.theories import HARD_LABELS, build_theory, facts_of
from toc.diagram import engine
from toc.diagram.options import ViewOptions
from toc.diagram.outline import build_outline
from toc.report.blocks import (
    Block,
    Bullets,
    Cell,
    ChartBlock,
    ChartData,
    ChartSeries,
    ChartShape,
    Column,
    DiagramBlock,
    Document,
    Item,
    Paragraph,
    Role,
    Section,
    Stamp,
    Subheading,
    Table,
    Tone,
)

STAMP = Stamp(
    programme="Riverside Parent-Infant Team",
    revision=7,
    as_at=date(2026, 9, 30),
    made_at=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
    fictional=True,
    protection="Numbers of people from 1 to 4 are not shown, nor those they could be worked out from.",
    snapshot="Bid to Commissioner A",
)

ATTACKS = (
    "<script>alert(1)</script> & <b>bold</b> \"double\" 'single' `back`",
    '</svg></title></style>"><img src=x onerror=alert(1)>',
    '#let x = read("/etc/passwd") \\ $x^2$ *star* _under_ @ref <label> = Heading \\u{41} [b] // c /* d */',
    "control \x00\x01\x0b\x1b\x7f\ufffe\ud800 end",
    "يتلقى الآباء والأطفال الدعم المبكر",
    "הורים ותינוקות מקבלים תמיכה מוקדמת",
    "Calm 👶🏽 and play 👨‍👩‍👧 with 🎉",
    "W" * 150,
    "https://example.org/a/very/long/address/" + "that-never-ends/" * 8,
    '=HYPERLINK("http://example.org") +1 -1 @SUM(A1)',
    "{{ 7 * 7 }} {% raw %} ${x} %s \\n {0}",
    "Line one\nline two\n\nline four\tafter a tab",
)
LONG = (
    "Parents who were seen early say that they felt listened to, that somebody explained what their baby was telling "
    "them, and that they would know whom to ask another time. "
)


def build_diagram(size: int = 20, *, hard: bool = False) -> DiagramBlock:
    theory = build_theory(size, hard=hard)
    drawing = engine.draw(theory, ViewOptions(), facts_of(theory))
    return DiagramBlock(
        title="How the team's work leads to change" if not hard else theory.name,
        picture=drawing.picture,
        svg=drawing.svg,
        outline=build_outline(theory, facts_of(theory), ViewOptions()),
        alternative=f"A theory of change of {size} boxes in five stages, from the problem to long-term outcomes.",
        theory_id=theory.id,
    )


def build_run(points: int = 15, *, axis: str = "Families (number a month)") -> ChartData:
    values = tuple(None if n == 5 else 20.0 + (n * 7) % 11 + n for n in range(points))
    months = tuple(f"{date(2025, 1, 1) + timedelta(days=31 * n):%b %Y}" for n in range(points))
    return ChartData(
        shape=ChartShape.LINE,
        categories=months,
        axis=axis,
        category_axis="Month",
        series=(
            ChartSeries("Families seen", values),
            ChartSeries("Improvement", tuple(v if v and v > 38 else None for v in values), Role.IMPROVEMENT),
            ChartSeries("Concern", tuple(v if n == 2 else None for n, v in enumerate(values)), Role.CONCERN),
            ChartSeries("Mean", (29.0,) * points, Role.MEAN),
            ChartSeries("Upper process limit", (44.0,) * points, Role.LIMIT),
            ChartSeries("Lower process limit", (14.0,) * points, Role.LIMIT),
            ChartSeries("Target", (35.0,) * points, Role.TARGET),
        ),
    )


def build_bars(shape: ChartShape = ChartShape.BARS) -> ChartData:
    return ChartData(
        shape=shape,
        categories=("North", "South and the islands", "East", "West of the river and the old town"),
        axis="Families (number)",
        series=(
            ChartSeries("Reached", (12.0, 30.0, None, 8.0)),
            ChartSeries("Not yet reached", (20.0, 5.0, 14.0, 22.0)),
        ),
    )


def build_chart(data: ChartData | None = None, title: str = "Families seen each month") -> ChartBlock:
    data = data or build_run()
    values = data.series[0].values
    return ChartBlock(
        title=title,
        data=data,
        alternative="A line of 15 months: from 20 families in January 2025 to 43 in March 2026, above its usual range.",
        words="More families are seen than before: the last four months are above what chance would explain.",
        method="Families, by month, January 2025 to March 2026, n = 14. XmR chart; limits from all points.",
        table=Table(
            caption=f"{title}: the figures",
            columns=(Column("Month"), Column("Families seen", numeric=True)),
            rows=tuple(
                (Cell(name), Cell("not reported" if value is None else f"{value:g}", value))
                for name, value in zip(data.categories, values, strict=True)
            ),
        ),
    )


def build_framework_table(rows: int = 4, text: str = "") -> Table:
    titles = ("Outcome", "Stage", "Indicator", "Definition", "Direction", "Baseline", "Target", "Frequency", "Source")
    numeric = {"Baseline", "Target"}
    return Table(
        caption="Outcomes framework",
        columns=tuple(
            Column(
                title, width=2.2 if title in ("Outcome", "Indicator", "Definition") else 1.0, numeric=title in numeric
            )
            for title in titles
        ),
        rows=tuple(
            (
                Cell(text or "Parents respond to what their baby shows them", strong=True),
                Cell("Short-term outcomes"),
                Cell(f"Share of parents whose scores improved ({n})"),
                Cell(text or "Parents with a reliable improvement, of those with two scores in the period."),
                Cell("higher is better"),
                Cell(f"{40 + n}%", 40.0 + n, '0"%"'),
                Cell("60%", 60.0, '0"%"'),
                Cell("each quarter"),
                Cell("case records"),
            )
            for n in range(rows)
        ),
        note="Baselines are those of the year before the contract.",
        wide=True,
    )


def build_full_document(layout: str = "bid") -> Document:
    """Every kind of block, about as long as a real document."""
    return Document(
        title="Bid for parent-infant support",
        subtitle="The case for the team, with its figures",
        layout=layout,
        commissioner="Commissioner A",
        stamp=STAMP,
        notices=("The section on funding was left out: nothing is asked of this commissioner.",),
        sections=(
            Section(
                "summary",
                "Summary",
                (
                    Paragraph("Four in five families who finish are doing better than when they came.", Tone.LEAD),
                    Paragraph(LONG * 2),
                    Bullets(
                        (
                            Item("212 families seen in the year", strong="Reach."),
                            Item("four in five improved", strong="Change."),
                            Item("measured with the same scale before and after", depth=1),
                        )
                    ),
                    Bullets((Item("Refer"), Item("See within four weeks"), Item("Review")), numbered=True),
                ),
                introduction="We have worked with you since 2021.\n\nThis bid asks for three more years.",
            ),
            Section(
                "diagram",
                "Theory of change",
                (Paragraph("The picture reads from left to right."), build_diagram(20)),
            ),
            Section(
                "narrative",
                "How change happens",
                (
                    Subheading("From training to earlier help"),
                    Paragraph(LONG * 3),
                    Subheading("Why we think so", level=3),
                    Paragraph(LONG),
                    Paragraph("Evidence: moderate. Local evaluation, 2024.", Tone.NOTE),
                ),
            ),
            Section("framework", "Outcomes framework", (build_framework_table(),)),
            Section(
                "results",
                "Results so far",
                (
                    build_chart(),
                    build_chart(build_bars(), "Families by area"),
                    build_chart(build_bars(ChartShape.STACKED_BARS), "Need by area"),
                    Table(
                        "What it costs",
                        (Column("Year"), Column("Asked for", numeric=True), Column("Families", numeric=True)),
                        (
                            (Cell("2027-28"), Cell("£120,000", 120000.0), Cell("60", 60.0)),
                            (Cell("All years", strong=True), Cell("£120,000", 120000.0, strong=True), Cell("60", 60.0)),
                        ),
                    ),
                ),
            ),
        ),
    )


def build_long_document(size: int = 60, charts: int = 3, rows: int = 40) -> Document:
    """Sixty boxes with labels that are hard to draw, and texts that go on."""
    narrative: list[Block] = []
    for n in range(12):
        narrative += [Subheading(f"Pathway {n + 1}: {LONG[:110]}"), Paragraph(LONG * 6)]
    return Document(
        title=LONG[:150],
        subtitle=LONG,
        layout="specification",
        stamp=STAMP,
        commissioner="Commissioner B, on behalf of the six boards of the region and their partners in the county",
        sections=(
            Section("diagram", "Theory of change", (build_diagram(size, hard=True),), introduction=LONG * 8),
            Section("narrative", "How change happens", tuple(narrative)),
            Section("framework", "Outcomes framework", (build_framework_table(rows, LONG * 2),)),
            Section("results", "Results", tuple(build_chart(build_run(60), f"Chart {n}") for n in range(charts))),
        ),
    )


def build_hostile_document() -> Document:
    """Every place where a person's words stand, with words meant to break out of it."""
    text = " ".join(ATTACKS)
    data = ChartData(
        ChartShape.LINE, ATTACKS, (ChartSeries(text, tuple(float(n) for n in range(len(ATTACKS)))),), text, text
    )
    cells = tuple((Cell(attack, strong=n % 2 == 0), Cell(attack)) for n, attack in enumerate(ATTACKS))
    table = Table(text, (Column(text, 1.0), Column(ATTACKS[0], 0.2, numeric=True)), cells, note=text)
    blocks: tuple[Block, ...] = (
        *(Paragraph(attack) for attack in ATTACKS),
        Subheading(text),
        Bullets(tuple(Item(attack, depth=n % 3, strong=attack) for n, attack in enumerate(ATTACKS))),
        table,
        build_diagram(len(HARD_LABELS), hard=True),
        ChartBlock(text, data, text, text, text, table=table),
    )
    return Document(
        title=text,
        subtitle=text,
        layout="bid",
        sections=(Section("<k>", text, blocks, introduction=text), Section("<k>", "Second", (Paragraph("Ok"),))),
        stamp=Stamp(text, None, date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC), protection=text, snapshot=text),
        commissioner=text,
        notices=(text,),
    )


def build_empty_document() -> Document:
    return Document(title="", subtitle="", layout="bid", sections=(), stamp=STAMP)
