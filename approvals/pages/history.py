"""The history: who did what when, by numbers; verified and taken along by whoever may read the whole of it."""

import json
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query, Request, Response
from fastapi.responses import StreamingResponse

from approvals.desk import leafing, looking_on
from approvals.desk.leafing import Filter, Part
from approvals.pages.guard import Asked, Reader
from approvals.pages.history_words import HAPPENED
from approvals.pages.rendering import page
from approvals.pages.threads import Routes
from approvals.viewings import Looked, Purpose

router = Routes(prefix="/history")
Word = Annotated[str, Query(max_length=64)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form of the page asks for."""

    part: Word = ""
    kind: Word = ""
    about: Word = ""
    before: Annotated[int | None, Query(ge=1)] = None


@router.get("", name="history")
def history(request: Request, premises: Asked, reader: Reader, asked: Annotated[Wanted, Depends()]) -> Response:
    """The widest part this reader may see, unless they ask for less."""
    parts = leafing.parts_for(reader.me)
    chosen = Part(asked.part) if asked.part in set(Part) else parts[0]
    wanted = Filter(chosen, asked.kind, asked.about, asked.before)
    leaf = leafing.leaf(premises.begin, wanted, by=reader.id)
    looking_on.looked(premises.begin, leaf.people, Looked.HISTORY, Purpose.AUDIT, by=reader.id)
    return page(request, "history.html", leaf=leaf, wanted=wanted, parts=parts, happened=HAPPENED, whole=Part.WHOLE)


@router.get("/verified", name="verify_history")
def verify_history(request: Request, premises: Asked, reader: Reader) -> Response:
    count, broken = leafing.verified(premises.begin, by=reader.id)
    return page(request, "history_verified.html", count=count, broken=broken)


@router.get("/export", name="export_history")
def export_history(premises: Asked, reader: Reader) -> Response:
    """One entry a line; `freigabe history verify --file` checks it anywhere."""
    rows = leafing.exported(premises.begin, by=reader.id)
    looking_on.looked(premises.begin, leafing.named(premises.begin), Looked.EXPORT, Purpose.AUDIT, by=reader.id)
    lines = (json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)
    headers = {"content-disposition": f'attachment; filename="history-{reader.clock.local(reader.now)[:10]}.jsonl"'}
    return StreamingResponse(lines, media_type="application/jsonl", headers=headers)
