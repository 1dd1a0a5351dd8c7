"""Reading a dossier: a fixed number of queries, however many faces and people."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from approvals.beforehand import Beforehand
from approvals.dossier import Dossier
from approvals.people import Person, Role
from approvals.ports import Between, Including, Work
from approvals.posts import Post
from approvals.times import FOREVER

NAMES_PEOPLE = ("person", "by", "stands_for", "contact", "deputy", "witness")


def read(work: Work, post: Post, revision: str | None = None) -> Dossier:
    """Everything a decision about this revision (default: the newest) may depend on. Raises NotFound."""
    seen = work.revisions.get(revision or post.revision)
    shown = tuple(picture.picture for picture in seen.pictures)
    faces = work.faces.find(picture=shown)
    ids = tuple(face.id for face in faces)
    namings = work.namings.find(face=ids)
    appearances = work.appearances.find(face=ids)
    asked = work.event_questions.find(face=ids)
    named = tuple({n.person for n in namings if n.person} | {a.person for a in appearances})
    file = Dossier(
        post=post,
        revision=seen,
        company=work.company,
        now=work.now,
        pictures={picture.id: picture for picture in work.pictures.find(id=shown)},
        searched=frozenset(search.picture for search in work.searches.find(picture=shown)),
        faces=faces,
        proposals=work.proposals.find(face=ids),
        namings=namings,
        denials=work.denials.find(face=ids),
        rulings=work.rulings.find(face=ids),
        blurs=work.blurs.find(post=post.id, face=ids),
        appearances=appearances,
        answers=work.answers.find(appearance=tuple(a.id for a in appearances)),
        consents=work.consents.find(person=named),
        words=work.standing_words.find(person=named, withdrawn_at=None),
        renditions=work.renditions.find(picture=shown),
        findings=work.findings(seen.content),
        exemptions=work.exemptions.find(post=post.id),
        reasons=work.reasons.find(post=post.id),
        remarks=work.remarks.find(about=post.id),
        signatures=work.signatures.find(post=post.id),
        people={},
        absences=work.absences.find(ends=Between(work.now, FOREVER)),
        placements=work.placements.find(post=post.id),
        holds=work.holds.find(lifted_at=None),
        beforehand=Beforehand(asked, work.event_answers.find(question=tuple(one.id for one in asked))),
    )
    people = _people(work, file)
    left = {person for person in named if person in people and not people[person].active}
    chosen = work.leaver_choices.find(person=left)
    return replace(file, people=people, stays={(one.person, one.picture): one.stays for one in chosen})


def showing(work: Work, pictures: tuple[str, ...]) -> list[Post]:
    """Every post with a revision that shows one of these pictures, in the order of their ids, locked."""
    posts = sorted({revision.post for revision in work.showing(pictures)})
    return [work.posts.get(post) for post in posts]


def _people(work: Work, file: Dossier) -> Mapping[str, Person]:
    """Two queries: the contacts, and whoever else matters here."""
    known = {person.id: person for person in work.people.find(roles=Including(Role.CONTACT))}
    others = {*file.post.authors, *_named(file)} - known.keys()
    return known | {person.id: person for person in work.people.find(id=others)}


def _named(file: Dossier) -> Iterator[str]:
    """The ids of people in everything that was said."""
    said = chain(
        (file.revision, *file.pictures.values()),
        *(file.faces, file.proposals, file.namings, file.denials, file.rulings, file.blurs, file.appearances),
        *(file.consents, file.exemptions, file.reasons, file.remarks, file.signatures, file.absences, file.holds),
    )
    return (who for one in said for name in NAMES_PEOPLE if (who := getattr(one, name, None)) is not None)
