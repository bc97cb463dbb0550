"""Inverted clauses put straight: "Leading the campaign is X", "In the front row sat X", "Spotted at the show: X and Y".

What follows the verb or the colon is the subject of what stands before it (Birner & Ward, "Information Status and
Noncanonical Word Order in English", 1998).  Parsers make a complement or an object of it, or the head of everything.
"""

from __future__ import annotations

from dataclasses import replace

from graphkit.language.cues import words
from graphkit.language.syntax.tree import Token

_BE = ("is", "are", "was", "were", "'s")
_SUBJECTS = ("nsubj", "nsubjpass")
_NOMINAL = ("NOUN", "PROPN")
_PARTICIPLES = ("VBG", "VBN", "VBD")


def put_straight(tokens: list[Token]) -> None:
    """Give inverted clauses their subjects; changes the list in place."""
    first = _opening(tokens)
    if first is None:
        return
    _fallen_to(tokens)
    _taken_for_complements(tokens)
    _opening_complement(tokens, first)
    _opening_phrase(tokens, first)
    _opening_names(tokens, first)
    _asked(tokens, first)
    if tokens[first].tag in _PARTICIPLES and tokens[first].name is None:
        _participle(tokens, first)
    elif tokens[first].lemma in words("syntax", "first_of_all"):
        _first_to(tokens, first)
    _preposed(tokens, first)


def _opening(tokens: list[Token]) -> int | None:
    """The first word that is neither punctuation nor "also", "then" and the like."""
    for token in tokens:
        if token.pos in ("PUNCT", "SPACE", "CCONJ", "SYM") or token.text.lower() in words("syntax", "openers"):
            continue
        return token.index
    return None


def _taken_for_complements(tokens: list[Token]) -> None:
    """ "Succession is a series created by X": the title of a work before the verb is its subject, and nothing that it is."""
    for name in tokens[1:]:
        before = tokens[name.index - 1]
        if name.name is not None and name.head == before.index and before.pos == "ADP" and name.dep in ("amod", "nmod"):
            # "starred in Winter's Bone (2010)"
            tokens[name.index] = replace(name, dep="pobj")
    for name in tokens[:-2]:
        verb = tokens[name.head]
        if name.name is None or name.dep not in ("acomp", "advmod", "npadvmod", "oprd") or verb.lemma != "be":
            continue
        if verb.index != name.index + 1 or (name.index and tokens[name.index - 1].pos not in ("PUNCT", "CCONJ")):
            continue
        others = [t for t in tokens if t.head == verb.index and t.index != name.index]
        noun = next((t for t in others if t.dep in ("attr", "nsubj") and t.index > verb.index), None)
        if noun is not None and noun.pos == "NOUN" and not any(t.dep in _SUBJECTS for t in others if t is not noun):
            tokens[name.index] = replace(name, dep="nsubj")
            tokens[noun.index] = replace(noun, dep="attr")


def _opening_complement(tokens: list[Token], first: int) -> None:
    """ "In “Elvis”, X plays Y", "in court X wept": a preposition that opens a sentence has the word behind it."""
    opening = tokens[first]
    if opening.pos not in ("ADP", "SCONJ") or first + 3 >= len(tokens):
        return
    if any(t.head == first and t.dep in ("pobj", "pcomp") for t in tokens):
        return
    inside, behind = tokens[first + 1 : first + 3]
    if inside.pos not in _NOMINAL:
        return
    mistaken = inside.name is not None and behind.text == "," and inside.dep in ("amod", "advmod", "dep", "npadvmod", "nmod")
    swallowed = inside.dep in ("compound", "nmod") and inside.head == behind.index and behind.name is not None
    if mistaken and inside.head == first:
        tokens[inside.index] = replace(inside, dep="pobj")
    elif swallowed and inside.name is None and behind.dep in _SUBJECTS and tokens[behind.head].index > behind.index:
        tokens[first] = replace(opening, dep="prep", pos="ADP", head=behind.head)
        tokens[inside.index] = replace(inside, dep="pobj", head=first)


def _opening_phrase(tokens: list[Token], first: int) -> None:
    """ "At Fendi, X took over": what stands behind the preposition is no subject, and what follows its comma is."""
    if tokens[first].pos not in ("ADP", "SCONJ") or first + 3 >= len(tokens):
        return
    inside, comma, subject = tokens[first + 1 : first + 4]
    if inside.name is None or comma.text != "," or subject.name is None or inside.dep not in _SUBJECTS:
        return
    if subject.dep not in ("appos", "conj") or subject.head != inside.index or tokens[first].head != inside.head:
        return
    tokens[first] = replace(tokens[first], dep="prep", pos="ADP")
    tokens[inside.index] = replace(inside, dep="pobj", head=first)
    tokens[subject.index] = replace(subject, dep=inside.dep, head=inside.head)


def _opening_names(tokens: list[Token], first: int) -> None:
    """ "On Instagram X thanked Y": of two names behind the preposition the second is the subject of the verb behind it."""
    if tokens[first].pos not in ("ADP", "SCONJ") or first + 3 >= len(tokens):
        return
    inside, subject = tokens[first + 1 : first + 3]
    verb = next((t for t in tokens[first + 3 : first + 6] if t.pos not in ("ADV", "AUX", "PART")), None)
    if inside.name is None or subject.name is None or inside.head != subject.index or subject.head != first:
        return
    if verb is None or verb.pos != "VERB" or verb.tag not in ("VBD", "VBZ", "VBP", "VBN", "VB") or verb.dep in ("relcl", "acl"):
        return
    if tokens[first].head != verb.index or any(t.head == verb.index and t.dep in _SUBJECTS for t in tokens):
        return
    tokens[inside.index] = replace(inside, dep="pobj", head=first)
    passive = any(t.head == verb.index and t.dep == "auxpass" for t in tokens)
    tokens[subject.index] = replace(subject, dep="nsubjpass" if passive else "nsubj", head=verb.index)


def _asked(tokens: list[Token], first: int) -> None:
    """ "Is X the face of Y?": what the parser takes for an apposition to the subject is asked of it."""
    be = tokens[first]
    if be.text.lower() not in _BE or be.dep != "ROOT" or first + 2 >= len(tokens) or tokens[-1].text not in ("?", "”", '"'):
        return
    name, article = tokens[first + 1 : first + 3]
    said = next((t for t in tokens if t.dep == "appos" and t.head == name.index and t.index > name.index), None)
    if name.name is not None and name.dep in _SUBJECTS and article.dep == "det" and said is not None:
        tokens[said.index] = replace(said, dep="attr", head=be.index)


def _fallen_to(tokens: list[Token]) -> None:
    """ "It was left to X to defend him", "it fell to X to say so": X does what the infinitive says."""
    for preposition in tokens[2:-2]:
        head = tokens[preposition.head]
        if preposition.text.lower() != "to" or head.lemma not in ("leave", "fall") or head.pos != "VERB":
            continue
        dummy = any(t.head == head.index and t.dep in _SUBJECTS and t.text.lower() in ("it", "that") for t in tokens)
        who = next((t for t in tokens if t.head == preposition.index and t.dep == "pobj"), None)
        if not dummy or who is None:
            continue
        verb = next((t for t in tokens[who.index :] if t.tag == "VB" and t.head in (head.index, who.index)), None)
        if verb is not None and not any(t.head == verb.index and t.dep in _SUBJECTS for t in tokens):
            tokens[who.index] = replace(who, dep="nsubj", head=verb.index)
            return


def _participle(tokens: list[Token], first: int) -> None:
    """ "Leading the campaign is X", "Spotted at the show were X and Y", the same with a colon for the verb."""
    turn = _turn(tokens, first)
    if turn is None:
        return
    subject = _behind(tokens, turn)
    if subject is None or (tokens[subject].dep in _SUBJECTS and tokens[subject].head not in (turn, first)):
        return
    passive = tokens[first].tag != "VBG"
    root = tokens[turn] if tokens[turn].text != ":" else tokens[subject]
    if root.head == root.index or root.head == first:
        tokens[first] = replace(tokens[first], dep="ROOT", head=first, pos="VERB", tag="VBN" if passive else "VBG")
    else:
        tokens[first] = replace(tokens[first], dep=root.dep, head=root.head, pos="VERB", tag="VBN" if passive else "VBG")
    for token in tokens:
        if token.head == turn and token.index not in (first, subject, turn):
            tokens[token.index] = replace(token, head=first)
    tokens[subject] = replace(tokens[subject], dep="nsubjpass" if passive else "nsubj", head=first)
    for other in tokens[subject + 2 :]:
        if other.name is not None and other.head == subject and other.dep == "dep" and tokens[other.index - 1].pos == "CCONJ":
            # "Seen at the show: X in Y and Z in W"
            tokens[other.index] = replace(other, dep="conj")
    if tokens[turn].text == ":":
        tokens[turn] = replace(tokens[turn], dep="punct", head=first)
    else:
        tokens[turn] = replace(tokens[turn], dep="auxpass" if passive else "aux", head=first, pos="AUX")


def _turn(tokens: list[Token], first: int) -> int | None:
    """The form of "be" or the colon between a participle that opens a sentence and its subject, no other clause before it."""
    for token in tokens[first + 1 :]:
        if token.text == ":" or (token.text.lower() in _BE and token.pos in ("AUX", "VERB")):
            return token.index if token.index > first + 1 else None
        if token.dep in _SUBJECTS or token.tag in ("VBZ", "VBP", "MD") or token.text in (",", ";", "–", "—"):
            return None
    return None


def _behind(tokens: list[Token], turn: int) -> int | None:
    """The head of the noun phrase directly behind, where it is a name or ends in one."""
    at = turn + 1
    while at < len(tokens) and tokens[at].name is None and tokens[at].pos in ("DET", "ADJ", "NOUN", "NUM", "ADV"):
        at += 1
    if at >= len(tokens) or tokens[at].name is None or at - turn > 5:
        return None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[turn].text != ":" and tokens[at].dep in ("poss", "compound", "nmod"):
        return None
    if behind is not None and (behind.tag in ("VBZ", "VBD", "VBP", "MD", "POS") or behind.pos == "AUX"):
        # "Speaking at the show: X said", "Leading the way was X's son".
        return None
    return at


def _first_to(tokens: list[Token], first: int) -> None:
    """ "First to drop him was X": X dropped him."""
    if first + 3 >= len(tokens) or tokens[first + 1].tag != "TO" or tokens[first + 2].tag != "VB":
        return
    verb = first + 2
    turn = _turn(tokens, verb)
    subject = _behind(tokens, turn) if turn is not None and tokens[turn].text != ":" else None
    if turn is None or subject is None:
        return
    past = tokens[turn].text.lower() in ("was", "were")
    root = tokens[turn]
    inside = root.head in (turn, verb)
    tokens[verb] = replace(
        tokens[verb], dep="ROOT" if inside else root.dep, head=verb if inside else root.head, tag="VBD" if past else "VBZ"
    )
    for token in tokens:
        if token.head == turn and token.index not in (verb, subject, turn):
            tokens[token.index] = replace(token, head=verb)
    tokens[first + 1] = replace(tokens[first + 1], dep="mark", head=verb)
    tokens[first] = replace(tokens[first], dep="advmod", head=verb)
    tokens[turn] = replace(tokens[turn], dep="dep", head=verb, pos="AUX")
    tokens[subject] = replace(tokens[subject], dep="nsubj", head=verb)


def _preposed(tokens: list[Token], first: int) -> None:
    """ "In Valentino was X", "In the front row sat X", "For Miu Miu walked X": a verb without a subject behind a phrase."""
    opened = tokens[first].pos in ("ADP", "SCONJ") or first > 0 or tokens[first].pos == "ADJ"
    for verb in tokens[first:]:
        plain = verb.pos == "AUX" and verb.text.lower() in _BE
        moving = verb.pos == "VERB" and verb.lemma in words("syntax", "inverting") and verb.tag in ("VBD", "VBZ", "VBP")
        if not (plain or moving) or verb.name is not None or verb.head != verb.index:
            continue
        children = [t for t in tokens if t.head == verb.index and t.index != verb.index]
        taken = tokens[first + 1] if moving and tokens[first].dep == "mark" and tokens[first].head == verb.index else None
        mistaken = taken if taken is not None and taken.dep == "nsubj" and taken.head == verb.index else None
        if any(t.dep in _SUBJECTS and t is not mistaken for t in children) or not opened:
            return
        behind = next((t for t in children if t.index > verb.index and t.dep in ("attr", "dobj", "npadvmod", "oprd")), None)
        if behind is None or behind.pos not in _NOMINAL:
            return
        if any(t.index > verb.index and t.dep in ("acomp", "ccomp", "xcomp") for t in children):
            return
        tokens[behind.index] = replace(behind, dep="nsubj")
        if mistaken is not None:
            tokens[first] = replace(tokens[first], dep="prep", pos="ADP")
            tokens[mistaken.index] = replace(mistaken, dep="pobj", head=first)
        return
