"""Stretches that may hold names, cut to what is a name: at commas, titles and small words, without what only stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graphkit.language.cues import cues, words
from graphkit.language.names.gazetteer import Gazetteer
from graphkit.language.names.spots import POSSESSIVES, BlockWords, begins_sentence, capital, known
from graphkit.language.syntax.tree import Word

_CUTS = frozenset({",", ";", "(", ")", "“", "”", '"', "/", "|", "•", ":", "–", "—", "[", "]", "×"})
# They join no two words of a name that is not a title's.
_PREPOSITIONS = frozenset({"against", "from", "by", "after", "over", "into", "via", "amid", "during", "before", "than", "when"})
HYPHENS = frozenset({"-", "‑"})
_BETWEEN = frozenset({"on", "at", "to", "with"})
# "AW23", "SS2017": no part of a house's name.
_SEASON = re.compile(r"^(?:AW|SS|FW|A/W|S/S|F/W|PF|RS|RTW)\d{2}(?:\d{2})?$")
# They open a clause after all, whatever stands before them.
_SMALL = frozenset(
    {
        "and",
        "but",
        "or",
        "as",
        "at",
        "by",
        "from",
        "in",
        "on",
        "of",
        "to",
        "with",
        "for",
        "i",
        "the",
        "because",
        "is",
        "are",
        "was",
    }
)
_OPENING_TAGS = frozenset(
    {"RB", "IN", "CC", "WRB", "WP", "PRP", "PRP$", "MD", "UH", "EX", "DT", "TO", "WDT", "VBG", "VBD", "VBN"}
)


def parts(inside: list[int], block: BlockWords, gazetteer: Gazetteer, label: str | None) -> list[tuple[int, int]]:
    """Cut a proposal at possessives, commas and titles, and take off what is no part of a name."""
    tokens = block.words.words
    pieces: list[list[int]] = [[]]
    for i in inside:
        text = tokens[i].text
        if (
            text in POSSESSIVES
            or text in _CUTS
            or (text in _PREPOSITIONS and label not in ("WORK_OF_ART", "EVENT", "LAW") and pieces[-1])
            or (text in _BETWEEN and label in ("PERSON", "ORG", "GPE") and pieces[-1] and not _institution(pieces[-1], tokens))
            or _won_for(i, pieces[-1], inside, tokens)
            or (text == "of" and _person_before(pieces[-1], tokens, gazetteer, label))
            or (text == "of" and len(pieces[-1]) > 1 and _firm_before(pieces[-1], tokens))
            or (text == "of" and _listed_before(pieces[-1], inside, block, gazetteer))
            or (text == "of" and _listed_behind(i, pieces[-1], inside, block, gazetteer))
            or (text in HYPHENS and i != inside[-1] and pieces[-1] and _two_listed(i, block, gazetteer))
            or (text.lower() == "x" and pieces[-1] and i != inside[-1] and not text.isupper())
            or _joins_two(i, inside, block, gazetteer, label)
        ):
            pieces.append([])
        elif (
            pieces[-1]
            and text.lower() in words("names", "openers") | words("leads", "determiners")
            and tokens[pieces[-1][-1]].text.lower() in words("names", "legal_forms")
        ):
            # "It was called Pinault S.A. It": the stop of the form ends the sentence as well.
            pieces.append([])
        elif len(pieces[-1]) == 1 and _is_state(tokens, pieces[-1][0]):
            # "near Orlando, Fla. Woods was not hurt"
            pieces.append([i])
        else:
            pieces[-1].append(i)
    kept = []
    for whole in pieces:
        for part in _at_titles(whole, tokens, gazetteer):
            part = _trimmed(part, block, gazetteer)
            if part and not _nameless(part, block, gazetteer):
                kept.append((part[0], part[-1]))
    return kept


def _won_for(at: int, part: list[int], inside: list[int], tokens: Sequence[Word]) -> bool:
    """Whether a "for" parts a prize from what it was won for: "an Academy Award for Seven", but "the Grammy for Best Song"."""
    prize = bool(part) and tokens[part[-1]].text.lower() in words("names", "prizes")
    return (
        prize and tokens[at].text == "for" and at != inside[-1] and tokens[at + 1].text.lower() not in words("labels", "prized")
    )


def _is_state(tokens: Sequence[Word], at: int) -> bool:
    """Whether a word is the short form of a state behind a town: "Orlando, Fla."."""
    return at > 1 and tokens[at - 1].text == "," and tokens[at].text.endswith(".") and tokens[at].text in words("names", "states")


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


def _listed_before(part: list[int], inside: list[int], block: BlockWords, gazetteer: Gazetteer) -> bool:
    """Whether what stands before an "of" is a listed name, and the whole is none: "told Variety of Abraham's exit"."""
    if not part or _institution(part, block.words.words) or known(block, inside[0], inside[-1], gazetteer):
        return False
    before = known(block, part[0], part[-1], gazetteer)
    return any(e.type == "Platform" or (e.type != "Place" and not e.ambiguous) for e in before)


def _listed_behind(of: int, part: list[int], inside: list[int], block: BlockWords, gazetteer: Gazetteer) -> bool:
    """Whether two words stand before an "of" and an organization behind it that is listed or calls itself one: "Kumi Naidoo of
    Amnesty International", "X Y of the Department of Z".
    """
    if len(part) != 2 or _institution(part, block.words.words) or known(block, inside[0], inside[-1], gazetteer):
        return False
    if any(
        gazetteer.descriptor(block.words.words[i].text.lower()) or gazetteer.is_title(block.words.words[i].text) for i in part
    ):
        return False
    first = of + 2 if block.words.words[of + 1].text.lower() == "the" else of + 1
    if first < inside[-1] and block.words.words[first].text.lower() in words("names", "institutions"):
        return True
    behind = known(block, of + 1, inside[-1], gazetteer)
    return any(e.type not in ("Person", "Place", "Work", "Occasion") and not e.ambiguous for e in behind)


def _two_listed(i: int, block: BlockWords, gazetteer: Gazetteer) -> bool:
    """Whether a hyphen stands between a listed person and a listed brand: "Messi-Adidas"."""
    left = [e for start in range(max(0, i - 3), i) for e in known(block, start, i - 1, gazetteer)]
    right = known(block, i + 1, i + 1, gazetteer)
    return any(e.type == "Person" for e in left) and any(e.type == "Brand" for e in right)


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
    # "their sons Zachary and Elijah", "two children, Ava and Deacon"
    first = inside[0]
    while first > 1 and tokens[first - 1].text in (",", ":", "–", "—", "together"):
        first -= 1
    before = tokens[first - 1].text.lower() if first else ""
    kin = words("names", "families") | words("names", "offspring")
    of_kin = before in kin and all(gazetteer.is_first_name(tokens[j].text) for j in inside if j != i)
    return label == "PERSON" or of_kin or bool(left or right)


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
    while len(part) > 1 and (_SEASON.match(tokens[part[-1]].text) or tokens[part[-1]].text in words("names", "post_nominals")):
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
        # "So So Def", "Not Your Mother's": inside running text a capital is a name's own.
        inside = not (block.titled or block.shouted) and at > 0 and (tokens[at - 1].text.islower() or tokens[at - 1].text == "'s")
        inside = inside and tokens[at + 1].text[0].isupper()
        if word.lower() in words("names", "openers_or_names") and not block.shouted:
            # "Will Packer, who produced it, said so." is no question.
            end = next((t.text for t in tokens[at:] if t.text in (".", "?", "!")), "")
            return end == "?" or not tokens[at + 1].text[0].isupper() or bool(known(block, at + 1, at + 1, gazetteer))
        return not inside or word.lower() in _SMALL
    if not begins_sentence(tokens, at) or gazetteer.is_first_name(word):
        return False
    if word.lower() in words("leads", "entry_verbs"):
        # "Sues Braun": an entry of a timeline leaves out its subject.
        return True
    if word.lower() in words("leads", "entry_verbs_or_nouns") and at + 1 < len(tokens):
        behind = tokens[at + 1].text
        return gazetteer.is_first_name(behind) or any(not e.ambiguous for e in known(block, at + 1, at + 1, gazetteer))
    return (bool(tags) and tags[at] in _OPENING_TAGS) or (word.endswith("ly") and len(word) > 4)


def _nameless(part: list[int], block: BlockWords, gazetteer: Gazetteer) -> bool:
    """Whether all the words are ordinary ones that have a capital for some other reason."""
    tokens = block.words.words
    texts = [tokens[i].text for i in part]
    if texts[0] == "Best" and "&" not in texts and not known(block, part[0], part[-1], gazetteer):
        # Prizes: "Best Supporting Actress".
        return True
    ordinary = words("names", "not_names") | words("names", "never") | words("names", "calendar")
    if len(texts) == 2 and texts[0] in words("names", "not_names") and texts[1].isdigit() and 1 < len(texts[1]) < 4:
        # "Tequila 512"
        return False
    if " ".join(texts) in ordinary:
        # "Series B"
        return True
    if all(t in ordinary or t.isdigit() or ("$" in t and len(t) < 4) or not any(c.isalpha() for c in t) for t in texts):
        return True
    peoples = [t for t in texts if t not in HYPHENS and not (len(texts) > 1 and t in words("names", "of_two_countries"))]
    if gazetteer.places_of_demonym(" ".join(texts)) or (peoples and all(gazetteer.places_of_demonym(t) for t in peoples)):
        # "Swiss", "British-American", "Anglo-Dutch"
        return True
    found = gazetteer.descriptor(texts[-1])
    if (
        len(texts) > 1
        and found is not None
        and found.type == "Person"
        and texts[-1].lower() in words("names", "offices")
        and not known(block, part[0], part[-1], gazetteer)
    ):
        # "China Brand Ambassador"
        return True
    behind = tokens[part[-1] + 1 : part[-1] + 12]
    if len(texts) > 1 and behind and behind[0].text == "," and apposition_behind(behind[1:], gazetteer):
        # "Tea Drops, a Californian startup that": said to be something, as names are.
        return False
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
    if length > 3 and gazetteer.places_of_demonym(f"{word} {tokens[part[1]].text}"):
        # "South African Neil Heymann"
        return False
    descriptor = gazetteer.descriptor(word)
    several = descriptor is not None and word.lower() == descriptor.plural and tokens[part[1]].text == "of"
    if descriptor is not None and descriptor.type == "Person" and not gazetteer.is_first_name(word) and not several:
        return False
    if descriptor is not None and word.lower() == descriptor.plural != descriptor.noun:
        # "Supermarkets Tesco and X"
        rest = " ".join(tokens[i].text for i in part[1:])
        if any(entry.type in ("Brand", "Organization", "MediaOutlet") for entry in gazetteer.lookup(rest)):
            return False
    return not gazetteer.places_of_demonym(word) or _firm_of_country(part, tokens, gazetteer)


def _firm_of_country(part: list[int], tokens: Sequence[Word], gazetteer: Gazetteer) -> bool:
    """Whether an adjective of a country begins a firm's name: "Norwegian Cruise Line", not "Italian Vogue editor"."""
    last = tokens[part[-1]].text.lower()
    table = cues("names")["suffixes"]
    if any("city" in place.kinds for place in gazetteer.places_of_demonym(tokens[part[0]].text)):
        # "the Milanese New Guards Group"
        return False
    return (
        (len(part) > 2 or last in words("names", "sports"))
        and (
            last in table["Organization"]
            or last in table["Brand"]
            or last in table["Occasion"]
            or last in ("line", "lines", "company")
        )
        and not gazetteer.is_first_name(tokens[part[1]].text)
        and not gazetteer.is_title(tokens[part[1]].text)
    )


def apposition_behind(tokens: Sequence[Word], gazetteer: Gazetteer) -> bool:
    """Whether the words behind a comma say who or what somebody is: "the protein brand of", "a Texan grocer"."""
    if not tokens or tokens[0].text.lower() not in ("the", "a", "an", "its", "his", "her", "their"):
        return False
    for token in tokens[1:]:
        if token.text in (",", ".", "of", "that", "which", "who", "in", "and", "is", "was", "said", "has"):
            return False
        if token.text.islower() and (found := gazetteer.descriptor(token.text)) is not None and found.type != "Topic":
            return True
    return False
