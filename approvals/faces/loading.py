"""Which finder and describer belong together."""

from approvals.faces.centerface import CenterFace
from approvals.faces.dlib_resnet import DlibResNet
from approvals.faces.engine import Engine
from approvals.faces.onnx_resnet import OnnxResNet


def loaded(*, threads: int = 2, reference: bool = False) -> Engine:
    """Load the engine that is shipped, or the `reference`, which describes with face_recognition and is far slower."""
    return Engine(CenterFace(threads=threads), DlibResNet() if reference else OnnxResNet(threads=threads))
