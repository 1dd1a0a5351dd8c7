"""Pictures that a channel fetches from us while it publishes them. The secret in the address is the only right."""

from fastapi import Response

from approvals.desk import lending
from approvals.pages.guard import Asked
from approvals.pages.threads import Routes

router = Routes(prefix=lending.PATH)


@router.get("/{secret}.jpg", name="lent_picture")
def lent_picture(premises: Asked, secret: str) -> Response:
    """Nothing keeps it: it may be gone in a minute."""
    data = lending.lent(premises.begin, premises.objects, secret)
    headers = {"cache-control": "no-store", "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow"}
    return Response(data, media_type="image/jpeg", headers=headers)
