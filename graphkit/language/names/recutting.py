"""A block's words cut where names need it: stops, torn signs, marks of emphasis, shared offices in capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graphkit.language.cues import words
from graphkit.language.names.cutting import HYPHENS
from graphkit.language.names.gazetteer import Gazetteer, name_key
from graphkit.language.names.spots import BlockWords
from graphkit.language.syntax.parse import Words
from graphkit.language.syntax.tree import Word

# "Calif.-based", which the tokenizer leaves whole.
_SEATED = re.compile(r"([A-Z][A-Za-z.]*\.)-(?:based|area|born|bred|raised)")
# "Adidas.[12]": notes of an encyclopaedia, which the tokenizer leaves on the word.
_NOTES = re.compile(r"(.*?[^.,;:!?])([.,;:!?]?)((?:\[(?:\d{1,3}|[a-z])\]?)+)")
# So many words an editor puts in.
_INSERTED = 6
_SIC = "sic"
_NUMBERS = frozenset({"No", "Nos", "no", "nos"})
# Marks of emphasis in plain text: "**In other news.**", "they *were* false".
_EMPHASIS = re.compile(r"[*_]{1,3}|~~")


def recut(block: BlockWords, gazetteer: Gazetteer) -> BlockWords:
    """The block with its words cut where names need it.

    The full stop that ends a sentence is taken off a listed name that does not have one ("H&M." before a capital), what a
    sign inside a name has torn apart is joined ("A$" and "AP"), and marks of emphasis ("**Shelf life.**") and the comma before a
    "Jr." are left out.
    """
    tokens, tags = block.words.words, block.words.tags
    cut: list[Word] = []
    new_tags: list[str] = []
    noted = 0
    for i, word in enumerate(tokens):
        tag = tags[i] if tags else ""
        text = word.text
        if text in "[]" and _inserted(tokens, i):
            continue
        if text == "," and i + 1 < len(tokens) and tokens[i + 1].text in words("names", "juniors"):
            # "Robert Downey, Jr.": one name.
            continue
        if i < noted or (noted := _noted(tokens, i)) > i:
            continue
        if notes := _NOTES.fullmatch(text):
            marks = [(notes.start(n), notes.end(n)) for n in (1, 2) if notes.group(n)]
            cut.extend(Word(text[a:b], word.start + a, word.start + b) for a, b in marks)
            new_tags.extend([tag, "."][: len(marks)])
            noted = i + 2 if i + 1 < len(tokens) and tokens[i + 1].text == "]" else 0
            continue
        if _EMPHASIS.fullmatch(text) and len(tokens) > 1 and not _listed_with_mark(tokens, i, gazetteer):
            continue
        glued = bool(cut) and cut[-1].end == word.start
        if glued and cut[-1].text.endswith("$") and cut[-1].text[0].isupper() and len(cut[-1].text) == 2 and text[0].isupper():
            cut[-1] = Word(cut[-1].text + text, cut[-1].start, word.end)
            new_tags[-1] = "NNP"
            continue
        if glued and text == "." and cut[-1].text == "Cos" and i + 1 < len(tokens) and not tokens[i + 1].text[0].isupper():
            # "Estée Lauder Cos., the parent of"
            cut[-1] = Word("Cos.", cut[-1].start, word.end)
            continue
        if glued and text == "." and cut[-1].text in _NUMBERS and i + 1 < len(tokens) and tokens[i + 1].text.isdigit():
            # "the No. 1 pick": the stop ends no sentence.
            cut[-1] = Word(f"{cut[-1].text}.", cut[-1].start, word.end)
            continue
        if seat := _SEATED.fullmatch(text):
            # "Beaverton, Ore.-based Nike"
            state, hyphen = len(seat.group(1)), len(seat.group(1)) + 1
            cut.extend(
                Word(text[a:b], word.start + a, word.start + b) for a, b in ((0, state), (state, hyphen), (hyphen, len(text)))
            )
            new_tags.extend(("NNP", "HYPH", "VBN"))
            continue
        follower = tokens[i + 1].text if i + 1 < len(tokens) else None
        if text in words("names", "shared_offices") and _office_behind(tokens, i, gazetteer):
            cut.append(Word(text.lower(), word.start, word.end))
            new_tags.append(tag)
            continue
        posted = text == "X." and bool(cut) and cut[-1].text.lower() in ("on", "via")
        ends = follower is None or follower[0].isupper() or not follower[0].isalnum()
        sum_ends = ends and text.lower() in ("m.", "mn.", "bn.", "k.", "tn.") and bool(cut) and cut[-1].text[-1].isdigit()
        stop = len(text) > 2 and text.endswith(".") and text[0].isupper() and ends
        # "Celsius Holdings Inc. In the suit": the stop ends the sentence as well.
        beginners = words("names", "openers") | words("names", "beginners")
        opens = follower is not None and follower[0].isupper() and follower.lower() in beginners
        if (
            posted
            or sum_ends
            or (stop and _stop_is_no_part(text, gazetteer))
            or (stop and opens and text.lower() in words("names", "legal_forms"))
            or (ends and _letter_ends_name(text, cut, gazetteer))
        ):
            cut.extend((Word(text[:-1], word.start, word.end - 1), Word(".", word.end - 1, word.end)))
            new_tags.extend((tag, "."))
            continue
        cut.append(word)
        new_tags.append(tag)
    return replace(block, words=Words(tuple(cut), block.words.proposals, tuple(new_tags) if tags else ()))


def _inserted(tokens: Sequence[Word], at: int) -> bool:
    """Whether a square bracket stands round words that an editor has put into a quotation: "[Nike’s] shoes"."""
    opening = next((i for i in range(at, max(-1, at - _INSERTED), -1) if tokens[i].text == "["), at)
    inside = tokens[opening + 1].text if opening + 1 < len(tokens) else ""
    return tokens[opening].text == "[" and inside[:1].isalpha() and inside.lower() != _SIC


def _noted(tokens: Sequence[Word], at: int) -> int:
    """Where an editor's note ends that is no part of the sentence ("[1]", "[sic]"); ``at`` where none begins."""
    texts = [t.text for t in tokens[at : at + 3]]
    note = len(texts) == 3 and texts[0] == "[" and texts[2] == "]" and (texts[1].isdigit() or texts[1].lower() == _SIC)
    return at + 3 if note else at


def _office_behind(tokens: Sequence[Word], at: int, gazetteer: Gazetteer) -> bool:
    """Whether an office in capitals follows: "Co-Founder of X" and "Vice President" are no names."""
    behind = list(tokens[at + 1 : at + 3])
    hyphened = len(behind) == 2 and behind[0].text in HYPHENS and tokens[at].end == behind[0].start
    if hyphened:
        behind.pop(0)
    elif tokens[at].text not in words("names", "deputies"):
        return False
    if not behind or not behind[0].text[0].isupper():
        return False
    office = gazetteer.descriptor(behind[0].text)
    return behind[0].text.lower() in words("names", "offices") or (office is not None and office.type == "Person")


def _listed_with_mark(tokens: Sequence[Word], at: int, gazetteer: Gazetteer) -> bool:
    """Whether a star is a part of a listed name: "*NSYNC"."""
    if at + 1 >= len(tokens) or tokens[at + 1].start != tokens[at].end:
        return False
    text = tokens[at].text + tokens[at + 1].text
    return any(text in (e.name, *e.aliases) for e in gazetteer.lookup(text))


def _letter_ends_name(text: str, before: Sequence[Word], gazetteer: Gazetteer) -> bool:
    """Whether the letter before a full stop is the end of a listed name and the stop that of the sentence: "Cardi B." """
    if len(text) != 2 or text[1] != "." or not text[0].isupper() or not before:
        return False
    name = f"{before[-1].text} {text[0]}"
    return any(name in (e.name, *e.aliases) for e in gazetteer.lookup(name))


def _stop_is_no_part(text: str, gazetteer: Gazetteer) -> bool:
    if (
        "." in text[:-1]
        or gazetteer.is_title(text)
        or text.lower() in words("names", "legal_forms") | words("names", "name_ends")
    ):
        return False
    bare = name_key(text[:-1])
    return any(name_key(n) == bare for e in gazetteer.lookup(text[:-1]) for n in (e.name, *e.aliases)) and not any(
        n == text for e in gazetteer.lookup(text) for n in (e.name, *e.aliases)
    )
