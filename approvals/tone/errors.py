"""What can be wrong with the model.

Exception
└── ModelUnfit: the package holds another model than the one that was measured
"""


class ModelUnfit(Exception):
    def __init__(self, shape: tuple[int, ...]) -> None:
        super().__init__(shape)
        self.shape = shape
