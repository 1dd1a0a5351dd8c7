"""The bad day: the lead keeps the plan, contacts and leads keep the log, and the review joins the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from approvals.desk.writing import write
from approvals.errors import ChangedMeanwhile, NotFound, TooLong, WrongStage
from approvals.fingerprint import new_id
from approvals.people import Person, Role
from approvals.permissions import MAY, Action, allow
from approvals.ports import Begin, Including, Work
from approvals.remarks import Remark
from approvals.storms import ANSWERED, LOG, LONGEST_ENTRY, NOTED, TO_CHANGE, WELL, Storm, StormPlan, fit, shipped_plan

if TYPE_CHECKING:
    from policies.material import Language

LATELY = 20
REVIEWED: Mapping["Language", tuple[str, str, str]] = {
    "de": ("Aus dem Ernstfall vom", "Was gut lief:", "Was wir ändern:"),
    "en": ("From the bad day of", "What went well:", "What we change:"),
}


@dataclass(frozen=True, slots=True)
class Log:
    """A storm, what was noted in it in the order of time, and the names of who noted it."""

    storm: Storm
    entries: Sequence[Remark]
    review: Sequence[Remark]
    names: dict[str, str]

    @property
    def answered(self) -> Remark | None:
        """The entry that says that the first answer is out."""
        return next((one for one in self.entries if one.kind == ANSWERED), None)


def current_plan(work: Work) -> StormPlan:
    """The newest version; number 0 is the draft that was shipped."""
    kept = next(iter(work.storm_plans.newest(1)), None)
    return kept or StormPlan("", 0, shipped_plan()["de"], shipped_plan()["en"], "", work.now)


def publish_plan(begin: Begin, german: str, english: str, *, by: str, seen: int) -> StormPlan:
    """A new version; `seen` is the number of the one it was made from.

    Raises NotAllowed, ChangedMeanwhile, NothingToSay, TooLong.
    """
    fit(german, english)
    with begin() as work:
        allow(work.people.get(by), Action.PLAN_STORM)
        if current_plan(work).number != seen:
            raise ChangedMeanwhile("storm_plan", "")
        plan = _kept(work, german, english, by, seen + 1)
        work.commit()
    return plan


def deciders(work: Work) -> list[Person]:
    """Leads first, then contacts: who decides on the bad day."""
    found = {one.id: one for role in (Role.LEAD, Role.CONTACT)
             for one in work.people.find(roles=Including(role), active=True)}  # fmt: skip
    return sorted(found.values(), key=lambda one: (not one.has(Role.LEAD), one.name.casefold()))


def under_way(work: Work) -> Storm | None:
    return next(iter(work.storms.find(ended_at=None)), None)


def begin_storm(begin: Begin, *, by: str) -> str:
    """The clock starts. Where one is under way already, that one is meant. Returns its id. Raises NotAllowed."""
    with begin() as work:
        allow(work.people.get(by), Action.HOLD)
        if standing := under_way(work):
            return standing.id
        storm = Storm(new_id(), by, work.now)
        work.storms.add(storm)
        work.record("storm_began", by, storm.id)
        work.commit()
    return storm.id


def note(begin: Begin, storm_id: str, text: str, *, by: str, answered: bool = False) -> None:
    """Write into the log; `answered`: this is the first answer that went out.

    Raises NotAllowed, NotFound, AlreadyOver, NothingToSay, TooLong.
    """
    if len(text) > LONGEST_ENTRY:
        raise TooLong(len(text), LONGEST_ENTRY)
    with begin() as work:
        allow(work.people.get(by), Action.HOLD)
        storm = work.storms.get(storm_id)
        storm.require_open()
        said = write(work, by, storm.id, ANSWERED if answered else NOTED, text)
        work.record("storm_noted", by, storm.id, words=work.commitment(by, said.text))
        work.commit()


def end_storm(begin: Begin, storm_id: str, *, by: str) -> None:
    """The clock stops; holds stay as they are. Raises NotAllowed, NotFound, AlreadyOver."""
    with begin() as work:
        allow(work.people.get(by), Action.HOLD)
        storm = work.storms.get(storm_id)
        storm.require_open()
        work.storms.save(replace(storm, ended_at=work.now, ended_by=by))
        work.record("storm_ended", by, storm.id)
        work.commit()


def review(begin: Begin, storm_id: str, well: str, change: str, day: Mapping["Language", str], *, by: str) -> StormPlan:
    """Say what went well and what changes; both join the plan under the `day` the storm was, in either language.

    Raises NotAllowed, NotFound, WrongStage while it lasts or where it was reviewed, NothingToSay, TooLong.
    """
    if (length := max(len(well), len(change))) > LONGEST_ENTRY:
        raise TooLong(length, LONGEST_ENTRY)
    with begin() as work:
        allow(work.people.get(by), Action.PLAN_STORM)
        storm = work.storms.get(storm_id)
        if not storm.over or storm.reviewed_at is not None:
            raise WrongStage("storm", storm_id, "reviewed" if storm.reviewed_at else "open", "reviewed")
        good, other = write(work, by, storm_id, WELL, well), write(work, by, storm_id, TO_CHANGE, change)
        work.storms.save(replace(storm, reviewed_at=work.now))
        before = current_plan(work)
        told = {lang: _section(lang, day[lang], good.text, other.text) for lang in REVIEWED}
        german, english = before.german + told["de"], before.english + told["en"] if before.english else ""
        fit(german, english)
        plan = _kept(work, german, english, by, before.number + 1)
        work.record("storm_reviewed", by, storm_id, plan=plan.number)
        work.commit()
    return plan


def log_of(begin: Begin, storm_id: str, *, by: str) -> Log:
    """For contacts, leads and auditors. Raises NotAllowed, NotFound."""
    with begin(reading=True) as work:
        reader = work.people.get(by)
        if not reader.roles & (MAY[Action.HOLD] | {Role.AUDITOR}):
            raise NotFound("storm", storm_id)
        storm = work.storms.get(storm_id)
        said = sorted(work.remarks.find(about=storm_id, kind=(*LOG, WELL, TO_CHANGE)), key=lambda one: one.at)
        named = {one.person for one in said} | {storm.by} | {storm.ended_by or storm.by}
        names = {one.id: one.name for one in work.people.find(id=named)}
    return Log(storm, [one for one in said if one.kind in LOG], [one for one in said if one.kind not in LOG], names)


def _kept(work: Work, german: str, english: str, by: str, number: int) -> StormPlan:
    plan = StormPlan(new_id(), number, german.strip(), english.strip(), by, work.now)
    work.storm_plans.add(plan)
    work.record("storm_plan_published", by, plan.id, number=plan.number)
    return plan


def _section(lang: "Language", day: str, well: str, change: str) -> str:
    title, good, other = REVIEWED[lang]
    return f"\n\n## {title} {day}\n\n**{good}**\n\n{well}\n\n**{other}**\n\n{change}"
