"""Replay a clause on trial over everything that was handed in. May run twice: it goes on where it stopped."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial

from prefect import flow

from approvals.desk import replaying
from approvals.desk.editing_guideline import shipped_texts
from approvals.desk.replaying import Stretch
from approvals.judging import company_in, material
from approvals.ports import Begin
from approvals.tone.listening import listener
from flows.discretion import discreet
from flows.house import house
from flows.reading_pictures import writings_in
from policies.findings import Finding
from policies.guideline import Guideline, agreed
from policies.judge import findings_of
from policies.material import Writing
from policies.rules import Draft, tone

Writings = Mapping[str, tuple[Writing, ...] | None]
ReadOut = Callable[[set[str]], Writings]
"""What stands in pictures, by their ids."""


@flow(name="replay_clause", flow_run_name="replay clause {replay_id}")
@discreet
async def replay_clause(replay_id: str) -> int:
    """Returns how many posts were looked at, 0 where a later replay took its place."""
    home = house()
    return await asyncio.to_thread(replay_over, home.begin, replay_id, partial(writings_in, home))


def replay_over(begin: Begin, replay_id: str, read_out: ReadOut) -> int:
    """All of it, in pieces that are kept one by one."""
    with begin(reading=True) as work:
        found = work.replays.find(id=replay_id)
        edition = work.editions.find(id=found[0].edition) if found else []
    if not found or (found[0].edition and not edition):
        return 0
    texts = edition[0].texts if edition else shipped_texts()
    guideline = agreed(texts["de"], texts["en"])
    while True:
        stretch = replaying.next_stretch(begin, replay_id)
        if stretch.replay.finished_at is not None:
            return stretch.replay.done
        writings = read_out({shown.picture for revision in stretch.revisions for shown in revision.pictures})
        replaying.keep_stretch(begin, stretch, _found(stretch, guideline, writings))


def _found(stretch: Stretch, guideline: Guideline, writings: Writings) -> dict[str, tuple[Finding, ...]]:
    """Only the tone of a text needs an ear, which takes its time to learn a guideline."""
    company = company_in(stretch.company.guideline_data)
    sounds = guideline.clause(stretch.replay.rule, "de").kind == tone.KIND.english
    ear = listener().wait(guideline) if sounds else None
    found: dict[str, tuple[Finding, ...]] = {}
    for revision in stretch.revisions:
        given = material(revision, stretch.facts, writings)
        clause = guideline.clause(stretch.replay.rule, given.lang)
        found[revision.id] = findings_of(clause, Draft(given, company, ear), guideline)
    return found
