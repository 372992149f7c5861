"""Protocol templates of a clinic's own as they are typed: nothing that cannot be becomes one, nothing is clamped."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.forms.template import (
    PlannedDraft,
    TemplateDraft,
    draft_of_protocol,
    parameter_value,
    problems,
    template,
    template_problems,
)
from models.forms.typed import EntryError
from models.record.protocol import PARAMETER_NAMES, WORDS, Parameters, PlannedVisit
from storage.shipped.protocols import load_protocols, protocol_document, protocol_of

SHIPPED = load_protocols()
PHASE_II = SHIPPED["cadonilimab-lenvatinib-sbrt"]
W6 = PlannedDraft(name="W6", day="42", before="7", after="7")
texts = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=8)
numbers = st.one_of(st.integers(-5, 4000).map(str), texts)
visits = st.lists(
    st.builds(PlannedDraft, name=texts, day=numbers, before=numbers, after=numbers, imaging=st.booleans()), max_size=6
)
possible = st.fixed_dictionaries(
    {
        name: st.sampled_from(WORDS[name])
        if name in WORDS
        else st.booleans()
        if isinstance(value, bool)
        else st.sampled_from(["A", "Dr Wang", None])
        if name == "primary_reader"
        else st.integers(1, 3650) | (st.none() if value is None else st.just(0))
        for name, value in Parameters().as_dict().items()
    }
)


def draft(*plan: PlannedDraft, name: str = "ward 2", **parameters: str) -> TemplateDraft:
    begun = draft_of_protocol(PHASE_II, name=name)
    return replace(begun, visits=plan or begun.visits, parameters=tuple((dict(begun.parameters) | parameters).items()))


def said(found: TemplateDraft, taken: tuple[str, ...] = ()) -> dict[str, str]:
    return {one.field: str(one.sentence) for one in problems(found, taken)}


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_that_a_shipped_protocol_copied_and_not_changed_is_the_same_under_another_name(name: str) -> None:
    begun = draft_of_protocol(SHIPPED[name], name="ward 2")
    assert said(begun) == {}
    made = template(begun)
    assert made == replace(SHIPPED[name], name="ward 2", title="ward 2", based_on=name)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PARAMETER_NAMES), max_size=4), numbers, visits, texts)
def test_that_a_draft_is_either_refused_in_a_sentence_or_a_template_that_a_document_can_hold(
    names: list[str], text: str, plan: list[PlannedDraft], called: str
) -> None:
    typed = draft(*plan, name=called, **dict.fromkeys(names, text))
    found = problems(typed, tuple(SHIPPED))
    fields = {"name", "visits", *(f"parameters.{name}" for name in PARAMETER_NAMES)}
    fields |= {f"visits.{n}.{part}" for n in range(len(typed.visits)) for part in ("name", "day", "before", "after")}
    assert {one.field for one in found} <= fields
    assert all(str(one.sentence) for one in found)
    if not found:
        made = replace(template(typed), version=1)
        assert template_problems(made) == ()
        assert protocol_of(protocol_document(made)) == made
        assert [one.label for one in made.visits] == [
            one.name.strip() for one in sorted(typed.visits, key=lambda one: int(one.day))
        ]


@settings(max_examples=100)
@given(possible)
def test_that_every_parameter_of_its_domain_is_read_back_as_it_was_typed(values: dict[str, object]) -> None:
    protocol = replace(PHASE_II, parameters=Parameters(**values))  # type: ignore[arg-type]
    typed = draft_of_protocol(protocol, name="ward 2")
    wrong = {name for name in said(typed) if name != "parameters.irecist_confirmation_days_low"}
    assert wrong == set()
    assert template(typed).parameters == protocol.parameters


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("confirmation_days", "-1", "a whole number from 0 to 3650 is expected"),
        ("confirmation_days", "28.0", "a whole number"),
        ("confirmation_days", "3651", "a whole number from 0 to 3650 is expected"),
        ("confirmation_days", "", "a whole number"),
        ("missed_assessments", "0", "a whole number from 1 to 3650 is expected"),
        ("irecist", "yes", "true or false is expected"),
        ("progression_criterion", "who", "“who” is not one of recist, mrecist"),
        ("ctcae_version", "4.0", "“4.0” is not one of"),
        ("primary_reader", "A\x07", "a sign that cannot be seen"),
    ],
)
def test_that_a_parameter_outside_its_domain_is_refused_and_never_clamped(name: str, text: str, words: str) -> None:
    assert words in said(draft(**{name: text}))[f"parameters.{name}"]
    with pytest.raises(EntryError, match=r"\w"):
        parameter_value(name, text)


def test_that_the_days_of_an_irecist_confirmation_are_in_order() -> None:
    found = said(draft(irecist_confirmation_days_low="60"))
    assert found == {"parameters.irecist_confirmation_days_low": "60 is above the upper limit 56"}


@pytest.mark.parametrize(
    ("plan", "field", "words"),
    [
        ((W6, replace(W6, name="W7", day="49")), "visits.1.day", "day 42 to 56, overlaps that of W6, day 35 to 49"),
        ((W6, replace(W6, name="W8", day="56")), "visits.1.day", "day 49 to 63, overlaps that of W6, day 35 to 49"),
        ((replace(W6, day="3"),), "visits.0.before", "the window begins 4 days before day 0"),
        ((replace(W6, day="-3"),), "visits.0.day", "a whole number from 0 to 3650 is expected"),
        ((replace(W6, day="3651"),), "visits.0.day", "a whole number from 0 to 3650 is expected"),
        ((replace(W6, before=""),), "visits.0.before", "a whole number"),
        ((replace(W6, after="7.5"),), "visits.0.after", "a whole number"),
        ((replace(W6, name=" "),), "visits.0.name", "the visit needs a name"),
        ((W6, replace(W6, day="84", name="w6 ")), "visits.1.name", "another visit is called w6"),
    ],
)
def test_that_a_plan_that_cannot_be_is_refused_at_its_field(
    plan: tuple[PlannedDraft, ...], field: str, words: str
) -> None:
    assert words in said(draft(*plan))[field]


def test_that_windows_that_only_touch_are_two_and_an_early_wide_one_overlaps_every_later_one() -> None:
    assert said(draft(W6, replace(W6, name="W8", day="57"))) == {}
    wide = replace(W6, name="W1", day="7", before="0", after="100")
    assert set(said(draft(replace(W6, name="W12", day="84"), W6, wide))) == {"visits.0.day", "visits.1.day"}


@pytest.mark.parametrize(
    ("name", "words"),
    [("", "the template needs a name"), ("Ward  2", "ward 2 is the name of another"), ("a" * 101, "100")],
)
def test_that_a_name_is_needed_and_its_own(name: str, words: str) -> None:
    assert words in said(draft(name=name), ("ward 2",))["name"]


def test_that_a_document_with_a_window_that_lies_elsewhere_is_refused() -> None:
    plan = (PlannedVisit("W6", 42, 43, 49), PlannedVisit("W3", 21, -1, 22))
    found = {one.field: str(one.sentence) for one in template_problems(replace(PHASE_II, version=1, visits=plan))}
    assert found == {
        "visits.0.day": "day 42 lies outside its own window",
        "visits.1.before": "the window begins 1 day before day 0, the start of treatment",
    }
