"""The one door by which something leaves the window: written down in the clinic file first, then done."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from storage.problems import FileProblem, StoreProblem
from ui.session.listeners import Otherwise, is_gone
from ui.words.clipboard import copy_text

if TYPE_CHECKING:
    from storage.clinic.leaving import Left, Out
    from storage.clinic.store import Store
    from storage.roles import Action
    from ui.session.session import Session

log = logging.getLogger(__name__)
T = TypeVar("T")


def leave(
    session: Session,
    out: Out,
    job: Callable[[Left], T],
    then: Callable[[T], None],
    *,
    action: Action | None = None,
    otherwise: Otherwise | None = None,
    here: bool = False,
) -> None:
    """Write down that ``out`` leaves, by somebody who may do ``action``, and then do ``job``, which lets it leave.

    Beside the window, or ``here``, on its thread. Where it cannot be written down nothing is done; what ``job`` raises
    (a StoreProblem, FileProblem) is written down, too. ``otherwise`` is told of either in place of ``failed``.
    """

    def tell(problem: Exception) -> None:
        (session.failed.emit if otherwise is None or is_gone(otherwise) else otherwise)(problem)

    def failed(left: Left, problem: Exception) -> None:
        did_not(session, left, problem)
        tell(problem)

    def done(made: T) -> None:
        if not is_gone(then):
            then(made)

    def begun(left: Left) -> None:
        if not here:
            session.aside(partial(job, left), done, otherwise=partial(failed, left))
            return
        try:
            made = job(left)
        except (StoreProblem, FileProblem) as problem:
            failed(left, problem)
        else:
            done(made)

    session.read(lambda store: store.leaving.begin(out, action=action), begun, otherwise=tell)


def door(session: Session) -> Callable[..., None]:
    """``leave`` for a preview, which knows no session."""
    return partial(leave, session)


def copy(session: Session, text: str, out: Out, *, action: Action | None) -> None:
    """Put a text on the clipboard."""
    leave(session, out, partial(_to_clipboard, text), lambda _: None, action=action, here=True)


def _to_clipboard(text: str, left: Left) -> None:
    assert left.row
    copy_text(text)


def did_not(session: Session, left: Left | None, problem: Exception) -> None:
    """Write down that it did not leave after all."""

    def work(store: Store) -> None:
        store.leaving.did_not(left, problem)

    session.read(work, lambda _: None, otherwise=lambda lost: log.warning("not written down: %s", type(lost)))
