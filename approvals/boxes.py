"""A place in a picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the upright picture, origin at the top left."""

    x: int
    y: int
    w: int
    h: int

    @property
    def area(self) -> int:
        return self.w * self.h

    def within(self, part: "Box") -> "Box | None":
        """As much of it as lies in this part of the picture, in the part's own pixels; None where nothing does."""
        left, top = max(self.x, part.x), max(self.y, part.y)
        right, bottom = min(self.x + self.w, part.x + part.w), min(self.y + self.h, part.y + part.h)
        if right <= left or bottom <= top:
            return None
        return Box(left - part.x, top - part.y, right - left, bottom - top)

    def overlap(self, other: "Box") -> float:
        """Intersection over union, 0 to 1."""
        width = min(self.x + self.w, other.x + other.w) - max(self.x, other.x)
        height = min(self.y + self.h, other.y + other.h) - max(self.y, other.y)
        if width <= 0 or height <= 0:
            return 0.0
        shared = width * height
        return shared / (self.area + other.area - shared)
