"""Documents and their PDF are made beside the window, so that nothing in it stands still meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from storage.clinic.leaving import Left, Out
from storage.roles import Action
from ui.paper.pages import Document, pdf_of
from ui.paper.prints import Looks
from ui.words.speaking import speaking

T = TypeVar("T")
Aside = Callable[..., None]  # runs a job elsewhere, then tells of its answer, or ``otherwise`` of a problem


class Leave(Protocol):
    """The door by which a print leaves: ``ui/session/leaving.py``, of one session."""

    def __call__(
        self,
        out: Out,
        job: Callable[[Left], T],
        then: Callable[[T], None],
        *,
        action: Action | None = None,
        otherwise: Callable[[Exception], None] | None = None,
        here: bool = False,
    ) -> None: ...


Make = Callable[[], Document]
Show = Callable[[Document, bytes], None]


class Composing:
    """Only what was asked for last is shown, and nothing once it is ``over``.

    Without ``aside`` a document is made here and now.
    """

    def __init__(self, aside: Aside | None) -> None:
        self._aside = aside
        self.asked = 0
        self.over = False

    def forget(self) -> None:
        """What was asked for is not shown any more."""
        self.asked += 1

    def compose(self, make: Make, looks: Looks, *, show: Show, otherwise: Callable[[Exception], None]) -> None:
        """Call ``make`` and show what it made as it is to look."""
        self.asked += 1
        number = self.asked

        def made() -> tuple[Document, bytes]:
            with speaking(looks.language):
                document = make()
                return document, pdf_of(document, grey=looks.grey)

        def tell(found: tuple[Document, bytes]) -> None:
            if number == self.asked and not self.over:
                show(*found)

        def fail(problem: Exception) -> None:
            if number == self.asked and not self.over:
                otherwise(problem)

        if self._aside is None:
            tell(made())
        else:
            self._aside(made, tell, otherwise=fail)
