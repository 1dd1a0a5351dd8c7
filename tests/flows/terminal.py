"""A terminal for tests: people of a small company type commands, each with the key from their own invitation."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from PIL import Image
from typer.testing import CliRunner, Result

from approvals.appearances import Rendition
from approvals.boxes import Box
from approvals.desk import checking, hiring, taking_in
from approvals.fingerprint import new_id
from flows.cli import app
from flows.house import House
from flows.judging import judge_and_keep
from flows.mail_folder import text_of
from tests.office import ALT, Clock

ENGINE = "test engine"
KEY = re.compile(r"FREIGABE_KEY=(\S+)")
PEOPLE = {"lena": ("lead",), "anna": ("staff",), "ben": ("staff",), "clara": ("contact",), "dora": ("contact",)}


@dataclass
class Terminal:
    """`home` is this process's house; its clock stands still until it is moved."""

    home: House
    clock: Clock = field(default_factory=Clock)
    keys: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self.home, "clock", self.clock)

    def type(self, *words: str, by: str | None = None, env: Mapping[str, str] | None = None, input: str = "") -> Result:
        """Run one command. Whatever is no exit of the program is an error of the test."""
        who = {"FREIGABE_AS": by, "FREIGABE_KEY": self.keys.get(by or "")}
        settings = {"FREIGABE_LANG": "de", "COLUMNS": "80"} | who | dict(env or {})
        result = CliRunner().invoke(app, list(words), env=settings, input=input)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    def done(self, *words: str, by: str | None = None, **more: Any) -> str:
        """What a command that succeeds prints."""
        result = self.type(*words, by=by, **more)
        assert result.exit_code == 0, result.stderr
        return result.stdout

    def told(self, *words: str, by: str | None = None) -> Any:
        """What a command that succeeds tells machines."""
        return json.loads(self.done(*words, "--json", by=by))

    def refused(self, *words: str, by: str | None = None, **more: Any) -> str:
        """What a command that fails says on standard error."""
        result = self.type(*words, by=by, **more)
        assert result.exit_code == 1
        assert "Traceback" not in result.stderr
        return result.stderr

    def open_shop(self) -> None:
        """Lena founds the company and takes everybody in."""
        self.done("company", "set", "--name", "Beispiel GmbH")
        for handle, roles in PEOPLE.items():
            options = [word for role in roles for word in ("--role", role)]
            name, mail = handle.title(), f"{handle}@beispiel.test"
            by = None if handle == "lena" else "lena"
            self.done("people", "add", name, "--mail", mail, "--handle", handle, *options, by=by)
            (letter,) = self.home.mail.to(mail)
            self.keys[handle] = KEY.findall(text_of(letter))[0]

    def photo(self, folder: Path) -> Path:
        """No two are the same."""
        taken = folder / f"{new_id()}.jpg"
        Image.effect_noise((120, 90), 40).convert("RGB").resize((1200, 900)).save(taken, "JPEG")
        return taken

    def submit(self, *words: str, by: str = "anna") -> str:
        """Hand in a draft for the export folder. Returns the post's id."""
        return str(self.told("submit", *words, "--channel", "export", by=by)["post"])

    def check(self, post: str, faces: Sequence[str | None] = (), *, band: str = "sure") -> None:
        """What the check flow does, with faces given instead of searched: side by side, each guessed to be somebody."""
        begin = self.home.begin
        to_do = checking.to_do(begin, post, ENGINE)
        judge_and_keep(self.home, to_do)
        for picture in to_do.pictures:
            checking.keep_search(begin, picture, ENGINE, [self._seen(*one, band) for one in enumerate(faces)])
        checking.finish_check(begin, post)
        for picture, blurred, crop in checking.to_do(begin, post, ENGINE).cuts:
            data = f"{picture} without {blurred}, {crop}".encode()
            sha = sha256(data).hexdigest()
            self.home.objects.put(taking_in.rendered(sha), data)
            made = Rendition(new_id(), picture, blurred, sha, True, ENGINE, self.clock(), crop)
            checking.keep_rendition(begin, made)
        checking.finish_check(begin, post)

    def _seen(self, number: int, handle: str | None, band: str) -> checking.Seen:
        guess = (checking.Guess(self.id(handle), 0.2, band),) if handle else ()
        return checking.Seen(Box(250 * number, 100, 150, 180), 0.9, guess)

    def id(self, handle: str) -> str:
        return hiring.by_handle(self.home.begin, handle).id

    def party(self, folder: Path, *faces: str | None, band: str = "sure") -> str:
        """A checked post by Anna with a photo of these people."""
        photo = str(self.photo(folder))
        post = self.submit("Schön war das Fest.", "--photo", photo, "--alt", ALT, "--rights", "Anna Berg")
        self.check(post, faces, band=band)
        return post

    def answer(self, who: str, said: str) -> None:
        for question in self.told("decide", "questions", by=who):
            self.done("decide", "answer", question["id"], said, by=who)

    def approved(self) -> str:
        """A post without a photo, signed by Clara."""
        post = self.submit("Wir suchen Verstärkung.")
        self.check(post)
        self.done("decide", "sign", post, "--revision", "1", by="clara")
        return post
