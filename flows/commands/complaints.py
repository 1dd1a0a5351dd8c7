"""Every error a person can do something about becomes a sentence; the others are defects and stay what they are."""

from pydantic import ValidationError
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from flows.errors import BadSettings, DatabaseAway, DiskRefused
from flows.wording import Language
from flows.wording.troubles import sentence


def complaint(trouble: Exception, lang: Language) -> str | None:
    """The sentence, or None for a defect."""
    return sentence(_as_ours(trouble), lang)


def _as_ours(trouble: Exception) -> Exception:
    """What libraries raise, by our names."""
    if isinstance(trouble, ValidationError) and trouble.title == "Settings":
        first = trouble.errors()[0]
        name = "_".join(["FREIGABE", *(str(part) for part in first["loc"])]).upper()
        return BadSettings(name, str(first["input"]), first["msg"])
    if isinstance(trouble, OperationalError) or type(trouble) is DatabaseError:
        return DatabaseAway(str(trouble.orig).partition("\n")[0])
    if isinstance(trouble, ArgumentError):
        return DatabaseAway(str(trouble))
    if isinstance(trouble, OSError) and not isinstance(trouble, BrokenPipeError):
        return DiskRefused(str(trouble.filename or "-"), trouble.strerror or str(trouble))
    return trouble
