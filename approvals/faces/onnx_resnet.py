"""Describing faces with dlib's ResNet-29 under ONNX Runtime."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import onnxruntime as ort

from approvals.faces.chips import Cutter
from approvals.faces.dat import read_layers
from approvals.faces.engine import NUMBERS, Clear, Found, Pixels, Vectors, unit
from approvals.faces.names import ONNX_RESNET
from approvals.faces.resnet29 import network
from approvals.faces.weights import path_of

WEIGHTS = "dlib_face_recognition_resnet_model_v1.dat"
BATCH = 8


class OnnxResNet:
    """Describes four chips of a face, two of them mirrored, and takes the mean direction."""

    name = ONNX_RESNET

    def __init__(self, *, threads: int = 2) -> None:
        """Read dlib's weights and build the network, which takes about 300 ms."""
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        model = network(read_layers(path_of(WEIGHTS).read_bytes()))
        self._session = ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._cutter = Cutter()
        self._threads = ThreadPoolExecutor(threads, "describing")

    def describe(self, pixels: Pixels, found: Sequence[Found], clear: Clear | None = None) -> Vectors:
        """Describe each face in one row of 128 numbers of unit length; about 12 ms a face, half that if it is clear."""
        first = self._summed(pixels, found, Cutter.first)
        open_ = np.ones(len(found), np.bool_) if clear is None else ~clear(unit(first))
        first[open_] += self._summed(
            pixels, [face for face, more in zip(found, open_, strict=True) if more], Cutter.further
        )
        return unit(first)

    def _summed(self, pixels: Pixels, found: Sequence[Found], views: Sequence[int]) -> Vectors:
        rows = unit(self.raw(self._cutter.cut(pixels, found, views)))
        summed: Vectors = rows.reshape(len(found), len(views), NUMBERS).sum(axis=1)
        return summed

    def raw(self, chips: Pixels) -> Vectors:
        """Give dlib's own numbers, not normalised: one row a chip."""
        batches = (chips[first : first + BATCH] for first in range(0, len(chips), BATCH))
        rows = self._threads.map(lambda batch: self._session.run(None, {"chips": batch})[0], batches)
        return np.concatenate([np.empty((0, NUMBERS), np.float32), *rows])
