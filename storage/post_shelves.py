"""Shelves of posts, with the side tables that lead to them: by author, by picture."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, delete, insert, select

from approvals.appearances import Picture
from approvals.fingerprint import new_id
from approvals.ports import Including
from approvals.posts import Post, Revision
from approvals.summaries import Summary
from storage.finding import Match, containing, in_order
from storage.shelves import Shelf, Thing, Values
from storage.tables import PictureRow, PlacementRow, PostRow, RevisionRow, ShowingRow
from storage.tables_events import EventPhotoRow, EventQuestionRow
from storage.tables_lists import AuthorRow, SummaryRow
from storage.tables_people import PersonRow


class Authored(Shelf[Thing]):
    """What has a post's id and its authors is found by an author through their own table."""

    def _is(self, name: str, match: Match) -> ColumnElement[bool]:
        if name == "authors" and match is Match.HOLDING:
            return self._table.c.id.in_(select(AuthorRow.post).where(AuthorRow.person == bindparam("authors")))
        return super()._is(name, match)

    def _parameters(self, name: str, value: object) -> Values:
        if name == "authors" and isinstance(value, Including):
            return {"authors": value.value}
        return super()._parameters(name, value)


class Posts(Authored[Post]):
    """A post also leaves a line per author."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, PostRow, Post, "post")

    def add(self, thing: Post) -> None:
        super().add(thing)
        self._credit(thing.id, thing.authors)

    def save(self, thing: Post) -> Post:
        saved = super().save(thing)
        known = self._connection.execute(select(AuthorRow.person).where(AuthorRow.post == thing.id)).scalars()
        self._credit(thing.id, thing.authors - set(known))
        return saved

    def drop(self, thing: Post) -> None:
        self._connection.execute(delete(AuthorRow).where(AuthorRow.post == thing.id))
        super().drop(thing)

    def _credit(self, post: str, authors: frozenset[str]) -> None:
        rows = [{"id": new_id(), "post": post, "person": author} for author in sorted(authors)]
        if rows:
            self._connection.execute(insert(AuthorRow), rows)


class Revisions(Shelf[Revision]):
    """A revision also leaves a line per picture."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, RevisionRow, Revision, "revision")

    def add(self, thing: Revision) -> None:
        super().add(thing)
        shown = dict.fromkeys(shown.picture for shown in thing.pictures)
        rows = [{"id": new_id(), "revision": thing.id, "picture": picture} for picture in shown]
        if rows:
            self._connection.execute(insert(ShowingRow), rows)

    def drop(self, thing: Revision) -> None:
        self._connection.execute(delete(ShowingRow).where(ShowingRow.revision == thing.id))
        super().drop(thing)


class Pictures(Shelf[Picture]):
    """Pictures are also found by not being shown."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, PictureRow, Picture, "picture")

    def unshown(self, before: datetime, most: int) -> list[Picture]:
        """Taken in before this, in no revision and no event, and nobody's portrait; oldest first."""
        shown = select(ShowingRow.n).where(ShowingRow.picture == PictureRow.id).exists()
        worn = select(PersonRow.n).where(PersonRow.portrait == PictureRow.id).exists()
        kept = select(EventPhotoRow.n).where(EventPhotoRow.picture == PictureRow.id).exists()
        asked = select(EventQuestionRow.n).where(EventQuestionRow.picture == PictureRow.id).exists()
        query = in_order(self._table).where(PictureRow.at < before, ~shown, ~worn, ~kept, ~asked)
        return self._all(query.limit(most), {})


class Summaries(Authored[Summary]):
    """A summary stands at its post's place in the order. It is also found by its post's text and placements."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, SummaryRow, Summary, "summary")

    def add(self, thing: Summary) -> None:
        place = select(PostRow.n).where(PostRow.id == thing.id).scalar_subquery()
        self._connection.execute(self._insert().values(n=place, **self._write(thing)))

    def _is(self, name: str, match: Match) -> ColumnElement[bool]:
        if name == "text":
            newest = (PostRow.id == self._table.c.id) & (RevisionRow.id == PostRow.revision)
            words = RevisionRow.__table__.c.text
            return select(RevisionRow.n).where(newest, containing(words, name)).exists()
        if name == "placed":
            standing = select(PlacementRow.post).where(PlacementRow.stage.in_(bindparam(name, expanding=True)))
            return self._table.c.id.in_(standing)
        return super()._is(name, match)

    def missing(self, most: int) -> list[str]:
        """Posts without a summary, newest first."""
        told = select(SummaryRow.n).where(SummaryRow.n == PostRow.n).exists()
        query = select(PostRow.id).where(~told).order_by(PostRow.n.desc()).limit(most)
        return list(self._connection.execute(query).scalars())
