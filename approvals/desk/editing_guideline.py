"""The company changes its guideline: one draft for all who edit, switched on as a whole once its examples hold."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from approvals.desk.replaying import begin_replays
from approvals.desk.writing import write
from approvals.editions import SEED, Edition
from approvals.errors import ChangedMeanwhile, NotFound
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.permissions import Action, allow
from approvals.ports import Begin, Present, Work
from policies.clauses import State
from policies.errors import ClauseUnknown
from policies.guideline import LANGUAGES, Guideline, agreed, read_guideline, shipped_clauses
from policies.material import Language
from policies.rewriting import with_state

Texts = Mapping[Language, str]
NOTE = "edition"


@dataclass(frozen=True, slots=True)
class Bench:
    """What is in force and what is being written; `stamp` changes with either."""

    live: Edition | None
    draft: Edition | None
    stamp: str

    @property
    def in_force(self) -> Texts:
        return self.live.texts if self.live else shipped_texts()

    @property
    def texts(self) -> Texts:
        """What an editor goes on from."""
        return self.draft.texts if self.draft else self.in_force


def shipped_texts() -> Texts:
    documents = shipped_clauses().documents
    return {lang: documents[lang].text for lang in LANGUAGES}


def bench(work: Work) -> Bench:
    """Two queries."""
    live = work.editions.get(work.company.edition) if work.company.edition else None
    draft = next(iter(work.editions.find(number=None)), None)
    written = f"{draft.id}.{draft.version}" if draft else ""
    return Bench(live, draft, f"{work.company.edition}/{written}")


def change(begin: Begin, make: Callable[[Texts], Texts], *, by: str, seen: str | None = None) -> Edition | None:
    """Keep what `make` makes of the texts as the draft; what says the same as the guideline in force is no draft.

    Both languages must be readable and agree; examples need not hold yet. `seen` is the bench's stamp where the whole
    was looked at. Raises NotAllowed, ChangedMeanwhile, and what is wrong as a `PolicyError`.
    """
    with begin(reading=True) as work:
        allow(work.people.get(by), Action.EDIT_GUIDELINE)
        before = bench(work)
    if seen not in {None, before.stamp}:
        raise ChangedMeanwhile("guideline", "")
    made = {lang: _lines(text) for lang, text in make(before.texts).items()}
    guideline = agreed(made["de"], made["en"])
    with begin() as work:
        allow(work.people.get(by), Action.EDIT_GUIDELINE)
        _require_same(work, before)
        kept = _kept(work, before, made, guideline, by)
        work.commit()
    return kept


def discard(begin: Begin, *, by: str, seen: str) -> None:
    """Forget the draft. Raises NotAllowed, ChangedMeanwhile, NotFound."""
    with begin() as work:
        allow(work.people.get(by), Action.EDIT_GUIDELINE)
        before = bench(work)
        if before.draft is None:
            raise NotFound("edition", "")
        if before.stamp != seen:
            raise ChangedMeanwhile("guideline", "")
        work.editions.drop(before.draft)
        work.record("guideline_discarded", by, before.draft.id)
        work.commit()


def switch_on(begin: Begin, *, by: str, seen: str, note: str = "") -> Edition:
    """The draft, as it was looked at, becomes the guideline in force; everything on its way is judged anew.

    Raises NotAllowed, ChangedMeanwhile, NotFound, and `ExampleFails` with clause, example and line.
    """
    with begin(reading=True) as work:
        allow(work.people.get(by), Action.SWITCH_GUIDELINE)
        before = bench(work)
    if before.draft is None:
        raise NotFound("edition", "")
    if before.stamp != seen:
        raise ChangedMeanwhile("guideline", "")
    return _go_live(begin, before, before.texts, by=by, note=note, authors=before.draft.authors)


def put_back(begin: Begin, edition: str, *, by: str) -> Edition:
    """An earlier edition counts again, as a new one; the draft stays. Raises NotAllowed, NotFound, `ExampleFails`."""
    with begin(reading=True) as work:
        allow(work.people.get(by), Action.SWITCH_GUIDELINE)
        earlier, before = work.editions.get(edition), bench(work)
    if earlier.number is None:
        raise NotFound("edition", edition)
    return _go_live(begin, before, earlier.texts, by=by, authors=frozenset({by}), put_back=earlier.number)


def switch_clause(begin: Begin, rule: str, state: State, *, by: str) -> Edition:
    """Only this clause of the guideline in force changes its state, at once; in the draft too.

    Raises NotAllowed, ChangedMeanwhile, `ClauseUnknown`, `ExampleFails`.
    """
    with begin(reading=True) as work:
        allow(work.people.get(by), Action.SWITCH_GUIDELINE)
        before = bench(work)
    made = {lang: with_state(before.in_force[lang], lang, rule, state) for lang in LANGUAGES}
    live = _go_live(begin, before, made, by=by, authors=frozenset({by}), rule=rule, state=str(state))
    if before.draft is not None:
        with suppress(ClauseUnknown):
            change(begin, lambda texts: {one: with_state(texts[one], one, rule, state) for one in LANGUAGES}, by=by)
    return live


def editions(work: Work, count: int, before: str | None = None) -> list[Edition]:
    """Those that were switched on, newest first, and at the end what was shipped."""
    return work.editions.newest(count, before=before, number=Present())


def _kept(work: Work, before: Bench, made: Texts, guideline: Guideline, by: str) -> Edition | None:
    if made == before.in_force:
        if before.draft is not None:
            work.editions.drop(before.draft)
            work.record("guideline_discarded", by, before.draft.id)
        return None
    authors = (before.draft.authors if before.draft else frozenset()) | {by}
    draft = before.draft or Edition(new_id(), None, made["de"], made["en"], by, authors, work.now)
    draft = replace(draft, german=made["de"], english=made["en"], by=by, authors=authors, at=work.now)
    if before.draft is None:
        work.editions.add(draft)
    else:
        draft = work.editions.save(draft)
    work.record("guideline_changed", by, draft.id, guideline=guideline.hash)
    return draft


def _go_live(
    begin: Begin, before: Bench, texts: Texts, *, by: str, authors: frozenset[str], note: str = "", **facts: object
) -> Edition:
    """Where a draft was switched on it ends; `facts` say what else it was."""
    guideline = read_guideline(texts["de"], texts["en"])
    with begin() as work:
        allow(work.people.get(by), Action.SWITCH_GUIDELINE)
        _require_same(work, before)
        if before.live is None:
            seed = shipped_texts()
            work.editions.add(Edition(new_id(), SEED, seed["de"], seed["en"], None, frozenset(), work.now))
        number = (before.live.number or 0) + 1 if before.live else 1
        live = Edition(new_id(), number, texts["de"], texts["en"], by, authors, work.now, work.now, by)
        work.editions.add(live)
        if before.draft is not None and texts == before.draft.texts:
            work.editions.drop(before.draft)
        if note.strip():
            write(work, by, live.id, NOTE, note)
        work.set_company(replace(work.company, edition=live.id))
        work.record("guideline_switched_on", by, live.id, number=number, guideline=guideline.hash, **facts)
        begin_replays(work, live, guideline, by)
        work.ask(Task.SWEEP, "guideline")
        work.commit()
    return live


def _require_same(work: Work, before: Bench) -> None:
    """Raises ChangedMeanwhile."""
    if bench(work).stamp != before.stamp:
        raise ChangedMeanwhile("guideline", "")


def _lines(text: str) -> str:
    """One kind of line ending, and one at the end."""
    return "\n".join(text.splitlines()).strip("\n") + "\n"
