"""The morning brief of those who decide: what goes out, what stops, what waits for whom; always the same queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from approvals.days import day_of, during
from approvals.desk.holding import Stop, stops_in
from approvals.desk.planning import tiles_of
from approvals.open_ends import Missing
from approvals.people import Absence, Person, Role
from approvals.permissions import Action, allow
from approvals.placements import LATE, Place, Placement
from approvals.ports import Begin, Between, Including, Work
from approvals.signoff import seat_of
from approvals.summaries import UNDER_WAY, Summary, Turn
from approvals.tiles import ON_CALENDAR, Looks, Tile
from approvals.times import EPOCH, FOREVER

AHEAD = timedelta(days=3)
MOST_UNDER_WAY = 300  # posts looked through, newest first: more than a busy company hands in within a month
MOST_OBSTACLES = 25
LIVE = tuple(UNDER_WAY)
SOMEBODYS = frozenset(Turn) - {Turn.NOBODY}
UNSETTLED = (Place.HELD, Place.FAILED, Place.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A post that is to go out soon, and what is missing until then, counted; `when` is its time or its wish.

    `authors` are names. Who is asked, and what anybody answered, is not in here.
    """

    post: Summary
    authors: tuple[str, ...]
    when: datetime | None


@dataclass(frozen=True, slots=True)
class Decider:
    """A contact, or the deputy of contacts who are away, and the posts that this person can sign now."""

    name: str
    stands_for: tuple[str, ...]
    away_until: datetime | None
    to_sign: tuple[Summary, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """`unseen` counts the obstacles not listed, `answers` those still out, and `answer_by` is their last deadline."""

    today: tuple[Tile, ...]
    missed: tuple[Tile, ...]
    unknown: tuple[Tile, ...]
    stops: tuple[Stop, ...]
    obstacles: tuple[Obstacle, ...]
    unseen: int
    deciders: tuple[Decider, ...]
    leads: tuple[str, ...]
    without_time: int
    answers: int
    answer_by: datetime | None


def brief(begin: Begin, *, by: str) -> Brief:
    """Today on the company's clock, for a contact or lead. Raises NotAllowed."""
    with begin(reading=True) as work:
        reader = work.people.get(by)
        allow(reader, Action.READ_BRIEF)
        stops = stops_in(work)
        tiles = tiles_of(work, reader, _placed(work), stops)
        posts = work.summaries.newest(MOST_UNDER_WAY, stage=LIVE, turn=SOMEBODYS)
        obstacles = _obstacles(work, posts)
        asked = [post for post in posts if post.missing.get(Missing.ANSWERS)]
        return Brief(
            today=tuple(one for one in tiles if not one.missed and one.looks is not Looks.UNKNOWN),
            missed=tuple(one for one in tiles if one.missed),
            unknown=tuple(one for one in tiles if one.looks is Looks.UNKNOWN),
            stops=stops,
            obstacles=obstacles[:MOST_OBSTACLES],
            unseen=max(len(obstacles) - MOST_OBSTACLES, 0),
            deciders=_deciders(work, [post for post in posts if post.ready]),
            leads=tuple(sorted(lead.name for lead in work.people.find(roles=Including(Role.LEAD), active=True))),
            without_time=len(work.placements.find(stage=Place.APPROVED)),
            answers=sum(post.missing[Missing.ANSWERS] for post in asked),
            answer_by=max((post.deadline for post in asked if post.deadline), default=None),
        )


def _placed(work: Work) -> Sequence[Placement]:
    """Today's, and whatever else did not go out at its time; each once, in the order of time."""
    today = day_of(work.now, work.company.zone)
    found = work.placements.find(stage=ON_CALENDAR, due_at=during(today, today, work.company.zone))
    found += work.placements.find(stage=UNSETTLED)
    found += work.placements.find(stage=Place.QUEUED, due_at=Between(EPOCH, work.now - LATE))
    return sorted({one.id: one for one in found}.values(), key=lambda one: (one.due_at or FOREVER, one.id))


def _obstacles(work: Work, posts: Iterable[Summary]) -> tuple[Obstacle, ...]:
    """What is to go out within three days, or as soon as possible, and cannot yet; the soonest first."""
    stopped = [post for post in posts if post.missing]
    newest = {post.revision for post in work.posts.find(id={post.id for post in stopped})}
    wishes = {revision.post: revision.wish for revision in work.revisions.find(id=newest)}
    names = _names(work, {author for post in stopped for author in post.authors})
    found = []
    for post in stopped:
        wish = wishes.get(post.id)
        when = post.due_at or (wish.at if wish else None)
        if when is None or when <= work.now + AHEAD:
            authors = tuple(sorted(names[author] for author in post.authors if author in names))
            found.append(Obstacle(post, authors, when))
    return tuple(sorted(found, key=lambda one: (one.when or work.now, one.post.created_at)))


def _deciders(work: Work, ready: Sequence[Summary]) -> tuple[Decider, ...]:
    """The contacts by name, with the deputies of those who are away now."""
    contacts = work.people.find(roles=Including(Role.CONTACT), active=True)
    away = [one for one in work.absences.find(ends=Between(work.now, FOREVER)) if one.covers(work.now)]
    deputies = work.people.find(id={one.deputy for one in away} - {one.id for one in contacts}, active=True)
    given = work.signatures.find(post={post.id for post in ready})
    signed = {(one.by, one.post, one.channel, one.seal) for one in given}
    names = {one.id: one.name for one in (*contacts, *deputies)}
    people = sorted((*contacts, *deputies), key=lambda one: one.name.casefold())
    return tuple(
        _decider(work, person, away, names, [p for p in ready if _open(p, person, signed)]) for person in people
    )


def _decider(
    work: Work, person: Person, away: Sequence[Absence], names: Mapping[str, str], posts: Sequence[Summary]
) -> Decider:
    seats = set(seat_of(person, away, work.now))
    return Decider(
        name=person.name,
        stands_for=tuple(sorted(names[seat] for seat in seats - {person.id} if seat in names)),
        away_until=max((one.ends for one in away if one.contact == person.id), default=None),
        to_sign=tuple(post for post in posts if seats - post.authors),
    )


def _open(post: Summary, person: Person, signed: set[tuple[str, str, str, str]]) -> bool:
    """Whether this person wrote none of it and has not signed all of it."""
    if person.id in post.authors:
        return False
    return any((person.id, post.id, channel, bound) not in signed for channel, bound in post.ready.items())


def _names(work: Work, people: set[str]) -> dict[str, str]:
    return {person.id: person.name for person in work.people.find(id=people)}
