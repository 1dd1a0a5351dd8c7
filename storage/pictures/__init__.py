"""Pictures as they arrive: looked at from outside first, decoded only when that is safe."""

from storage.pictures.received import MOST_BYTES, MOST_PIXELS, Received, read_picture

__all__ = ["MOST_BYTES", "MOST_PIXELS", "Received", "read_picture"]
