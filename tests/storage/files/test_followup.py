"""Times from two dates, the order of groups and the word for an event: asked where nothing tells, refused by line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from models.cohort.imported import ImportedCohort, TimeUnit
from storage.files.cohortfile import ColumnChoice, cohort_of
from storage.files.encodings import Undecided
from storage.files.followup import BETWEEN, Dates, Meaning, event_words, with_days
from storage.files.tablefile import Table, read_table
from storage.problems import FileProblem
from tests.storage.files.test_ways_of_tables import survival, written

HEAD = "start,end,event,arm\n"
ROWS = "2024-01-01,2024-01-31,1,B\n2024-02-01,NA,0,B\n2024-02-01,2024-03-01,0,A\n2024-02-01,2024-02-01,1,C\n"
BOTH = Dates("start", "end")


def table(folder: Path, rows: str, head: str = HEAD) -> Table:
    return read_table(written(folder, head + rows))


def made(found: Table, *order: str, dates: Dates = BOTH) -> ImportedCohort:
    choice = ColumnChoice(
        time=BETWEEN, event="event", unit=TimeUnit.DAYS, group="arm", dates=dates, group_order=tuple(order)
    )
    return cohort_of(found, choice, name="x")


def test_that_times_are_the_days_between_two_dates_and_a_row_without_one_is_told(tmp_path: Path) -> None:
    found = made(table(tmp_path, ROWS))
    assert (found.days.tolist(), found.events.tolist()) == ([30, 29, 0], [True, False, True])
    said = [str(note) for note in found.notes]
    assert 'Times are the days from "start" to "end".' in said
    assert "Left out: 1 row without one of the dates." in said


def test_that_an_end_before_its_start_is_refused_by_the_line_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as told:
        with_days(table(tmp_path, ROWS + "2024-05-02,2024-05-01,1,A\n"), BOTH)
    assert str(told.value) == (
        'table.csv, row 5 (line 6), column "end": the end, 2024-05-01, is before the start, 2024-05-02'
    )


def test_that_what_is_wrong_below_a_row_left_out_keeps_its_own_row_number(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r'row 3 \(line 4\), column "event"'):
        made(table(tmp_path, ROWS.replace("2024-03-01,0", "2024-03-01,7")))


@pytest.mark.parametrize(
    ("start", "reason"),
    [("2024-02", "no day, only a month"), ("45000", "a bare number"), ("2024-02-30", "no such day"), ("soon", "not a")],
)
def test_that_what_is_no_day_is_refused_and_not_left_out(tmp_path: Path, start: str, reason: str) -> None:
    with pytest.raises(
        FileProblem, match=f'row 1 .line 2., column "start": "{start}" cannot be read as a day: {reason}'
    ):
        with_days(table(tmp_path, f"{start},2024-03-01,1,A\n{ROWS}"), BOTH)


def test_that_day_or_month_first_is_asked_where_no_date_tells(tmp_path: Path) -> None:
    both = table(tmp_path, "03/04/2024,05/04/2024,1,A\n01/04/2024,07/04/2024,0,B\n")
    with pytest.raises(Undecided) as told:
        with_days(both, BOTH)
    assert told.value.option == "--date-order"
    assert with_days(both, Dates("start", "end", "DMY")).column(BETWEEN) == ("2", "6")
    assert with_days(both, Dates("start", "end", "MDY")).column(BETWEEN) == ("61", "182")
    told_itself = table(tmp_path, "03/04/2024,25/04/2024,1,A\n01/04/2024,07/04/2024,0,B\n")
    assert with_days(told_itself, BOTH).column(BETWEEN) == ("22", "6")
    with pytest.raises(FileProblem, match="another only month first"):
        with_days(table(tmp_path, "03/14/2024,25/04/2024,1,A\n01/04/2024,07/04/2024,0,B\n"), BOTH)


def test_that_an_order_of_groups_is_kept_and_an_unknown_or_doubled_one_refused(tmp_path: Path) -> None:
    found = table(tmp_path, ROWS)
    cohort = made(found, "B", "A", "C")
    assert cohort.group_order == ("B", "A", "C")
    assert "The first is the reference." in str(cohort.notes[-1])
    with pytest.raises(FileProblem, match='there is no group "D"'):
        made(found, "D")
    with pytest.raises(FileProblem, match='group "A" was named twice'):
        made(found, "A", "A")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (("0", "1", "TRUE"), ()),
        (("1", "2", "NA"), ("1", "2")),
        (("0:LIVING", "1:DECEASED"), ("0:LIVING", "1:DECEASED")),
        (("alive", "dead", "dead of other cause", "lost"), ("alive", "dead", "dead of other cause", "lost")),
        (("0", "1", "9"), ("0", "1", "9")),
        (tuple(map(str, range(13))), ()),
    ],
)
def test_that_the_words_for_an_event_are_asked_where_they_are_not_0_and_1(
    tmp_path: Path, cells: tuple[str, ...], words: tuple[str, ...]
) -> None:
    found = table(tmp_path, "".join(f"3,{cell}\n" for cell in cells), "time,event\n")
    assert event_words(found, "event") == words


WORDS = "time,event\n3,dead\n5,dead of other cause\n7,alive\n9,lost\n11,alive\n"
MEANT = {
    "dead": Meaning.EVENT,
    "dead of other cause": Meaning.EVENT,
    "alive": Meaning.CENSORED,
    "lost": Meaning.LEFT_OUT,
}


def test_that_any_number_of_words_is_an_event_censored_or_left_out_and_one_without_a_meaning_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    found = read_table(written(tmp_path, WORDS))
    choice = ColumnChoice(time="time", event="event", unit=TimeUnit.MONTHS, event_words=MEANT)
    cohort = cohort_of(found, choice, name="words")
    assert (cohort.times.tolist(), cohort.events.tolist()) == ([3, 5, 7, 11], [True, True, False, False])
    told = " ".join(map(str, cohort.notes))
    assert 'Left out: 1 row, where "event" says "lost".' in told
    assert 'The event has happened where "dead", "dead of other cause" stands.' in told
    for word in MEANT:
        some = {one: meaning for one, meaning in MEANT.items() if one != word}
        with pytest.raises(FileProblem, match=f'row [1-4].*nobody said whether "{word}" is an event'):
            cohort_of(found, replace(choice, event_words=some), name="words")
    said = ("--event-is", "dead", "--event-is", "dead of other cause", "--censored-is", "alive", "--leave-out", "lost")
    answer = survival(capfd, written(tmp_path, WORDS), *said)
    assert (answer["n"], answer["events"], answer["left_out"]) == (4, 2, 1)


def test_that_a_command_takes_two_dates_and_the_reference(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from main import main

    months = [
        f"2024-{1 + row % 9:02d}-01,2024-{2 + row % 9:02d}-{3 + row:02d},{row % 2},{'ABC'[row % 3]}"
        for row in range(18)
    ]
    path = written(tmp_path, HEAD + "\n".join(months) + "\n2024-01-01,NA,1,A\n")

    def run(*words: str) -> tuple[str, str]:
        capfd.readouterr()
        main(["survival", str(path), "--event", "event", "--group", "arm", "--start-date", "start", *words, "--json"])
        out, err = capfd.readouterr()
        return str(out), str(err)

    out, _ = run("--end-date", "end", "--reference", "B")
    assert '"left_out": 1' in out
    assert '"reference": "B"' in out
    assert [out.index(f'"group": "{name}"') for name in "BAC"] == sorted(
        out.index(f'"group": "{name}"') for name in "BAC"
    )
    assert "--end-date" in run()[1]
    assert "in days" in run("--end-date", "end", "--unit", "months")[1]
    assert 'there is no group "Z"' in run("--end-date", "end", "--group-order", "A,Z")[1]


def test_that_an_order_of_groups_moves_the_curves_and_not_the_numbers_of_a_group(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = written(
        tmp_path, "time,event,arm\n" + "".join(f"{3 + row},{row % 2},{'ABC'[row % 3]}\n" for row in range(30))
    )
    plain = survival(capfd, path, "--group", "arm")
    moved = survival(capfd, path, "--group", "arm", "--group-order", "C, A")
    assert [group["group"] for group in moved["groups"]] == ["C", "A", "B"]
    assert {one["reference"] for one in moved["cox"]} == {"C"}
    assert sorted(plain["groups"], key=str) == sorted(moved["groups"], key=str)
    assert plain["logrank"]["p"] == pytest.approx(moved["logrank"]["p"])
