"""The outbox: work that decisions asked for, claimed by whoever has time, under a lease by the database's clock."""

import dataclasses
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Select, delete, insert, select, update

from approvals.fingerprint import new_id
from approvals.jobs import Job, Task
from storage.clock import database_now
from storage.tables_people import JobRow

LEASE = timedelta(minutes=5)
FIRST_PAUSE = timedelta(seconds=2)
LONGEST_PAUSE = timedelta(minutes=5)
DONE_IS_KEPT = timedelta(days=7)
_TABLE = JobRow.metadata.tables[JobRow.__tablename__]


def ask(connection: Connection, task: Task, about: str, due_at: datetime, now: datetime) -> None:
    """Add a job, unless one for the same thing waits, due no later; one that pauses after a failure is hurried."""
    same = (_TABLE.c.task == task) & (_TABLE.c.about == about) & _TABLE.c.done_at.is_(None)
    waiting = same & _TABLE.c.leased_until.is_(None)
    if connection.execute(select(_TABLE.c.id).where(waiting, _TABLE.c.due_at <= due_at)).first():
        return
    hurried = update(_TABLE).where(waiting, _TABLE.c.attempt > 0).values(due_at=due_at)
    if not connection.execute(hurried).rowcount:
        job = Job(new_id(), task, about, due_at, now)
        connection.execute(insert(_TABLE).values(**dataclasses.asdict(job)))


def under_way(connection: Connection, task: Task, about: str) -> bool:
    """Whether somebody holds the lease of such a job."""
    leased = (_TABLE.c.leased_until >= database_now(connection)) & _TABLE.c.done_at.is_(None)
    query = select(_TABLE.c.id).where(_TABLE.c.task == task, _TABLE.c.about == about, leased)
    return connection.execute(query).first() is not None


class Outbox:
    """What the dispatcher sees of it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, most: int = 1, *, tasks: tuple[Task, ...] = tuple(Task)) -> list[Job]:
        """Lease up to `most` due jobs; nobody else gets them until the lease ends. Expired leases are claimed again."""
        reading = self._engine.execution_options(reading=True)
        with reading.connect() as connection:
            if not connection.execute(self._due(connection, tasks).limit(1)).first():
                return []
        with self._engine.begin() as connection:
            due = self._due(connection, tasks).limit(most).with_for_update(skip_locked=True)
            return [self._lease(connection, job) for job in _jobs(connection, due)]

    def done(self, jobs: Sequence[Job]) -> None:
        """They are finished, unless somebody else claimed them meanwhile."""
        with self._engine.begin() as connection:
            now = database_now(connection)
            for job in jobs:
                self._mine(connection, job, done_at=now, leased_until=None, trouble=None)

    def failed(self, job: Job, trouble: str) -> None:
        """Try again later, with growing pauses."""
        pause = min(FIRST_PAUSE * 2 ** min(job.attempt, 10), LONGEST_PAUSE)
        with self._engine.begin() as connection:
            now = database_now(connection)
            self._mine(connection, job, due_at=now + pause, leased_until=None, trouble=trouble[:500])

    def waiting(self) -> list[Job]:
        """Everything not yet done, in order."""
        with self._engine.execution_options(reading=True).connect() as connection:
            query = select(_TABLE).where(_TABLE.c.done_at.is_(None)).order_by(_TABLE.c.n)
            return _jobs(connection, query)

    def prune(self) -> None:
        """Forget what has been done for a week."""
        with self._engine.begin() as connection:
            connection.execute(delete(_TABLE).where(_TABLE.c.done_at < database_now(connection) - DONE_IS_KEPT))

    def _due(self, connection: Connection, tasks: tuple[Task, ...]) -> Select[Any]:
        now = database_now(connection)
        free = _TABLE.c.leased_until.is_(None) | (_TABLE.c.leased_until < now)
        due = select(_TABLE).where(_TABLE.c.done_at.is_(None), _TABLE.c.due_at <= now, free)
        return due.where(_TABLE.c.task.in_(tasks)).order_by(_TABLE.c.due_at, _TABLE.c.n)

    def _lease(self, connection: Connection, job: Job) -> Job:
        until = database_now(connection) + LEASE
        leased = dataclasses.replace(job, attempt=job.attempt + 1, leased_until=until)
        connection.execute(
            update(_TABLE).where(_TABLE.c.id == job.id).values(attempt=leased.attempt, leased_until=until)
        )
        return leased

    def _mine(self, connection: Connection, job: Job, **values: object) -> None:
        same = (_TABLE.c.id == job.id) & (_TABLE.c.attempt == job.attempt) & _TABLE.c.done_at.is_(None)
        connection.execute(update(_TABLE).where(same).values(**values))


def _jobs(connection: Connection, query: Select[Any]) -> list[Job]:
    rows = connection.execute(query).mappings().all()
    return [Job(**{name: value for name, value in row.items() if name != "n"}) for row in rows]
