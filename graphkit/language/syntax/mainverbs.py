"""Main verbs that parsers take for participles: "X, whose fans are loyal, married Y", "X smiled and married Y".

A past that looks like a participle passes for one where something stands between it and its subject, and the name behind it
for whom it describes; the sentence then has no verb.  A sentence that ends with a full stop has one.
"""

from __future__ import annotations

from dataclasses import replace

from graphkit.language.cues import words
from graphkit.language.syntax.tree import Token

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SUBJECTS = ("nsubj", "nsubjpass")
_OPENERS = (",", "–", "—", "-", ")", "…")
_PAST = ("VBN", "VBD", "JJ")


def main_verbs_found(tokens: list[Token]) -> None:
    """Give sentences their main verbs back; changes the list in place."""
    _behind_asides(tokens)
    _behind_and(tokens)
    _having_been(tokens)
    _time_spent(tokens)
    _behind_gerunds(tokens)


def _behind_gerunds(tokens: list[Token]) -> None:
    """Make "surprised" the main verb in "By hiring X as its head, Y surprised fans", taken for a clause about the head."""
    first = tokens[0]
    if first.head != 0 or first.pos not in ("ADP", "SCONJ") or not any(t.head == 0 and t.dep == "pcomp" for t in tokens):
        return
    for verb in tokens[3:]:
        if verb.tag not in _FINITE or verb.dep not in ("relcl", "ccomp", "acl", "conj", "dep", "parataxis", "advcl"):
            continue
        subject = next((t for t in tokens[: verb.index] if t.head == verb.index and t.dep in _SUBJECTS), None)
        if subject is None or subject.pos == "PRON" or tokens[min(_below(tokens, subject.index)) - 1].text != ",":
            continue
        tokens[verb.index] = replace(verb, dep="ROOT", head=verb.index)
        tokens[0] = replace(first, dep="prep", head=verb.index)
        for t in tokens[verb.index + 1 :]:
            if t.head == 0:
                tokens[t.index] = replace(t, head=verb.index)
        return


def _below(tokens: list[Token], index: int) -> set[int]:
    """The indices of a token and of all below it."""
    found = {index}
    while more := {t.index for t in tokens if t.head in found} - found:
        found |= more
    return found


def _having_been(tokens: list[Token]) -> None:
    """Make "stayed" the main verb in "X, having been dropped by Y, stayed": what has no finite helper is none."""
    for helper in tokens[:-2]:
        verb = tokens[helper.head]
        if helper.text.lower() != "having" or helper.dep != "aux":
            continue
        if verb.dep == "amod" and verb.head == verb.index + 1 and tokens[verb.head].name is not None:
            # "X, having married Y, left"
            name, main = tokens[verb.head], next((t for t in tokens if t.head == t.index), None)
            if main is None or main.tag not in _FINITE or tokens[name.head].head != main.index:
                continue
            tokens[verb.index] = replace(verb, dep="advcl", head=main.index, pos="VERB", lemma=_lemma(verb))
            tokens[name.index] = replace(name, dep="dobj", head=verb.index)
        elif verb.head == verb.index:
            later = (t for t in tokens[verb.index + 1 :] if t.head == verb.index and t.tag in _FINITE)
            main = next((t for t in later if t.dep in ("conj", "dep", "ccomp", "parataxis") and _follows_comma(tokens, t)), None)
            if main is None:
                continue
            tokens[main.index] = replace(main, dep="ROOT", head=main.index)
            tokens[verb.index] = replace(verb, dep="advcl", head=main.index)
            for t in tokens:
                if t.head == verb.index and t.dep in _SUBJECTS:
                    tokens[t.index] = replace(t, dep="nsubj", head=main.index)


def _follows_comma(tokens: list[Token], verb: Token) -> bool:
    """Whether a verb stands right behind a comma, or its subject does."""
    first = min((t.index for t in tokens if t.head == verb.index and t.dep in _SUBJECTS and t.index > 2), default=verb.index)
    return tokens[first - 1].text == "," or tokens[verb.index - 1].text == ","


def _time_spent(tokens: list[Token]) -> None:
    """Make "ten years" what is spent in "X, meanwhile, spent ten years at Y"."""
    for token in tokens:
        verb = tokens[token.head]
        if token.dep != "npadvmod" or verb.lemma != "spend" or token.index < verb.index or token.tag not in ("NN", "NNS"):
            continue
        if not any(t.head == verb.index and t.dep in ("dobj", "auxpass") for t in tokens):
            tokens[token.index] = replace(token, dep="dobj")


def _behind_asides(tokens: list[Token]) -> None:
    """Make the verb of the past behind an aside the main verb: "X, whose fans are loyal, married Y"."""
    name = tokens[0]
    root = next((t for t in tokens if t.head == t.index), None)
    if name.name is None or root is None or root.name is None or tokens[-1].text not in (".", "!"):
        return
    if name.head not in (name.index, root.index) or tokens[1].text not in (*_OPENERS, "("):
        return
    if any(t.tag in _FINITE and t.name is None and not _in_relative(tokens, t) for t in tokens if not _could_be(tokens, t)):
        return
    verb = next((t for t in tokens[3:-1] if _could_be(tokens, t) and t.head in (name.index, root.index, t.index + 1)), None)
    if verb is None:
        return
    told = tokens[verb.head] if verb.dep == "amod" else None
    if told is not None and (told.name is None or told.index != verb.index + 1):
        return
    behind = tokens[verb.index + 1]
    if any(t.head == verb.index and t.dep in ("agent", "auxpass", "aux", *_SUBJECTS) for t in tokens):
        return
    suffered = verb.lemma in words("syntax", "done_to") | words("syntax", "picturing")
    if told is None and suffered and behind.pos in ("ADP", "PUNCT"):
        # "X, who sang, pictured in Paris."
        return
    for t in tokens:
        if t.index in (name.index, verb.index) or t.head not in (root.index, *((told.index,) if told is not None else ())):
            continue
        if t.index > verb.index and (told is None or t.index != told.index):
            tokens[t.index] = replace(t, head=verb.index)
        elif t.index < verb.index and t.head == root.index:
            tokens[t.index] = replace(t, head=name.index)
    if told is not None:
        tokens[told.index] = replace(told, dep="dobj", head=verb.index)
    tokens[name.index] = replace(name, dep="nsubj", head=verb.index)
    tokens[verb.index] = replace(verb, dep="ROOT", head=verb.index, pos="VERB", tag="VBD", lemma=_lemma(verb))


def _could_be(tokens: list[Token], token: Token) -> bool:
    """Whether a word looks like a past and stands right behind what sets an aside off."""
    return (
        token.tag in _PAST
        and token.name is None
        and token.dep in ("acl", "amod")
        and token.index > 2
        and tokens[token.index - 1].text in _OPENERS
        and (token.text.endswith("ed") or token.text in words("leads", "entry_past"))
    )


def _in_relative(tokens: list[Token], token: Token) -> bool:
    """Whether a verb stands in a clause about a noun."""
    while token.head != token.index:
        if token.dep in ("relcl", "acl"):
            return True
        token = tokens[token.head]
    return False


def _behind_and(tokens: list[Token]) -> None:
    """Make "married" a second verb in "X smiled and married Y", taken for what Y is like."""
    for verb in tokens[3:-1]:
        name, before = tokens[verb.index + 1], tokens[verb.index - 1]
        if verb.dep != "amod" or verb.tag not in _PAST or verb.head != name.index:
            continue
        if name.name is None and (name.tag != "NNS" or verb.tag == "JJ"):
            continue
        if before.text.lower() != "and" or name.dep != "conj" or verb.text not in words("leads", "entry_past"):
            continue
        above = tokens[name.head]
        governor = tokens[above.head]
        if above.dep not in ("dobj", "pobj") or above.index > verb.index or above.name is not None:
            continue
        while governor.pos == "ADP" and governor.head != governor.index:
            governor = tokens[governor.head]
        if governor.tag != "VBD":
            continue
        tokens[verb.index] = replace(verb, dep="conj", head=governor.index, pos="VERB", tag="VBD", lemma=_lemma(verb))
        tokens[name.index] = replace(name, dep="dobj", head=verb.index)
        if before.head == above.index:
            tokens[before.index] = replace(before, head=governor.index)
        for t in tokens[name.index + 1 :]:
            if t.head == governor.index and t.dep == "prep":
                tokens[t.index] = replace(t, head=verb.index)


def _lemma(verb: Token) -> str:
    """The verb of a regular past that was taken for an adjective."""
    if verb.pos == "VERB" or not verb.text.endswith("ed"):
        return verb.lemma
    return verb.text[:-3] + "y" if verb.text.endswith("ied") else verb.text[:-2]
