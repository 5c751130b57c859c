"""A process that adds boxes to a programme and says so once each is acknowledged: `writer.py URL PROGRAMME NAME COUNT`.

It says `ready`, waits for a line, and then prints `revision box` for each edit, as soon as the store has it.
Run in the project's folder as `python -m tests.store.writer`.
"""

import sys

from tests.store.example import add
from toc.store import Author, open_store


def main(url: str, programme_id: str, name: str, how_many: int) -> None:
    store = open_store(url)
    _say("ready")
    sys.stdin.readline()
    for number in range(how_many):
        box = f"{name}-{number}"
        saved = store.commit(programme_id, add(box), Author(id=name))
        _say(f"{saved.revision} {box}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
