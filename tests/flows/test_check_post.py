"""The check flow on real photos, with the real engine in its own process and a real Prefect."""

import asyncio
import os
import signal
from io import BytesIO

import pytest
from PIL import Image

from approvals.appearances import Said
from approvals.crops import ACROSS, Spot
from approvals.desk import answering
from approvals.desk.taking_in import rendered
from approvals.open_ends import Missing
from approvals.seals import framed
from flows.check_post import check_post
from flows.darkroom import darkroom, search
from flows.demo.people import BEN, CLARA, EMIL
from flows.errors import StepFailed
from tests.flows.firm import FROM_LEFT, Firm
from tests.flows.working import until
from tests.party import PartyOffice, _jpeg, party_photo

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect")]


@pytest.fixture(scope="module")
def party(seeing_firm: Firm) -> str:
    """A draft with the photo of the summer party, checked once."""
    post = seeing_firm.submit("Was für ein Sommerfest!", pictures=[seeing_firm.party()]).id
    assert asyncio.run(check_post(post)) == "open"
    return post


def test_everybody_who_enrolled_is_named_from_left_to_right(seeing_firm: Firm, party: str):
    """Anna, Ben, Clara and Emil are proposed at their own faces, and the stranger stays nobody."""
    file = seeing_firm.file(party)
    ids = {person: handle for handle, person in seeing_firm.people.items()}
    found = sorted(file.faces, key=lambda face: face.box.x)

    assert tuple(ids.get(file.person_of(face.id)) for face in found) == FROM_LEFT


def test_of_the_stranger_only_a_box_is_kept(seeing_firm: Firm, party: str):
    """A face that is nobody's leaves no guess behind, however near somebody was."""
    face = seeing_firm.face(party, 0)

    assert not [proposal for proposal in seeing_firm.file(party).proposals if proposal.face == face]


def test_each_named_person_is_asked_once(seeing_firm: Firm, party: str):
    """Four people get one question each, and the author reads only how many answers are out."""
    asked = {handle: len(seeing_firm.notices(handle, "question")) for handle in seeing_firm.people}
    answers = [end for end in seeing_firm.missing(party) if end.missing is Missing.ANSWERS]

    assert {handle for handle, count in asked.items() if count == 1} == {"anna", "ben", "clara", "emil"}
    assert sum(asked.values()) == 4
    assert [end.count for end in answers] == [4]


def test_a_second_check_changes_nothing(seeing_firm: Firm, party: str):
    """Checking again finds no new face, asks nobody again and adds nothing to the history."""
    before, entries = seeing_firm.file(party), seeing_firm.entries()

    asyncio.run(check_post(party))

    after = seeing_firm.file(party)
    assert (after.faces, after.namings, after.appearances) == (before.faces, before.namings, before.appearances)
    assert seeing_firm.entries() == entries


def test_a_killed_darkroom_is_replaced_and_the_next_attempt_gets_through(seeing_firm: Firm):
    """The process that looks at pictures is killed in the middle; the job fails, and its next attempt is whole."""
    post = seeing_firm.submit("Clara im Garten", pictures=[seeing_firm.party([CLARA.figure])]).id
    killed = asyncio.run(darkroom().run(os.getpid))

    with pytest.raises(StepFailed, match="BrokenProcessPool"):
        asyncio.run(_check_and_kill(post, killed))

    assert seeing_firm.stage(post) == "checking"
    assert asyncio.run(check_post(post)) == "open"
    assert asyncio.run(darkroom().run(os.getpid)) != killed


def test_not_me_is_remembered_when_the_picture_is_searched_again(seeing_firm: Firm):
    """Emil says that it is not him: a new search of the same picture proposes him no more."""
    picture = seeing_firm.party([EMIL.figure], name="emil.jpg")
    post = seeing_firm.submit("Emil im Garten", pictures=[picture]).id
    asyncio.run(check_post(post))
    emil = seeing_firm.people["emil"]
    before = asyncio.run(darkroom().run(search, picture))
    answering.not_me(seeing_firm.begin, answering.questions(seeing_firm.begin, emil)[-1].appearance.id, by=emil)

    after = asyncio.run(darkroom().run(search, picture))

    assert [[guess.person for guess in seen.guesses][:1] for seen in before] == [[emil]]
    assert [emil in [guess.person for guess in seen.guesses] for seen in after] == [False]


def test_who_asks_to_be_blurred_is_not_found_again(seeing_firm: Firm):
    """Ben answers "blur": the check makes a rendition in which the engine itself does not find him any more."""
    post = seeing_firm.submit("Ben im Garten", pictures=[seeing_firm.party([BEN.figure])]).id
    asyncio.run(check_post(post))
    seeing_firm.say("ben", Said.BLUR)

    asyncio.run(check_post(post))

    made = [rendition for rendition in seeing_firm.file(post).renditions if rendition.blurred]
    assert [(one.proved, one.blurred) for one in made] == [(True, (seeing_firm.face(post),))]


def test_a_part_is_proved_for_itself(seeing_firm: Firm):
    """Ben stands inside Instagram's frame and wants to be blurred: of the part's own bytes the engine finds him not."""
    data = Image.open(BytesIO(party_photo(88))).crop((0, 500, 2000, 1200))
    picture = PartyOffice._taken_in(seeing_firm, _jpeg(data), 2000, 700)
    left = {"instagram": {picture: Spot(ACROSS, 0)}}
    post = seeing_firm.submit("Weit", pictures=[picture], channels=("instagram",), crops=left).id
    asyncio.run(check_post(post))
    seeing_firm.say("ben", Said.BLUR)

    asyncio.run(check_post(post))

    ((_, frame, made),) = framed(seeing_firm.file(post), "instagram")
    assert made is not None
    assert (made.proved, made.blurred, made.crop) == (True, (seeing_firm.face(post, 2),), frame.crop)
    part = Image.open(BytesIO(seeing_firm.objects.get(rendered(made.sha256))))
    assert part.size == (1336, 700)


async def _check_and_kill(post: str, process: int) -> None:
    """Kill the stopped process once the picture lies before it."""
    os.kill(process, signal.SIGSTOP)
    checking = asyncio.create_task(check_post(post))
    await until(lambda: darkroom()._pool._pending_work_items)
    os.kill(process, signal.SIGKILL)
    await checking
