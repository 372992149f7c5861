"""Draws the program's icon, an SVG file, as PNG files in the usual sizes and as one ICO file of Windows.

python draw_icons.py DRAWING.svg FOLDER
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)


def main() -> int:
    drawing, folder = Path(sys.argv[1]), Path(sys.argv[2])
    application = QGuiApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        _draw(drawing, size, folder / f"{size}.png")
    (folder / "hepatrack.ico").write_bytes(_ico({size: (folder / f"{size}.png").read_bytes() for size in ICO_SIZES}))
    application.quit()
    return 0


def _draw(drawing: Path, size: int, out: Path) -> None:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    if not image.save(str(out)):
        raise SystemExit(f"{out} cannot be written")


def _ico(pictures: dict[int, bytes]) -> bytes:
    """An ICO file whose entries are PNG files, as Windows has read them since Vista."""
    entries, held, place = b"", b"", 6 + 16 * len(pictures)
    for size, picture in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), place + len(held))
        held += picture
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + held


if __name__ == "__main__":
    sys.exit(main())
