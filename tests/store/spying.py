"""What is said to a database meanwhile, and how many rows come back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, event


@dataclass
class Said:
    """Statements in their order, without values, and the rows they gave."""

    statements: list[str] = field(default_factory=list)
    rows: int = 0


@contextmanager
def spied_on(engine: Engine) -> Iterator[Said]:
    said = Said()

    def note(connection: Any, _cursor: Any, statement: str, parameters: Any, *_more: object) -> None:
        if statement.startswith("BEGIN"):
            return
        said.statements.append(statement)
        if statement.startswith("SELECT"):
            # Asked once more in the same transaction: the rows of the first answer are not ours to take.
            again = connection.connection.cursor()
            said.rows += len(again.execute(statement, parameters).fetchall())
            again.close()

    event.listen(engine, "after_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(engine, "after_cursor_execute", note)
