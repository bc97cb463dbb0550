"""What stands behind a noun or name to say more of it, where parsers hang it on something else.

"A venture backed by X and run by Y": the second participle is taken for the verb of the sentence.
"Has a label of her own, X": the name is taken for what "own" is.  "X, itself owned by Y": the pronoun hides the participle.
"X, whose brands span Y and Z": the verb is taken for a part of the name behind it.
"The star of X and the producer Y": the producer is taken for another work.
Each correction looks at one shape and leaves everything else as it was parsed.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from graphkit.language.cues import words
from graphkit.language.syntax.tree import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_REFLEXIVE = ("itself", "himself", "herself", "themselves")


def postmodified(tokens: list[Token]) -> None:
    """Hang what is said behind nouns and names on them; changes the list in place."""
    _of_what_was_done(tokens)
    _participles_in_a_row(tokens)
    _ones_own(tokens)
    _in_itself(tokens)
    _verbs_of_whose(tokens)
    _people_in_a_row(tokens)
    _participles_with_past(tokens)
    _hired_from(tokens)
    _owned_in_short(tokens)
    _participles_of_the_nearer(tokens)
    _participles_behind_places(tokens)
    _stars_of_the_work(tokens)
    _members_behind_names(tokens)
    _gifts_to(tokens)
    _given_to_several(tokens)
    _taken_off(tokens)
    _thrown_off(tokens)
    _led_away_by(tokens)
    _left_without_object(tokens)


def _left_without_object(tokens: list[Token]) -> None:
    """ "His contract with Nike runs out": parsers take "Nike runs" for one noun and leave "with" without its own."""
    for name in tokens[2:-1]:
        before, verb = tokens[name.index - 1], tokens[name.head]
        if name.name is None or name.dep not in ("compound", "nmod") or before.dep != "prep" or verb.tag not in ("VBZ", "VBD"):
            continue
        noun = tokens[before.head]
        bare = not any(t.head == before.index for t in tokens)
        if bare and verb.index > name.index and noun.head == verb.index and noun.dep in _SUBJECTS:
            tokens[name.index] = replace(name, dep="pobj", head=before.index)


def _gifts_to(tokens: list[Token]) -> None:
    """Hang "to Y" on the verb in "gave part of the proceeds of its shoes to Y": it is Y that gets it."""
    for to in tokens[3:-1]:
        noun = tokens[to.head]
        if to.text.lower() != "to" or to.dep != "prep" or noun.pos != "NOUN" or noun.dep != "pobj" or noun.index > to.index:
            continue
        above = noun
        while above.head != above.index and above.dep in ("pobj", "prep"):
            above = tokens[above.head]
        verb = tokens[above.head]
        if above.dep != "dobj" or verb.lemma not in words("syntax", "giving") or verb.pos != "VERB":
            continue
        if any(t.head == verb.index and (t.dep == "dative" or (t.dep == "prep" and t.text.lower() == "to")) for t in tokens):
            continue
        tokens[to.index] = replace(to, head=verb.index)


def _given_to_several(tokens: list[Token]) -> None:
    """Hang on the verb what several are given ("gave both X and its owner, Y, the finger"): parsers call the last of them so,
    or have two things given.
    """
    for noun in tokens[4:]:
        gives = tokens[noun.head].lemma in words("syntax", "giving")
        first = next((t for t in tokens[: noun.index] if t.head == noun.head and t.dep == "dobj" and t.name is not None), None)
        if noun.dep == "dobj" and noun.pos == "NOUN" and first is not None and gives:
            tokens[first.index] = replace(first, dep="dative")
            continue
        if noun.dep != "appos" or noun.pos != "NOUN" or not any(t.head == noun.index and t.dep == "det" for t in tokens):
            continue
        top, row = tokens[noun.head], False
        while top.dep in ("appos", "conj"):
            top, row = tokens[top.head], row or top.dep == "conj"
        verb = tokens[top.head]
        if not row or top.dep != "dobj" or verb.lemma not in words("syntax", "giving") or verb.pos != "VERB":
            continue
        if not any(t.head == verb.index and t.dep in ("dobj", "dative") and t.index != top.index for t in tokens):
            tokens[top.index] = replace(top, dep="dative")
            tokens[noun.index] = replace(noun, dep="dobj", head=verb.index)


def _taken_off(tokens: list[Token]) -> None:
    """Make the jumper what is taken off in "the jumper that X took off its site", and the site where it was."""
    for off in tokens[2:-1]:
        verb = tokens[off.head]
        if (
            off.dep != "prt"
            or off.text.lower() != "off"
            or verb.dep != "relcl"
            or verb.lemma not in words("syntax", "taking_back")
        ):
            continue
        place = next((t for t in tokens[off.index + 1 :] if t.head == verb.index and t.dep == "dobj"), None)
        if place is None or place.lemma not in words("syntax", "shown_on"):
            continue
        tokens[off.index] = replace(off, dep="prep", pos="ADP", tag="IN")
        tokens[place.index] = replace(place, dep="pobj", head=off.index)
        pronoun = next(
            (t for t in tokens[: verb.index] if t.head == verb.index and t.dep == "mark" and t.text.lower() == "that"), None
        )
        if pronoun is not None:
            tokens[pronoun.index] = replace(pronoun, dep="dobj", pos="PRON", tag="WDT")


def _stars_of_the_work(tokens: list[Token]) -> None:
    """Hang "starring X" on the spot in "a spot for Y starring X", not on whom it is for."""
    for token in tokens:
        near = tokens[token.head]
        if token.dep != "acl" or token.tag != "VBG" or token.lemma not in ("star", "feature") or near.name is None:
            continue
        phrase = tokens[near.head]
        work = tokens[phrase.head]
        if near.dep == "pobj" and phrase.dep == "prep" and work.name is None and work.pos == "NOUN" and work.index < phrase.index:
            tokens[token.index] = replace(token, head=work.index)


def _members_behind_names(tokens: list[Token]) -> None:
    """Hang "of Y" on X in "told X of Y", where both have names: it says where X is from."""
    for token in tokens[1:-1]:
        verb, before = tokens[token.head], tokens[token.index - 1]
        if token.text.lower() != "of" or token.dep != "prep" or verb.pos != "VERB" or before.head != verb.index:
            continue
        named = any(t.head == token.index and t.dep == "pobj" and t.name is not None for t in tokens[token.index + 1 :])
        if before.name is None or before.dep not in ("dobj", "dative") or not named:
            continue
        if verb.lemma not in words("syntax", "deprives"):
            tokens[token.index] = replace(token, head=before.index)


def _participles_of_the_nearer(tokens: list[Token]) -> None:
    """Hang "led by X" on the group in "the purchase of Y by the French group, led by X", not on the purchase."""
    for token in tokens[2:]:
        noun = tokens[token.head]
        near = tokens[token.index - 2]
        if token.dep != "acl" or token.tag not in ("VBN", "VBD") or token.lemma not in words("syntax", "of_firms"):
            continue
        if tokens[token.index - 1].text != "," or near.index <= noun.index or near.pos not in ("NOUN", "PROPN"):
            continue
        agent = any(t.head == token.index and t.dep == "agent" for t in tokens[token.index + 1 :])
        if agent and noun.name is None and near.dep == "pobj":
            tokens[token.index] = replace(token, head=near.index)


def _participles_in_a_row(tokens: list[Token]) -> None:
    """ "A venture backed by X and run by Y": Y runs the venture, and not what the sentence is about."""
    for token in tokens[3:]:
        if token.dep != "conj" or token.tag not in ("VBD", "VBN", "VB", "VBP") or token.name is not None:
            continue
        if tokens[token.index - 1].text.lower() not in ("and", "but", "or") or tokens[token.head].index > token.index:
            continue
        below = [t for t in tokens if t.head == token.index and t.index != token.index]
        by = next((t for t in below if t.text.lower() == "by" and t.index == token.index + 1), None)
        if by is None or any(t.dep in ("dobj", "aux", "auxpass", *_SUBJECTS) for t in below):
            continue
        if any(t.dep == "auxpass" and t.head == token.head for t in tokens):
            continue
        first = next(
            (
                t
                for t in reversed(tokens[token.head + 1 : token.index])
                if t.tag in ("VBN", "VBD") and t.dep == "acl" and any(a.head == t.index and a.dep == "agent" for a in tokens)
            ),
            None,
        )
        if first is None or first.head <= token.head:
            continue
        tokens[token.index] = replace(token, head=first.index, tag="VBN")
        tokens[by.index] = replace(by, dep="agent")


def _participles_behind_places(tokens: list[Token]) -> None:
    """ "Is a house based in Florence, owned by X": X owns the house, and not where it has its seat."""
    for token in tokens[3:]:
        place = tokens[token.head]
        seated = tokens[tokens[place.head].head]
        if token.dep != "acl" or token.tag not in ("VBN", "VBD") or place.name is None or tokens[token.index - 1].text != ",":
            continue
        by = any(t.head == token.index and t.dep == "agent" for t in tokens[token.index + 1 :])
        if by and place.dep == "pobj" and seated.dep == "acl" and seated.lemma in words("syntax", "seated"):
            tokens[token.index] = replace(token, head=seated.head)


def _ones_own(tokens: list[Token]) -> None:
    """ "A label of her own, X": X is what the label is called."""
    for name in tokens[5:]:
        own = tokens[name.head]
        if name.name is None or name.dep != "appos" or own.text.lower() != "own" or own.dep != "pobj":
            continue
        of = tokens[own.head]
        noun = tokens[of.head]
        if of.text.lower() == "of" and noun.pos == "NOUN" and noun.index < of.index:
            tokens[name.index] = replace(name, head=noun.index)


def _in_itself(tokens: list[Token]) -> None:
    """ "X, itself owned by Y, ...": what the participle says is said of X."""
    for pronoun, verb in pairwise(tokens):
        if pronoun.text.lower() not in _REFLEXIVE or verb.tag not in ("VBN", "VBD") or tokens[pronoun.index - 1].text != ",":
            continue
        named = tokens[pronoun.index - 2]
        if pronoun.index < 2 or named.pos not in ("NOUN", "PROPN") or not any(
            t.text.lower() == "by" for t in tokens[verb.index + 1 : verb.index + 6]
        ):  # fmt: skip
            continue
        main = next((t for t in tokens[verb.index + 1 :] if t.head == verb.index and t.dep == "conj" and t.pos == "VERB"), None)
        if main is not None and tokens[main.index - 1].text == "," and verb.head == verb.index:
            # The verb behind the aside is that of the sentence.
            tokens[main.index] = replace(main, dep="ROOT", head=main.index)
            for child in tokens:
                if child.head == verb.index and child.index < pronoun.index and child.dep in _SUBJECTS:
                    tokens[child.index] = replace(child, dep="nsubj", head=main.index)
        elif verb.head == verb.index:
            continue
        tokens[verb.index] = replace(verb, dep="acl", head=named.index, tag="VBN")
        tokens[pronoun.index] = replace(pronoun, dep="advmod", pos="ADV", tag="RB", head=verb.index)
        by = next(t for t in tokens[verb.index + 1 : verb.index + 6] if t.text.lower() == "by")
        tokens[by.index] = replace(by, dep="agent", head=verb.index)


def _verbs_of_whose(tokens: list[Token]) -> None:
    """ "X, whose brands span Y and Z, fell": "span" is the verb of the brands, and Y no subject of "fell"."""
    for noun, verb in pairwise(tokens):
        behind = tokens[verb.index + 1] if verb.index + 1 < len(tokens) else None
        if verb.tag not in ("VBP", "VBZ", "VBD") or verb.dep not in ("compound", "amod", "nmod") or behind is None:
            continue
        whose = next((t for t in tokens[: noun.index] if t.head == noun.index and t.text.lower() == "whose"), None)
        if whose is None or behind.name is None or verb.head != behind.index or noun.pos != "NOUN" or whose.index == 0:
            continue
        owner = tokens[whose.index - 2] if tokens[whose.index - 1].text == "," and whose.index > 1 else tokens[whose.index - 1]
        tokens[verb.index] = replace(verb, pos="VERB", dep="relcl", head=owner.index)
        tokens[noun.index] = replace(noun, dep="nsubj", head=verb.index)
        tokens[behind.index] = replace(behind, dep="dobj", head=verb.index)


def _people_in_a_row(tokens: list[Token]) -> None:
    """ "The star of X and the producer Y founded Z": two people, and not two works."""
    for token in tokens[5:]:
        work = tokens[token.head]
        if token.dep != "conj" or token.name is not None or token.pos != "NOUN" or work.name is None or work.dep != "pobj":
            continue
        of = tokens[work.head]
        somebody = tokens[of.head]
        if of.text.lower() != "of" or somebody.dep not in _SUBJECTS or somebody.lemma not in words("syntax", "known_for"):
            continue
        if token.lemma not in words("syntax", "makers") or tokens[token.index - 1].text.lower() in ("and", "&"):
            continue
        if any(t.head == token.index and t.name is not None and t.dep in ("appos", "nmod") for t in tokens):
            tokens[token.index] = replace(token, head=somebody.index)


def _participles_with_past(tokens: list[Token]) -> None:
    """ "Its first chief executive, X, lured from Y": what hangs on a noun as a participle is one, and no past tense."""
    for token in tokens[1:-1]:
        if token.dep == "acl" and token.tag in ("VB", "VBP") and any(t.head == token.index and t.dep == "agent" for t in tokens):
            # "Nike, then run by X": "run" is its own participle.
            tokens[token.index] = replace(token, tag="VBN")
            continue
        if token.dep != "acl" or token.tag != "VBD" or tokens[token.index + 1].pos != "ADP" or token.name is not None:
            continue
        if token.lemma in words("syntax", "done_to") and not any(
            t.head == token.index and t.dep in ("dobj", "aux", *_SUBJECTS) for t in tokens
        ):
            tokens[token.index] = replace(token, tag="VBN")


def _hired_from(tokens: list[Token]) -> None:
    """ "Poached a designer from Y, X": X is the designer, and not what Y is called."""
    for name in tokens[5:]:
        firm = tokens[name.head]
        if (
            name.name is None
            or name.dep != "appos"
            or firm.name is None
            or firm.dep != "pobj"
            or tokens[name.index - 1].text != ","
        ):
            continue
        preposition = tokens[firm.head]
        noun = tokens[preposition.head]
        if noun.pos == "VERB":
            noun = next((t for t in tokens if t.head == noun.index and t.dep == "dobj"), noun)
        if preposition.text.lower() != "from" or noun.pos != "NOUN" or noun.name is not None or noun.dep != "dobj":
            continue
        if noun.tag == "NN" and tokens[noun.head].lemma in words("syntax", "recruiting"):
            tokens[name.index] = replace(name, head=noun.index)


def _owned_in_short(tokens: list[Token]) -> None:
    """ "X's purchase of A and Y's of B": Y is not bought as well, but has bought B."""
    for name in tokens[4:-3]:
        mark, of = tokens[name.index + 1], tokens[name.index + 2]
        if name.name is None or name.dep != "conj" or mark.tag != "POS" or of.text.lower() != "of":
            continue
        first = tokens[name.head]
        if first.dep == "pobj" and tokens[first.head].text.lower() == "of":
            noun = tokens[tokens[first.head].head]
            tokens[name.index] = replace(name, dep="poss", head=mark.index)
            tokens[mark.index] = replace(mark, pos="NOUN", tag=noun.tag, lemma=noun.lemma, dep="conj", head=noun.index)
            tokens[of.index] = replace(of, dep="prep", head=mark.index)


def _thrown_off(tokens: list[Token]) -> None:
    """Make the site in "was booted off X" what somebody was thrown off: a passive verb has no such object."""
    for off, name in pairwise(tokens):
        verb = tokens[off.head]
        if off.dep != "prt" or off.text.lower() != "off" or verb.tag != "VBN" or name.head != verb.index:
            continue
        taken = name.name is not None and name.dep in ("dobj", "npadvmod")
        if taken and any(t.head == verb.index and t.dep == "auxpass" for t in tokens):
            tokens[off.index] = replace(off, dep="prep", pos="ADP", tag="IN")
            tokens[name.index] = replace(name, dep="pobj", head=off.index)


def _led_away_by(tokens: list[Token]) -> None:
    """Hang "by X" on the verb in "was led away in handcuffs by X": nobody makes the handcuffs."""
    for by in tokens[2:]:
        noun = tokens[by.head]
        preposition = tokens[noun.head]
        verb = tokens[preposition.head]
        if by.text.lower() != "by" or noun.name is not None or noun.lemma not in words("syntax", "led_in"):
            continue
        if noun.dep == "pobj" and verb.tag == "VBN" and any(t.head == verb.index and t.dep == "auxpass" for t in tokens):
            tokens[by.index] = replace(by, dep="agent", head=verb.index)


def _of_what_was_done(tokens: list[Token]) -> None:
    """ "Signed by X with Y", "designed by X for Y": with whom or for whom it was done, and no part of X."""
    for token in tokens:
        name = tokens[token.head]
        if token.dep != "prep" or name.name is None or name.dep != "pobj" or token.index != name.index + 1:
            continue
        by = tokens[name.head]
        verb = tokens[by.head]
        if by.text.lower() == "by" and verb.tag in ("VBN", "VBD") and token.text.lower() in words("syntax", "of_deeds"):
            tokens[token.index] = replace(token, head=verb.index)
