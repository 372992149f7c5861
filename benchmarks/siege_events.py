"""Sieges of the window: random keys, clicks and texts over all of it, and wrong inputs on every form."""

from __future__ import annotations

import random
import sys
import tempfile
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QPoint, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget

from benchmarks.journeys.clinic import PASSWORD, Clinic, make_clinic, open_clinic
from benchmarks.journeys.patients import patients
from benchmarks.siege_common import CHEAP, Siege
from models.record.records import Measurement, Record
from storage.clinic.verifying.verification import verify
from storage.keys import vault
from storage.opening import opened_clinic
from storage.roles import Role
from ui.forms.base import DraftForm
from ui.kit.fields import Choice, DateEntry, Entry
from ui.kit.theme import SCALES, Theme
from ui.window.commands import MENUS, commands
from ui.window.main import MainWindow
from ui.words.language import CHINESE, ENGLISH, set_language

EPISODE = 40  # events, then everything that is open is left and the next command is given
# What ends the window, prints on a real printer, or is the way back in.
LEFT_OUT = ("quit", "lock", "log")
TEXTS = (
    *("0", "9820", "-1", "1,9.0", "1e5", ">60,500", "<0.5", "++", "3.8", "0x1F", "∞", "٣", "½", "9" * 40),
    *("20250230", "99999999", "20250101", "-3d", "+9999d", "today", "31.12.2024", "2025-13-01"),
    *("abc", "张桂花", "José 'O''Neil'", "a\tb", "<b>x</b>", "%s {x}", "\u202eabc", "\u200b", "😀", "x" * 400, " "),
)
RIGHT = ("12", "2", "71", "8", "1.2", "HBV", "liver", "T1", "fatigue", "lenvatinib", "mg", "read again")
KEYS = (
    *(Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_F2),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Minus),
    *(Qt.Key.Key_F1, Qt.Key.Key_Menu, Qt.Key.Key_A, Qt.Key.Key_D, Qt.Key.Key_N, Qt.Key.Key_L),
)
MODIFIERS = (
    *(Qt.KeyboardModifier.NoModifier,) * 6,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


_NEWS = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)


class Noise:
    """What the program says that it never should: warnings of Qt, and errors that nobody foresaw."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    @contextmanager
    def listening(self) -> Iterator[None]:
        before, hook = qInstallMessageHandler(self._on_message), sys.excepthook
        sys.excepthook = self._on_error
        try:
            yield
        finally:
            sys.excepthook = hook
            qInstallMessageHandler(before)

    @contextmanager
    def caught(self) -> Iterator[None]:
        """What fails in a slot is raised where the loop of events was begun."""
        try:
            yield
        except Exception as error:  # noqa: BLE001
            self._on_error(type(error), error, error.__traceback__)

    def _on_message(self, kind: QtMsgType, _: QMessageLogContext, words: str) -> None:
        if kind not in _NEWS and not words.startswith("This plugin does not support"):
            self.heard.append(f"Qt: {words}")

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        places = [f"{Path(one.filename).name}:{one.lineno}" for one in traceback.extract_tb(trace)[-3:]]
        self.heard.append(f"{kind.__name__}: {error} at {' < '.join(reversed(places))}")


def random_events(count: int, seed: int) -> str:
    """``count`` keys, clicks and texts at whatever is on the screen; the file is intact afterwards."""
    found, chance, noise = Siege("random events"), random.Random(seed), Noise()
    done: deque[str] = deque(maxlen=25)
    with _clinic(found, noise) as clinic:
        clinic.window.close_asks.insert(0, lambda: False)
        given, forms = [one.name for one in commands() if one.name not in LEFT_OUT], _forms()
        while found.tried < count:
            episode = found.tried // EPISODE
            of = forms if episode % 2 else given  # a form every other time
            name = of[episode // 2 % len(of)]
            with noise.caught():
                _begin(clinic, name, done)
            for _ in range(min(EPISODE, count - found.tried)):
                found.tried += 1
                with noise.caught():
                    found.ends[_event(clinic, chance, done, on_a_form=of is forms)] += 1
                if noise.heard:
                    found.wrong.append(f"{noise.heard[0]} (after {'; '.join(done)})")
                    noise.heard.clear()
            with noise.caught():
                _leave(clinic)
    return found.told()


def wrong_inputs(count: int, seed: int) -> str:
    """``count`` wrong inputs on every form: nothing that cannot be is kept, and nothing that was typed is lost."""
    found, chance, noise = Siege("wrong inputs"), random.Random(seed), Noise()
    with _clinic(found, noise) as clinic:
        for name in _forms():
            for _ in range(count):
                found.tried += 1
                with noise.caught():
                    found.ends[_wrong_input(clinic, name, chance, found)] += 1
    return found.told()


def _forms() -> list[str]:
    """The commands that open a form on which something is typed."""
    return [one.name for menu in MENUS for one in menu.commands if one.slot.partition(" ")[0] in ("form", "row")]


# The clinic


@contextmanager
def _clinic(found: Siege, noise: Noise) -> Iterator[Clinic]:
    """A clinic with a few patients, an administrator at its window; what is wrong with it afterwards is found."""
    made = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(made, QApplication)
    set_language(made, ENGLISH)
    theme, cost = Theme(), vault.NEW_COST
    theme.apply(made)
    with tempfile.TemporaryDirectory(prefix="hepatrack-siege-", ignore_cleanup_errors=True) as folder:
        vault.NEW_COST = CHEAP
        path = make_clinic(Path(folder), [_read_twice(patients()[13]), *patients()[14:16]])
        try:
            with noise.listening(), open_clinic(path, theme) as clinic:
                clinic.sit(Role.ADMINISTRATOR)
                yield clinic
                _come_in(clinic)
                clinic.settle()
            found.wrong += [*noise.heard, *_told_of(path, found)]
        finally:
            vault.NEW_COST = cost
            set_language(made, ENGLISH)
            Theme().apply(made)


def _read_twice(record: Record) -> Record:
    """With the reads of a second reader, who measured otherwise, so that there is something to decide."""
    larger = tuple(
        replace(read, reader="B", measurements=tuple(map(_larger, read.measurements))) for read in record.imaging
    )
    return replace(record, imaging=(*record.imaging, *larger))


def _larger(one: Measurement) -> Measurement:
    return one if one.diameter_tenths is None else replace(one, diameter_tenths=2 * one.diameter_tenths)


def _told_of(path: Path, found: Siege) -> list[str]:
    """What the file says of itself once the window is closed."""
    unlocked = vault.unlock(path, user=Role.ADMINISTRATOR.value, password=PASSWORD)
    with opened_clinic(path, unlocked) as store:
        seen = verify(store)
    found.ends["entries in the journal"] = seen.entries
    return [str(one) for one in seen.problems]


# One event


def _begin(clinic: Clinic, name: str, done: deque[str]) -> None:
    """A command is given, as from its menu; where it may not be now, what is on the screen stays."""
    # What is sent to a widget passes by the window, which would think that nobody is there and lock itself.
    clinic.doors.entrance.idle.touch()
    _come_in(clinic)
    clinic.to_front()
    _unlock(clinic)
    done.append(f"command {name}")
    action = clinic.window._actions.by_name.get(name)
    if action is not None and action.isEnabled():
        action.trigger()
    QTest.qWait(5)


def _unlock(clinic: Clinic) -> None:
    """Data that chance has locked, or nothing could be typed from then on."""
    access = clinic.window.access
    if access is not None and access.lock is not None:
        key = None if access.all_lock is not None else clinic.session.key
        clinic.session.write(lambda store: store.locks.unlock(key, "the siege goes on"), lambda _: None)
        clinic.settle()


def _event(clinic: Clinic, chance: random.Random, done: deque[str], *, on_a_form: bool) -> str:
    """One event at whatever is there to take it, and what it was."""
    if clinic.window.covered:
        _come_in(clinic)
    for dialog in clinic.window.findChildren(QFileDialog):
        dialog.reject()  # nothing is written outside of the folder of the siege
    kind, deed = chance.choices(EVENTS, weights=ON_A_FORM if on_a_form else ANYWHERE)[0]
    where = _receiver(clinic)
    done.append(f"{kind} at {type(where).__name__}: {deed(where, chance)}")
    QApplication.processEvents()
    if chance.random() < 0.1:
        QTest.qWait(2)
    return kind


def _receiver(clinic: Clinic) -> QWidget:
    over = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
    return over or clinic.window


def _type(where: QWidget, chance: random.Random) -> str:
    text = chance.choice(TEXTS)[:12]
    if where.isEnabled():
        QTest.keyClicks(where, "".join(one for one in text if one.isascii() and one.isprintable()))
    return text


def _paste(where: QWidget, chance: random.Random) -> str:
    """As pasted: what no key can type."""
    text = chance.choice(TEXTS)
    if isinstance(where, QLineEdit) and where.isEnabled() and not where.isReadOnly():
        where.insert(text)
    return text[:20]


def _press(where: QWidget, chance: random.Random) -> str:
    key, modifiers = chance.choice(KEYS), chance.choice(MODIFIERS)
    if (key, modifiers) == (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier) and chance.random() < 0.8:
        return "nothing"  # locked now and then, and not all the time
    QTest.keyClick(where, key, modifiers)
    return f"{modifiers.name} {key.name}"


def _click(where: QWidget, chance: random.Random) -> str:
    over = QApplication.activePopupWidget() or QApplication.activeModalWidget() or where.window()
    place = QPoint(chance.randrange(max(over.width(), 1)), chance.randrange(max(over.height(), 1)))
    at = over.childAt(place) or over
    if not at.isEnabled():
        return "nothing"
    button = chance.choice((Qt.MouseButton.LeftButton,) * 5 + (Qt.MouseButton.RightButton,))
    click = QTest.mouseDClick if chance.random() < 0.1 else QTest.mouseClick
    name = type(at).__name__
    click(at, button, Qt.KeyboardModifier.NoModifier, at.mapFrom(over, place))
    return f"{button.name} on {name}"


def _answer(where: QWidget, chance: random.Random) -> str:
    """What may well be right, and Enter: so that forms are saved, too."""
    if isinstance(where, Choice):
        where.setCurrentIndex(chance.randrange(where.count()))
    elif isinstance(where, Entry) and not where.isReadOnly():
        where.selectAll()
        where.insert(chance.choice(("20250401", "today", "-3d") if isinstance(where, DateEntry) else RIGHT))
    else:
        return "nothing"
    QTest.keyClick(where, Qt.Key.Key_Return)
    return type(where).__name__


def _save(where: QWidget, _: random.Random) -> str:
    QTest.keyClick(where, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return type(where.window()).__name__


def _turn(where: QWidget, chance: random.Random) -> str:
    """The window another size, or in other colours, letters or words."""
    over = where.window()
    if not isinstance(over, MainWindow):
        return "nothing"
    turn = chance.randrange(8)
    if turn == 0:
        over.choices.choose_language(chance.choice((ENGLISH, CHINESE)))
    elif turn == 1:
        over.choices.choose_theme(chance.random() < 0.5)
    elif turn == 2:
        over.choices.choose_zoom(chance.choice(SCALES))
    else:
        over.resize(chance.randrange(1100, 1700), chance.randrange(700, 1000))
    return ("language", "theme", "zoom", *("size",) * 5)[turn]


EVENTS: tuple[tuple[str, Callable[[QWidget, random.Random], str]], ...] = (
    ("text", _type),
    ("key", _press),
    ("click", _click),
    ("paste", _paste),
    ("answer", _answer),
    ("save", _save),
    ("turn", _turn),
)
ANYWHERE, ON_A_FORM = (4, 4, 4, 2, 2, 1, 1), (1, 2, 2, 1, 16, 2, 0.3)


# One wrong input


def _wrong_input(clinic: Clinic, name: str, chance: random.Random, found: Siege) -> str:
    """A form filled in with what comes, saved by its keys: it is kept, or refused with everything still there."""
    _begin(clinic, name, deque())
    clinic.settle()
    open_ones = [one for one in clinic.window.findChildren(DraftForm) if one.isVisible()]
    if not open_ones:
        found.wrong.append(f"{name}: the form does not open")
        return "not opened"
    form, before = open_ones[-1], clinic.held()
    fields = [one for one in form.findChildren(Entry) if one.isVisible() and one.isEnabled() and not one.isReadOnly()]
    for field in chance.sample(fields, min(len(fields), chance.randint(1, 4))):
        field.setFocus()
        field.selectAll()
        field.insert(chance.choice(TEXTS))
    QApplication.processEvents()
    typed, could = form.document(), form.save_button.isEnabled()
    QTest.keyClick(QApplication.focusWidget() or form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    clinic.settle()
    end = "saved"
    if any(form is one and one.isVisible() for one in clinic.window.findChildren(DraftForm)):
        end = "refused"
        if form.document() != typed:
            found.wrong.append(f"{name}: what was typed changed: {typed} became {form.document()}")
        if clinic.held() != before:
            found.wrong.append(f"{name}: refused, and written all the same: {typed}")
        if not form.told:
            found.wrong.append(f"{name}: refused without a word: {typed}")
    elif not could:
        found.wrong.append(f"{name}: closed though it could not be saved: {typed}")
    _leave(clinic)
    return end


def _leave(clinic: Clinic) -> None:
    """Everything that is open is left, what stands on a form thrown away."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for one in clinic.window.findChildren(QDialog):
        if one.isVisible():
            (one.leave if isinstance(one, DraftForm) else one.reject)()
    clinic.window.showNormal()
    QTest.qWait(2)


def _come_in(clinic: Clinic) -> None:
    if clinic.window.covered:
        _leave(clinic)
        clinic.sit(Role.ADMINISTRATOR)
