"""Describing faces with dlib's ResNet-29 under ONNX Runtime."""

from collections.abc import Sequence

import numpy as np
import onnxruntime as ort

from approvals.faces.chips import Cutter
from approvals.faces.dat import read_layers
from approvals.faces.engine import NUMBERS, Found, Pixels, Vectors, unit
from approvals.faces.resnet29 import network
from approvals.faces.weights import path_of

WEIGHTS = "dlib_face_recognition_resnet_model_v1.dat"
BATCH = 16


class OnnxResNet:
    """Describes four chips of a face, two of them mirrored, and takes the mean direction."""

    name = "onnx-resnet-4-1"

    def __init__(self, *, threads: int = 2) -> None:
        """Read dlib's weights and build the network, which takes about 300 ms."""
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.add_session_config_entry("session.force_spinning_stop", "1")
        model = network(read_layers(path_of(WEIGHTS).read_bytes()))
        self._session = ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._cutter = Cutter()

    def describe(self, pixels: Pixels, found: Sequence[Found]) -> Vectors:
        """Describe each face in one row of 128 numbers of unit length; about 20 ms a face."""
        rows = unit(self.raw(self._cutter.cut(pixels, found)))
        return unit(rows.reshape(len(found), Cutter.views, NUMBERS).mean(axis=1))

    def raw(self, chips: Pixels) -> Vectors:
        """Give dlib's own numbers, not normalised: one row a chip."""
        batches = (chips[first : first + BATCH] for first in range(0, len(chips), BATCH))
        rows = [self._session.run(None, {"chips": batch})[0] for batch in batches]
        return np.concatenate([np.empty((0, NUMBERS), np.float32), *rows])
