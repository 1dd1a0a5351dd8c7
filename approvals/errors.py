"""What approvals refuses, and why. A name states the fact; values travel, sentences are made by pages and command line.

Refused
├── NotFound                     no such thing
├── ChangedMeanwhile             somebody else decided first
│   └── SeenOther                what was signed is not what is there now
├── WrongStage                   the table of stages knows no such way
├── NotAllowed                   the person lacks the role
│   ├── OwnDraft                 nobody signs, exempts or sets aside in what they wrote
│   ├── NotYours                 nobody answers for somebody else
│   │   └── NotYourPicture           nobody shows a picture that was not theirs to see
│   └── SamePerson               the second person must be another one
├── StillWaitingFor              open ends remain
├── NothingToSay                 a reason or comment is required and was empty
├── TooLong                      a text, or a list, is longer than what is kept
├── GuidelineUnread              who signs or releases reads the guideline in force first
├── LessonWanted                 a lesson is passed first: the company wants it
├── CreditNotWished              a text gives credit to somebody who did not wish it
├── TimeTaken                    a time with a coach that is booked, or past
├── AlreadyOver                  the storm was ended
├── KnownByItself                a step the system knows the end of is not ticked by hand
├── NoSuchLocalTime              the clocks skip it
├── UnknownZone
├── TimeIsPast
├── NoFreePlace                 no place in the week is set for this channel, or half a year of them is taken
├── SlotUnclear                  places in the week are written as days and times
├── NothingMissed                only what was missed, held or failed is reviewed
├── UnknownChannel
├── NoChannel
├── ChannelTaken                 an account of this name is connected
├── ChannelInUse                 something on this channel is on its way
├── EmptyPost                    neither text nor picture
├── EditedNothing
├── NotHandedIn                  an unfinished draft is saved, handed in or discarded, nothing else
├── AlreadyHandedIn
├── BadPerson                    a field of a person cannot be used
├── HandleTaken
├── MailTaken                    two people never share an address: links that act for a person go there
├── HasLeft
├── DeputyAway                   whoever is away stands in for nobody; carries until when
├── StandsInMeanwhile            who stands in for somebody is not away at that time
├── LeavesAlready                a last day is set
├── ChatRefused                  an address for chat messages that is not taken
├── StillHere                    only who has left is erased by somebody else
├── AlreadyErased
├── LastOfRole                   nobody else is admin or lead
├── AlreadyFounded               the set-up is for an empty database
├── FounderMissing               nobody was named who leads
├── BadRoster                    a list of people that cannot be read at all
│   ├── RosterTooLarge
│   ├── RosterTooLong
│   ├── RosterUnreadable         no text, such as a spreadsheet's own format
│   └── RosterWithoutColumn
├── BadBox                       a face's box lies outside the picture
├── FoundByMachine               only a face drawn by hand is taken away again
├── FaceInUse                    somebody was asked about it, or another post blurs it
├── NotInThePicture
├── EventTaken                   there is an event of that name
├── EventClosed                  its review is over
├── TooManyPhotos                in one event
├── NoSuchFinding
├── MatchingIsOff                the company has not switched it on
├── GuestUnsigned                a guest's yes lacks a name, a guardian, a signature or their own yes; carries which
├── NoConsentToMatch
├── AlreadyWithdrawn
├── ReceiptNotOurs               not one byte of it may differ from what the company signed
├── ReceiptUnfit                 a receipt lacks what its profile asks for
├── NotPaper
├── AlreadyLifted                a hold is already lifted
├── OnHold                       nothing is sent now while a hold stops it
├── StillOut                     the channel still shows what was said to be removed
├── PassRefused                  a link, session or token that opens nothing (any more)
│   └── QuestionOver             a good link to answer, about a post that can no longer appear
├── FormSpent                    a form that is good once was sent before
├── WrongCode                    the digits are not those of the mail
├── TooOften                     tried too many times; carries when again
├── RemindedToday                carries when again
├── TooManyEnrolments            photos of oneself that wait to be described
├── UploadRefused
│   ├── EmptyUpload
│   ├── UploadTooLarge
│   ├── TooManyUploads           at once, of one person
│   ├── TooMuchUploaded          at once, of one person, in bytes
│   ├── PartOutOfPlace           carries where the next part begins
│   └── PartOutOfSize
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


class NotYourPicture(NotYours):
    def __init__(self, person: str, number: int) -> None:
        super().__init__(person, "show")
        self.number = number


class SamePerson(NotAllowed):
    pass


class StillWaitingFor(Refused):
    def __init__(self, open_ends: Sequence["OpenEnd"]) -> None:
        self.open_ends = tuple(open_ends)


class NothingToSay(Refused):
    def __init__(self, action: str) -> None:
        self.action = action


class TooLong(Refused):
    def __init__(self, length: int, limit: int) -> None:
        self.length, self.limit = length, limit


class GuidelineUnread(Refused):
    def __init__(self, person: str) -> None:
        self.person = person


class LessonWanted(Refused):
    def __init__(self, person: str, lesson: str) -> None:
        self.person, self.lesson = person, lesson


class CreditNotWished(Refused):
    def __init__(self, name: str) -> None:
        self.name = name


class TimeTaken(Refused):
    def __init__(self, time: str) -> None:
        self.time = time


class AlreadyOver(Refused):
    def __init__(self, storm: str) -> None:
        self.storm = storm


class KnownByItself(Refused):
    def __init__(self, step: str) -> None:
        self.step = step


class NoSuchLocalTime(Refused):
    def __init__(self, time: str, zone: str) -> None:
        self.time, self.zone = time, zone


class UnknownZone(Refused):
    def __init__(self, zone: str) -> None:
        self.zone = zone


class TimeIsPast(Refused):
    def __init__(self, time: datetime) -> None:
        self.time = time


class NoFreePlace(Refused):
    def __init__(self, channel: str) -> None:
        self.channel = channel


class SlotUnclear(Refused):
    def __init__(self, channel: str, value: str) -> None:
        self.channel, self.value = channel, value


class NothingMissed(Refused):
    def __init__(self, placement: str) -> None:
        self.placement = placement


class UnknownChannel(Refused):
    def __init__(self, channel: str, known: Sequence[str]) -> None:
        self.channel, self.known = channel, tuple(known)


class NoChannel(Refused):
    pass


class ChannelTaken(Refused):
    def __init__(self, name: str) -> None:
        self.name = name


class ChannelInUse(Refused):
    def __init__(self, name: str, waiting: int) -> None:
        self.name, self.waiting = name, waiting


class EmptyPost(Refused):
    pass


class EditedNothing(Refused):
    def __init__(self, post: str) -> None:
        self.post = post


class NotHandedIn(Refused):
    def __init__(self, post: str) -> None:
        self.post = post


class AlreadyHandedIn(Refused):
    def __init__(self, post: str) -> None:
        self.post = post


class BadPerson(Refused):
    def __init__(self, field: str, value: str) -> None:
        self.field, self.value = field, value


class HandleTaken(Refused):
    def __init__(self, handle: str) -> None:
        self.handle = handle


class MailTaken(Refused):
    def __init__(self, mail: str) -> None:
        self.mail = mail


class HasLeft(Refused):
    def __init__(self, person: str) -> None:
        self.person = person


class StillHere(Refused):
    def __init__(self, person: str) -> None:
        self.person = person


class AlreadyErased(Refused):
    def __init__(self, person: str) -> None:
        self.person = person


class LastOfRole(Refused):
    def __init__(self, person: str, role: str) -> None:
        self.person, self.role = person, str(role)


class AlreadyFounded(Refused):
    pass


class FounderMissing(Refused):
    pass


class BadRoster(Refused):
    pass


class RosterTooLarge(BadRoster):
    def __init__(self, size: int, limit: int) -> None:
        self.size, self.limit = size, limit


class RosterTooLong(BadRoster):
    def __init__(self, rows: int, limit: int) -> None:
        self.rows, self.limit = rows, limit


class RosterUnreadable(BadRoster):
    pass


class RosterWithoutColumn(BadRoster):
    def __init__(self, field: str, found: Sequence[str]) -> None:
        self.field, self.found = field, tuple(found)


class BadBox(Refused):
    def __init__(self, picture: str, width: int, height: int) -> None:
        self.picture, self.width, self.height = picture, width, height


class FoundByMachine(Refused):
    def __init__(self, face: str) -> None:
        self.face = face


class FaceInUse(Refused):
    """Says nothing about which of its reasons it is, nor what anybody answered."""

    def __init__(self, face: str) -> None:
        self.face = face


class NotInThePicture(Refused):
    def __init__(self, person: str, picture: str) -> None:
        self.person, self.picture = person, picture


class EventTaken(Refused):
    def __init__(self, name: str) -> None:
        self.name = name


class EventClosed(Refused):
    def __init__(self, name: str) -> None:
        self.name = name


class TooManyPhotos(Refused):
    def __init__(self, most: int) -> None:
        self.most = most


class NoSuchFinding(Refused):
    def __init__(self, post: str, key: str) -> None:
        self.post, self.key = post, key


class MatchingIsOff(Refused):
    pass


class GuestUnsigned(Refused):
    def __init__(self, fields: tuple[str, ...]) -> None:
        self.fields = fields


class NoConsentToMatch(Refused):
    def __init__(self, person: str) -> None:
        self.person = person


class ReceiptNotOurs(Refused):
    pass


class ReceiptUnfit(Refused):
    def __init__(self, terms: Sequence[str]) -> None:
        self.terms = tuple(terms)


class AlreadyWithdrawn(Refused):
    def __init__(self, consent: str) -> None:
        self.consent = consent


class NotPaper(Refused):
    def __init__(self, consent: str) -> None:
        self.consent = consent


class AlreadyLifted(Refused):
    def __init__(self, hold: str) -> None:
        self.hold = hold


class OnHold(Refused):
    def __init__(self, hold: str, scope: str) -> None:
        self.hold, self.scope = hold, scope


class StillOut(Refused):
    def __init__(self, channel: str) -> None:
        self.channel = channel


class RemindedToday(Refused):
    def __init__(self, post: str, again_at: datetime) -> None:
        self.post, self.again_at = post, again_at


class BadSetting(Refused):
    def __init__(self, name: str, value: str, wanted: str) -> None:
        self.name, self.value, self.wanted = name, value, wanted


class PassRefused(Refused):
    """Says nothing about why: used up, revoked, ended, or never there."""


class QuestionOver(PassRefused):
    """Nothing of the post is out, and nothing can go out any more."""


class DeputyAway(Refused):
    def __init__(self, person: str, until: datetime) -> None:
        self.person, self.until = person, until


class StandsInMeanwhile(Refused):
    def __init__(self, person: str, until: datetime) -> None:
        self.person, self.until = person, until


class LeavesAlready(Refused):
    def __init__(self, person: str, ends_at: datetime) -> None:
        self.person, self.ends_at = person, ends_at


class ChatRefused(Refused):
    """`why`: unknown, open (unencrypted), private, unreachable."""

    def __init__(self, why: str) -> None:
        self.why = why


class FormSpent(Refused):
    pass


class WrongCode(Refused):
    def __init__(self, left: int) -> None:
        self.left = left


class TooOften(Refused):
    def __init__(self, again_at: datetime) -> None:
        self.again_at = again_at


class TooManyEnrolments(Refused):
    def __init__(self, limit: int) -> None:
        self.limit = limit


class UploadRefused(Refused):
    """A file, or a part of one, that is not taken."""


class EmptyUpload(UploadRefused):
    def __init__(self, name: str) -> None:
        self.name = name


class UploadTooLarge(UploadRefused):
    def __init__(self, name: str, size: int, limit: int) -> None:
        self.name, self.size, self.limit = name, size, limit


class TooManyUploads(UploadRefused):
    def __init__(self, limit: int) -> None:
        self.limit = limit


class TooMuchUploaded(UploadRefused):
    def __init__(self, limit: int) -> None:
        self.limit = limit


class PartOutOfPlace(UploadRefused):
    def __init__(self, upload: str, expected: int) -> None:
        self.upload, self.expected = upload, expected


class PartOutOfSize(UploadRefused):
    def __init__(self, upload: str, size: int, wanted: int) -> None:
        self.upload, self.size, self.wanted = upload, size, wanted
