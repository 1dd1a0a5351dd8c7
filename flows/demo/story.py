"""Four drafts at the Lindner joinery: what happens to each, and why."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from approvals.appearances import Said
from approvals.desk import answering, drafting, releasing, showing_faces, signing, taking_in
from approvals.desk.reading import read
from approvals.dossier import Dossier
from approvals.drafts import Draft
from approvals.open_ends import Missing, OpenEnd, open_ends
from approvals.placements import Place
from approvals.posts import Post, Shown
from approvals.seals import names_on
from approvals.standing import blurred_faces
from approvals.times import Moment
from flows.demo.company import Staff, take_photo
from flows.demo.drawing import draw_boxes
from flows.demo.people import ANNA, BEN, CLARA, EMIL, STRANGER, Figure
from flows.demo.service import until_done
from flows.house import House
from flows.wording import Language

CHANNEL = "export"
ZONE = "Europe/Berlin"
EVERYBODY = (STRANGER, *(c.figure for c in (ANNA, BEN, CLARA, EMIL) if c.figure))


@dataclass(frozen=True)
class Stage:
    """What the story plays on: the house, its people, where pictures go, and who listens."""

    home: House
    staff: Staff
    output: Path
    lang: Language
    say: Callable[..., None]

    def submit(self, text: str, *pictures: Shown) -> Post:
        """Anna hands in a draft, and its check runs to the end."""
        draft = Draft(text, (CHANNEL,), pictures=pictures, event="Sommerfest")
        post = drafting.submit(self.home.begin, draft, by=self.staff["anna"], known_channels=tuple(self.home.channels))
        until_done(self.home)
        return post

    def photo(self, name: str, figures: tuple[Figure, ...], alt: str) -> Shown:
        return take_photo(self.home, figures, self.staff["anna"], self.output / name, alt)

    def file(self, post: Post) -> Dossier:
        with self.home.begin(reading=True) as work:
            return read(work, work.posts.get(post.id))

    def missing(self, post: Post) -> tuple[OpenEnd, ...]:
        return open_ends(self.file(post), CHANNEL)

    def answer(self, handle: str, said: Said) -> None:
        """This person answers everything they are asked now."""
        for question in answering.questions(self.home.begin, self.staff[handle]):
            if question.said is None and question.appearance.consent is None:
                answering.answer(self.home.begin, question.appearance.id, said, by=self.staff[handle])
        until_done(self.home)

    def change_answer(self, handle: str, said: Said) -> None:
        for question in answering.questions(self.home.begin, self.staff[handle]):
            if question.said is Said.YES:
                answering.answer(self.home.begin, question.appearance.id, said, by=self.staff[handle])
        until_done(self.home)

    def sign(self, post: Post) -> None:
        """Clara looks at the pictures, confirms the names and signs."""
        file = self.file(post)
        revision, names = file.revision.id, names_on(file)
        signing.sign(self.home.begin, post.id, revision=revision, names=names, by=self.staff["clara"])

    def release(self, post: Post, later: timedelta) -> None:
        when = Moment(datetime.now(UTC) + later, ZONE)
        releasing.release(self.home.begin, post.id, CHANNEL, when, by=self.staff["dora"])

    def place(self, post: Post) -> Place:
        return self.file(post).placements[-1].stage


def clean(stage: Stage) -> None:
    """The event photo: two consented before, one is blurred, one refuses, one is unknown. It ends in the export."""
    photo = stage.photo("sommerfest.jpg", EVERYBODY, "Fünf Menschen am gedeckten Tisch im Garten")
    post = stage.submit("Was für ein Sommerfest! Danke an alle, die mit angepackt haben.", photo)
    draw_boxes(stage.file(post), stage.home.objects, stage.output / "1-wer-ist-zu-sehen.jpg")
    waiting = next(end for end in stage.missing(post) if end.missing is Missing.ANSWERS)
    stage.say("clean.found", waiting=waiting.count, deadline=waiting.deadline)
    stage.answer("ben", Said.BLUR)
    stage.answer("emil", Said.NO)
    to_blur = [end.about for end in stage.missing(post) if end.missing is Missing.FACE]
    stage.say("clean.answers", faces=len(to_blur))
    for face in to_blur:
        showing_faces.blur_face(stage.home.begin, post.id, face, by=stage.staff["anna"])
    until_done(stage.home)
    stage.sign(post)
    stage.say("clean.signed")
    stage.release(post, timedelta(seconds=1))
    time.sleep(1.2)
    until_done(stage.home)
    _show_rendition(stage, post)
    stage.say("clean.out", place=stage.place(post), folder=stage.file(post).placements[-1].id)


def against_the_guideline(stage: Stage) -> None:
    """An account number and a customer who did not agree: it is stopped, with the clause and a proposal."""
    text = "Bäckerei Krume ist begeistert. Spenden bitte auf DE89 3704 0044 0532 0130 00!"
    post = stage.submit(text)
    for finding in stage.file(post).findings or ():
        clause = stage.home.guideline.clause(finding.rule, stage.lang)
        told = stage.home.guideline.explain(finding, stage.lang)
        stage.say("guideline.finding", clause=clause.title, told=told, level=finding.level)
    stage.say("guideline.end")


def waiting_for_a_person(stage: Stage) -> None:
    """Ben is asked and has not answered: it waits, and nobody learns for whom."""
    photo = stage.photo("werkstatt.jpg", _only(BEN.figure), "Ein Kollege im Garten")
    post = stage.submit("Neu an der Hobelbank: unser Kollege aus der Montage.", photo)
    for end in stage.missing(post):
        stage.say("waiting.end", count=end.count, deadline=end.deadline)


def withdrawn_after_approval(stage: Stage) -> None:
    """Emil said yes, it was signed and queued; then he changes his mind, and it is out of the queue at once."""
    photo = stage.photo("emil.jpg", _only(EMIL.figure), "Emil Roth lacht in die Kamera")
    post = stage.submit("Zehn Jahre bei uns: danke, Emil!", photo)
    stage.answer("emil", Said.YES)
    stage.sign(post)
    stage.release(post, timedelta(days=1))
    stage.say("withdrawn.queued", place=stage.place(post))
    stage.change_answer("emil", Said.NO)
    stage.say("withdrawn.pulled", place=stage.place(post))
    drafting.withdraw(stage.home.begin, post.id, by=stage.staff["anna"])
    stage.say("withdrawn.end", post=stage.file(post).post.stage)


def _only(figure: Figure | None) -> tuple[Figure, ...]:
    return (figure,) if figure else ()


def _show_rendition(stage: Stage, post: Post) -> None:
    file = stage.file(post)
    for shown in file.revision.pictures:
        rendition = file.rendition(shown.picture, blurred_faces(file, shown.picture, CHANNEL))
        if rendition is not None:
            data = stage.home.objects.get(taking_in.rendered(rendition.sha256))
            (stage.output / "2-was-hinausgeht.jpg").write_bytes(data)
    shutil.copytree(stage.home.settings.export_folder, stage.output / "3-export", dirs_exist_ok=True)


STORY = (clean, against_the_guideline, waiting_for_a_person, withdrawn_after_approval)
