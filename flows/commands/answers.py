"""What I am asked about pictures of me, and what I say."""

from typing import Annotated

import typer

from approvals.appearances import Said
from approvals.desk import answering
from approvals.desk.questioning import Question
from flows.commands import paper
from flows.commands.caller import Caller, picked
from flows.commands.options import Json
from flows.wording.terms import ANSWERS

TEXT = 40


def questions(ctx: typer.Context, *, as_json: Json = False) -> None:
    """Everything I was asked, and where I appear by consent; each answer can be changed at any time."""
    caller = Caller(ctx)
    found = answering.questions(caller.home.begin, caller.me.id)
    if as_json:
        paper.for_machines([_row(caller, one) for one in found])
    elif not found:
        caller.say("no_questions")
    else:
        heads = caller.heads("question", "post", "channel", "until", "answer", "text")
        paper.table(heads, [_cells(caller, one) for one in found], tight=2)


def answer(
    ctx: typer.Context,
    question: str,
    said: Annotated[Said, typer.Argument(help="yes | blur | no")],
) -> None:
    """Say yes, yes but blurred, or no; a no needs no reason."""
    caller = Caller(ctx)
    answering.answer(caller.home.begin, _mine(caller, question), said, by=caller.me.id)
    caller.say("answered", said=caller.words(said, ANSWERS))


def not_me(ctx: typer.Context, question: str) -> None:
    """That is not me: my name comes off this face for good."""
    caller = Caller(ctx)
    answering.not_me(caller.home.begin, _mine(caller, question), by=caller.me.id)
    caller.say("not_me")


def _mine(caller: Caller, question: str) -> str:
    found = answering.questions(caller.home.begin, caller.me.id)
    return picked("appearance", question, (one.appearance.id for one in found))


def _row(caller: Caller, one: Question) -> dict[str, object]:
    with caller.home.begin(reading=True) as work:
        box = work.faces.get(one.appearance.face).box
    return {
        "id": one.appearance.id,
        "post": one.appearance.post,
        "channel": one.appearance.channel,
        "text": one.text,
        "picture": one.appearance.picture,
        "box": {"x": box.x, "y": box.y, "w": box.w, "h": box.h},
        "deadline": one.deadline,
        "said": one.said,
        "consent": one.appearance.consent,
    }


def _cells(caller: Caller, one: Question) -> tuple[str, ...]:
    text = " ".join(one.text.split())
    said = caller.words(one.said, ANSWERS) if one.said else None
    by_consent = caller.words("you_by_consent") if one.appearance.consent and not one.deadline else None
    return (
        one.appearance.id[:8],
        one.appearance.post[:8],
        one.appearance.channel,
        caller.clock(one.deadline),
        said or by_consent or caller.words("you_asked"),
        text if len(text) <= TEXT else f"{text[:TEXT]}…",
    )
