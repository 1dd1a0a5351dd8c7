"""What stands before the command: who asks, and in which language. Imports nothing of the house."""

from dataclasses import dataclass

from flows.wording import Language


@dataclass(frozen=True, slots=True)
class Asked:
    """`key` may be missing: on a terminal it is asked for."""

    lang: Language
    handle: str | None = None
    key: str | None = None


EVERYWHERE = ("--as", "--key")


def who_first(args: list[str]) -> list[str]:
    """Bring `--as` and `--key` to the front, so that they may stand anywhere before a `--`."""
    first: list[str] = []
    rest: list[str] = []
    left = iter(args)
    for word in left:
        if word == "--":
            return [*first, *rest, word, *left]
        if word in EVERYWHERE:
            first += [word, *(value for value in [next(left, None)] if value is not None)]
        elif word.startswith(tuple(f"{name}=" for name in EVERYWHERE)):
            first.append(word)
        else:
            rest.append(word)
    return first + rest
