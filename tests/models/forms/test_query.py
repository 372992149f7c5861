"""What is typed to ask or to answer: what is wrong with it, and that it is read back as it was typed."""

from __future__ import annotations

import json

import pytest

from models.forms.query import Deed, QueryDraft, draft_document, problems, read_draft


@pytest.mark.parametrize(("text", "wrong"), [("", False), ("是?", False), ("a\u200bb", True), ("x" * 20_001, True)])
def test_that_words_that_cannot_be_kept_are_wrong_and_none_are_not(text: str, wrong: bool) -> None:
    assert bool(problems(QueryDraft(value="value", text=text))) is wrong


def test_that_a_draft_is_read_back_as_it_was_typed() -> None:
    for draft in (QueryDraft(value="ecog", text="=1?"), QueryDraft(text="yes")):
        document = draft_document(draft, deed=Deed.ASK.value, kind="visit", row=1, subject="2025-03-12", query=0)
        assert read_draft(json.loads(json.dumps(document))) == draft


@pytest.mark.parametrize("document", [{}, {"deed": "shout", "field": "", "text": ""}, {"deed": "ask", "field": ""}])
def test_that_what_no_form_wrote_is_not_read(document: dict[str, object]) -> None:
    with pytest.raises((KeyError, ValueError, TypeError)):
        read_draft(document)
