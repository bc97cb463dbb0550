"""Coordinations that parsers miss: gapped objects, correlatives, objects shared by two verbs, "along with".

Each correction looks at one shape around names and leaves everything else as it was parsed.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from graphkit.language.cues import cues, words
from graphkit.language.syntax.rows import rows_joined
from graphkit.language.syntax.tree import Token

_LOOSE = ("npadvmod", "dep", "appos", "advmod")
_SUBJECTS = ("nsubj", "nsubjpass")


def joined(tokens: list[Token]) -> None:
    """Join what belongs together; changes the list in place."""
    _objects_taken_for_clauses(tokens)
    _correlatives(tokens)
    _shared_objects(tokens)
    _accompanied(tokens)
    _passives_in_a_row(tokens)
    _subjects_in_a_row(tokens)
    _gapped_phrases(tokens)
    _verbs_joined_to_nouns(tokens)
    _clauses_joined(tokens)
    _members(tokens)
    _descriptions_in_a_row(tokens)
    _owned_together(tokens)
    _called_last(tokens)
    _parents_in_a_row(tokens)
    _children_with_another(tokens)
    _pairs_of_headlines(tokens)
    _joined_to_dates(tokens)
    _one_then_another(tokens)
    rows_joined(tokens)


def _one_then_another(tokens: list[Token]) -> None:
    """ "X said sorry, then took her side": the second verb has the subject of the first, and is no clause of its own."""
    for verb in tokens[4:]:
        first = tokens[verb.head]
        if verb.tag not in ("VBD", "VBZ", "VBP") or verb.dep not in ("ccomp", "advcl", "dep", "parataxis") or first.pos != "VERB":
            continue
        if tokens[verb.index - 1].text.lower() not in words("syntax", "thereupon") or tokens[verb.index - 2].text not in (
            ",",
            "–",
            "—",
        ):
            continue
        own = any(t.head == verb.index and t.dep in (*_SUBJECTS, "mark", "aux") for t in tokens)
        if not own and first.index < verb.index and first.tag in (verb.tag, "VBN") and first.dep not in ("relcl", "acl"):
            tokens[verb.index] = replace(verb, dep="conj")


def _joined_to_dates(tokens: list[Token]) -> None:
    """ "Signed X in 2012 and Y": Y was signed too, and is no date."""
    for token in tokens[4:]:
        date = tokens[token.head]
        if token.name is None or token.dep != "conj" or date.name is not None or date.index > token.index or date.dep != "pobj":
            continue
        if date.text.lower() not in words("syntax", "dated") and not (date.pos == "NUM" and len(date.text) == 4):
            continue
        verb = tokens[tokens[date.head].head]
        objects = [t for t in tokens[verb.index : date.index] if t.head == verb.index and t.dep == "dobj" and t.name is not None]
        behind = tokens[token.index + 1 : token.index + 2]
        if len(objects) == 1 and not any(t.head == token.index and t.dep == "relcl" for t in behind):
            tokens[token.index] = replace(token, head=objects[0].index)


def _pairs_of_headlines(tokens: list[Token]) -> None:
    """ "X, Y part ways": headlines join two subjects by a comma; parsers take the first for an adverb."""
    if len(tokens) < 4 or tokens[0].name is None or tokens[1].text != "," or tokens[2].name is None or tokens[3].name is not None:
        return
    first, second = tokens[0], tokens[2]
    verb = tokens[second.head]
    if first.dep not in ("npadvmod", "dep", "nsubj", "advcl") or first.head != second.head or second.dep not in _SUBJECTS:
        return
    if (
        verb.index > 2
        and verb.tag in ("VBP", "VBD", "VB")
        and all(t.pos in ("ADV", "AUX", "PART") for t in tokens[3 : verb.index])
    ):
        tokens[0] = replace(first, dep=second.dep, head=verb.index)
        tokens[2] = replace(second, dep="conj", head=0)


def _called_last(tokens: list[Token]) -> None:
    """ "Her mother and her mother's boyfriend, X": X is the boyfriend."""
    for name in tokens[4:]:
        last, first = tokens[name.index - 2], tokens[name.head]
        if name.name is None or name.dep != "appos" or tokens[name.index - 1].text != "," or last.name is not None:
            continue
        owned = all(any(t.head == noun.index and t.dep == "poss" for t in tokens) for noun in (first, last))
        if last.dep == "conj" and last.head == first.index and last.tag == "NN" and first.name is None and owned:
            tokens[name.index] = replace(name, head=last.index)


def _parents_in_a_row(tokens: list[Token]) -> None:
    """Hang "her husband, Y" on X in "the daughter of X and her husband, Y", where it was hung on the daughter."""
    for second in tokens[4:]:
        first = tokens[second.head]
        kin = cues("reference")["kin"]
        if second.dep != "conj" or second.name is not None or second.lemma.lower() not in kin or first.name is not None:
            continue
        if first.lemma.lower() not in kin and first.lemma.lower() not in words("reference", "children"):
            continue
        owned = [t for t in tokens[first.index : second.index] if t.head == second.index and t.dep == "poss"]
        joint = owned[0].index - 1 if owned else 0
        if not owned or tokens[joint].text.lower() not in ("and", "&") or tokens[joint - 1].name is None:
            continue
        parent = tokens[joint - 1]
        of = tokens[parent.head]
        if parent.dep == "pobj" and of.text.lower() in ("of", "to") and of.head == first.index:
            tokens[second.index] = replace(second, head=parent.index)
            tokens[joint] = replace(tokens[joint], head=parent.index)


def _children_with_another(tokens: list[Token]) -> None:
    """ "A son, A, with X and a daughter, B, with Y": the daughter goes with the son, is not beside X, and Y is her parent."""
    children = words("reference", "children")
    row = [
        t
        for t in tokens
        if t.name is None
        and t.lemma in children
        and any(d.head == t.index and (d.text.lower() in ("a", "an", "another") or d.dep == "nummod") for d in tokens[: t.index])
    ]
    for one, two in pairwise(row):
        first, second = tokens[one.index], tokens[two.index]
        above = tokens[second.head]
        beside_parent = above.name is not None and above.dep == "pobj" and tokens[above.head].text.lower() == "with"
        beside_all = above.dep == "dobj" and above.lemma in children and first.head == above.index
        if second.dep in ("conj", "appos") and (beside_parent or beside_all) and above.index < second.index:
            tokens[second.index] = replace(second, dep="conj", head=first.index)
            for t in tokens[second.index :]:
                if t.dep == "prep" and t.text.lower() == "with" and t.head == above.index:
                    tokens[t.index] = replace(t, head=second.index)


def _objects_taken_for_clauses(tokens: list[Token]) -> None:
    """ "Fined X, and Y": Y is one more object where it was hung on the verb and has no verb of its own."""
    for token in tokens:
        if token.dep != "conj" or tokens[token.head].pos != "VERB" or token.head > token.index:
            continue
        if token.name is None and token.pos not in ("NUM", "NOUN"):
            continue
        if any(t.head == token.index and (t.pos in ("VERB", "AUX") or t.dep in ("relcl", "nsubj")) for t in tokens):
            continue
        last = [t for t in tokens if t.head == token.head and t.dep == "dobj" and t.index < token.index]
        last = last or _described_behind_preposition(tokens, token)
        if not last or last[-1].name is None or tokens[token.index - 1].text not in (",", "and", "&"):
            continue
        tokens[token.index] = replace(token, head=_last_of_list(tokens, last[-1].index, token.index))


def _described_behind_preposition(tokens: list[Token], second: Token) -> list[Token]:
    """ "Born to X, a nurse, and Y, a mechanic": the name behind a preposition of the verb, if it is described in between."""
    return [
        t
        for t in tokens[: second.index]
        if second.name is not None and t.name is not None and t.dep == "pobj"
        and tokens[t.head].dep in ("prep", "agent") and tokens[t.head].head == second.head
        and any(a.head == t.index and a.dep == "appos" and a.name is None for a in tokens[t.index : second.index])
    ][-1:]  # fmt: skip


def _last_of_list(tokens: list[Token], first: int, before: int) -> int:
    last = first
    while (
        more := next((t for t in tokens if t.head == last and t.dep == "conj" and t.index < before and t.name), None)
    ) is not None:
        last = more.index
    return last


def _correlatives(tokens: list[Token]) -> None:
    """ "Not only X but also Y", "X as well as Y", with Y hung on the verb."""
    for token in tokens[2:]:
        if token.name is None or token.dep not in _LOOSE:
            continue
        at = token.index - 1
        said = [tokens[at].text.lower()]
        if said[0] in ("also", "well", "too", "then", "as", "even") and at > 1:
            at -= 1
            said.insert(0, tokens[at].text.lower())
        if said[-1] == "as" and said[0] == "well" and at > 1:
            at -= 1
        if not (said[0] == "but" or (tokens[at].text.lower() == "as" and "well" in said)):
            continue
        before = tokens[at - 1] if tokens[at - 1].text != "," else tokens[at - 2]
        if before.name is not None and before.index != token.head and token.head != before.index:
            tokens[token.index] = replace(token, dep="conj", head=before.index)


def _shared_objects(tokens: list[Token]) -> None:
    """ "Hired, then fired, X": the name behind the second verb's comma is its object, and the two verbs are coordinated."""
    for token in tokens[3:]:
        if token.name is None or token.dep not in (*_LOOSE, "dobj", "ROOT") or tokens[token.index - 1].text != ",":
            continue
        second = tokens[token.index - 2]
        if (
            second.tag not in ("VBD", "VBZ", "VBP")
            or second.name is not None
            or second.dep not in ("dep", "conj", "advcl", "ccomp")
        ):
            continue
        first = tokens[second.head]
        if (
            first.pos != "VERB"
            or first.tag != second.tag
            or not any(t.text.lower() in words("syntax", "then") for t in tokens[first.index : second.index])
        ):
            continue
        if any(t.head in (first.index, second.index) and t.dep == "dobj" and t.index != token.index for t in tokens):
            continue
        tokens[second.index] = replace(second, dep="conj")
        tokens[token.index] = replace(token, dep="dobj", head=second.index)


def _accompanied(tokens: list[Token]) -> None:
    """ "X, along with Y," and "X together with Y": Y did it, or suffered it, as X did."""
    for token in tokens[1:-2]:
        beside = (token.text.lower(), tokens[token.index + 1].text.lower())
        if beside not in (("along", "with"), ("together", "with"), ("in", "addition"), ("as", "well")):
            continue
        preposition = tokens[token.index + 1]
        member = next((t for t in tokens if t.head == preposition.index and t.dep == "pobj"), None)
        at = token.index - 1
        before = tokens[at - 1] if tokens[at].text == "," and at > 0 else tokens[at]
        if member is None or before.name is None or member.pos not in ("PROPN", "NOUN"):
            continue
        acts = before.dep in ("nsubj", "nsubjpass")
        if not acts and (before.dep not in ("dobj", "conj") or member.name is None or beside[0] == "together"):
            # "investigates X together with Y": Y may be on either side.
            continue
        tokens[member.index] = replace(member, dep="conj", head=before.index)


def _passives_in_a_row(tokens: list[Token]) -> None:
    """ "Was mocked by X, criticised by Y and pulled": three things that befell one, and not what befell X."""
    for token in tokens:
        agent = tokens[token.head]
        if token.dep != "acl" or token.tag not in ("VBN", "VBD") or agent.dep != "pobj" or tokens[token.index - 1].text != ",":
            continue
        by = tokens[agent.head]
        verb = tokens[by.head]
        if by.dep != "agent" or by.text.lower() != "by" or not any(t.head == verb.index and t.dep == "auxpass" for t in tokens):
            continue
        more = [t for t in tokens if t.head == token.index and t.dep == "conj" and t.tag in ("VBN", "VBD")]
        if not more and not any(t.head == token.index and t.dep == "agent" for t in tokens):
            continue
        tokens[token.index] = replace(token, dep="conj", head=verb.index, tag="VBN")
        for other in more:
            if not any(t.head == other.index and t.dep in ("dobj", "nsubj", "aux") for t in tokens):
                tokens[other.index] = replace(other, tag="VBN")


def _subjects_in_a_row(tokens: list[Token]) -> None:
    """ "X, whom Z sponsors, and Y have withdrawn it": X has withdrawn it too."""
    for verb in tokens:
        first = tokens[verb.head]
        if (
            verb.dep != "conj"
            or verb.pos != "VERB"
            or first.name is None
            or first.head != first.index
            or first.index > verb.index
        ):
            continue
        second = next((t for t in tokens if t.head == verb.index and t.dep in ("nsubj", "nsubjpass")), None)
        if second is None or second.name is None or tokens[second.index - 1].text.lower() not in ("and", "&"):
            continue
        tokens[second.index] = replace(second, dep="conj", head=first.index)
        tokens[first.index] = replace(first, dep=second.dep, head=verb.index)
        tokens[verb.index] = replace(verb, dep="ROOT", head=verb.index)


def _gapped_phrases(tokens: list[Token]) -> None:
    """ "A has deals with X; B with Y": B is none of those with whom A has deals."""
    for token in tokens[3:-2]:
        if token.name is None or token.dep not in ("conj", "appos", "npadvmod", "dobj") or token.head > token.index:
            continue
        preposition, inside = tokens[token.index + 1], tokens[token.index + 2]
        first = tokens[token.head]
        while first.dep in ("conj", "appos") and first.name is not None:
            first = tokens[first.head]
        if (
            preposition.pos != "ADP"
            or inside.name is None
            or first.dep != "pobj"
            or tokens[token.index - 1].text.lower() not in (",", ";", "and", "while")
        ):
            continue
        if tokens[first.head].text.lower() != preposition.text.lower() or preposition.text.lower() == "of":
            continue
        tokens[token.index] = replace(token, dep="dep", head=_governor(tokens, first.head))
        tokens[preposition.index] = replace(preposition, dep="prep", head=token.index)


def _governor(tokens: list[Token], index: int) -> int:
    """The verb above, or the root."""
    while tokens[index].head != index and tokens[index].pos not in ("VERB", "AUX"):
        index = tokens[index].head
    return index


def _verbs_joined_to_nouns(tokens: list[Token]) -> None:
    """ "X called it ugly, and said": a finite verb without a subject goes on with the verb before it, and not with a noun."""
    for token in tokens:
        noun = tokens[token.head]
        if token.dep != "conj" or token.pos != "VERB" or token.tag not in ("VBD", "VBZ", "VBP") or token.name is not None:
            continue
        if noun.pos not in ("NOUN", "PROPN") or noun.index > token.index:
            continue
        if any(t.head == token.index and t.dep in ("nsubj", "nsubjpass", "auxpass", "expl") for t in tokens):
            continue
        verb = noun
        while verb.head != verb.index and not (verb.pos == "VERB" and verb.dep not in ("amod", "compound")):
            verb = tokens[verb.head]
        if (
            verb.pos == "VERB"
            and verb.index < token.index
            and verb.tag in ("VBD", "VBZ", "VBP", "VBN", "VB")
            and verb.head != token.index
        ):
            tokens[token.index] = replace(token, head=verb.index)


def _clauses_joined(tokens: list[Token]) -> None:
    """ "X objected to the affair and brands dropped her", "X praised the film and fans loved it": two clauses, where the parser
    has the noun behind "and" for what the first verb is done to, or both nouns for the subject of a clause below it.
    """
    for verb in tokens[4:]:
        first, noun = tokens[verb.head], tokens[verb.index - 1]
        joint = tokens[noun.head]
        if verb.dep not in ("ccomp", "conj", "advcl") or verb.tag not in ("VBD", "VBZ", "VBP") or noun.dep != "conj":
            continue
        if first.pos != "VERB" or not first.index < joint.index < noun.index or noun.pos not in ("NOUN", "PROPN"):
            continue
        ahead = {t.index for t in tokens[: verb.index] if t.head == verb.index and t.dep != "punct"}
        if ahead - {joint.index} or (verb.dep == "ccomp" and first.lemma not in words("syntax", "of_things")):
            continue
        if joint.index in ahead:
            between = tokens[first.index + 1 : joint.index]
            if joint.dep != "nsubj" or any(t.dep in ("cc", "mark") or t.text == "," for t in between):
                # Not "X objected, but brands and fans loved it".
                continue
            tokens[joint.index] = replace(joint, dep="dobj", head=first.index)
        for other in tokens[joint.index :]:
            if other.dep == "cc" and other.head == joint.index and other.index < noun.index:
                tokens[other.index] = replace(other, head=first.index)
            elif other.dep == "npadvmod" and other.name is not None and other.index == verb.index + 1:
                tokens[other.index] = replace(other, dep="dobj")
        tokens[noun.index] = replace(noun, dep="nsubj", head=verb.index)
        tokens[verb.index] = replace(verb, dep="conj")


def _members(tokens: list[Token]) -> None:
    """Hang X and Y on the stars in "stars in trouble, X and Y among them"."""
    for token in tokens[4:-1]:
        if token.text.lower() not in ("among", "amongst") or tokens[token.index + 1].text.lower() not in ("them", "whom"):
            continue
        if tokens[token.index - 1].name is None:
            continue
        first = tokens[token.index - 1]
        while first.dep in ("conj", "appos") and tokens[first.head].name is not None and tokens[first.head].index < first.index:
            first = tokens[first.head]
        start = first.index
        while start > 0 and (
            tokens[start - 1].pos in ("DET", "ADJ") or tokens[start - 1].name is not None or tokens[start - 1].tag == "POS"
        ):
            start -= 1
        plural = next((t for t in reversed(tokens[:start]) if t.tag in ("NNS", "NNPS") and t.name is None), None)
        if plural is not None and start > 0 and tokens[start - 1].text in (",", "–", "—", "("):
            tokens[first.index] = replace(first, dep="appos", head=plural.index)


def _descriptions_in_a_row(tokens: list[Token]) -> None:
    """ "The model's sister, X, and her mother, Y, walked": the mother goes with the sister, not with X."""
    for token in tokens[3:]:
        name = tokens[token.head]
        if token.dep != "conj" or name.dep != "appos" or name.name is None or name.index > token.index:
            continue
        described = tokens[name.head]
        if (
            described.name is not None
            or described.tag not in ("NN", "NNP")
            or described.dep not in ("nsubj", "nsubjpass", "dobj", "pobj")
        ):
            continue
        joint = next((t for t in tokens[name.index + 1 : token.index] if t.pos == "CCONJ"), None)
        if joint is not None and tokens[joint.index - 1].text in (",", ")", "–", "—"):
            tokens[token.index] = replace(token, head=described.index)


def _owned_together(tokens: list[Token]) -> None:
    """ "X and Y's lawyers", "X and Y's divorce": of both, and not X beside the lawyers of Y."""
    for noun in tokens[3:]:
        first = tokens[noun.head]
        if noun.dep != "conj" or first.name is None or first.index > noun.index or noun.lemma not in words("syntax", "of_both"):
            continue
        second = next((t for t in tokens if t.head == noun.index and t.dep == "poss" and t.name is not None), None)
        if second is None or tokens[second.index - 1].text.lower() not in ("and", "&") or second.index - 2 != first.index:
            continue
        tokens[noun.index] = replace(noun, dep=first.dep, head=first.head if first.head != first.index else noun.index)
        tokens[first.index] = replace(first, dep="poss", head=noun.index)
        tokens[second.index] = replace(second, dep="conj", head=first.index)
