"""Forms that are good once, for half a day, and for one bearer only: a link, or a person."""

import secrets
from datetime import timedelta

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.datastructures import FormData

from approvals.pages.errors import ForgedForm
from approvals.pages.premises import Premises

LASTS = timedelta(hours=12)
"""How long a form may lie open; shorter than what was used up is remembered (`desk.knocking.KEPT`)."""


def new_form(premises: Premises, bearer: str) -> str:
    """What the forms of one page carry in their field `form`."""
    return str(_signer(premises).dumps([bearer, secrets.token_urlsafe(12)]))


def used_form(premises: Premises, fields: FormData, bearer: str) -> str:
    """What of a form is used up by sending it: the use case notes that. Raises ForgedForm."""
    try:
        whose, once = _signer(premises).loads(str(fields.get("form", "")), max_age=int(LASTS.total_seconds()))
    except BadSignature:
        raise ForgedForm from None
    if whose != bearer:
        raise ForgedForm
    return str(once)


def _signer(premises: Premises) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(premises.secret, salt="good once")
