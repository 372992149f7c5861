"""Protocol templates: what is loaded, and each refusal with file and place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from storage.problems import FileProblem
from storage.shipped.protocols import load_protocols, read_protocol


def test_that_the_templates_set_what_the_rules_say() -> None:
    protocols = load_protocols()
    trial = protocols["cadonilimab-lenvatinib-sbrt"].parameters
    assert trial.pfs_censor_at == "last_contact"
    assert not trial.censor_at_new_therapy
    assert not trial.thrombus_is_non_target
    cells = protocols["til-anti-pd-1"].parameters.as_dict()
    assert protocols["follow-up"].parameters.as_dict() | {"irecist": True} == cells


def test_that_a_caller_cannot_change_what_others_load() -> None:
    load_protocols().clear()
    assert load_protocols()


TEMPLATE: dict[str, Any] = {
    "name": "own",
    "title": "Our own",
    "anchor": "first dose",
    "parameters": {"confirmation_days": 21},
    "visits": [{"label": "W6", "day": 42, "earliest": 35, "latest": 49}],
    "doses": [{"agent": "lenvatinib", "amount": 8.5, "unit": "mg"}],
}


def test_that_a_clinic_can_have_a_template_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "own.json").write_text(json.dumps(TEMPLATE))
    protocol = load_protocols(tmp_path)["own"]
    assert protocol.parameters.confirmation_days == 21
    assert protocol.visits[0].imaging
    assert protocol.doses[0].amount == 8.5


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"parameters": {"confirmation_days": "21"}}, "parameters.confirmation_days: a whole number"),
        ({"parameters": {"colour": 1}}, "parameters.colour: there is no parameter colour"),
        ({"parameters": []}, "parameters: an object is expected"),
        ({"colour": 1}, "colour: there is no such key here"),
        ({"title": 1}, "title: text is expected, not 1"),
        ({"visits": {}}, "visits: a list is expected"),
        ({"visits": [1]}, "visits[0]: an object is expected"),
        ({"visits": [{"label": "W6", "day": 42, "earliest": 35}]}, "visits[0].latest: this key is required"),
        (
            {"visits": [{"label": "W6", "day": 50, "earliest": 35, "latest": 49}]},
            "visits[0].day: day 50 lies outside its own window",
        ),
        (
            {"visits": [{"label": "W6", "day": True, "earliest": 0, "latest": 49}]},
            "visits[0].day: a whole number is expected, not true",
        ),
        ({"doses": [{"agent": "x", "amount": "8"}]}, 'doses[0].amount: a number is expected, not "8"'),
    ],
)
def test_that_a_template_that_cannot_be_is_refused_with_its_place(
    tmp_path: Path, change: dict[str, Any], sentence: str
) -> None:
    path = tmp_path / "own.json"
    path.write_text(json.dumps(TEMPLATE | change))
    with pytest.raises(FileProblem) as refusal:
        read_protocol(path)
    assert str(refusal.value).startswith(f"own.json: {sentence}")


def test_that_a_template_needs_a_name_and_two_cannot_share_one(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(TEMPLATE))
    (tmp_path / "b.json").write_text(json.dumps(TEMPLATE))
    with pytest.raises(FileProblem, match="already the name of another protocol"):
        load_protocols(tmp_path)
    (tmp_path / "b.json").write_text("[]")
    with pytest.raises(FileProblem, match=r"b\.json: the document: a JSON object is expected"):
        load_protocols(tmp_path / ".." / tmp_path.name)


def test_that_a_folder_without_templates_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="no protocol template"):
        load_protocols(tmp_path)


@pytest.mark.parametrize("charts", ["platelets", [1], [""], {"a": 1}])
def test_that_rows_of_charts_are_a_list_of_names(tmp_path: Path, charts: object) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"name": "x", "title": "X", "anchor": "start of treatment", "charts": charts}))
    with pytest.raises(FileProblem, match="charts"):
        read_protocol(path)
