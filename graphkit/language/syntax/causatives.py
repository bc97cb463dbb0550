"""What somebody has done by others: "had both shoes taken down", "got the ad pulled" are deeds of whoever has it done.

Parsers take "had ... taken" for a past tense with two subjects, or hang a clause without a subject of its own on "had".
"""

from __future__ import annotations

from dataclasses import replace

from graphkit.language.cues import words
from graphkit.language.syntax.tree import Token

_SUBJECTS = ("nsubj", "nsubjpass")


def causatives_mended(tokens: list[Token]) -> None:
    """Make what stands between "had" and a participle the object of the participle, with whoever has it done for subject."""
    for verb in tuple(tokens):
        if verb.tag != "VBN":
            continue
        below = [t for t in tokens if t.head == verb.index and t.index != verb.index]
        had = next((t for t in below if t.dep == "aux" and t.lemma == "have" and t.index < verb.index), None)
        if had is not None:
            _two_subjects(tokens, verb, had, below)
            continue
        outer = tokens[verb.head]
        if verb.dep == "acl" and outer.name is not None and outer.dep == "dobj" and outer.index == verb.index - 1:
            # "had X arrested"
            outer = tokens[outer.head]
            if outer.lemma == "have" and outer.pos == "VERB":
                verb = tokens[verb.index] = replace(verb, head=outer.index)
                _governed(tokens, verb, outer, below)
            continue
        if verb.dep in ("ccomp", "xcomp") and outer.lemma in ("have", "get") and outer.pos == "VERB" and outer.index < verb.index:
            _governed(tokens, verb, outer, below)


def _two_subjects(tokens: list[Token], verb: Token, had: Token, below: list[Token]) -> None:
    subjects = [t for t in below if t.dep in _SUBJECTS]
    before = [t for t in subjects if t.index < had.index]
    between = [t for t in subjects if had.index < t.index < verb.index]
    if len(before) == 1 and len(between) == 1 and not any(t.dep in ("dobj", "obj") for t in below):
        tokens[between[0].index] = replace(between[0], dep="dobj")


def _governed(tokens: list[Token], verb: Token, outer: Token, below: list[Token]) -> None:
    """ "had the shoes taken down", where the shoes are the subject of "taken" or the object of "had"."""
    own = next((t for t in below if t.dep in _SUBJECTS and outer.index < t.index < verb.index), None)
    above = next((t for t in tokens if t.head == outer.index and t.dep == "dobj" and outer.index < t.index < verb.index), None)
    done_to = own or above
    whose = next((t for t in tokens if t.head == outer.index and t.dep in _SUBJECTS and t.index < outer.index), None)
    suffered = outer.lemma == "get" and verb.lemma in words("syntax", "suffered")
    if done_to is None or whose is None or suffered:
        return
    if any(t.dep in ("agent", "dobj", "auxpass") or t.text.lower() == "by" for t in below):
        return
    tokens[done_to.index] = replace(done_to, dep="dobj", head=verb.index)
    tokens[verb.index] = replace(tokens[verb.index], tag="VB", dep="xcomp")
