"""Passkeys: added on a page of one's own, used on the sign-in page.

A challenge travels signed, bound to this browser's session or visit, and is good for five minutes; several windows have
one each. The database learns of it when it was answered, and takes each answer once: so a sign-in page that is only
looked at writes nothing.
"""

import json
import secrets
from typing import Annotated, Any

from fastapi import Body, Request, Response
from fastapi.responses import JSONResponse
from itsdangerous import BadData, URLSafeTimedSerializer
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from approvals.desk import keying
from approvals.errors import NotFound
from approvals.pages.address import host, origin, takes_passkeys
from approvals.pages.clients import browser_of
from approvals.pages.errors import PasskeyRefused
from approvals.pages.guard import Asked, Reader, Visitor
from approvals.pages.premises import Premises
from approvals.pages.rendering import onward, page
from approvals.pages.signing_in import signed_in
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.passkeys import Passkey

router = Routes()
SECONDS = 300
LONGEST = 60
Credential = Annotated[dict[str, Any], Body(embed=True)]
Signed = Annotated[str, Body(max_length=1_000)]
Label = Annotated[str, Body(max_length=LONGEST)]
Next = Annotated[str, Body(max_length=2_000)]


@router.get("/me/passkeys", name="passkeys")
def passkeys(request: Request, premises: Asked, reader: Reader) -> Response:
    own = keying.passkeys_of(premises.begin, reader.id)
    return page(
        request, "passkeys.html", own=own, browser=browser_of(request), possible=takes_passkeys(premises.address)
    )


@router.post("/me/passkeys/challenge", name="passkey_options")
def options_to_add(premises: Asked, reader: Reader) -> Response:
    """What the device needs to make a key. It makes none where it already has one for this person."""
    known = keying.passkeys_of(premises.begin, reader.id)
    challenge = secrets.token_bytes(32)
    options = generate_registration_options(
        rp_id=host(premises.address),
        rp_name="Freigabe",
        user_id=reader.id.encode(),
        user_name=reader.me.mail,
        user_display_name=reader.me.name,
        challenge=challenge,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.PREFERRED,
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(key.credential)) for key in known],
    )
    return _offered(premises, options_to_json(options), challenge, _purpose(reader, "add"))


@router.post("/me/passkeys", name="add_passkey")
def add(  # noqa: PLR0917 - handlers get their values by name
    request: Request, premises: Asked, reader: Reader, credential: Credential, signed: Signed, label: Label = ""
) -> Response:
    challenge = _challenge(premises, signed, _purpose(reader, "add"))
    try:
        made = verify_registration_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=host(premises.address),
            expected_origin=origin(premises.address),
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as unproved:
        raise PasskeyRefused from unproved
    key = Passkey(
        id="",
        person=reader.id,
        credential=bytes_to_base64url(made.credential_id),
        public=made.credential_public_key,
        uses=made.sign_count,
        label=label.strip() or browser_of(request),
        made_at=reader.now,
    )
    keying.keep_passkey(premises.begin, key, spent=challenge.hex())
    return onward(request, "/me/passkeys", say=N_("Ab jetzt meldest du dich hier ohne Mail an."))


@router.post("/me/passkeys/{passkey}/drop", name="drop_passkey")
def drop(request: Request, premises: Asked, reader: Reader, passkey: str) -> Response:
    keying.drop_passkey(premises.begin, passkey, by=reader.id)
    return onward(request, "/me/passkeys", say=N_("Dieser Passkey öffnet hier nichts mehr."))


@router.post("/sign-in/passkey/challenge", name="passkey_challenge")
def options_to_sign_in(premises: Asked, reader: Reader) -> Response:
    """The same for everybody: the device offers what it has, and nobody learns who has a key."""
    challenge = secrets.token_bytes(32)
    options = generate_authentication_options(rp_id=host(premises.address), challenge=challenge)
    return _offered(premises, options_to_json(options), challenge, _purpose(reader, "sign in"))


@router.post("/sign-in/passkey", name="sign_in_by_passkey")
def sign_in(  # noqa: PLR0917 - handlers get their values by name
    request: Request, premises: Asked, reader: Reader, credential: Credential, signed: Signed, next: Next = "/"
) -> Response:
    challenge = _challenge(premises, signed, _purpose(reader, "sign in"))
    try:
        key = keying.passkey_called(premises.begin, str(credential.get("id")))
        proved = verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=host(premises.address),
            expected_origin=origin(premises.address),
            credential_public_key=key.public,
            credential_current_sign_count=key.uses,
        )
    except (NotFound, WebAuthnException, ValueError, KeyError, TypeError) as unproved:
        raise PasskeyRefused from unproved
    session = keying.sign_in_with(
        premises.begin, key.id, uses=proved.new_sign_count, spent=challenge.hex(), label=browser_of(request)
    )
    return signed_in(request, session, next)


def _purpose(reader: Visitor, what: str) -> str:
    """What the challenge is for, in this browser and no other."""
    return f"{what} {reader.csrf}"


def _offered(premises: Premises, options: str, challenge: bytes, purpose: str) -> Response:
    signed = str(_signer(premises).dumps([challenge.hex(), purpose]))
    return JSONResponse({"options": json.loads(options), "signed": signed})


def _challenge(premises: Premises, signed: str, purpose: str) -> bytes:
    """What was asked a moment ago, for this purpose. Raises PasskeyRefused."""
    try:
        challenge, asked_for = _signer(premises).loads(signed, max_age=SECONDS)
    except BadData as unknown:
        raise PasskeyRefused from unknown
    if asked_for != purpose:
        raise PasskeyRefused
    return bytes.fromhex(challenge)


def _signer(premises: Premises) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(premises.secret, salt="passkey")
