"""dlib's ResNet-29 as an ONNX network: the same 128 numbers, many times faster.

Affine layers and the subtraction of the mean colour are folded into the convolutions, which changes no result.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from approvals.faces.dat import Layer

CHIP = 150
"""Pixels of a side of what the network looks at."""
MEANS = (122.782, 117.001, 104.298)
SCALE = 256.0
OPERATORS, FORMAT = 17, 9  # ONNX versions that every runtime in question reads

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Wire:
    """What flows between two nodes: its name, the pixels of a side, and the number of channels."""

    name: str
    side: int
    depth: int


class _Graph:
    """Grows node by node."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def node(self, kind: str, *inputs: str, **attributes: Any) -> str:
        name = f"{kind}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def weight(self, values: NDArray[np.generic]) -> str:
        name = f"weight{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def convolved(self, wire: _Wire, layer: Layer, filters: Numbers, biases: Numbers) -> _Wire:
        count, height, width, *steps = layer.numbers
        stride, padding = steps[:2], steps[2:]
        name = self.node(
            "Conv",
            wire.name,
            self.weight(filters.astype(np.float32)),
            self.weight(biases.astype(np.float32)),
            kernel_shape=[height, width],
            strides=stride,
            pads=[*padding, *padding],
        )
        return _Wire(name, (wire.side + 2 * padding[0] - height) // stride[0] + 1, count)

    def pooled(self, wire: _Wire, layer: Layer, kind: str) -> _Wire:
        height, width, *steps = layer.numbers
        name = self.node(kind, wire.name, kernel_shape=[height, width], strides=steps[:2])
        return replace(wire, name=name, side=(wire.side - height) // steps[0] + 1)

    def rectified(self, wire: _Wire) -> _Wire:
        return replace(wire, name=self.node("Relu", wire.name))

    def added(self, one: _Wire, other: _Wire) -> _Wire:
        """Add as dlib does: the smaller one gets zeros behind its last channel, row and column."""
        side, depth = max(one.side, other.side), max(one.depth, other.depth)
        names = [self._padded(wire, side, depth) for wire in (one, other)]
        return _Wire(self.node("Add", *names), side, depth)

    def _padded(self, wire: _Wire, side: int, depth: int) -> str:
        if (wire.side, wire.depth) == (side, depth):
            return wire.name
        missing = side - wire.side
        ends = np.array([0, 0, 0, 0, 0, depth - wire.depth, missing, missing], np.int64)
        return self.node("Pad", wire.name, self.weight(ends))


def network(layers: Sequence[Layer]) -> bytes:
    """Give the network as ONNX: in, `chips` (n, 150, 150, 3) uint8 RGB; out, `vectors` (n, 128), not normalised."""
    graph = _Graph()
    passed = iter(layers)
    last, matrix = _blocks(graph, _stem(graph, passed), passed)
    flat = graph.node("Flatten", graph.node("GlobalAveragePool", last.name))
    graph.nodes.append(helper.make_node("MatMul", [flat, graph.weight(matrix)], ["vectors"]))
    made = helper.make_graph(
        graph.nodes,
        "resnet29",
        [helper.make_tensor_value_info("chips", TensorProto.UINT8, ["n", CHIP, CHIP, 3])],
        [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["n", matrix.shape[1]])],
        graph.weights,
    )
    versions = [helper.make_opsetid("", OPERATORS)]
    return bytes(helper.make_model(made, opset_imports=versions, ir_version=FORMAT).SerializeToString())


def _stem(graph: _Graph, layers: Iterator[Layer]) -> _Wire:
    """Begin with the convolution that also takes the mean colour away, and the pooling after it."""
    plain = graph.node("Cast", "chips", to=TensorProto.FLOAT)
    planes = _Wire(graph.node("Transpose", plain, perm=[0, 3, 1, 2]), CHIP, len(MEANS))
    first = next(layers)
    filters, biases = _folded(first, next(layers), planes.depth)
    biases = biases - filters.sum(axis=(2, 3)) @ np.array(MEANS, np.float32) / SCALE
    seen = graph.rectified(graph.convolved(planes, first, filters / SCALE, biases))
    _skip_relu(layers)
    return graph.pooled(seen, next(layers), "MaxPool")


def _blocks(graph: _Graph, wire: _Wire, layers: Iterator[Layer]) -> tuple[_Wire, Numbers]:
    """Pass the residual blocks until the last pooling; give what comes out and the matrix after it (256 x 128)."""
    first = next(layers)
    while first.kind != "avg_pool":
        wire = _block(graph, wire, first, layers)
        first = next(layers)
    return wire, next(layers).weights.reshape(wire.depth, -1)


def _block(graph: _Graph, wire: _Wire, first: Layer, layers: Iterator[Layer]) -> _Wire:
    """Two convolutions beside the way around them, which is pooled where the block halves the picture."""
    inner = graph.rectified(graph.convolved(wire, first, *_folded(first, next(layers), wire.depth)))
    _skip_relu(layers)
    second = next(layers)
    through = graph.convolved(inner, second, *_folded(second, next(layers), inner.depth))
    joint = next(layers)
    if joint.kind == "avg_pool":
        wire = graph.pooled(wire, joint, "AveragePool")
        next(layers)
    _skip_relu(layers)
    return graph.rectified(graph.added(through, wire))


def _skip_relu(layers: Iterator[Layer]) -> None:
    next(layers)


def _folded(convolution: Layer, affine: Layer, depth: int) -> tuple[Numbers, Numbers]:
    """Filters (out, in, y, x) and biases with gamma and beta of the affine layer in them."""
    count, height, width = convolution.numbers[:3]
    size = count * depth * height * width
    filters = convolution.weights[:size].reshape(count, depth, height, width)
    gamma, beta = affine.weights.reshape(2, count)
    return filters * gamma[:, None, None, None], convolution.weights[size:] * gamma + beta
