"""main.py survival: the JSON, the text for people, and what is refused."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from openpyxl import Workbook

from main import main
from models.statistics.survival import follow_up
from tests.models.r_reference import FOLDER, column, number, of, rows

SETS = ("lung", "veteran", "pbc", "aml", "plateau", "tiny21", "zerotie", "tozero")


@pytest.fixture(autouse=True)
def _mask():
    import os

    before = os.umask(0o022)
    yield
    os.umask(before)


def run(capfd, *words):
    status = main(["survival", *(str(word) for word in words)])
    out, err = capfd.readouterr()
    return status, out, err


def asked(capfd, data, *words):
    table = FOLDER / f"data_{data}.csv"
    status, out, err = run(capfd, table, "--time", "time", "--event", "event", "--json", *words)
    assert (status, err) == (0, "")
    return json.loads(out)


def refused(capfd, tmp_path, text, *words):
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    status, out, err = run(capfd, path, "--time", "t", "--event", "e", *words)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    return err


@pytest.mark.parametrize("data", SETS)
@pytest.mark.parametrize("limits", ["log-log", "log", "plain"])
def test_that_the_document_holds_the_numbers_of_r(capfd, data, limits):
    found = asked(capfd, data, "--group", "group", "--interval", limits, "--no-guard")
    for group in found["groups"]:
        expected = [r for r in rows("curves") if (r["data"], r["group"], r["ct"]) == (data, group["group"], limits)]
        for row, point in zip(expected, group["curve"], strict=True):
            for name, key in (("surv", "survival"), ("lo", "low"), ("hi", "high")):
                wanted = None if row[name] == "NA" else pytest.approx(number(row[name]), rel=1e-9, abs=1e-14)
                assert point[key] == wanted
            assert point["at_risk"] == int(row["n.risk"])
        median = next(
            r for r in rows("quantiles")
            if (r["data"], r["group"], r["ct"], r["p"]) == (data, group["group"], limits, "0.5")
        )  # fmt: skip
        for name, key in (("q", "median"), ("lo", "median_low"), ("hi", "median_high")):
            assert group[key] == (None if median[name] == "NA" else pytest.approx(number(median[name])))
    test = next(r for r in rows("logrank") if (r["data"], r["rho"]) == (data, "0"))
    assert found["logrank"]["chi_squared"] == pytest.approx(number(test["chisq"]), rel=1e-9)


def test_that_keys_come_in_the_order_of_the_format(capfd):
    found = asked(capfd, "lung", "--group", "sex", "--at", "100,5000")
    assert list(found) == [
        "format", "version", "unit", "interval", "n", "events", "left_out", "groups", "logrank", "cox",
        "restricted_mean_difference", "notes",
    ]  # fmt: skip
    group = found["groups"][0]
    assert list(group) == [
        "group", "n", "events", "median", "median_low", "median_high", "curve", "at", "restricted_mean",
        "median_follow_up",
    ]  # fmt: skip
    assert [point["at_risk"] for point in group["at"]] == [114, 0]
    assert group["at"][1]["survival"] is None
    assert found["cox"][0]["hazard_ratio"] == pytest.approx(0.588003, abs=1e-6)
    assert found["cox"][0]["reference"] == "1"


def test_that_one_group_is_named_all_and_has_no_tests(capfd):
    found = asked(capfd, "tiny21")
    assert ([group["group"] for group in found["groups"]], found["logrank"], found["cox"]) == (["all"], None, None)


def test_that_groups_too_small_for_a_p_get_none_unless_asked(capfd):
    found = asked(capfd, "plateau", "--group", "group")
    assert (found["logrank"], found["cox"]) == (None, None)
    assert "fewer than 10 patients" in found["notes"][0]
    assert asked(capfd, "plateau", "--group", "group", "--no-guard")["logrank"]["p"] == pytest.approx(0.00672717258)


def test_that_an_infinite_hazard_ratio_is_not_estimable_and_said_so(capfd):
    found = asked(capfd, "plateau", "--group", "group", "--no-guard")
    assert found["cox"][0]["hazard_ratio"] is None
    assert any("not estimable" in note for note in found["notes"])


@pytest.mark.parametrize("word", ["--landmark", "--conditional"])
def test_that_a_landmark_leaves_out_times_up_to_it_and_restarts_the_clock(capfd, word):
    found = asked(capfd, "lung", word, "11")
    times = column(rows("data_lung"), "time")
    assert found["left_out"] == int((times <= 11).sum())
    assert found["n"] == int((times > 11).sum())
    assert found["groups"][0]["curve"][0]["time"] == 1.0


@pytest.mark.parametrize("data", ["lung", "veteran", "aml"])
def test_that_median_follow_up_is_printed_with_log_log_limits_whatever_the_curve_has(capfd, data):
    expected = follow_up(of(data, "ALL"))
    wanted = {"median": expected.value, "low": expected.low, "high": expected.high}
    for limits in ("log-log", "plain"):
        found = asked(capfd, data, "--interval", limits)["groups"][0]["median_follow_up"]
        assert found == {key: None if value != value else value for key, value in wanted.items()}
    row = next(row for row in rows("reverse") if row["data"] == data)
    assert found["median"] == (None if row["med"] == "NA" else pytest.approx(number(row["med"]), rel=1e-9))


@pytest.mark.parametrize("word", ["--landmark", "--conditional"])
def test_that_fewer_than_five_left_get_counts_and_no_estimate(capfd, tmp_path, word):
    path = tmp_path / "table.csv"
    path.write_text("t,e\n" + "".join(f"{time},1\n" for time in range(1, 11)), encoding="utf-8")
    options = ("--time", "t", "--event", "e", word)
    five = json.loads(run(capfd, path, *options, "5", "--json")[1])["groups"][0]
    assert (five["n"], five["median"], five["curve"][0]["survival"]) == (5, 3.0, 0.8)
    document = json.loads(run(capfd, path, *options, "6", "--at", "1", "--json")[1])
    group = document["groups"][0]
    assert (document["left_out"], group["n"], group["events"]) == (6, 4, 4)
    assert [(point["time"], point["at_risk"], point["survival"]) for point in group["curve"]] == [
        (1.0, 4, None), (2.0, 3, None), (3.0, 2, None), (4.0, 1, None),
    ]  # fmt: skip
    assert [group[key] for key in ("median", "median_low", "median_high")] == [None] * 3
    assert group["at"] == [{"time": 1.0, "at_risk": 4, "survival": None, "low": None, "high": None}]
    assert (group["restricted_mean"]["mean"], group["median_follow_up"]["median"]) == (None, None)
    assert document["notes"] == ["group all: fewer than 5 patients have a time above 6 (4), so nothing is estimated"]


def test_that_a_group_of_one_gets_its_curve_and_no_p(capfd, tmp_path):
    path = tmp_path / "table.csv"
    lines = [f"{time},{time % 2},{'few' if time == 40 else 'many'}" for time in range(1, 294)]
    path.write_text("\n".join(["t,e,g", *lines]), encoding="utf-8")
    words = ("--time", "t", "--event", "e", "--group", "g", "--json")
    found = json.loads(run(capfd, path, *words)[1])
    assert (found["logrank"], found["cox"], len(found["groups"])) == (None, None, 2)
    assert found["notes"] == ["fewer than 3 patients in one of the compared groups (1): no p, no hazard ratio"]
    assert json.loads(run(capfd, path, *words, "--no-guard")[1])["logrank"] is not None


def test_that_two_groups_get_the_difference_and_the_ratio_of_their_restricted_means(capfd):
    found = asked(capfd, "lung", "--group", "group", "--until", "500")
    first, second = (group["restricted_mean"] for group in found["groups"])
    told = found["restricted_mean_difference"]
    error = (first["standard_error"] ** 2 + second["standard_error"] ** 2) ** 0.5
    assert (told["group"], told["reference"], told["until"]) == ("2", "1", 500)
    assert told["difference"] == pytest.approx(second["mean"] - first["mean"], rel=1e-12)
    assert told["standard_error"] == pytest.approx(error, rel=1e-12)
    assert (told["high"] - told["low"]) / 2 == pytest.approx(1.959963984540054 * error, rel=1e-12)
    assert told["ratio"] == pytest.approx(second["mean"] / first["mean"], rel=1e-12)
    spread = sum((one["standard_error"] / one["mean"]) ** 2 for one in (first, second)) ** 0.5
    assert told["ratio_high"] / told["ratio"] == pytest.approx(math.exp(1.959963984540054 * spread), rel=1e-12)
    assert told["ratio_low"] * told["ratio_high"] == pytest.approx(told["ratio"] ** 2, rel=1e-12)
    shortest = min(of("lung", name).last for name in "12")
    assert asked(capfd, "lung", "--group", "group")["restricted_mean_difference"]["until"] == shortest
    assert asked(capfd, "lung")["restricted_mean_difference"] is None
    assert asked(capfd, "pbc", "--group", "group")["restricted_mean_difference"] is None


def test_that_a_mean_beyond_the_last_follow_up_is_marked(capfd):
    found = asked(capfd, "lung", "--until", "2000")
    assert found["groups"][0]["restricted_mean"]["until"] == 2000
    assert "taken as flat" in found["notes"][0]
    assert asked(capfd, "lung")["groups"][0]["restricted_mean"]["until"] == of("lung", "ALL").last


def test_that_text_for_people_writes_not_estimable(capfd):
    status, out, _ = run(
        capfd, FOLDER / "data_pbc.csv", "--time", "time", "--event", "event", "--group", "group", "--at", "9000"
    )
    assert status == 0
    assert "At 9000: 0 at risk, survival not estimable" in out
    assert "Holm" in out
    assert "nan" not in out


def test_that_true_and_false_a_byte_order_mark_and_blank_lines_are_read(capfd, tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("\ufefft,e\n1,true\n\n2,FALSE\n3,1\n", encoding="utf-8")
    status, out, _ = run(capfd, path, "--time", "t", "--event", "e", "--json")
    assert (status, json.loads(out)["events"]) == (0, 2)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("t,e\n1,1\n-2,0\n", ("row 2", 'column "t"', "negative")),
        ("t,e\n1,1\n,0\n", ("row 2", 'column "t"', "missing")),
        ("t,e\n1,1\nNA,0\n", ("row 2", 'column "t"', "NA")),
        ("t,e\n1,1\nnan,0\n", ("row 2", 'column "t"', "nan")),
        ("t,e\n1,1\n1e999,0\n", ("row 2", 'column "t"')),
        ('t,e\n1,1\n"1,5",0\n', ("row 2", 'column "t"')),
        ("t,e\n1,2\n2,0\n", ("row 1", 'column "e"', "2")),
        ("t,e\n1,1\n2,\n", ("row 2", 'column "e"', "missing")),
        ("t,e\n1,1\n2\n", ("row 2", 'column "e"', "missing")),
        ("t,e\n1,1\n2,1,3\n", ("row 2", "3 cells")),
        ("t,e\n1,1\n", ("1 patient; at least 2",)),
        ("", ("empty",)),
        ("t,x\n1,1\n2,0\n", ('no column "e"',)),
        ("t,e,e\n1,1,1\n2,0,0\n", ('the header has "e" more than once',)),
        ('t,e\n"1,1\n2,0\n', ("not a CSV",)),
    ],
)
def test_that_a_table_that_cannot_be_is_refused_by_row_and_column(capfd, tmp_path, text, named):
    message = refused(capfd, tmp_path, text)
    assert all(part in message for part in named), message


def test_that_rows_without_a_group_are_left_out_and_told(capfd, tmp_path):
    path = tmp_path / "table.csv"
    missing = ["", "NA", "N/A", "na", ".", "-", "?", " NA "]
    rows = [f"{time},1,{'ab'[time % 2]}" for time in range(1, 21)] + [f"5,1,{word}" for word in missing]
    path.write_text("\n".join(["t,e,g", *rows]), encoding="utf-8")
    status, out, _ = run(capfd, path, "--time", "t", "--event", "e", "--group", "g", "--json")
    found = json.loads(out)
    assert (status, found["n"], found["left_out"]) == (0, 20, 8)
    assert sorted(group["group"] for group in found["groups"]) == ["a", "b"]
    assert found["notes"][-1] == '8 rows without a group in column "g" are left out'
    nobody = refused(capfd, tmp_path, "t,e,g\n1,1,NA\n2,0,\n", "--group", "g")
    assert 'column "g": no row has a group' in nobody


def test_that_nobody_left_after_the_landmark_is_a_sentence(capfd, tmp_path):
    assert "no row has a time above 9" in refused(capfd, tmp_path, "t,e\n1,1\n2,0\n", "--landmark", "9")


def test_that_a_missing_file_and_bytes_that_are_no_text_are_a_sentence(capfd, tmp_path):
    status, _, err = run(capfd, tmp_path / "nothing.csv", "--time", "t", "--event", "e")
    assert (status, err.strip()) == (2, "nothing.csv: there is no such file")
    (tmp_path / "bytes.csv").write_bytes(b"t,e\n\xff\xfe,1\n")
    status, _, err = run(capfd, tmp_path / "bytes.csv", "--time", "t", "--event", "e")
    assert (status, err.count("\n")) == (2, 1)
    assert err.startswith("bytes.csv: the encoding cannot be told")
    assert err.endswith("(--encoding)\n")
    status, _, err = run(capfd, tmp_path / "bytes.csv", "--time", "t", "--event", "e", "--encoding", "utf-8")
    assert (status, err) == (2, "bytes.csv: the file is not a text in UTF-8\n")


def test_that_the_way_a_table_is_read_is_shown_and_can_be_said(capfd, tmp_path):
    path = tmp_path / "table.csv"
    options = ("--time", "t", "--event", "e")
    path.write_text("t;e\n1.250;1\n2.500;0\n", encoding="utf-8")
    status, out, err = run(capfd, path, *options)
    assert (status, out) == (2, "")
    assert err == (
        'table.csv, row 1 (line 2), column "t": "1.250" may be 1250 or 1.250; '
        "say which decimal mark the table has (--decimal)\n"
    )
    for mark, last in (("comma", 2500), ("point", 2.5)):
        found = json.loads(run(capfd, path, *options, "--decimal", mark, "--json")[1])
        assert found["groups"][0]["curve"][-1]["time"] == last
    path.write_bytes("t,e,組\n1,1,甲\n2,0,乙\n".encode("cp950"))
    status, out, _ = run(capfd, path, *options, "--group", "組")
    assert out.startswith("Read as Big5, separator comma, decimal mark point.\n")
    found = json.loads(run(capfd, path, *options, "--group", "組", "--json")[1])
    assert found["notes"][-1] == "Read as Big5, separator comma, decimal mark point."
    path.write_bytes("t,e,g\n1,1,ｶﾅ\n2,0,ﾀﾅ\n".encode("cp932"))
    assert "(--encoding)" in run(capfd, path, *options, "--group", "g")[2]
    found = json.loads(run(capfd, path, *options, "--group", "g", "--encoding", "shift-jis", "--json")[1])
    assert [group["group"] for group in found["groups"]] == ["ｶﾅ", "ﾀﾅ"]


def test_that_an_excel_table_is_read_as_a_csv_is(capfd, tmp_path):
    book = Workbook()
    for row in (["t", "e"], [3, 1], [5, 0], [7.5, 1]):
        book.active.append(row)
    book.save(tmp_path / "table.xlsx")
    status, out, _ = run(capfd, tmp_path / "table.xlsx", "--time", "t", "--event", "e", "--json")
    found = json.loads(out)
    assert (status, found["n"], found["events"], found["notes"]) == (0, 3, 2, [])
    book.create_sheet("Notes")
    book.save(tmp_path / "table.xlsx")
    found = json.loads(run(capfd, tmp_path / "table.xlsx", "--time", "t", "--event", "e", "--json")[1])
    assert found["notes"] == ['Read from sheet "Sheet".']


@pytest.mark.parametrize("word", [("--at", "1,x"), ("--landmark", "-1"), ("--interval", "exact"), ("--until", "inf")])
def test_that_options_that_cannot_be_are_refused_on_one_line(capfd, word):
    with pytest.raises(SystemExit) as stopped:
        run(capfd, FOLDER / "data_aml.csv", "--time", "time", "--event", "event", *word)
    assert stopped.value.code == 2


def test_that_the_command_line_is_read_without_numpy():
    import subprocess
    import sys

    code = "import sys, main; main._parser(); sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[3], check=False).returncode == 0


def test_that_competing_events_give_the_cumulative_incidence_of_each_group(capfd, tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("t,e,c,g\n1,1,0,a\n2,0,1,a\n3,0,0,a\n4,1,0,a\n1,0,0,b\n2,1,0,b\n3,0,1,b\n", encoding="utf-8")
    words = ("--time", "t", "--event", "e", "--competing", "c")
    (group,) = json.loads(run(capfd, path, *words, "--json")[1])["groups"]
    found = group["cumulative_incidence"]
    assert list(group)[-1] == "cumulative_incidence"
    assert list(found) == ["event", "competing"]
    assert [row["time"] for row in found["event"]] == [row["time"] for row in found["competing"]] == [1, 2, 3, 4]
    assert [row["value"] for row in found["event"]] == pytest.approx([1 / 7, 11 / 35, 11 / 35, 23 / 35])
    assert [row["value"] for row in found["competing"]] == pytest.approx([0, 6 / 35, 12 / 35, 12 / 35])
    groups = json.loads(run(capfd, path, *words, "--group", "g", "--json")[1])["groups"]
    assert [row["time"] for row in groups[1]["cumulative_incidence"]["event"]] == [2, 3]
    assert "Aalen-Johansen" in run(capfd, path, *words)[1]
    assert "cumulative_incidence" not in json.loads(run(capfd, path, *words[:4], "--json")[1])["groups"][0]


def test_that_a_row_with_both_events_is_refused(capfd, tmp_path):
    told = refused(capfd, tmp_path, "t,e,c\n1,0,1\n2,1,1\n3,0,0\n", "--competing", "c")
    assert told == 'table.csv, row 2 (line 3), column "c": this row has both the event and the competing one\n'
