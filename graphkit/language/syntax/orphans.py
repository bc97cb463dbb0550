"""Finite verbs that lost their subjects: to the phrase that opens the sentence, or behind words set off by commas.

"At the hearing X wept" has a subject, and so has "Y, who with Z has two sons, called for calm"; parsers hang X on "At", and
make "called" one more thing that is told of the sons.  A finite verb without a subject whose likely one stands right before
it, words between commas apart, has that one for its subject.
"""

from __future__ import annotations

from dataclasses import replace

from graphkit.language.syntax.tree import Token

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
_FINITE = ("VBD", "VBZ", "VBP")
_NOUNS = ("NOUN", "PROPN", "NUM")
# How what stands between commas begins: a participle, a relative pronoun.
_ASIDES = ("VBG", "VBN", "VBD", "WP", "WDT", "WP$")
_HELPERS = ("aux", "auxpass", "neg")

_WHEN = ("after", "before", "since", "until", "as")


def subjects_restored(tokens: list[Token]) -> None:
    """Give finite verbs that have none their subjects; changes the list in place."""
    _exchanged(tokens)
    _objects_taken_for_subjects(tokens)
    _first_of_two(tokens)
    _pasts_taken_for_modifiers(tokens)
    _having(tokens)
    _behind_conjunctions(tokens)
    _inside_relatives(tokens)
    _pasts_taken_for_participles(tokens)
    for verb in tokens:
        if verb.name is not None or verb.pos not in ("VERB", "AUX") or verb.dep in ("aux", "auxpass", "amod", "compound"):
            continue
        if any(t.head == verb.index and t.dep in _SUBJECTS for t in tokens) or not _has_tense(tokens, verb):
            continue
        before = _before(tokens, verb)
        if before is not None and before.name is not None:
            _swallowed(tokens, verb, before)
            _spliced(tokens, verb, before)
        elif before is not None and before.text == ",":
            _set_off(tokens, verb, before)


def _behind_conjunctions(tokens: list[Token]) -> None:
    """ "dropped Y after another woman, the model X, accused him": it is the woman who did so."""
    for verb in tokens[4:]:
        main, before = tokens[verb.head], tokens[verb.index - 1]
        if verb.dep != "conj" or verb.tag not in _FINITE or before.text != "," or main.pos != "VERB" or main.index > verb.index:
            continue
        if any(t.head == verb.index and t.dep in _SUBJECTS for t in tokens):
            continue
        name = tokens[before.index - 1]
        woman = tokens[name.head]
        when = tokens[woman.head]
        if name.dep != "appos" or woman.dep != "pobj" or when.text.lower() not in _WHEN:
            continue
        if any(t.dep == "cc" and t.head == main.index for t in tokens[name.index : verb.index]):
            continue
        tokens[woman.index] = replace(woman, dep="nsubj", head=verb.index)
        tokens[when.index] = replace(when, dep="mark", head=verb.index)
        tokens[verb.index] = replace(verb, dep="advcl")


def _inside_relatives(tokens: list[Token]) -> None:
    """ "X, who worked there before Y and Z hired him, praised it": who hired him stands behind "before", and X praised it."""
    for verb in tokens[5:]:
        last = tokens[verb.index - 1]
        first = tokens[last.head] if last.dep == "conj" else last
        when = tokens[first.head]
        if verb.tag not in _FINITE or verb.dep != "ROOT" or first.dep != "pobj" or when.text.lower() not in _WHEN:
            continue
        relative = tokens[when.head]
        subject = tokens[relative.head]
        main = next((t for t in tokens[verb.index :] if t.head == verb.index and t.dep == "conj" and t.tag in _FINITE), None)
        if relative.dep != "relcl" or subject.head != verb.index or main is None or tokens[main.index - 1].text != ",":
            continue
        tokens[when.index] = replace(when, dep="mark", head=verb.index)
        tokens[first.index] = replace(first, dep="nsubj", head=verb.index)
        tokens[verb.index] = replace(verb, dep="advcl", head=relative.index)
        tokens[main.index] = replace(main, dep="ROOT", head=main.index)
        for t in tokens:
            if t.head == verb.index and t.index in (subject.index, *range(main.index - 1, len(tokens))) and t.index != main.index:
                tokens[t.index] = replace(t, head=main.index)


def _objects_taken_for_subjects(tokens: list[Token]) -> None:
    """ "X wore Dior and Y wore Chanel": Dior is what X wore, and no subject of the second verb."""
    for worn in tokens[2:-2]:
        first, second = tokens[worn.index - 1], tokens[worn.head]
        if worn.name is None or worn.dep != "nsubj" or second.index < worn.index or second.head != first.index:
            continue
        other = next((t for t in tokens[worn.index : second.index] if t.head == worn.index and t.dep == "conj"), None)
        if other is None or other.name is None or tokens[other.index - 1].pos != "CCONJ" or first.lemma != second.lemma:
            continue
        if second.dep == "ccomp" and _before(tokens, second) == other:
            tokens[worn.index] = replace(worn, dep="dobj", head=first.index)
            tokens[second.index] = replace(second, dep="conj")
            _take(tokens, other.index, second.index)


def _first_of_two(tokens: list[Token]) -> None:
    """ "X, a face of Y, and her sister Z, who ..., apologised": X did so too."""
    for verb in tokens[4:]:
        first = tokens[verb.head]
        if verb.dep != "conj" or first.name is None or first.dep != "ROOT" or not _has_tense(tokens, verb):
            continue
        second = next((t for t in tokens[first.index : verb.index] if t.head == verb.index and t.dep == "nsubj"), None)
        if second is None:
            continue
        start = min(t.index for t in tokens if t.index == second.index or (t.head == second.index and t.index < second.index))
        if tokens[start - 1].pos == "CCONJ" and tokens[start - 1].head == first.index and tokens[start - 2].text == ",":
            tokens[verb.index] = replace(verb, dep="ROOT", head=verb.index)
            _take(tokens, first.index, verb.index)
            tokens[second.index] = replace(second, dep="conj", head=first.index)


def _pasts_taken_for_modifiers(tokens: list[Token]) -> None:
    """ "In the suit, X alleged racism": a past tense, where nothing else has a tense, and no kind of racism."""
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or any(t.tag in (*_FINITE, "MD") and t.dep != "amod" for t in tokens):
        return
    for verb in tokens[1:-1]:
        name, noun = tokens[verb.index - 1], tokens[verb.head]
        if verb.tag not in ("VBD", "VBZ") or verb.dep != "amod" or name.name is None or noun.index < verb.index:
            continue
        if root.pos == "ADP" and name.dep in ("npadvmod", "dep", "appos", "nsubj", "compound") and noun.pos in _NOUNS:
            tokens[verb.index] = replace(verb, dep="ROOT", head=verb.index, pos="VERB")
            tokens[root.index] = replace(root, dep="prep", head=verb.index)
            tokens[noun.index] = replace(noun, dep="dobj", head=verb.index)
            _take(tokens, name.index, verb.index)
            return


def _having(tokens: list[Token]) -> None:
    """ "Having left X, Y moved on": a participle, though "left" may be taken for a past tense."""
    for helper in tokens:
        verb = tokens[helper.head]
        if helper.dep == "aux" and helper.tag == "VBG" and helper.lemma in ("have", "having") and verb.tag == "VBD":
            tokens[verb.index] = replace(verb, tag="VBN")


def _pasts_taken_for_participles(tokens: list[Token]) -> None:
    """ "X, for example, settled", "X, calling it the end, teamed up with Y": a past tense, where nothing else has a tense."""
    first = next((t for t in tokens if t.pos not in ("PUNCT", "SPACE")), None)
    if first is None or first.name is None or first.index + 1 >= len(tokens) or tokens[first.index + 1].text != ",":
        return
    root = next((t for t in tokens if t.head == t.index), first)
    if root is first and first.dep == "ROOT":
        told = [t for t in tokens if t.dep == "conj" and t.tag == "VBN" and tokens[t.head].head == first.index]
        root = next((t for t in told if tokens[t.head].pos == "VERB"), first)
    if root.tag != "VBN" or root.pos != "VERB" or root.name is not None or tokens[root.index - 1].text != ",":
        return
    if any(t.head == root.index and t.dep in (*_SUBJECTS, "aux", "auxpass", "agent") for t in tokens):
        return
    if any(t.tag in (*_FINITE, "MD") and t.dep in ("ROOT", "conj", "ccomp", "aux", "auxpass") for t in tokens):
        return
    tokens[root.index] = replace(root, tag="VBD", dep="ROOT", head=root.index)
    _take(tokens, first.index, root.index)


def _has_tense(tokens: list[Token], verb: Token) -> bool:
    helpers = [t for t in tokens if t.head == verb.index and t.dep in ("aux", "auxpass")]
    return any(t.tag in (*_FINITE, "MD") for t in helpers) or (verb.tag in _FINITE and not helpers)


def _before(tokens: list[Token], verb: Token) -> Token | None:
    """The word before a verb, its helpers and adverbs apart."""
    at = verb.index - 1
    while at >= 0 and tokens[at].head == verb.index and (tokens[at].dep in _HELPERS or tokens[at].pos == "ADV"):
        at -= 1
    return tokens[at] if at >= 0 else None


def _under(tokens: list[Token], index: int, top: int) -> bool:
    """Whether a word hangs on another one, however far below."""
    for _ in tokens:
        if index == top:
            return True
        if tokens[index].head == index:
            return False
        index = tokens[index].head
    return False


def _take(tokens: list[Token], name: int, verb: int) -> None:
    passive = any(t.head == verb and t.dep == "auxpass" for t in tokens)
    tokens[name] = replace(tokens[name], dep="nsubjpass" if passive else "nsubj", head=verb)


def _swallowed(tokens: list[Token], verb: Token, name: Token) -> None:
    """ "At the hearing X wept", "on a call with analysts X blamed Y", "after leaving Z X said": X is no part of the phrase."""
    governor = tokens[name.head]
    if name.dep not in ("pobj", "dobj") or governor.index > name.index or name.index - governor.index < 2:
        return
    left = tokens[name.index - 1]
    if left.text == ",":
        left = tokens[name.index - 2]
    if left.index <= governor.index or left.pos not in (*_NOUNS, "VERB") or left.head != name.index or left.dep == "poss":
        return
    opening = governor
    while opening.head not in (opening.index, verb.index):
        opening = tokens[opening.head]
    if opening.head != verb.index or opening.pos not in ("ADP", "SCONJ") or opening.index > name.index:
        return
    if opening.index and tokens[opening.index - 1].pos not in ("PUNCT", "CCONJ", "SPACE"):
        return
    tokens[left.index] = replace(
        left, dep=name.dep, head=governor.index, pos="NOUN" if left.pos == "VERB" else left.pos,
        tag="NN" if left.pos == "VERB" else left.tag, lemma=left.text.lower() if left.pos == "VERB" else left.lemma,
    )  # fmt: skip
    for child in tokens[governor.index + 1 : left.index]:
        if child.head == name.index:
            tokens[child.index] = replace(child, head=left.index)
    _take(tokens, name.index, verb.index)


def _spliced(tokens: list[Token], verb: Token, last: Token) -> None:
    """ "X left Y, A and B parted ways": with no "and" before the verb, A and B are who does it, and nobody whom X left."""
    first = tokens[last.head]
    if verb.dep != "conj" or tokens[verb.head].pos != "VERB" or last.dep != "conj" or first.name is None or first.dep != "conj":
        return
    joint = [t.text.lower() for t in tokens[first.index + 1 : last.index]]
    if joint in (["and"], ["&"]) and tokens[first.index - 1].text == "," and verb.head < first.index:
        _take(tokens, first.index, verb.index)


def _set_off(tokens: list[Token], verb: Token, closing: Token) -> None:
    """ "X, who with Y has two sons, called for calm", "and X, calling it a mistake, asked for more"."""
    for comma in reversed(tokens[1 : closing.index - 1]):
        name, opener = tokens[comma.index - 1], tokens[comma.index + 1]
        if comma.text != "," or name.name is None or not (opener.tag in _ASIDES or _begins_clause(tokens, name)):
            continue
        inside = range(comma.index + 1, closing.index)
        if name.dep in _SUBJECTS and name.head not in inside:
            return
        if any(t.head in inside and t.index not in inside and t.index not in (comma.index, closing.index, name.index, verb.index)
               for t in tokens[: verb.index]):  # fmt: skip
            return
        _resume(tokens, verb, name, inside)
        return


def _begins_clause(tokens: list[Token], name: Token) -> bool:
    """Whether "and" behind a comma stands before a name, as where a clause begins."""
    return name.index > 2 and tokens[name.index - 1].pos == "CCONJ" and tokens[name.index - 2].text == ","


def _resume(tokens: list[Token], verb: Token, name: Token, inside: range) -> None:
    head = tokens[name.head]
    if name.dep in ("pobj", "dobj") and head.index not in inside:
        # "On the show, X, who hosts it, wept": only from the phrase that opens the clause.
        _swallowed(tokens, verb, name)
        if tokens[name.index].head != verb.index:
            return
    elif _under(tokens, verb.index, name.index):
        # The verb was hung below its own subject, or below what is told of it.
        root = name.head == name.index
        tokens[verb.index] = replace(verb, dep=name.dep, head=verb.index if root else name.head)
        _take(tokens, name.index, verb.index)
    elif name.dep == "conj" and head.pos in _NOUNS and _begins_clause(tokens, name):
        # "gave her a bottle, and X, in Y, sang"
        for token in (tokens[i] for i in inside):
            if token.head == head.index:
                tokens[token.index] = replace(token, head=name.index)
        _take(tokens, name.index, verb.index)
    elif name.dep == "conj" and tokens[name.index - 1].pos == "CCONJ" and head.pos in ("VERB", "AUX"):
        if head.dep == "ccomp" and head.head == verb.index:
            # "They were appalled, and X, ..., asked": neither is said by the other.
            root = verb.head == verb.index
            tokens[head.index] = replace(head, dep=verb.dep, head=head.index if root else verb.head)
            tokens[verb.index] = replace(verb, dep="conj", head=head.index)
        _take(tokens, name.index, verb.index)
    elif head.index in inside:
        _take(tokens, name.index, verb.index)
    else:
        return
    for token in (tokens[i] for i in inside):
        if token.head == verb.index and token.tag in ("VBN", "VBD") and token.dep in ("advcl", "dep", "ccomp"):
            tokens[token.index] = replace(token, dep="acl", tag="VBN", head=name.index)


def _exchanged(tokens: list[Token]) -> None:
    """ "X, whose designer, Y, drew the line, put it off": Y drew it, and X put it off."""
    for whose in tokens[2:]:
        name, owned = tokens[whose.index - 2], tokens[whose.head]
        if whose.text.lower() != "whose" or tokens[whose.index - 1].text != "," or name.name is None or name.dep != "nsubj":
            continue
        first = tokens[name.head]
        if owned.dep not in ("appos", "nsubj") or not owned.index < first.index or not _has_tense(tokens, first):
            continue
        later = next((t for t in tokens[first.index + 2 :] if _left_alone(tokens, t, first, name)), None)
        if later is not None and later.index + 1 < len(tokens):
            later = _behind_helper(tokens, later)
        if later is None or any(t.head == first.index and t.dep in _SUBJECTS and t is not name for t in tokens):
            continue
        root = first.head == first.index
        tokens[later.index] = replace(later, dep=first.dep, head=later.index if root else first.head)
        tokens[first.index] = replace(first, dep="relcl", head=name.index)
        _take(tokens, name.index, later.index)
        _take(tokens, owned.index, first.index)


def _behind_helper(tokens: list[Token], verb: Token) -> Token:
    """The participle behind "has" or "was", where both were taken for verbs of their own; else the verb itself."""
    participle = tokens[verb.index + 1]
    if (
        verb.lemma not in ("have", "be")
        or participle.tag != "VBN"
        or any(t.head == participle.index and t.dep in _HELPERS for t in tokens)
    ):
        return verb
    tokens[verb.index] = replace(verb, dep="aux" if verb.lemma == "have" else "auxpass", head=participle.index, pos="AUX")
    for token in tokens:
        if token.head == verb.index and token.index not in (verb.index, participle.index):
            tokens[token.index] = replace(token, head=participle.index)
    return participle


def _left_alone(tokens: list[Token], verb: Token, first: Token, name: Token) -> bool:
    """Whether a finite verb without a subject of its own follows a comma, and no "and", on a clause or a name."""
    if verb.head not in (first.index, name.index) or verb.dep not in ("conj", "relcl", "dep") or not _has_tense(tokens, verb):
        return False
    own = (t for t in tokens if t.head == verb.index and t.dep in _SUBJECTS and t.index > first.index)
    before = _before(tokens, verb)
    return before is not None and before.text == "," and not any(own)
