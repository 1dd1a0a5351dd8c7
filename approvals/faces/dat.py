"""Reading a network that dlib saved: its own serialisation, as far as the face descriptor's ResNet-29 needs it.

The format was read off dlib's headers: an int is a control byte (bit 7 the sign, low four bits the byte count) and a
little-endian magnitude; a float is mantissa and exponent; a tensor is its four sizes and raw float32. Layers stand in
the order in which a picture passes them.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from approvals.faces.errors import NotTheNetwork

HEAD = ("loss_metric_2", "input_rgb_image_sized")
WRAPPERS = 130  # whole numbers that tell how the layers are wrapped into each other
TENSOR = 2  # the version of the layout


@dataclass(frozen=True)
class Layer:
    """A layer: what it is, its whole numbers in file order, and its weights (empty where it has none)."""

    kind: str
    numbers: tuple[int, ...] = ()
    weights: NDArray[np.float32] = field(default_factory=lambda: np.empty(0, np.float32))


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data, self.offset = data, 0

    def taken(self, count: int) -> bytes:
        piece = self._data[self.offset : self.offset + count]
        if len(piece) != count:
            raise NotTheNetwork("end of file", self.offset)
        self.offset += count
        return piece

    def whole(self) -> int:
        control = self.taken(1)[0]
        magnitude = int.from_bytes(self.taken(control & 0x0F), "little")
        return -magnitude if control & 0x80 else magnitude

    def wholes(self, count: int) -> tuple[int, ...]:
        return tuple(self.whole() for _ in range(count))

    def skip_reals(self, count: int) -> None:
        """Pass numbers that only training needs, each a mantissa and an exponent."""
        self.wholes(2 * count)

    def text(self) -> str:
        return self.taken(self.whole()).decode("ascii", "replace")

    def tensor(self) -> NDArray[np.float32]:
        if (version := self.whole()) != TENSOR:
            raise NotTheNetwork(version, self.offset)
        count = math.prod(self.wholes(4))
        return np.frombuffer(self.taken(4 * count), "<f4").astype(np.float32)

    def skip_views(self) -> None:
        """Pass two views into the weights; their sizes follow from the layer."""
        self.wholes(2 * 5)


def _convolution(reader: _Reader) -> Layer:
    weights = reader.tensor()
    numbers = reader.wholes(7)
    reader.skip_views()
    reader.skip_reals(4)
    return Layer("con", numbers, weights)


def _affine(reader: _Reader) -> Layer:
    weights = reader.tensor()
    reader.skip_views()
    reader.whole()
    return Layer("affine", (), weights)


def _fully_connected(reader: _Reader) -> Layer:
    numbers = reader.wholes(2)
    weights = reader.tensor()
    reader.skip_views()
    reader.whole()
    reader.skip_reals(4)
    return Layer("fc", numbers, weights)


READ: Mapping[str, Callable[[_Reader], Layer]] = {
    "con_4": _convolution,
    "affine_": _affine,
    "fc_2": _fully_connected,
    "max_pool_2": lambda reader: Layer("max_pool", reader.wholes(6)),
    "avg_pool_2": lambda reader: Layer("avg_pool", reader.wholes(6)),
    "relu_": lambda _: Layer("relu"),
    "add_prev_": lambda _: Layer("add_prev"),
}


def read_layers(data: bytes) -> list[Layer]:
    """Read the layers, from the picture to the 128 numbers; NotTheNetwork unless the file ends with the last one.

    A convolution's numbers are filters, height, width, strides and paddings (y, x); its weights are filters in the
    order out, in, y, x, and then biases. An affine layer's weights are gamma, then beta. The last is in x out.
    """
    reader = _Reader(data)
    _pass_head(reader)
    layers: list[Layer] = []
    while reader.offset < len(data):
        layers.append(_layer(reader))
        if len(layers) == 1:
            reader.whole()
    return layers


def _layer(reader: _Reader) -> Layer:
    """Read a layer, and pass the three switches and three empty tensors after it."""
    name = reader.text()
    if name not in READ:
        raise NotTheNetwork(name, reader.offset)
    layer = READ[name](reader)
    reader.taken(3)
    for _ in range(3):
        reader.tensor()
    return layer


def _pass_head(reader: _Reader) -> None:
    """Pass the loss and the input, which name themselves, with the numbers behind each."""
    loss, given = HEAD
    reader.whole()
    _expect(loss, reader)
    reader.skip_reals(2)
    reader.wholes(WRAPPERS)
    _expect(given, reader)
    reader.skip_reals(3)
    reader.wholes(2)


def _expect(name: str, reader: _Reader) -> None:
    if (found := reader.text()) != name:
        raise NotTheNetwork(found, reader.offset)
