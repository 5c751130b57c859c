"""Make the sample files anew, the same to the byte every time: `python -m sample_data.make`."""

from pathlib import Path

from sample_data import area, team
from sample_data.area import build_area
from sample_data.tables import build_rows, render_csv, render_workbook
from sample_data.team import build_team
from toc.exchange.native import EXTENSION, dump_programme

FOLDER = Path(__file__).parent


def build_files() -> dict[str, bytes]:
    """Every made file by its path in this folder."""
    the_team = build_team()
    rows = build_rows(the_team)
    return {
        f"{team.NAME}/{team.NAME}{EXTENSION}": dump_programme(the_team),
        f"{team.NAME}/figures.csv": render_csv(rows),
        f"{team.NAME}/figures.xlsx": render_workbook(rows),
        f"{area.NAME}/{area.NAME}{EXTENSION}": dump_programme(build_area()),
    }


def save_files() -> None:
    """Write them where they belong."""
    for name, data in build_files().items():
        path = FOLDER / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    save_files()
