"""Alembic's entry: it is handed a connection by `storage.database.migrate`."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import TypeDecorator

from storage import (  # noqa: F401 - they join the metadata
    tables_change,
    tables_channels,
    tables_council,
    tables_events,
    tables_guideline,
    tables_lent,
    tables_pages,
    tables_rights,
)
from storage.tables_lists import SummaryRow

connection = context.config.attributes["connection"]


def plain_types(kind: str, item: Any, autogen_context: Any) -> str | Literal[False]:
    """Migrations name SQLAlchemy's types only: our column types may change later, a migration may not."""
    ours = isinstance(item, TypeDecorator) and type(item).__module__.startswith("storage.")
    if kind == "type" and ours:
        autogen_context.imports.add("import sqlalchemy as sa")
        return f"sa.{item.impl_instance!r}"
    return False


context.configure(
    connection=connection,
    target_metadata=SummaryRow.metadata,
    render_item=plain_types,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
