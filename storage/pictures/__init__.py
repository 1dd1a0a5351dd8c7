"""Pictures as they arrive: looked at from outside first, decoded only when that is safe."""

from approvals.uploads import MOST_BYTES
from storage.pictures.received import MOST_PIXELS, Received, accepted_kind, look_through, read_picture

__all__ = ["MOST_BYTES", "MOST_PIXELS", "Received", "accepted_kind", "look_through", "read_picture"]
