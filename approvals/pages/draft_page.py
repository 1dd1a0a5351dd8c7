"""What a draft form is made from, and the page it stands on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from fastapi import Request, Response

from approvals import uploads
from approvals.company import Company
from approvals.credits import names_in, with_credit, without_credit
from approvals.desk import drafting, learning
from approvals.desk.library import ClearedPicture
from approvals.desk.seeing import post_for
from approvals.errors import NotFound
from approvals.pages.draft_form import Filled, filled_from, filled_in, written
from approvals.pages.guard import Fields, Visitor
from approvals.pages.library import offered
from approvals.pages.premises import Premises
from approvals.pages.reading_along import company_now, read, shown
from approvals.pages.refusals import by_script
from approvals.pages.rendering import fragment, page
from approvals.posts import Post, Revision, Shown, Stage

NEW = "new"


@dataclass(frozen=True, slots=True)
class Seen:
    """What is kept: a post and its newest revision; None where nothing is yet."""

    post: Post | None = None
    revision: Revision | None = None

    @property
    def handed_in(self) -> bool:
        return self.post is not None and self.post.stage is not Stage.DRAFT


@dataclass(frozen=True, slots=True)
class Entered:
    """A form that somebody sent; `version` and `revision` are what it was made from."""

    premises: Premises
    reader: Visitor
    company: Company
    filled: Filled
    version: int
    revision: str

    @classmethod
    def of(cls, premises: Premises, reader: Visitor, fields: Fields) -> "Entered":
        company = company_now(premises)
        filled = filled_in(fields, company.switched_on(tuple(premises.channels)), reader.clock.zone)
        if added := written(fields, "add"):
            filled = _with(filled, offered(premises, reader), added)
        if written(fields, "credit"):
            filled = _credited(filled, reader.me.name)
        version = written(fields, "version")
        return cls(
            premises, reader, company, filled, int(version) if version.isdecimal() else 0, written(fields, "revision")
        )

    @property
    def known(self) -> tuple[str, ...]:
        return self.company.switched_on(tuple(self.premises.channels))

    def narrowed(self) -> "Entered":
        return replace(self, filled=self.filled.narrowed())

    def keep(self, post: str) -> Post:
        """Raises what `drafting.save` raises. A first save that is sent again begins no second draft."""
        draft, begin, me = self.filled.draft(), self.premises.begin, self.reader.id
        if post != NEW:
            return drafting.save(begin, draft, by=me, known_channels=self.known, post_id=post, version=self.version)
        same = draft.revision("", 1, me, self.reader.now).sha256
        kept = next((one.post for one in drafting.unfinished(begin, me) if one.revision.sha256 == same), None)
        return kept or drafting.save(begin, draft, by=me, known_channels=self.known)

    def change(self, post: str) -> Post:
        """Raises what `drafting.edit` raises."""
        return drafting.edit(
            self.premises.begin,
            post,
            self.filled.draft(),
            by=self.reader.id,
            known_channels=self.known,
            revision=self.revision or None,
        )


def _with(filled: Filled, cleared: Sequence[ClearedPicture], added: str) -> Filled:
    """With a cleared picture that was picked without a script, and the words of its last use."""
    new = [one for one in cleared if one.picture == added]
    here = [shown for shown in filled.pictures if shown.picture != added]
    return replace(filled, pictures=(*here, *(Shown(one.picture, one.alt, one.rights) for one in new)))


def _credited(filled: Filled, name: str) -> Filled:
    """With a line that names this person, in every text; a second time it goes again."""
    change = without_credit if name in names_in(filled.text) else partial(with_credit, lang=filled.lang)
    variants = {channel: change(text, name=name) for channel, text in filled.variants.items() if text.strip()}
    return replace(filled, text=change(filled.text, name=name), variants=variants)


def seen_of(premises: Premises, reader: Visitor, post: str) -> Seen:
    """Raises NotFound, for somebody else's unfinished draft too."""
    with premises.begin(reading=True) as work:
        found = post_for(work, post, reader.id)
        return Seen(found, work.revisions.get(found.revision))


def form_page(
    request: Request, premises: Premises, reader: Visitor, filled: Filled, *, seen: Seen | None = None,
    lacking: Mapping[str, Exception | None] | None = None, theirs: Filled | None = None, library: bool = False,
    shared: int = 0,
) -> Response:  # fmt: skip
    """The form as filled in: with what is `lacking` beside its fields, and with the text somebody else saved."""
    company = company_now(premises)
    post = seen.post.id if seen and seen.post else None
    values = shown(read(premises, reader, filled, company, post)) | {
        "known": company.switched_on(tuple(premises.channels)),
        "seen": seen or Seen(),
        "lacking": lacking or {},
        "theirs": theirs,
        "cleared": offered(premises, reader) if library else None,
        "shared": shared,
        "credited": reader.me.name in names_in(filled.text),
        "lesson_wanted": learning.wanted_of(premises.begin, reader.id)[0] if company.lesson_to_submit else "",
        "part": uploads.PART,
        "most_bytes": uploads.MOST_BYTES,
    }
    return page(request, "draft.html", status=409 if theirs else 422 if lacking else 200, **values)


def conflict(request: Request, entered: Entered, post: str) -> Response:
    """Both texts: whoever saves from here on has seen the other one."""
    seen = seen_of(entered.premises, entered.reader, post)
    if seen.revision is None:
        raise NotFound("post", post)
    theirs = filled_from(seen.revision, entered.reader.clock.zone)
    if by_script(request):
        values = {"filled": entered.filled, "theirs": theirs, "seen": seen}
        return fragment(request, "draft_conflict.html", status=409, **values)
    return form_page(request, entered.premises, entered.reader, entered.filled, seen=seen, theirs=theirs)
