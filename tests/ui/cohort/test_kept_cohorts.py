"""Kept cohorts in the window: where each is from, looked at, and taken out of the list with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storage.clinic.cohorts import cohorts, keep_cohort
from storage.roles import Actor, Role
from tests.storage.clinics import small_cohort
from ui.cohort.kept_cohorts import KeptCohorts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.kit.theme import Theme
    from ui.session.session import Session


def _waited(qtbot: QtBot, session: Session, query: Any) -> Any:
    found: list[Any] = []
    session.read(query, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def _opened(qtbot: QtBot, theme: Theme, session: Session, *names: str) -> KeptCohorts:
    for name in names:
        session.write(lambda store, name=name: keep_cohort(store, small_cohort(name)), lambda _: None, touched=())
    made = KeptCohorts(theme, session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: len(made.cohorts) == len(names) and (bool(names) or bool(made.told.text())))
    return made


def test_that_a_cohort_is_shown_with_where_it_is_from(qtbot: QtBot, theme: Theme, session: Session) -> None:
    dialog = _opened(qtbot, theme, session, "Hospital B", "Hospital C")
    model = dialog.view.model()
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row[:7] == ["Hospital B", "Imported", "4", "3", "months", "Overall survival", "hospital b.csv"]
    assert dialog.current is not None
    assert f"SHA-256 of the file: {'ab' * 32}" in dialog.detail.text()
    assert "4 of 4 rows" in dialog.detail.text()
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.look_button.click()
    assert told.args == [dialog.cohorts[0].key]


def test_that_a_cohort_is_taken_out_with_a_reason_and_comes_back_by_undo(
    qtbot: QtBot, theme: Theme, session: Session
) -> None:
    dialog = _opened(qtbot, theme, session, "Hospital B", "Hospital C")
    gone = dialog.cohorts[0]
    dialog.drop(gone, " ")
    qtbot.waitUntil(lambda: "A reason is needed" in dialog.told.text())
    with qtbot.waitSignal(dialog.dropped) as told:
        dialog.drop(gone, "wrong unit")
    assert told.args == [gone.key]
    qtbot.waitUntil(lambda: [one.name for one in dialog.cohorts] == ["Hospital C"])
    assert dialog.told.text() == "“Hospital B” is no longer in the list."
    _waited(qtbot, session, lambda store: store.undo())
    assert [one.name for one in _waited(qtbot, session, cohorts)] == ["Hospital B", "Hospital C"]


def test_that_an_empty_list_says_what_to_do(qtbot: QtBot, theme: Theme, session: Session) -> None:
    dialog = _opened(qtbot, theme, session)
    assert dialog.told.text().startswith("No cohort is kept.")
    assert not dialog.look_button.isEnabled()
    assert not dialog.drop_button.isEnabled()


def test_that_a_reader_may_look_and_is_told_who_may_drop(qtbot: QtBot, theme: Theme, session: Session) -> None:
    dialog = _opened(qtbot, theme, session, "Hospital B")
    assert dialog.drop_button.isEnabled()
    dialog._on_read((Actor("li", Role.READER), dialog.cohorts))
    assert not dialog.drop_button.isEnabled()
    assert dialog.drop_button.toolTip().startswith("A reader may not save filters and cohorts")
    assert dialog.look_button.isEnabled()
