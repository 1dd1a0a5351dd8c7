"""How what is out fares: each channel that counts is asked now and then, outside of any transaction."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from approvals.channels import Channel, ChannelRefused, OutcomeUnknown
from approvals.in_time import in_time
from approvals.placements import Publication
from approvals.ports import Begin, Between, Work

FRESH, HOURLY, DAILY = timedelta(days=2), timedelta(hours=1), timedelta(days=1)
COUNTED_FOR = timedelta(days=90)  # later numbers hardly move
TOGETHER = 5  # publications in one sweep, so that a slow channel never holds up what is due


def sweep_numbers(begin: Begin, channel: Callable[[str], Channel]) -> int:
    """Ask for the numbers of what is out, and where people see it: hourly while it is fresh, then daily.

    What the channel does not tell stays as it was; one that wants to be left alone is. Returns how many publications
    were asked about.
    """
    with begin(reading=True) as work:
        due = due_for(work, lambda one: one.asked_at)[:TOGETHER]
    tired: set[str] = set()
    asked = 0
    for out in due:
        if out.channel in tired:
            continue
        asked += 1
        told, wait = _asked(channel, out)
        with begin() as work:
            current = work.publications.get(out.id)
            told |= {"counted_at": work.now} if "numbers" in told else {}
            told |= {"again_at": work.now + wait} if wait else {}
            work.publications.save(replace(current, asked_at=work.now, **told))  # type: ignore[arg-type]
            work.commit()
        tired |= {out.channel} if wait else set()
    return asked


def due_for(work: Work, asked: Callable[[Publication], datetime | None]) -> list[Publication]:
    """Those nobody was ever asked about first, then those it was asked about longest ago.

    None of a channel that wants to be left alone.
    """
    out = work.publications.find(gone_at=None, at=Between(work.now - COUNTED_FOR, work.now))
    tired = {one.channel for one in out if one.again_at is not None and one.again_at > work.now}
    due = [one for one in out if one.channel not in tired and _is_due(one, asked(one), work.now)]
    return sorted(due, key=lambda one: asked(one) or one.at - COUNTED_FOR)


def waiting(refused: Exception) -> timedelta | None:
    """How long the channel wants to be left alone; never longer than a day."""
    wait = refused.wait if isinstance(refused, ChannelRefused) else None
    return min(wait, DAILY) if wait else None


def _is_due(out: Publication, asked: datetime | None, now: datetime) -> bool:
    return asked is None or now - asked >= (HOURLY if now - out.at < FRESH else DAILY)


def _asked(channel: Callable[[str], Channel], out: Publication) -> tuple[dict[str, object], timedelta | None]:
    """Only what the channel told, and how long it wants to be left alone."""
    told: dict[str, object] = {}
    try:
        on = channel(out.channel)
        if out.link is None and (link := in_time(out.channel, lambda: on.link(out.address))):
            told["link"] = link
        if counts := getattr(on, "numbers", None):
            numbers: Mapping[str, int] = in_time(out.channel, lambda: counts(out.address))
            told["numbers"] = dict(numbers)
    except (ChannelRefused, OutcomeUnknown) as trouble:
        return told, waiting(trouble)
    return told, None
