"""One transaction on a real database. What is not committed has not happened."""

import dataclasses
import hmac
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError

from approvals import appearances, consents, events, holds, jobs, knocks, passes, people, placements, remarks, signoff
from approvals.appearances import Picture
from approvals.company import Company
from approvals.editions import Edition
from approvals.enrolments import Enrolment
from approvals.errors import ChangedMeanwhile
from approvals.fingerprint import fingerprint, new_id
from approvals.goals import Goals
from approvals.guests import Guest, GuestDoor
from approvals.inquiries import Inquiry
from approvals.jobs import Task
from approvals.leaving import LeaverChoice, Leaving
from approvals.lent_pictures import LentPicture
from approvals.mood import Pulse
from approvals.passkeys import Passkey
from approvals.people import Person
from approvals.plan import Step
from approvals.posts import Revision
from approvals.reaching import Reach
from approvals.readings import Reading, Round
from approvals.references import Reference
from approvals.remarks import Remark
from approvals.removals import Removal
from approvals.replays import Echo, Replay, Sighting, Tally
from approvals.retention import Extension
from approvals.standing_words import StandingWord
from approvals.uploads import Upload
from approvals.viewings import Viewing
from approvals.worries import Worry
from policies.findings import Finding, Level
from storage import outbox
from storage import tables as t
from storage import tables_change as a
from storage import tables_channels as h
from storage import tables_consents as k
from storage import tables_council as w
from storage import tables_events as e
from storage import tables_guests as y
from storage import tables_guideline as u
from storage import tables_lent as v
from storage import tables_pages as g
from storage import tables_people as p
from storage import tables_rights as r
from storage.account_shelf import ChannelAccounts
from storage.blueprint_shelf import Blueprints
from storage.chain import Chain, Pending
from storage.clock import database_now
from storage.comment_shelf import ChannelComments
from storage.erasure import emptied
from storage.erasure_shelf import Erasures
from storage.keys import COMPANY as COMPANY_KEY
from storage.learning_shelves import LearningShelves
from storage.letterbox import SealedLetterbox
from storage.post_shelves import Pictures, Posts, Revisions, Summaries
from storage.sealed import commitment as sealed_commitment
from storage.sealed import signing_key
from storage.shelves import Keys, People, SealedShelf, Shelf, Templates
from storage.tallies import tallies

Clock = Callable[[], datetime]
COMPANY = select(p.CompanyRow.__table__)
FOUND = select(t.JudgementRow.findings).where(t.JudgementRow.id == bindparam("id"))
SHOWN = select(t.ShowingRow.revision).where(t.ShowingRow.picture.in_(bindparam("pictures", expanding=True)))


class SqlWork(LearningShelves):
    """Implements `approvals.ports.Work`. `clock` replaces the database's in tests; `seen` hears of the settings."""

    def __init__(
        self,
        engine: Engine,
        keys: Keys,
        rules: Callable[[Company], str],
        clock: Clock | None,
        *,
        reading: bool,
        seen: Callable[[Company], None] = lambda _: None,
    ) -> None:
        self._engine = engine.execution_options(reading=True) if reading else engine
        self._keys, self._rules, self._clock, self._reading = keys, rules, clock, reading
        self._pending: list[Pending] = []
        self._seen = seen

    def __enter__(self) -> Self:
        self._connection = self._engine.connect()
        self._transaction = self._connection.begin()
        self.now = self._clock() if self._clock else database_now(self._connection)
        self.company = self._company()
        self._seen(self.company)
        self._lay_out(self._connection)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._transaction.is_active:
            self._transaction.rollback()
        self._connection.close()
        if isinstance(error, IntegrityError | OperationalError) and _collided(error):
            raise ChangedMeanwhile(error.__class__.__name__, "") from error

    def _lay_out(self, c: Connection) -> None:
        self.posts = Posts(c)
        self.revisions = Revisions(c)
        self.summaries = Summaries(c)
        self.pictures = Pictures(c)
        self.sent = Shelf(c, t.SentRow, appearances.Sent, "sent")
        self.searches = Shelf(c, t.SearchRow, appearances.Search, "search")
        self.faces = Shelf(c, t.FaceRow, appearances.Face, "face")
        self.proposals = Shelf(c, t.ProposalRow, appearances.Proposal, "proposal")
        self.namings = Shelf(c, t.NamingRow, appearances.Naming, "naming")
        self.denials = Shelf(c, t.DenialRow, appearances.Denial, "denial")
        self.rulings = Shelf(c, t.RulingRow, appearances.Ruling, "ruling")
        self.blurs = Shelf(c, t.BlurRow, appearances.Blur, "blur")
        self.appearances = Shelf(c, t.AppearanceRow, appearances.Appearance, "appearance")
        self.answers = Shelf(c, t.AnswerRow, appearances.Answer, "answer")
        self.renditions = Shelf(c, t.RenditionRow, appearances.Rendition, "rendition")
        self.exemptions = Shelf(c, t.ExemptionRow, remarks.Exemption, "exemption")
        self.reasons = Shelf(c, t.ReasonRow, remarks.Reason, "reason")
        self.signatures = Shelf(c, t.SignatureRow, signoff.Signature, "signature")
        self.placements = Shelf(c, t.PlacementRow, placements.Placement, "placement")
        self.deliveries = Shelf(c, t.DeliveryRow, placements.Delivery, "delivery")
        self.publications = Shelf(c, t.PublicationRow, placements.Publication, "publication")
        self.holds = Shelf(c, t.HoldRow, holds.Hold, "hold")
        self._lay_out_people(c)

    def _lay_out_people(self, c: Connection) -> None:
        secret = ("handle", "name", "mail", "phone", "hours")
        self.people = People(c, p.PersonRow, Person, "person", keys=self._keys, owner="id", fields=secret)
        self.credentials = Shelf(c, p.CredentialRow, people.Credential, "credential")
        self.absences = Shelf(c, p.AbsenceRow, people.Absence, "absence")
        self.consents = Shelf(c, p.ConsentRow, consents.Consent, "consent")
        self.standing_words = Shelf(c, k.StandingWordRow, StandingWord, "standing_word")
        self.references = Templates(
            c, p.ReferenceRow, Reference, "reference", keys=self._keys, owner="person", fields=("vector",)
        )
        self.remarks = SealedShelf(c, p.RemarkRow, Remark, "remark", keys=self._keys, owner="person", fields=("text",))
        self.notices = Shelf(c, p.NoticeRow, jobs.Notice, "notice")
        self.passes = Shelf(c, p.PassRow, passes.Pass, "pass")
        self.passkeys = Shelf(c, g.PasskeyRow, Passkey, "passkey")
        self.knocks = Shelf(c, p.KnockRow, knocks.Knock, "knock")
        self.uploads = SealedShelf(c, g.UploadRow, Upload, "upload", keys=self._keys, owner="person", fields=("name",))
        self.enrolments = SealedShelf(
            c, g.EnrolmentRow, Enrolment, "enrolment", keys=self._keys, owner="person", fields=("name",)
        )
        self.inquiries = Shelf(c, g.InquiryRow, Inquiry, "inquiry")
        self.blueprints = Blueprints(c, self._keys)
        self.history = Chain(c)
        self._lay_out_council(c)
        self._lay_out_events(c)
        self._lay_out_guideline(c)
        self._lay_out_channels(c)
        self._lay_out_rights(c)
        self._lay_out_change(c)

    def _lay_out_council(self, c: Connection) -> None:
        told = ("chat", "private_mail")
        self.reaches = SealedShelf(c, w.ReachRow, Reach, "reach", keys=self._keys, owner="id", fields=told)
        self.viewings = Shelf(c, w.ViewingRow, Viewing, "viewing")
        self.leavings = Shelf(c, w.LeavingRow, Leaving, "leaving")
        self.leaver_choices = Shelf(c, w.LeaverChoiceRow, LeaverChoice, "leaver_choice")

    def _lay_out_channels(self, c: Connection) -> None:
        self.notes = Shelf(c, h.NoteRow, placements.Note, "note")
        self.channel_accounts = ChannelAccounts(c, self._keys)
        self.lent = Shelf(c, v.LentPictureRow, LentPicture, "picture")
        self.channel_comments = ChannelComments(c, self._keys)

    def _lay_out_guideline(self, c: Connection) -> None:
        self.editions = Shelf(c, u.EditionRow, Edition, "edition")
        self.replays = Shelf(c, u.ReplayRow, Replay, "replay")
        self.echoes = Shelf(c, u.EchoRow, Echo, "echo")
        self.sightings = Shelf(c, u.SightingRow, Sighting, "sighting")

    def _lay_out_events(self, c: Connection) -> None:
        self.events = Shelf(c, e.EventRow, events.Event, "event")
        self.event_photos = Shelf(c, e.EventPhotoRow, events.EventPhoto, "photo")
        self.face_groups = Shelf(c, e.FaceGroupRow, events.FaceGroup, "group")
        self.event_questions = Shelf(c, e.EventQuestionRow, events.EventQuestion, "question")
        self.event_answers = Shelf(c, e.EventAnswerRow, events.EventAnswer, "answer")
        self.guest_doors = Shelf(c, y.GuestDoorRow, GuestDoor, "door")
        signed = ("guardian", "signature")
        self.guests = SealedShelf(c, y.GuestRow, Guest, "guest", keys=self._keys, owner="id", fields=signed)

    def _lay_out_rights(self, c: Connection) -> None:
        self.removals = Shelf(c, r.RemovalRow, Removal, "removal")
        self.erasures = Erasures(c, self._keys)
        self.extensions = Shelf(c, r.ExtensionRow, Extension, "extension")

    def _lay_out_change(self, c: Connection) -> None:
        self.goals = Shelf(c, a.GoalsRow, Goals, "goals")
        self.readings = Shelf(c, a.ReadingRow, Reading, "reading")
        self.reading_rounds = Shelf(c, a.RoundRow, Round, "round")
        self.letterbox = SealedLetterbox(c, self._keys)
        self.worries = Shelf(c, a.WorryRow, Worry, "worry")
        self.pulses = Shelf(c, a.PulseRow, Pulse, "pulse")
        self.plan_steps = Shelf(c, a.StepRow, Step, "step")
        self._lay_out_learning(c)

    @property
    def rules(self) -> str:
        return self._rules(self.company)

    def findings(self, content: str) -> Sequence[Finding] | None:
        found = self._connection.execute(FOUND, {"id": fingerprint([content, self.rules])}).scalar_one_or_none()
        if found is None:
            return None
        return [Finding(**plain | {"level": Level(plain["level"])}) for plain in found]

    def keep_findings(self, content: str, rules: str, findings: Sequence[Finding]) -> None:
        known = fingerprint([content, rules])
        if self._connection.execute(select(t.JudgementRow.id).where(t.JudgementRow.id == known)).first():
            return
        plain = [json.loads(json.dumps(dataclasses.asdict(finding))) for finding in findings]
        row = {"id": known, "content": content, "rules": rules, "findings": plain}
        self._connection.execute(insert(t.JudgementRow).values(**row))

    def forget_findings(self, content: str) -> None:
        self._connection.execute(delete(t.JudgementRow).where(t.JudgementRow.content == content))

    def tallies(self, since: datetime) -> Sequence[Tally]:
        return tallies(self._connection, since)

    def showing(self, pictures: Sequence[str]) -> list[Revision]:
        shown = self._connection.execute(SHOWN, {"pictures": list(pictures)})
        return self.revisions.find(id=set(shown.scalars()))

    def unshown(self, before: datetime, most: int) -> list[Picture]:
        return self.pictures.unshown(before, most)

    def unsummarized(self, most: int) -> list[str]:
        return self.summaries.missing(most)

    def record(self, kind: str, by: str | None, about: str, **facts: object) -> None:
        self._pending.append(Pending(kind, by, about, facts))

    def make_keys(self, people: Iterable[str]) -> None:
        for person in people:
            self._keys.create(person)

    def empty(self, person: str) -> int:
        return emptied(self._connection, person)

    def commitment(self, person: str, text: str) -> str:
        salt = new_id()
        return f"{salt}.{sealed_commitment(self._keys.of(person), text, salt.encode())}"

    def committed(self, person: str, text: str, commitment: str) -> bool:
        salt, _, told = commitment.partition(".")
        return hmac.compare_digest(told, sealed_commitment(self._keys.of(person), text, salt.encode()))

    def signed(self, data: bytes) -> bytes:
        return signing_key(self._keys.of(COMPANY_KEY)).sign(data)

    @property
    def public_key(self) -> bytes:
        return signing_key(self._keys.of(COMPANY_KEY)).public_key().public_bytes_raw()

    def ask(self, task: Task, about: str, due_at: datetime | None = None) -> None:
        outbox.ask(self._connection, task, about, due_at or self.now, self.now)

    def ask_again(self, task: Task, about: str) -> None:
        if not outbox.under_way(self._connection, task, about):
            self.ask(task, about)

    def set_company(self, company: Company) -> None:
        values = {field.name: getattr(company, field.name) for field in dataclasses.fields(company)}
        query = update(p.CompanyRow).where(p.CompanyRow.version == company.version)
        changed = self._connection.execute(query.values(**values | {"version": company.version + 1}))
        if changed.rowcount != 1:
            raise ChangedMeanwhile("company", company.name)

    def _company(self) -> Company:
        row = self._connection.execute(COMPANY).mappings().one()
        return Company(**{name: value for name, value in row.items() if name not in {"n", "id"}})

    def damaged(self) -> list[str]:
        """The rows of people that do not open although their key is there."""
        shelves = [shelf for shelf in vars(self).values() if isinstance(shelf, SealedShelf)]
        return sorted(row for shelf in shelves for row in shelf.damaged())

    def commit(self) -> None:
        """History joins the chain last; then everything becomes true at once."""
        if self._reading:
            raise ReadingOnly
        if self._pending:
            Chain(self._connection).append(self._pending, self.now.astimezone(UTC))
            self._pending = []
        self._transaction.commit()


class ReadingOnly(TypeError):
    """A unit of work opened for reading has nothing to commit."""


def _collided(error: IntegrityError | OperationalError) -> bool:
    """Whether somebody else was quicker: the same row was added, or the database chose another writer."""
    told = str(error.orig).lower()
    return any(sign in told for sign in ("unique", "deadlock", "could not serialize", "database is locked"))
