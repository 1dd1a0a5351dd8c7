"""What is handed in to be judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["de", "en"]


@dataclass(frozen=True, slots=True)
class Writing:
    """A line of text read in a picture, and its box in pixels of the upright picture."""

    text: str
    x: int = 0
    y: int = 0
    w: int = 0
    h: int = 0


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """A picture as far as rules look at it: pixels of the upright picture, size in bytes.

    `writings` are what was read in it; None where nothing here can read. `cuts` are width and height by channel where
    it is cut to the channel's shape before it goes out.
    """

    id: str
    width: int
    height: int
    format: str
    bytes: int
    alt: str
    rights: str  # who holds them, as named by the author
    has_position: bool
    has_device: bool
    writings: tuple[Writing, ...] | None = ()
    cuts: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Material:
    """A draft. `variants` holds another text for single channels; those without one publish `text`."""

    text: str
    lang: Language
    channels: tuple[str, ...] = ()
    pictures: tuple[PictureFacts, ...] = ()
    variants: Mapping[str, str] = field(default_factory=dict)

    def text_for(self, channel: str) -> str:
        return self.variants.get(channel, self.text)

    def place_for(self, channel: str) -> str:
        """Where a finding about this channel's text is shown."""
        return f"text:{channel}" if channel in self.variants else "text"
