"""The interface as OpenAPI 3.1: made of the routes themselves, with the refusals that all of them share."""

from collections.abc import Iterable, Mapping
from typing import Any

from fastapi.openapi.utils import get_openapi
from starlette.routing import BaseRoute

from approvals.pages.interface.permitted import BY_TOKEN
from approvals.pages.problems import PROBLEM, Problem

ABOUT = """The same use cases as the pages, as JSON, with the same rights and the same privacy.

Make a token on your page "Me" and send it as `Authorization: Bearer TOKEN`. It acts as you: it may what you may,
and nobody can say yes for somebody else with it. Who refused a picture is told to nobody.

A refusal is an `application/problem+json` (RFC 9457): `title` is a stable name, `detail` a sentence in the language
you ask for with `Accept-Language`, `values` what it is about. Ids are what answers call `id`; changes carry the
`version` last seen."""
REFUSALS: Mapping[str, str] = {
    "400": "The request does not fit this description; `fields` says where.",
    "401": "There is no token, or it opens nothing any more.",
    "403": "Whoever the token belongs to may not do this.",
    "404": "There is no such thing, or it is not for you.",
    "409": "Somebody was quicker: read again, then decide.",
    "413": "Too many bytes at once.",
    "422": "The house refuses; `title` says why.",
    "429": "Too often; the header Retry-After says when to try again.",
}
SCHEMA = "#/components/schemas/Problem"


def openapi(routes: Iterable[BaseRoute]) -> dict[str, Any]:
    """The description of these routes."""
    made = get_openapi(title="Freigabe", version="1", openapi_version="3.1.0", description=ABOUT, routes=list(routes))
    schemas = made["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= problem.pop("$defs", {}) | {"Problem": problem}
    made["components"]["responses"] = {f"Refused{code}": _refusal(said) for code, said in REFUSALS.items()}
    made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    made["security"] = [{"token": []}]
    for operations in made["paths"].values():
        for operation in operations.values():
            _complete(operation)
    return made


def _complete(operation: dict[str, Any]) -> None:
    """Every operation may be refused, also where it takes nothing that could be unfit."""
    operation["responses"].pop("422", None)
    operation["responses"] |= {code: {"$ref": f"#/components/responses/Refused{code}"} for code in REFUSALS}
    operation["security"] = [{"token": []}]
    action = BY_TOKEN[f"api_{operation['operationId']}"]
    operation["x-needs"] = str(action) if action else ""


def _refusal(said: str) -> dict[str, Any]:
    return {"description": said, "content": {PROBLEM: {"schema": {"$ref": SCHEMA}}}}
