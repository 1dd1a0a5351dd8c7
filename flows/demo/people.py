"""Who belongs to the demo's company and who is in its summer-party photo. `portraits/SOURCES.md` says whose faces."""

from dataclasses import dataclass
from pathlib import Path

from approvals.people import Role

PORTRAITS = Path(__file__).parent / "portraits"


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody as the event photo shows them: which picture, how tall in pixels, how tilted, lit and turned."""

    face: str
    height: int
    tilt: float = 0.0
    light: float = 1.0
    mirrored: bool = False
    behind: bool = False

    @property
    def picture(self) -> Path:
        return PORTRAITS / f"{self.face}-event.jpg"

    @property
    def outline(self) -> Path:
        """White where the picture shows the person, black elsewhere."""
        return PORTRAITS / f"{self.face}-outline.jpg"


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person of the company; without a portrait they are not enrolled, without a figure not in the photo."""

    handle: str
    name: str
    mail: str
    roles: frozenset[Role]
    portrait: Path | None = None
    figure: Figure | None = None


ANNA = Colleague(
    "anna",
    "Anna Berg",
    "anna.berg@lindner.example",
    frozenset({Role.STAFF}),
    PORTRAITS / "anna-portrait.jpg",
    Figure("anna", height=470, tilt=-3, light=1.05, mirrored=True),
)
BEN = Colleague(
    "ben",
    "Ben Kaya",
    "ben.kaya@lindner.example",
    frozenset({Role.STAFF}),
    PORTRAITS / "ben-portrait.jpg",
    Figure("ben", height=455, tilt=2, light=0.98),
)
CLARA = Colleague(
    "clara",
    "Clara Vogt",
    "clara.vogt@lindner.example",
    frozenset({Role.CONTACT}),
    PORTRAITS / "clara-portrait.jpg",
    Figure("clara", height=400, tilt=2.5, light=1.08, mirrored=True),
)
DORA = Colleague("dora", "Dora Lenz", "dora.lenz@lindner.example", frozenset({Role.LEAD}))
EMIL = Colleague(
    "emil",
    "Emil Roth",
    "emil.roth@lindner.example",
    frozenset({Role.STAFF}),
    PORTRAITS / "emil-portrait.jpg",
    Figure("emil", height=440, tilt=-2.5, light=1.12, mirrored=True),
)
FARUK = Colleague("faruk", "Faruk Aydın", "faruk.aydin@lindner.example", frozenset({Role.AUDITOR}))
GRETA = Colleague("greta", "Greta Sommer", "greta.sommer@lindner.example", frozenset({Role.ADMIN}))
COLLEAGUES = (ANNA, BEN, CLARA, DORA, EMIL, FARUK, GRETA)

STRANGER = Figure("stranger", height=536, tilt=-1, behind=True)
