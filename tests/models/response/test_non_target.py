"""R-3, R-4, R-6.6 to R-6.8: non-target disease and new lesions where something was not noted at a read."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from models.record.labs import Results
from models.record.protocol import Parameters
from models.record.records import Certainty, Imaging, Lesion, Measurement, Role, State, Status, Thrombus, Vp
from models.response.disease import NonTargetRead, follows_thrombus, new_lesion_reads, non_target_read
from models.response.normalisation import Normalisation, normalisation
from models.response.response import Criterion, Response
from tests.models.patients import lab, on_day, patient

RECIST, MRECIST = Criterion.RECIST, Criterion.MRECIST
START = date(2023, 3, 10)


def read(*found: Measurement, week: int = 6, **values: Any) -> Imaging:
    return Imaging(date=START + timedelta(weeks=week), measurements=found, **values)


def noted(number: str = "N1", **values: Any) -> Measurement:
    return Measurement(number=number, **values)


def non_target(lesion: Lesion, imaging: Imaging, criterion: Criterion, *, thrombus: bool = False) -> Response | None:
    return judged((lesion,), imaging, criterion, thrombus=thrombus).response


def judged(
    lesions: tuple[Lesion, ...],
    imaging: Imaging,
    criterion: Criterion = RECIST,
    *,
    thrombus: bool = False,
    complete_before: bool = False,
) -> NonTargetRead:
    return non_target_read(
        lesions,
        imaging,
        follows_thrombus=thrombus,
        criterion=criterion,
        normalisation=Normalisation(START),
        complete_before=complete_before,
    )


# --- non-target disease ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "cytology", "recist", "mrecist"),
    [
        (Status.ABSENT, None, Response.CR, Response.CR),
        (Status.PRESENT, None, Response.NON_CR_NON_PD, Response.NON_CR_NON_PD),
        (Status.PROGRESSED, None, Response.PD, Response.NON_CR_NON_PD),
        (Status.PROGRESSED, True, Response.PD, Response.PD),
        (Status.NOT_EVALUABLE, True, Response.NOT_EVALUABLE, Response.NOT_EVALUABLE),
    ],
)
def test_that_an_effusion_progresses_by_mrecist_only_with_cytology(
    status: Status, cytology: bool | None, recist: Response, mrecist: Response
) -> None:
    ascites = Lesion(number="N1", role=Role.NON_TARGET, organ="ascites")
    imaging = read(noted(status=status, cytology_positive=cytology))
    assert non_target(ascites, imaging, RECIST) is recist
    assert non_target(ascites, imaging, MRECIST) is mrecist


def test_that_progression_names_what_progressed_and_what_was_not_assessed() -> None:
    lesions = tuple(Lesion(number=f"N{n}", role=Role.NON_TARGET, organ="lung") for n in (1, 2, 3))
    imaging = read(noted("N1", status=Status.PROGRESSED), noted("N2", status=Status.PRESENT))
    answer = judged(lesions, imaging, thrombus=True)
    assert (answer.response, answer.progressed) == (Response.PD, ("N1",))
    assert answer.not_assessed == ("N3", "thrombus")


def test_that_a_thrombus_there_at_baseline_is_asked_for_at_every_read() -> None:
    unread, gone = read(), read(thrombus=Thrombus(vp=Vp.VP0))
    assert follows_thrombus(Thrombus(vp=Vp.VP3), unread, Parameters())
    assert not follows_thrombus(Thrombus(vp=Vp.VP0), unread, Parameters())
    assert not follows_thrombus(Thrombus(vp=Vp.VP0), gone, Parameters())
    assert not follows_thrombus(Thrombus(), unread, Parameters())
    assert follows_thrombus(Thrombus(), read(thrombus=Thrombus(vp=Vp.VP1)), Parameters())
    assert follows_thrombus(Thrombus(), read(thrombus=Thrombus(progressed=True)), Parameters())
    assert not follows_thrombus(Thrombus(vp=Vp.VP3), unread, Parameters(thrombus_is_non_target=False))


@pytest.mark.parametrize("criterion", list(Criterion))
def test_that_after_an_overall_complete_response_what_is_there_again_is_progression_but_no_node(
    criterion: Criterion,
) -> None:
    lung, node = (Lesion(number="N1", role=Role.NON_TARGET, organ="lung", nodal=nodal) for nodal in (False, True))
    there = read(noted(status=Status.PRESENT), thrombus=Thrombus(vp=Vp.VP1))
    assert judged((lung,), there, criterion).response is Response.NON_CR_NON_PD
    after = judged((lung,), there, criterion, thrombus=True, complete_before=True)
    assert (after.response, after.progressed, after.back) == (Response.PD, (), ("N1", "thrombus"))
    assert judged((node,), there, criterion, complete_before=True).response is Response.NON_CR_NON_PD
    marked = read(noted(status=Status.PROGRESSED))
    assert judged((node,), marked, criterion, complete_before=True).response is Response.PD


@pytest.mark.parametrize(
    ("status", "cytology", "recist", "mrecist"),
    [
        (Status.NOT_ENHANCING, None, Response.PD, Response.CR),
        (Status.PRESENT, None, Response.PD, Response.NON_CR_NON_PD),
        (Status.PRESENT, True, Response.PD, Response.PD),
    ],
)
def test_that_an_effusion_is_back_by_mrecist_only_with_cytology(
    status: Status, cytology: bool | None, recist: Response, mrecist: Response
) -> None:
    ascites = Lesion(number="N1", role=Role.NON_TARGET, organ="ascites")
    imaging = read(noted(status=status, cytology_positive=cytology))
    assert judged((ascites,), imaging, RECIST, complete_before=True).response is recist
    assert judged((ascites,), imaging, MRECIST, complete_before=True).response is mrecist


def test_that_markers_are_held_to_the_range_of_the_day_else_to_that_of_the_baseline() -> None:
    def stands(value: object = 30, **range_: object) -> tuple[int, int]:
        record = patient(lab("AFP", -1, 100, high=20), lab("AFP", 42, value, **range_))  # type: ignore[arg-type]
        found = normalisation(record, Parameters(), RECIST).at(on_day(42))
        return len(found.above), len(found.unknown)

    above, within, not_known = (1, 0), (0, 0), (0, 1)
    assert stands() == above
    assert stands(high=20) == above
    assert stands(high=30) == within
    assert stands(high=29) == above
    assert stands("<21") == not_known
    assert stands("<20") == within
    assert stands(">20") == above
    assert stands(">19") == not_known


def test_that_one_marker_above_its_range_outweighs_one_not_known() -> None:
    record = patient(lab("AFP", -1, 100, high=20), lab("PIVKA-II", -1, 100, high=40), lab("AFP", 42, 21, high=20))
    found = normalisation(record, Parameters(), RECIST).at(on_day(42))
    assert (len(found.above), len(found.unknown)) == (1, 1)
    without = normalisation(patient(*record.labs[:2]), Parameters(), RECIST).at(on_day(42))
    assert (len(without.above), len(without.unknown)) == (0, 2)


def test_that_mrecist_asks_for_markers_only_where_the_protocol_does_and_says_which_it_cannot_ask_for() -> None:
    record = patient(lab("AFP", -1, 100, high=20), lab("PIVKA-II", -1, 100))
    assert normalisation(record, Parameters(), MRECIST).at(on_day(42)).fulfilled
    asked = Parameters(mrecist_marker_normalisation_required=True)
    found = normalisation(record, asked, MRECIST).at(on_day(42))
    assert found.unknown
    assert [str(words) for words in found.not_asked] == ["PIVKA-II: no range at baseline, not asked for"]


def test_that_grouped_results_are_used_where_they_are_given() -> None:
    with_afp, without = patient(lab("AFP", -1, 100, high=20)), patient()
    found = normalisation(without, Parameters(), RECIST, results=Results(with_afp))
    assert [str(words) for words in found.at(on_day(42)).unknown] == [
        "No AFP within 14 days of 2023-04-21; it was above the range at baseline"
    ]


# --- new lesions ----------------------------------------------------------------------------------------------------


def new(criterion: Criterion, *reads: dict[str, Any] | None, **lesion: Any) -> list[str]:
    """For each read: + progression, ? equivocal, - not seen; and how many remarks."""
    made = Lesion(number="N1", role=Role.NEW, **lesion)
    imaging = [
        read(*(() if found is None else (noted(**found),)), week=6 * place) for place, found in enumerate(reads, 1)
    ]
    answers = new_lesion_reads((made,), imaging, criterion)
    return [
        ("+" if answer.progression else "?" if answer.equivocal else "-") + str(len(answer.remarks) or "")
        for answer in answers
    ]


EQUIVOCAL, UNEQUIVOCAL = {"certainty": Certainty.EQUIVOCAL}, {"certainty": Certainty.UNEQUIVOCAL}


def test_that_a_read_without_the_lesion_proves_nothing() -> None:
    absent = {"state": State.ABSENT}
    assert new(RECIST, absent, EQUIVOCAL, organ="lung") == ["-", "?"]
    assert new(RECIST, None, EQUIVOCAL, UNEQUIVOCAL, organ="lung") == ["-", "+", "+"]
    assert new(RECIST, absent, {}, organ="lung") == ["-", "+"]


def test_that_what_is_said_of_the_lesion_holds_at_a_read_that_says_nothing() -> None:
    large = {"diameter_tenths": 100}
    assert new(MRECIST, large, organ="liver", typical=True) == ["+"]
    assert new(MRECIST, {**large, "typical": False}, organ="liver", typical=True) == ["?"]
    assert new(MRECIST, {**large, "typical": True}, organ="liver") == ["+"]
    assert new(MRECIST, {"diameter_tenths": 99, "typical": True}, organ="liver") == ["?"]


def test_that_a_nodule_grows_from_the_size_at_which_it_was_first_seen() -> None:
    flat = {"typical": False}
    assert new(MRECIST, {"diameter_tenths": 80, **flat}, {"diameter_tenths": 180, **flat}, organ="liver") == ["+", "+"]
    assert new(MRECIST, {"diameter_tenths": 80, **flat}, {"diameter_tenths": 179, **flat}, organ="liver") == ["?", "?"]
    assert new(MRECIST, flat, {"diameter_tenths": 300, **flat}, organ="liver") == ["?1", "?"]
    assert new(MRECIST, {"diameter_tenths": 80, **flat}, flat, organ="liver") == ["?", "?1"]


def test_that_only_what_mrecist_asks_for_is_remarked() -> None:
    assert new(MRECIST, {}, organ="liver") == ["?2"]
    assert new(MRECIST, {"diameter_tenths": 90}, organ="liver") == ["?1"]
    assert new(MRECIST, {"typical": False}, organ="liver") == ["?1"]
    assert new(MRECIST, {"diameter_tenths": 90}, organ="liver", typical=False) == ["?"]
    assert new(RECIST, {}, organ="liver") == ["+"]
    assert new(MRECIST, {}, organ="lung") == ["+"]
    assert new(MRECIST, {}, site="ascites") == ["?"]
