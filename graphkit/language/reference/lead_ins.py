"""Names set off at the beginning of a paragraph or an item of a list, of which the rest of it tells: "Spanx (shapewear). Sold.",
"Nike: the boss goes".
"""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.language.reference.pages import BUSINESSES
from graphkit.language.syntax.tree import Sentence
from graphkit.model import BlockKind

_BLOCKS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
# What parts such a name from the text behind it; dashes do it in lists only, elsewhere they may begin an apposition.
_ENDS = frozenset({":", "|", "):"})
_DASHES = frozenset({"—", "–", "-", "→"})


def lead_in(sentence: Sentence, types: Mapping[str, str]) -> str | None:
    """The business with whose name, set off, the first sentence of a block begins; ``types`` by key."""
    tokens = [t for t in sentence.tokens if t.text not in ("*", "**")]
    if sentence.kind not in _BLOCKS or not tokens or types.get(tokens[0].name or "") not in BUSINESSES:
        return None
    at = 1
    if at < len(tokens) and tokens[at].text == "(":
        closing = next((n for n, t in enumerate(tokens) if t.text.startswith(")")), len(tokens))
        if any(t.name is not None for t in tokens[at:closing]):
            return None
        # A bracket and a colon are one word: "Spanx (shapewear): sold".
        at = closing + 1 if closing < len(tokens) and tokens[closing].text == ")" else closing
    behind = tokens[at:]
    alone = not any(t.text.isalnum() for t in behind)
    ends = _ENDS | (_DASHES if sentence.kind is BlockKind.LIST_ITEM else frozenset())
    return tokens[0].name if alone or behind[0].text in ends else None
