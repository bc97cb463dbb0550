"""Corrections of what dependency parsers regularly get wrong around names.

A parser that meets "dropped the player and Nike cut him off" takes the second subject for one more object of the
first verb.  That a finite verb without a subject follows directly tells better.  Each correction looks at one such
shape and leaves everything else as it was parsed.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from graphkit.language.cues import words
from graphkit.language.syntax.appositions import apposed
from graphkit.language.syntax.asides import set_apart
from graphkit.language.syntax.casts import casts_joined
from graphkit.language.syntax.causatives import causatives_mended
from graphkit.language.syntax.contact import contact_clauses
from graphkit.language.syntax.coordination import joined
from graphkit.language.syntax.fragments import fragments_mended
from graphkit.language.syntax.idioms import idioms_joined
from graphkit.language.syntax.infinitives import infinitives_found
from graphkit.language.syntax.inversions import put_straight
from graphkit.language.syntax.judgements import judgements_found
from graphkit.language.syntax.mainverbs import main_verbs_found
from graphkit.language.syntax.modifiers import hung_rightly
from graphkit.language.syntax.orphans import subjects_restored
from graphkit.language.syntax.participles import participles_found
from graphkit.language.syntax.postmodifiers import postmodified
from graphkit.language.syntax.relatives import relatives_joined
from graphkit.language.syntax.titled import titles_beside_nouns
from graphkit.language.syntax.tree import Token, is_tree

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_BETWEEN = ("ADV", "PART")
_SUBJECTS = ("nsubj", "nsubjpass")


def repaired(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The same tokens, some of them with another head and label."""
    found = list(tokens)
    contact_clauses(found)
    _garments_taken_for_clauses(found)
    _garments_taken_for_participles(found)
    _debuts_taken_for_verbs(found)
    _verbs_taken_for_nouns(found)
    _subjects_taken_for_compounds(found)
    infinitives_found(found)
    _players_taken_for_adverbs(found)
    _relatives_taken_for_nouns(found)
    _owned_taken_for_verbs(found)
    _nouns_taken_for_gerunds(found)
    _relatives_without_pronoun(found)
    _made_somebody(found)
    _paid_to(found)
    _given_to(found)
    _sums_behind_names(found)
    _things_in_which(found)
    _described_twice(found)
    _first_words_taken_for_nouns(found)
    _said_sorry(found)
    _said_somewhere_that(found)
    _times_taken_for_somebody(found)
    for token in tokens:
        if token.name is None:
            continue
        verb = _verb_behind(found, token.index)
        if verb is None:
            continue
        first = _first_of_list(found, token.index)
        if found[first].dep == "conj":
            _new_clause(found, first, verb)
        elif (
            verb.tag == "VBG" and verb.dep in ("advcl", "xcomp", "pcomp")
            and found[first].dep == "pobj" and found[found[first].head].text.lower() == "with"
        ):  # fmt: skip
            # "opened with X leaving Y": the participle speaks of X.
            found[verb.index] = replace(verb, dep="acl", head=first)
    idioms_joined(found)
    hung_rightly(found)
    set_apart(found)
    apposed(found)
    titles_beside_nouns(found)
    joined(found)
    casts_joined(found)
    judgements_found(found)
    put_straight(found)
    participles_found(found)
    main_verbs_found(found)
    subjects_restored(found)
    postmodified(found)
    fragments_mended(found)
    relatives_joined(found)
    causatives_mended(found)
    # Corrections that contradict each other are worse than none.
    return tuple(found) if is_tree(found) else tokens


def _verbs_taken_for_nouns(tokens: list[Token]) -> None:
    """Make "stars" a verb in "Charlize Theron stars in the film" and "The film stars Charlize Theron"."""
    for token in tokens:
        if (
            token.dep != "ROOT"
            or token.pos not in ("NOUN", "PROPN")
            or token.name is not None
            or not 0 < token.index < len(tokens) - 1
        ):
            continue
        several = token.head == token.index and any(
            t.dep == "conj" and tokens[t.head].head == token.index and t.name is not None for t in tokens[: token.index]
        )
        if token.lemma.lower() not in words("syntax", "verb_nouns") or not (token.text.endswith("s") or several):
            continue
        before, after = tokens[token.index - 1], tokens[token.index + 1]
        while before.dep == "conj" and before.name is not None and tokens[before.head].index < before.index:
            before = tokens[before.head]
        if before.head != token.index or before.pos not in ("NOUN", "PROPN", "ADJ", "PRON"):
            continue
        # "the rapper stars in": of a calling as of a name
        somebody = before.name is not None or before.text.lower() in words("classes", "performer")
        if after.name is None and (not somebody or after.pos not in ("ADP", "DET", "PRON", "ADV")):
            continue
        tokens[token.index] = replace(token, pos="VERB", tag="VBZ", lemma=token.lemma.lower())
        tokens[before.index] = replace(before, dep="nsubj", pos="NOUN" if before.pos == "ADJ" else before.pos)
        for child in tokens:
            if child.head != token.index or child.index in (token.index, before.index):
                continue
            if child.index < before.index:
                tokens[child.index] = replace(child, head=before.index)
            elif child.name is not None and child.dep in ("appos", "nmod", "npadvmod", "dep", "compound"):
                tokens[child.index] = replace(child, dep="dobj")


def _subjects_taken_for_compounds(tokens: list[Token]) -> None:
    """Make the name the subject in "Starbucks names X chief executive", where it was taken for a part of its verb."""
    for name, verb in pairwise(tokens):
        if (
            verb.tag in ("VBZ", "VBD")
            and verb.name is None
            and name.name is not None
            and name.head == verb.index
            and name.dep in ("compound", "nmod", "npadvmod", "amod")
            and not any(t.dep in _SUBJECTS and t.head == verb.index for t in tokens)
        ):
            tokens[name.index] = replace(name, dep="nsubj")
            for behind in tokens[verb.index + 1 : verb.index + 2]:
                if behind.name is not None and behind.head == verb.index and behind.dep == "npadvmod":
                    tokens[behind.index] = replace(behind, dep="dobj")


def _players_taken_for_adverbs(tokens: list[Token]) -> None:
    """Make "forward" somebody in "the Arsenal forward praised her"."""
    for token in tokens:
        place = token.dep in (*_SUBJECTS, "dobj", "pobj", "appos", "attr", "poss")
        if place and token.tag == "RB" and token.text.lower() in words("syntax", "players_like_adverbs"):
            tokens[token.index] = replace(token, pos="NOUN", tag="NN")


def _relatives_taken_for_nouns(tokens: list[Token]) -> None:
    """Make "grapples" a verb in "the clips in which X grapples with it", where it was taken for what X has."""
    for name, noun in pairwise(tokens):
        if noun.dep != "relcl" or noun.tag not in ("NNS", "NNPS") or name.name is None or name.head != noun.index:
            continue
        opened = any(t.tag in ("WDT", "WP", "WP$") for t in tokens[max(0, name.index - 3) : name.index])
        if opened and name.dep in ("compound", "nmod", "amod", "poss") and not any(
            t.dep in _SUBJECTS and t.head == noun.index for t in tokens
        ):  # fmt: skip
            lemma = noun.lemma.lower()
            tokens[noun.index] = replace(noun, pos="VERB", tag="VBZ", lemma=lemma)
            tokens[name.index] = replace(name, dep="nsubj")


def _owned_taken_for_verbs(tokens: list[Token]) -> None:
    """Make "set" a noun in "X's set at the festival drew a crowd": what somebody has is no verb."""
    for mark, owned in pairwise(tokens):
        if mark.tag != "POS" or owned.tag not in ("VB", "VBD", "VBN", "VBP") or owned.name is not None:
            continue
        if tokens[mark.head].head == owned.index and owned.dep in (*_SUBJECTS, "dobj", "pobj", "attr", "conj"):
            tokens[owned.index] = replace(owned, pos="NOUN", tag="NN", lemma=owned.text.lower())


def _nouns_taken_for_gerunds(tokens: list[Token]) -> None:
    """Make "ruling" a noun in "considers the ruling absurd": what has an article and nothing that it is done to."""
    for token in tokens:
        if token.tag != "VBG" or token.name is not None or token.dep not in (*_SUBJECTS, "dobj", "pobj", "attr", "conj"):
            continue
        below = [t for t in tokens if t.head == token.index and t.index != token.index]
        article = any(t.dep == "det" and t.index < token.index for t in below)
        if article and not any(t.dep in ("dobj", "aux", "auxpass", *_SUBJECTS) for t in below):
            tokens[token.index] = replace(token, pos="NOUN", tag="NN", lemma=token.text.lower())


def _made_somebody(tokens: list[Token]) -> None:
    """Make X the object in "made X the face of the brand", where "X the face" was taken for a clause without a verb, and "her"
    in "made her its face".
    """
    for noun in tokens:
        verb = tokens[noun.head]
        her, its = (tokens[verb.index + 1], tokens[verb.index + 2]) if verb.index + 3 <= noun.index else (verb, verb)
        if (
            verb.lemma in words("syntax", "made_into") and noun.dep in ("ccomp", "dobj", "oprd") and noun.pos in ("NOUN", "PROPN")
            and her.text.lower() == "her" and her.head == its.head == noun.index and its.dep in ("poss", "det")
        ):  # fmt: skip
            tokens[her.index] = replace(her, dep="dobj", head=verb.index, tag="PRP")
            tokens[noun.index] = replace(noun, dep="oprd")
            continue
        before = next((t for t in tokens[verb.index : noun.index] if t.dep == "dative" and t.head == verb.index), verb)
        if noun.dep == "dobj" and noun.pos == "NOUN" and before.name and verb.lemma in words("roles", "naming"):
            # "Dior names X creative director"
            tokens[before.index] = replace(before, dep="dobj")
            tokens[noun.index] = replace(noun, dep="oprd")
            continue
        if noun.dep != "ccomp" or noun.pos not in ("NOUN", "PROPN") or verb.lemma not in words("syntax", "made_into"):
            continue
        below = [t for t in tokens if t.head == noun.index and t.index != noun.index]
        whom = next((t for t in below if t.dep == "nsubj" and verb.index < t.index < noun.index), None)
        if whom is None or any(t.dep in ("aux", "auxpass", "cop", "mark") for t in below):
            continue
        tokens[whom.index] = replace(whom, dep="dobj", head=verb.index)
        tokens[noun.index] = replace(noun, dep="oprd")


def _paid_to(tokens: list[Token]) -> None:
    """Hang "to play its clubs" on the verb in "pays him $20 million to play its clubs", where it was hung on the sum."""
    for token in tokens:
        amount = tokens[token.head]
        verb = tokens[amount.head]
        if token.dep not in ("relcl", "acl") or token.tag != "VB" or amount.pos != "NUM" or amount.dep != "dobj":
            continue
        if verb.lemma == "pay" and any(t.head == token.index and t.dep == "aux" and t.lemma == "to" for t in tokens):
            tokens[token.index] = replace(token, dep="xcomp", head=verb.index)


def _given_to(tokens: list[Token]) -> None:
    """ "Sent X love", "wished X luck": X is who gets it, and no part of what is given."""
    for name, gift in pairwise(tokens):
        verb = tokens[gift.head]
        if name.name is None or name.dep not in ("compound", "nmod") or name.head != gift.index or gift.name is not None:
            continue
        if (
            gift.dep == "dobj"
            and verb.index == name.index - 1
            and gift.lemma in words("syntax", "gifts")
            and verb.lemma in words("syntax", "presenting")
        ):
            tokens[name.index] = replace(name, dep="dative", head=verb.index)


def _sums_behind_names(tokens: list[Token]) -> None:
    """Make X the object in "fined X 100,000 francs", where it was taken for a kind of francs."""
    for verb, name in pairwise(tokens):
        sum_ = tokens[name.head]
        if name.name is None or name.dep not in ("nmod", "compound", "amod") or sum_.head != verb.index or sum_.dep != "dobj":
            continue
        between = tokens[name.index + 1 : sum_.index]
        if verb.pos == "VERB" and sum_.name is None and any(t.dep == "nummod" and t.head == sum_.index for t in between):
            fining = verb.lemma in words("syntax", "fining")
            tokens[name.index] = replace(name, dep="dobj" if fining else "dative", head=verb.index)
            if fining:
                tokens[sum_.index] = replace(sum_, dep="npadvmod")


def _said_sorry(tokens: list[Token]) -> None:
    """Make "sorry" what is said in "said sorry for the ad", which taggers take for an interjection."""
    for token in tokens[1:]:
        verb = tokens[token.head]
        if token.text.lower() != "sorry" or token.dep != "intj" or verb.lemma != "say" or verb.index > token.index:
            continue
        tokens[token.index] = replace(token, dep="acomp")
        for child in tokens:
            if child.head == token.index and child.dep == "prep":
                tokens[child.index] = replace(child, head=verb.index)


def _said_somewhere_that(tokens: list[Token]) -> None:
    """ "Says in the lawsuit that X owned Y": what is said, and no clause about the lawsuit, as nothing is missing in it."""
    for that in list(tokens):
        if that.text.lower() != "that" or that.dep not in ("dobj", "nsubj") or that.index < 3:
            continue
        verb = tokens[that.head]
        place = tokens[verb.head]
        if verb.dep != "relcl" or place.index != that.index - 1 or place.dep != "pobj":
            continue
        saying = tokens[tokens[place.head].head]
        full = any(t.head == verb.index and t.dep == that.dep and t.index != that.index for t in tokens)
        if full and tokens[place.head].dep == "prep" and saying.lemma in words("syntax", "saying"):
            tokens[that.index] = replace(that, dep="mark", pos="SCONJ")
            tokens[verb.index] = replace(verb, dep="ccomp", head=saying.index)


def _times_taken_for_somebody(tokens: list[Token]) -> None:
    """Hang "the next day" on the verb in "fired its boss, X, the next day", where it was taken for one more word for X."""
    for token in tokens:
        if token.dep != "appos" or token.name is not None or token.lemma not in words("times", "context", "calendar_nouns"):
            continue
        said = {t.text.lower() for t in tokens if t.head == token.index and t.dep in ("det", "amod")}
        verb = tokens[token.head]
        while verb.dep != "ROOT" and verb.pos not in ("VERB", "AUX"):
            verb = tokens[verb.head]
        if said & words("syntax", "pointing_spans") and verb.pos in ("VERB", "AUX") and verb.index < token.index:
            tokens[token.index] = replace(token, dep="npadvmod", head=verb.index)


def _described_twice(tokens: list[Token]) -> None:
    """Make X an apposition in "the festival's organizer X dropped him", where noun and name were taken for two parties."""
    for noun, name in pairwise(tokens):
        if name.name is None or noun.name is not None or noun.pos != "NOUN" or noun.tag != "NN" or name.head != noun.head:
            continue
        owned = any(t.head == noun.index and t.dep == "poss" for t in tokens[: noun.index])
        behind = noun.dep == "dobj" and name.dep in ("npadvmod", "oprd", "dep", "dobj")
        if owned and ((noun.dep in _SUBJECTS and name.dep in _SUBJECTS) or behind):
            tokens[name.index] = replace(name, dep="appos", head=noun.index)


def _first_words_taken_for_nouns(tokens: list[Token]) -> None:
    """Make "sportswear" a part of "dropped the sportswear behemoth", where both were taken for what was dropped."""
    for first, noun in pairwise(tokens):
        alike = first.head == noun.head and first.dep == noun.dep and first.dep in ("dobj", "pobj", *_SUBJECTS)
        plain = first.name is None and noun.name is None and first.tag == "NN" and noun.tag in ("NN", "NNP", "NNS")
        # "accused the drinks giant"
        plain = plain or (first.tag == "NNS" and first.name is None and noun.lemma in words("sorts", "plain", "business"))
        told = any(t.head == first.index and t.dep == "det" for t in tokens[: first.index])
        if alike and plain and told and not any(t.head == noun.index and t.index < first.index for t in tokens):
            for t in tokens[: first.index]:
                if t.head == first.index and t.dep in ("det", "amod", "poss", "nummod"):
                    tokens[t.index] = replace(t, head=noun.index)
            tokens[first.index] = replace(tokens[first.index], dep="compound", head=noun.index)


def _things_in_which(tokens: list[Token]) -> None:
    """Hang "in which she stars" on "series" in "the series by X in which she stars", where it was hung on X."""
    for verb in tokens:
        maker = tokens[verb.head]
        if verb.dep != "relcl" or maker.name is None or maker.dep != "pobj" or tokens[maker.head].text.lower() != "by":
            continue
        which = next((t for t in tokens[maker.index : verb.index] if t.text.lower() == "which" and t.dep == "pobj"), None)
        made = tokens[tokens[maker.head].head]
        if which is not None and tokens[which.head].text.lower() in ("in", "on", "for") and made.pos in ("NOUN", "PROPN"):
            tokens[verb.index] = replace(verb, head=made.index)


def _relatives_without_pronoun(tokens: list[Token]) -> None:
    """Make X the subject in "the brand X founded in 2015", where X was taken for the brand and the verb for a passive."""
    for token in tokens[2:-1]:
        noun, verb = tokens[token.index - 1], tokens[token.index + 1]
        if (
            token.name is None
            or " " not in token.text
            or token.dep not in ("appos", "nmod", "compound")
            or token.head != noun.index
        ):
            continue
        if (
            noun.name is not None
            or noun.pos != "NOUN"
            or verb.tag not in ("VBN", "VBD")
            or verb.dep != "acl"
            or verb.head not in (noun.index, token.index)
        ):
            continue
        if any(t.head == verb.index and (t.dep in ("agent", "dobj") or t.text.lower() in ("by", "as")) for t in tokens):
            continue
        tokens[verb.index] = replace(verb, dep="relcl", head=noun.index, tag="VBD")
        tokens[token.index] = replace(token, dep="nsubj", head=verb.index)


def _garments_taken_for_clauses(tokens: list[Token]) -> None:
    """Make "gown" the head of "a custom Louis Vuitton gown", where it was taken for a clause on "custom"."""
    for token in tokens[1:-1]:
        before, after = tokens[token.index - 1], tokens[token.index + 1]
        if (
            token.name is None
            or token.head != after.index
            or after.head != before.index
            or after.dep not in ("relcl", "acl", "appos")
        ):
            continue
        if after.tag not in ("NN", "NNS", "VB", "VBP", "VBD", "VBN") or before.lemma not in words("syntax", "garment_words"):
            continue
        tokens[after.index] = replace(
            after, dep=before.dep, head=before.head if before.head != before.index else after.index, pos="NOUN"
        )
        tokens[token.index] = replace(token, dep="compound")
        for child in tokens:
            if child.head == before.index and child.index not in (before.index, after.index):
                tokens[child.index] = replace(child, head=after.index)
        tokens[before.index] = replace(before, dep="amod", head=after.index)


def _garments_taken_for_participles(tokens: list[Token]) -> None:
    """Make "gown" the head of "a lace gown", where it was taken for a participle on "lace"."""
    for token in tokens[1:]:
        before = tokens[token.index - 1]
        if (
            token.head != before.index
            or token.dep not in ("acl", "relcl", "appos")
            or before.lemma not in words("syntax", "garment_words")
        ):
            continue
        if token.lemma not in words("classes", "garment") or token.name is not None or before.head == before.index:
            continue
        tokens[token.index] = replace(
            token, dep=before.dep, head=before.head, pos="NOUN", tag="NN" if token.tag != "NNS" else "NNS"
        )
        for child in tokens:
            if child.head == before.index and child.index not in (before.index, token.index):
                tokens[child.index] = replace(child, head=token.index)
        tokens[before.index] = replace(before, dep="amod", head=token.index)


def _debuts_taken_for_verbs(tokens: list[Token]) -> None:
    """Make "debut" the object in "made her runway debut"."""
    for token in tokens:
        if (
            token.dep != "ccomp"
            or token.lemma not in words("syntax", "debuts")
            or tokens[token.head].lemma not in ("make", "mark", "celebrate")
        ):
            continue
        before = tokens[token.index - 1]
        owner = next((t for t in tokens if t.head == before.index and t.dep == "poss"), None)
        if before.head != token.index or before.dep != "nsubj" or owner is None:
            continue
        tokens[token.index] = replace(token, dep="dobj", pos="NOUN", tag="NN")
        tokens[before.index] = replace(before, dep="compound")
        tokens[owner.index] = replace(owner, head=token.index)


def _verb_behind(tokens: list[Token], index: int) -> Token | None:
    """The main verb that follows directly, adverbs and helpers apart."""
    finite = False
    for token in tokens[index + 1 : index + 6]:
        if token.tag == "TO":
            # "called on X and Y to drop it": those two are asked.
            return None
        if token.pos == "VERB" and token.name is None and token.dep not in ("amod", "compound", "aux", "auxpass"):
            return token if finite or token.tag in (*_FINITE, "VBG") else None
        if token.dep in ("aux", "auxpass") or token.tag == "MD":
            finite = True
        elif token.pos not in _BETWEEN:
            return None
    return None


def _first_of_list(tokens: list[Token], index: int) -> int:
    """The first name of the list of names that a name ends."""
    while tokens[index].dep == "conj" and tokens[tokens[index].head].name is not None and tokens[index].head < index:
        before = tokens[tokens[index].head]
        if tokens[index - 1].text == "," or tokens[index - 1].pos == "CCONJ":
            if before.dep != "conj" and before.dep not in _SUBJECTS and _wants_own_clause(tokens, index):
                return index
            index = before.index
        else:
            return index
    return index


def _wants_own_clause(tokens: list[Token], index: int) -> bool:
    """Whether the list is the object of the clause before, so that the name behind "and" begins another one."""
    head = tokens[tokens[index].head]
    governor = tokens[head.head]
    return head.dep in ("dobj", "pobj", "attr") and governor.index < head.index


def _new_clause(tokens: list[Token], name: int, verb: Token) -> None:
    """Make a name behind "and", taken for one more object, the subject of the verb behind it."""
    if tokens[name - 1].pos != "CCONJ" or any(t.head == verb.index and t.dep in _SUBJECTS for t in tokens):
        return
    before = tokens[tokens[name].head]
    while before.dep == "conj" and tokens[before.head].index < before.index:
        before = tokens[before.head]
    if before.dep not in ("dobj", "pobj", "attr", "oprd"):
        return
    governor = before
    while governor.head != governor.index and governor.pos not in ("VERB", "AUX"):
        governor = tokens[governor.head]
    if governor.index == verb.index or governor.pos not in ("VERB", "AUX") or (verb.tag == "VBG" and governor.tag != "VBG"):
        return
    at = verb.index
    while tokens[at].head != at:
        # Nothing may come to hang on itself.
        at = tokens[at].head
        if at == name:
            break
    tokens[name] = replace(tokens[name], dep="nsubj", head=verb.index)
    if at == name or verb.dep in ("acl", "relcl", "xcomp"):
        tokens[verb.index] = replace(verb, dep="conj", head=governor.index)
