"""Posts: find them, read one, talk beside it."""

from datetime import datetime
from typing import Annotated, Self

from fastapi import Query
from pydantic import Field

from approvals.desk import commenting, recounting, reminding
from approvals.desk.browsing import Shelf, Tile, browse
from approvals.desk.reading import read
from approvals.desk.seeing import post_for
from approvals.open_ends import Missing
from approvals.pages.guard import Asked, Reader
from approvals.pages.interface.post_card import PostCard
from approvals.pages.interface.shapes import ANY_TEXT, Id, Input, Made, Output, Reason, Who, part_of_interface
from approvals.placements import Place
from approvals.posts import Stage
from approvals.summaries import Turn

router = part_of_interface("Posts")


class PostInList(Output):
    """A post in a list: no more than its open ends tell, never who answered what."""

    id: str
    stage: Stage
    turn: Turn = Field(description="Who can take it further.")
    opening: str
    channels: list[str]
    places: dict[str, Place] = Field(description="By channel, once it was approved there.")
    missing: dict[Missing, int]
    deadline: datetime | None
    due_at: datetime | None
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, tile: Tile) -> Self:
        one = tile.summary
        return cls(
            id=one.id,
            stage=one.stage,
            turn=one.turn,
            opening=one.opening,
            channels=list(one.channels),
            places=dict(tile.places),
            missing=dict(one.missing),
            deadline=one.deadline,
            due_at=one.due_at,
            created_at=one.created_at,
            updated_at=one.updated_at,
        )


class Posts(Output):
    """Up to 24 posts, newest first."""

    posts: list[PostInList]
    before: str | None = Field(description="To be sent along for the next ones; empty where there are none.")


class Event(Output):
    """Something that happened to a post. What somebody answered is never told."""

    kind: str
    at: datetime
    by: Who | None
    channels: list[str]
    due_at: datetime | None = Field(description="The time it was given.")


class Comment(Input):
    text: Reason


class Reminded(Output):
    """How many answers are out; nobody is named."""

    out: int


@router.get("/posts", name="api_posts")
def posts(
    premises: Asked,
    reader: Reader,
    show: Annotated[Shelf, Query(description="Which ones.")] = Shelf.ALL,
    words: Annotated[str, Query(max_length=200, pattern=ANY_TEXT, description="Contained in the text.")] = "",
    before: Annotated[Id | None, Query(description="From the answer before.")] = None,
) -> Posts:
    """Posts newest first. Other people's unfinished drafts are in no list."""
    found = browse(premises.begin, reader.me, show, words, before)
    return Posts(posts=[PostInList.of(tile) for tile in found.tiles], before=found.before)


@router.get("/posts/{post}", name="api_post")
def post(premises: Asked, reader: Reader, post: Id) -> PostCard:
    """One post: what it says and shows, what was found, who is on which face as far as you may know, what is open."""
    with premises.begin(reading=True) as work:
        file = read(work, post_for(work, post, reader.id))
    return PostCard.of(file, reader, premises.guideline)


@router.get("/posts/{post}/history", name="api_post_history")
def post_history(premises: Asked, reader: Reader, post: Id) -> list[Event]:
    """What happened to it, newest first."""
    _, happenings = recounting.recount(premises.begin, post, by=reader.id)
    return [
        Event(
            kind=one.kind,
            at=one.at,
            by=Who.model_validate(one.by) if one.by else None,
            channels=list(one.channels),
            due_at=one.due_at,
        )
        for one in happenings
    ]


@router.post("/posts/{post}/comments", name="api_comment", status_code=201)
def comment(premises: Asked, reader: Reader, post: Id, said: Comment) -> Made:
    """Say something about a post. Its authors and who commented before are told."""
    return Made(id=commenting.comment(premises.begin, post, said.text, by=reader.id))


@router.post("/posts/{post}/reminder", name="api_remind")
def remind(premises: Asked, reader: Reader, post: Id) -> Reminded:
    """Remind who was asked and has not answered, once a day."""
    return Reminded(out=reminding.remind_now(premises.begin, post, by=reader.id))
