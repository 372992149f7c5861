"""The user guide as a PDF, without a window."""

from __future__ import annotations

import os
from argparse import SUPPRESS, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from storage.jsonfile import check_place
from storage.wholefile import write_whole
from ui.words.languages import ENGLISH, LANGUAGES


def add_arguments(commands: Any) -> None:
    """Register the command with the subparsers of the program."""
    parser = commands.add_parser("guide", help="write the user guide as PDF")
    parser.add_argument("--out", type=Path, required=True, metavar="GUIDE.pdf")
    parser.add_argument("--page", choices=("A4", "Letter"), default="A4", help="the paper (default: A4)")
    parser.add_argument("--language", choices=tuple(LANGUAGES), default=SUPPRESS, help="language of the guide")


def guide(arguments: Namespace) -> str:
    """What the command prints. Raises FileProblem, StoreProblem for a place that cannot be written to."""
    check_place(arguments.out)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.paper.guide import guide_document
    from ui.paper.pages import pdf_of
    from ui.words.language import set_language

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(["hepatrack"])
    set_language(app, arguments.language or ENGLISH)
    write_whole(arguments.out, pdf_of(guide_document(arguments.page)))
    return f"{arguments.out}\n"


COMMANDS: dict[str, Callable[[Namespace], str]] = {"guide": guide}
