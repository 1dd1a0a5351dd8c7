"""The tables are built by migrations alone, on both databases, and end where the code expects them."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, select, text

from approvals.company import Company
from approvals.history import FIRST
from storage.database import alembic_config, connect, migrate
from storage.tables import RenditionRow, RevisionRow
from storage.tables_lists import AuthorRow, SummaryRow
from storage.tables_people import CompanyRow, HeadRow, PersonRow


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    """A database without any table."""
    if request.param == "sqlite":
        return connect(f"sqlite:///{tmp_path / 'freigabe.db'}")
    return connect(request.getfixturevalue("postgres_url"))


def test_each_migration_from_empty_leads_to_the_tables_of_the_code(empty: Engine) -> None:
    """One step after the other; afterwards nothing differs between database and code."""
    script = ScriptDirectory.from_config(alembic_config())
    for step in reversed(list(script.walk_revisions())):
        migrate(empty, step.revision)
    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, PersonRow.metadata) == []
        assert context.get_current_revision() == script.get_current_head()


def test_migrating_twice_changes_nothing(empty: Engine) -> None:
    """Every start of the service migrates."""
    migrate(empty)
    tables = inspect(empty).get_table_names()
    migrate(empty)
    assert inspect(empty).get_table_names() == tables


def test_a_new_database_holds_one_company_and_an_empty_history(empty: Engine) -> None:
    """One company per database, with matching off; the head of the history says that there is nothing yet."""
    migrate(empty)
    with empty.connect() as connection:
        (company,) = connection.execute(select(CompanyRow.__table__)).mappings()
        (head,) = connection.execute(select(HeadRow.seq, HeadRow.sha256)).all()
    values = {name: value for name, value in company.items() if name not in {"n", "id"}}
    assert Company(**values) == Company()
    assert tuple(head) == (0, FIRST)


def test_there_is_one_line_of_migrations() -> None:
    """No two heads, and each step says what it does."""
    script = ScriptDirectory.from_config(alembic_config())
    assert len(script.get_heads()) == 1
    assert all(step.doc for step in script.walk_revisions())


def test_authors_of_posts_from_before_are_credited(empty: Engine) -> None:
    """A post from before there were summaries: its authors are found in their own table, its summary is to come."""
    migrate(empty, "0002")
    row = {"id": "p1", "stage": "open", "revision": "r1", "authors": '["anna","ben"]', "version": 0}
    with empty.begin() as connection:
        connection.execute(
            text("INSERT INTO posts (id, stage, revision, authors, created_at, version)"
                 " VALUES (:id, :stage, :revision, :authors, '2026-01-01 00:00:00+00', :version)"), row
        )  # fmt: skip
    migrate(empty)
    with empty.connect() as connection:
        assert sorted(connection.execute(select(AuthorRow.person).where(AuthorRow.post == "p1")).scalars()) == [
            "anna", "ben"
        ]  # fmt: skip
        assert connection.execute(select(SummaryRow.id)).all() == []


def test_what_was_kept_before_there_were_frames_is_whole(empty: Engine) -> None:
    """A rendition and a revision from before: no frame was moved, and all of the picture is shown."""
    migrate(empty, "0020")
    at = "2026-01-01 00:00:00+00"
    kept = {
        "posts": {"id": "p1", "stage": "open", "revision": "r1", "authors": "[]", "created_at": at, "version": 0},
        "revisions": {
            "id": "r1", "post": "p1", "number": 1, "text": "Schön", "lang": "de", "channels": "[]", "pictures": "[]",
            "variants": "{}", "by": "anna", "at": at,
        },
        "pictures": {
            "id": "party", "kind": "jpeg", "width": 4, "height": 3, "size": 9, "has_position": False,
            "has_device": False, "by": "anna", "at": at,
        },
        "renditions": {
            "id": "made", "picture": "party", "blurred": "[]", "sha256": "b", "proved": True, "engine": "e", "at": at
        },
    }  # fmt: skip
    with empty.begin() as connection:
        for table, row in kept.items():
            columns, values = ", ".join(f'"{one}"' for one in row), ", ".join(f":{one}" for one in row)
            connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({values})"), row)
    migrate(empty)
    with empty.connect() as connection:
        assert connection.execute(select(RevisionRow.crops)).scalar_one() == {}
        assert connection.execute(select(RenditionRow.crop)).scalar_one() is None
