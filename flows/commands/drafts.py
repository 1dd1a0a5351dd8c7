"""Drafts that could not be handed in yet are kept as files, so that nothing an author wrote is lost."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from approvals.crops import Spot
from approvals.drafts import Draft
from approvals.fingerprint import new_id
from approvals.posts import Revision, Shown
from flows.commands.when import moment_of
from flows.errors import NoSuchDraft


@dataclass(frozen=True, slots=True)
class Written:
    """A draft as its author wrote it: times unread, channels unchecked. `edit` is the post it changes."""

    text: str = ""
    lang: str = "de"
    channels: tuple[str, ...] = ()
    pictures: tuple[Shown, ...] = ()
    variants: Mapping[str, str] = field(default_factory=dict)
    event: str | None = None
    at: str | None = None
    zone: str | None = None
    edit: str | None = None
    crops: Mapping[str, Mapping[str, Spot]] = field(default_factory=dict)

    def draft(self, zone: str) -> Draft:
        """`zone` is the company's. Raises BadTime, NoSuchLocalTime, UnknownZone."""
        return Draft(
            text=self.text,
            channels=self.channels,
            lang=self.lang,
            pictures=self.pictures,
            variants=dict(self.variants),
            event=self.event,
            wish=moment_of(self.at, self.zone or zone) if self.at else None,
            crops=self.crops,
        )


def written_in(revision: Revision) -> Written:
    """What a post says now, to be changed."""
    wish = revision.wish
    return Written(
        text=revision.text,
        lang=revision.lang,
        channels=revision.channels,
        pictures=revision.pictures,
        variants=dict(revision.variants),
        event=revision.event,
        at=f"{wish.local():%Y-%m-%d %H:%M}" if wish else None,
        zone=wish.zone if wish else None,
        edit=revision.post,
        crops=revision.crops,
    )


class Drawer:
    """The folder of kept drafts; only its owner may look into it."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "drafts"

    def keep(self, written: Written, name: str | None = None) -> Path:
        """Write the draft down, over the one it came from."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._folder / f"{name or new_id()}.json"
        aside = path.with_suffix(".part")
        aside.touch(mode=0o600)
        aside.write_text(json.dumps(asdict(written), ensure_ascii=False, indent=2), "utf-8")
        return aside.replace(path)

    def take_out(self, name: str) -> Written:
        """Raises NoSuchDraft."""
        try:
            kept = json.loads(self._file(name).read_text("utf-8"))
            pictures = tuple(Shown(**shown) for shown in kept["pictures"])
            crops = {
                channel: {one: Spot(**spot) for one, spot in of.items()}
                for channel, of in kept.get("crops", {}).items()
            }
            return Written(**kept | {"channels": tuple(kept["channels"]), "pictures": pictures, "crops": crops})
        except (OSError, ValueError, TypeError, KeyError) as trouble:
            raise NoSuchDraft(name, self._folder) from trouble

    def throw_away(self, name: str) -> None:
        self._file(name).unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        return self._folder / f"{Path(name).stem}.json"
