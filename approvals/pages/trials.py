"""A clause on trial: what it would have found in everything handed in so far, before it is switched on."""

from dataclasses import dataclass
from typing import Any

from fastapi import Request, Response

from approvals.desk import editing_guideline as editing
from approvals.desk import replaying
from approvals.desk.editing_guideline import bench
from approvals.pages.guard import Asked, Reader
from approvals.pages.guideline_bench import read
from approvals.pages.marked import Piece, marked
from approvals.pages.premises import Premises
from approvals.pages.rendering import fragment, onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.pages.who_may import may
from approvals.permissions import Action
from approvals.ports import Work
from approvals.posts import Revision
from approvals.replays import Echo, Replay
from policies.clauses import Clause, State
from policies.findings import Finding, Level
from policies.guideline import LANGUAGES, Guideline

router = Routes(prefix="/guideline/trials/{rule}")
SHOWN = 60  # posts on the page; the others are counted


@dataclass(frozen=True, slots=True)
class Heard:
    """A post with what the clause would have found in it: its texts in pieces, by field."""

    revision: Revision
    texts: tuple[tuple[str, tuple[Piece, ...]], ...]


@router.get("", name="clause_trial")
def clause_trial(request: Request, premises: Asked, reader: Reader, rule: str) -> Response:
    """The clause as it stands, and the last replay of it; a piece while the replay goes on."""
    guideline = premises.guideline
    clause = guideline.clause(rule, reader.lang)
    with premises.begin(reading=True) as work:
        replay = replaying.latest(work, rule)
        heard, posts = _heard(work, clause, replay) if replay else ([], 0)
    values: dict[str, Any] = {
        "clause": clause,
        "replay": replay,
        "heard": heard,
        "posts": posts,
        "as_it_stands": replay is not None and _same(guideline, replay, rule, premises),
        "switches": may(reader.me, Action.SWITCH_GUIDELINE),
        "on_trial": clause.state is State.TRIAL,
    }
    if request.headers.get("hx-request"):
        return fragment(request, "trial_piece.html", **values)
    return page(request, "trial.html", **values)


@router.post("/replay", name="replay_clause")
def replay_clause(request: Request, premises: Asked, reader: Reader, rule: str) -> Response:
    guideline = premises.guideline
    clause = guideline.clause(rule, reader.lang)
    with premises.begin(reading=True) as work:
        edition = work.company.edition
    replaying.replay_again(premises.begin, clause.id, edition=edition, guideline=guideline.hash, by=reader.id)
    return onward(request, f"/guideline/trials/{rule}")


@router.post("/switch", name="switch_clause")
def switch_clause(request: Request, premises: Asked, reader: Reader, rule: str) -> Response:
    """On, where it was on trial or off; back to a trial, where it counts."""
    on = premises.guideline.clause(rule, reader.lang).state is not State.ACTIVE
    state = State.ACTIVE if on else State.TRIAL
    editing.switch_clause(premises.begin, rule, state, by=reader.id)
    told = N_("Die Regel gilt. Was auf dem Weg ist, wird neu geprüft.")
    return onward(request, f"/guideline/trials/{rule}", say=told if on else N_("Die Regel läuft wieder zur Probe."))


def _heard(work: Work, clause: Clause, replay: Replay) -> tuple[list[Heard], int]:
    """The newest posts it would have found something in, and how many there are."""
    echoes: dict[str, list[Echo]] = {}
    for echo in work.echoes.find(replay=replay.id):
        echoes.setdefault(echo.revision, []).append(echo)
    found = {one.id: one for one in work.revisions.find(id=tuple(echoes)[:SHOWN])}
    return [_marked(found[one], echoes[one], clause.level) for one in echoes if one in found], len(echoes)


def _marked(revision: Revision, echoes: list[Echo], level: Level) -> Heard:
    alts = {f"picture:{shown.picture}:alt": shown.alt for shown in revision.pictures}
    texts = {"text": revision.text, **{f"text:{one}": said for one, said in revision.variants.items()}, **alts}
    places = dict.fromkeys(echo.where for echo in echoes)
    found = [Finding("", "", level, "", e.where, e.start, e.end, "", "") for e in echoes]
    return Heard(
        revision,
        tuple((where, tuple(marked(texts.get(where, ""), found, where))) for where in places),
    )


def _same(guideline: Guideline, replay: Replay, rule: str, premises: Premises) -> bool:
    """Whether the clause still says what was replayed; the rest of the guideline may be another."""
    if replay.guideline == guideline.hash:
        return True
    with premises.begin(reading=True) as work:
        kept = work.editions.find(id=replay.edition)
        now = bench(work).in_force
    if not kept:
        return False
    before, after = read(kept[0].german, kept[0].english), read(now["de"], now["en"])
    return all(before.clause(rule, lang).rule == after.clause(rule, lang).rule for lang in LANGUAGES)
