"""Cue lists of the language rooms, read from the TOML files under ``rules/en``.

The lists are data so that they can be read, checked and extended without touching code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from graphkit.errors import RuleError


@cache
def cues(name: str) -> Mapping[str, Any]:
    """The contents of ``rules/en/<name>.toml``.  Raises :class:`RuleError` where it can't be read."""
    path = files("graphkit") / "rules" / "en" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"rules/en/{name}.toml: {error}; mend the file or install graphkit again") from error


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """A list of words in a cue file, as a set; nested tables are reached by ``keys``."""
    table: Any = cues(name)
    for key in keys:
        if not isinstance(table, Mapping) or key not in table:
            raise RuleError(f"rules/en/{name}.toml: no list {'.'.join(keys)!r}; mend the file or install graphkit again")
        table = table[key]
    return frozenset(table)
