"""What waits and how deliveries went, counted in the database."""

from sqlalchemy import Engine, func, select

from approvals.figures import Figures
from storage import tables as t
from storage.clock import database_now
from storage.columns import UtcTime
from storage.tables_people import JobRow

WAITING = JobRow.done_at.is_(None)
JOBS = select(JobRow.task, func.count()).where(WAITING).group_by(JobRow.task)
PLACEMENTS = select(t.PlacementRow.stage, func.count()).group_by(t.PlacementRow.stage)
DELIVERIES = select(t.DeliveryRow.outcome, func.count()).group_by(t.DeliveryRow.outcome)


def figures(engine: Engine) -> Figures:
    """As they stand now."""
    with engine.execution_options(reading=True).connect() as connection:
        now = database_now(connection)
        due = select(func.min(JobRow.due_at, type_=UtcTime)).where(WAITING, JobRow.due_at <= now)
        oldest = connection.execute(due).scalar()
        jobs, placements, deliveries = (
            {str(name): count for name, count in connection.execute(query)} for query in (JOBS, PLACEMENTS, DELIVERIES)
        )
    return Figures(jobs, (now - oldest).total_seconds() if oldest else 0.0, placements, deliveries)
