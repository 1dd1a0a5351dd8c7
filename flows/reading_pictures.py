"""What stands in a picture is read once, at its first check, and kept beside its bytes."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from approvals.desk.taking_in import original, read_out
from flows.house import House
from policies.material import Writing
from storage.pictures import read_picture
from storage.pictures.letters import letters, reader


def writings_in(home: House, pictures: Iterable[str]) -> dict[str, tuple[Writing, ...] | None]:
    """By picture; None where nothing here can read it. Runs outside of any transaction: one picture takes a second."""
    return {picture: _writings(home, picture) for picture in pictures}


def _writings(home: House, picture: str) -> tuple[Writing, ...] | None:
    key = read_out(picture)
    if home.objects.exists(key):
        return tuple(Writing(**line) for line in json.loads(home.objects.get(key)))
    if reader() is None or not home.objects.exists(original(picture)):
        return None
    found = letters(read_picture(home.objects.get(original(picture)), picture))
    if found is not None:
        home.objects.put(key, json.dumps([asdict(line) for line in found]).encode())
    return found
