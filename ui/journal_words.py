"""Words of roles, operations and changes, as the storage names them, in the language of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from storage.roles import Role

translate = QCoreApplication.translate


def role_word(role: Role) -> str:
    """A role as it stands after a name or in a list."""
    from storage.roles import Role

    words = {
        Role.ADMINISTRATOR: translate("Roles", "administrator"),
        Role.CLINICIAN: translate("Roles", "clinician"),
        Role.NURSE: translate("Roles", "nurse"),
        Role.RADIOLOGIST: translate("Roles", "radiologist"),
        Role.DATA_MANAGER: translate("Roles", "data manager"),
        Role.READER: translate("Roles", "reader"),
    }
    return words[role]
