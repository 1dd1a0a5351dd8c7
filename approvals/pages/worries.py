"""Worries and rumours, with their answers, for all to see; what contacts do with them has a page for each."""

from datetime import date

from fastapi import Request, Response

from approvals.desk import worrying
from approvals.desk.worry_owners import due_day, may_handle, people_for
from approvals.errors import Refused
from approvals.letterbox import LONGEST
from approvals.pages import filled_in
from approvals.pages.change_words import VERDICTS
from approvals.pages.errors import FieldUnfit
from approvals.pages.guard import Asked, Fields, Reader
from approvals.pages.letterbox import word_of
from approvals.pages.refusals import status_of
from approvals.pages.rendering import fragment, onward, page
from approvals.pages.similar import similar
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.worries import Verdict, WorryKind

router = Routes(prefix="/change/worries")


@router.get("", name="worries")
def worries(request: Request, premises: Asked, reader: Reader) -> Response:
    with premises.begin(reading=True) as work:
        found = worrying.talks(work)
        named = {one.worry.owner for one in found} | {one.worry.person for one in found}
        named |= {said.person for one in found for said in one.answers}
        people = {one.id: one.name for one in work.people.find(id=named - {None})}
        company = work.company
    return page(
        request,
        "worries.html",
        open_ones=[one for one in found if one.worry.open],
        settled=[one for one in found if not one.worry.open and one.worry.kind is WorryKind.WORRY],
        rumours=[one for one in found if not one.worry.open and one.worry.kind is WorryKind.RUMOUR],
        people=people,
        company=company,
        verdicts=VERDICTS,
        word=word_of(premises, reader.now),
        handles=may_handle(premises.begin, reader.id),
    )


@router.get("/new", name="new_worry")
def new_worry(request: Request, premises: Asked, reader: Reader) -> Response:
    """With one's name; the way without one is offered beside it."""
    return page(request, "new_worry.html", trouble=None, said="", most=LONGEST, word=word_of(premises, reader.now))


@router.post("", name="state_worry")
def state_worry(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    kind = WorryKind.RUMOUR if fields.get("kind") == WorryKind.RUMOUR else WorryKind.WORRY
    said = str(fields.get("said", "")).replace("\r\n", "\n")
    try:
        worrying.state_worry(premises.begin, kind, said, by=reader.id)
    except Refused as trouble:
        values = {"trouble": trouble, "said": said[: 2 * LONGEST], "most": LONGEST}
        word = word_of(premises, reader.now)
        return page(request, "new_worry.html", status=int(status_of(trouble)), word=word, **values)
    return onward(request, "/change/worries", say=N_("Danke, dass du das sagst. Die Antwort steht dann hier."))


@router.get("/{worry}", name="worry")
def worry(request: Request, premises: Asked, reader: Reader, worry: str) -> Response:
    talk, others = worrying.talk_about(premises.begin, worry, by=reader.id)
    with premises.begin(reading=True) as work:
        hands, due = people_for(work), due_day(work)
        people = {one.id: one.name for one in work.people.find(id={one.person for one in talk.answers})}
    return page(request, "worry.html", talk=talk, others=others, hands=hands, due=due, people=people, verdicts=VERDICTS)


@router.get("/{worry}/similar", name="similar_worries")
def similar_worries(request: Request, premises: Asked, reader: Reader, worry: str) -> Response:
    """Those that sound alike, the nearest first; by their words alone where no ear is installed."""
    talk, others = worrying.talk_about(premises.begin, worry, by=reader.id)
    near = similar(talk.said, {one.worry.id: one.said for one in others})
    return fragment(request, "similar_piece.html", talk=talk, near=[one for one in others if one.worry.id in near])


@router.post("/{worry}/answer", name="answer_worry")
def answer_worry(request: Request, premises: Asked, reader: Reader, fields: Fields, worry: str) -> Response:
    written = filled_in.text(fields, "verdict")
    verdict = Verdict(written) if written in set(Verdict) else Verdict.UNKNOWN
    worrying.answer(premises.begin, worry, str(fields.get("text", "")), verdict, by=reader.id)
    return onward(request, "/change/worries", say=N_("Deine Antwort steht jetzt für alle da."))


@router.post("/{worry}/hands", name="pass_worry_on")
def pass_worry_on(request: Request, premises: Asked, reader: Reader, fields: Fields, worry: str) -> Response:
    written = filled_in.text(fields, "due")
    try:
        due = date.fromisoformat(written)
    except ValueError:
        raise FieldUnfit(reader.words.gettext(N_("Antwort bis")), written, "2027-03-31") from None
    worrying.pass_on(premises.begin, worry, filled_in.text(fields, "owner"), due, by=reader.id)
    return onward(request, f"/change/worries/{worry}", say=N_("Gespeichert."))


@router.post("/{worry}/gather", name="gather_worry")
def gather_worry(request: Request, premises: Asked, reader: Reader, fields: Fields, worry: str) -> Response:
    worrying.gather(premises.begin, worry, filled_in.text(fields, "head") or None, by=reader.id)
    return onward(request, "/change/worries", say=N_("Gespeichert."))


@router.post("/{worry}/kind", name="call_worry")
def call_worry(request: Request, premises: Asked, reader: Reader, fields: Fields, worry: str) -> Response:
    kind = WorryKind.RUMOUR if fields.get("kind") == WorryKind.RUMOUR else WorryKind.WORRY
    worrying.call_it(premises.begin, worry, kind, by=reader.id)
    return onward(request, f"/change/worries/{worry}", say=N_("Gespeichert."))


@router.post("/{worry}/off", name="take_worry_off")
def take_worry_off(request: Request, premises: Asked, reader: Reader, fields: Fields, worry: str) -> Response:
    worrying.take_off(premises.begin, worry, str(fields.get("reason", "")), by=reader.id)
    return onward(request, "/change/worries", say=N_("Weggenommen. Der Grund steht da."))
