"""What contacts decide: sign, return, reject, let a finding pass; and the reasons authors give."""

from pydantic import Field

from approvals.desk import exempting, signing
from approvals.pages.guard import Asked, Reader
from approvals.pages.interface.shapes import (
    NAMES_ONLY,
    FindingKey,
    Id,
    Input,
    Output,
    Reason,
    Version,
    part_of_interface,
)

router = part_of_interface("Decisions")


class Signature(Input):
    """What you looked at: `revision` and `names` of the post as you read it."""

    revision: Id
    names: dict[Id, Id] = Field(
        max_length=1_000, description="Face to person; each name is confirmed.", json_schema_extra=NAMES_ONLY
    )


class Signed(Output):
    """The channels that were ready."""

    channels: list[str]


class Verdict(Input):
    comment: Reason
    version: Version


class Because(Input):
    reason: Reason


@router.post("/posts/{post}/signature", name="api_sign")
def sign(premises: Asked, reader: Reader, post: Id, signature: Signature) -> Signed:
    """Sign every channel of this revision that is ready. Nobody signs what they wrote."""
    channels = signing.sign(premises.begin, post, revision=signature.revision, names=signature.names, by=reader.id)
    return Signed(channels=list(channels))


@router.post("/posts/{post}/return", name="api_return", status_code=204)
def send_back(premises: Asked, reader: Reader, post: Id, verdict: Verdict) -> None:
    """Return it to its authors; what was queued is pulled."""
    signing.send_back(premises.begin, post, verdict.comment, by=reader.id, version=verdict.version)


@router.post("/posts/{post}/rejection", name="api_reject", status_code=204)
def reject(premises: Asked, reader: Reader, post: Id, verdict: Verdict) -> None:
    """End it; what is out comes down."""
    signing.reject(premises.begin, post, verdict.comment, by=reader.id, version=verdict.version)


@router.post("/posts/{post}/findings/{finding}/exemption", name="api_exempt", status_code=204)
def exempt(premises: Asked, reader: Reader, post: Id, finding: FindingKey, because: Because) -> None:
    """A contact who is no author lets one finding pass. It ends when the text changes."""
    exempting.exempt(premises.begin, post, finding, because.reason, by=reader.id)


@router.post("/posts/{post}/findings/{finding}/reason", name="api_give_reason", status_code=204)
def give_reason(premises: Asked, reader: Reader, post: Id, finding: FindingKey, because: Because) -> None:
    """An author says why a sentence stays; the signers see it."""
    exempting.give_reason(premises.begin, post, finding, because.reason, by=reader.id)
