"""How often the database is asked."""

from collections.abc import Callable

from sqlalchemy import Engine, event


def queries(engine: Engine, act: Callable[[], object]) -> int:
    """The number of statements that this sends."""
    seen: list[str] = []

    def note(*told: object) -> None:
        seen.append(str(told[2]))

    event.listen(engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(seen)
