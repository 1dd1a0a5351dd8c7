"""What "that is not me" means to the next search: never this face again, and this person only with less doubt."""

from collections import Counter
from collections.abc import Mapping

from approvals.boxes import Box
from approvals.ports import Work


def denials(work: Work) -> Mapping[str, int]:
    """How often each person said "not me" of a face that the machine had proposed as theirs, in any picture.

    Who was named by hand and denied it says nothing about the machine. What was taken back does not count.
    """
    denied = work.denials.find()
    faces = {denial.face for denial in denied}
    proposed = {(proposal.face, proposal.person) for proposal in work.proposals.find(face=faces)}
    said = {(denial.face, denial.person) for denial in denied}
    return Counter(person for _, person in said & proposed)


def denied_in(work: Work, picture: str) -> list[tuple[Box, str]]:
    """Who said of which place in this picture that it is not them."""
    boxes = {face.id: face.box for face in work.faces.find(picture=picture)}
    return [(boxes[denial.face], denial.person) for denial in work.denials.find(face=set(boxes))]
