"""What was worked out of the examples before, so that a process that starts with the same ones learns nothing anew."""

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np

from approvals.tone.extra import WORKED, installed
from policies.tone.learning import Worked, fingerprint
from policies.tone.sample import Sample

HALF = "evening"  # worked out to half precision
TERMS = "terms"


def recall(samples: Sequence[Sample], file: Path = WORKED) -> Worked | None:
    """None where it was worked out of other samples or by another model."""
    with np.load(file) as held:
        if (str(held["model"]), str(held["fingerprint"])) != (installed(), fingerprint(samples)):
            return None
        arrays = {one.name: held[one.name] for one in fields(Worked) if one.name != TERMS}
        arrays[HALF] = arrays[HALF].astype(np.float32)
        return Worked(terms=tuple(str(held[TERMS]).split("\n")), **arrays)


def remember(worked: Worked, samples: Sequence[Sample], file: Path = WORKED) -> None:
    """Write what `recall` reads."""
    arrays = {one.name: getattr(worked, one.name) for one in fields(worked) if one.name != TERMS}
    arrays[HALF] = arrays[HALF].astype(np.float16)
    np.savez_compressed(
        file,
        model=np.array(installed()),
        fingerprint=np.array(fingerprint(samples)),
        terms=np.array("\n".join(worked.terms)),
        **arrays,
    )
