"""Stretches of words that look like names: what the recogniser proposes and runs of capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graphkit.language.cues import cues, words
from graphkit.language.gazetteer import Gazetteer
from graphkit.language.spots import POSSESSIVES, BlockWords, Spot, begins_sentence, capital, known, make
from graphkit.language.tree import Word

_CUTS = frozenset({",", ";", "(", ")", "“", "”", '"', "/", "|", "•", ":", "–", "—", "[", "]", "×"})
# They join no two words of a name that is not a title's.
_PREPOSITIONS = frozenset({"against", "from", "by", "after", "over", "into", "via", "amid", "during", "before", "than", "when"})
_BETWEEN = frozenset({"on", "at", "to", "with"})
# "AW23", "SS2017": no part of a house's name.
_SEASON = re.compile(r"^(?:AW|SS|FW|A/W|S/S|F/W|PF|RS|RTW)\d{2}(?:\d{2})?$")
_HYPHENS = frozenset({"-", "‑"})
_OPENING_TAGS = frozenset(
    {"RB", "IN", "CC", "WRB", "WP", "PRP", "PRP$", "MD", "UH", "EX", "DT", "TO", "WDT", "VBG", "VBD", "VBN"}
)
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
        for first, last in _parts(inside, block, gazetteer, proposal.label):
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
    if len(word) < 2 or gazetteer.places_of_demonym(word) or (not word[0].isalpha() and word[0] != "@") or "$" in word:
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


def _parts(inside: list[int], block: BlockWords, gazetteer: Gazetteer, label: str | None) -> list[tuple[int, int]]:
    """Cut a proposal at possessives, commas and titles, and take off what is no part of a name."""
    tokens = block.words.words
    parts: list[list[int]] = [[]]
    for i in inside:
        text = tokens[i].text
        if (
            text in POSSESSIVES
            or text in _CUTS
            or (text in _PREPOSITIONS and label not in ("WORK_OF_ART", "EVENT", "LAW") and parts[-1])
            or (text in _BETWEEN and label in ("PERSON", "ORG", "GPE") and parts[-1] and not _institution(parts[-1], tokens))
            or (text == "of" and _person_before(parts[-1], tokens, gazetteer, label))
            or (text == "of" and len(parts[-1]) > 1 and _firm_before(parts[-1], tokens))
            or (text.lower() == "x" and parts[-1] and i != inside[-1] and not text.isupper())
            or _joins_two(i, inside, block, gazetteer, label)
        ):
            parts.append([])
        else:
            parts[-1].append(i)
    kept = []
    for whole in parts:
        for part in _at_titles(whole, tokens, gazetteer):
            part = _trimmed(part, block, gazetteer)
            if part and not _nameless(part, block, gazetteer):
                kept.append((part[0], part[-1]))
    return kept


def _person_before(part: list[int], tokens: Sequence[Word], gazetteer: Gazetteer, label: str | None) -> bool:
    """Whether the words before an "of" are a whole person's name: "Dom Castellane of X", not "Bank of X", "Queen of X"."""
    if len(part) < 2 or len(part) > 4:
        return False
    texts = [tokens[i].text for i in part]
    while len(texts) > 2 and (gazetteer.is_title(texts[0]) or gazetteer.descriptor(texts[0])):
        texts = texts[1:]
    if any(t.lower() in words("names", "institutions") for t in texts) or texts[0] in words("names", "kept_titles"):
        return False
    return (label == "PERSON" and not gazetteer.is_title(texts[-1])) or gazetteer.is_first_name(texts[0])


def _institution(part: list[int], tokens: Sequence[Word]) -> bool:
    return any(tokens[i].text.lower() in words("names", "institutions") for i in part)


def _firm_before(part: list[int], tokens: Sequence[Word]) -> bool:
    """Whether the words before an "of" are a whole firm's name: "Bellweather Outfitters of Bozeman"."""
    last = tokens[part[-1]].text.lower()
    table = cues("names")["suffixes"]
    return not _institution(part, tokens) and (last in table["Brand"] or last in table["Organization"])


def _joins_two(i: int, inside: list[int], block: BlockWords, gazetteer: Gazetteer, label: str | None) -> bool:
    """Whether the word is an "and" between two names rather than inside one."""
    tokens = block.words.words
    if tokens[i].text.lower() not in ("and", "or", "&", "vs", "vs.", "with", "in") or i in (inside[0], inside[-1]):
        return False
    if known(block, inside[0], inside[-1], gazetteer):
        return False
    left = known(block, max(inside[0], i - 1), i - 1, gazetteer) or known(block, inside[0], i - 1, gazetteer)
    right = known(block, i + 1, min(inside[-1], i + 1), gazetteer) or known(block, i + 1, inside[-1], gazetteer)
    if tokens[i].text == "&":
        return bool(left and right) and not any(e.ambiguous for e in (*left, *right))
    table = cues("names")["suffixes"]
    firms = table["Organization"] + table["Brand"]
    if tokens[inside[-1]].text.lower() in firms and any(
        tokens[j].text.lower() in firms or tokens[j].text.lower() in words("names", "institutions") for j in inside if j < i
    ):
        # "the Women's Fund and Berkshire Partners"
        return True
    return label == "PERSON" or bool(left or right)


def _at_titles(part: list[int], tokens: Sequence[Word], gazetteer: Gazetteer) -> Iterator[list[int]]:
    """ "South Dakota Gov. Kristi Noem" is a place and a person."""
    for at in range(len(part) - 2, 0, -1):
        word = tokens[part[at]].text
        if (
            not word[0].isupper()
            or not tokens[part[at + 1]].text[0].isupper()
            or gazetteer.is_first_name(word)
            or word in words("names", "kept_titles")
        ):
            continue
        descriptor = gazetteer.descriptor(word)
        if gazetteer.is_title(word) or (
            descriptor is not None and descriptor.type == "Person" and gazetteer.is_first_name(tokens[part[at + 1]].text)
        ):
            left = part[:at]
            while left and (
                gazetteer.descriptor(tokens[left[-1]].text)
                or gazetteer.is_title(tokens[left[-1]].text)
                or tokens[left[-1]].text.lower() in words("leads", "modifiers")
            ):
                left = left[:-1]
            yield left
            yield part[at + 1 :]
            return
    yield part


def _trimmed(part: list[int], block: BlockWords, gazetteer: Gazetteer) -> list[int]:
    tokens, tags = block.words.words, block.words.tags
    while part and not _may_begin(part, tokens, gazetteer):
        part = part[1:]
    while len(part) > 1 and _opens(part[0], block, gazetteer):
        part = part[1:]
        while part and not capital(tokens[part[0]].text):
            part = part[1:]
    ends = words("names", "name_ends") | {w for w in words("names", "legal_forms") if w == "plc" or "." in w}
    while (
        part
        and tokens[part[-1]].text.lower() not in ends
        and not (len(part) > 1 and tokens[part[-1]].text.isdigit() and not tags)
        and (
            not capital(tokens[part[-1]].text)
            or tokens[part[-1]].text in words("names", "calendar")
            or tokens[part[-1]].text in words("names", "never")
            or (len(part) > 1 and tokens[part[-1]].text.lower() in words("names", "never_last"))
        )
    ):
        part = part[:-1]
    while len(part) > 1 and _SEASON.match(tokens[part[-1]].text):
        part = part[:-1]
    while (
        len(part) > 1
        and tokens[part[-1]].text.isdigit()
        and len(tokens[part[-1]].text) == 4
        and tokens[part[-1]].text[:2] in ("19", "20")
    ):
        part = part[:-1]
    return part


def _opens(at: int, block: BlockWords, gazetteer: Gazetteer) -> bool:
    """Whether the word only begins the sentence: "Thereafter Barr", "While Nike"."""
    tokens, tags = block.words.words, block.words.tags
    word = tokens[at].text
    if word.lower() in words("names", "openers"):
        return True
    if not begins_sentence(tokens, at) or gazetteer.is_first_name(word):
        return False
    return (bool(tags) and tags[at] in _OPENING_TAGS) or (word.endswith("ly") and len(word) > 4)


def _nameless(part: list[int], block: BlockWords, gazetteer: Gazetteer) -> bool:
    """Whether all the words are ordinary ones that have a capital for some other reason."""
    tokens = block.words.words
    texts = [tokens[i].text for i in part]
    if texts[0] == "Best" and not known(block, part[0], part[-1], gazetteer):
        # Prizes: "Best Supporting Actress".
        return True
    ordinary = words("names", "not_names") | words("names", "never") | words("names", "calendar")
    if all(t in ordinary or t.isdigit() or ("$" in t and len(t) < 4) or not any(c.isalpha() for c in t) for t in texts):
        return True
    if gazetteer.places_of_demonym(" ".join(texts)) or all(gazetteer.places_of_demonym(t) for t in texts):
        return True
    found = gazetteer.descriptor(texts[-1])
    if len(texts) > 1 and any(texts[-1].lower() in endings for endings in cues("names")["suffixes"].values()):
        return False
    return (
        found is not None
        and not known(block, part[0], part[-1], gazetteer)
        and all(
            gazetteer.descriptor(t)
            or gazetteer.is_title(t)
            or t.lower() in words("leads", "modifiers")
            or gazetteer.places_of_demonym(t)
            for t in texts
        )
    )


def _may_begin(part: list[int], tokens: Sequence[Word], gazetteer: Gazetteer) -> bool:
    word, length = tokens[part[0]].text, len(part)
    if not capital(word) or word in words("names", "calendar") or word in words("names", "never"):
        return False
    if length == 1 or not tokens[part[1]].text[0].isalnum() or word in words("names", "kept_titles"):
        return True
    if (
        gazetteer.is_title(word)
        or word.lower() in ("the", "a", "an", "this", "that", "one")
        or word in words("names", "not_first")
    ):
        return False
    if length > 2 and gazetteer.is_title(f"{word} {tokens[part[1]].text}"):
        return False
    descriptor = gazetteer.descriptor(word)
    several = descriptor is not None and word.lower() == descriptor.plural and tokens[part[1]].text == "of"
    if descriptor is not None and descriptor.type == "Person" and not gazetteer.is_first_name(word) and not several:
        return False
    return not gazetteer.places_of_demonym(word) or _firm_of_country(part, tokens, gazetteer)


def _firm_of_country(part: list[int], tokens: Sequence[Word], gazetteer: Gazetteer) -> bool:
    """Whether an adjective of a country begins a firm's name: "Norwegian Cruise Line", not "Italian Vogue editor"."""
    last = tokens[part[-1]].text.lower()
    table = cues("names")["suffixes"]
    return (
        len(part) > 2
        and (
            last in table["Organization"]
            or last in table["Brand"]
            or last in table["Occasion"]
            or last in ("line", "lines", "company")
        )
        and not gazetteer.is_first_name(tokens[part[1]].text)
        and not gazetteer.is_title(tokens[part[1]].text)
    )


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
        for first, end in _parts(run, block, gazetteer, None):
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
            if _article_of_title(block, first, gazetteer):
                found.append(make(number, block, first - 1, end, entries=known(block, first - 1, end, gazetteer), described=True))
                continue
            found.append(make(number, block, first, end, entries=known(block, first, end, gazetteer), described=described))
        at = last + 1
    return found


def _article_of_title(block: BlockWords, first: int, gazetteer: Gazetteer) -> bool:
    """Whether the word before is the article of a title: "The" with a capital inside a sentence."""
    tokens = block.words.words
    return (
        first > 1
        and tokens[first - 1].text == "The"
        and not begins_sentence(tokens, first - 1)
        and tokens[first - 2].text.islower()
        and not known(block, first, first, gazetteer)
    )


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
    if last + 1 >= len(tokens) or not tokens[last + 1].text.isdigit() or not 1 < len(tokens[last + 1].text) < 4:
        return False
    after = tokens[last + 2].text if last + 2 < len(tokens) else "."
    return len(tokens[last].text) > 3 and (after in (".", ",", "'s", "’s", "and", "in", "has", "is", "was", "for", "said"))


def _step(tokens: Sequence[Word], last: int, institution: bool) -> int:
    """By how many words a run goes on over a small word, a hyphen or a nickname in quotation marks; 0 where it ends."""
    inner = words("names", "inner")
    text, after = tokens[last + 1].text, tokens[last + 2 : last + 5]
    runs = [_runs(t.text) for t in after] + [False] * 3
    if text in _HYPHENS:
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
        or (after == "," and _apposition_behind(tokens[at + 2 : at + 10], gazetteer))
    )


def _apposition_behind(tokens: Sequence[Word], gazetteer: Gazetteer) -> bool:
    """Whether the words behind a comma say who or what somebody is: "the protein brand of", "a Texan grocer"."""
    if not tokens or tokens[0].text.lower() not in ("the", "a", "an", "its", "his", "her", "their"):
        return False
    for token in tokens[1:]:
        if token.text in (",", ".", "of", "that", "which", "who", "in", "and", "is", "was", "said", "has"):
            return False
        if token.text.islower() and (found := gazetteer.descriptor(token.text)) is not None and found.type != "Topic":
            return True
    return False


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
    if any(t in words("names", "institutions") for t in texts) and not (
        texts[0] in words("names", "institutions") and len(texts) == 2
    ):
        return True
    text = " ".join(texts)
    for kind in ("Organization", "MediaOutlet", "Occasion", "Work", "Product"):
        if any(text.endswith(" " + e) for e in cues("names")["suffixes"][kind]):
            return True
    region = known(block, last, last, gazetteer) or known(block, max(first + 1, last - 1), last, gazetteer)
    if any(e.type == "Place" for e in region) and any(
        e.type in ("Organization", "Brand") for e in known(block, first, first, gazetteer)
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
