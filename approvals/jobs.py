"""Work that a decision asks for: an outbox row, committed together with the decision."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Task(StrEnum):
    """What can be asked for; each is one flow, takes one id and may run twice."""

    CHECK = "check_post"
    PUBLISH = "publish_placement"
    TAKE_DOWN = "take_down"
    NOTIFY = "send_notice"
    SWEEP = "sweep"
    FORGET = "forget_picture"
    ENROL = "enrol"
    REPLAY = "replay_clause"
    LOOK = "look_at_event"
    GROUP = "group_faces"
    ERASE = "erase_person"


@dataclass(frozen=True, slots=True)
class Job:
    """A row of the outbox. A lease says who works on it until when; an expired lease is picked up again."""

    id: str
    task: Task
    about: str
    due_at: datetime
    asked_at: datetime
    attempt: int = 0
    leased_until: datetime | None = None
    done_at: datetime | None = None
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A message to a person about something, written in their language when it is sent: not before `at`."""

    id: str
    person: str
    kind: str
    about: str
    at: datetime
    sent_at: datetime | None = None
    version: int = 0
