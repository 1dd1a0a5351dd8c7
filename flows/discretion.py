"""What a failed flow tells: Prefect keeps exceptions and their texts, so it hears the kind of trouble and no more."""

import functools
import logging
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

from flows.errors import StepFailed

Given = ParamSpec("Given")
Result = TypeVar("Result")
log = logging.getLogger("freigabe.flows")


def discreet(
    step: Callable[Given, Coroutine[Any, Any, Result]],
) -> Callable[Given, Coroutine[Any, Any, Result]]:
    """Raise StepFailed for whatever the step raises; the whole story is for this machine's own log, at debug level."""

    @functools.wraps(step)
    async def told(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        try:
            return await step(*args, **kwargs)
        except Exception as trouble:
            log.debug("%s failed", step.__name__, exc_info=trouble)
            raise StepFailed(type(trouble).__name__) from None

    return told
