"""What approvals refuses, and why. A name states the fact; values travel, sentences are made by pages and command line.

Refused
├── NotFound                     no such thing
├── ChangedMeanwhile             somebody else decided first
│   └── SeenOther                what was signed is not what is there now
├── WrongStage                   the table of stages knows no such way
├── NotAllowed                   the person lacks the role
│   ├── OwnDraft                 nobody signs, exempts or sets aside in what they wrote
│   ├── NotYours                 nobody answers for somebody else
│   └── SamePerson               the second person must be another one
├── StillWaitingFor              open ends remain
├── NothingToSay                 a reason or comment is required and was empty
├── NoSuchLocalTime              the clocks skip it
├── UnknownZone
├── TimeIsPast
├── UnknownChannel
├── NoChannel
├── EmptyPost                    neither text nor picture
├── EditedNothing
├── BadPerson                    a field of a person cannot be used
├── HandleTaken
├── BadBox                       a face's box lies outside the picture
├── NotInThePicture
├── NoSuchFinding
├── MatchingIsOff                the company has not switched it on
├── NoConsentToMatch
├── AlreadyWithdrawn
├── NotPaper
├── AlreadyLifted                a hold is already lifted
└── BadSetting
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from approvals.open_ends import OpenEnd


class Refused(Exception):
    """Something that was asked for is not done, and nothing has changed."""

    def __str__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({values})"


class NotFound(Refused):
    def __init__(self, kind: str, id: str) -> None:
        self.kind, self.id = kind, id


class ChangedMeanwhile(Refused):
    def __init__(self, kind: str, id: str) -> None:
        self.kind, self.id = kind, id


class SeenOther(ChangedMeanwhile):
    """What the person looked at (a revision, the names on faces) is not what is there now."""


class WrongStage(Refused):
    def __init__(self, kind: str, id: str, stage: str, wanted: str) -> None:
        self.kind, self.id, self.stage, self.wanted = kind, id, str(stage), str(wanted)


class NotAllowed(Refused):
    def __init__(self, person: str, action: str) -> None:
        self.person, self.action = person, action


class OwnDraft(NotAllowed):
    def __init__(self, person: str, action: str, post: str) -> None:
        super().__init__(person, action)
        self.post = post


class NotYours(NotAllowed):
    pass


class SamePerson(NotAllowed):
    pass


class StillWaitingFor(Refused):
    def __init__(self, open_ends: Sequence["OpenEnd"]) -> None:
        self.open_ends = tuple(open_ends)


class NothingToSay(Refused):
    def __init__(self, action: str) -> None:
        self.action = action


class NoSuchLocalTime(Refused):
    def __init__(self, time: str, zone: str) -> None:
        self.time, self.zone = time, zone


class UnknownZone(Refused):
    def __init__(self, zone: str) -> None:
        self.zone = zone


class TimeIsPast(Refused):
    def __init__(self, time: datetime) -> None:
        self.time = time


class UnknownChannel(Refused):
    def __init__(self, channel: str, known: Sequence[str]) -> None:
        self.channel, self.known = channel, tuple(known)


class NoChannel(Refused):
    pass


class EmptyPost(Refused):
    pass


class EditedNothing(Refused):
    def __init__(self, post: str) -> None:
        self.post = post


class BadPerson(Refused):
    def __init__(self, field: str, value: str) -> None:
        self.field, self.value = field, value


class HandleTaken(Refused):
    def __init__(self, handle: str) -> None:
        self.handle = handle


class BadBox(Refused):
    def __init__(self, picture: str, width: int, height: int) -> None:
        self.picture, self.width, self.height = picture, width, height


class NotInThePicture(Refused):
    def __init__(self, person: str, picture: str) -> None:
        self.person, self.picture = person, picture


class NoSuchFinding(Refused):
    def __init__(self, post: str, key: str) -> None:
        self.post, self.key = post, key


class MatchingIsOff(Refused):
    pass


class NoConsentToMatch(Refused):
    def __init__(self, person: str) -> None:
        self.person = person


class AlreadyWithdrawn(Refused):
    def __init__(self, consent: str) -> None:
        self.consent = consent


class NotPaper(Refused):
    def __init__(self, consent: str) -> None:
        self.consent = consent


class AlreadyLifted(Refused):
    def __init__(self, hold: str) -> None:
        self.hold = hold


class BadSetting(Refused):
    def __init__(self, name: str, value: str, wanted: str) -> None:
        self.name, self.value, self.wanted = name, value, wanted
