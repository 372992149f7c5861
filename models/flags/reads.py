"""Flags about the reads themselves: read twice on one date, at odds with the profile, by another modality (R-16)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.flags.flags import Flag, Severity
from models.record.records import Cheng, Measurement, Record, Thrombus, Vp
from models.response.lesions import whole_tenths
from models.response.reads import DayRead, day_reads
from models.response.response import ReaderSeries
from models.response.response_why import millimetres
from models.words import Input, Sentence, Step, Why, listed, sentence

SOURCE = "Own rule: one read per reader and date, the later entered value counts"


def read_flags(record: Record, all_series: Iterable[ReaderSeries], primary: str | None) -> Iterator[Flag]:
    """Data gaps in what each reader read; the primary reader's baseline is held against the profile."""
    for series in all_series:
        reads = day_reads(record, series.reader, primary)
        for read in reads:
            yield from _read_twice(read)
        if series.reader == primary:
            yield from _modality(record, series, reads)
            yield from _profile(record, series, reads)


def _flag(summary: Sentence, inputs: tuple[Input, ...], steps: tuple[Step, ...], read: DayRead) -> Flag:
    why = Why(rule="R-16", inputs=inputs, steps=steps, source=SOURCE)
    return Flag(severity=Severity.INFORMATION, summary=summary, why=why, on=read.on, data_gap=True)


def _read_twice(read: DayRead) -> Iterator[Flag]:
    """Each lesion, and the thrombus, that one reader read twice on one date with different values."""
    for found in read.twice:
        used, others = _noted(found.used), listed([_noted(other) for other in found.others])
        yield _twice(read, sentence("{number}", number=found.number), used, others)
    if read.imaging.thrombus is not None and read.other_thrombi:
        others = listed([_classes(other) for other in read.other_thrombi])
        yield _twice(read, Sentence("thrombus"), _classes(read.imaging.thrombus), others)


def _twice(read: DayRead, what: Sentence, used: Sentence, others: Sentence) -> Flag:
    words = {"what": what, "on": read.on, "used": used, "others": others}
    return _flag(
        sentence("{what} was read twice on {on}: {used} counts, entered later; {others} does not", **words),
        (
            Input(sentence("{what}, counts", what=what), used, on=read.on, origin=read.imaging.reader or ""),
            Input(sentence("{what}, does not count", what=what), others, on=read.on, origin=read.imaging.reader or ""),
        ),
        (Step(Sentence("Two reads of one date by one reader are one"), Sentence("the later entered value counts")),),
        read,
    )


def _noted(found: Measurement) -> Sentence:
    """A measurement in words: whole and viable diameter, or what was noted in their place."""
    whole = whole_tenths(found)
    parts: list[str | Sentence] = [] if whole is None else [f"{millimetres(whole)} mm"]
    if found.viable_tenths is not None:
        parts.append(sentence("viable {size} mm", size=millimetres(found.viable_tenths)))
    parts += [Sentence(word.value) for word in (found.state, found.status) if word is not None]
    return listed(parts) if parts else Sentence("nothing noted")


def _classes(thrombus: Thrombus) -> Sentence:
    vp = [Sentence(thrombus.vp.value)] if thrombus.vp else []
    cheng = [sentence("Cheng {cheng}", cheng=thrombus.cheng.value)] if thrombus.cheng else []
    flow = [Sentence("portal flow restored")] if thrombus.flow_restored else []
    return listed([*vp, *cheng, *flow] or [Sentence("no class")])


def _modality(record: Record, series: ReaderSeries, reads: tuple[DayRead, ...]) -> Iterator[Flag]:
    """Targets measured by another modality than at baseline: one flag for each change, with every read of it."""
    baseline = next((read for read in reads if series.baseline and read.on == series.baseline.on), None)
    if series.baseline is None or baseline is None:
        return
    changed: dict[tuple[str, str], dict[str, list[DayRead]]] = {}
    for read in (read for read in reads if read.on > record.day_zero):
        for number in series.baseline.targets:
            first, now = baseline.source(number).modality, read.source(number).modality
            if first and now and _same(first) != _same(now) and read.imaging.measurement(number) is not None:
                changed.setdefault((first, now), {}).setdefault(number, []).append(read)
    for (first, now), found in changed.items():
        dates = sorted({read.on: read for of_number in found.values() for read in of_number}.items())
        words = {"numbers": ", ".join(found), "first": first, "now": now}
        yield _flag(
            sentence(
                "{numbers} measured by {first} at baseline and by {now} on {dates}",
                dates=listed([sentence("{on}", on=on) for on, _ in dates]),
                **words,
            ),
            (
                Input(Sentence("Modality at baseline"), first, on=baseline.on),
                *(Input(Sentence("Modality at this read"), now, on=on) for on, _ in dates),
            ),
            (Step(Sentence("The same modality is used throughout"), Sentence("criterion not met")),),
            dates[-1][1],
        )


def _same(modality: str) -> str:
    return " ".join(modality.casefold().split())


def _without_a_class(*both: Vp | Cheng) -> bool:
    """Whether one says only that there is a thrombus, and the other its class: no difference."""
    return Vp.PRESENT in both and Vp.VP0 not in both


def _profile(record: Record, series: ReaderSeries, reads: tuple[DayRead, ...]) -> Iterator[Flag]:
    """Vp and Cheng of the profile against the baseline read."""
    baseline = next((read for read in reads if series.baseline and read.on == series.baseline.on), None)
    seen = None if baseline is None else baseline.imaging.thrombus
    if baseline is None or seen is None:
        return
    pairs = (
        (Sentence("Vp class"), record.baseline.vp, seen.vp),
        (Sentence("Cheng class"), record.baseline.cheng, seen.cheng),
    )
    for name, noted, read in pairs:
        if noted is None or read is None or noted is read or _without_a_class(noted, read):
            continue
        words = {"name": name, "noted": noted.value, "read": read.value, "on": baseline.on}
        yield _flag(
            sentence("{name}: {noted} in the profile, {read} at the baseline read of {on}", **words),
            (
                Input(sentence("{name} in the profile", name=name), noted.value),
                Input(sentence("{name} at the baseline read", name=name), read.value, on=baseline.on),
            ),
            (Step(Sentence("The class of the baseline read counts"), Sentence(read.value)),),
            baseline,
        )
