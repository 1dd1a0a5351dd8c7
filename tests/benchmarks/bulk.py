"""Many imagined posts into the tables at once, the history linked as it should be."""

import dataclasses
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from sqlalchemy import insert, update

from approvals.fingerprint import fingerprint, new_id
from approvals.history import Entry, linked
from approvals.posts import Post
from approvals.summaries import Summary
from flows.house import House
from storage import tables as t
from storage import tables_lists, tables_people
from tests.benchmarks.imagined import Imagined

BATCH = 250
ROWS: Mapping[str, type[t.Row]] = {
    # each table after those it points at
    row.__name__.removesuffix("Row"): row
    for row in (
        t.PostRow, t.PictureRow, t.RevisionRow, t.ShowingRow, t.JudgementRow, t.FaceRow, t.ProposalRow, t.NamingRow,
        t.AppearanceRow, t.AnswerRow, t.RenditionRow, t.SignatureRow, t.PlacementRow, t.SearchRow, t.DeliveryRow,
        t.PublicationRow,
        tables_lists.SummaryRow, tables_lists.AuthorRow, tables_people.EntryRow,
    )
}  # fmt: skip


def keep_posts(house: House, posts: Iterable[Imagined], rules: str) -> list[str]:
    """Returns the posts' ids, the oldest first."""
    ids: list[str] = []
    with house.begin(reading=True) as work:
        chain = work.history.head()
    with house.database.begin() as connection:
        for batch in _batches(posts, BATCH):
            rows: dict[str, list[dict[str, object]]] = defaultdict(list)
            for one in batch:
                ids.append(one.file.post.id)
                for thing in one.rows():
                    rows[type(thing).__name__].append(_values(thing, len(ids)))
                _side_rows(rows, one, rules)
                chain = _linked(rows["Entry"], one, chain)
            for kind, row in ROWS.items():
                if rows[kind]:
                    connection.execute(insert(row), rows[kind])
        connection.execute(update(tables_people.HeadRow).values(seq=chain[0], sha256=chain[1]))
    return ids


def _values(thing: object, place: int) -> dict[str, object]:
    values = {field.name: getattr(thing, field.name) for field in dataclasses.fields(thing)}  # type: ignore[arg-type]
    return values | {"n": place} if isinstance(thing, Post | Summary) else values


def _side_rows(rows: dict[str, list[dict[str, object]]], one: Imagined, rules: str) -> None:
    post, revision = one.file.post, one.file.revision
    rows["Showing"] += [{"id": new_id(), "revision": revision.id, "picture": shown} for shown in one.file.pictures]
    rows["Author"] += [{"id": new_id(), "post": post.id, "person": author} for author in post.authors]
    if one.file.findings is not None:
        plain = [json.loads(json.dumps(dataclasses.asdict(finding))) for finding in one.file.findings]
        judged = fingerprint([revision.content, rules])
        rows["Judgement"].append({"id": judged, "content": revision.content, "rules": rules, "findings": plain})


def _linked(rows: list[dict[str, object]], one: Imagined, chain: tuple[int, str]) -> tuple[int, str]:
    seq, before = chain
    for kind, by, about, facts in one.entries:
        seq += 1
        entry = Entry(seq, one.at, kind, by, about, facts, before, "")
        told = linked(entry)
        rows.append(
            {
                "n": seq,
                "id": told,
                "at": one.at,
                "kind": kind,
                "by": by,
                "about": about,
                "facts": facts,
                "before": before,
            }
        )
        before = told
    return seq, before


def _batches(posts: Iterable[Imagined], size: int) -> Iterator[list[Imagined]]:
    coming = iter(posts)
    while batch := list(islice(coming, size)):
        yield batch
