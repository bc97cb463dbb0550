"""Stretches of words that look like names: what the recogniser proposes and runs of capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from graphkit.language.cues import cues, words
from graphkit.language.names.cutting import HYPHENS, apposition_behind, parts
from graphkit.language.names.gazetteer import Gazetteer
from graphkit.language.names.shape import endings
from graphkit.language.names.spots import POSSESSIVES, BlockWords, Spot, begins_sentence, done_by_somebody, known, make
from graphkit.language.syntax.tree import Word

# Initials of given names; an "A." may end a list of answers, and an "I." a chapter.
_INITIAL = re.compile(r"[B-HJ-Z]\.|(?!U\.S|U\.K|D\.C|L\.A|N\.Y|N\.J|P\.O)[A-Z]\.[A-Z]\.")
# Where a radio station is found.
_FREQUENCY = re.compile(r"(?:8[89]|9\d|10[0-8])\.\d")
_BREAKS = frozenset(".,;:)(—–-")
_WORKLIKE = frozenset({"Work", "Product", "Campaign", "Occasion"})


def from_recogniser(number: int, block: BlockWords, gazetteer: Gazetteer, ordinary: frozenset[str]) -> list[Spot]:
    """What the recogniser proposes, cut to what may be a name."""
    tokens = block.words.words
    types = cues("names")["recogniser"]
    found = []
    for proposal in block.words.proposals:
        if proposal.label not in types:
            continue
        inside = [
            i for i, t in enumerate(tokens) if t.start >= proposal.start + block.start and t.end <= proposal.end + block.start
        ]
        for first, last in parts(inside, block, gazetteer, proposal.label):
            if first == last and not _single(block, first, gazetteer, ordinary):
                continue
            found.append(
                make(
                    number,
                    block,
                    first,
                    last,
                    label=proposal.label,
                    source="recogniser",
                    entries=known(block, first, last, gazetteer),
                )
            )
    return found


def _single(block: BlockWords, at: int, gazetteer: Gazetteer, ordinary: frozenset[str]) -> bool:
    """Whether a lone word may be a name."""
    tokens, tags = block.words.words, block.words.tags
    word = tokens[at].text
    if len(word) < 2 or word in ("The", "An") or "$" in word or (not word[0].isalpha() and word[0] != "@"):
        return False
    if _people(word, gazetteer):
        return False
    if at and tokens[at - 1].text == "#" and tokens[at - 1].end == tokens[at].start:
        return False
    if (
        word.isupper()
        and len(word) > 1
        and not block.shouted
        and not any(word in (e.name, *e.aliases) for e in known(block, at, at, gazetteer))
    ):
        # Capitals for emphasis: "DUMPED".
        low = word.lower()
        if (
            low in ordinary
            or low.capitalize() in words("names", "not_names")
            or (tags and len(word) > 3 and tags[at][:2] in ("JJ", "VB", "RB", "MD", "IN", "DT"))
            or gazetteer.descriptor(low)
            or low in words("names", "openers")
            or (len(low) > 4 and low.endswith(("ed", "ing", "ly", "tes")))
        ):
            return False
    if begins_sentence(tokens, at):
        return word.lower() not in ordinary and (not tags or tags[at] in ("NNP", "NNPS") or bool(known(block, at, at, gazetteer)))
    return True


def from_capitals(number: int, block: BlockWords, gazetteer: Gazetteer, ordinary: frozenset[str]) -> list[Spot]:
    """Runs of capitalised words, with "of", "de" and the like between them."""
    tokens = block.words.words
    found = []
    at = 0
    while at < len(tokens):
        if not _runs(tokens[at].text) and not _numbered(tokens, at):
            at += 1
            continue
        last = _run_end(tokens, at)
        run = list(range(at, last + 1))
        nickname = any(tokens[i].text in ("“", '"', "‘") for i in run)
        if nickname or (len(run) > 1 and _introduced(block, at, gazetteer)):
            # "The scent Miss X": the noun vouches for the whole run, whatever its words mean elsewhere.
            label = "PERSON" if nickname else None
            found.append(make(number, block, at, last, label=label, entries=known(block, at, last, gazetteer), described=True))
            at = last + 1
            continue
        if last == at and _is_headed(block, at, gazetteer):
            found.append(make(number, block, at, at, label="ORG", described=True))
            at += 1
            continue
        if last == at and _is_of_two(block, at, gazetteer):
            found.append(make(number, block, at, at + 2, label="ORG", described=True))
            at += 3
            continue
        pieces = parts(run, block, gazetteer, None)
        if tokens[at].text == "The" and len(pieces) == 1 and pieces[0][1] == last and _article_of_title(block, at + 1, gazetteer):
            found.append(make(number, block, at, last, entries=known(block, at, last, gazetteer), described=True))
            at = last + 1
            continue
        for first, end in pieces:
            word = tokens[first].text
            if first == end and (
                not _single(block, first, gazetteer, ordinary)
                or gazetteer.descriptor(word)
                or gazetteer.is_title(word)
                or word in words("names", "not_names")
            ):
                continue
            if first == end and begins_sentence(tokens, first) and not _sentence_initial_name(block, first, gazetteer):
                continue
            if (
                first != end
                and begins_sentence(tokens, first)
                and gazetteer.descriptor(tokens[end].text)
                and not gazetteer.is_first_name(word)
            ):
                continue
            described = first != end and _described(block, first, end, gazetteer)
            if first == end and _article_of_title(block, first, gazetteer):
                found.append(make(number, block, first - 1, end, entries=known(block, first - 1, end, gazetteer), described=True))
                continue
            found.append(make(number, block, first, end, entries=known(block, first, end, gazetteer), described=described))
        at = last + 1
    return found


def _is_headed(block: BlockWords, at: int, gazetteer: Gazetteer) -> bool:
    """Whether the words before an ordinary word with a capital call it a firm: "the CEO of Night", "the start-up Daily"."""
    tokens = block.words.words
    word = tokens[at].text
    if block.titled or block.shouted or not (word in words("names", "not_names") or gazetteer.descriptor(word)):
        return False
    before = [t.text.lower() for t in tokens[max(0, at - 2) : at]]
    behind = next((t.text for t in tokens[at + 1 : at + 2]), ".")
    if not (behind[0] in _BREAKS or behind in POSSESSIVES or behind in words("names", "behind_headed")):
        return False
    headed = before[-1:] == ["of"] and before[0] in words("names", "headed")
    return headed or bool(before and before[-1] in words("names", "start_ups"))


def _is_of_two(block: BlockWords, at: int, gazetteer: Gazetteer) -> bool:
    """Whether a firm bears two surnames that nobody knows: "the consultancy Alvarez and Marsal"."""
    tokens = block.words.words
    if block.titled or block.shouted or not at or at + 2 >= len(tokens) or tokens[at + 1].text != "and":
        return False
    noun = gazetteer.descriptor(tokens[at - 1].text) if tokens[at - 1].text.islower() else None
    if noun is None or noun.type not in ("Organization", "Brand") or tokens[at - 1].text != noun.noun.split()[-1]:
        return False
    behind = tokens[at + 3].text if at + 3 < len(tokens) else "."
    plain = all(tokens[i].text.istitle() and not known(block, i, i, gazetteer) for i in (at, at + 2))
    return plain and not _runs(behind) and _run_end(tokens, at + 2) == at + 2


def from_initials(number: int, block: BlockWords, gazetteer: Gazetteer) -> list[Spot]:
    """People named by an initial and a surname, which alone may be listed as somebody else: "J. Prince"."""
    tokens = block.words.words
    found = []
    for at, (first, second) in enumerate(pairwise(tokens)):
        if _INITIAL.fullmatch(first.text) is None or (at and _runs(tokens[at - 1].text) and not begins_sentence(tokens, at)):
            continue
        if at and tokens[at - 1].text.lower() in ("a", "an", "the"):
            # "with an F. Cooper"
            continue
        surname = second.text
        if not (surname[0].isupper() and surname[1:].islower() and len(surname) > 2) or not _runs(surname):
            continue
        behind = tokens[at + 2].text if at + 2 < len(tokens) else "."
        text = f"{first.text} {surname}"
        if gazetteer.lookup(text) or surname.lower() in words("names", "institutions"):
            continue
        if not (_runs(behind) or behind[0].isdigit() or behind in HYPHENS):
            found.append(make(number, block, at, at + 1, label="PERSON", described=True))
    return found


def from_months(number: int, block: BlockWords, gazetteer: Gazetteer) -> list[Spot]:
    """People whose first name or surname is a month's too: "June Ambrose", "the singer August Alsina", "Elaine May"."""
    tokens = block.words.words
    if block.titled or block.shouted:
        return []
    found = [make(number, block, at, at + 1, label="PERSON", described=True) for at in _before_months(block, gazetteer)]
    for at, (first, second) in enumerate(pairwise(tokens)):
        if first.text not in words("names", "months_and_names") or not _runs(second.text) or not second.text.istitle():
            continue
        before = tokens[at - 1].text.lower() if at else "."
        behind = tokens[at + 2].text if at + 2 < len(tokens) else "."
        role = gazetteer.descriptor(before)
        led = begins_sentence(tokens, at) or before in words("names", "before_people")
        led = led or (role is not None and role.type == "Person")
        if not led or len(second.text) < 3 or behind.isdigit() or _runs(behind) or behind in HYPHENS:
            continue
        other = any(e.type != "Person" for e in known(block, at + 1, at + 1, gazetteer)) or gazetteer.descriptor(second.text)
        if not other and second.text not in words("names", "not_names"):
            found.append(make(number, block, at, at + 1, label="PERSON", described=True))
    return found


def _before_months(block: BlockWords, gazetteer: Gazetteer) -> list[int]:
    """Where a given name stands before a surname that is a month's too, and no day of it: "Elaine May", not "saw Drake May 5"."""
    tokens = block.words.words
    return [
        at
        for at, (first, second) in enumerate(pairwise(tokens))
        if second.text in words("names", "months_and_surnames")
        and gazetteer.is_first_name(first.text)
        and not known(block, at, at, gazetteer)
        and not (at and _runs(tokens[at - 1].text) and not begins_sentence(tokens, at))
        and not (at + 2 < len(tokens) and (tokens[at + 2].text[0].isdigit() or _runs(tokens[at + 2].text)))
    ]


def _people(word: str, gazetteer: Gazetteer) -> bool:
    """Whether the word is an adjective of a country or the people there: "Swiss", "Americans"."""
    return bool(gazetteer.places_of_demonym(word) or (word.endswith("s") and gazetteer.places_of_demonym(word[:-1])))


def _article_of_title(block: BlockWords, first: int, gazetteer: Gazetteer) -> bool:
    """Whether the word before is the article of a title: "The" with a capital inside a sentence."""
    tokens = block.words.words
    return (
        first > 1
        and tokens[first - 1].text == "The"
        and not begins_sentence(tokens, first - 1)
        and (tokens[first - 2].text.islower() or _work_before(tokens, first - 2, gazetteer))
        and not known(block, first, first, gazetteer)
    )


def _work_before(tokens: Sequence[Word], comma: int, gazetteer: Gazetteer) -> bool:
    """Whether a comma stands behind a noun for a work: "his series, The Truth"."""
    noun = gazetteer.descriptor(tokens[comma - 1].text) if comma and tokens[comma].text == "," else None
    return noun is not None and noun.type in _WORKLIKE


def _numbered(tokens: Sequence[Word], at: int) -> bool:
    """Whether a number begins a name ("24 Hour Fitness"): two capitalised words follow, where none is due."""
    after = tokens[at + 1 : at + 3]
    return (
        tokens[at].text.isdigit()
        and len(tokens[at].text) < 4
        and len(after) == 2
        and all(_runs(t.text) and t.text not in words("names", "not_names") for t in after)
        and at > 0
        and (tokens[at - 1].text not in words("names", "calendar"))
    )


def _run_end(tokens: Sequence[Word], at: int) -> int:
    """Index of the last word of the run of capitals that begins at ``at``."""
    institution = False
    last = at
    while last + 1 < len(tokens):
        institution = institution or tokens[last].text.lower() in words("names", "institutions")
        step = 1 if _runs(tokens[last + 1].text) else _step(tokens, last, institution)
        if not step:
            break
        last += step
    return last + 1 if _numbered_behind(tokens, last) else last


def _numbered_behind(tokens: Sequence[Word], last: int) -> bool:
    """Whether a number ends the name ("Tequila 512"): it is no score, age, year or count."""
    if last + 1 < len(tokens) and _FREQUENCY.fullmatch(tokens[last + 1].text) and tokens[last].text[0].isupper():
        # "KIX 92.7", "Power 105.1"
        return True
    if last + 1 >= len(tokens) or not tokens[last + 1].text.isdigit() or not 1 < len(tokens[last + 1].text) < 4:
        return False
    after = tokens[last + 2].text if last + 2 < len(tokens) else "."
    return len(tokens[last].text) > 3 and (after in (".", ",", "'s", "’s", "and", "in", "has", "is", "was", "for", "said"))


def _step(tokens: Sequence[Word], last: int, institution: bool) -> int:
    """By how many words a run goes on over a small word, a hyphen or a nickname in quotation marks; 0 where it ends."""
    inner = words("names", "inner")
    text, after = tokens[last + 1].text, tokens[last + 2 : last + 5]
    runs = [_runs(t.text) for t in after] + [False] * 3
    if text in HYPHENS:
        return 2 if runs[0] and tokens[last].end == tokens[last + 1].start and tokens[last + 1].end == after[0].start else 0
    if runs[0] and (text in inner or (institution and text in ("for", "on"))):
        return 2
    if runs[1] and (
        (text in inner and after[0].text in inner - {"of"})
        or ((text == "of" or (institution and text == "for")) and after[0].text == "the")
    ):
        return 3
    if text in ("“", '"', "‘") and runs[0] and runs[2] and after[1].text in ("”", '"', "’"):
        return 4
    return 0


def _sentence_initial_name(block: BlockWords, at: int, gazetteer: Gazetteer) -> bool:
    """Whether a lone capital at the beginning of a sentence is a name's: what follows is what follows a name."""
    tokens, tags = block.words.words, block.words.tags
    if not tags or tags[at] != "NNP" or at + 1 >= len(tokens) or len(tokens[at].text) < 3:
        return False
    after = tokens[at + 1].text
    return (
        after in POSSESSIVES
        or tags[at + 1] in ("VBZ", "VBD", "MD")
        or (after == "," and at + 2 < len(tokens) and tokens[at + 2].text in ("who", "whose", "which"))
        or (after == "," and apposition_behind(tokens[at + 2 : at + 10], gazetteer))
        or done_by_somebody(block, at)
        or (after in (",", "and", "&") and _listed(block, at, gazetteer) and _listed(block, at + 2, gazetteer))
    )


def _listed(block: BlockWords, at: int, gazetteer: Gazetteer) -> bool:
    """Whether the capitals from here are those of a company known by name: "Gap, Balenciaga and X cut ties"."""
    tokens = block.words.words
    if at >= len(tokens) or not _runs(tokens[at].text):
        return False
    ends = range(at, min(at + 3, len(tokens)))
    return any(e.type in ("Brand", "Organization") for end in ends for e in known(block, at, end, gazetteer))


def _introduced(block: BlockWords, first: int, gazetteer: Gazetteer) -> bool:
    """Whether a noun before the run says that it is a thing with a title: "the scent", "her song"."""
    tokens = block.words.words
    if first < 2 or not tokens[first - 1].text.islower() or tokens[first - 1].text in words("names", "weak_nouns"):
        return False
    before = gazetteer.descriptor(tokens[first - 1].text)
    return before is not None and before.type in _WORKLIKE


def _described(block: BlockWords, first: int, last: int, gazetteer: Gazetteer) -> bool:
    """Whether the words in the run or behind it say that the whole is one thing: "X Foundation", "its X Y campaign"."""
    tokens = block.words.words
    texts = [t.text.lower() for t in tokens[first : last + 1]]
    if "&" in texts[1:-1] and not block.titled and not block.shouted:
        # "Holt & Co.", "Fold & Fray": what is left in one piece is a firm.
        return True
    if any(t in words("names", "institutions") for t in texts) and not (
        texts[0] in words("names", "institutions") and len(texts) == 2
    ):
        return True
    # "HSBC Holdings PLC"
    forms = words("names", "legal_forms")
    text = " ".join(texts[:-1] if len(texts) > 2 and texts[-1] in forms else texts)
    for kind in ("Organization", "MediaOutlet", "Occasion", "Work", "Product"):
        if text.endswith(endings()[kind]):
            return True
    region = known(block, last, last, gazetteer) or known(block, max(first + 1, last - 1), last, gazetteer)
    if any(e.type == "Place" for e in region) and any(
        e.type in ("Organization", "Brand", "MediaOutlet") for e in known(block, first, first, gazetteer)
    ):
        return True
    end = gazetteer.descriptor(tokens[last].text)
    if end is not None and end.type in _WORKLIKE and texts[-1] not in words("names", "weak_nouns"):
        return True
    behind = gazetteer.descriptor(tokens[last + 1].text) if last + 1 < len(tokens) and tokens[last + 1].text.islower() else None
    return behind is not None and behind.type in ("Campaign", "Work", "Occasion") and not known(block, first, first, gazetteer)


def _runs(word: str) -> bool:
    return (
        (word[0].isupper() or (word[0] == "@" and len(word) > 2))
        and word not in words("names", "calendar")
        and word not in words("names", "never")
    )
