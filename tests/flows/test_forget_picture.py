"""What a discarded draft leaves among the objects is removed, and a check that comes too late ends quietly."""

import asyncio

import pytest

from approvals.desk import drafting
from approvals.desk.taking_in import original
from approvals.jobs import Task
from flows.check_post import check_post
from flows.forget_picture import forget_picture
from storage.previews import Previews
from tests.flows.firm import Firm

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect")]


def test_a_discarded_photo_leaves_no_bytes(firm: Firm):
    """Original and previews are gone, however often the flow runs."""
    picture = firm.party()
    post = firm.save("", picture)
    previews = Previews(firm.home.objects)
    previews.of(picture, 360)
    drafting.discard(firm.begin, post.id, by=firm.people["anna"])
    (job,) = [job for job in firm.home.outbox.waiting() if job.task is Task.FORGET]
    for _ in range(2):
        asyncio.run(forget_picture(job.about))
    assert list(firm.home.objects.keys(original(picture))) == []
    assert list(firm.home.objects.keys("previews/")) == []


def test_a_check_of_a_discarded_draft_ends(firm: Firm):
    """The job was on its way when Anna discarded the draft: it is done, and not tried again for ever."""
    post = firm.save("Doch nicht")
    drafting.discard(firm.begin, post.id, by=firm.people["anna"])
    assert asyncio.run(check_post(post.id)) == "discarded"
