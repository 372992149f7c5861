"""The words of an answer, and the criteria it is given by: what a screen knows before anything is judged."""

from __future__ import annotations

from enum import StrEnum


class Response(StrEnum):
    CR = "CR"
    PR = "PR"
    SD = "SD"
    NON_CR_NON_PD = "Non-CR/Non-PD"
    PD = "PD"
    NOT_EVALUABLE = "not evaluable"
    NO_ASSESSMENT = "no assessment"
    NOT_ASSESSABLE = "not assessable"


class Criterion(StrEnum):
    RECIST = "recist"
    MRECIST = "mrecist"

    @property
    def in_words(self) -> str:
        return "RECIST 1.1" if self is Criterion.RECIST else "mRECIST"
