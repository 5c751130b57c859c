"""The health route, asked as a server asks it."""

import json
from collections.abc import Callable

from starlette.applications import Starlette

from tests.web.asking import ask
from toc import __version__
from toc.errors import TocError
from toc.web.health import build_health_route


def _ask(ask_database: Callable[[], object]) -> tuple[int, bytes]:
    status, _, body = ask(Starlette(routes=[build_health_route(ask_database)]), "/healthz")
    return status, body


def test_the_health_route_answers_with_the_version() -> None:
    status, body = _ask(lambda: ())
    assert status == 200
    assert json.loads(body) == {"status": "ok", "version": __version__}


def test_without_its_database_the_app_is_not_healthy_and_does_not_say_where_it_was() -> None:
    def refuse() -> None:
        raise TocError("The database at postgresql://db.example cannot be reached.")

    status, body = _ask(refuse)
    assert status == 503
    assert json.loads(body) == {"status": "no database", "version": __version__}
