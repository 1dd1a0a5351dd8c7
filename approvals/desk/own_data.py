"""A person takes along everything that is kept about them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields

from approvals.appearances import Appearance, Face
from approvals.boxes import Box
from approvals.consents import BEFOREHAND, SHOWN, Consent
from approvals.own_data import (
    Access,
    AsGuest,
    AskedAbout,
    AskedBeforehand,
    Away,
    GivenAnswer,
    GivenConsent,
    GivenSignature,
    Learned,
    Meeting,
    Message,
    OwnData,
    OwnEntry,
    OwnPasskey,
    PictureOfMe,
    Profile,
    Removed,
    Template,
    WrittenDraft,
    WrittenRemark,
)
from approvals.people import Person
from approvals.placements import Publication
from approvals.ports import Begin, Including, Work
from approvals.posts import Revision

MOST = 5000  # entries of the history: years of somebody who decides every day


def everything_about(begin: Begin, person: str) -> OwnData:
    """What is kept about this person, for nobody but them. A fixed number of queries. Raises NotFound."""
    with begin(reading=True) as work:
        me = work.people.get(person)
        faces = _faces(work, person)
        showing = work.showing(tuple({face.picture for face in faces}))
        denied = work.faces.find(id=tuple({denial.face for denial in work.denials.find(person=person)}))
        return OwnData(
            made_at=work.now,
            profile=_profile(me),
            consents=tuple(_consent(consent) for consent in work.consents.find(person=person)),
            pictures=tuple(_picture(face, showing) for face in faces),
            not_me=tuple(dict.fromkeys(face.picture for face in denied)),
            asked=_asked(work, person),
            asked_beforehand=_asked_beforehand(work, person),
            published=_published(work, faces, showing),
            uploaded=tuple(picture.id for picture in work.pictures.find(by=person)),
            drafts=_drafts(work, person),
            remarks=tuple(WrittenRemark(r.kind, r.about, r.text, r.at) for r in work.remarks.find(person=person)),
            signatures=tuple(GivenSignature(s.post, s.channel, s.at) for s in work.signatures.find(by=person)),
            templates=tuple(Template(r.engine, r.at) for r in work.references.find(person=person)),
            absences=_absences(work, person),
            access=_access(work, person),
            messages=tuple(Message(n.kind, n.about, n.at, n.sent_at) for n in work.notices.find(person=person)),
            passkeys=tuple(
                OwnPasskey(one.label, one.made_at, one.seen_at) for one in work.passkeys.find(person=person)
            ),
            removals=_removals(work, person),
            guest=_as_guest(work, person),
            lessons=tuple(Learned(one.lesson, one.day) for one in work.lessons_passed.find(person=person)),
            meetings=tuple(
                Meeting(one.starts, one.minutes, one.coach == person)
                for one in (*work.coach_times.find(coach=person), *work.coach_times.find(booked_by=person))
            ),
            named_in=tuple(one.post for one in work.credits.find(person=person)),
            takes_part=bool(work.ambassadors.find(person=person)),
            history=_history(work, person),
        )


@dataclass(frozen=True, slots=True)
class Takeable:
    """A picture a person may take along, and the boxes of everybody else in it."""

    picture: str
    strangers: tuple[Box, ...]


def takeable(begin: Begin, person: str) -> list[Takeable]:
    """The pictures that show this person, and those they uploaded; not before the faces in them were looked for."""
    with begin(reading=True) as work:
        mine = _faces(work, person)
        uploaded = (picture.id for picture in work.pictures.find(by=person))
        wanted = tuple(dict.fromkeys([*(face.picture for face in mine), *uploaded]))
        searched = {search.picture for search in work.searches.find(picture=wanted)}
        own = {face.id for face in mine}
        others: dict[str, list[Box]] = {picture: [] for picture in wanted if picture in searched}
        for face in work.faces.find(picture=tuple(others)):
            if face.id not in own:
                others[face.picture].append(face.box)
    return [Takeable(picture, tuple(boxes)) for picture, boxes in others.items()]


def _as_guest(work: Work, person: str) -> AsGuest | None:
    for guest in work.guests.find(id=person):
        event = work.events.get(guest.event).name
        kept = {field.name: getattr(guest, field.name) for field in fields(AsGuest)}
        return AsGuest(**kept | {"event": event, "age": str(guest.age)})
    return None


def _profile(me: Person) -> Profile:
    return Profile(**{field.name: getattr(me, field.name) for field in fields(Profile)})


def _consent(consent: Consent) -> GivenConsent:
    return GivenConsent(
        id=consent.id,
        purpose=consent.purpose,
        channels=consent.channels,
        event=consent.event,
        text=SHOWN[consent.shown],
        starts=consent.starts,
        ends=consent.ends,
        at=consent.at,
        on_paper=consent.paper is not None,
        withdrawn_at=consent.withdrawn_at,
    )


def _faces(work: Work, person: str) -> list[Face]:
    """The faces that are named after this person now."""
    once = tuple({naming.face for naming in work.namings.find(person=person)})
    latest = {naming.face: naming.person for naming in work.namings.find(face=once)}
    return work.faces.find(id=tuple(face for face in once if latest[face] == person))


def _picture(face: Face, showing: Sequence[Revision]) -> PictureOfMe:
    posts = {revision.post for revision in showing if _shows(revision, {face.picture})}
    return PictureOfMe(face.picture, face.box, tuple(sorted(posts)))


def _shows(revision: Revision, pictures: Collection[str]) -> bool:
    return any(shown.picture in pictures for shown in revision.pictures)


def _asked(work: Work, person: str) -> tuple[AskedAbout, ...]:
    appearances = work.appearances.find(person=person)
    posts = tuple({appearance.post for appearance in appearances})
    words = {
        (revision.post, channel, revision.text_print(channel)): revision.text_for(channel)
        for revision in work.revisions.find(post=posts)
        for channel in revision.channels
    }
    answers: dict[str, list[GivenAnswer]] = {appearance.id: [] for appearance in appearances}
    for answer in work.answers.find(appearance=tuple(answers)):
        answers[answer.appearance].append(GivenAnswer(answer.said, answer.at))
    return tuple(
        _about(one, words.get((one.post, one.channel, one.text), ""), tuple(answers[one.id])) for one in appearances
    )


def _about(one: Appearance, text: str, answers: tuple[GivenAnswer, ...]) -> AskedAbout:
    return AskedAbout(
        picture=one.picture,
        channel=one.channel,
        text=text,
        post=one.post,
        consent=one.consent,
        asked_at=one.asked_at,
        deadline=one.deadline,
        answers=answers,
    )


def _asked_beforehand(work: Work, person: str) -> tuple[AskedBeforehand, ...]:
    asked = work.event_questions.find(person=person)
    answers = work.event_answers.find(question=tuple(one.id for one in asked))
    given = {one.id: [answer for answer in answers if answer.question == one.id] for one in asked}
    return tuple(
        AskedBeforehand(
            picture=one.picture,
            occasion=one.occasion,
            channels=one.channels,
            asked_at=one.asked_at,
            deadline=one.deadline,
            text=BEFOREHAND[given[one.id][-1].shown] if given[one.id] else "",
            answers=tuple(GivenAnswer(answer.said, answer.at) for answer in given[one.id]),
        )
        for one in asked
    )


def _published(work: Work, faces: Sequence[Face], showing: Sequence[Revision]) -> tuple[Publication, ...]:
    """What went out with a rendition in which a face of this person was not blurred."""
    of = {picture: {face.id for face in faces if face.picture == picture} for picture in {f.picture for f in faces}}
    renditions = work.renditions.find(picture=tuple(of))
    visible = {rendition.sha256 for rendition in renditions if of[rendition.picture] - set(rendition.blurred)}
    posts = tuple({revision.post for revision in showing})
    return tuple(out for out in work.publications.find(post=posts) if visible & set(out.renditions))


def _drafts(work: Work, person: str) -> tuple[WrittenDraft, ...]:
    posts = {post.id: post for post in work.posts.find(authors=Including(person))}
    return tuple(
        WrittenDraft(
            post=revision.post,
            stage=posts[revision.post].stage,
            number=revision.number,
            text=revision.text,
            variants=revision.variants,
            channels=revision.channels,
            pictures=tuple(shown.picture for shown in revision.pictures),
            at=revision.at,
        )
        for revision in work.revisions.find(post=tuple(posts), by=person)
    )


def _absences(work: Work, person: str) -> tuple[Away, ...]:
    own = [Away(one.starts, one.ends, standing_in=False) for one in work.absences.find(contact=person)]
    others = [Away(one.starts, one.ends, standing_in=True) for one in work.absences.find(deputy=person)]
    return (*own, *others)


def _access(work: Work, person: str) -> tuple[Access, ...]:
    keys = [Access("key", "", key.made_at, key.revoked_at) for key in work.credentials.find(person=person)]
    passes = [Access(one.opens, one.label, one.made_at, one.revoked_at) for one in work.passes.find(person=person)]
    return (*keys, *passes)


def _removals(work: Work, person: str) -> tuple[Removed, ...]:
    fields_ = ("channel", "at", "due_at", "by_hand", "files", "gone_at", "proof")
    found = work.removals.find(person=person)
    return tuple(Removed(**{name: getattr(one, name) for name in fields_}) for one in found)


def _history(work: Work, person: str) -> tuple[OwnEntry, ...]:
    """Of entries about this person nobody else's id is told."""
    own = {entry.seq: entry for entry in (*work.history.newest(MOST, by=person), *work.history.about([person]))}
    return tuple(OwnEntry(one.seq, one.at, one.kind, one.about) for _, one in sorted(own.items()))
