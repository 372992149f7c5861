"""``print``: a page of a patient or of many, from a clinic file or a case file, in each language, in colour or grey."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from main import main
from storage.clinic.leaving import Form, Way
from storage.clinic.store import DEMO_KEY, Store
from storage.places import RESOURCES
from ui.console.prints import KINDS
from ui.paper.patient_prints import EVERY

CASE = RESOURCES / "demo" / "HCC-R03.json"
Run = Callable[..., tuple[int, str, str]]
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    def run(*words: object) -> tuple[int, str, str]:
        status = main(["print", *(str(word) for word in words)])
        return status, *capfd.readouterr()

    return run


@pytest.fixture
def clinic(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "clinic.hepatrack"
    for code in ("HCC-R03", "HCC-R07", "TIL-01"):
        assert main(["import", str(RESOURCES / "demo" / f"{code}.json"), "--database", str(path)]) == 0
    capfd.readouterr()
    return path


def text(path: Path) -> str:
    found, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(path.read_bytes()))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    found.load(buffer)
    return "\n".join(found.getAllText(page).text() for page in range(found.pageCount()))


def pixels(path: Path) -> QImage:
    found = QPdfDocument()
    found.load(str(path))
    return found.render(0, QSize(420, 594)).convertToFormat(QImage.Format.Format_RGB32)


def test_that_the_command_line_knows_every_print_of_a_patient() -> None:
    assert tuple(one.kind for one in EVERY) == KINDS


@pytest.mark.parametrize(
    ("language", "said", "unsaid"),
    [
        ("en", ("Born", "29-Dec-1975"), ("出生",)),
        ("zh", ("出生", "1975-12-29"), ("Born",)),
        ("both", ("Born 出生", "1975-12-29"), ("29-Dec-1975",)),
    ],
)
def test_that_a_case_file_is_printed_in_the_language_that_is_asked_for(
    run: Run, tmp_path: Path, language: str, said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    out = tmp_path / "page.pdf"
    assert run(CASE, "--language", language, "--out", out) == (0, f"HCC-R03 was printed to {out}\n", "")
    there = text(out)
    assert all(words in there for words in said)
    assert not any(words in there for words in unsaid)
    assert not any(sign in there for sign in "\ufdd0\ufdd1\ufdd2")


def test_that_a_grey_page_has_no_colour_and_one_in_colour_has(run: Run, tmp_path: Path) -> None:
    def hues(path: Path) -> int:
        image = pixels(path)
        found = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
        return sum(abs(one.red() - one.blue()) > 8 for one in found)

    for name, option in (("grey", "--grey"), ("colour", "--colour")):
        assert run(CASE, option, "--out", tmp_path / f"{name}.pdf")[0] == 0
    assert hues(tmp_path / "grey.pdf") == 0
    assert hues(tmp_path / "colour.pdf") > 100


def test_that_a_patient_of_the_clinic_file_is_printed_and_written_down(run: Run, clinic: Path, tmp_path: Path) -> None:
    out = tmp_path / "pages" / "board.pdf"
    out.parent.mkdir()
    assert run("HCC-R07", "--database", clinic, "--kind", "board", "--paper", "letter", "--out", out)[0] == 0
    with Store.open(clinic, key=DEMO_KEY) as store:
        found = store.leaving.found()[0]
        assert (found.way, found.form, found.patients, found.to) == (
            *(Way.BOARD, Form.PDF, (store.find("HCC-R07"),)),
            "pages",
        )


def test_that_all_or_whom_a_filter_leaves_are_printed_a_file_each(run: Run, clinic: Path, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    status, out, _ = run("--all", "--database", clinic, "--today", "2025-03-28", "--out", folder)
    names = [f"{code}_2025-03-28.pdf" for code in ("HCC-R03", "HCC-R07", "TIL-01")]
    assert (status, sorted(path.name for path in folder.iterdir())) == (0, names)
    assert out.endswith("3 patients\n")
    status, out, _ = run("--all", "--database", clinic, "--protocol", "til-anti-pd-1", "--out", tmp_path / "til")
    assert (status, [path.name[:6] for path in (tmp_path / "til").iterdir()]) == (0, ["TIL-01"])
    with Store.open(clinic, key=DEMO_KEY) as store:
        assert [one.way for one in store.leaving.found()] == [Way.SUMMARY] * 4


def test_that_a_file_is_called_the_same_whoever_a_filter_leaves(run: Run, clinic: Path, tmp_path: Path) -> None:
    """Two codes that differ in signs alone: a print of the one never takes the place of a print of the other."""
    for code, protocol in (("A-1", "follow-up"), ("A/1", "til-anti-pd-1")):
        case = {"format": "hcc-case", "version": 1, "treatment_start": "2024-03-01"}
        path = tmp_path / "case.json"
        path.write_text(json.dumps({**case, "patient": {"code": code}, "protocol": protocol}), encoding="utf-8")
        assert main(["import", str(path), "--database", str(clinic)]) == 0
    asked = ("--all", "--database", clinic, "--today", "2025-03-28", "--out", tmp_path / "all")
    run(*asked)
    first = (tmp_path / "all" / "A-1_2025-03-28.pdf").read_bytes()
    _, out, _ = run(*asked, "--protocol", "til-anti-pd-1")
    assert f"A/1 was printed to {tmp_path / 'all' / 'A-1_2025-03-28_2.pdf'}" in out
    assert (tmp_path / "all" / "A-1_2025-03-28.pdf").read_bytes() == first


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--out", "x.pdf"), "either the code of a patient, a case file or --all is expected"),
        ((CASE, "--all", "--out", "x"), "either the code of a patient, a case file or --all is expected"),
        ((CASE, "--out", "x.txt"), "a file name that ends in .pdf is expected"),
        ((CASE, "--protocol", "x", "--out", "x.pdf"), "--protocol chooses among many: it goes with --all"),
        (("NOBODY", "--out", "x.pdf"), "there is no patient with this code"),
        (("--all", "--centre", "x", "--out", "x"), "nobody is left to print (--centre: )"),
        (("--all", "--out", "no/such"), "the folder no does not exist"),
    ],
)
def test_that_what_cannot_be_printed_is_one_sentence_and_writes_nothing(
    run: Run, clinic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[object, ...], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    status, out, err = run(*words, *(() if CASE in words else ("--database", clinic)))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert sentence in err
    assert sorted(tmp_path.iterdir()) == before


def test_that_a_broken_case_file_prints_nothing(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "case.json"
    broken.write_text(json.dumps({"patient": {}}), encoding="utf-8")
    status, _, err = run(broken, "--out", tmp_path / "x.pdf")
    assert (status, err.count("\n"), (tmp_path / "x.pdf").exists()) == (2, 1, False)


@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_that_a_figure_is_written_by_the_ending_of_its_name_with_its_data_beside_it(
    run: Run, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"figure.{ending}"
    assert run(CASE, "--kind", "figure", "--language", "both", "--out", out)[0] == 0
    start = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}[ending]
    assert out.read_bytes().startswith(start)
    table = (tmp_path / "figure.csv").read_text(encoding="utf-8-sig")
    assert "Row" in table
    assert "\ufdd0" not in table
