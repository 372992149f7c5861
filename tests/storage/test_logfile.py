"""The log: what is written into it, what never is, and that it never stands in the way."""

from __future__ import annotations

import ast
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import logfile
from storage.logfile import LEFT_OUT, Word
from storage.problems import Fault, FileProblem, StoreProblem
from storage.roles import Action

ROOT = Path(__file__).resolve().parents[2]
NAME = "Zhang Wei"
log = logging.getLogger("ui.test")


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    made = tmp_path / "state" / "hepatrack.log"
    logfile.begin(made)
    yield made
    for part in ("models", "storage", "ui"):
        logger = logging.getLogger(part)
        logger.handlers.clear()
        logger.setLevel(logging.NOTSET)


def _raised(error: Exception) -> Exception:
    """An error with a traceback, that came from one that says the name as well."""
    try:
        try:
            int(NAME)
        except ValueError as cause:
            raise error from cause
    except Exception as caught:  # noqa: BLE001 - whatever it is, it is written
        return caught


def test_that_nothing_is_made_before_there_is_a_line(path: Path) -> None:
    assert not path.parent.exists()
    assert logfile.written(path) == ""
    log.info("operation %d undone", 12)
    assert logfile.written(path).endswith(" INFO     ui.test: operation 12 undone\n")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (NAME, LEFT_OUT),
        (Word("import"), "import"),
        (7, "7"),
        (60.5, LEFT_OUT),
        (Path("/home") / NAME, LEFT_OUT),
        ([NAME], LEFT_OUT),
        (ValueError(NAME), LEFT_OUT),
        (ValueError, "ValueError"),
        (Action.EXPORT, "Action.EXPORT"),
        (None, "None"),
    ],
)
def test_that_only_numbers_and_words_of_the_program_are_put_into_a_line(
    path: Path, value: object, written: str
) -> None:
    log.info("what: %s", value)
    log.info("named: %(what)s", {"what": value})
    assert f"what: {written}\n" in logfile.written(path)
    assert f"named: {written}\n" in logfile.written(path)
    assert NAME not in logfile.written(path)


def test_that_a_place_for_a_number_does_not_let_a_word_through(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.getLogger("ui"), "propagate", False)  # pytest listens, and minds
    log.info("%d rows", NAME)
    log.info(ValueError(NAME))
    assert "ui.test: %d rows\n" in logfile.written(path)
    assert f"ui.test: {LEFT_OUT}\n" in logfile.written(path)


@pytest.mark.parametrize(
    "error",
    [
        ValueError(f"{NAME} cannot be read"),
        KeyError(NAME),
        StoreProblem(f"{NAME} is registered already.", fault=Fault.FILE),
        FileProblem(NAME, "is no date"),
        FileNotFoundError(2, "No such file", f"/home/{NAME}/case.json"),
        ExceptionGroup(NAME, [ValueError(NAME), TypeError(NAME)]),
    ],
)
def test_that_an_error_says_where_it_arose_and_never_what_it_holds(path: Path, error: Exception) -> None:
    error.add_note(NAME)
    logfile.tell_crash(_raised(error))
    text = logfile.written(path)
    assert type(error).__name__ in text
    assert "  from ValueError\n" in text
    assert "tests/storage/test_logfile.py:" in text
    assert "in _raised\n" in text
    assert NAME not in text
    assert "cannot be read" not in text


def test_that_the_kind_of_a_problem_is_written_where_it_is_a_word(path: Path) -> None:
    logfile.tell_crash(StoreProblem("It is damaged.", fault=Fault.FILE))
    logfile.tell_crash(OSError(28, "No space left on device"))
    assert "StoreProblem (FILE)\n" in logfile.written(path)
    assert "OSError (ENOSPC)\n" in logfile.written(path)


def test_that_a_deep_call_is_cut_in_its_middle(path: Path) -> None:
    def deeper(left: int) -> None:
        if left == 0:
            raise ValueError(NAME)
        deeper(left - 1)

    try:
        deeper(200)
    except ValueError as error:
        logfile.tell_crash(error)
    lines = logfile.written(path).splitlines()
    assert "    … 162 more" in lines
    assert len(lines) == 2 + 40 + 1


def test_that_a_folder_of_somebody_is_not_named(path: Path, tmp_path: Path) -> None:
    script = tmp_path / NAME / "plugin.py"
    script.parent.mkdir()
    script.write_text("def fail():\n    raise ValueError(1)\n")
    names: dict[str, object] = {}
    exec(compile(script.read_text(), str(script), "exec"), names)
    with pytest.raises(ValueError) as caught:
        names["fail"]()  # type: ignore[operator]
    logfile.tell_crash(caught.value)
    assert "    plugin.py:2 in fail\n" in logfile.written(path)
    assert NAME not in logfile.written(path)


def test_that_the_log_is_cut_and_read_in_order(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logfile, "BYTES", 2000)
    for number in range(200):
        log.info("line %d", number)
    files = sorted(one.name for one in path.parent.iterdir())
    assert files == ["hepatrack.log", "hepatrack.log.1", "hepatrack.log.2", "hepatrack.log.3"]
    assert all(one.stat().st_size <= 2000 for one in path.parent.iterdir())
    kept = [int(line.rsplit(" ", 1)[1]) for line in logfile.written(path).splitlines()]
    assert kept == list(range(kept[0], 200))


def test_that_a_log_that_cannot_be_written_stops_nobody(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path.parent.write_text("a file where the folder should be")
    log.error("line")
    path.parent.unlink()
    path.mkdir(parents=True)
    log.error("line")
    assert capfd.readouterr().err == ""


def test_that_what_others_log_is_not_ours(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("elsewhere").error("about %s", NAME)
    assert not path.exists()


def test_that_every_line_that_is_logged_stands_in_the_program() -> None:
    """The text of a line is a constant: a name cannot have been put into it before it is logged."""
    found, wrong = 0, []
    for source in [
        ROOT / "main.py",
        *(one for top in ("models", "storage", "ui") for one in (ROOT / top).rglob("*.py")),
    ]:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            owner, place = ast.unparse(node.func.value), 1 if node.func.attr == "log" else 0
            if owner in ("log", "logger") and node.func.attr in (
                *("debug", "info", "warning", "error", "exception", "critical", "log"),
            ):
                found += 1
                if not isinstance(node.args[place], ast.Constant):
                    wrong.append(f"{source}:{node.lineno}")
                words = [one for one in node.args[place + 1 :] if isinstance(one, ast.JoinedStr)]
                wrong += [f"{source}:{one.lineno}" for one in words]
    assert found > 5
    assert wrong == []
