"""Titles beside the noun for what they name, where parsers hang one of the two on the verb.

"Was cast in the remake, Second Sun": the remake is Second Sun.  "Will air Night Train, its documentary about Z": the
documentary is Night Train.
"""

from __future__ import annotations

from dataclasses import replace

from graphkit.language.cues import words
from graphkit.language.syntax.tree import Token

# What titles between commas are taken for, and what the noun behind one is taken for.
_LOOSE = ("advmod", "npadvmod", "dep", "oprd", "acomp", "amod", "nmod", "conj")
_SECOND = ("dobj", "attr", "oprd", "dep", "npadvmod")
_COMMAS = (",", "–", "—")
_CLOSING = (*_COMMAS, ".", ";", ":", ")", "?", "!")
_ARTICLES = ("a", "an", "the")


def titles_beside_nouns(tokens: list[Token]) -> None:
    """Put titles and the nouns beside them in apposition; changes the list."""
    _owned_by_her(tokens)
    _said_behind_commas(tokens)
    _behind_nouns(tokens)
    _before_nouns(tokens)
    _relatives_behind_titles(tokens)


def _owned_by_her(tokens: list[Token]) -> None:
    """ "Scrapped her next cookbook": the book is scrapped, and not she."""
    for her in tokens[1:-1]:
        if her.text.lower() != "her" or her.dep not in ("dobj", "dative") or tokens[her.head].lemma in words("syntax", "giving"):
            continue
        noun = next((t for t in tokens[her.index + 1 :] if t.pos not in ("ADJ", "NUM")), her)
        if noun.lemma not in words("syntax", "titled") or noun.head != her.head or noun.dep not in ("dobj", "npadvmod", "oprd"):
            continue
        tokens[her.index] = replace(her, dep="poss", head=noun.index, tag="PRP$")
        tokens[noun.index] = replace(noun, dep="dobj")


def _said_behind_commas(tokens: list[Token]) -> None:
    """ "Wrote on it, "I am free"": what is quoted behind the comma is no work of the writer's."""
    for name in tokens[2:]:
        verb = tokens[name.head]
        if name.name is None or name.dep != "dobj" or verb.lemma not in words("syntax", "saying"):
            continue
        if [t.text for t in tokens[verb.index : name.index]].count(",") == 1 and tokens[name.index - 1].text == ",":
            tokens[name.index] = replace(name, dep="dep")


def _behind_nouns(tokens: list[Token]) -> None:
    """ "Was cast in the remake, Second Sun", "her first film, Tall Grass, was written by X": what the noun is called."""
    for name in tokens[2:]:
        first = name.index - 1 if tokens[name.index - 1].text == "The" else name.index
        if name.name is None or name.dep not in _LOOSE or tokens[first - 1].text not in _COMMAS:
            continue
        if tokens[name.head].pos not in ("VERB", "AUX"):
            continue
        several = any(t.dep == "conj" and t.head == name.index and t.name is not None for t in tokens[name.index :])
        closed = name.index + 1 == len(tokens) or tokens[name.index + 1].text in _CLOSING
        noun = _noun_before(tokens, first - 2)
        if noun is None or (noun.tag == "NNS") != several or not (closed or several):
            continue
        if not any(t.head == noun.index and (t.dep == "appos" or t.dep == "relcl") for t in tokens):
            tokens[name.index] = replace(name, dep="appos", head=noun.index)


def _noun_before(tokens: list[Token], last: int) -> Token | None:
    """The noun for something with a title, whose phrase ends here."""
    for noun in reversed(tokens[max(0, last - 6) : last + 1]):
        if noun.pos in ("VERB", "AUX") or noun.text in _COMMAS:
            return None
        if noun.pos == "NOUN" and noun.name is None and noun.lemma in words("syntax", "titled"):
            ends = max(_inside(tokens, noun.index))
            return noun if ends == last and noun.dep not in ("compound", "nmod", "poss") else None
    return None


def _inside(tokens: list[Token], top: int) -> set[int]:
    """A word and all that hangs on it, marks left out."""
    found, fresh = {top}, {top}
    while fresh:
        fresh = {t.index for t in tokens if t.head in fresh and t.index not in found and t.pos != "PUNCT"}
        found |= fresh
    return found


def _before_nouns(tokens: list[Token]) -> None:
    """ "Will air Night Train, its documentary", "spoke in Silver Harbour, a film by X": what the title is of."""
    for name in tokens[1:-3]:
        if name.name is None or tokens[name.index + 1].text != ",":
            continue
        first = tokens[name.index + 2]
        noun = tokens[first.head]
        # "A film", "her film", "X's film".
        described = first.text.lower() in _ARTICLES or first.dep == "poss"
        if not described or noun.index < first.index or noun.name is not None or noun.tag != "NN" or noun.head == name.index:
            continue
        if noun.lemma not in words("syntax", "titled") or any(t.text in _COMMAS for t in tokens[first.index : noun.index]):
            continue
        governor = tokens[name.head]
        if name.dep == "pobj":
            # "A deal with X, a campaign": the deal is.
            if governor.text.lower() in words("syntax", "beside") or governor.text.lower() == "from":
                continue
            hung = noun.dep == "appos" or (noun.dep in _SECOND and tokens[noun.head].pos in ("VERB", "AUX"))
        elif noun.dep == "appos":
            hung = name.dep in ("dobj", "attr")
        else:
            hung = noun.dep in _SECOND and noun.head == name.head and name.dep in (*_LOOSE, "dobj", "attr")
        if not hung or noun.head >= name.index:
            continue
        if name.dep in _LOOSE:
            tokens[name.index] = replace(name, dep=noun.dep)
        tokens[noun.index] = replace(noun, dep="appos", head=name.index)


def _relatives_behind_titles(tokens: list[Token]) -> None:
    """ "At the premiere of Tall Grass, in which she stars": what somebody is in is the title before the comma."""
    for which in tokens[3:-1]:
        into = tokens[which.index - 1]
        name = tokens[which.index - 3]
        if which.text.lower() != "which" or into.text.lower() not in ("in", "on") or tokens[which.index - 2].text != ",":
            continue
        verb = tokens[into.head]
        hung = tokens[verb.head]
        if name.name is None or verb.index < which.index or verb.dep not in ("relcl", "advcl") or hung.index >= name.index:
            continue
        if verb.lemma in words("syntax", "acting") and hung.name is None and hung.lemma not in words("syntax", "titled"):
            tokens[verb.index] = replace(verb, dep="relcl", head=name.index)
