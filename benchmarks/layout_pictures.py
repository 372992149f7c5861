"""Pictures of every place and every form, made without a screen: ``python -m benchmarks.layout_pictures FOLDER``."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.siege_layouts import Dress, Walk, dressed_clinic
from ui.words.language import ENGLISH, languages


def main(words: Sequence[str] | None = None) -> int:
    """Pictures of everything, into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="960x540")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--language", choices=[code for code, _ in languages()], default=ENGLISH)
    parser.add_argument("--only", default="places,patients,forms")
    chosen = parser.parse_args(words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    width, height = map(int, chosen.size.split("x"))
    dress = Dress((width, height), chosen.dark, chosen.language)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with dressed_clinic(app) as (clinic, theme):

        def look(at: str, widget: QWidget) -> None:
            QTest.qWait(60)
            name = f"{at} {dress}".replace(" ", "_").replace(",", "").replace("/", "-")
            widget.grab().save(str(chosen.folder / f"{name}.png"))

        walk = Walk(clinic, theme, look)
        walk.wear(dress)
        for part in chosen.only.split(","):
            getattr(walk, part)()
        print(sorted(walk.seen))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
