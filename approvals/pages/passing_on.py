"""Sharing on one's own profile: proposals, the networks' own pages, and a copy. Nobody learns who did."""

from fastapi import Request, Response

from approvals.advocacy import proposals, ways
from approvals.desk import passing_on
from approvals.pages.guard import Asked, Reader
from approvals.pages.looks import channel_name
from approvals.pages.rendering import page
from approvals.pages.threads import Routes

LATELY = 30
router = Routes()


@router.get("/pass-on", name="pass_on_lately")
def pass_on_lately(request: Request, premises: Asked, reader: Reader) -> Response:
    """A post that is out on several channels stands here once for each."""
    found = passing_on.lately(premises.begin, LATELY, by=reader.id)
    return page(request, "pass_on_lately.html", found=found, channel_name=channel_name)


@router.get("/posts/{post}/pass-on", name="pass_on")
def pass_on(request: Request, premises: Asked, reader: Reader, post: str) -> Response:
    found = passing_on.shareable(premises.begin, post, by=reader.id)
    offered = [
        (one, [(words, ways(one.link, words)) for words in proposals(one.text, one.lang, one.company)]) for one in found
    ]
    return page(request, "pass_on.html", offered=offered, post=post, channel_name=channel_name)
