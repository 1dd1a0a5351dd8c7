"""What waits and how deliveries went, counted for whoever looks after the service. No id, no name."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """Jobs not yet done by task; seconds since the oldest was due; placements by stage; deliveries by outcome."""

    jobs: Mapping[str, int]
    oldest: float
    placements: Mapping[str, int]
    deliveries: Mapping[str, int]
