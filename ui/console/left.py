"""``main.py left``: who came in, who opened which patient, and what left the clinic file. Imports no Qt."""

from __future__ import annotations

from argparse import SUPPRESS, Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storage.jsonfile import check_place
from storage.problems import FileProblem
from ui.console import clinic

if TYPE_CHECKING:
    from storage.clinic.leaving import Disclosure
    from storage.clinic.store import Store


def add_arguments(commands: Any, date_of: Callable[[str], date]) -> None:
    """Register the command with the subparsers of the program."""
    parser = commands.add_parser("left", help="list who opened patients and what was printed, exported or copied")
    parser.add_argument("--by", metavar="NAME", help="only of this user")
    parser.add_argument("--patient", metavar="CODE", help="only of this patient, alone or among others")
    parser.add_argument(
        "--kind", metavar="WORDS", action="append", default=[], help="only these kinds, as they are listed"
    )
    parser.add_argument("--since", type=date_of, metavar="DATE", help="from this day on")
    parser.add_argument("--until", type=date_of, metavar="DATE", help="up to this day")
    out = "write it as CSV, and not to the screen"
    parser.add_argument("--out", type=Path, metavar="FILE.csv", default=SUPPRESS, help=out)
    clinic.add_opening(parser)


def left(arguments: Namespace) -> str:
    """What the command prints. Raises FileProblem and StoreProblem. The list is itself written down as leaving."""
    from storage.clinic.leaving import Form, Out, Way, folder_of, let_out
    from storage.disclosuresfile import disclosures_csv
    from storage.roles import Action

    path = getattr(arguments, "out", None)
    if path is not None:
        check_place(path)
    with clinic.opened(arguments) as store:
        found, codes = _found(store, arguments), store.leaving.codes()
        keys = sorted({key for one in found for key in one.patients or ()})
        form, to = (Form.TERMINAL, "") if path is None else (Form.CSV, folder_of(path))
        out = Out(way=Way.DISCLOSURES, form=form, patients=keys, to=to)
        with store.leaving.of(out, action=Action.SEE_DISCLOSURES) as entry:
            if path is None:
                return "".join(f"{_line(one, codes)}\n" for one in found) + _counted(len(found))
            let_out(entry, ((path, disclosures_csv(found, codes)),))
    return f"{_counted(len(found)).rstrip()} Written to {path}\n"


def _counted(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}.\n"


def _found(store: Store, arguments: Namespace) -> tuple[Disclosure, ...]:
    from storage.clinic.leaving import Way
    from storage.roles import Action

    store.actor.require(Action.SEE_DISCLOSURES)
    words = {way.value: way for way in Way}
    if wrong := [word for word in arguments.kind if word not in words]:
        raise FileProblem("--kind", f"{wrong[0]!r} is no kind; there are: {'; '.join(words)}")
    key = None
    if arguments.patient is not None:
        key = next((key for key, code in store.leaving.codes().items() if code == arguments.patient), None)
        if key is None:
            raise FileProblem("--patient", f"there is no patient {arguments.patient} in {store.path.name}")
    return store.leaving.found(
        user=arguments.by,
        patient=key,
        ways=[words[word] for word in arguments.kind],
        first=arguments.since,
        last=arguments.until,
    )


def _line(one: Disclosure, codes: dict[int, str]) -> str:
    who = f"{one.user} ({one.role})" if one.user else "somebody"
    times = ", ".join(f"{at:%Y-%m-%d %H:%M} UTC" for at in one.refused)
    told = [
        one.way.value,
        one.form.value,
        _patients(one, codes),
        one.to,
        f"{len(one.refused)}: {times}" if times else "",
    ]
    ended = f" [{one.ended}]" if one.ended else ""
    return f"{one.at:%Y-%m-%d %H:%M}  {who}: {', '.join(part for part in told if part)}{ended}"


def _patients(one: Disclosure, codes: dict[int, str]) -> str:
    if one.patients is None:
        return "all patients"
    if len(one.patients) == 1:
        return codes.get(one.patients[0], "?")
    return f"{len(one.patients)} patients" if one.patients else ""
