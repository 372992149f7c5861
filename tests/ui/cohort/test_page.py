"""The Cohort place on the demo clinic: what is chosen is what is drawn, labelled, exported, and never stale."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel

from models.cohort.filter import EVERYONE
from models.cohort.imported import CohortKind, ImportedCohort, Labels, TimeUnit
from models.cohort.matching import Covariate
from models.cohort.members import Grouping, Measure
from models.quantities import Answer
from models.record.records import Vp
from storage.clinic.cohorts import keep_cohort
from storage.roles import Actor, Role
from ui.cohort.page import CohortPage
from ui.cohort.pictures_panel import PictureKind
from ui.cohort.tabs import DEFINITIONS, TABLES
from ui.cohort.work import Source, SourceKind
from ui.paper.figure_file import Format

RECONSTRUCTED = "Reconstructed from published summaries"


@pytest.fixture
def page(qtbot, theme, session):
    """The page with HCC-R04 open."""
    opened = []
    session.course_changed.connect(opened.append)
    session.read(lambda store: store.find("HCC-R04"), session.open)
    qtbot.waitUntil(lambda: bool(opened), timeout=10_000)
    made = CohortPage(theme, session)
    qtbot.addWidget(made)
    made.resize(1376, 812)
    made.show_course(session.course)
    made.show()
    settled(qtbot, made)
    return made


def settled(qtbot, page):
    """Waits until the answer on the screen is the one to what is asked now, and its pictures are there."""

    def there():
        answer = page.answer
        pictures = answer is not None and (answer.ask.of_file or page.pictures_panel.shown is not None)
        return pictures and answer.ask == page.ask and not page._session.busy

    QApplication.processEvents()  # what was asked for is counted only then
    qtbot.waitUntil(there, timeout=10_000)
    return page.answer


def _texts(page):
    return " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def _cohort(kind=CohortKind.IMPORTED, n=60, endpoint="os"):
    rng = np.random.default_rng(14)
    return ImportedCohort(
        name="Registry",
        kind=kind,
        unit=TimeUnit.MONTHS,
        times=rng.exponential(12.0, n).round(1) + 0.1,
        events=rng.random(n) < 0.7,
        source="registry.csv",
        sha256="ab" * 32,
        groups=Labels(("A", "B", "C"), np.arange(n, dtype=np.int32) % 3),
        endpoint=endpoint,
    )


def test_that_the_filter_chooses_and_the_head_counts(qtbot, page):
    page._choose(wanted=replace(page.ask.wanted, vp=(Vp.VP3,)))
    answer = settled(qtbot, page)
    assert (answer.chosen, answer.considered, answer.inside) == (12, 26, True)
    texts = _texts(page)
    assert "12 patients" in texts
    assert "of 26" in texts
    assert page.header.patient.text() == "Shown HCC-R04 not counted"
    assert "Not chosen: 14 of 26 (Vp4: 10 · Vp class at baseline not recorded: 4)" in texts
    assert "HCC-R22" in page.figure_panel.outside.toolTip()
    assert answer.figure.n == 11
    assert len(page.pictures_panel.shown.lower.lanes) == 12


def test_that_who_is_not_real_is_said_over_every_part(qtbot, page):
    for place in range(page.tabs.bar.count()):
        page.tabs.show_place(place)
        assert RECONSTRUCTED in page.labels.text()
        assert page.labels.isVisible()


def test_that_a_click_counts_the_patient_and_the_cross_takes_the_mark_away(qtbot, page):
    without = settled(qtbot, page).figure.n
    page.header.patient.click()
    assert settled(qtbot, page).figure.n == without + 1
    assert page.header.patient.text() == "Shown HCC-R04 counted"
    page.header.patient.setFocus()
    qtbot.keyClick(page.header.patient, Qt.Key.Key_Delete)
    assert settled(qtbot, page).figure.patient is None
    assert not page.header.patient.isVisible()


def test_that_an_answer_that_comes_late_is_dropped(qtbot, page):
    page.figure_panel.groupings.button(Grouping.VP.value).click()
    page.figure_panel.groupings.button(Grouping.AFP.value).click()
    page.figure_panel.measures.button(Measure.PFS.value).click()
    shown = []
    page.figure_panel.view.chart.show_figure = lambda figure, with_limits: shown.append(figure)
    answer = settled(qtbot, page)
    assert (answer.figure.choice.measure, answer.figure.choice.grouping) == (Measure.PFS, Grouping.AFP)
    assert all(one.choice == answer.figure.choice for one in shown if one is not None)


def test_that_another_patient_is_never_seen_with_the_figure_of_the_first(qtbot, page, demo_courses):
    page.hide()
    page._session._key = 2
    page.show_course(demo_courses["HCC-R02"])
    assert page.answer is None
    assert page.figure_panel.view.figure is None
    page.show()
    assert settled(qtbot, page).figure.patient.code == "HCC-R02"


def test_that_matching_says_on_what_and_how_many(qtbot, page):
    page.figure_panel.match_wanted.emit((Covariate.VP, Covariate.METASTASIS))
    answer = settled(qtbot, page)
    assert answer.matched.size == answer.chosen == answer.figure.n
    words = answer.matched.refused or answer.matched.words
    assert str(words) in page.figure_panel.view.warning.accessibleName()


def test_that_a_cohort_from_a_file_is_labelled_divided_and_has_no_pictures(qtbot, page, session):
    kept = []
    session.write(lambda store: keep_cohort(store, _cohort(CohortKind.RECONSTRUCTED)), kept.append, touched=())
    qtbot.waitUntil(lambda: bool(kept))
    page.show_source(kept[0].key)
    answer = settled(qtbot, page)
    assert (answer.chosen, answer.columns, len(answer.figure.groups)) == (60, ("",), 1)
    assert "Reconstructed from a published curve" in page.labels.text()
    assert not page.pictures_panel.isVisible()
    assert not page.header.add.isVisible()
    assert not page.tabs.bar.isTabEnabled(TABLES)
    page.figure_panel.choice_wanted.emit(page.figure_panel._other_choices()[1][1])
    answer = settled(qtbot, page)
    assert [str(group.name.full) for group in answer.figure.groups] == ["A", "B", "C"]
    assert "A to B, Holm" in _texts(page)
    page.show_source(None)
    assert settled(qtbot, page).considered == 26
    assert page.pictures_panel.isVisible()


def test_that_a_write_to_one_patient_computes_only_that_one_again(qtbot, page, session, computed_before):
    before = dict(session._courses)
    computed_before.clear()
    session.write(lambda _: None, lambda _: None, touched=(3,))
    qtbot.waitUntil(lambda: session._courses.get(3, before[3]) is not before[3], timeout=10_000)
    settled(qtbot, page)
    same = [key for key, course in session._courses.items() if course is before[key]]
    assert sorted(set(before) - set(same)) == [3]


def test_that_tables_and_other_definitions_are_of_the_chosen_patients(qtbot, page):
    page.tabs.show_place(TABLES)
    qtbot.waitUntil(lambda: page.tabs.tables.table is not None, timeout=10_000)
    assert page.tabs.tables.table.columns[0].n == 26
    page.tabs.show_place(DEFINITIONS)
    page.tabs.definitions.wanted.emit(page.tabs.definitions.definition)
    settled(qtbot, page)


def test_that_each_picture_is_drawn_when_it_is_chosen(qtbot, page):
    for kind in (PictureKind.MRECIST, PictureKind.AFP, PictureKind.PIVKA, PictureKind.RECIST):
        page.pictures_panel.best_change.choice.button(kind.value).click()
        settled(qtbot, page)
    page.pictures_panel.on_study.choice.button(PictureKind.SPIDER.value).click()
    settled(qtbot, page)
    assert page.pictures_panel.shown.lower.lines


@pytest.mark.parametrize("kind", list(Format))
def test_that_a_figure_is_saved_with_its_caption_and_labels(qtbot, page, tmp_path, kind):
    said = []
    page.told.connect(said.append)
    figure, change, study = page.exports.all()
    for one in (figure, change, study):
        path = tmp_path / f"{one.name}.{kind.value}"
        page.exports.write(one, kind, path)
        qtbot.waitUntil(path.exists, timeout=10_000)
        _holds(path, kind)
    qtbot.waitUntil(lambda: len(said) == 3)


def _holds(path: Path, kind: Format) -> None:
    """The label of those who are not real is in the file."""
    data = path.read_bytes()
    if kind is Format.CSV:
        assert data.startswith(b"\xef\xbb\xbf")
        assert RECONSTRUCTED in data.decode("utf-8-sig")
    elif kind is Format.SVG:
        assert RECONSTRUCTED in data.decode("utf-8")
        assert b"<image" not in data
    elif kind is Format.PDF:
        from PySide6.QtPdf import QPdfDocument

        document = QPdfDocument()
        document.load(str(path))
        text = document.getAllText(0).text()
        assert RECONSTRUCTED in text.replace("\r\n", " ").replace("\n", " ")
        assert "not a medical device" in text
        document.close()
    else:
        image = QImage(str(path))
        assert image.width() == 1920
        assert image.height() > 500


def test_that_a_folder_that_is_not_there_is_a_sentence(qtbot, page, tmp_path):
    said = []
    page.told.connect(said.append)
    page.exports.write(page.exports.all()[0], Format.CSV, tmp_path / "nowhere" / "x.csv")
    qtbot.waitUntil(lambda: bool(said), timeout=5_000)
    assert "There is no folder" in said[0]


@pytest.mark.parametrize("size", [(1302, 712), (1376, 812), (640, 700)])
def test_that_nothing_is_wider_than_the_window(qtbot, page, size):
    page.resize(*size)
    qtbot.wait(50)
    body = page.tabs.curves.widget()
    assert body.width() <= page.tabs.curves.viewport().width()


def test_that_the_reconstructed_cohort_can_be_looked_at_alone(qtbot, page):
    page._on_source_chosen(Source(SourceKind.RECONSTRUCTED))
    answer = settled(qtbot, page)
    assert answer.considered == 21
    assert answer.figure.n == 20


def test_that_a_filter_is_kept_under_a_name_with_its_versions_and_chosen_again(qtbot, page):
    from PySide6.QtWidgets import QMenu

    said = []
    page.told.connect(said.append)
    page._choose(wanted=replace(page.ask.wanted, vp=(Vp.VP3,)))
    settled(qtbot, page)
    page.saved.save("Main trunk")
    qtbot.waitUntil(lambda: page.header.saved.text() == "Saved: Main trunk", timeout=5_000)
    page._choose(wanted=replace(page.ask.wanted, vp=(Vp.VP4,)))
    settled(qtbot, page)
    assert page.header.saved.text() == "Saved filters"
    page.saved.save("Main trunk")
    qtbot.waitUntil(lambda: page.saved._saved and len(page.saved._saved[0]) == 2, timeout=5_000)
    assert said[-1] == "Saved: “Main trunk”, version 2."
    page._choose(wanted=EVERYONE)
    settled(qtbot, page)
    menu = QMenu(page)
    page.saved.fill(menu)
    next(action for action in menu.actions() if action.text() == "Main trunk").trigger()
    assert settled(qtbot, page).ask.wanted.vp == (Vp.VP4,)
    page.saved.drop("Main trunk", "no longer needed")
    qtbot.waitUntil(lambda: page.saved._saved == (), timeout=5_000)


def test_that_a_filter_by_what_is_known_later_is_told_until_a_landmark_is_set(qtbot, page):
    page._choose(wanted=replace(EVERYONE, afp_answer=(Answer.MET,)))
    settled(qtbot, page)
    told = page.figure_panel.view.warning.accessibleName
    assert "known only after the start" in told()
    page.figure_panel.landmark.trigger()
    assert settled(qtbot, page).figure.choice.landmark_day == 42
    assert "known only after the start" not in told()
    page._choose(wanted=EVERYONE)
    assert settled(qtbot, page).figure.choice.landmark_day is None
    assert not page.figure_panel.landmark.isEnabled()


def test_that_a_new_theme_is_worn_by_the_words_under_the_figure(qtbot, page, theme):
    name = page.figure_panel.view.panel.findChildren(QLabel)[0].text()
    try:
        theme.set_dark(True)
        labels = [one for one in page.figure_panel.view.panel.findChildren(QLabel) if one.isVisibleTo(page)]
        assert labels[0].text() == name
        assert labels[0].palette().windowText().color() == theme.colour("text")
        assert page.labels.palette().windowText().color() == theme.colour("note")
    finally:
        theme.set_dark(False)


def test_that_slow_work_is_told_takes_the_old_answer_away_and_can_be_cancelled(qtbot, page, session):
    held = threading.Event()
    session.read(lambda _: held.wait(20), lambda _: None)
    page.figure_panel.groupings.button(Grouping.VP.value).click()
    try:
        qtbot.waitUntil(page.progress.isVisible, timeout=5_000)
        assert page.answer is None
        assert page.figure_panel.view.figure is None
        page.progress.stop.click()
    finally:
        held.set()
    qtbot.waitUntil(lambda: not session.busy, timeout=5_000)
    assert page.answer is None
    page.progress.stop.click()
    assert settled(qtbot, page).figure.choice.grouping is Grouping.VP
    assert not page.progress.isVisible()


def test_that_a_picture_longer_than_any_page_is_saved_as_values_only(qtbot, page):
    shown = page.pictures_panel.shown
    lanes = tuple(replace(shown.lower.lanes[0], key=key, code=f"B-{key:04d}") for key in range(1500))
    page.pictures_panel.show_pictures(replace(shown, lower=replace(shown.lower, lanes=lanes)))
    _, change, study = page.exports.all()
    assert change.paint is not None
    assert study.paint is None
    assert len(study.csv().splitlines()) > 1500


def test_that_a_cohort_that_cannot_be_read_leaves_nothing_on_the_screen(qtbot, page, monkeypatch):
    from storage.problems import StoreProblem

    def damaged(*_, **__):
        raise StoreProblem("The file is damaged.")

    monkeypatch.setattr("ui.cohort.work.cohorts", damaged)
    with qtbot.waitSignal(page.problem):
        page.figure_panel.groupings.button(Grouping.VP.value).click()
    assert page.answer is None
    assert page.figure_panel.view.figure is None
    assert not page.progress.isVisible()


def test_that_the_fit_of_lifelines_leaves_the_head_alone(qtbot, page):
    page.figure_panel.groupings.button(Grouping.VP.value).click()
    before = settled(qtbot, page)
    page.header.sources.setItemData(0, "marked", Qt.ItemDataRole.UserRole + 7)
    page._on_idle()
    qtbot.waitUntil(lambda: page.answer is not before, timeout=20_000)
    assert page.header.sources.itemData(0, Qt.ItemDataRole.UserRole + 7) == "marked"
    ratio = before.figure.comparison.cox.coefficients[0].hazard_ratio
    assert page.answer.figure.comparison.cox.coefficients[0].hazard_ratio == pytest.approx(ratio, rel=1e-6)


def test_that_a_file_that_does_not_say_its_endpoint_is_shown_as_such(qtbot, page, session):
    kept = []
    session.write(lambda store: keep_cohort(store, _cohort(endpoint="")), kept.append, touched=())
    qtbot.waitUntil(lambda: bool(kept))
    page.show_source(kept[0].key)
    settled(qtbot, page)
    assert "end point not said" in page.figure_panel.view.title.text()
    assert page.exports.all()[0].title


def test_that_a_role_that_may_not_export_is_told_so_and_nothing_is_written(qtbot, page, session, tmp_path):
    from PySide6.QtWidgets import QMenu

    figure = page.exports.all()[0]
    page._show_answer(replace(page.answer, actor=Actor("reader", Role.READER)))
    assert not page.header.export.isEnabled()
    assert "may not export" in page.header.export.toolTip()
    menu = QMenu(page)
    page.exports.fill(menu)
    assert [action.isEnabled() for action in menu.actions()] == [False]

    def become(store):
        store.file.journal.actor = Actor("reader", Role.READER)

    session.read(become, lambda _: None)
    with qtbot.waitSignal(page.exports.told) as told:
        page.exports.write(figure, Format.CSV, tmp_path / "x.csv")
    assert told.args[0].startswith("A reader may not export de-identified data.")
    assert not (tmp_path / "x.csv").exists()
