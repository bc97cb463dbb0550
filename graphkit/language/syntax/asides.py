"""What stands between commas, dashes or brackets, where it hides the verb of a sentence or is hung on the wrong word."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from graphkit.language.cues import words
from graphkit.language.syntax.tree import Token

_SUBJECTS = ("nsubj", "nsubjpass")
# What names before a comma are taken for.
_MISTAKEN = ("amod", "nmod", "compound", "advmod", "oprd")
_MARKS = (",", ")", "–", "—", "-")


def set_apart(tokens: list[Token]) -> None:
    """Give sentences back the verb behind an aside, and asides the word they are about; changes the list in place."""
    _it_is_understood(tokens)
    _verbs_taken_for_participles(tokens)
    _verbs_taken_for_plurals(tokens)
    _verbs_behind_asides(tokens)
    _made_by(tokens)
    _apposed_names(tokens)
    _titles_behind_owned(tokens)
    _described_behind_commas(tokens)
    _titles_taken_for_adverbs(tokens)
    _apposed_to_last(tokens)
    _subordinate_subjects(tokens)
    _whose_objects(tokens)
    _subjects_behind_openers(tokens)
    _bracketed(tokens)
    _quoted_titles(tokens)
    _verbs_tagged_as_nouns(tokens)
    _predicates_in_front(tokens)
    _doubled_subjects(tokens)


def _bare_root(tokens: list[Token]) -> Token | None:
    """The noun that a sentence was parsed to be about, where no verb has it for a subject."""
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or root.pos not in ("NOUN", "PROPN"):
        return None
    return None if any(t.dep in _SUBJECTS and t.head == root.index for t in tokens) else root


def _it_is_understood(tokens: list[Token]) -> None:
    """Give "X, it is understood, will not pay" its own verb back, where the aside was taken for the main clause."""
    for it in tokens[2:-3]:
        verb = tokens[it.index + 2]
        if it.text.lower() != "it" or verb.lemma not in words("reference", "dummies", "verbs") or it.head != verb.index:
            continue
        closed = tokens[it.index - 1].text == "," and verb.index + 1 < len(tokens) and tokens[verb.index + 1].text == ","
        main = next((t for t in tokens[verb.index :] if t.head == verb.index and t.dep in ("conj", "ccomp", "parataxis")), None)
        subject = next((t for t in tokens[: it.index] if t.head == verb.index and t.pos in ("NOUN", "PROPN", "PRON")), None)
        if not closed or main is None or main.pos not in ("VERB", "AUX") or subject is None:
            continue
        if any(t.dep in _SUBJECTS and t.head == main.index for t in tokens):
            continue
        tokens[main.index] = replace(main, dep=verb.dep, head=main.index if verb.head == verb.index else verb.head)
        tokens[subject.index] = replace(subject, dep="nsubj", head=main.index)
        tokens[verb.index] = replace(verb, dep="parataxis", head=main.index)
        return


def _verbs_taken_for_participles(tokens: list[Token]) -> None:
    """Make "starred" the verb of "The campaign, shot by X, starred Y", where it was taken for what Y is."""
    root = _bare_root(tokens)
    if root is None:
        return
    commas = [t.index for t in tokens if t.text in _MARKS and t.head == root.index]
    for token in tokens[root.index + 2 : -1]:
        if token.name is not None or token.tag not in ("VBN", "VBD", "VBZ", "VBP", "NNS", "NNPS") or len(commas) < 2:
            continue
        behind = tokens[token.index + 1]
        if token.index - 1 not in commas[1:] or token.head != behind.index or behind.name is None:
            continue
        if token.tag in ("NNS", "NNPS") and token.lemma not in words("syntax", "verb_nouns"):
            continue
        if behind.dep not in ("appos", "conj", "npadvmod", "dobj") or behind.head != root.index:
            continue
        tokens[token.index] = replace(token, dep="ROOT", head=token.index, pos="VERB", tag="VBD")
        tokens[behind.index] = replace(behind, dep="dobj", head=token.index)
        tokens[root.index] = replace(root, dep="nsubj", head=token.index)
        return


def _verbs_taken_for_plurals(tokens: list[Token]) -> None:
    """Make "names" the verb of "Gap, the owner of X, names Y creative director", where it was taken for what Gap is."""
    root = _bare_root(tokens)
    if root is None or root.name is None:
        return
    commas = [t.index for t in tokens if t.text in _MARKS and t.head == root.index]
    for verb in tokens[root.index + 4 : -1]:
        if verb.tag != "NNS" or verb.dep not in ("appos", "conj") or verb.head != root.index or verb.index - 1 not in commas[1:]:
            continue
        behind = tokens[verb.index + 1]
        if verb.lemma not in words("syntax", "verb_nouns") | words("syntax", "verb_plurals") or behind.name is None:
            continue
        tokens[verb.index] = replace(verb, dep="ROOT", head=verb.index, pos="VERB", tag="VBZ")
        tokens[root.index] = replace(root, dep="nsubj", head=verb.index)
        noun = tokens[behind.head]
        if noun.head == verb.index and noun.dep == "appos":
            # "names Y creative director"
            tokens[behind.index] = replace(behind, dep="dobj", head=verb.index)
            tokens[noun.index] = replace(noun, dep="oprd")
        elif noun.index in (verb.index, root.index):
            tokens[behind.index] = replace(behind, dep="dobj", head=verb.index)
        return


def _verbs_behind_asides(tokens: list[Token]) -> None:
    """Make "sold" the verb of "The jeans – designed by X – sold out", and "sang" that of "X, Y's rival for the prize, sang":
    behind a closed aside a participle is none.
    """
    root = _bare_root(tokens)
    if root is None or tokens[-1].text not in (".", "!", "”", '"'):
        return
    marks = [t.index for t in tokens if t.text in _MARKS and t.index > root.index]
    if not marks or any(t.tag in ("VBZ", "VBP", "MD") and t.head == root.index for t in tokens):
        return
    dashes = [at for at in marks if tokens[at].text in ("–", "—")]
    if marks[0] > root.index + 1:
        # "Brands including X and Y – all of them sponsors – called on Z": only dashes tell so much.
        if len(dashes) < 2:
            return
        marks = dashes
    for last in reversed(tokens[marks[0] + 2 :]):
        if last.dep != "acl" or last.tag not in ("VBN", "VBD") or tokens[last.index - 1].index not in marks[1:]:
            continue
        if any(t.head == last.index and (t.dep == "agent" or t.text.lower() == "by") for t in tokens):
            return
        tokens[last.index] = replace(last, dep="ROOT", head=last.index, tag="VBD")
        tokens[root.index] = replace(root, dep="nsubj", head=last.index)
        return


def _made_by(tokens: list[Token]) -> None:
    """Hang "shot by Y" on the campaign in "X were seen in the campaign, shot by Y", and not on those who were seen."""
    for token in tokens[3:]:
        if token.dep != "advcl" or token.tag != "VBN" or token.lemma not in words("syntax", "making"):
            continue
        at = token.index - 1
        while at > 1 and tokens[at].pos == "ADV":
            at -= 1
        noun = tokens[at - 1]
        if tokens[at].text != "," or noun.pos not in ("NOUN", "PROPN") or noun.dep not in ("pobj", "dobj", "attr"):
            continue
        if noun.name is None and any(t.head == token.index and t.dep == "agent" for t in tokens) and token.head < token.index:
            tokens[token.index] = replace(token, dep="acl", head=noun.index)


def _apposed_names(tokens: list[Token]) -> None:
    """Make "Vultures" an apposition in "an album, Vultures", X in "whose designer, X, stays"."""
    for token in tokens[2:]:
        # "a song, "Work,"": the title between marks.
        comma = token.index - 2 if tokens[token.index - 1].text in ("“", '"', "‘") else token.index - 1
        if token.name is None or token.head != comma - 1 or tokens[comma].text not in (",", "–", "—"):
            continue
        noun = tokens[token.head]
        closed = (
            noun.pos == "NOUN" and noun.text.islower() and token.index + 1 < len(tokens) and tokens[token.index + 1].text == ","
        )
        if token.dep in ("amod", "compound", "nmod", "dep") or (token.dep == "npadvmod" and closed):
            tokens[token.index] = replace(token, dep="appos")


def _titles_behind_owned(tokens: list[Token]) -> None:
    """Make "Bottoms" an apposition in 'stars in X's comedy "Bottoms"', where it was hung on the verb."""
    for noun, name in pairwise(tokens):
        if (
            name.name is None
            or noun.name is not None
            or noun.pos != "NOUN"
            or name.dep not in ("advmod", "npadvmod", "dep", "oprd")
        ):
            continue
        owned = any(t.dep == "poss" and t.head == noun.index for t in tokens)
        if owned and name.head < noun.index and noun.head != name.index:
            tokens[name.index] = replace(name, dep="appos", head=noun.index)


def _described_behind_commas(tokens: list[Token]) -> None:
    """Make "album" an apposition in "Lemonade, her sixth album, topped the charts", where the name was taken for a part of it."""
    for name in tokens[:-3]:
        if name.name is None or name.dep not in _MISTAKEN or tokens[name.index + 1].text != ",":
            continue
        noun = tokens[name.head]
        if noun.pos in ("VERB", "AUX"):
            # "Barbie, a film by X, stars Y": taken for an adverb beside the subject.
            wanted = ("dobj", "attr") if name.dep == "oprd" else _SUBJECTS
            noun = next((t for t in tokens[name.index + 3 :] if t.head == noun.index and t.dep in wanted), noun)
        if noun.index < name.index + 3 or noun.name is not None or noun.pos != "NOUN" or noun.head == name.index:
            continue
        between = tokens[name.index + 2 : noun.index]
        described = any(t.head == noun.index and t.dep in ("poss", "det") for t in between)
        if not described or any(t.text == "," or t.pos in ("VERB", "AUX", "ADP") for t in between):
            continue
        top = name.index if noun.head == noun.index else noun.head
        tokens[name.index] = replace(name, dep=noun.dep, head=top)
        tokens[noun.index] = replace(noun, dep="appos", head=name.index)


def _titles_taken_for_adverbs(tokens: list[Token]) -> None:
    """Make the title the subject in "Its first single, Formation, was written by X", where it was taken for an adverb."""
    for verb in tokens[2:]:
        if verb.dep != "ROOT" or verb.pos not in ("VERB", "AUX"):
            continue
        below = [t for t in tokens if t.head == verb.index and t.index != verb.index]
        if any(t.dep in (*_SUBJECTS, "csubj", "expl") for t in below):
            continue
        before = [t for t in below if t.index < verb.index and t.name is not None]
        if len(before) != 1 or before[0].dep not in ("advmod", "npadvmod", "amod", "dep"):
            continue
        helped = any(t.dep in ("aux", "auxpass") for t in below)
        if verb.tag in ("VBD", "VBZ", "VBP") or helped:
            passive = any(t.dep == "auxpass" for t in below)
            tokens[before[0].index] = replace(before[0], dep="nsubjpass" if passive else "nsubj")


def _apposed_to_last(tokens: list[Token]) -> None:
    """Hang "the maker of Z" in "X and Y, the maker of Z, promised" on Y, where it was hung on the first of the list."""
    for token in tokens:
        if token.dep != "appos" or token.name is not None or token.tag not in ("NN", "NNP") or tokens[token.head].name is None:
            continue
        inside = [t.index for t in tokens if t.head == token.index and t.index < token.index]
        first = min([token.index, *inside])
        article = tokens[first].text.lower() in ("the", "a", "an")
        last = tokens[first - 2] if first > 1 and tokens[first - 1].text == "," else None
        if not article or last is None or last.name is None or last.dep != "conj" or token.head >= last.index:
            continue
        above = last
        while above.dep == "conj" and above.head != token.head and above.head < above.index:
            above = tokens[above.head]
        if above.head == token.head:
            tokens[token.index] = replace(token, head=last.index)


def _subordinate_subjects(tokens: list[Token]) -> None:
    """Make X the subject in "after X, a group, had called for it", where it was taken for what "after" governs."""
    for verb in tokens:
        if verb.dep != "advcl" or verb.pos != "VERB" or verb.name is not None:
            continue
        children = [t for t in tokens if t.head == verb.index]
        finite = verb.tag in ("VBD", "VBZ", "VBP") or any(t.dep in ("aux", "auxpass") and t.tag != "TO" for t in children)
        if not finite or any(t.dep in (*_SUBJECTS, "mark") for t in children):
            continue
        first = min([verb.index, *(t.index for t in children)])
        for subject in reversed(tokens[:first]):
            if subject.dep != "pobj" or subject.pos not in ("NOUN", "PROPN") or tokens[subject.head].head != verb.head:
                continue
            marker = tokens[subject.head]
            if marker.text.lower() not in words("syntax", "subordinators"):
                continue
            passive = any(t.dep == "auxpass" for t in children)
            tokens[subject.index] = replace(subject, dep="nsubjpass" if passive else "nsubj", head=verb.index)
            tokens[marker.index] = replace(marker, dep="mark", head=verb.index, pos="SCONJ")
            break


def _whose_objects(tokens: list[Token]) -> None:
    """Make the sandwich an object in "Popeyes, whose chicken sandwich X advertised"."""
    for token in tokens[:-3]:
        if token.lemma != "whose":
            continue
        owned = tokens[token.head]
        if _behind_preposition(tokens, token, owned):
            continue
        if owned.name is None and owned.dep in ("compound", "nmod"):
            # "whose sixth season X led": only the season was taken for a part of X.
            name = tokens[owned.head]
            if name.name is not None and name.dep in _SUBJECTS and name.index == owned.index + 1:
                tokens[owned.index] = replace(owned, dep="dobj", head=name.head)
            continue
        if owned.name is None or owned.dep not in _SUBJECTS:
            continue
        between = tokens[token.index + 1 : owned.index]
        if (
            not between
            or between[-1].pos not in ("NOUN", "PROPN")
            or any(t.head != owned.index and t not in between for t in between)
        ):
            continue
        thing = between[-1].index
        for inside in (token, *between[:-1]):
            tokens[inside.index] = replace(tokens[inside.index], head=thing)
        tokens[thing] = replace(tokens[thing], dep="dobj", head=owned.head)


def _behind_preposition(tokens: list[Token], whose: Token, owned: Token) -> bool:
    """Hang the spots on the "in" of "Y, in whose spots X has starred", the books on the "on" of "Y, on whose books X is"."""
    preposition = tokens[whose.index - 1] if whose.index else None
    if preposition is None or preposition.pos != "ADP" or owned.name is not None or owned.index + 1 >= len(tokens):
        return False
    if owned.dep == "pcomp" and owned.head == preposition.index:
        tokens[owned.index] = replace(owned, dep="pobj")
        return True
    who = tokens[owned.index + 1]
    verb = tokens[owned.head]
    if owned.dep not in _SUBJECTS or verb.index <= who.index or who.pos not in ("PROPN", "PRON") or who.dep in _SUBJECTS:
        return False
    tokens[owned.index] = replace(owned, dep="pobj", head=preposition.index)
    tokens[who.index] = replace(who, dep="nsubj", head=verb.index)
    if verb.dep == "pcomp" and verb.head == preposition.index:
        up = preposition.head if tokens[preposition.head].index < whose.index else whose.index - 3
        if up >= 0:
            tokens[verb.index] = replace(verb, dep="relcl", head=up)
    tokens[preposition.index] = replace(preposition, dep="prep", head=verb.index)
    return True


def _subjects_behind_openers(tokens: list[Token]) -> None:
    """Make X the subject in "Asked about the advert, the company's chief, X, defended it", where it was apposed to the advert."""
    verb = next((t for t in tokens if t.head == t.index), None)
    if (
        verb is None
        or verb.pos != "VERB"
        or (
            verb.tag not in ("VBD", "VBZ", "VBP")
            and not any(t.dep in ("aux", "auxpass") and t.head == verb.index for t in tokens)
        )
    ):
        return
    children = [t for t in tokens if t.head == verb.index]
    if any(t.dep in _SUBJECTS and t.index < verb.index for t in children):
        return
    opener = next((t for t in children if t.dep in ("csubj", "advcl", "prep", "csubjpass", "acl") and t.index < verb.index), None)
    if opener is None or opener.index > 2:
        return
    for token in tokens[opener.index + 2 : verb.index]:
        if (
            token.dep not in ("appos", "conj")
            or token.pos not in ("NOUN", "PROPN")
            or (token.dep == "conj" and token.name is None)
        ):
            continue
        inside = _below(tokens, token.index)
        start, end = min(inside), max(inside)
        while end + 1 < verb.index and tokens[end + 1].text == ",":
            end += 1
        helpers = all(t.dep in ("aux", "auxpass", "neg", "advmod") for t in tokens[end + 1 : verb.index])
        if not helpers or start == 0 or tokens[start - 1].text != ",":
            continue
        passive = any(t.dep == "auxpass" for t in children)
        tokens[token.index] = replace(token, dep="nsubjpass" if passive else "nsubj", head=verb.index)
        if opener.dep.startswith("csubj"):
            tokens[opener.index] = replace(opener, dep="advcl")
        for late in children:
            if late.dep in _SUBJECTS and late.index > verb.index:
                # "stood front row": no subject stands there beside the one before.
                tokens[late.index] = replace(late, dep="npadvmod")
        return


def _below(tokens: list[Token], index: int) -> list[int]:
    """A token and all that hangs on it."""
    found, todo = [], [index]
    while todo:
        at = todo.pop()
        found.append(at)
        todo.extend(t.index for t in tokens if t.head == at and t.index not in (at, index))
    return found


def _bracketed(tokens: list[Token]) -> None:
    """Join the owner to the firm in "sued the firm (and its owner, X)"."""
    for token in tokens[3:]:
        if token.dep not in ("dep", "conj", "appos") or token.pos not in ("NOUN", "PROPN"):
            continue
        opening = next(
            (t.index for t in reversed(tokens[: token.index]) if t.text in ("(", "–", "—") and token.index - t.index < 5), None
        )
        if opening is None or opening == 0 or tokens[opening + 1].text.lower() not in ("and", "including", "plus"):
            continue
        before = tokens[opening - 1]
        if (
            before.pos in ("NOUN", "PROPN")
            and before.index != token.head
            and before.dep in ("dobj", "nsubj", "nsubjpass", "pobj")
        ):
            tokens[token.index] = replace(token, dep="conj", head=before.index)


def _quoted_titles(tokens: list[Token]) -> None:
    """Make the gala the head of 'the 2014 Met Gala "Charles James: Beyond Fashion"': the title says which gala."""
    for token in tokens[:-2]:
        title = tokens[token.head]
        if token.name is None or title.name is None or token.dep not in ("nmod", "compound", "amod") or title.index < token.index:
            continue
        if tokens[token.index + 1].text not in ('"', "“", "‘", "'") or title.index > token.index + 2:
            continue
        tokens[token.index] = replace(token, dep=title.dep, head=title.head if title.head != title.index else token.index)
        for child in tokens:
            if child.head == title.index and child.index < token.index:
                tokens[child.index] = replace(child, head=token.index)
        tokens[title.index] = replace(title, dep="appos", head=token.index)


def _verbs_tagged_as_nouns(tokens: list[Token]) -> None:
    """ "X and Y arrive at the gala": what has a subject and no form of "be" is a verb."""
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or root.pos != "NOUN" or root.name is not None or root.lemma not in words("syntax", "arriving"):
        return
    children = [t for t in tokens if t.head == root.index]
    if any(t.dep == "nsubj" and t.index < root.index for t in children) and not any(
        t.dep in ("cop", "aux", "det", "poss") for t in children
    ):
        tokens[root.index] = replace(root, pos="VERB", tag="VBP")


def _predicates_in_front(tokens: list[Token]) -> None:
    """ "Already the face of X, Y was named": what stands before the comma says who Y is, and is no second subject."""
    for verb in tokens:
        if verb.pos not in ("VERB", "AUX"):
            continue
        subjects = [
            t
            for t in tokens[: verb.index]
            if t.head == verb.index and (t.dep in _SUBJECTS or (t.dep == "npadvmod" and t.lemma not in words("syntax", "while")))
        ]
        if len(subjects) != 2 or subjects[1].dep not in _SUBJECTS:
            continue
        predicate, subject = subjects
        if predicate.name is not None or predicate.pos != "NOUN" or subject.name is None or tokens[subject.index - 1].text != ",":
            continue
        if any(t.pos in ("CCONJ",) and t.head == predicate.index and t.index > subject.index for t in tokens):
            continue
        tokens[predicate.index] = replace(predicate, dep="appos", head=subject.index)


def _doubled_subjects(tokens: list[Token]) -> None:
    """ "X, mum to Y and Z, signed up", "X, once a judge, left": what stands between the commas says who X is."""
    for noun in tokens:
        if noun.pos != "NOUN" or noun.name is not None or noun.dep not in (*_SUBJECTS, "advcl"):
            continue
        start = min(_below(tokens, noun.index))
        name = tokens[start - 2] if start > 1 and tokens[start - 1].text == "," else None
        if name is not None and name.name is not None and name.dep in _SUBJECTS and name.head == noun.head:
            tokens[noun.index] = replace(noun, dep="appos", head=name.index)
