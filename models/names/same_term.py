"""Adverse-event terms that differ only in case, spelling or everyday name count as one (R-16)."""

from __future__ import annotations

import re
from functools import lru_cache

from models.names.chinese_terms import CHINESE_NAMES

# Everyday names of terms that are also graded from results, so that an entry under either name is found.
EVERYDAY_NAMES = {
    "thrombocytopenia": "platelet count decreased",
    "neutropenia": "neutrophil count decreased",
    "leukopenia": "white blood cell decreased",
    "lymphopenia": "lymphocyte count decreased",
    "lymphocytopenia": "lymphocyte count decreased",
    "hyperbilirubinemia": "blood bilirubin increased",
    "alt elevation": "alanine aminotransferase increased",
    "alt increased": "alanine aminotransferase increased",
    "ast elevation": "aspartate aminotransferase increased",
    "ast increased": "aspartate aminotransferase increased",
}
_AMERICAN = (
    (re.compile(r"aemia\b"), "emia"),
    (re.compile(r"\bhaem"), "hem"),
    (re.compile(r"ischaemi"), "ischemi"),
    (re.compile(r"oedema\b"), "edema"),
    (re.compile(r"\boesoph"), "esoph"),
    (re.compile(r"rrhoea\b"), "rrhea"),
    (re.compile(r"pnoea\b"), "pnea"),
    (re.compile(r"melaena\b"), "melena"),
    (re.compile(r"leuco"), "leuko"),
    (re.compile(r"tumour"), "tumor"),
)


@lru_cache(maxsize=512)
def same_spelling(term: str) -> str:
    """A term as two entries are compared: without case and spacing, in American spelling, in English."""
    folded = " ".join(term.casefold().split())
    for british, american in _AMERICAN:
        folded = british.sub(american, folded)
    return CHINESE_NAMES.get(folded, folded)


def same_term(term: str) -> str:
    """A term as it is looked for in the log: everyday names under the CTCAE term too."""
    folded = same_spelling(term)
    return EVERYDAY_NAMES.get(folded, folded)
