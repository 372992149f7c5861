"""Published trials: every figure of an independent reading is there, with what contradicts it, and nothing else."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from models.published.trials import Bound, PublishedValue, Statistic, TrialFilter, choices, chosen, conflicts, marks
from models.statistics.survival import DAYS_PER_MONTH
from storage.problems import FileProblem
from storage.shipped.references import FOLDER, RESULTS, TRIALS, published_trials, trials_document

# Figures and places as a second reader took them off the papers, one row per place; no sentence of a paper in it.
READING = Path(__file__).parents[2] / "data" / "reference_trials.csv"
ROWS = {row["id"]: row for row in csv.DictReader(READING.read_text(encoding="utf-8").splitlines())}
TRIALS_BY_ROW = {one.row: one for one in published_trials()}
SHARES = {"orr": ("ORR",), "dcr": ("DCR",), "g3_trae": ("TRAE", "AE")}
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def numbers(text: str) -> list[float]:
    return [float(found) for found in NUMBER.findall(text)]


def values_beside(row: str) -> list[PublishedValue]:
    """The values of a row, and of the others of the same trial from the same paper: an arm may have its own row."""
    own = TRIALS_BY_ROW[row]
    same = [one for one in published_trials() if (one.trial, one.source) == (own.trial, own.source)]
    return [value for one in (own, *same) for value in one.values]


@pytest.mark.parametrize("row", ROWS)
def test_that_every_figure_of_the_independent_reading_is_there(row: str) -> None:
    read, trial = ROWS[row], TRIALS_BY_ROW[row]
    for column, own in (("n", trial.n or trial.total), ("n_comp", trial.comparator_n), ("year", trial.year)):
        if read[column]:
            assert numbers(read[column]) == [own], column
    for family in ("os", "pfs"):
        check_times(read, family)
        check_ratio(read, family)
    for column, endpoints in SHARES.items():
        for cell in (read[column], read[f"{column}_comp"]):
            if cell:
                found = [v for v in values_beside(row) if v.endpoint.startswith(endpoints) and v.unit == "%"]
                assert numbers(cell)[0] in [value.value for value in found], (column, cell)


def check_times(read: dict[str, str], family: str) -> None:
    for cell in (read[family], read[f"{family}_comp"]):
        if not cell:
            continue
        found = [v for v in values_beside(read["id"]) if v.statistic in (Statistic.MEDIAN, Statistic.MEAN)]
        if cell == "NR":
            assert any(value.bound is Bound.NOT_REACHED for value in found)
            continue
        number, _, unit = cell.partition(" ")
        assert (float(number), unit or "months") in [(value.value, value.unit) for value in found], cell
    if limits := read[f"{family}_ci"]:
        low, _, high = limits.partition("-")
        wanted = (float(low), None if high == "NE" else float(high))
        assert wanted in [(value.low, value.high) for value in TRIALS_BY_ROW[read["id"]].values]


def check_ratio(read: dict[str, str], family: str) -> None:
    if not read[f"{family}_hr"]:
        return
    ratios = [v for v in values_beside(read["id"]) if v.statistic is Statistic.HAZARD_RATIO]
    of_value = [ratio for ratio in ratios if ratio.value == float(read[f"{family}_hr"])]
    assert of_value
    if limits := read[f"{family}_hr_ci"]:
        assert numbers(limits) in [[ratio.low, ratio.high] for ratio in of_value]
    if p := numbers(read[f"{family}_p"]):
        assert p[0] in [numbers(ratio.p)[0] for ratio in of_value if ratio.p]


@pytest.mark.parametrize("row", [row for row, read in ROWS.items() if read["other"]])
def test_that_what_stands_beside_the_columns_is_there_too(row: str) -> None:
    trial = TRIALS_BY_ROW[row]
    held: set[float] = set(numbers(trial.note.replace(",", "")))
    for one in [*trial.values, *values_beside(row)]:
        held |= {x for x in (one.value, one.low, one.high, one.at, one.n) if x is not None}
        held |= {float(x) for x in [*numbers(one.p), *numbers(one.endpoint), *numbers(one.note)]}
    # "1.1" is the version of the criterion; a date of two weeks or a Vp class is no result
    text = re.sub(r"RECIST v1\.1|Vp\d", "", ROWS[row]["other"]).replace(",", "")
    assert not [number for number in numbers(text) if number not in held]


def test_that_nothing_was_added_or_lost_unseen() -> None:
    trials = published_trials()
    assert len(trials) == 94
    assert set(ROWS) <= {one.row for one in trials}
    assert sum(len(one.values) for one in trials) == 477
    assert {one.row for one in trials} - set(ROWS) == {"AGEO", "CLS_PUB", "CLS_DISC", "CLS_AE"}


@pytest.mark.parametrize(
    ("row", "arm", "endpoint", "statistic", "shown"),
    [
        ("SHARP_T", "Sorafenib", "OS", "median", "10.7"),
        ("REFLECT_T", "Lenvatinib", "PFS", "hazard ratio", "0.66"),
        ("IMB150_B", "Atezolizumab + bevacizumab", "ORR", "proportion", "29.8"),
        ("CLS_ALL", "Cadonilimab + lenvatinib + SBRT", "OS", "median", "13.4"),
        ("CLS_PIV", "PIVKA-II fall ≥ 50 %", "OS", "median", "not reached"),
        ("STORM", "Placebo", "AE, grade not stated", "proportion", "<1"),
        ("TIL_P1", "Hepatectomy + TIL + toripalimab (2 doses)", "Tumour-free follow-up", "case", "48"),
    ],
)
def test_that_values_are_kept_as_printed(row: str, arm: str, endpoint: str, statistic: str, shown: str) -> None:
    found = [v for v in TRIALS_BY_ROW[row].of(endpoint) if v.arm == arm and v.statistic.value == statistic]
    assert shown in [value.text for value in found]


def test_that_what_sources_print_differently_is_told_with_both_values() -> None:
    told = {(one.trial, one.values[0].endpoint, tuple(value.text for value in one.values)) for one in conflicts_now()}
    assert ("REFLECT", "ORR", ("40.6", "24.1")) in told
    assert ("IMbrave150", "ORR", ("27.3", "29.8")) in told
    assert ("RESORCE", "OS", ("10.7", "10.6")) in told
    assert ("NCT06040177", "PFS", ("6.8", "8.3")) in told
    assert ("NCT06040177, AFP or PIVKA-II at 6 weeks", "PFS", ("0.3", "0.009")) in told
    # 0.08 and 0.0752, <0.001 and 0.0009 are one p value each
    assert not [one for one in conflicts_now() if one.trial == "CheckMate 459" and one.values[0].p]
    assert all(TRIALS_BY_ROW[value.row].note for one in conflicts_now() for value in one.values)


def conflicts_now():
    return conflicts(published_trials())


def test_that_readers_and_data_cuts_tell_conflicting_values_apart() -> None:
    first, second = (one for one in TRIALS_BY_ROW["REFLECT_T"].of("ORR") if one.criterion == "mRECIST")
    assert first.reader == second.reader == "masked independent (not printed)"
    assert {one.reader for one in TRIALS_BY_ROW["REFLECT_B"].of("ORR")} == {"investigator (not printed)"}
    assert {one.data_cut for one in TRIALS_BY_ROW["IMB150_B"].of("ORR")} == {"later cut (not printed)"}


def test_that_a_median_is_a_mark_at_one_half_with_its_limits_in_days() -> None:
    (median,) = [mark for mark in marks(TRIALS_BY_ROW["CLS_ALL"], "PFS") if mark.statistic is Statistic.MEDIAN]
    assert (median.survival, median.days) == (0.5, pytest.approx(6.8 * DAYS_PER_MONTH))
    assert (median.low, median.high) == pytest.approx((4.6 * DAYS_PER_MONTH, 12.9 * DAYS_PER_MONTH))
    assert str(median.label) == "NCT06040177, Cadonilimab + lenvatinib + SBRT: median PFS 6.8 months"
    (open_ended,) = [mark for mark in marks(TRIALS_BY_ROW["CLS_ALL"], "OS") if mark.statistic is Statistic.MEDIAN]
    assert open_ended.high is None


def test_that_a_rate_is_a_mark_at_its_time_and_says_what_its_limits_are() -> None:
    rates = [mark for mark in marks(TRIALS_BY_ROW["CLS_ALL"], "OS") if mark.statistic is Statistic.RATE]
    assert [(mark.survival, mark.low, mark.high) for mark in rates] == [
        pytest.approx((0.81, 0.724, 0.896)),
        pytest.approx((0.524, 0.415, 0.633)),
    ]
    assert {mark.limits for mark in rates} == {"±1 SE"}
    assert "log-log" in rates[0].note
    (nlr, _) = marks(TRIALS_BY_ROW["NLR_AB"], "PFS")
    assert (nlr.days, nlr.survival) == (150, 0.64)


def test_that_other_units_are_turned_into_days() -> None:
    assert [mark.days for mark in marks(TRIALS_BY_ROW["ICARITIN_I"], "OS")] == [192]
    assert [mark.days for mark in marks(TRIALS_BY_ROW["DOX"], "OS")] == pytest.approx([10.6 * 7, 7.5 * 7])
    assert [mark.days for mark in marks(TRIALS_BY_ROW["RES_VP3"], "RFS")] == pytest.approx([0.56 * 365.25])


@pytest.mark.parametrize(("row", "endpoint"), [("DC_VACC", "OS"), ("CLS_PIV", "OS"), ("SHARP_T", "ORR")])
def test_that_means_shares_and_what_was_not_reached_have_no_mark(row: str, endpoint: str) -> None:
    drawn = marks(TRIALS_BY_ROW[row], endpoint)
    assert [mark.days for mark in drawn] == ([pytest.approx(7.2 * DAYS_PER_MONTH)] if row == "CLS_PIV" else [])


def test_that_a_search_finds_words_in_any_order_and_a_filter_narrows() -> None:
    trials = published_trials()
    assert [one.row for one in chosen(trials, TrialFilter(text="placebo SHARP"))] == ["SHARP_T", "SHARP_B"]
    vp4 = chosen(trials, TrialFilter(populations=frozenset({"HCC Vp4"}), endpoints=frozenset({"OS"})))
    assert {one.row for one in vp4} == {"CLS_VP4", "IMB150_VP4", "CLS_PUB"}
    assert not chosen(trials, TrialFilter(text="nothing like this"))
    assert chosen(trials, TrialFilter()) == trials
    every = choices(trials)
    assert {"first", "second"} <= every.lines
    assert {"RECIST v1.1", "mRECIST"} <= every.criteria


def test_that_the_document_has_what_a_program_needs() -> None:
    document = trials_document(chosen(published_trials(), TrialFilter(text="REFLECT")))
    assert [one["row"] for one in document["trials"]] == ["REFLECT_T", "REFLECT_B"]
    assert len(document["conflicts"]) == 2
    assert document["trials"][0]["marks"][0]["survival"] == 0.5


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (RESULTS, "\nCLS_ALL,", "\nNOBODY,", f"{RESULTS}: results of NOBODY, which {TRIALS} does not have"),
        (RESULTS, ",10.7,", ",ten,", f'{RESULTS}, row 1, column value: "ten" is not a number'),
        (RESULTS, ",median,", ",middle,", f'{RESULTS}, row 1, column statistic: "middle" is not one of its words'),
        (RESULTS, ",0.69,", ",0.99,", f"{RESULTS}, row 3: a value lies outside its limits"),
        (RESULTS, ",297,", ",many,", f'{RESULTS}, row 1, column n: "many" is not a whole number'),
        (RESULTS, "proportion,,2,", "proportion,,200,", f"{RESULTS}, row 7: a share is not between 0 and 100 %"),
        (RESULTS, "median,,10.7", "median,,", f"{RESULTS}, row 1: a number is missing, or stands beside what says"),
        (RESULTS, ",6,months,,,2025", ",,months,,,2025", ": a rate has no time"),
        (TRIALS, "Table 3", "", f"{TRIALS}, row 1, column place: nothing stands here"),
        (TRIALS, "SHARP_B", "SHARP_T", f"{TRIALS}: SHARP_T is there twice"),
    ],
)
def test_that_a_table_that_cannot_be_is_refused(tmp_path: Path, name: str, old: str, new: str, said: str) -> None:
    for table in (TRIALS, RESULTS):
        assert table != name or old in (FOLDER / table).read_text(encoding="utf-8")
        text = (FOLDER / table).read_text(encoding="utf-8")
        (tmp_path / table).write_text(text.replace(old, new, 1) if table == name else text, encoding="utf-8")
    with pytest.raises(FileProblem) as told:
        published_trials(tmp_path)
    assert said in str(told.value)


def test_that_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=f"{RESULTS}: the file cannot be read"):
        published_trials(tmp_path)
