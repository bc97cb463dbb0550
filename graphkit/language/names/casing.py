"""Whether a word is written as a name would be: its capitals, single letters, numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphkit.language.cues import words
from graphkit.language.names.gazetteer import Entry, is_station, name_key
from graphkit.language.names.spots import POSSESSIVES, BlockWords, begins_sentence
from graphkit.language.syntax.tree import Word

_PRONOUNS = frozenset({"Her", "His", "It", "Us", "We", "They", "Him", "You", "Me", "He", "She", "Them", "This", "That", "What"})


def stands_for_name(block: BlockWords, at: int) -> bool:
    """Whether a number counts nothing and is no sum, so that it may be short for a name that begins with it."""
    tokens, tags = block.words.words, block.words.tags
    before = tokens[at - 1].text if at else ""
    behind = tokens[at + 1].text if at + 1 < len(tokens) else "."
    counts = at + 1 < len(tokens) and (tags[at + 1][:2] in ("NN", "JJ", "CD") if tags else behind.islower())
    return not (
        counts or before in words("names", "calendar") or before[-1:] in "$£€#" or (behind[0] in "%-–,.:/" and behind[1:])
    )


def word_may_be_name(text: str, entries: Sequence[Entry], block: BlockWords, at: int) -> bool:
    """Whether a lone word is no weekday, hashtag, pronoun or word in capitals for emphasis ("ANOTHER")."""
    tokens = block.words.words
    if text in words("names", "calendar"):
        return False
    if at and tokens[at - 1].text.endswith("#") and tokens[at - 1].end == tokens[at].start:
        return False
    if (
        text in _PRONOUNS
        and (begins_sentence(tokens, at) or not tokens[at - 1].text[-1].isalnum())
        and at + 1 < len(tokens)
        and tokens[at + 1].text.islower()
    ):
        # "Her fiancé": no film.
        return False
    if begins_sentence(tokens, at) and _is_trade(text, entries, block, at):
        return False
    shouted_word = text.isupper() and len(text) > 3 and not any(text in (e.name, *e.aliases) for e in entries)
    return not (shouted_word and text.lower() in words("names", "openers"))


def _is_trade(text: str, entries: Sequence[Entry], block: BlockWords, at: int) -> bool:
    """Whether a word before a name says what somebody does ("Stylist Law Roach"), though a paper is called so."""
    tokens = block.words.words
    behind = tokens[at + 1].text if at + 1 < len(tokens) else "."
    papers = bool(entries) and all(e.type in ("MediaOutlet", "Work") for e in entries)
    return papers and text.lower() in words("names", "trades") and behind[0].isupper()


def letter_is_name(entry: Entry, text: str, block: BlockWords, at: int) -> bool:
    """ "A" and "V" are people only in a list of names, "X" the platform only where one posts, or it acts."""
    if entry.type == "Platform":
        before = block.words.words[at - 1].text if at else ""
        posted_on = before.lower() in ("on", "via", "platform", "app", "network")
        # "X sued", but not "Malcolm X sued".
        does = (not before[:1].isupper() or begins_sentence(block.words.words, at)) and acts(block.words.words, at)
        return text.isupper() and (posted_on or does) and not block.shouted
    return entry.name == text and entry.type == "Person" and _stands_alone(block, at)


def acts(tokens: Sequence[Word], last: int) -> bool:
    """Whether a word without an article does what only somebody does: "Drake is suing", "Gap has hired", "Boss was sued"."""
    behind = [t.text.lower() for t in tokens[last + 1 : last + 4]]
    done = next((w for w in behind if w not in words("names", "before_deeds")), "")
    return done in words("names", "deeds")


def _stands_alone(block: BlockWords, at: int) -> bool:
    """Whether a single letter is a name here: in a list of names, never at the beginning of a sentence."""
    tokens = block.words.words
    after = tokens[at + 1].text if at + 1 < len(tokens) else "."
    return not begins_sentence(tokens, at) and (after in {",", ".", "and", "&", "of"} or after in POSSESSIVES)


def cased_like(text: str, entry: Entry, block: BlockWords) -> bool:
    """Whether the text is written as a name: as in the list, or with capitals."""
    bare = text[4:] if text.startswith("the ") else text
    forms = [n for n in (entry.name, *entry.aliases) if name_key(n) == name_key(text)]
    if len(text) < 4 and forms and all(n.isupper() for n in forms) and not text.isupper():
        # "US" is a country, "Us" in a title is not.
        return False
    if is_station(text, entry) and not block.shouted:
        return False
    if bare[0].isupper() or bare[0].isdigit() or bare[0] == "@":
        capitals = [w for w in re.split(r"[\s-]+", bare) if w and w[0].isalpha()]
        if len(capitals) <= 1 or sum(w[0].isupper() for w in capitals) * 2 > len(capitals):
            return True
    names = (entry.name, *entry.aliases)
    if text in names:
        return True
    # A brand written in small letters throughout ("adidas", "kanye"), where the word means nothing else.
    return not entry.ambiguous and len(text) > 4 and " " not in text and entry.type in ("Brand", "Platform") and text.islower()
