"""What stands in apposition to the name before the comma, where parsers hang it on something else.

"X, by then chief executive of Y, hired Z" says what X was; parsers take "by then chief executive" for a circumstance.  "Set up
with X, a maker run by Y" says who runs X; parsers hang the maker on the first noun of the sentence.
"""

from __future__ import annotations

from dataclasses import replace

from graphkit.language.cues import cues, words
from graphkit.language.syntax.tree import Token

_NOUNS = ("NOUN", "PROPN")


def apposed(tokens: list[Token]) -> None:
    """Hang on a name what is said of it behind a comma; changes the list."""
    _at_a_time(tokens)
    _callings_in_a_row(tokens)
    _kin_in_a_row(tokens)
    _second_of_its_kind(tokens)
    _behind_the_comma(tokens)
    _trades_taken_for_verbs(tokens)
    _called_behind_nouns(tokens)
    _named_before_subjects(tokens)
    _called_behind_places(tokens)
    _called_behind_relatives(tokens)
    _dressed_behind_names(tokens)
    _people_behind_phrases(tokens)


def _people_behind_phrases(tokens: list[Token]) -> None:
    """ "The man on its cover, X, sued": X is the man, and no cover."""
    people = words("reference", "nominals", "plainly_human")
    for name in tokens[4:-1]:
        thing = tokens[name.head]
        somebody = tokens[tokens[thing.head].head]
        if name.name is None or name.dep != "appos" or tokens[name.index - 1].text != "," or tokens[name.index + 1].text != ",":
            continue
        inside = thing.dep == "pobj" and thing.name is None and tokens[thing.head].head != thing.head
        if inside and somebody.index < thing.index and somebody.lemma in people and thing.lemma not in people:
            tokens[name.index] = replace(name, head=somebody.index)


def _callings_in_a_row(tokens: list[Token]) -> None:
    """ "It is X, actor and founder of Y": what X is, and nobody beside X; "a founder of Y and former head of Z": Z's head is
    what the founder is, and nothing beside Y.
    """
    callings = words("roles", "offices") | words("roles", "holders") | words("roles", "occupations") | words("roles", "athletes")
    for token in tokens[2:]:
        head = tokens[token.head]
        if token.dep != "conj" or token.name is not None or token.pos not in ("NOUN", "PROPN") or head.name is None:
            continue
        bare = not any(t.head == token.index and t.dep in ("det", "poss") for t in tokens)
        if head.index == token.index - 2 and tokens[token.index - 1].text == "," and bare:
            behind = [t for t in tokens if t.head == token.index and t.dep == "conj"]
            if token.text.lower() in callings or any(t.text.lower() in callings for t in behind):
                tokens[token.index] = replace(token, dep="appos")
            continue
        of = tokens[head.head]
        office = tokens[of.head]
        told = any(t.head == token.index and t.dep == "prep" and t.text.lower() in ("of", "at", "for") for t in tokens)
        if bare and told and head.dep == "pobj" and office.name is None and office.lemma in callings and token.tag == "NN":
            tokens[token.index] = replace(token, head=office.index)


def _kin_in_a_row(tokens: list[Token]) -> None:
    """ "The sister of X, the wife of Y and the niece of Z": a row of what somebody is, where "the son of X, the wife of Y"
    goes on about X.
    """
    kin = cues("reference")["kin"].keys() | words("names", "relatives")
    for noun in tokens[4:]:
        name = tokens[noun.head]
        of = tokens[name.head]
        first = tokens[of.head]
        if noun.dep != "appos" or name.name is None or name.dep != "pobj" or of.text.lower() != "of":
            continue
        last = next((t for t in tokens if t.head == noun.index and t.dep == "conj"), None)
        if last is not None and all(
            t.name is None
            and t.lemma.removeprefix("ex-").removesuffix("-in-law") in kin
            and any(c.head == t.index and c.dep == "det" for c in tokens)
            and any(c.head == t.index and c.text.lower() == "of" for c in tokens)
            for t in (first, noun, last)
        ):
            tokens[noun.index] = replace(noun, dep="conj", head=first.index)


def _at_a_time(tokens: list[Token]) -> None:
    """ "X, at the time chair of Y,": the words for the time stand before the noun, and do not govern it."""
    for preposition in tokens[2:-2]:
        name = tokens[preposition.index - 2]
        if preposition.pos not in ("ADP", "SCONJ") or tokens[preposition.index - 1].text != "," or name.name is None:
            continue
        length = _time_at(tokens, preposition.index)
        noun = next(
            (t for t in tokens[preposition.index + length :] if t.pos in _NOUNS and t.dep not in ("compound", "amod")), None
        )
        if not length or noun is None or noun.name is not None or any(
            t.pos not in ("ADJ", "NOUN", "PROPN", "DET", "VERB", "PUNCT") or t.text == ","
            for t in tokens[preposition.index + length : noun.index]
        ):  # fmt: skip
            continue
        if noun.head != preposition.index or noun.dep not in ("pobj", "pcomp"):
            continue
        tokens[noun.index] = replace(noun, dep="appos", head=name.index)
        for early in tokens[preposition.index : preposition.index + length]:
            tokens[early.index] = replace(early, dep="advmod", head=noun.index)


def _time_at(tokens: list[Token], at: int) -> int:
    """How many words from here say when: "by then", "at that time"; none is 0."""
    for length in (3, 2):
        said = " ".join(t.text.lower() for t in tokens[at : at + length])
        if said in words("syntax", "at_times"):
            return length
    return 0


def _second_of_its_kind(tokens: list[Token]) -> None:
    """ "Sold X, the company she founded", "is a shareholder in X, the maker started by Y": no second object or predicate of
    the verb, but what X is.
    """
    for noun in tokens[4:]:
        verb = tokens[noun.head]
        if noun.name is not None or noun.tag != "NN" or verb.index > noun.index:
            continue
        if noun.dep not in ("dobj", "attr", "oprd", "dep"):
            continue
        first = min([noun.index, *(t.index for t in tokens if t.head == noun.index and t.index < noun.index)])
        if first < 2 or tokens[first - 1].text != "," or tokens[first].text.lower() not in ("the", "a", "an"):
            continue
        last = tokens[first - 2]
        kind = "dobj" if noun.dep == "dep" else noun.dep
        if noun.dep == "dep":
            # What nothing else is told of hangs on the verb of the sentence.
            verb = tokens[last.head]
        before = next((t for t in tokens if t.head == verb.index and t.dep == kind and t.index < first), None)
        if last.name is None or before is None or last.index < before.index or last.dep not in ("dobj", "attr", "oprd", "pobj"):
            continue
        if last.index != before.index and tokens[last.head].head != before.index:
            continue
        tokens[noun.index] = replace(noun, dep="appos", head=last.index)


def _behind_the_comma(tokens: list[Token]) -> None:
    """ "X teamed up with Y, a maker of shoes": Y is the maker, where the noun was hung on a name before it."""
    for noun in tokens[4:]:
        head = tokens[noun.head]
        if noun.dep != "appos" or noun.name is not None or noun.tag != "NN" or head.index > noun.index:
            continue
        if (
            head.dep not in ("nsubj", "nsubjpass")
            or head.name is None
            or noun.lemma not in words("reference", "nominals", "business")
        ):
            continue
        inside = [t.index for t in tokens if t.head == noun.index and t.index < noun.index]
        first = min([noun.index, *inside])
        last = tokens[first - 2] if first > 1 and tokens[first - 1].text == "," else None
        if last is None or last.name is None or last.index <= head.index or tokens[first].text.lower() not in ("the", "a", "an"):
            continue
        if last.dep == "pobj" and tokens[last.head].pos == "ADP":
            tokens[noun.index] = replace(noun, head=last.index)


def _trades_taken_for_verbs(tokens: list[Token]) -> None:
    """ "X, the comedian and Y host, wrote": the host is what X is, and the verb behind the comma has X for its subject."""
    for trade in tokens[4:-2]:
        channel, link = tokens[trade.index - 1], tokens[trade.index - 2]
        if trade.pos != "VERB" or trade.text.lower() not in words("syntax", "trades_like_verbs") or channel.name is None:
            continue
        noun = tokens[channel.head]
        if link.text.lower() not in ("and", "&") or channel.dep != "conj" or noun.dep != "appos":
            continue
        verb = tokens[trade.head] if trade.head > trade.index else None
        bearer = next((t for t in tokens if t.head == trade.index and t.dep in ("nsubj", "nsubjpass")), None)
        if verb is None or bearer is None or tokens[trade.index + 1].text != ",":
            continue
        tokens[bearer.index] = replace(bearer, head=verb.index)
        tokens[trade.index] = replace(trade, pos="NOUN", tag="NN", dep="conj", head=noun.index)
        tokens[channel.index] = replace(channel, dep="compound", head=trade.index)


def _called_behind_nouns(tokens: list[Token]) -> None:
    """ "Opened a gallery, X, on Y Street", "started a firm of her own: X": the name is what the noun is called."""
    for name in tokens[3:]:
        mark = tokens[name.index - 1]
        if (
            name.name is None
            or mark.text not in (",", ":", "–", "—")
            or name.dep not in ("npadvmod", "advmod", "dep", "oprd", "attr", "conj")
        ):
            continue
        at = name.index - 2
        while at > 3 and tokens[at].pos == "ADV" and tokens[at].head == tokens[tokens[at - 1].head].index:
            # "founded an agency together, X"
            at -= 1
        if tokens[at].text.lower() == "own" and at > 3 and tokens[at - 2].text.lower() == "of":
            at -= 3
        noun = tokens[at]
        if (
            noun.pos != "NOUN"
            or noun.tag != "NN"
            or noun.name is not None
            or noun.dep != "dobj"
            or name.head not in (at, noun.head)
        ):
            continue
        article = any(t.head == at and t.dep == "det" and t.text.lower() in ("a", "an") for t in tokens[:at])
        closed = name.index + 1 >= len(tokens) or tokens[name.index + 1].pos == "PUNCT"
        if article and closed and noun.lemma in (words("reference", "nominals", "business") | words("syntax", "contact_nouns")):
            tokens[name.index] = replace(name, dep="appos", head=at)


def _named_before_subjects(tokens: list[Token]) -> None:
    """ "Under its chief executive, X, the firm grew": X is the executive, and no second subject."""
    for name in tokens[3:-2]:
        noun = tokens[name.index - 2]
        if name.name is None or name.dep != "nsubj" or tokens[name.index - 1].text != "," or tokens[name.index + 1].text != ",":
            continue
        if noun.dep != "pobj" or noun.name is not None or noun.tag != "NN":
            continue
        if any(t.head == name.head and t.dep in ("nsubj", "nsubjpass") and t.index > name.index for t in tokens):
            tokens[name.index] = replace(name, dep="appos", head=noun.index)


def _called_behind_places(tokens: list[Token]) -> None:
    """ "The mayor of London, X, said": X is the mayor, and no other name for London."""
    for name in tokens[4:]:
        place = tokens[name.head]
        preposition = tokens[place.head]
        noun = tokens[preposition.head]
        if name.name is None or " " not in name.text or name.dep != "appos" or tokens[name.index - 1].text != ",":
            continue
        if place.name is None or place.dep != "pobj" or place.index != name.index - 2 or preposition.pos != "ADP":
            continue
        closed = name.index + 1 >= len(tokens) or tokens[name.index + 1].pos == "PUNCT"
        if closed and noun.name is None and noun.tag == "NN" and noun.index < preposition.index:
            tokens[name.index] = replace(name, head=noun.index)


def _called_behind_relatives(tokens: list[Token]) -> None:
    """ "The woman who built X, Y Z, is its boss": Y Z is the woman, and no other name for X."""
    for name in tokens[5:-1]:
        firm = tokens[name.head]
        verb = tokens[firm.head]
        noun = tokens[verb.head]
        if name.name is None or " " not in name.text or name.dep != "appos" or tokens[name.index - 1].text != ",":
            continue
        if firm.name is None or firm.dep != "dobj" or verb.dep != "relcl" or noun.name is not None or noun.tag != "NN":
            continue
        who = any(t.head == verb.index and t.lemma == "who" and t.dep == "nsubj" for t in tokens)
        if who and tokens[name.index + 1].pos == "PUNCT" and firm.index == name.index - 2:
            tokens[name.index] = replace(name, head=noun.index)


def _dressed_behind_names(tokens: list[Token]) -> None:
    """ "Her husband, X, in Y, was there": what is set off behind X is told of X."""
    for phrase in tokens[3:-1]:
        name = tokens[phrase.index - 2]
        if phrase.text.lower() != "in" or phrase.dep != "prep" or tokens[phrase.index - 1].text != "," or name.name is None:
            continue
        if name.dep == "appos" and name.head == phrase.head and tokens[phrase.head].name is None:
            tokens[phrase.index] = replace(phrase, head=name.index)
