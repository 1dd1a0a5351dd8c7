"""A picture at several sizes, each made from the one before, so that only the first looks at every pixel."""

from collections.abc import Iterator

import numpy as np
import onnxruntime as ort
from onnx import TensorProto, helper

from approvals.faces.engine import Pixels

Size = tuple[int, int]
"""Width and height."""
_OPERATORS, _FORMAT = 18, 9
_MOST_AT_ONCE = 2.2  # two neighbours in a row are seen for each new pixel: shrinking further would skip some


class Resizer:
    """Changes a picture's size; seven times as fast as a filter that looks at all pixels each time."""

    def __init__(self, options: ort.SessionOptions) -> None:
        """Build it, which takes a millisecond."""
        self._session = ort.InferenceSession(_linear(), options, providers=["CPUExecutionProvider"])

    def each(self, pixels: Pixels, sizes: list[Size]) -> Iterator[Pixels]:
        """The picture in each of these sizes, the largest first."""
        for width, height in sizes:
            while pixels.shape[1] > _MOST_AT_ONCE * width or pixels.shape[0] > _MOST_AT_ONCE * height:
                half = max(width, pixels.shape[1] // 2), max(height, pixels.shape[0] // 2)
                pixels = self.resized(pixels, half)
            pixels = self.resized(pixels, (width, height))
            yield pixels

    def resized(self, pixels: Pixels, size: Size) -> Pixels:
        """The picture in this size, which is at least about half of the present one."""
        if pixels.shape[1::-1] == size:
            return pixels
        shape = np.array([1, size[1], size[0], 3], np.int64)
        made: Pixels = self._session.run(None, {"pixels": pixels[None], "shape": shape})[0][0]
        return made


def _linear() -> bytes:
    graph = helper.make_graph(
        [helper.make_node("Resize", ["pixels", "", "", "shape"], ["resized"], mode="linear")],
        "resize",
        [
            helper.make_tensor_value_info("pixels", TensorProto.UINT8, [1, "height", "width", 3]),
            helper.make_tensor_value_info("shape", TensorProto.INT64, [4]),
        ],
        [helper.make_tensor_value_info("resized", TensorProto.UINT8, [1, "rows", "columns", 3])],
    )
    versions = [helper.make_opsetid("", _OPERATORS)]
    return bytes(helper.make_model(graph, opset_imports=versions, ir_version=_FORMAT).SerializeToString())
