"""The description of the interface: for programs, and as a page for who writes them."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from fastapi import Request, Response
from fastapi.responses import JSONResponse

from approvals.pages.interface.description import openapi
from approvals.pages.rendering import page
from approvals.pages.threads import Routes

router = Routes(prefix="/api/v1")
Schema = Mapping[str, Any]


class Row(NamedTuple):
    """A field or parameter; `shape` names a schema of the page, if it is one."""

    name: str
    kind: str
    shape: str
    required: bool
    about: str


class Operation(NamedTuple):
    """One thing to ask for. `needs` is the action its owner must be allowed."""

    id: str
    method: str
    path: str
    summary: str
    about: str
    needs: str
    parameters: tuple[Row, ...]
    takes: Row | None
    gives: Row | None


@cache
def described() -> dict[str, Any]:
    from approvals.pages.interface.routers import ROUTERS  # noqa: PLC0415 - this router is one of them

    return openapi(route for part in ROUTERS if part is not router for route in part.routes)


@router.get("/openapi.json", name="openapi")
def as_openapi() -> Response:
    return JSONResponse(described(), headers={"cache-control": "no-cache"})


@router.get("", name="interface")
def as_page(request: Request) -> Response:
    """Whom it is for is written in English; so it is in every language's page."""
    subjects, shapes = _readable()
    return page(request, "interface.html", about=described()["info"]["description"], subjects=subjects, shapes=shapes)


@cache
def _readable() -> tuple[Mapping[str, list[Operation]], Mapping[str, tuple[str, list[Row]]]]:
    """Operations by subject, and the fields of every shape with what it is."""
    subjects: dict[str, list[Operation]] = {}
    for path, operations in described()["paths"].items():
        for method, one in operations.items():
            subjects.setdefault(one["tags"][0], []).append(_operation(path, method, one))
    schemas = described()["components"]["schemas"]
    shapes = {name: (one.get("description", ""), list(_rows(one))) for name, one in sorted(schemas.items())}
    return subjects, shapes


def _operation(path: str, method: str, one: Schema) -> Operation:
    done = next(answer for code, answer in one["responses"].items() if code.startswith("2"))
    whole, _, rest = one.get("description", "").partition("\n\n")
    return Operation(
        id=one["operationId"],
        method=method.upper(),
        path=path,
        summary=whole,
        about=rest,
        needs=one["x-needs"].replace("_", " "),
        parameters=tuple(
            _row(each["name"], each["schema"] | {"description": each.get("description", "")}, each["required"])
            for each in one.get("parameters", ())
        ),
        takes=_body(one.get("requestBody")),
        gives=_body(done),
    )


def _body(told: Schema | None) -> Row | None:
    for kind, content in (told or {}).get("content", {}).items():
        return _row(kind, content["schema"], required=True)
    return None


def _rows(schema: Schema) -> Iterator[Row]:
    required = schema.get("required", ())
    for name, one in schema.get("properties", {}).items():
        yield _row(name, one, name in required)
    if values := schema.get("enum"):
        yield Row(", ".join(map(str, values)), "one of these", "", required=True, about="")


def _row(name: str, schema: Schema, required: bool) -> Row:
    kind, shape = _kind(schema)
    return Row(name, kind, shape, required, schema.get("description", ""))


def _kind(schema: Schema) -> tuple[str, str]:
    """In words, and the shape they speak of."""
    if shape := schema.get("$ref", "").rpartition("/")[2]:
        return shape, shape
    if choices := [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]:
        kind, shape = _kind(choices[0])
        return f"{kind} or nothing", shape
    if schema.get("type") == "array":
        kind, shape = _kind(schema["items"])
        return f"list of {kind}", shape
    if values := schema.get("enum"):
        return " | ".join(map(str, values)), ""
    if isinstance(more := schema.get("additionalProperties"), dict):
        kind, shape = _kind(more)
        return f"{kind} by name", shape
    return str(schema.get("format") or schema.get("type", "anything")), ""
