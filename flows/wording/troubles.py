"""The one place where an error becomes a sentence."""

from collections.abc import Mapping
from datetime import datetime

from approvals.errors import LastOfRole, NotAllowed, Refused, StillWaitingFor, WrongStage
from approvals.faces.errors import PortraitRefused
from approvals.people import Role
from approvals.permissions import MAY, Action
from flows.errors import FlowsError
from flows.wording import Language, Words, said
from flows.wording.keeping import KEEPING
from flows.wording.open_ends import missing_lines
from flows.wording.page_refusals import ON_PAGES
from flows.wording.refusals import REFUSALS
from flows.wording.rules import PORTRAITS, RULES
from flows.wording.running import RUNNING
from flows.wording.terms import ACTIONS, PLACES, ROLES, STAGES, THINGS
from policies.errors import PolicyError
from storage.errors import StorageError

TREES: tuple[tuple[type[Exception], Words], ...] = (
    (Refused, {**ON_PAGES, **REFUSALS}),
    (StorageError, KEEPING),
    (PolicyError, RULES),
    (PortraitRefused, PORTRAITS),
    (FlowsError, RUNNING),
)
SPECIFIED_BY = ("action", "field", "trouble")


def sentence(trouble: Exception, lang: Language) -> str | None:
    """What happened and what to do, or None for an error that is nobody's refusal but a defect."""
    for base, words in TREES:
        if isinstance(trouble, base):
            return said(words, _name(trouble, words), lang, **_values(trouble, lang))
    return None


def noted(kind: str, facts: Mapping[str, object], lang: Language) -> str:
    """The sentence of an error that is not there any more: its name and the values it carried."""
    known = next((words for _, words in TREES if kind in words), REFUSALS)
    readable = {name: _readable(value) for name, value in facts.items()}
    return said(known, kind if kind in known else "Refused", lang, **readable)


def local(at: datetime) -> str:
    """A time as this terminal's clock shows it."""
    return at.astimezone().strftime("%d.%m.%Y %H:%M %Z")


def _name(trouble: Exception, words: Words) -> str:
    """The most specific entry there is; an error added later falls back to what it is a kind of."""
    kinds = [kind.__name__ for kind in type(trouble).__mro__]
    said_of = [str(getattr(trouble, name)) for name in SPECIFIED_BY if hasattr(trouble, name)]
    fitting = (name for kind in kinds for name in (*(f"{kind}.{value}" for value in said_of), kind))
    return next(name for name in fitting if name in words)


def _values(trouble: Exception, lang: Language) -> dict[str, object]:
    carried = {name: _readable(value) for name, value in vars(trouble).items()}
    detail = ", ".join(f"{name}={value}" for name, value in carried.items())
    return {"detail": detail, "path": "company.yaml"} | carried | _in_words(trouble, lang)


def _readable(value: object) -> object:
    match value:
        case datetime():
            return local(value)
        case tuple():
            return ", ".join(str(one) for one in value)
        case float():
            return f"{value:.2f}"
        case _:
            return value


def _in_words(trouble: Exception, lang: Language) -> dict[str, object]:
    """Values that are words of the house, in the reader's language."""
    found: dict[str, object] = {}
    if hasattr(trouble, "kind") and not isinstance(trouble, StorageError):
        found["kind"] = _word(THINGS, trouble.kind, lang)
    if isinstance(trouble, LastOfRole):
        found["role"] = _word(ROLES, trouble.role, lang)
    if isinstance(trouble, WrongStage):
        stages = STAGES if trouble.kind == "post" else PLACES
        found |= {name: _word(stages, getattr(trouble, name), lang) for name in ("stage", "wanted")}
    if isinstance(trouble, NotAllowed):
        found |= {"action": _word(ACTIONS, trouble.action, lang), "roles": _roles(trouble.action, lang)}
    if isinstance(trouble, StillWaitingFor):
        found["open_ends"] = missing_lines(trouble.open_ends, lang, local)
    return found


def _word(words: Words, name: str, lang: Language) -> str:
    return said(words, name, lang) if name in words else name


def _roles(action: str, lang: Language) -> str:
    may = MAY.get(Action(action), frozenset({Role.CONTACT})) if action in set(Action) else frozenset()
    return ", ".join(said(ROLES, role, lang) for role in sorted(may))
