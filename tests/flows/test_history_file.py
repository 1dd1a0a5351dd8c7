"""A history as a file: whoever has it verifies it without us, down to one changed byte; an anchor shows a cut end."""

import json
import random
from datetime import datetime
from pathlib import Path

import pytest

from approvals.desk import leafing
from approvals.desk.anchoring import Anchor, anchor, holds
from approvals.errors import BadSetting, NotAllowed
from approvals.history import FIRST, Entry, linked
from approvals.people import Role
from flows.commands.history_file import read_anchor, verified_file
from tests.office import Office

SAMPLED = 3


@pytest.fixture
def file(office: Office, tmp_path: Path) -> Path:
    """What Ada took along after a day at the office."""
    office.published("ben")
    rows = leafing.exported(office.begin, by=office.people["ada"])
    path = tmp_path / "history.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    return path


def test_an_untouched_file_holds(file: Path) -> None:
    """Every line of it, up to its end."""
    (count, _), broken = verified_file(file, [])
    assert broken is None
    assert count == len(file.read_text().splitlines())


def test_each_changed_byte_is_found(file: Path) -> None:
    """Every byte of three lines chosen by chance, changed by one bit, one after the other: named by its entry."""
    lines = file.read_bytes().splitlines(keepends=True)
    unnoticed = []
    for number in random.Random(7).sample(range(len(lines)), SAMPLED):
        for place in range(len(lines[number]) - 1):
            changed = bytearray(lines[number])
            changed[place] ^= 1
            file.write_bytes(b"".join([*lines[:number], bytes(changed), *lines[number + 1 :]]))
            _, broken = verified_file(file, [])
            if broken is None and json.loads(changed) != json.loads(lines[number]):
                unnoticed.append((number, place))
    assert unnoticed == []


def test_a_file_cut_short_or_rewritten_does_not_match_its_anchor(file: Path) -> None:
    """The chain of what is left holds; the line in the auditor's postbox tells."""
    (seq, sha256), _ = verified_file(file, [])
    known = [Anchor(seq, sha256[:47])]
    assert verified_file(file, known)[1] is None
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(lines[:-1]))
    assert verified_file(file, [])[1] is None
    assert verified_file(file, known)[1].wrong == "anchor"
    file.write_text("".join(_forged(lines)))
    assert verified_file(file, [])[1] is None
    assert verified_file(file, known)[1].wrong == "anchor"


def _forged(lines: list[str]) -> list[str]:
    """The whole chain written anew, with another first entry."""
    before, forged = FIRST, []
    for number, line in enumerate(lines):
        row = json.loads(line) | {"before": before} | ({"kind": "forged"} if number == 0 else {})
        entry = Entry(**row | {"at": datetime.fromisoformat(row["at"])})
        before = row["sha256"] = linked(entry)
        forged.append(json.dumps(row) + "\n")
    return forged


def test_anchors_go_to_auditors_where_the_company_wishes(office: Office) -> None:
    """Nothing is sent before; then the head, and the chain is held against it."""
    office.hire("faruk", Role.AUDITOR)
    assert anchor(office.begin) == 0
    office.settings(anchor_mails=True)
    assert anchor(office.begin) == 1
    with office.begin(reading=True) as work:
        (notice,) = work.notices.find(kind="anchor")
        known = read_anchor(notice.about)
        assert holds(work, known)
        assert not holds(work, Anchor(known.seq, "0" * 47))
        assert not holds(work, Anchor(known.seq + 1000, known.sha256))


def test_what_is_no_anchor_is_refused() -> None:
    """Neither words nor an empty hash."""
    for written in ("", "abc", "12-", "12-xyz"):
        with pytest.raises(BadSetting):
            read_anchor(written)


def test_who_leafs_through_what(office: Office) -> None:
    """Ada reads it all, Clara what happened to posts, Ben what he did himself."""
    office.published("ben")
    begin, who = office.begin, office.people
    whole = leafing.leaf(begin, leafing.Filter(leafing.Part.WHOLE), by=who["ada"])
    assert whole.entries[0].seq == whole.entries_in_all
    posts = leafing.leaf(begin, leafing.Filter(leafing.Part.POSTS), by=who["clara"])
    assert "answered" not in {entry.kind for entry in posts.entries}
    asked = leafing.leaf(begin, leafing.Filter(leafing.Part.POSTS, kind="answered"), by=who["clara"])
    assert "answered" not in {entry.kind for entry in asked.entries}
    assert leafing.leaf(begin, leafing.Filter(), by=who["anna"]).entries
    assert {entry.by for entry in leafing.leaf(begin, leafing.Filter(), by=who["anna"]).entries} == {who["anna"]}
    for handle, part in (("ben", leafing.Part.WHOLE), ("ben", leafing.Part.POSTS), ("clara", leafing.Part.WHOLE)):
        with pytest.raises(NotAllowed):
            leafing.leaf(begin, leafing.Filter(part), by=who[handle])
    with pytest.raises(NotAllowed):
        leafing.exported(begin, by=who["clara"])
