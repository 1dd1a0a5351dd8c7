"""What people decide about a post on its page. The use cases refuse what is not theirs; a refusal loses no word."""

from collections.abc import Callable, Mapping

from fastapi import Request, Response

from approvals.desk import commenting, drafting, exempting, reminding, signing
from approvals.errors import NotAllowed, NotFound, Refused
from approvals.pages.errors import FieldUnfit, NamesLeft
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.post import shown_again
from approvals.pages.premises import Premises
from approvals.pages.rendering import onward
from approvals.pages.threads import Routes
from approvals.pages.told import N_

router = Routes(prefix="/posts/{post}")


@router.post("/sign", name="sign_post")
def sign_post(request: Request, premises: Asked, reader: Reader, fields: Fields, post: str) -> Response:
    """Each face shown comes as `shown`, "face:person"; once confirmed it comes as `confirmed` as well."""
    shown, confirmed = (set(map(str, fields.getlist(name))) for name in ("shown", "confirmed"))

    def sign() -> None:
        if left := shown - confirmed:
            raise NamesLeft(len(left))
        names = dict(_pair(one) for one in confirmed)
        revision = str(fields.get("revision", ""))
        signing.sign(premises.begin, post, revision=revision, names=names, by=reader.id)

    return decided(request, premises, reader, post, sign, N_("Abgezeichnet. Danke!"))


@router.post("/return", name="return_post")
def return_post(request: Request, premises: Asked, reader: Reader, fields: Fields, post: str) -> Response:
    comment = str(fields.get("comment", ""))

    def act() -> None:
        signing.send_back(premises.begin, post, comment, by=reader.id, version=_version(fields))

    said = N_("Zurückgegeben. Wer geschrieben hat, liest deinen Hinweis.")
    return decided(request, premises, reader, post, act, said, {"return": comment})


@router.post("/reject", name="reject_post")
def reject_post(request: Request, premises: Asked, reader: Reader, fields: Fields, post: str) -> Response:
    comment = str(fields.get("comment", ""))

    def act() -> None:
        signing.reject(premises.begin, post, comment, by=reader.id, version=_version(fields))

    return decided(
        request, premises, reader, post, act, N_("Abgelehnt. Dieser Beitrag ist zu Ende."), {"reject": comment}
    )


@router.post("/findings/{finding}/pass", name="exempt_finding")
def exempt_finding(
    request: Request, *, premises: Asked, reader: Reader, fields: Fields, post: str, finding: str
) -> Response:
    reason = str(fields.get("reason", ""))

    def act() -> None:
        exempting.exempt(premises.begin, post, finding, reason, by=reader.id)

    return decided(request, premises, reader, post, act, N_("Zugelassen, mit deinem Grund."), {finding: reason})


@router.post("/findings/{finding}/reason", name="give_reason")
def give_reason(
    request: Request, *, premises: Asked, reader: Reader, fields: Fields, post: str, finding: str
) -> Response:
    reason = str(fields.get("reason", ""))

    def act() -> None:
        exempting.give_reason(premises.begin, post, finding, reason, by=reader.id)

    return decided(request, premises, reader, post, act, N_("Dein Grund steht dabei."), {finding: reason})


@router.post("/comments", name="comment_post")
def comment_post(request: Request, premises: Asked, reader: Reader, fields: Fields, post: str) -> Response:
    text = str(fields.get("text", ""))

    def act() -> None:
        commenting.comment(premises.begin, post, text, by=reader.id)

    return decided(request, premises, reader, post, act, N_("Dein Kommentar steht dabei."), {"comment": text})


@router.post("/remind", name="remind_people")
def remind_people(request: Request, premises: Asked, reader: Reader, post: str) -> Response:
    """Says only how many answers are out."""
    try:
        count = reminding.remind_now(premises.begin, post, by=reader.id)
    except (NotAllowed, NotFound):
        raise
    except Refused as trouble:
        return shown_again(request, premises, reader, post, trouble=trouble, written={})
    said = N_("Erinnert. Offene Antworten: %(count)s.") if count else N_("Es steht keine Antwort mehr aus.")
    return onward(request, f"/posts/{post}", say=said, count=str(count))


@router.post("/withdraw", name="withdraw_post")
def withdraw_post(request: Request, premises: Asked, reader: Reader, post: str) -> Response:
    def act() -> None:
        drafting.withdraw(premises.begin, post, by=reader.id)

    said = N_("Zurückgezogen. Was draußen ist, wird jetzt entfernt.")
    return decided(request, premises, reader, post, act, said)


def decided(  # noqa: PLR0917 - who, about what, what is done, what is said then
    request: Request,
    premises: Premises,
    reader: Visitor,
    post: str,
    act: Callable[[], object],
    said: str,
    written: Mapping[str, str] | None = None,
) -> Response:
    """Do it and say so; or show the page again, with the reason why not and whatever was written."""
    try:
        act()
    except (NotAllowed, NotFound):
        raise
    except Refused as trouble:
        return shown_again(request, premises, reader, post, trouble=trouble, written=written or {})
    return onward(request, f"/posts/{post}", say=said)


def _version(fields: Mapping[str, object]) -> int:
    written = str(fields.get("version", ""))
    if not written.isdecimal():
        raise FieldUnfit("version", written, "0, 1, 2 …")
    return int(written)


def _pair(written: str) -> tuple[str, str]:
    face, _, person = written.partition(":")
    return face, person
