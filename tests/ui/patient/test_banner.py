"""The banner: who this is, never covered and never cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from models.course.course import Course
from models.record.records import Outcome, Patient
from models.words import score_words
from ui.kit.theme import Theme
from ui.patient.banner import Banner
from ui.words.common import child_pugh_words
from ui.words.language import short_date
from ui.words.recorded import recorded


@pytest.fixture
def banner(qtbot: QtBot, theme: Theme) -> Banner:
    made = Banner(theme)
    qtbot.addWidget(made)
    made.resize(1160, 60)
    return made


def _shown(banner: Banner, course: Course) -> str:
    banner.show_course(course)
    return banner.text()


def test_that_identity_and_disease_are_told(banner: Banner, demo_courses: dict[str, Course]) -> None:
    words = _shown(banner, demo_courses["HCC-R01"])
    for part in (
        "DEMO, One",
        "Born 17-Oct-1962 (62 y)",
        "Sex Male",
        "Hospital no. Not recorded",
        "Study code HCC-R01",
        "Day 755",
        "Thrombus Vp0, Cheng 0 (at baseline Vp3, Cheng II)",
        "BCLC C",
        "Child-Pugh A5",
        "ECOG",
        "lenvatinib 8 mg",
        "Reconstructed from published summaries; nobody in it exists",
    ):
        assert part in words
    assert banner.accessibleName() == words


def test_that_death_is_told_by_words_colour_and_pattern(banner: Banner, demo_courses: dict[str, Course]) -> None:
    words = _shown(banner, demo_courses["HCC-R10"])
    assert "Died 09-Aug-2024, aged 54" in words
    assert "Survival 13.4 months" in words
    assert "Day " not in words
    assert len(_colours(banner)) > 1
    banner.show_course(demo_courses["HCC-R01"])
    assert len(_colours(banner)) == 1


def _colours(banner: Banner) -> set[int]:
    """The colours along the lowest line, where nothing is written."""
    image: QImage = banner.grab().toImage()
    return {image.pixel(x, image.height() - 2) for x in range(image.width())}


def test_that_what_is_missing_is_said(banner: Banner, demo_courses: dict[str, Course]) -> None:
    course = demo_courses["HCC-R01"]
    bare = replace(course.record, patient=Patient(code="X-1"), visits=(), treatments=(), outcome=Outcome())
    words = _shown(banner, replace(course, record=bare, liver=(), schedule=()))
    for label in ("Name", "Born", "Sex", "Hospital no.", "Child-Pugh", "ALBI", "Regimen"):
        assert f"{label} Not recorded" in words
    assert "?" not in words


def test_that_a_death_without_a_birth_date_has_no_age(banner: Banner, demo_courses: dict[str, Course]) -> None:
    course = demo_courses["HCC-R10"]
    unknown = replace(course.record, patient=Patient(code="X-1", name="X"))
    assert "Died 09-Aug-2024;" in _shown(banner, replace(course, record=unknown))


@pytest.mark.parametrize("width", [1300, 1000, 800, 640])
@pytest.mark.parametrize("code", ["HCC-R01", "HCC-R10", "TIL-02"])
def test_that_line_one_is_never_cut(banner: Banner, demo_courses: dict[str, Course], width: int, code: str) -> None:
    banner.resize(width, 60)
    banner.show_course(demo_courses[code])
    assert banner._width_of(banner._line1, banner._right) <= width
    assert {field.label for field in banner._identity_fields} <= {f.label for f in (*banner._line1, *banner._line2)}


def test_that_the_visit_window_is_told_while_it_is_open(banner: Banner, demo_courses: dict[str, Course]) -> None:
    course = demo_courses["HCC-R01"]
    due = replace(
        course.schedule[0], state="open", earliest=date(2025, 3, 20), latest=date(2025, 4, 3), on=date(2025, 3, 27)
    )
    words = _shown(banner, replace(course, schedule=(due,)))
    assert f"Day 755 · {due.plan.label} window 20-Mar to 03-Apr" in words


@pytest.mark.parametrize("width", [1300, 1000, 640])
def test_that_a_name_without_end_leaves_the_birth_date_in_sight_and_is_the_tip(
    banner: Banner, demo_courses: dict[str, Course], width: int
) -> None:
    course = demo_courses["HCC-R01"]
    name = "A" * 100 + " " * 200 + "B"
    banner.resize(width, 60)
    banner.show_course(
        replace(course, record=replace(course.record, patient=replace(course.record.patient, name=name)))
    )
    assert banner._width_of(banner._line1, banner._right) <= width
    assert banner._line1[0].label == "Born"
    assert banner._shown_title.endswith("…")
    assert banner.toolTip().split("\n")[0] == name
    assert name in banner.text()


def test_that_the_latest_score_that_could_be_determined_stays_with_its_date(
    banner: Banner, demo_courses: dict[str, Course]
) -> None:
    """A visit without results takes nothing from what is known; what it lacks stands beside (R-12)."""
    course = demo_courses["HCC-R01"]
    known = course.liver[-1]
    assert known.albi is not None
    assert known.child_pugh_points is not None
    later = replace(
        known,
        on=course.today,
        albi=None,
        albi_grade=None,
        child_pugh_points=None,
        child_pugh_class=None,
        missing=("albumin", "INR"),
    )
    words = _shown(banner, replace(course, liver=(*course.liver, later)))
    assert f"Child-Pugh {child_pugh_words(known)} {short_date(known.on)}; since then missing: albumin, INR" in words
    assert f"ALBI {score_words(known.albi)}, grade {known.albi_grade} {short_date(known.on)}" in words
    assert words.count("since then missing: albumin") == 2


@pytest.mark.parametrize("code", ["HCC-R01", "HCC-R10"])
def test_that_the_performance_status_is_seen_behind_a_long_name_on_the_smallest_window(
    banner: Banner, demo_courses: dict[str, Course], code: str
) -> None:
    """960 wide, less the places at the left: the label of data that are nobody's and ALBI give way to it."""
    course = demo_courses[code]
    patient = replace(
        course.record.patient, name="Abdurrahman Mehmedov-Krasnoyarski", hospital_number="2024-000-123-456"
    )
    banner.resize(896, 60)
    banner.show_course(replace(course, record=replace(course.record, patient=patient)))
    seen, x = [], 18.0
    for field in banner._line2:
        x += banner._field_width(field, first_line=False)
        seen += [field.label] if x <= banner._line2_stop() else []
        x += banner._theme.px(20)
    assert "ECOG" in seen
    assert banner._tag
    assert recorded(course.record.provenance or "") in banner.toolTip()


def test_that_doses_in_the_banner_have_their_thousands_separated(
    banner: Banner, demo_courses: dict[str, Course]
) -> None:
    course = demo_courses["HCC-R01"]
    given = replace(course.record.treatments[-1], agent="interleukin-2", dose=Decimal(1_000_000), unit="IU", stop=None)
    words = _shown(
        banner, replace(course, record=replace(course.record, treatments=(*course.record.treatments, given)))
    )
    assert "interleukin-2 1,000,000 IU" in words


def test_that_a_long_name_gives_way_before_it_pushes_out_the_disease(
    banner: Banner, demo_courses: dict[str, Course]
) -> None:
    course = demo_courses["HCC-R01"]
    name = "Wolfeschlegelsteinhausenbergerdorff, Bartholomew-Maximilian Christopher Alexander"
    banner.resize(1100, 60)
    banner.show_course(
        replace(course, record=replace(course.record, patient=replace(course.record.patient, name=name)))
    )
    assert [field.label for field in banner._line1] == ["Born", "Sex", "Hospital no.", "Study code"]
    assert "ECOG" in [field.label for field in banner._line2]
    assert banner._line2[0].label == "Thrombus"
    assert banner._shown_title.endswith("…")
    assert banner.toolTip().split("\n")[0] == name
