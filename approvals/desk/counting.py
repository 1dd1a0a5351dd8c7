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

    What the channel does not tell stays as it was. Returns how many publications were asked about.
    """
    with begin(reading=True) as work:
        due = _due(work)[:TOGETHER]
    for out in due:
        told = _asked(channel(out.channel), out)
        with begin() as work:
            current = work.publications.get(out.id)
            told |= {"counted_at": work.now} if "numbers" in told else {}
            work.publications.save(replace(current, asked_at=work.now, **told))  # type: ignore[arg-type]
            work.commit()
    return len(due)


def _due(work: Work) -> list[Publication]:
    """Those nobody was ever asked about first, then those it was asked about longest ago."""
    out = work.publications.find(gone_at=None, at=Between(work.now - COUNTED_FOR, work.now))
    due = [one for one in out if one.asked_at is None or work.now - one.asked_at >= _every(one, work.now)]
    return sorted(due, key=lambda one: one.asked_at or one.at - COUNTED_FOR)


def _every(out: Publication, now: datetime) -> timedelta:
    return HOURLY if now - out.at < FRESH else DAILY


def _asked(channel: Channel, out: Publication) -> dict[str, object]:
    """Only what the channel told."""
    told: dict[str, object] = {}
    try:
        if out.link is None and (link := in_time(out.channel, lambda: channel.link(out.address))):
            told["link"] = link
        if counts := getattr(channel, "numbers", None):
            numbers: Mapping[str, int] = in_time(out.channel, lambda: counts(out.address))
            told["numbers"] = dict(numbers)
    except (ChannelRefused, OutcomeUnknown):
        pass  # later again
    return told
