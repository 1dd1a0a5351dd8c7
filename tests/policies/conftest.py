"""The shipped guideline, and one clause to try things with."""

from collections.abc import Callable

import pytest

from policies.guideline import Guideline, read_guideline, shipped_guideline


@pytest.fixture(scope="session")
def guideline() -> Guideline:
    return shipped_guideline()


GERMAN = """# Leitlinie

## 3.2 Kein Quark {#quark}
Quark kleckert.

```regel
id: quark
art: wort
stufe: hinweis
zustand: aktiv
woerter: [Quark]
verstoss:
  - So ein Quark
erlaubt: [Käse]
```
"""
ENGLISH = """# Guideline

## 3.2 No curd {#quark}
Curd drips.

```rule
id: quark
kind: word
level: hint
state: active
words: [curd]
violation: [Lots of curd]
allowed: [Cheese]
```
"""


@pytest.fixture
def edited() -> Callable[..., Guideline]:
    """A guideline of one clause, its German or English text changed."""

    def read(german: tuple[str, str] = ("", ""), english: tuple[str, str] = ("", "")) -> Guideline:
        return read_guideline(GERMAN.replace(*german), ENGLISH.replace(*english))

    return read
