"""Relative clauses in a row, and participles that open a sentence: long sentences whose later clauses parsers hang wrongly.

"X, who came from Dior, and whose first show was panned" says two things of X; parsers take the second for one more main clause.
"Founded by X in 1952 and sold to Y, the house has had six designers" is about the house; parsers take the participle for the
main verb.
"""

from __future__ import annotations

from dataclasses import replace

from graphkit.language.cues import words
from graphkit.language.syntax.tree import Token

_RELATIVE = frozenset({"who", "which", "whose", "whom"})
_SUBJECTS = ("nsubj", "nsubjpass")
_FINITE = ("VBD", "VBZ", "VBP")
_NOUNS = ("NOUN", "PROPN", "NUM")


def relatives_joined(tokens: list[Token]) -> None:
    """Hang later relative clauses on what the earlier ones are about, and participles on the main verb; changes the list."""
    _opening_participles(tokens)
    for token in tokens:
        if token.text.lower() in _RELATIVE and token.index > 1:
            _coordinated(tokens, token)
        if token.text.lower() in ("who", "whom"):
            _of_whom(tokens, token)
        if token.text.lower() == "whose":
            _of_whose(tokens, token)
    _stations(tokens)
    _of_between_commas(tokens)
    _clefts(tokens)
    _said_that(tokens)
    _contents(tokens)
    _of_what_lasts(tokens)
    _spliced(tokens)
    _echoed_subjects(tokens)
    _not_of_times(tokens)


def _not_of_times(tokens: list[Token]) -> None:
    """ "Settled with X in May, which had sued it": no month accuses anybody, X does."""
    for verb in tokens:
        time = tokens[verb.head]
        if verb.dep != "relcl" or time.dep != "pobj" or time.index > verb.index:
            continue
        if time.text.lower() not in words("syntax", "dated") and not (time.pos == "NUM" and len(time.text) == 4):
            continue
        pronoun = next((t for t in tokens[time.index : verb.index] if t.head == verb.index and t.dep in _SUBJECTS), None)
        preposition = tokens[time.head]
        before = tokens[preposition.index - 1] if preposition.index else preposition
        if (
            pronoun is None
            or pronoun.text.lower() not in ("who", "which")
            or preposition.text.lower() not in ("in", "on", "since")
        ):
            continue
        if before.name is not None and before.dep in ("pobj", "dobj") and tokens[pronoun.index - 1].text == ",":
            tokens[verb.index] = replace(verb, head=before.index)


def _clefts(tokens: list[Token]) -> None:
    """Make a relative clause of what "it was X that ..." and "it is X who ..." single out X for."""
    for verb in tokens:
        copula = tokens[verb.head]
        if verb.dep not in ("ccomp", "advcl", "acl", "relcl") or copula.lemma != "be":
            continue
        helped = any(t.head == verb.index and t.dep in ("aux", "auxpass") and t.tag in (*_FINITE, "MD") for t in tokens)
        if verb.tag not in _FINITE and not (helped and verb.tag in ("VB", "VBN", "VBG")):
            continue
        between = tokens[copula.index + 1 : verb.index]
        it = any(t.head == copula.index and t.dep in _SUBJECTS and t.text.lower() == "it" for t in tokens[: copula.index])
        told = next((t for t in between if t.head == copula.index and t.dep in ("attr", "nsubj", "acomp")), None)
        pronouns = (t for t in between if t.head == verb.index and t.dep in _SUBJECTS)
        pronoun = next((t for t in pronouns if t.text.lower() in ("that", "who", "which")), None)
        if it and told is not None and pronoun is not None and told.index < pronoun.index and told.pos in ("NOUN", "PROPN"):
            tokens[pronoun.index] = replace(pronoun, tag="WDT" if pronoun.text.lower() != "who" else "WP", pos="PRON")
            # "not Gucci but Prada that ...": it singles out the one behind "but".
            but = (t for t in between if t.dep == "conj" and t.head == told.index and tokens[t.index - 1].text.lower() == "but")
            tokens[verb.index] = replace(verb, dep="relcl", head=next(but, told).index)
        elif it and told is not None and told.name is not None and verb.dep == "ccomp" and verb.head < told.index:
            _singled_out(tokens, told, verb)


def _singled_out(tokens: list[Token], told: Token, verb: Token) -> None:
    """Make X what Y did something to in "it was X that Y chose", "it was X that Y signed with"."""
    own = [t for t in tokens[told.index + 1 :] if t.head == verb.index]
    that = own[0] if own and own[0].text.lower() == "that" else None
    subject = next((t for t in own if t.dep in _SUBJECTS and t is not that), None)
    gap = next((t for t in own if t.dep == "prep" and not any(c.head == t.index for c in tokens)), None)
    whole = any(t.dep in ("dobj", "ccomp", "attr", "acomp", "auxpass") and t is not that for t in own)
    if that is None or subject is None or (whole and gap is None):
        return
    where = replace(that, dep="dobj", tag="WDT", pos="PRON")
    tokens[that.index] = replace(where, dep="pobj", head=gap.index) if gap is not None else where
    tokens[verb.index] = replace(verb, dep="relcl", head=told.index)


def _said_that(tokens: list[Token]) -> None:
    """ "Announced on May 3 that they were parting": the word only joins the clauses and is nothing that they part."""
    for token in tokens:
        verb = tokens[token.head]
        if token.text.lower() != "that" or token.dep != "dobj" or verb.dep != "ccomp" or verb.index < token.index:
            continue
        subject = next((t for t in tokens[token.index + 1 : verb.index] if t.head == verb.index and t.dep in _SUBJECTS), None)
        if subject is not None and tokens[verb.head].index < token.index:
            tokens[token.index] = replace(token, dep="mark", tag="IN", pos="SCONJ")


def _contents(tokens: list[Token]) -> None:
    """ "The story that X sued Y was false": what the story says, and no clause about the story, as nothing is missing in it."""
    for that in tokens:
        verb = tokens[that.head]
        if that.text.lower() != "that" or that.dep not in ("dobj", "dative", "pobj"):
            continue
        if verb.dep != "relcl" or verb.index < that.index:
            continue
        own = [t for t in tokens if t.head == verb.index and t.index != that.index]
        full = any(t.dep in _SUBJECTS and t.index > that.index for t in own) and any(
            t.dep == "dobj" and t.index > verb.index for t in own
        )
        if full and tokens[verb.head].index == that.index - 1 and tokens[verb.head].name is None:
            tokens[that.index] = replace(that, dep="mark", tag="IN", pos="SCONJ")
            tokens[verb.index] = replace(verb, dep="acl")


def _of_what_lasts(tokens: list[Token]) -> None:
    """ "Her deal with X, which runs until 2026": what runs is the deal, not X."""
    for verb in tokens:
        name = tokens[verb.head]
        if verb.dep != "relcl" or verb.lemma not in words("syntax", "lasting") or name.name is None or name.dep != "pobj":
            continue
        subject = next((t for t in tokens[name.index : verb.index] if t.head == verb.index and t.dep in _SUBJECTS), None)
        whole = tokens[tokens[name.head].head]
        if subject is None or subject.text.lower() not in ("which", "that"):
            continue
        if whole.pos == "NOUN" and whole.name is None and whole.lemma in words("syntax", "terms"):
            tokens[verb.index] = replace(verb, head=whole.index)


def _of_whom(tokens: list[Token], pronoun: Token) -> None:
    """ "A sneaker with X, with whom he works": the clause is about X and not about the sneaker."""
    verb = _verb_of(tokens, pronoun)
    start = pronoun.index - 1 if tokens[pronoun.index - 1].pos == "ADP" else pronoun.index
    if verb is None or verb.dep not in ("relcl", "advcl") or start < 2 or tokens[start - 1].text != ",":
        return
    thing, last = tokens[verb.head], tokens[start - 2]
    if verb.dep == "advcl" and start < pronoun.index and last.name is not None and verb.head < last.index:
        # "wore a shoe by X, with whom he works": parsers take it for a circumstance.
        tokens[verb.index] = replace(verb, dep="relcl", head=last.index)
        return
    if thing.name is not None or thing.pos != "NOUN" or last.name is None or last.dep != "pobj" or thing.index >= last.index:
        return
    if tokens[last.head].text.lower() in words("syntax", "beside") and thing.index in _above(tokens, last.index):
        tokens[verb.index] = replace(verb, head=last.index)


def _of_whose(tokens: list[Token], pronoun: Token) -> None:
    """ "His clients were X and Y, whose head of design Z signed it": the clause is about Y, and nothing that is told."""
    last = tokens[pronoun.index - 2] if pronoun.index > 1 and tokens[pronoun.index - 1].text == "," else None
    if last is None or last.name is None:
        return
    owned = tokens[pronoun.head]
    if owned.dep == "appos" and owned.name is None and owned.head <= last.index:
        # "X, whose head, Z, was there"
        behind = (t for t in tokens[owned.index + 2 :] if tokens[t.index - 1].text == "," and _finite(tokens, t))
        taken = tokens[last.head]
        if last.dep in _SUBJECTS and taken.index > owned.index and taken.dep == "ccomp" and taken.head < last.index:
            # "released X, whose words mock her": X is what was released, and the words do the mocking.
            tokens[last.index] = replace(last, dep="dobj", head=taken.head)
            tokens[owned.index] = replace(owned, dep=last.dep, head=taken.index)
            tokens[taken.index] = replace(taken, dep="relcl", head=last.index)
            return
        verb = next((t for t in behind if not any(c.head == t.index and c.dep in _SUBJECTS for c in tokens)), None)
        if verb is not None and verb.head != verb.index:
            tokens[owned.index] = replace(owned, dep="nsubj", head=verb.index)
            tokens[verb.index] = replace(verb, dep="relcl", head=last.index)
        return
    verb = _verb_of(tokens, pronoun)
    if verb is None or verb.dep not in ("ccomp", "advcl", "conj"):
        return
    if verb.head <= last.index and verb.index not in _above(tokens, last.index):
        tokens[verb.index] = replace(verb, dep="relcl", head=last.index)


def _coordinated(tokens: list[Token], pronoun: Token) -> None:
    """ "X, who came from Y, and whose show was panned", "Y, where she spent ten years and which she left"."""
    before = pronoun.index - 1
    if tokens[before].text == "," and before > 0:
        before -= 1
    if tokens[before].text.lower() not in ("and", "but", "or"):
        return
    verb = _verb_of(tokens, pronoun)
    if verb is None or verb.dep not in ("conj", "relcl", "ccomp", "advcl", "ROOT") or verb.head == verb.index:
        return
    earlier = [t for t in tokens[:before] if t.dep == "relcl" and t.index != verb.index]
    if not earlier or (verb.dep == "conj" and tokens[verb.head].dep == "relcl"):
        return
    above = {verb.index}
    at = verb
    while at.head != at.index and at.head not in above:
        at = tokens[at.head]
        above.add(at.index)
    first = next((t for t in reversed(earlier) if t.index not in above), None)
    if first is None or verb.index in _above(tokens, first.index):
        return
    tokens[verb.index] = replace(verb, dep="conj", head=first.index)


def _above(tokens: list[Token], index: int) -> set[int]:
    found: set[int] = set()
    while tokens[index].head != index and index not in found:
        found.add(index)
        index = tokens[index].head
    return found | {index}


def _verb_of(tokens: list[Token], pronoun: Token) -> Token | None:
    """The verb of the clause that a relative pronoun opens."""
    at = pronoun
    for _ in range(4):
        if at.head == at.index:
            return None
        at = tokens[at.head]
        if at.pos in ("VERB", "AUX"):
            return at if at.index > pronoun.index else None
    return None


def _opening_participles(tokens: list[Token]) -> None:
    """ "Founded by X in 1952 and sold to Y, the house has had six designers": the main verb is the finite one."""
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or root.index > 1 or root.tag not in ("VBN", "VBD") or root.pos != "VERB":
        return
    if root.index == 1 and tokens[0].pos not in ("ADV", "ADJ"):
        return
    if any(t.head == root.index and t.dep in (*_SUBJECTS, "aux", "auxpass", "dobj") for t in tokens):
        return
    for verb in tokens:
        if verb.head != root.index or verb.index == root.index or verb.dep not in ("conj", "ccomp", "dep", "parataxis", "advcl"):
            continue
        children = [t for t in tokens if t.head == verb.index]
        subject = next((t for t in children if t.dep in _SUBJECTS), None)
        finite = verb.tag in ("VBD", "VBZ", "VBP") or any(t.dep in ("aux", "auxpass") and t.tag != "TO" for t in children)
        if subject is None or not finite or any(t.dep == "mark" for t in children):
            continue
        start = min(_below(tokens, subject.index))
        if start < 2 or tokens[start - 1].text != ",":
            continue
        tokens[verb.index] = replace(verb, dep="ROOT", head=verb.index)
        tokens[root.index] = replace(root, dep="advcl", head=verb.index, tag="VBN")
        for late in tokens[start:]:
            if late.head == root.index and late.index not in (root.index, verb.index):
                tokens[late.index] = replace(late, head=verb.index)
        for early in children:
            if early.index < start - 1 and early.index > root.index and early.dep in ("prep", "conj", "advcl", "acl"):
                # What stands before the comma is the participle's.
                tokens[early.index] = replace(early, head=root.index)
        return


def _below(tokens: list[Token], index: int) -> list[int]:
    """A token and all that hangs on it."""
    found, todo = [], [index]
    while todo:
        at = todo.pop()
        found.append(at)
        todo.extend(t.index for t in tokens if t.head == at and t.index not in found)
    return found


def _stations(tokens: list[Token]) -> None:
    """ "X, late of Y", "X, once of Y": where somebody was, hung on the name."""
    for adverb in tokens[2:-2]:
        name, of = tokens[adverb.index - 2], tokens[adverb.index + 1]
        if adverb.text.lower() not in words("syntax", "stations") or tokens[adverb.index - 1].text not in (",", "(", "–", "—"):
            continue
        if name.name is None or of.text.lower() != "of" or of.pos != "ADP":
            continue
        if any(t.head == of.index and t.dep == "pobj" and t.pos in _NOUNS for t in tokens):
            tokens[of.index] = replace(of, dep="prep", head=name.index)
            tokens[adverb.index] = replace(adverb, dep="advmod", head=name.index)


def _of_between_commas(tokens: list[Token]) -> None:
    """ "Thanked X, of the Y Center, for it": it is X who is of it, and nobody is thanked of anything."""
    for of in tokens[2:-2]:
        name, place = tokens[of.index - 2], next((t for t in tokens if t.head == of.index and t.dep == "pobj"), None)
        if of.text.lower() != "of" or of.pos != "ADP" or tokens[of.index - 1].text != "," or name.name is None or place is None:
            continue
        closed = place.index + 1 < len(tokens) and tokens[place.index + 1].text in (",", ".", ")")
        if place.name is not None and closed and tokens[of.head].pos == "VERB":
            tokens[of.index] = replace(of, dep="prep", head=name.index)


def _spliced(tokens: list[Token]) -> None:
    """ "X bought the house, Y wanted it, and Z left": the first clause is said by nobody, and no less so than the next."""
    for verb in tokens:
        head = tokens[verb.head]
        if verb.dep != "ccomp" or verb.pos != "VERB" or head.index < verb.index or head.pos != "VERB":
            continue
        if head.lemma in words("reference", "verbs", "telling") or any(t.text in ('"', "“", "”", "''", "``") for t in tokens):
            continue
        own = [t for t in tokens if t.head == verb.index and t.dep in _SUBJECTS]
        other = [t for t in tokens if t.head == head.index and t.dep in _SUBJECTS]
        if not own or not other or not own[0].index < verb.index < other[0].index or verb.tag not in _FINITE:
            continue
        if not _finite(tokens, head) or not any(t.text in (",", ";") for t in tokens[verb.index : other[0].index]):
            continue
        if any(t.head == verb.index and t.dep == "mark" for t in tokens):
            continue
        root = head.head == head.index
        tokens[verb.index] = replace(verb, dep=head.dep, head=verb.index if root else head.head)
        tokens[head.index] = replace(head, dep="conj", head=verb.index)
        return


def _finite(tokens: list[Token], verb: Token) -> bool:
    """Whether a verb or its auxiliary has a tense: "wore", "was amused", "has left"."""
    if verb.tag in _FINITE:
        return True
    return any(t.head == verb.index and t.dep in ("aux", "auxpass") and t.tag in _FINITE for t in tokens[: verb.index])


def _echoed_subjects(tokens: list[Token]) -> None:
    """ "So did X", "nor has X": X is the subject of what is said again."""
    for token in tokens[2:]:
        verb, opener = tokens[token.index - 1], tokens[token.index - 2]
        if (
            token.name is not None
            and token.head == verb.index
            and verb.lemma in ("do", "be", "have", "will", "would", "can", "could")
            and opener.text.lower() in ("so", "nor", "neither", "as")
            and token.dep in ("dobj", "attr", "pobj", "oprd", "appos")
        ):
            tokens[token.index] = replace(token, dep="nsubj")
