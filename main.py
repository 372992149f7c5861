"""The way in: read the command line, then open a window or run a command of the console."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from storage import logfile
from storage.coredumps import refuse_core_dumps
from storage.version import PROGRAM_VERSION
from ui.words.languages import LANGUAGES

LONGEST_NAME, LONGEST_PATH = 255, 4_000


class _Parser(argparse.ArgumentParser):
    """Complains in one line, so that a script can show it; takes no shortened options, so none for another's."""

    def __init__(self, *words: Any, **settings: Any) -> None:
        super().__init__(*words, **{"allow_abbrev": False, **settings})

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {' '.join(message.split())}\n")


def main(words: Sequence[str] | None = None) -> int:
    """Run the program and give its exit status: 0 done, 2 wrong command line or file, 3 the environment failed."""
    os.umask(0o077)  # what is written holds patients
    parser = _parser()
    arguments = parser.parse_args(_opening(sys.argv[1:] if words is None else words))
    _refuse_names(parser, arguments)
    if arguments.command is not None:
        _refuse_unread(parser, arguments)
        from ui.console import cohort, guide, prints
        from ui.console import commands as console

        logfile.begin()
        return console.run(arguments, cohort.COMMANDS | guide.COMMANDS | prints.COMMANDS)
    if arguments.self_test:
        from ui.self_test import self_test

        return self_test(arguments.pictures)
    from ui.start import start

    logfile.begin()
    return start(arguments)


def _refuse_names(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    """Names that are no text, or longer than any system allows, reach no file and no message."""
    for name in (str(value) for value in vars(arguments).values() if isinstance(value, str | Path)):
        try:
            lengths = [len(part.encode("utf-8")) for part in (*Path(name).parts, name)]
        except UnicodeEncodeError:
            shown = "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= sign <= "\udfff" else sign for sign in name)
            parser.error(f"{shown}: this is not text in UTF-8; give the file a name that is")
        if max(lengths[:-1], default=0) > LONGEST_NAME or lengths[-1] > LONGEST_PATH:
            parser.error(f"{name[:60]}…: a name may have {LONGEST_NAME} bytes; give the file a shorter one")


def _refuse_unread(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    """An option before a command is honoured by it or refused, never passed over in silence."""
    for option in parser._actions:
        given = option.option_strings and getattr(arguments, option.dest, option.default) != option.default
        if given and option.dest not in arguments.reads:
            parser.error(f"{option.option_strings[0]}: the command {arguments.command} does not read this option")


def _opening(words: Sequence[str]) -> list[str]:
    """A file alone, as a desktop hands it over, is opened: a clinic file as one's own, a case file to be looked at."""
    option = {".hepatrack": "--database", ".json": "--case"}.get(Path(words[0]).suffix.lower()) if words else None
    return [option, *words] if option is not None and len(words) == 1 else list(words)


_TODAY = "judge as of this date, YYYY-MM-DD; nothing may have happened after it"


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="hepatrack",
        description="Follow single patients with hepatocellular carcinoma and portal vein tumour thrombus, offline.",
    )
    parser.add_argument(
        "--database", type=Path, metavar="FILE", help="the clinic file (default: in the user's data folder)"
    )
    parser.add_argument("--demo", action="store_true", help="open the demo clinic")
    parser.add_argument("--case", type=Path, metavar="CASE.json", help="show a case file; nothing of it is kept")
    parser.add_argument("--today", type=_date, metavar="DATE", help=_TODAY)
    parser.add_argument("--language", choices=tuple(LANGUAGES), help="language of the window")
    parser.add_argument("--theme", choices=("light", "dark"), help="colours of the window")
    parser.add_argument("--self-test", action="store_true", help="show in a temporary folder that nothing is missing")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="with --self-test: keep what is drawn there")
    parser.add_argument("--version", action="version", version=f"Hepatrack {PROGRAM_VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    assess = commands.add_parser("assess", help="compute the course of a case file and print it")
    assess.add_argument("case", type=Path, metavar="CASE.json")
    assess.add_argument("--json", action="store_true", help="print JSON")

    taken = commands.add_parser("import", help="store the patient of a case file")
    taken.add_argument("case", type=Path, metavar="CASE.json")
    for command in (assess, taken):
        command.add_argument("--today", type=_date, metavar="DATE", default=argparse.SUPPRESS, help=_TODAY)

    given = commands.add_parser("export", help="write a patient as a case file")
    given.add_argument("code", metavar="CODE", help="study code of the patient")
    given.add_argument("--out", type=Path, required=True, metavar="CASE.json")
    given.add_argument("--deidentified", action="store_true", help="without name, numbers and true dates")
    commands.add_parser("rules", help="list every rule with its parameters and its source")
    from ui.console import (  # light: what they need comes with the command
        clinic,
        cohort,
        first_load,
        guide,
        labs,
        left,
        prints,
        reference,
        survival,
    )

    for command in (taken, given):
        clinic.add_opening(command)
    survival.add_arguments(commands)
    reference.add_arguments(commands)
    cohort.add_arguments(commands)
    prints.add_arguments(commands, _date, _TODAY)
    guide.add_arguments(commands)
    labs.add_arguments(commands, _date)
    clinic.add_arguments(commands)
    first_load.add_arguments(commands, _date, _TODAY)
    left.add_arguments(commands, _date)
    for command in commands.choices.values():
        also = command.get_default("reads") or ()
        command.set_defaults(reads={*also, *(option.dest for option in command._actions)})
    return parser


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; YYYY-MM-DD is expected") from None


if __name__ == "__main__":
    refuse_core_dumps()
    sys.exit(main())
