"""Relative clauses without a pronoun: "X, the brand Y founded in 2016, sued Z", "the dress Y wore belonged to Z".

Parsers take the noun before the name for a description of who is named, and the clause for the sentence.  What tells is
that the noun is of what people make, own or wear, that the verb behind the name tells no words and has nothing behind it
to be its object, and that the whole stands in apposition, behind a verb or preposition, or before another finite verb.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from graphkit.language.cues import words
from graphkit.language.syntax.tree import Token, is_tree

_FINITE = ("VBD", "VBZ", "VBP", "VBN")
_OBJECTS = ("DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM")
_INSIDE = ("ADJ", "NOUN", "PROPN", "NUM", "VERB")
_SUBJECTS = ("nsubj", "nsubjpass")
_WHEN = ("after", "before", "since", "until", "as")


@dataclass(frozen=True, slots=True)
class _Contact:
    """Indices of the article, the noun, the names and the verb of one such clause."""

    start: int
    noun: int
    names: tuple[int, ...]
    verb: int


def contact_clauses(tokens: list[Token]) -> None:
    """Hang each such clause on its noun; changes the list in place."""
    for token in tokens[2:]:
        found = _contact(tokens, token) if token.tag in _FINITE and token.pos == "VERB" and token.name is None else None
        if found is not None:
            before = list(tokens)
            _rehang(tokens, found)
            if not is_tree(tokens):
                tokens[:] = before


def _contact(tokens: list[Token], verb: Token) -> _Contact | None:
    if verb.lemma in words("reference", "verbs", "telling"):
        return None  # "It will sue, the company Adidas said on Monday."
    at = verb.index - 1
    while at > 1 and (tokens[at].pos == "ADV" or (tokens[at].lemma == "have" and tokens[at].pos == "AUX")):
        at -= 1
    names = [at]
    while at > 2 and tokens[at].name is not None and tokens[at - 1].text.lower() in ("and", "&", ",") and tokens[at - 2].name:
        at -= 2
        names.insert(0, at)
    noun = tokens[at - 1] if at > 1 else tokens[at]
    if tokens[at].name is None or noun.name is not None or noun.lemma.lower() not in words("syntax", "contact_nouns"):
        return None
    start = noun.index - 1
    while start > 0 and tokens[start].pos in _INSIDE:
        start -= 1
    if tokens[start].text.lower() not in ("the", "a", "an", "another", "this"):
        return None
    behind = tokens[verb.index + 1] if verb.index + 1 < len(tokens) else None
    if behind is not None and (behind.pos in _OBJECTS or behind.name is not None):
        return None
    if behind is not None and behind.text.lower() == "by" and verb.tag in ("VBN", "VBD"):
        return None  # "the brand Skims founded by Y"
    if len(names) > 1 and tokens[names[-1] - 1].text == ",":
        return None
    return _Contact(start, noun.index, tuple(names), verb.index)


def _rehang(tokens: list[Token], found: _Contact) -> None:
    before = tokens[found.start - 1] if found.start else None
    host = tokens[found.start - 2] if before is not None and before.text in (",", "–", "—") and found.start > 1 else None
    host = host if host is not None and host.name is not None else None
    main = _main_verb(tokens, found)
    rooted = tokens[found.verb].dep == "ROOT" or tokens[found.verb].head == found.verb
    if host is not None:
        place = ("appos", host.index)
    elif before is not None and before.pos == "VERB" and before.lemma not in words("reference", "verbs", "telling"):
        place = ("dobj", before.index)
    elif before is not None and before.pos == "ADP" and before.text.lower() not in _WHEN:
        place = ("pobj", before.index)
    elif (before is None or before.pos == "PUNCT") and main is not None and tokens[main.index - 1].pos != "CCONJ":
        place = ("nsubj", main.index)
    else:
        return
    ahead = (t for t in tokens[: found.start] if t.head == found.verb and t.dep == "ccomp" and t.pos == "VERB")
    front = next((t for t in ahead if t.tag in _FINITE), None)
    if rooted and main is None and (front is None or host is None):
        return
    if rooted and main is None and front is not None:
        # "Coty bought X, the label Y founded."
        tokens[front.index] = replace(front, dep="ROOT", head=front.index)
    if rooted and main is not None:
        tokens[main.index] = replace(main, dep="ROOT", head=main.index)
    if host is not None and tokens[host.index].head == found.verb:
        if main is None:
            return
        tokens[host.index] = replace(tokens[host.index], dep="nsubj", head=main.index)
    for token in tokens:
        if token.head == found.verb and token.dep != "ROOT" and token.index not in (found.verb, *found.names):
            outside = token.index < found.start or (main is not None and token.index >= main.index)
            if outside:
                tokens[token.index] = replace(token, head=main.index if main is not None else place[1])
    for inside in range(found.start, found.noun):
        if tokens[inside].head in found.names:
            tokens[inside] = replace(tokens[inside], head=found.noun)
    tokens[found.noun] = replace(tokens[found.noun], dep=place[0], head=place[1], pos="NOUN")
    verb = tokens[found.verb]
    perfect = any(tokens[i].lemma == "have" for i in range(found.names[-1] + 1, found.verb))
    tokens[found.verb] = replace(verb, dep="relcl", head=found.noun, tag="VBD" if verb.tag == "VBN" and not perfect else verb.tag)
    tokens[found.names[0]] = replace(tokens[found.names[0]], dep="nsubj", head=found.verb)
    for name in found.names[1:]:
        tokens[name] = replace(tokens[name], dep="conj", head=found.names[0])


def _main_verb(tokens: list[Token], found: _Contact) -> Token | None:
    """The first finite verb behind the clause that has no subject of its own there, unless one in another clause comes before."""
    for token in tokens[found.verb + 1 :]:
        if token.name is not None or token.pos not in ("VERB", "AUX") or token.tag not in ("VBD", "VBZ", "VBP", "MD"):
            continue
        verb = tokens[token.head] if token.dep in ("aux", "auxpass") else token
        own = any(t.head == verb.index and t.dep in _SUBJECTS and t.index > found.verb for t in tokens)
        if own and verb.head != found.verb:
            return None
        return verb if verb.index != verb.head or verb.dep == "ROOT" else None
    return None
