"""What finders and describers are called: known without loading them."""

CENTERFACE = "centerface-3"
ONNX_RESNET = "onnx-resnet-4-1"
DLIB_RESNET = "dlib-resnet-mirrored-1"


def engine_name(*, reference: bool = False) -> str:
    """The name of the engine that `loaded` gives: references of another one are compared with nobody."""
    return f"{CENTERFACE}+{DLIB_RESNET if reference else ONNX_RESNET}"
