"""Infinitives that parsers take for nouns behind a preposition: "in line to star in the film"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from graphkit.language.cues import words
from graphkit.language.syntax.tree import Token


def infinitives_found(tokens: list[Token]) -> None:
    """Make bare nouns behind "to" that are verbs as well infinitives, and hang others on what was offered; in place."""
    _offered(tokens)
    _before_names(tokens)
    for to, noun in pairwise(list(tokens)):
        if to.text.lower() != "to" or to.dep not in ("prep", "dative") or noun.dep != "pobj" or noun.head != to.index:
            continue
        if noun.tag != "NN" or noun.name is not None or noun.text.lower() not in words("syntax", "verb_nouns"):
            continue
        behind = tokens[noun.index + 1] if noun.index + 1 < len(tokens) else None
        if behind is None or behind.text.lower() == "of" or (behind.pos not in ("ADP", "DET", "PRON") and behind.name is None):
            continue
        dep = "acl" if tokens[to.head].pos == "NOUN" else "xcomp"
        tokens[noun.index] = replace(noun, pos="VERB", tag="VB", dep=dep, head=to.head)
        tokens[to.index] = replace(to, pos="PART", tag="TO", dep="aux", head=noun.index)
        for child in tokens[noun.index + 1 :]:
            if child.head == noun.index and child.dep in ("appos", "nmod", "npadvmod", "dep"):
                tokens[child.index] = replace(child, dep="dobj")


def _offered(tokens: list[Token]) -> None:
    """Hang "to endorse it" on the offer in "turned down an offer from X to endorse it", where it was hung on the verb."""
    for verb in tokens:
        above = tokens[verb.head]
        if verb.dep != "advcl" or verb.tag != "VB" or above.pos != "VERB" or above.index > verb.index:
            continue
        to = next(
            (t for t in tokens[above.index : verb.index] if t.head == verb.index and t.dep == "aux" and t.tag == "TO"), None
        )
        offer = next(
            (t for t in tokens[above.index : verb.index] if t.head == above.index and t.dep in ("dobj", "nsubjpass")), None
        )
        if to is None or offer is None or offer.lemma not in words("status", "offers"):
            continue
        tokens[verb.index] = replace(verb, dep="acl", head=offer.index)


def _before_names(tokens: list[Token]) -> None:
    """Make "fine" a verb in "went on to fine Google", where it was taken for what the one behind it is like."""
    for to, word in pairwise(list(tokens)):
        if to.text.lower() != "to" or to.dep not in ("prep", "dative") or word.name is not None:
            continue
        name = tokens[word.index + 1] if word.index + 1 < len(tokens) else None
        if name is None or name.name is None or word.text not in words("syntax", "to_names"):
            continue
        if word.dep not in ("amod", "compound", "nmod") or word.head != name.index or name.head != to.index:
            continue
        dep = "acl" if tokens[to.head].pos == "NOUN" else "xcomp"
        tokens[word.index] = replace(word, pos="VERB", tag="VB", dep=dep, head=to.head, lemma=word.text)
        tokens[to.index] = replace(to, pos="PART", tag="TO", dep="aux", head=word.index)
        tokens[name.index] = replace(name, dep="dobj", head=word.index)
