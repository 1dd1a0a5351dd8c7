"""What speaks against a portrait, and against a file of weights.

PortraitRefused
├── NoFace
├── SeveralFaces       count
├── FaceTooSmall       pixels, needed
└── FaceTooBlurred     sharpness, needed
NotTheNetwork          found, offset
"""


class PortraitRefused(Exception):
    """This portrait cannot become a reference."""


class NoFace(PortraitRefused):
    """No face was found."""


class SeveralFaces(PortraitRefused):
    """More than one face could be meant."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


class FaceTooSmall(PortraitRefused):
    """The shorter side of the face, in pixels, is below what is needed."""

    def __init__(self, pixels: int, needed: int) -> None:
        super().__init__(pixels, needed)
        self.pixels = pixels
        self.needed = needed


class FaceTooBlurred(PortraitRefused):
    """The face has less fine detail than is needed; both figures as `enrol.sharpness` measures."""

    def __init__(self, sharpness: float, needed: float) -> None:
        super().__init__(sharpness, needed)
        self.sharpness = sharpness
        self.needed = needed


class NotTheNetwork(Exception):
    """The file is not the network it should be: what was found, up to which byte."""

    def __init__(self, found: object, offset: int) -> None:
        super().__init__(found, offset)
        self.found = found
        self.offset = offset
