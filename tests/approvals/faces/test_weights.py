"""Reading dlib's file of weights, to the last byte or not at all."""

import importlib.util
from importlib.machinery import ModuleSpec

import pytest

from approvals.faces.dat import read_layers
from approvals.faces.errors import NotTheNetwork
from approvals.faces.onnx_resnet import WEIGHTS
from approvals.faces.weights import path_of


@pytest.fixture(scope="module")
def data() -> bytes:
    return path_of(WEIGHTS).read_bytes()


def test_the_file_holds_the_network(data: bytes):
    """29 convolutions, a matrix at the end, and 5,614,592 values in what convolves and multiplies."""
    layers = read_layers(data)
    convolutions = [layer for layer in layers if layer.kind == "con"]

    assert len(convolutions) == 29
    assert layers[-1].kind == "fc"
    assert layers[-1].weights.size == 256 * 128
    assert sum(layer.weights.size for layer in layers if layer.kind in ("con", "fc", "affine")) == 5_614_592


@pytest.mark.parametrize("kept", [0, 1, 3000, -1, -70_000])
def test_a_shortened_file_is_refused(data: bytes, kept: int):
    """A download that broke off is not half a network."""
    with pytest.raises(NotTheNetwork):
        read_layers(data[:kept])


def test_a_file_with_something_behind_it_is_refused(data: bytes):
    """Nothing may follow the last layer, and the error says where the file went on."""
    with pytest.raises(NotTheNetwork) as refused:
        read_layers(data + data[:40])

    assert refused.value.offset > len(data)


def test_another_network_is_refused():
    """The landmark predictor's file lies beside it and is told apart."""
    with pytest.raises(NotTheNetwork):
        read_layers(path_of("shape_predictor_5_face_landmarks.dat").read_bytes())


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch):
    """Who installed without the weights reads which package brings them."""

    def nothing(_name: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr("approvals.faces.weights.find_spec", nothing)

    with pytest.raises(ModuleNotFoundError) as missing:
        path_of(WEIGHTS)
    assert missing.value.name == "face_recognition_models"
    assert importlib.util.find_spec("face_recognition_models")
