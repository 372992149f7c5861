"""Rare signs: all that the bundled fonts promise is drawn, what no font holds is told by its code."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtWidgets import QApplication

from models.course.course import course
from storage.files.casefile import parse_case
from storage.shipped.protocols import load_protocols
from tests.ui.report_samples import Pages
from ui.kit.theme import FAMILIES, load_fonts
from ui.paper.course.summary import pdf_bytes
from ui.words.signs import drawable

LENT = "艹見貝車釆長門韋頁風飛馬鬥魚鹵麥黽齊齒龍龜"[1:]  # traditional signs that came with the newer Han font
RARE = "喆堃镕珺𬭎𬭊"


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.DemiBold])
def test_that_the_han_font_holds_every_unified_sign_and_extension_a_in_both_weights(weight: QFont.Weight) -> None:
    face = QFont(FAMILIES[1])
    face.setWeight(weight)
    raw = QRawFont.fromFont(face)
    assert raw.familyName() == FAMILIES[1]
    promised = [*range(0x4E00, 0xA000), *range(0x3400, 0x4DC0), *map(ord, RARE), *map(ord, LENT)]
    assert [hex(sign) for sign in promised if not raw.supportsCharacter(sign)] == []


def test_that_only_what_no_font_holds_is_written_by_its_code() -> None:
    held = f"张桂花（OUYANG）{RARE}{LENT} ≥ 3 µg · −2.60 →"
    assert drawable(held, FAMILIES) == held
    nowhere = "\U00030edd"  # the sign of biáng, of a plane that the bundled fonts do not have
    raw = QRawFont.fromFont(QFont("DejaVu Sans"))
    assert not raw.supportsCharacter(ord(nowhere))
    assert drawable(f"张{nowhere}", FAMILIES) in (f"张{nowhere}", "张[U+30EDD]")


def test_that_a_name_with_rare_signs_is_printed_sign_by_sign_with_its_fonts_embedded() -> None:
    name = "𠮷𬭎𰻝 𬭊"
    document = {
        "format": "hcc-case",
        "version": 1,
        "patient": {"code": "N2", "sex": "male", "birth_date": "1960-02-29", "name": name},
        "treatment_start": "2023-03-10",
    }
    record = parse_case(document)
    shown = course(record, load_protocols()[record.protocol], date(2025, 3, 28))
    data = pdf_bytes(shown, printed_at=datetime(2025, 3, 28, 10, 44), printed_by="li")
    text = Pages(data).texts[0]
    # Qt's writer draws signs beyond U+FFFF right but gives them no text; the codes and all else are searchable
    assert all(part in text for part in drawable(name, FAMILIES).split() if part.isascii())
    for sign in drawable(name, FAMILIES):
        assert sign == " " or any(_holds(family, sign) for family in FAMILIES)
    assert data.count(b"/FontFile2") + data.count(b"/FontFile3") >= 2  # Latin and Han, in the file itself


def _holds(family: str, sign: str) -> bool:
    return QRawFont.fromFont(QFont(family)).supportsCharacter(ord(sign))
