"""What Qt leaves out of a PDF: its language, bookmarks, and properties that name nobody. Added as ISO 32000 has it, by
an update at the end of the file: a new catalogue in place of the first, and a table of where it stands."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

_ROOT = re.compile(rb"/Root (\d+) 0 R")
_SIZE = re.compile(rb"/Size (\d+)")
_START = re.compile(rb"startxref\s+(\d+)")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_DATES = re.compile(rb"/(?:CreationDate|ModDate) \([^)]*\)")
PRODUCER = "Hepatrack"

# As PDF/A-2b: Qt writes what PDF/A-1b asks for (fonts, colours, no transparency), which A-2b asks for too.
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class Bookmark(NamedTuple):
    """The title of a section, the place of its page (0 for the first), and points from the top of that."""

    title: str
    page: int
    y: float


def metadata(title: str, language: str) -> bytes:
    """The properties as XMP, the only ones that a PDF/A is read for."""
    return _XMP.format(title=escape(title), language=language, producer=PRODUCER).encode("utf-8")


def finished(
    written: bytes, *, title: str, language: str, bookmarks: Sequence[Bookmark], tall: float
) -> bytes:  # fmt: skip
    """What ``QPdfWriter`` wrote, with its language (``zh-CN``), bookmarks and title.

    ``tall``: of a page, in points. The date of the file is blanked: the same pages are the same bytes.
    """
    body = _DATES.sub(lambda found: b" " * len(found[0]), written)
    root, size = int(_last(_ROOT, body)), int(_last(_SIZE, body))
    catalogue = _object(body, root)
    pages_place = re.search(rb"/Pages (\d+) 0 R", catalogue)
    assert pages_place is not None, "Qt wrote a catalogue without pages"
    kids = _KIDS.search(_object(body, int(pages_place[1])))
    assert kids is not None, "Qt wrote pages without their list"
    pages = re.findall(rb"(\d+) 0 R", kids[1])
    changed = {1: _info(title), root: _catalogue(catalogue, size, language, bool(bookmarks))}
    if bookmarks:
        changed |= _outline(bookmarks, pages, first=size, tall=tall)
    return body + _update(body, changed, root=root)


def _last(pattern: re.Pattern[bytes], body: bytes) -> bytes:
    found: bytes = pattern.findall(body)[-1]
    return found


def _object(body: bytes, number: int) -> bytes:
    start = body.index(b"\n%d 0 obj\n" % number)
    return body[body.index(b"<<", start) + 2 : body.rindex(b">>", start, body.index(b"endobj", start))]


def _info(title: str) -> bytes:
    name = _text(PRODUCER)
    return b"<< /Title " + _text(title) + b" /Creator " + name + b" /Producer " + name + b" >>"


def _catalogue(before: bytes, outline: int, language: str, marked: bool) -> bytes:
    marks = b"/Outlines %d 0 R /PageMode /UseOutlines " % outline if marked else b""
    new = b"/Lang (%s) %s/ViewerPreferences << /DisplayDocTitle true >>" % (language.encode("ascii"), marks)
    return b"<<" + before.rstrip() + b"\n" + new + b"\n>>"


def _outline(
    bookmarks: Sequence[Bookmark], pages: Sequence[bytes], *, first: int, tall: float
) -> dict[int, bytes]:  # fmt: skip
    """The list of bookmarks and each of them, numbered from ``first`` on."""
    last = first + len(bookmarks)
    found = {first: b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>" % (first + 1, last, len(bookmarks))}
    for number, mark in enumerate(bookmarks, start=first + 1):
        beside = b"/Prev %d 0 R " % (number - 1) if number > first + 1 else b""
        beside += b"/Next %d 0 R " % (number + 1) if number < last else b""
        place = b"[%s 0 R /XYZ 0 %.1f 0]" % (pages[mark.page], tall - mark.y)
        found[number] = b"<< /Title %s /Parent %d 0 R %s/Dest %s >>" % (_text(mark.title), first, beside, place)
    return found


def _text(text: str) -> bytes:
    return b"<" + ("\ufeff" + text).encode("utf-16-be").hex().encode("ascii") + b">"


def _update(body: bytes, changed: dict[int, bytes], *, root: int) -> bytes:
    """Objects that replace or follow those of ``body``, with the table of their places."""
    parts, places, at = [], {}, len(body)
    for number, words in sorted(changed.items()):
        part = b"%d 0 obj\n%s\nendobj\n" % (number, words)
        places[number] = at
        parts.append(part)
        at += len(part)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in places.items())
    mark = hashlib.sha256(body + b"".join(parts)).hexdigest()[:32].encode("ascii")
    size = max(int(_last(_SIZE, body)), max(changed) + 1)
    trailer = b"/Size %d /Info 1 0 R /Root %d 0 R /Prev %s /ID [<%s> <%s>]" % (
        size, root, _last(_START, body), mark, mark,
    )  # fmt: skip
    return b"".join(parts) + b"xref\n" + table + b"trailer\n<< " + trailer + b" >>\nstartxref\n%d\n%%%%EOF\n" % at
