"""Portraits of oneself become references; each that cannot is refused by its file's name."""

from collections.abc import Sequence
from pathlib import Path

import typer

from approvals.consents import Purpose
from approvals.desk import consenting
from approvals.errors import MatchingIsOff, NoConsentToMatch
from approvals.faces.errors import PortraitRefused
from flows.commands import paper
from flows.commands.caller import Caller
from flows.commands.files import bytes_of
from flows.errors import FileUnreadable
from flows.wording.troubles import sentence
from storage.errors import PictureRefused


def enrol_portraits(caller: Caller, portraits: Sequence[Path]) -> None:
    """Keep what is fit and say why the others are not; exit code 1 if one was refused.

    Nothing is described before the company and the person allowed it (law L1). Raises MatchingIsOff, NoConsentToMatch.
    """
    me = caller.me
    _allowed(caller, me.id)
    vectors: list[bytes] = []
    engine, refused = "", False
    with paper.busy(caller.words("loading_models")):
        from flows.darkroom import describe_portrait  # noqa: PLC0415 - loads a model runtime
    with paper.bar(caller.words("describing"), len(portraits)) as progress:
        for portrait in portraits:
            try:
                engine, vector = describe_portrait(bytes_of(portrait), portrait.name)
                vectors.append(vector)
            except (PictureRefused, PortraitRefused, FileUnreadable) as trouble:
                refused = True
                paper.complain(_named(portrait, trouble, caller))
            progress.advance(progress.task_ids[0])
    if vectors:
        count = consenting.enrol(caller.home.begin, me.id, vectors, engine, by=me.id)
        caller.say("enrolled", kept=len(vectors), count=count)
    if refused:
        raise typer.Exit(1)


def _allowed(caller: Caller, person: str) -> None:
    with caller.home.begin(reading=True) as work:
        if not work.company.matching:
            raise MatchingIsOff
        if not any(c.in_force(work.now) for c in work.consents.find(person=person, purpose=Purpose.MATCH)):
            raise NoConsentToMatch(person)


def _named(portrait: Path, trouble: Exception, caller: Caller) -> str:
    told = sentence(trouble, caller.lang) or ""
    return f"{portrait.name}: {told}" if isinstance(trouble, PortraitRefused) else told
