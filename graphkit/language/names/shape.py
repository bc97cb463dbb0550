"""What a name itself tells of its type: its last words, its small words, what the recogniser takes it for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from graphkit.language.cues import cues, words
from graphkit.language.names.gazetteer import Gazetteer
from graphkit.language.names.places import named_after_place

# "DragCon", "PewDieFest"; "Power 105.1", "KYGO".
_GATHERING = re.compile(r"(?:[A-Z][A-Za-z]*[a-z]|[A-Z]+)(?:Con|Fest|Expo|palooza|Palooza)")
_STATION = re.compile(r"(?:[A-Z][\w.-]* ){1,3}(?:8[89]|9\d|10[0-8])\.\d|[KW][A-Z]{3}(?:-(?:FM|AM|TV))?")


def of_shape(texts: Sequence[str], labels: Counter[str], gazetteer: Gazetteer, legal: bool = False) -> Counter[str]:
    """What the name itself tells; ``texts`` are its forms, ``labels`` the recogniser's proposals with their numbers.

    ``legal`` says that a form of it ends in a legal form ("LLC").
    """
    votes: Counter[str] = Counter()
    table = cues("names")
    longest = max(texts, key=lambda t: len(t.split()))
    text = " ".join(longest.lower().split())
    words_in = len(longest.split())
    given = gazetteer.is_first_name(longest.split()[0])
    for kind, last_words in endings().items():
        if kind == "LegalCase" and longest.endswith(" V"):
            # "Zoom Freak V": the fifth of its line.
            continue
        if text.endswith(last_words) or (kind == "LegalCase" and re.search(r" (v|vs|versus)\.? ", text)):
            # "Nadine Mills" may be anybody, "Tessa Cole Bakery" nobody.
            votes[kind] += 1.5 if given and words_in == 2 else 5 if given and words_in >= 3 else 3  # type: ignore[assignment]
    for kind, beginnings in table["prefixes"].items():
        if any(text.startswith(b) for b in beginnings):
            votes[kind] += 3
    if legal:
        votes["Organization"] += 4
    if re.search(r"\w (?:&|\+) \w", text) or text.endswith((" and sons", " and daughters", " and co", " brothers", " bros.")):
        votes["Organization"] += 3.5  # type: ignore[assignment]
    if re.search(r"[a-z] (?:in the|on the|to the|with|is|your|my|like a|in|on|to|at|a) [A-Z]", longest) and not (
        set(text.split()) & words("names", "institutions")
    ):
        # "Love Is in the Bin": small words stand in titles.
        votes["Work"] += 2
    if _GATHERING.fullmatch(longest):
        votes["Occasion"] += 4
    if _STATION.fullmatch(longest) and not gazetteer.lookup(longest):
        votes["MediaOutlet"] += 3
    votes.update(_of_last_word(longest, votes, gazetteer))
    if re.search(r"\bof (?:the )?\w+$", text) and text.split()[0] in words("names", "institutions"):
        votes["Organization"] += 3
    if (after_place := named_after_place(longest, gazetteer)) is not None:
        votes[after_place] += 4
    several = len(longest.split()) in (2, 3)
    if given and (several or longest.istitle()):
        votes["Person"] += 2 if several else 1
    total = sum(labels.values())
    for label, number in labels.items():
        kind = table["recogniser"].get(label)
        if kind:
            # One and the same model says the same thing at every occurrence: many votes of it are not many witnesses.
            unusual = label == "PERSON" and not gazetteer.is_first_name(longest.split()[0])
            weight = (
                2.5
                if label in ("PERSON", "EVENT", "WORK_OF_ART") and several and not unusual
                else 1.8
                if several and unusual
                else 2.0
                if several
                else 1.6
                if label in ("ORG", "PERSON", "GPE")
                else 1.2
            )
            votes[kind] += weight * number / total  # type: ignore[assignment]
    return votes


@cache
def endings() -> Mapping[str, tuple[str, ...]]:
    """The last words that tell a class, each with the space before it."""
    return {kind: tuple(f" {e}" for e in endings) for kind, endings in cues("names")["suffixes"].items()}


def _of_last_word(text: str, told: Counter[str], gazetteer: Gazetteer) -> Counter[str]:
    """What a common noun tells that ends a name: "Ramsgate Brewery"."""
    pieces = text.split()
    found = gazetteer.descriptor(pieces[-1]) if len(pieces) > 1 and not told else None
    if found is None or not found.specific or found.type in ("Person", "Group", "Topic") or pieces[-1].lower() != found.noun:
        return Counter()
    return Counter({found.type: 2})
