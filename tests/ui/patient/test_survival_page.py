"""The Survival page on the demo clinic: what is drawn where, what is said, and what is never said."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from models.cohort.members import Cohort, Grouping, Measure
from models.statistics.survival import DAYS_PER_MONTH
from ui.charts.cohort.survival_counts import columns
from ui.charts.cohort.survival_marks import pill
from ui.charts.cohort.survival_scale import curve_steps
from ui.patient.survival_page import SurvivalPage

FORBIDDEN = ("recommend", "should", "eligible", "safe", "responding well", "risk of death", "normal", " AI ")


@pytest.fixture
def page(qtbot, theme, session):
    made = SurvivalPage(theme, session)
    qtbot.addWidget(made)
    made.resize(1126, 720)
    made.show()
    return made


@pytest.fixture
def shown(qtbot, page, demo_courses):
    """Shows a patient and waits for the figure of the choices made since."""

    def show(code, *, measure=None, grouping=None, cohort=None):
        page.show_course(demo_courses[code])
        if measure is not None:
            page.measures.button(measure.value).click()
        if grouping is not None:
            page.groupings.button(grouping.value).click()
        if cohort is not None:
            page.cohorts.setCurrentIndex(page.cohorts.findData(cohort.value))
            page.cohorts.activated.emit(page.cohorts.currentIndex())
        asked = page._choice
        qtbot.waitUntil(lambda: page.figure is not None and _answers(page, asked, code), timeout=10_000)
        return page.figure

    return show


def _answers(page, asked, code):
    choice = page.figure.choice
    same = (choice.measure, choice.grouping, choice.cohort) == (asked.measure, asked.grouping, asked.cohort)
    return same and page.figure.patient is not None and page.figure.patient.code == code


def _texts(page):
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def test_that_the_patient_is_shown_on_the_reconstructed_cohort_without_being_counted(page, shown):
    figure = shown("HCC-R04")
    assert (figure.choice.cohort, figure.n, figure.considered) == (Cohort.RECONSTRUCTED, 20, 21)
    assert page.chart.scale.x(figure.patient.days / DAYS_PER_MONTH) == pytest.approx(
        page.chart.scale.plot.left() + page.chart.scale.plot.width() * 252 / 30.4375 / page.chart.scale.months
    )
    texts = " ".join(_texts(page))
    for words in ("HCC-R04 at 8.3 months", "of 20 still at risk at 8.3 months", "data cut 28-Mar-2025", "log-log"):
        assert words in texts
    assert not any(word in texts for word in FORBIDDEN)


def test_that_counting_the_patient_gives_the_published_median(qtbot, page, shown):
    shown("HCC-R04")
    page.counted.setChecked(True)
    qtbot.waitUntil(lambda: page.figure.n == 21, timeout=5_000)
    assert "13.4 (6.8–not estimable) mo" in _texts(page)


def test_that_marker_groups_begin_at_the_landmark_and_say_so(qtbot, page, shown):
    figure = shown("HCC-R04", measure=Measure.PFS, grouping=Grouping.AFP)
    assert figure.choice.landmark_day == 42
    assert "Curves begin at the landmark; all times count from the start of treatment." in _texts(page)
    page.landmark.setChecked(False)
    qtbot.waitUntil(lambda: page.figure.choice.landmark_day is None, timeout=5_000)
    assert any("drawn from day 0" in text for text in _texts(page))


def test_that_marker_groups_are_not_offered_for_the_duration_of_response(page, shown):
    figure = shown("HCC-R02", grouping=Grouping.AFP, measure=Measure.DOR_MRECIST)
    assert figure.choice.grouping is Grouping.NONE
    assert not page.groupings.button(Grouping.AFP.value).isEnabled()
    assert page.groupings.button(Grouping.VP.value).isEnabled()


def test_that_every_step_and_the_median_lie_where_their_values_are(page, shown):
    figure = shown("HCC-R04")
    scale, group = page.chart.scale, figure.groups[0]
    steps = curve_steps(group)
    for time, survival in zip(group.curve.time, group.curve.survival, strict=True):
        assert steps.at(time / DAYS_PER_MONTH + 1e-9) == pytest.approx(survival)
    box = page.chart.box
    for share in (0.0, 0.5, 1.0):
        from pyqtgraph import Point

        at = box.mapViewToScene(Point(scale.months / 2, share))
        assert at.y() == pytest.approx(scale.y(share), abs=0.6)
        assert at.x() == pytest.approx(scale.x(scale.months / 2), abs=0.6)


def test_that_thick_and_thin_parts_join_and_cover_the_whole_curve(page, shown):
    shown("HCC-R18", grouping=Grouping.VP)
    for items in page.chart._groups[:2]:
        thick, thin = items.thick.getData(), items.thin.getData()
        assert (thick[0][-1], thick[1][-1]) == (thin[0][0], thin[1][0])


def test_that_names_of_curves_cover_neither_each_other_nor_the_pill(page, shown):
    for grouping in (Grouping.VP, Grouping.AFP, Grouping.PIVKA, Grouping.EITHER):
        figure = shown("HCC-R10", grouping=grouping)
        rects = [name.rect for name in page.chart.names] + [pill(page.chart.ink, page.chart.scale, figure.patient)]
        assert len(rects) == 3
        for place, rect in enumerate(rects):
            assert not any(rect.intersects(other) for other in rects[place + 1 :])
            assert page.chart.scale.plot.adjusted(-1, -1, 1, 1).contains(QRectF(rect))


def test_that_numbers_at_risk_stand_under_their_ticks_and_add_up(page, shown):
    figure = shown("HCC-R04", measure=Measure.PFS, grouping=Grouping.PIVKA)
    table = columns(figure, page.chart.scale, page.chart.ink)
    for place, group in enumerate(figure.groups):
        for column in table:
            count = column.counts[place]
            assert count.at_risk + count.events_so_far + count.censored_so_far == group.curve.n
    assert [column.months for column in table][1:] == [
        tick for tick in page.chart.scale.ticks() if tick > table[0].months + 1
    ]


def test_that_the_provenance_is_on_the_figure_and_the_chart_has_a_table_twin(page, shown):
    from ui.charts.cohort.survival_marks import provenance_words

    figure = shown("TIL-01", cohort=Cohort.CLINIC)
    words = provenance_words(figure)
    assert "24 of 25 patients: Reconstructed from published summaries" in words
    assert "1 of 25 patients: Published case report" in words
    assert len(page.chart.twin().rows) == len(columns(figure, page.chart.scale, page.chart.ink))


def test_that_hiding_the_limits_hides_bands_and_dots(page, shown):
    shown("HCC-R18", grouping=Grouping.VP)
    page.with_limits.setChecked(False)
    for items in page.chart._groups[:2]:
        assert items.band.path().isEmpty()
        assert all(len(limit.getData()[0] if limit.getData()[0] is not None else ()) == 0 for limit in items.limits)


def test_that_a_hidden_page_computes_nothing_until_it_is_seen(qtbot, theme, session, demo_courses):
    made = SurvivalPage(theme, session)
    qtbot.addWidget(made)
    made.show_course(demo_courses["HCC-R01"])
    qtbot.wait(50)
    assert made.figure is None
    made.show()
    qtbot.waitUntil(lambda: made.figure is not None, timeout=10_000)


def test_that_lifelines_is_imported_only_when_groups_are_compared_and_nobody_waits(qtbot, page, shown):
    shown("HCC-R04")
    assert not page._idle.isActive() or page.figure.comparison is None
    before = shown("HCC-R04", grouping=Grouping.VP).comparison.cox.coefficients[0].hazard_ratio
    page._idle.stop()
    first = page.figure
    page._on_idle()
    qtbot.waitUntil(lambda: page.figure is not first, timeout=20_000)
    assert "lifelines" in sys.modules
    assert page.figure.comparison.cox.coefficients[0].hazard_ratio == pytest.approx(before, rel=1e-4)


def test_that_no_curve_item_reaches_beyond_the_last_follow_up(page, shown):
    figure = shown("HCC-R04", grouping=Grouping.VP)
    for items, group in zip(page.chart._groups, figure.groups, strict=False):
        last = group.curve.sample.last / DAYS_PER_MONTH
        for item in (items.thick, items.thin, *items.limits):
            x = item.getData()[0]
            assert x is None or x.size == 0 or np.max(x) <= last + 1e-9
