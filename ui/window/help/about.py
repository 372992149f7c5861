"""What the program is, in sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from models.course.course import RULES_VERSION
from storage.version import PROGRAM_VERSION
from ui.words.common import purpose

translate = QCoreApplication.translate


def about() -> list[str]:
    """What the program is, in sentences."""
    return [
        translate(
            "Help", "Hepatrack follows single patients with hepatocellular carcinoma and portal vein tumour thrombus."
        ),
        translate("Help", "{purpose}.").format(purpose=purpose()),
        translate(
            "Help", "Version {program}. It works without a network. Rules {rules}, adverse events by CTCAE 5.0."
        ).format(program=PROGRAM_VERSION, rules=RULES_VERSION),
        translate(
            "Help",
            "Every computed answer shows its rule, its inputs and its source under Why. "
            "It answers criterion met, criterion not met, or cannot be determined.",
        ),
        translate("Help", "Type: IBM Plex Sans and a subset of IBM Plex Sans SC, SIL Open Font Licence 1.1."),
    ]
