"""Run every benchmark, or those named, and print one table: `python -m bench [NAME ...]`."""

import importlib
import pkgutil
import platform
import sys
from pathlib import Path

from bench.measure import Row, format_table


def main(wanted: list[str]) -> int:
    names = [found.name for found in pkgutil.iter_modules([str(Path(__file__).parent)])]
    rows: list[Row] = []
    for name in names:
        if name in {"__main__", "measure"} or (wanted and name not in wanted):
            continue
        module = importlib.import_module(f"bench.{name}")
        if hasattr(module, "rows"):
            print(f"{name} ...", file=sys.stderr, flush=True)
            rows.extend(module.rows())
    print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}; medians\n")
    print(format_table(rows))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
