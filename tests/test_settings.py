"""Settings: their defaults, and a sentence that names the variable for each that cannot be used."""

from pathlib import Path

import pytest

from toc.settings import InvalidSetting, LogLevel, Settings, load_settings, make_data_dir, variable


def test_by_default_programmes_are_in_a_file_of_the_data_folder(data_dir: Path) -> None:
    settings = load_settings()
    assert settings.data_dir == data_dir
    assert settings.database == f"sqlite:///{data_dir.as_posix()}/toc.sqlite3"
    assert settings.place == f"{data_dir.as_posix()}/toc.sqlite3"


def test_without_a_data_folder_the_platforms_own_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TOC_DATA_DIR")
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    folder = load_settings().data_dir
    assert folder.is_absolute()
    assert folder.name == "theory-of-change-builder"


def test_a_relative_data_folder_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOC_DATA_DIR", "data")
    assert load_settings().data_dir == tmp_path / "data"


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_DATABASE_URL", "")
    monkeypatch.setenv("TOC_LOG_LEVEL", "")
    settings = load_settings()
    assert settings.database_url is None
    assert settings.log_level is LogLevel.INFO


@pytest.mark.parametrize("url", ["sqlite:////srv/toc.sqlite3", "postgresql://u@h/d", "postgresql+psycopg://u@h/d"])
def test_the_database_can_be_named(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("TOC_DATABASE_URL", url)
    assert load_settings().database == url


def test_a_log_level_may_be_written_in_capitals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_LOG_LEVEL", "DEBUG")
    assert load_settings().log_level is LogLevel.DEBUG


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "TOC_LOG_LEVEL",
            "loud",
            "TOC_LOG_LEVEL is 'loud', but must be debug, info, warning or error: "
            "correct it, or unset it to use the default.",
        ),
        (
            "TOC_DATABASE_URL",
            "mysql://user:hunter2@host/toc",
            "TOC_DATABASE_URL must be like sqlite:////folder/toc.sqlite3 or postgresql://user:password@host/database: "
            "correct it, or unset it to use the default.",
        ),
        (
            "TOC_DATABSE_URL",
            "postgresql://u@h/d",
            "There is no setting TOC_DATABSE_URL: did you mean TOC_DATABASE_URL?",
        ),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_with_the_next_step(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(InvalidSetting) as refusal:
        load_settings()
    assert refusal.value.message == sentence


def test_a_password_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_DATABASE_URL", "postgresql://user:hunter2@host/toc")
    settings = load_settings()
    assert "hunter2" not in f"{settings!r} {settings} {settings.place}"
    assert "hunter2" in settings.database


def test_the_data_folder_is_made(data_dir: Path) -> None:
    assert make_data_dir(load_settings()) == data_dir
    assert data_dir.is_dir()


def test_a_data_folder_that_cannot_be_made_says_what_to_set(data_dir: Path) -> None:
    data_dir.write_text("a file is in the way")
    with pytest.raises(InvalidSetting, match=r"cannot be used \(file exists\): set TOC_DATA_DIR to a folder"):
        make_data_dir(load_settings())


def test_every_setting_is_described() -> None:
    assert {variable(name) for name in Settings.model_fields} >= {"TOC_DATA_DIR", "TOC_DATABASE_URL"}
    assert all(field.description for field in Settings.model_fields.values())
