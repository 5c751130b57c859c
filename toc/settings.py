"""What can be set from outside: environment variables that start with TOC_, checked once at start."""

import difflib
import os
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

from platformdirs import user_data_path
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from toc.errors import TocError

PREFIX: Final = "TOC_"
_DATABASE_URL = re.compile(r"(sqlite:///.+|postgresql(\+psycopg)?://.+)")
_POSTGRESQL: Final = "postgresql"


class InvalidSetting(TocError):
    """A setting that cannot be used. The sentence names the variable and what it may be."""


class LogLevel(StrEnum):
    """How much is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def _known_database(url: SecretStr) -> SecretStr:
    if not _DATABASE_URL.fullmatch(url.get_secret_value()):
        raise ValueError("must be like sqlite:////folder/toc.sqlite3 or postgresql://user:password@host/database")
    return url


def _absolute(path: Path) -> Path:
    return path.expanduser().absolute()


def _lower(text: object) -> object:
    return text.lower() if isinstance(text, str) else text


class Settings(BaseSettings):
    """All settings. The description of each is its documentation."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True)

    data_dir: Annotated[Path, AfterValidator(_absolute)] = Field(
        default_factory=lambda: user_data_path("theory-of-change-builder", appauthor=False),
        description="The folder that holds the programmes, unless a database is named.",
    )
    database_url: Annotated[SecretStr | None, AfterValidator(lambda url: url and _known_database(url))] = Field(
        default=None,
        description="The database: an SQLite file or a PostgreSQL server. By default a file in the data folder.",
    )
    log_level: Annotated[LogLevel, BeforeValidator(_lower)] = Field(
        default=LogLevel.INFO,
        description="How much is logged: debug, info, warning or error.",
    )

    @property
    def database(self) -> str:
        """The URL of the database, which may hold a password: never to be printed or logged."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.data_dir.as_posix()}/toc.sqlite3"

    @property
    def place(self) -> str:
        """Where the programmes are kept, in words that may be printed."""
        if self.database.startswith(_POSTGRESQL):
            return f"the PostgreSQL database of {PREFIX}DATABASE_URL"
        return self.database.removeprefix("sqlite:///")


def load_settings() -> Settings:
    """The settings, or InvalidSetting for the first that cannot be used."""
    _refuse_misspelt(set(os.environ))
    try:
        return Settings()
    except ValidationError as error:
        raise InvalidSetting(_sentence(error)) from None


def make_data_dir(settings: Settings) -> Path:
    """The data folder, made if it is not there."""
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or "it cannot be made").lower()
        raise InvalidSetting(
            f"The data folder {settings.data_dir} cannot be used ({reason}): "
            f"set {PREFIX}DATA_DIR to a folder you may write to."
        ) from None
    return settings.data_dir


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return f"{PREFIX}{name.upper()}"


def _refuse_misspelt(environment: set[str]) -> None:
    """A misspelt TOC_DATABASE_URL would quietly keep programmes in another place than was meant."""
    known = [variable(name) for name in Settings.model_fields]
    for name in sorted(environment):
        if name.startswith(PREFIX) and name not in known and (meant := difflib.get_close_matches(name, known, 1, 0.85)):
            raise InvalidSetting(f"There is no setting {name}: did you mean {meant[0]}?")


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    name = str(first["loc"][0])
    problem = first["msg"].removeprefix("Value error, ")
    problem = problem.replace("Input should be", "must be").replace("'", "")
    # A database's address may hold a password.
    given = "" if name == "database_url" else f" is {str(first['input'])!r}, but"
    return f"{variable(name)}{given} {problem}: correct it, or unset it to use the default."
