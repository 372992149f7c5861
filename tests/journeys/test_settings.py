"""The place Settings: reached by its keys, in step with the menus, and true about who may change what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.laboratory.mapping import Mapping
from models.record.range_changes import RangeChange
from models.record.records import LabRange, RangeSex
from storage.clinic.imports.mappings import save_mapping
from storage.keys import vault
from storage.keys.limits import idle_limit
from storage.problems import StoreProblem
from storage.roles import MAY, Action, Role
from tests.journeys.clinics import USER, Opened, clinic_file, enter, program, unlock
from ui.clinic.backups.card import BackupsCard
from ui.clinic.idle_card import IdleCard
from ui.clinic.users import UsersCard
from ui.clinic.verify import VerifyDialog
from ui.forms.ranges.form import LaboratoriesDialog
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.settings.card import SaidCard
from ui.settings.clinic_file import ClinicFileCard
from ui.settings.display import DisplayCard
from ui.settings.laboratories import LaboratoriesCard
from ui.settings.page import SettingsPage
from ui.settings.rights import MAY_MARK, RightsDialog
from ui.window.main import MainWindow
from ui.window.places import SETTINGS
from ui.words.language import CHINESE, ENGLISH

NURSE, ANOTHER_PASSWORD = "Li Na", "a longer word than that"
SECTIONS = ["display", "idle", "laboratories", "protocols", "users", "disclosures", "backups", "file"]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    with program(qtbot, theme, clinic_file(tmp_path)) as running:
        enter(qtbot, running)
        yield running


def settings_of(qtbot: QtBot, window: MainWindow) -> SettingsPage:
    """The place by its keys, with every card."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    page = window.places.page(SETTINGS)
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: list(page.cards) == SECTIONS, timeout=10_000)
    return page


def _as_nurse(qtbot: QtBot, opened: Opened) -> None:
    assert opened.gate.unlocked is not None
    vault.add_user(opened.path, opened.gate.unlocked, user=NURSE, password=ANOTHER_PASSWORD, role=Role.NURSE)
    opened.entrance.lock()
    enter(qtbot, opened, ANOTHER_PASSWORD, NURSE)


def _labels(opened: Opened, qtbot: QtBot) -> list[str]:
    found: list[list[str]] = []
    query = "SELECT label FROM operation ORDER BY id DESC"
    opened.session.read(lambda store: [label for (label,) in store.file.query(query)], found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_that_the_list_jumps_to_a_card_and_marks_it(qtbot: QtBot, opened: Opened) -> None:
    opened.window.resize(1366, 768)
    page = settings_of(qtbot, opened.window)
    qtbot.waitUntil(page.sections.hasFocus)
    assert page.cards["display"]._marked
    page.sections.setCurrentRow(SECTIONS.index("file") - 2)
    for _ in range(2):
        qtbot.keyClick(page.sections, Qt.Key.Key_Down)
    assert [name for name, card in page.cards.items() if card._marked] == ["file"]
    bar, card = page.area.verticalScrollBar(), page.cards["file"]
    qtbot.waitUntil(lambda: bar.value() > 0 and card.visibleRegion().boundingRect().height() > 200, timeout=10_000)
    qtbot.keyClick(page.sections, Qt.Key.Key_Return)
    assert card.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.sections.hasFocus()


def test_that_the_section_is_marked_that_the_hand_is_in(qtbot: QtBot, opened: Opened) -> None:
    page = settings_of(qtbot, opened.window)
    card = page.cards["idle"]
    assert isinstance(card, IdleCard)
    card.limit.setFocus()
    qtbot.waitUntil(lambda: card._marked)
    assert page.sections.currentItem().text() == "Idle lock"


def test_that_there_are_as_many_columns_as_there_is_room_for(qtbot: QtBot, opened: Opened, theme: Theme) -> None:
    page = settings_of(qtbot, opened.window)
    try:
        for size, columns in (((1440, 900), 3), ((1366, 768), 2), ((900, 700), 1)):
            opened.window.resize(*size)
            qtbot.waitUntil(lambda columns=columns: len(page._columns) == columns)
            assert page.sections.isVisible() == (columns > 1)
            assert page.chooser.isVisible() == (columns == 1)
        opened.window.resize(1440, 900)
        theme.set_scale(2.0)
        qtbot.waitUntil(lambda: len(page._columns) == 1)
        page.chooser.setCurrentIndex(SECTIONS.index("file"))
        page.chooser.activated.emit(SECTIONS.index("file"))
        assert page.cards["file"]._marked
    finally:
        theme.set_scale(1.0)


def test_that_a_theme_chosen_here_is_chosen_in_the_menu_and_the_reverse(
    qtbot: QtBot, opened: Opened, theme: Theme
) -> None:
    card = settings_of(qtbot, opened.window).cards["display"]
    assert isinstance(card, DisplayCard)
    offered = {action.text(): action for group, _ in opened.window._actions._offered for action in group.actions()}
    try:
        dark = card.colours.button("1")
        dark.setFocus()
        qtbot.keyClick(dark, Qt.Key.Key_Space)
        assert theme.dark
        assert offered["&Dark"].isChecked()
        assert opened.settings.value("dark") == "yes"
        offered["&Light"].trigger()
        assert not theme.dark
        assert card.colours.value() == "0"
        offered["110 %"].trigger()
        assert card.zoom.currentText() == "110 %"
        card.zoom.setCurrentIndex(2)
        card.zoom.activated.emit(2)
        assert offered["100 %"].isChecked()
    finally:
        theme.set_dark(False)
        theme.set_scale(1.0)


def test_that_a_language_chosen_here_is_that_of_every_card_and_of_the_list(qtbot: QtBot, opened: Opened) -> None:
    page = settings_of(qtbot, opened.window)
    card = page.cards["display"]
    assert isinstance(card, DisplayCard)
    try:
        card.language.button("1").click()
        qtbot.waitUntil(lambda: page.sections.item(2).text() == "实验室")
        titles = [one.title.text() for one in page.cards.values()]
        assert titles == [page.sections.item(row).text() for row in range(len(SECTIONS))]
        assert all(not title.isascii() for title in titles)
        assert opened.settings.value("language") == CHINESE
    finally:
        opened.window.choices.choose_language(ENGLISH)
    qtbot.waitUntil(lambda: page.sections.item(2).text() == "Laboratories")


def test_that_an_administrator_limits_the_idle_lock_and_the_journal_says_so(qtbot: QtBot, opened: Opened) -> None:
    card = settings_of(qtbot, opened.window).cards["idle"]
    assert isinstance(card, IdleCard)
    assert opened.entrance.idle.minutes == 10
    card.limit.setFocus()
    for typed, said in (("0", "cannot be switched off"), ("61", "60 minutes at most"), ("five", "whole minutes")):
        card.limit.selectAll()
        qtbot.keyClicks(card.limit, typed)
        assert said in card.told.text()
        qtbot.keyClick(card.limit, Qt.Key.Key_Return)
        assert card.limit.property("problem") == "true"
    assert opened.window.choices.idle_limit == 30
    file = opened.window.places.page(SETTINGS).cards["file"]
    qtbot.waitUntil(lambda: file.facts is not None)
    before = file.facts.entries
    card.limit.selectAll()
    qtbot.keyClicks(card.limit, "5")
    qtbot.keyClick(card.limit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.entrance.idle.minutes == 5, timeout=10_000)
    assert _labels(opened, qtbot)[0] == "Limit the idle lock"
    qtbot.waitUntil(lambda: file.facts.entries > before)  # told at once
    assert opened.gate.unlocked is not None
    assert idle_limit(opened.path, opened.gate.unlocked) == 5
    assert not card.own.button("10").isEnabled()
    assert "after 5 min" in card.now.text()
    waits = {str(action.data()): action for group, _ in opened.window._actions._offered for action in group.actions()}
    assert not waits["10"].isEnabled()
    card.own.button("2").click()
    assert opened.entrance.idle.minutes == 2
    assert waits["2"].isChecked()


def test_that_esc_leaves_the_limit_as_it_was(qtbot: QtBot, opened: Opened) -> None:
    card = settings_of(qtbot, opened.window).cards["idle"]
    assert isinstance(card, IdleCard)
    card.limit.setFocus()
    qtbot.keyClicks(card.limit, "7")
    qtbot.keyClick(card.limit, Qt.Key.Key_Escape)
    assert card.limit.text() == "30"
    assert card.told.text() == ""
    assert opened.window.choices.idle_limit == 30


def test_that_the_limit_is_there_again_when_somebody_comes_in(qtbot: QtBot, opened: Opened) -> None:
    card = settings_of(qtbot, opened.window).cards["idle"]
    assert isinstance(card, IdleCard)
    card.limit.setText("3")
    card.limit.entered.emit()
    qtbot.waitUntil(lambda: opened.entrance.idle.minutes == 3, timeout=10_000)
    opened.entrance.lock()
    opened.window.choices.limit_idle(30)
    enter(qtbot, opened)
    qtbot.waitUntil(lambda: opened.entrance.idle.minutes == 3, timeout=10_000)


def test_that_a_nurse_sees_what_she_may_not_and_who_may(qtbot: QtBot, opened: Opened) -> None:
    page = settings_of(qtbot, opened.window)
    users = page.cards["users"]
    assert isinstance(users, UsersCard)
    qtbot.waitUntil(lambda: users.add.button.isEnabled())
    _as_nurse(qtbot, opened)
    opened.window.show_place(SETTINGS)
    qtbot.waitUntil(lambda: not users.add.button.isEnabled(), timeout=10_000)
    qtbot.waitUntil(lambda: len(users.users) == 2, timeout=10_000)
    assert users.add.held.text() == "administrator"
    assert users.add.held.isVisible()
    assert not users.role.isEnabled()
    assert "A nurse may not manage users." in users.add.button.toolTip()
    idle, ranges = page.cards["idle"], page.cards["laboratories"]
    assert isinstance(idle, IdleCard)
    assert isinstance(ranges, LaboratoriesCard)
    assert not idle.limit.isEnabled()
    assert idle.held.text() == "administrator"
    assert idle.own.button("5").isEnabled()
    assert not ranges.add.button.isEnabled()
    assert ranges.add.held.text() == "administrator, clinician, data manager"
    file = page.cards["file"]
    assert isinstance(file, ClinicFileCard)
    assert file.verify.button.isEnabled()
    assert file.lock.held.text() == "administrator, data manager"
    opened.entrance.lock()
    unlock(qtbot, opened)
    qtbot.waitUntil(lambda: users.add.button.isEnabled(), timeout=10_000)
    assert users.add.held.isHidden()


def test_that_the_rights_of_a_role_are_those_that_the_store_asks_for(qtbot: QtBot, opened: Opened) -> None:
    assert opened.gate.unlocked is not None
    vault.add_user(opened.path, opened.gate.unlocked, user=NURSE, password=ANOTHER_PASSWORD, role=Role.NURSE)
    opened.window._actions["users"].trigger()
    page = opened.window.places.page(SETTINGS)
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: "users" in page.cards, timeout=10_000)
    users = page.cards["users"]
    assert isinstance(users, UsersCard)
    qtbot.waitUntil(lambda: len(users.users) == 2, timeout=10_000)
    assert users._marked
    users.view.selectRow(1)
    ticked = {action for action, (mark, _) in users.rights.rows.items() if mark.text() == MAY_MARK}
    assert ticked == MAY[Role.NURSE]
    assert users.rights.head.text() == "Rights of Li Na, nurse"
    users.all_rights.button.click()
    dialog = users.findChild(RightsDialog)
    assert dialog is not None
    table = dialog.table
    for row, action in enumerate(Action):
        cells = [table.index(row, place).data() for place in range(1, len(Role) + 1)]
        assert cells == [MAY_MARK if action in MAY[role] else "–" for role in Role]
    dialog.close_button.click()
    seen = {user.name: user.last for user in users.users}
    assert seen[USER] is not None
    assert seen[NURSE] is None


def test_that_the_form_of_ranges_opens_at_the_laboratory_that_was_chosen(qtbot: QtBot, opened: Opened) -> None:
    def entered(store: object) -> None:
        kept = tuple(_range(laboratory) for laboratory in ("Central", "Ward"))
        store.laboratories.change(RangeChange(come=kept))  # type: ignore[attr-defined]
        save_mapping(store, "LIS", Mapping(laboratory="Ward"))  # type: ignore[arg-type]

    card = settings_of(qtbot, opened.window).cards["laboratories"]
    assert isinstance(card, LaboratoriesCard)
    before = len(card.laboratories)
    opened.session.write(entered)
    qtbot.waitUntil(lambda: len(card.laboratories) == before + 2, timeout=10_000)
    row = next(row for row, one in enumerate(card.laboratories) if one.name == "Ward")
    assert (card.laboratories[row].ranges, card.laboratories[row].latest) == (1, date(2025, 1, 1))
    assert [(one.name, one.laboratory) for one in card._readings.records] == [("LIS", "Ward")]
    card.view.selectRow(row)
    card.view.setFocus()
    qtbot.waitUntil(lambda: card.view.hasFocus() and card.open.button.isEnabled())
    qtbot.keyClick(card.view, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: opened.window.findChild(LaboratoriesDialog) is not None, timeout=10_000)
    form = opened.window.findChild(LaboratoriesDialog)
    assert form is not None
    assert form.laboratory == "Ward"
    form.reject()


def _range(laboratory: str) -> LabRange:
    return LabRange(
        laboratory=laboratory,
        analyte="AFP",
        unit="ng/mL",
        sex=RangeSex.BOTH,
        low=None,
        high=Decimal(7),
        critical_low=None,
        critical_high=None,
        valid_from=date(2025, 1, 1),
    )


def test_that_the_card_of_the_file_says_when_it_was_checked_and_what_is_locked(qtbot: QtBot, opened: Opened) -> None:
    card = settings_of(qtbot, opened.window).cards["file"]
    assert isinstance(card, ClinicFileCard)
    qtbot.waitUntil(lambda: card.facts is not None, timeout=10_000)
    assert card.values[0].text() == "clinic.hepatrack"
    assert card.values[5].text() == "not checked on this computer yet"
    assert card.values[6].text() == "nothing is locked"
    card.verify.button.click()
    dialog = opened.window.findChild(VerifyDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=20_000)
    qtbot.waitUntil(lambda: "nothing wrong" in card.values[5].text(), timeout=10_000)
    dialog.accept()
    opened.session.write(lambda store: store.locks.lock(None, "analysis"))
    qtbot.waitUntil(lambda: f"locked by {USER}" in card.values[6].text(), timeout=10_000)
    assert card.lock.button.text() == "Unlock the data set…"
    qtbot.waitUntil(lambda: not card.first_load.button.isEnabled(), timeout=10_000)
    assert "locked since" in card.first_load.held.text()


def test_that_a_backup_is_taken_and_a_restore_rehearsed(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("backup_folder", str(folder))
    with program(qtbot, theme, clinic_file(tmp_path), settings) as opened:
        enter(qtbot, opened)
        card = settings_of(qtbot, opened.window).cards["backups"]
        assert isinstance(card, BackupsCard)
        qtbot.waitUntil(lambda: len(card.backups) == 1 and not opened.doors.keeper.running, timeout=20_000)
        assert "verified" in card.lines[0][2].text()
        assert card.values[3].text() == "not on this computer yet"
        assert "No second place is chosen" in card.notice.text
        before = sorted(path.name for path in tmp_path.rglob("*"))
        card.rehearse.button.click()
        card._on_problem(StoreProblem("A folder cannot be read."))  # of the list, meanwhile: no second one may begin
        assert not card.rehearse.button.isEnabled()
        qtbot.waitUntil(lambda: "nothing wrong was found. Patients: 2" in card.told.text(), timeout=20_000)
        assert card.lines[0][2].text() == "✓ verified, rehearsed"
        assert "patients: 2" in card.values[3].text()
        assert sorted(path.name for path in tmp_path.rglob("*")) == before
        card.take.button.click()
        qtbot.waitUntil(lambda: len(card.backups) == 2, timeout=20_000)
        assert card.lines[1][2].text() == "✓ verified, rehearsed"


def test_that_three_days_without_a_verified_backup_are_urgent_in_words(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("backup_folder", str(tmp_path / "gone" / "backups"))
    with program(qtbot, theme, clinic_file(tmp_path), settings) as opened:
        enter(qtbot, opened)
        keeper, foot = opened.doors.keeper, opened.window._status._labels[2]
        qtbot.waitUntil(lambda: bool(keeper.failed), timeout=20_000)
        assert keeper.days_without is None  # the clinic file was made a moment ago
        assert foot.palette().color(foot.foregroundRole()) != theme.colour("urgent")
        keeper._on_begun(datetime.now(UTC) - timedelta(days=3, hours=1))
        assert foot.text() == "No verified backup for 3 days"
        assert foot.palette().color(foot.foregroundRole()) == theme.colour("urgent")
        card = settings_of(qtbot, opened.window).cards["backups"]
        assert isinstance(card, BackupsCard)
        qtbot.waitUntil(lambda: "There was no verified backup for 3 days." in card.notice.text, timeout=10_000)
        keeper.choose(tmp_path)
        qtbot.waitUntil(lambda: keeper.days_without is None, timeout=20_000)
        assert foot.text().startswith("Last verified backup")
        assert foot.palette().color(foot.foregroundRole()) != theme.colour("urgent")


def test_that_the_demo_clinic_says_what_it_has_not(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    page = settings_of(qtbot, window)
    said = {name: card.said.text() for name, card in page.cards.items() if isinstance(card, SaidCard)}
    assert set(said) == {"idle", "users", "backups"}
    assert "opens without a password" in said["idle"]
    assert "no users" in said["users"]
    assert "no backups" in said["backups"]
    file = page.cards["file"]
    assert isinstance(file, ClinicFileCard)
    qtbot.waitUntil(lambda: file.facts is not None, timeout=10_000)
    assert file.values[3].text() == "26"


def test_that_everything_on_the_page_has_a_name_for_who_does_not_see_it(qtbot: QtBot, opened: Opened) -> None:
    page = settings_of(qtbot, opened.window)
    for card in page.cards.values():
        assert card.accessibleName()
