"""Cookies: never for scripts, never sent along from other sites, and over https bound to exactly this host."""

from fastapi import Request
from starlette.responses import Response

from approvals.pages.premises import Premises

SESSION = "freigabe"
VISIT = "visit"
LANGUAGE = "lang"
BOUND = "__Host-"


def name_of(name: str, address: str) -> str:
    """Over https the browser itself keeps a cookie with this prefix from being set by a neighbouring host."""
    return f"{BOUND}{name}" if address.startswith("https://") else name


def read(request: Request, premises: Premises, name: str) -> str:
    return request.cookies.get(name_of(name, premises.address), "")


def put(response: Response, premises: Premises, name: str, value: str, *, seconds: int | None = None) -> None:
    """Without `seconds` it lasts as long as the browser runs."""
    response.set_cookie(
        name_of(name, premises.address),
        value,
        max_age=seconds,
        httponly=True,
        samesite="lax",
        secure=premises.address.startswith("https://"),
    )


def drop(response: Response, premises: Premises, name: str) -> None:
    """A bound cookie is only given up with the attributes it was set with."""
    secure = premises.address.startswith("https://")
    response.delete_cookie(name_of(name, premises.address), httponly=True, samesite="lax", secure=secure)
