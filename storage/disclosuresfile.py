"""The list of who opened and exported what, as a CSV."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from storage.clinic.leaving import Disclosure
from storage.csvfile import written

TITLES = (
    *("time", "utc_offset_minutes", "user", "role", "what", "form"),
    *("patients", "codes", "to", "ended", "refused_at"),
)


def disclosures_csv(found: Iterable[Disclosure], codes: Mapping[int, str]) -> bytes:
    """One row per entry, newest first; ``patients`` is their number or ``all``, ``codes`` are parted by spaces."""
    return written(
        TITLES,
        (
            (
                f"{one.at:%Y-%m-%dT%H:%M:%S}",
                round(offset.total_seconds() / 60) if (offset := one.at.utcoffset()) is not None else None,
                one.user,
                one.role,
                one.way.value,
                one.form.value,
                "all" if one.patients is None else len(one.patients),
                " ".join(codes.get(key, "?") for key in one.patients or ()),
                one.to,
                one.ended,
                " ".join(f"{at:%Y-%m-%dT%H:%M:%SZ}" for at in one.refused),
            )
            for one in found
        ),
    )
