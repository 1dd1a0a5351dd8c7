"""What tests of events do again and again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from approvals.desk import event_answering, event_asking, event_faces, gathering, looking_at_events
from approvals.desk.checking import Seen
from approvals.desk.taking_in import original
from approvals.events import Event, EventPhoto
from approvals.faces.loading import loaded
from flows.demo.event_photo import compose
from flows.demo.people import Colleague
from storage.pictures import read_picture
from storage.pictures.likeness import alike, likeness
from storage.previews import WIDTHS, Previews
from tests.office import CHANNELS, Office
from tests.party import _jpeg
from tests.premises import ENGINE

DAY = date(2026, 11, 20)


@dataclass
class Party:
    """An event that Anna opened, with the verbs of the days after it."""

    office: Office
    event: Event

    def photo(self, content: bytes, *handles: str | None, by: str = "anna", band: str = "sure") -> EventPhoto:
        """Add a photo that shows these people, searched at once."""
        photo = gathering.add_photo(
            self.office.begin, self.event.id, self.office.picture(content), by=self.office.people[by]
        )
        self.look(photo, self.office.seen(*handles, band=band))
        return photo

    def look(self, photo: EventPhoto, seen: Sequence[Seen] = ()) -> None:
        looking_at_events.keep_look(self.office.begin, photo.id, ENGINE, seen)

    def face(self, photo: EventPhoto, number: int = 0) -> str:
        with self.office.begin(reading=True) as work:
            return sorted(work.faces.find(picture=photo.picture), key=lambda face: face.box.x)[number].id

    def name(self, handle: str | None, *faces: str, by: str = "anna") -> int:
        person = self.office.people[handle] if handle else None
        return event_faces.name_faces(self.office.begin, self.event.id, faces, person, by=self.office.people[by])

    def ask(self, by: str = "anna") -> int:
        return event_asking.ask_everybody(self.office.begin, self.event.id, by=self.office.people[by])

    def mine(self, handle: str) -> event_answering.Mine:
        return event_answering.mine(self.office.begin, self.event.id, to=self.office.people[handle])

    def say(self, handle: str, *said: str) -> None:
        """One word for all, or one for each picture in order."""
        questions = [one.question for one in self.mine(handle).glimpses]
        words = said * len(questions) if len(said) == 1 else said
        told = {question: event_answering.Said(word) for question, word in zip(questions, words, strict=True)}
        event_answering.answer(self.office.begin, self.event.id, told, lang="de", by=self.office.people[handle])

    def post(self, photo: EventPhoto, text: str = "So war's!", **more: object) -> str:
        """A post of Anna's about the event with this photo, checked."""
        more = {"event": self.event.name} | more
        post = self.office.submit(text, pictures=[photo.picture], channels=("instagram",), **more).id
        self.office.check(post)
        return post


def party(office: Office, name: str = "Sommerfest", channels: Sequence[str] = ("instagram", "facebook")) -> Party:
    anna = office.people["anna"]
    return Party(office, gathering.open_event(office.begin, name, DAY, channels, by=anna, known_channels=CHANNELS))


def figures(*people: Colleague, quality: int = 88) -> bytes:
    """A photo of these colleagues side by side, 2000 x 1300."""
    return _jpeg(compose([one.figure for one in people if one.figure]), quality)


def looked_through(office: Office, event: str) -> None:
    """What the flow does with an event's photos where nobody is matched: prints, and faces found by the real finder."""
    previews, eyes = Previews(office.objects), loaded(threads=2, reference=False)
    todo = looking_at_events.to_look_at(office.begin, event)
    for photo in todo.unprinted:
        looking_at_events.keep_print(office.begin, photo.id, likeness(previews.of(photo.picture, WIDTHS[0])), alike)
    for photo in todo.unsearched:
        pixels = read_picture(office.objects.get(original(photo.picture)), "photo").pixels()
        seen = [Seen(face.box, face.score) for face in eyes.finder.find(pixels)]
        looking_at_events.keep_look(office.begin, photo.id, ENGINE, seen)
