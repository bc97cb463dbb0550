"""Corrections of participles that dependency parsers take for adjectives, nouns or finite verbs.

"Poached from Puma" behind a name says what was done to the one named, although "poached" looks like a past tense;
"was previously married to", "is majority-owned by" are passives, although the tagger sees adjectives there.
"""

from __future__ import annotations

from dataclasses import replace

from graphkit.language.cues import words
from graphkit.language.syntax.tree import Token

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_PASTS = ("VBD", "VBN")


def participles_found(tokens: list[Token]) -> None:
    """Correct the tokens of one sentence in place."""
    _passives_taken_for_adjectives(tokens)
    _participles_taken_for_pasts(tokens)
    _offices_taken_for_objects(tokens)
    _verbs_taken_for_adjectives(tokens)
    _weddings_taken_for_adjectives(tokens)
    _descriptions_taken_for_adverbs(tokens)
    _founding_taken_for_finding(tokens)
    _predicates_taken_for_participles(tokens)
    _prepositions_taken_for_conjuncts(tokens)
    _heads_taken_for_verbs(tokens)
    _predicates_in_a_row(tokens)
    _headline_passives(tokens)
    _makers_taken_for_subjects(tokens)
    _named_to_offices(tokens)
    _made_officers(tokens)
    _participles_behind_names(tokens)
    _pasts_beside_participles(tokens)
    _years_of_doing(tokens)
    _brought_about(tokens)


def _brought_about(tokens: list[Token]) -> None:
    """ "Led to X and Y leaving Z": X and Y leave, and not what led to it."""
    for verb in tokens[3:]:
        above = tokens[verb.head]
        if verb.tag != "VBG" or verb.dep not in ("advcl", "xcomp") or above.lemma not in words("syntax", "bringing_about"):
            continue
        below = (t for t in tokens if t.head == above.index and t.dep == "prep")
        preposition = next((t for t in below if t.text.lower() in ("to", "in")), None)
        party = next((t for t in tokens if preposition and t.head == preposition.index and t.dep == "pobj"), None)
        last = tokens[verb.index - 1]
        while last.dep == "conj" and last.head < last.index:
            last = tokens[last.head]
        if preposition is not None and party is not None and last.index == party.index:
            tokens[party.index] = replace(party, dep="nsubj", head=verb.index)
            tokens[verb.index] = replace(verb, dep="pcomp", head=preposition.index)


def _years_of_doing(tokens: list[Token]) -> None:
    """ "After three years running X, Y quit": whoever quits ran it, and no years."""
    for verb in tokens[2:]:
        years = tokens[verb.head]
        if verb.dep != "acl" or verb.tag != "VBG" or years.index > verb.index or years.lemma not in words("syntax", "stints"):
            continue
        preposition = tokens[years.head]
        above = tokens[preposition.head]
        if years.dep == "pobj" and preposition.dep == "prep" and above.pos in ("VERB", "AUX"):
            tokens[verb.index] = replace(verb, dep="advcl", head=above.index)


def _pasts_beside_participles(tokens: list[Token]) -> None:
    """Make "married" a past tense in "was engaged to X and married Y": what has an object of its own is not suffered."""
    for verb in tokens[3:]:
        first = tokens[verb.head]
        if verb.tag != "VBN" or verb.dep != "conj" or first.tag != "VBN" or tokens[verb.index - 1].text.lower() != "and":
            continue
        below = [t for t in tokens if t.head == verb.index]
        if any(t.dep in ("aux", "auxpass", "agent") for t in below):
            continue
        whom = next((t for t in below if t.dep == "dobj" and t.name is not None and t.index == verb.index + 1), None)
        passive = first.dep == "acomp" or any(t.head == first.index and t.dep == "auxpass" for t in tokens)
        if whom is not None and passive:
            above = first.head if first.dep == "acomp" else first.index
            tokens[verb.index] = replace(verb, tag="VBD", pos="VERB", head=above)


def _participles_behind_names(tokens: list[Token]) -> None:
    """Make "married" a participle in "X, then married to Y, left", where it was taken for what a later noun is like."""
    for token in tokens:
        if token.dep != "amod" or token.tag not in _PASTS or token.pos != "VERB" or token.name is not None:
            continue
        whom = tokens[token.head]
        if whom.name is not None and whom.index < token.index and tokens[whom.index + 1].text == ",":
            tokens[token.index] = replace(token, dep="acl", tag="VBN")


def _by_somebody(tokens: list[Token], verb: Token) -> Token | None:
    """The "by" directly behind a verb, where somebody with a name did it."""
    by = tokens[verb.index + 1] if verb.index + 1 < len(tokens) else None
    if by is None or by.text.lower() != "by":
        return None
    doer = next((t for t in tokens[by.index + 1 :] if t.head == by.index and t.dep == "pobj"), None)
    return by if doer is not None and doer.name is not None else None


def _headline_passives(tokens: list[Token]) -> None:
    """Make "sued" a passive in "X sued by Y", where headlines leave out the helper."""
    for token in tokens:
        if token.tag not in ("VBD", "VBN") or token.dep not in ("ROOT", "conj", "ccomp") or token.pos != "VERB":
            continue
        by = _by_somebody(tokens, token)
        subjects = [t for t in tokens[: token.index] if t.head == token.index and t.dep == "nsubj"]
        if (
            by is None
            or not subjects
            or any(t.head == token.index and t.dep in ("dobj", "aux", "auxpass", "prt") for t in tokens)
        ):
            continue
        told = tokens[-1].text in (".", "!", "?")
        if token.lemma in words("syntax", "goes_by") and (told or token.lemma != "drop"):
            # "She dropped by Chanel.", while "X dropped by Y" is a headline.
            continue
        tokens[token.index] = replace(token, tag="VBN")
        tokens[by.index] = replace(by, dep="agent", head=token.index)
        for subject in subjects:
            tokens[subject.index] = replace(subject, dep="nsubjpass")


def _makers_taken_for_subjects(tokens: list[Token]) -> None:
    """ "X is an investor in Y, the brand started by Z": Z started it, and the sentence says what X is."""
    for token in tokens:
        main = next((t for t in tokens[: token.index] if t.head == token.index and t.dep == "ccomp"), None)
        by = _by_somebody(tokens, token)
        if token.dep != "ROOT" or token.tag not in _PASTS or main is None or by is None:
            continue
        below = [t for t in tokens if t.head == token.index]
        noun = next((t for t in below if t.dep in ("nsubj", "nsubjpass") and main.index < t.index < token.index), None)
        if noun is None or noun.name is not None or noun.pos != "NOUN" or any(t.dep in ("dobj", "aux", "auxpass") for t in below):
            continue
        if token.lemma in words("syntax", "goes_by") and noun.lemma not in words("reference", "nominals", "business"):
            # "X was at Y, the singer stopped by Z"
            continue
        first = min([noun.index, *(t.index for t in tokens[: noun.index] if t.head == noun.index)])
        if tokens[first].pos != "DET" or tokens[first - 1].text != "," or tokens[first - 2].name is None:
            continue
        for child in tokens:
            if child.head == token.index and child.dep in ("punct", "advmod", "nsubj") and child.index != noun.index:
                tokens[child.index] = replace(child, head=main.index)
        tokens[main.index] = replace(main, dep="ROOT", head=main.index)
        tokens[noun.index] = replace(noun, dep="appos", head=first - 2)
        tokens[token.index] = replace(token, tag="VBN", dep="acl", head=noun.index)
        tokens[by.index] = replace(by, dep="agent", head=token.index)


def _predicates_in_a_row(tokens: list[Token]) -> None:
    """Join "a co-founder" to "the founder" in "is the founder of X, and a co-founder of Y", where it was joined to the verb."""
    for token in tokens:
        if token.dep != "conj" or token.pos != "NOUN" or tokens[token.head].lemma not in ("be", "become", "remain"):
            continue
        first = next((t for t in tokens[: token.index] if t.head == token.head and t.dep == "attr" and t.pos == "NOUN"), None)
        if first is not None:
            tokens[token.index] = replace(token, head=first.index)


def _predicates_taken_for_participles(tokens: list[Token]) -> None:
    """Make "named" the predicate of "X on Tuesday named Y as its head", where it was taken for what X was named."""
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or root.pos not in ("NOUN", "PROPN"):
        return
    for verb in tokens[root.index + 1 :]:
        if verb.dep != "acl" or verb.head != root.index or verb.tag not in ("VBN", "VBD"):
            continue
        below = [t for t in tokens if t.head == verb.index]
        patient = next((t for t in below if t.dep in ("dobj", "oprd") and t.name is not None), None)
        if patient is None or any(t.dep in ("agent", "aux", "auxpass") for t in below) or tokens[verb.index - 1].text == ",":
            continue
        tokens[verb.index] = replace(verb, dep="ROOT", head=verb.index, tag="VBD")
        tokens[patient.index] = replace(patient, dep="dobj")
        tokens[root.index] = replace(root, dep="nsubj", head=verb.index)
        return


def _prepositions_taken_for_conjuncts(tokens: list[Token]) -> None:
    """Hang the second "to" of "was married to X from 1994, and to Y" on "married", as the first one is."""
    for token in tokens:
        if token.pos == "ADP" and token.dep == "conj" and tokens[token.head].pos in ("ADJ", "VERB", "NOUN"):
            twin = any(t.head == token.head and t.dep == "prep" and t.text.lower() == token.text.lower() for t in tokens)
            if twin and any(t.head == token.index and t.dep == "pobj" for t in tokens):
                tokens[token.index] = replace(token, dep="prep")
        elif token.tag == "TO" and token.dep == "aux":
            # "was wed to X and to journalist Y": no infinitive follows.
            name = next((t for t in tokens[token.index + 1 : token.index + 4] if t.name is not None), None)
            if name is None or name.dep != "conj" or tokens[name.head].pos not in ("VERB", "ADJ"):
                continue
            if any(t.head == name.head and t.dep == "prep" and t.text.lower() == "to" for t in tokens):
                tokens[token.index] = replace(token, pos="ADP", tag="IN", dep="prep", head=name.head)
                tokens[name.index] = replace(name, dep="pobj", head=token.index)


def _heads_taken_for_verbs(tokens: list[Token]) -> None:
    """Make "head coach" what X was in "hired X, formerly head coach of Y", where "head" was taken for a verb."""
    for token in tokens[2:-1]:
        noun, adverb = tokens[token.index + 1], tokens[token.index - 1]
        name = tokens[adverb.index - 2] if tokens[adverb.index - 1].text == "," else tokens[adverb.index - 1]
        if (
            token.text == "head"
            and token.tag in ("VB", "VBP")
            and noun.pos == "NOUN"
            and noun.head == token.index
            and adverb.text.lower() in words("roles", "at_times")
            and name.name is not None
            and name.head == token.index
        ):
            tokens[name.index] = replace(name, dep="dobj" if token.dep in ("ccomp", "xcomp") else token.dep, head=token.head)
            if token.head == token.index:
                tokens[name.index] = replace(tokens[name.index], head=name.index)
            tokens[noun.index] = replace(noun, dep="appos", head=name.index)
            tokens[token.index] = replace(token, pos="ADJ", tag="JJ", dep="amod", head=noun.index)


def _verbs_taken_for_adjectives(tokens: list[Token]) -> None:
    """Make "divorced" a verb in "left Y and divorced X", where it was taken for what X is."""
    for token in tokens[1:-1]:
        name = tokens[token.index + 1]
        if (
            token.tag in ("VBD", "VBN")
            and token.dep == "amod"
            and token.head == name.index
            and name.name is not None
            and name.dep == "conj"
            and tokens[token.index - 1].text.lower() in ("and", "then", "later")
        ):
            before = tokens[name.head]
            verb = before if before.pos == "VERB" else tokens[before.head] if before.dep == "dobj" else None
            if verb is None or (verb is not before and (token.lemma not in words("syntax", "wedding") or verb.tag not in _PASTS)):
                # "wrote a bestseller and married X"
                continue
            tokens[token.index] = replace(token, pos="VERB", tag="VBD", dep="conj", head=verb.index)
            tokens[name.index] = replace(name, dep="dobj", head=token.index)


def _weddings_taken_for_adjectives(tokens: list[Token]) -> None:
    """Make "married" the verb of "X, the quarterback, married Y in 2009", where it was taken for what Y is."""
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or any(t.pos == "VERB" and t.tag in _FINITE for t in tokens):
        return
    if root.pos == "ADJ" and _wedding(root) and any(t.head == root.index and t.dep == "dobj" for t in tokens):
        tokens[root.index] = replace(root, pos="VERB", tag="VBD", lemma=_wedding(root))
        return
    if root.name is None:
        return
    for comma, verb, whom in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if verb.pos != "ADJ" or verb.dep != "amod" or verb.head != whom.index or comma.text != "," or whom.name is None:
            continue
        if not (stem := _wedding(verb)) or comma.index < root.index + 2 or whom.head != root.index:
            continue
        for behind in tokens[whom.index + 1 :]:
            if behind.head == whom.index and behind.dep == "prep":
                tokens[behind.index] = replace(behind, head=verb.index)
        tokens[root.index] = replace(root, dep="nsubj", head=verb.index)
        tokens[verb.index] = replace(verb, pos="VERB", tag="VBD", dep="ROOT", head=verb.index, lemma=stem)
        tokens[whom.index] = replace(whom, dep="dobj", head=verb.index)
        return


def _wedding(past: Token) -> str:
    """The verb of "married" or "divorced"; nothing for other words."""
    stem = past.text.lower().removesuffix("d").replace("ie", "y")
    return stem if stem in words("syntax", "wedding") else ""


def _descriptions_taken_for_adverbs(tokens: list[Token]) -> None:
    """Hang "the charity" on the name before it in "X, the charity he founded", where it was taken for a time."""
    for token in tokens[3:]:
        if token.dep != "npadvmod" or token.pos != "NOUN" or token.name is not None:
            continue
        if not any(t.head == token.index and t.dep in ("relcl", "acl") for t in tokens):
            continue
        first = min((t.index for t in tokens if t.head == token.index), default=token.index)
        if first < 2 or tokens[first].text.lower() not in ("the", "a", "an") or tokens[first - 1].text != ",":
            continue
        name = tokens[first - 2]
        if name.name is not None:
            tokens[token.index] = replace(token, dep="appos", head=name.index)


def _founding_taken_for_finding(tokens: list[Token]) -> None:
    """ "They leave their jobs and found X": among verbs of the present "found" is no past of "find"."""
    for token in tokens:
        if token.text == "found" and token.lemma == "find" and token.dep == "conj" and tokens[token.head].tag in ("VB", "VBP"):
            tokens[token.index] = replace(token, lemma="found", tag=tokens[token.head].tag)
        elif token.text == "found" and token.lemma == "find" and tokens[token.index - 1].text.lower() == "to" and token.index > 1:
            # "left to found her own agency"
            tokens[token.index] = replace(token, lemma="found", tag="VB")


def _offices_taken_for_objects(tokens: list[Token]) -> None:
    """Hang "CEO" on the name behind it in "whose CEO X retired", where it was taken for the object of the verb."""
    for name in tokens[2:]:
        noun = tokens[name.index - 1]
        if (
            name.name is not None
            and name.dep == "nsubj"
            and noun.dep == "dobj"
            and noun.head == name.head > name.index
            and any(t.head == noun.index and t.lemma == "whose" for t in tokens[: noun.index])
        ):
            tokens[noun.index] = replace(noun, dep="nmod", head=name.index)


def _passives_taken_for_adjectives(tokens: list[Token]) -> None:
    """Make "married" a verb in "was previously married to X" where it has a passive's subject or helper already."""
    for token in tokens:
        if token.pos != "ADJ" or token.name is not None or not token.text.lower().endswith("ed"):
            continue
        helped = any(t.head == token.index and t.dep in ("auxpass", "nsubjpass") and t.index != token.index for t in tokens)
        agent = any(t.head == token.index and t.text.lower() == "by" for t in tokens) and token.dep in ("ROOT", "acomp", "acl")
        if helped or (agent and "-" in token.text):
            tokens[token.index] = replace(token, pos="VERB", tag="VBN", lemma=_verb(token.text.lower()))
            for child in tokens:
                if child.head == token.index and child.dep == "nsubj":
                    tokens[child.index] = replace(child, dep="nsubjpass")
                elif child.head == token.index and child.text.lower() == "by" and child.dep == "prep":
                    tokens[child.index] = replace(child, dep="agent")


def _verb(text: str) -> str:
    """The verb of a regular participle: "married" of "marry", "majority-owned" of "majority-own"."""
    return text[:-3] + "y" if text.endswith("ied") else text.removesuffix("ed")


def _participles_taken_for_pasts(tokens: list[Token]) -> None:
    """Hang "poached from Y" on the name in "X, poached from Y, replaced Z", taken for one of two verbs."""
    for token in tokens:
        if (
            token.tag not in ("VBD", "VBN")
            or token.index < 2
            or tokens[token.index - 1].text != ","
            or not (token.lemma in words("syntax", "done_to") or _by_somebody(tokens, token) is not None)
        ):
            continue
        name = tokens[token.index - 2]
        behind = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
        if name.name is None or behind is None or behind.pos != "ADP":
            continue
        if any(t.head == token.index and t.dep in ("dobj", "aux", "auxpass") for t in tokens):
            continue
        verb = next(
            (
                t
                for t in tokens[token.index + 1 :]
                if t.head == token.index and t.dep in ("conj", "ccomp", "dep", "advcl", "parataxis") and t.tag in _FINITE
            ),
            None,
        )
        if verb is None or not _comma_between(tokens, token.index, verb.index) or _own_subject(tokens, verb.index):
            continue
        tokens[verb.index] = replace(verb, dep=token.dep, head=verb.index if token.dep == "ROOT" else token.head)
        tokens[token.index] = replace(token, dep="acl", head=name.index, tag="VBN")
        for child in tokens:
            if child.head == token.index and child.dep in ("nsubj", "punct", "nsubjpass") and child.index != token.index:
                tokens[child.index] = replace(child, head=verb.index)


def _comma_between(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a comma, and no "and", closes the participle off from the verb."""
    between = [t.text.lower() for t in tokens[first + 1 : last]]
    return "," in between and not {"and", "but", "or"} & set(between[-2:])


def _own_subject(tokens: list[Token], verb: int) -> bool:
    return any(t.head == verb and t.dep in ("nsubj", "nsubjpass") for t in tokens)


def _named_to_offices(tokens: list[Token]) -> None:
    """Make "named" the verb of "The board named X chief executive", where it was taken for what the board is called."""
    for verb in tokens[2:-2]:
        house, behind = tokens[verb.index - 1], tokens[verb.index + 1]
        if verb.lemma not in ("name", "appoint") or verb.dep != "acl" or verb.head != house.index or behind.name is None:
            continue
        if house.dep != "ROOT" or house.name is not None or tokens[house.index - 1].text.lower() != "the":
            continue
        office = next((t for t in tokens[behind.index :] if t.head == verb.index and t.dep in ("oprd", "dobj", "attr")), None)
        if office is None or office.lemma not in words("roles", "offices"):
            continue
        tokens[verb.index] = replace(verb, dep="ROOT", head=verb.index, tag="VBD")
        tokens[house.index] = replace(house, dep="nsubj", head=verb.index)
        for child in tokens:
            if child.head == house.index and child.index > verb.index:
                tokens[child.index] = replace(child, head=verb.index)


def _made_officers(tokens: list[Token]) -> None:
    """Make X the object in "made X chief executive", where name and office were taken for one phrase."""
    for verb in tokens[1:-2]:
        name = tokens[verb.index + 1]
        office = tokens[name.head]
        if verb.lemma not in words("syntax", "made_into") or name.name is None or name.dep not in ("compound", "nmod"):
            continue
        if office.head != verb.index or office.dep != "dobj" or office.lemma not in words("roles", "offices"):
            continue
        tokens[name.index] = replace(name, dep="dobj", head=verb.index)
        tokens[office.index] = replace(office, dep="oprd")
