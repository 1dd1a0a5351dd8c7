"""What I am asked about pictures of me, and my answers."""

from datetime import datetime
from typing import Annotated, Self

from fastapi import Query
from pydantic import Field

from approvals.appearances import Said
from approvals.desk import answering
from approvals.desk.questioning import Question
from approvals.pages.guard import Asked, Reader
from approvals.pages.interface.shapes import Id, Input, Output, part_of_interface

router = part_of_interface("Questions")


class QuestionCard(Output):
    """May this picture of you appear beside this text on this channel?"""

    id: str
    post: str
    picture: str
    face: str
    channel: str
    event: str | None
    text: str
    said: Said | None
    deadline: datetime | None = Field(description="Silence until then is a no.")
    consent: str | None = Field(description="A standing consent of yours that covers it.")

    @classmethod
    def of(cls, one: Question) -> Self:
        asked = one.appearance
        return cls(
            id=asked.id,
            post=one.post,
            picture=asked.picture,
            face=asked.face,
            channel=asked.channel,
            event=one.event,
            text=one.text,
            said=one.said,
            deadline=one.deadline,
            consent=asked.consent,
        )


class Answer(Input):
    """No reason is asked for."""

    said: Said


@router.get("/questions", name="api_questions")
def questions(
    premises: Asked,
    reader: Reader,
    waiting: Annotated[bool, Query(description="Only those that wait for an answer.")] = False,
) -> list[QuestionCard]:
    """Everything I was asked in posts that live or are out."""
    found = answering.asked if waiting else answering.questions
    return [QuestionCard.of(one) for one in found(premises.begin, reader.id)]


@router.get("/questions/{question}", name="api_question")
def question(premises: Asked, reader: Reader, question: Id) -> QuestionCard:
    """One of them."""
    return QuestionCard.of(answering.question(premises.begin, question, by=reader.id))


@router.put("/questions/{question}/answer", name="api_answer", status_code=204)
def answer(premises: Asked, reader: Reader, question: Id, answer: Answer) -> None:
    """Yes, blur me, or no. It takes effect at once and can be changed as easily as it was given."""
    answering.answer(premises.begin, question, answer.said, by=reader.id)


@router.post("/questions/{question}/not-me", name="api_not_me", status_code=204)
def not_me(premises: Asked, reader: Reader, question: Id) -> None:
    """That is not me: the name comes off, and you are not asked about this face again."""
    answering.not_me(premises.begin, question, by=reader.id)
