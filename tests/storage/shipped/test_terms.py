"""The list of CTCAE terms: what is loaded, a second version, and each refusal with file and place."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.record.terms import Wording, by_name, canonical, findings, search
from storage.files.casefile import read_case
from storage.problems import FileProblem
from storage.shipped.terms import load_terms, term_versions

DEMO = Path(__file__).parents[3] / "resources" / "demo"

SECOND: dict[str, Any] = {
    "format": "ctcae-terms",
    "version": "6.0",
    "classes": [
        {
            "english": "Invented disorders",
            "chinese": "虚构类疾病",
            "terms": [
                {
                    "name": "Yawning",
                    "chinese": "打哈欠",
                    "synonyms": ["Gaping"],
                    "chinese_synonyms": ["哈欠"],
                    "initials": ["dhq", "hq"],
                    "hints": ["tired"],
                    "immune_related_possible": False,
                    "grades": [
                        None,
                        {"english": "Often", "chinese": "经常"},
                        {"english": ">100 a day", "chinese": "每日 >100 次"},
                        None,
                        None,
                    ],
                },
                {
                    "name": "Attentiveness",
                    "chinese": "专注",
                    "synonyms": [],
                    "chinese_synonyms": [],
                    "initials": ["zz"],
                    "hints": [],
                    "immune_related_possible": True,
                    "grades": [{"english": "Present", "chinese": "存在"}, None, None, None, None],
                },
            ],
        }
    ],
}


def written(folder: Path, document: Any, name: str = "6.0.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path


def test_that_the_list_of_version_5_comes_with_the_program() -> None:
    assert term_versions() == ("5.0",)
    terms = load_terms("5.0")
    assert len(terms) >= 120
    assert terms is load_terms("5.0")
    platelets = by_name(terms, "Platelet count decreased")
    assert platelets is not None
    assert platelets.system_class == Wording("Investigations", "各类检查")
    assert len({term.system_class for term in terms}) >= 15


def test_that_another_version_is_added_by_adding_a_file(tmp_path: Path) -> None:
    written(tmp_path, SECOND)
    written(tmp_path, {**copy.deepcopy(SECOND), "version": "10.0"}, "10.0.json")
    (tmp_path / "notes.json").write_text("not a version")
    assert term_versions(tmp_path) == ("6.0", "10.0")
    terms = load_terms("6.0", tmp_path)
    assert [(term.name, term.version) for term in terms] == [("Attentiveness", "6.0"), ("Yawning", "6.0")]
    yawning = terms[1]
    assert [grade for grade in range(1, 6) if yawning.grade_text(grade)] == [2, 3]
    assert yawning.grade_text(3) == Wording(">100 a day", "每日 >100 次")
    assert canonical(terms, "gaping") is yawning
    assert [search(terms, typed) for typed in ("哈欠", "dhq", "hq", "tired")] == [(yawning,)] * 4
    assert load_terms("10.0", tmp_path)[0].version == "10.0"


def test_that_free_terms_of_the_demo_clinic_are_remarked_and_nothing_else_is() -> None:
    terms = load_terms()
    events = [event for path in sorted(DEMO.glob("*.json")) for event in read_case(path).adverse_events]
    found = findings(terms, events)
    assert len(events) > 50
    assert {finding.event.term for finding in found} == {
        "Immune-mediated dermatitis",
        "Immune-mediated hepatitis",
        "Transaminase abnormality",
    }
    assert {finding.term for finding in found} == {None}


def changed(*path: str | int, value: Any) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        part = document
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = value

    return change


def without(*path: str | int) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        part = document
        for step in path[:-1]:
            part = part[step]
        del part[path[-1]]

    return change


FIRST = ("classes", 0, "terms", 0)
PLACE = "classes[0].terms[0]"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (changed("format", value="hcc-case"), 'format: "ctcae-terms" is expected, not "hcc-case"'),
        (changed("version", value="5.0"), 'version: "6.0" is expected, as the file is named'),
        (changed("version", value=6.0), "version: text is expected, not 6.0"),
        (changed("colour", value=1), "colour: there is no such key here"),
        (without("classes"), "classes: this key is required"),
        (changed("classes", value=[]), "classes: the list is empty"),
        (changed("classes", 0, value=1), "classes[0]: an object is expected"),
        (changed("classes", 0, "chinese", value=" "), "classes[0].chinese: a text without spaces around it"),
        (changed("classes", 0, "terms", value={}), "classes[0].terms: a list is expected, not an object"),
        (changed(*FIRST, value="Yawning"), f"{PLACE}: an object is expected"),
        (without(*FIRST, "grades"), f"{PLACE}.grades: this key is required"),
        (changed(*FIRST, "name", value="Yawning "), f"{PLACE}.name: a text without spaces around it is expected"),
        (changed(*FIRST, "name", value=""), f"{PLACE}.name: a text without spaces around it is expected"),
        (changed(*FIRST, "chinese", value="Yawning"), f"{PLACE}.chinese: a Chinese name is expected"),
        (changed(*FIRST, "hints", 0, value=1), f"{PLACE}.hints[0]: a text without spaces around it"),
        (changed(*FIRST, "immune_related_possible", value=1), f"{PLACE}.immune_related_possible: true or false is"),
        (changed(*FIRST, "initials", value=["dhq"]), f"{PLACE}.initials: one entry is expected for the Chinese name"),
        (
            changed(*FIRST, "initials", 0, value="dh"),
            f'{PLACE}.initials[0]: "dh" are not the pinyin initials of 打哈欠',
        ),
        (changed(*FIRST, "initials", 1, value="HQ"), f'{PLACE}.initials[1]: "HQ" are not the pinyin initials'),
        (changed(*FIRST, "grades", value=[None] * 4), f"{PLACE}.grades: 5 grades are expected"),
        (changed(*FIRST, "grades", value=[None] * 5), f"{PLACE}.grades: a term has at least one grade"),
        (changed(*FIRST, "grades", 0, value="Mild"), f"{PLACE}.grades[0]: an object is expected"),
        (without(*FIRST, "grades", 1, "chinese"), f"{PLACE}.grades[1].chinese: this key is required"),
        (changed(*FIRST, "grades", 1, "english", value="经常"), f"{PLACE}.grades[1].english: the text is not English"),
        (changed(*FIRST, "grades", 1, "english", value=None), f"{PLACE}.grades[1].english: text is expected"),
        (changed(*FIRST, "synonyms", value=["ATTENTIVENESS"]), 'Attentiveness: "attentiveness" already means Yawning'),
        (changed(*FIRST, "chinese_synonyms", 0, value="专注"), 'Attentiveness: "专注" already means Yawning'),
        (changed(*FIRST, "synonyms", value=["-"]), "Yawning: a name or synonym has neither letters nor digits"),
    ],
)
def test_that_a_list_that_cannot_be_is_refused_with_its_place(
    tmp_path: Path, change: Callable[[Any], None], sentence: str
) -> None:
    document = copy.deepcopy(SECOND)
    change(document)
    written(tmp_path, document)
    with pytest.raises(FileProblem) as refusal:
        load_terms("6.0", tmp_path)
    assert str(refusal.value).startswith(f"6.0.json: {sentence}")


def test_that_two_terms_of_one_name_are_refused(tmp_path: Path) -> None:
    document = copy.deepcopy(SECOND)
    document["classes"][0]["terms"].append(copy.deepcopy(document["classes"][0]["terms"][1]))
    written(tmp_path, document)
    with pytest.raises(FileProblem, match="already means Attentiveness"):
        load_terms("6.0", tmp_path)


@pytest.mark.parametrize("version", ["7.0", "", "../5.0", "6.0.json"])
def test_that_a_version_without_a_list_is_told(tmp_path: Path, version: str) -> None:
    written(tmp_path, SECOND)
    with pytest.raises(FileProblem, match="no list of terms for this version of the CTCAE"):
        load_terms(version, tmp_path)


def test_that_a_file_that_is_not_json_is_told_once_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "6.0.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(FileProblem) as refusal:
        load_terms("6.0", tmp_path)
    assert str(refusal.value).startswith(f"{path}: line 1 is not JSON")
