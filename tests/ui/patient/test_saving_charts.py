"""Saving charts from the overview: each chart and all are offered, the file is whole, and what is refused is said."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.overview_samples import full_course
from ui.charts.course.stack import ChartStack
from ui.kit.theme import Theme
from ui.patient.flags_panel import FlagsPanel
from ui.patient.overview.page import OverviewPage
from ui.patient.overview.saving import ChartSaving
from ui.session.session import Session


def offered(stack: ChartStack, under: str = "") -> dict[str, list[str]]:
    menu = stack.menu(stack.charts[under] if under else None)
    inner = next(action.menu() for action in menu.actions() if action.text() == "Save")
    return {
        action.text(): [one.text() for one in action.menu().actions()] if action.menu() else []
        for action in inner.actions()
    }


def test_that_a_chart_is_saved_whole_and_told_and_a_full_disk_is_too(
    qtbot: QtBot, theme: Theme, session: Session, tmp_path: Path
) -> None:
    page = OverviewPage(theme)
    qtbot.addWidget(page)
    page.resize(872, 600)
    saving = ChartSaving(session, page, FlagsPanel(theme, page))
    told: list[tuple[str, bool]] = []
    saving.told.connect(lambda words, news: told.append((words, news)))
    saving.write(("afp",), "csv", tmp_path / "nobody.csv")  # no patient is open
    page.show_course(full_course())
    kinds = ["Picture (PNG)…", "Drawing (SVG)…", "Values (CSV)…"]
    assert offered(page.stack, "afp") == {"All charts": kinds, "AFP over time": kinds}
    assert len(offered(page.stack)) == 1 + len(page.stack.charts)
    page.stack.save_refusal = "A reader may not print or save pages of a patient."
    assert offered(page.stack) == {"A reader may not print or save pages of a patient.": []}
    for kind, begins in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("csv", b"\xef\xbb\xbf")):
        path = tmp_path / f"afp.{kind}"
        saving.write(("afp",), kind, path)
        qtbot.waitUntil(lambda: len(told) > 0)
        assert told.pop() == (f"Saved as {path}.", True)
        assert path.read_bytes().startswith(begins)
    saving.write(("afp",), "csv", tmp_path / "no folder" / "afp.csv")
    qtbot.waitUntil(lambda: len(told) > 0)
    assert told.pop()[1] is False
    assert not (tmp_path / "nobody.csv").exists()
