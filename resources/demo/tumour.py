"""Lesions and reads of a reconstructed patient: diameters that give the planned percentages exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from plans import Plan, PlannedLesion, Row, tenths

Document = dict[str, Any]
_SPREAD = {"diameter": 0.05, "viable": 0.02}


@dataclass(frozen=True, slots=True)
class Sums:
    """Baseline sums in tenths of a millimetre under RECIST and mRECIST."""

    recist: int
    viable: int


def lesions(plan: Plan) -> list[Document]:
    """Every lesion of the patient, new ones included."""
    listed: list[Document] = []
    for lesion in plan.lesions():
        role = "non-target" if lesion.diameter is None else "target"
        nodal = lesion.organ == "lymph node"
        listed.append(
            {"number": lesion.number, "role": role, "organ": lesion.organ, "site": lesion.site, "nodal": nodal}
            | ({"in_radiation_field": False} if role == "target" else {})
        )
    seen = set()
    for read in plan.reads:
        if read["new"] and (number := read["new"].split()[0]) not in seen:
            seen.add(number)
            _, organ, _, site = read["new"].split(" ", 3)
            new = {"number": number, "role": "new", "organ": organ, "site": site, "nodal": False}
            listed.append(new | {"certainty": "unequivocal"} | ({"typical": True} if organ == "liver" else {}))
    return listed


def imaging(plan: Plan) -> list[Document]:
    """One read per planned date, by reader A."""
    return [_read(plan, read) for read in plan.reads]


def sum_for(baseline: int, percent_tenths: int) -> int:
    """The sum whose change from ``baseline`` prints as ``percent_tenths`` (cut toward zero to 0.1 %).

    Raises ValueError where no whole tenth of a millimetre prints so.
    """
    shift = -(-abs(percent_tenths) * baseline // 1000)
    if shift * 1000 // baseline != abs(percent_tenths):
        raise ValueError(f"no sum in tenths prints as {percent_tenths / 10} % of {baseline / 10} mm")
    return baseline + shift if percent_tenths > 0 else baseline - shift


def _read(plan: Plan, read: Row) -> Document:
    measured: Document = {}
    if read["recist_percent"]:
        measured |= _targets(plan, read)
        measured |= {number: {"status": status} for number, status in _statuses(plan, read).items()}
    if read["new"]:
        number, _, millimetres, _ = read["new"].split(" ", 3)
        measured[number] = {"diameter_mm": tenths(millimetres) / 10}
        if read["new"].split()[1] == "liver":
            measured[number]["viable_mm"] = tenths(millimetres) / 10
    document: Document = {"date": plan.on(int(read["day"])), "modality": read["modality"], "slice_mm": 5, "reader": "A"}
    document["lesions"] = measured
    if read["vp"]:
        document["pvtt"] = {"vp": read["vp"], "cheng": read["cheng"], "flow_restored": read["flow_restored"] == "true"}
    return document


def _statuses(plan: Plan, read: Row) -> dict[str, str]:
    noted = dict(pair.split("=") for pair in read["status"].split())
    return {lesion.number: noted.get(lesion.number, "present") for lesion in plan.lesions() if lesion.diameter is None}


def _targets(plan: Plan, read: Row) -> Document:
    targets = [lesion for lesion in plan.lesions() if lesion.diameter is not None]
    fixed = {number: tenths(value) for number, value in (pair.split("=") for pair in read["fixed"].split())}
    baseline = _baseline(targets)
    if read["recist_percent"] == "0":
        sizes = {lesion.number: lesion.diameter or 0 for lesion in targets}
        viable = {lesion.number: lesion.viable for lesion in targets if lesion.viable is not None}
        return _measurements(sizes, viable)
    total = sum_for(baseline.recist, tenths(read["recist_percent"]))
    free = {lesion.number: lesion.diameter or 0 for lesion in targets if lesion.number not in fixed}
    sizes = fixed | _shared(plan, read, "diameter", total - sum(fixed.values()), free)
    return _measurements(sizes, _viable(plan, read, targets, sizes))


def _baseline(targets: list[PlannedLesion]) -> Sums:
    recist = sum(lesion.diameter or 0 for lesion in targets)
    return Sums(recist, sum(lesion.viable or lesion.diameter or 0 for lesion in targets))


def _viable(plan: Plan, read: Row, targets: list[PlannedLesion], sizes: dict[str, int]) -> dict[str, int]:
    """Viable diameters of the liver targets; other organs count by their size."""
    enhancing = [lesion for lesion in targets if lesion.viable is not None]
    if read["viable_percent"] == "CR":
        return {lesion.number: 0 for lesion in enhancing}
    total = sum_for(_baseline(targets).viable, tenths(read["viable_percent"]))
    total -= sum(sizes[lesion.number] for lesion in targets if lesion.viable is None)
    viable = _shared(plan, read, "viable", total, {lesion.number: sizes[lesion.number] for lesion in enhancing})
    for number, tenth in viable.items():
        if not 0 <= tenth <= sizes[number]:
            raise ValueError(f"{plan.id} day {read['day']}: {number} is viable over {tenth} of {sizes[number]} tenths")
    return viable


def _shared(plan: Plan, read: Row, kind: str, total: int, before: dict[str, int]) -> dict[str, int]:
    """``total`` shared in proportion to the sizes ``before``, with some scatter; the largest lesion takes the rest."""
    dice = plan.dice(f"{kind} {read['day']}")
    share = total / sum(before.values())
    largest = max(before, key=lambda number: before[number])
    sizes = {
        number: round(size * share * dice.uniform(1 - _SPREAD[kind], 1 + _SPREAD[kind]))
        for number, size in before.items()
        if number != largest
    }
    return sizes | {largest: total - sum(sizes.values())}


def _measurements(sizes: dict[str, int], viable: dict[str, int]) -> Document:
    return {
        number: {"diameter_mm": sizes[number] / 10} | ({"viable_mm": viable[number] / 10} if number in viable else {})
        for number in sorted(sizes)
    }
