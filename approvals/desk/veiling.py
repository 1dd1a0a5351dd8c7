"""Whose faces a reader sees in the picture of a post that stands in a list."""

from collections import defaultdict
from collections.abc import Iterable

from approvals.people import Person, Role
from approvals.ports import Work
from approvals.summaries import Summary
from approvals.visible import Visible

SEE_FACES = frozenset({Role.CONTACT, Role.LEAD})


def visible_in(work: Work, reader: Person, posts: Iterable[Summary]) -> dict[str, Visible]:
    """By post, its first picture: whole for its authors, contacts and leads, with all faces softened for others.

    A post is missing that has no picture, or one that was not searched yet for somebody who would see it softened.
    """
    shown = [one for one in posts if one.picture is not None]
    strange = {one.id: one.picture for one in shown if not (reader.id in one.authors or reader.roles & SEE_FACES)}
    pictures = frozenset(strange.values())
    searched = {search.picture for search in work.searches.find(picture=pictures)}
    boxes = defaultdict(list)
    for face in work.faces.find(picture=pictures):
        boxes[face.picture].append(face.box)
    return {
        one.id: Visible(one.picture, tuple(boxes[one.picture]) if one.id in strange else ())
        for one in shown
        if one.picture is not None and (one.id not in strange or one.picture in searched)
    }
