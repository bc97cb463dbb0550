"""Names before nouns and behind verbs that parsers hang wrongly.

"A Dior, Evian and Porsche ambassador": parsers take the first name for what is spoken of and the noun for the last of its list.
"Swings a Babolat racket, wears Nike and ...": a name behind the second verb of a list is taken for that verb's subject.
"Wore Versace shades": the clothes are taken for what Versace did.
"In a campaign shot by X": the participle is taken for a picture.
Each correction looks at one shape and leaves everything else as it was parsed.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from graphkit.language.cues import cues, words
from graphkit.language.syntax.tree import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_FINITE = ("VBD", "VBZ", "VBP")
# So many words may lie between a preposition and the noun that it belongs to in a parse.
_DEEP = 6


def hung_rightly(tokens: list[Token]) -> None:
    """Hang modifiers on their noun and objects on their verb; changes the list in place."""
    _lists_before_nouns(tokens)
    _objects_taken_for_subjects(tokens)
    _clothes_taken_for_verbs(tokens)
    _participles_taken_for_nouns(tokens)
    _names_behind_colons(tokens)
    _counts_taken_for_nouns(tokens)
    _months_before_subjects(tokens)
    _owners_of_months(tokens)
    _prepositions_in_a_row(tokens)
    _said_in(tokens)
    _names_behind_offices(tokens)
    _relatives_behind_offices(tokens)
    _firms_behind_offices(tokens)
    _suits_against(tokens)
    _posts_taken_for_adverbs(tokens)
    _kin_before_names(tokens)
    _descriptions_before_nouns(tokens)
    _dressed_somewhere(tokens)
    _adjectives_taken_for_verbs(tokens)


def _adjectives_taken_for_verbs(tokens: list[Token]) -> None:
    """ "Wore matching X suits", "in matching X looks": the clothes are worn, whatever the adjective or they were taken for."""
    for token in tokens[1:-1]:
        if token.text.lower() not in words("syntax", "like_participles") or token.dep not in ("xcomp", "pcomp", "ccomp", "advcl"):
            continue
        worn = next((t for t in tokens[token.index + 1 : token.index + 5] if t.lemma in words("classes", "garment")), None)
        if worn is None or worn.head not in (token.index, worn.index, token.head):
            continue
        above = tokens[token.head]
        for child in tokens[token.index + 1 : worn.index]:
            if child.head in (token.index, worn.index):
                tokens[child.index] = replace(child, head=worn.index, dep="compound" if child.dep in _SUBJECTS else child.dep)
        tag = "NNS" if worn.text.endswith("s") else "NN"
        dep = "pobj" if above.pos == "ADP" else "dobj"
        tokens[worn.index] = replace(worn, pos="NOUN", tag=tag, dep=dep, head=above.index)
        tokens[token.index] = replace(token, pos="ADJ", tag="JJ", dep="amod", head=worn.index)


def _dressed_somewhere(tokens: list[Token]) -> None:
    """ "Came to the premiere of Y on Monday in an X dress": whoever came wears it, and not the premiere."""
    for token in tokens[2:]:
        place = tokens[token.head]
        if token.text.lower() != "in" or token.dep != "prep" or place.dep != "pobj" or place.index > token.index:
            continue
        worn = next((t for t in tokens[token.index + 1 :] if t.head == token.index and t.dep == "pobj"), None)
        if worn is None or worn.name is not None or worn.lemma not in words("classes", "garment"):
            continue
        if not any(t.name is not None and t.head == worn.index for t in tokens[token.index : worn.index]):
            continue
        above = place
        while above.dep in ("pobj", "prep"):
            above = tokens[above.head]
        if above.pos == "VERB":
            tokens[token.index] = replace(token, head=above.index)


def _descriptions_before_nouns(tokens: list[Token]) -> None:
    """ "In a shimmering, copper-toned X gown": the noun is the gown, where the first word that describes it was taken for one."""
    for token in tokens[1:-2]:
        like = token.text.lower().endswith(("ing", "ed")) or "-" in token.text
        if token.dep not in ("pobj", "dobj") or token.pos not in ("NOUN", "ADJ", "VERB") or not like or token.name is not None:
            continue
        if tokens[token.index - 1].dep != "det" or tokens[token.index + 1].text != ",":
            continue
        noun = next(
            (t for t in tokens[token.index + 2 :] if t.name is None and t.pos not in ("ADJ", "ADV", "PUNCT", "VERB")), None
        )
        if noun is None or noun.lemma not in words("classes", "garment") or noun.dep not in ("dobj", "npadvmod", "appos", "conj"):
            continue
        before = tokens[token.index - 1]
        tokens[noun.index] = replace(noun, dep=token.dep, head=token.head)
        tokens[token.index] = replace(token, pos="ADJ", dep="amod", head=noun.index)
        tokens[before.index] = replace(before, head=noun.index)


def _prepositions_in_a_row(tokens: list[Token]) -> None:
    """ "Her first marriage, in 1993, to X": the second phrase hangs where the first one does."""
    for token in tokens[2:]:
        first = tokens[token.head]
        if token.dep != "conj" or token.pos != "ADP" or first.pos != "ADP" or first.dep != "prep" or first.index > token.index:
            continue
        if token.text.lower() != first.text.lower() and tokens[token.index - 1].text == ",":
            tokens[token.index] = replace(token, dep="prep", head=first.head)


def _said_in(tokens: list[Token]) -> None:
    """ "Accused X of lying in a post": it is in the post that X was accused."""
    for phrase in tokens[4:]:
        doing = tokens[phrase.head]
        of = tokens[doing.head]
        verb = tokens[of.head]
        if phrase.dep != "prep" or phrase.text.lower() != "in" or doing.dep != "pcomp" or doing.index > phrase.index:
            continue
        said_in = next((t for t in tokens[phrase.index :] if t.head == phrase.index and t.dep == "pobj"), None)
        if of.pos != "ADP" or verb.lemma not in words("syntax", "object_gerund") or said_in is None:
            continue
        indefinite = any(t.head == said_in.index and t.dep == "det" and t.text.lower() in ("a", "an") for t in tokens)
        if indefinite and said_in.lemma in words("syntax", "said_in"):
            tokens[phrase.index] = replace(phrase, head=verb.index)


def _relatives_behind_offices(tokens: list[Token]) -> None:
    """ "X, chairman of the group, whom she married": "whom" is X, where the clause was hung on the group."""
    for verb in tokens:
        firm = tokens[verb.head]
        if verb.dep != "relcl" or firm.dep != "pobj" or tokens[firm.head].text.lower() not in ("of", "at", "for"):
            continue
        office = tokens[tokens[firm.head].head]
        bearer = tokens[office.head]
        if office.dep != "appos" or bearer.name is None or office.name is not None:
            continue
        said = office.text.lower().removeprefix("ex-")
        if said not in words("roles", "occupations") | words("roles", "offices"):
            continue
        who = next((t for t in tokens[firm.index : verb.index] if t.text.lower() in ("who", "whom")), None)
        first = who.index if who is not None and tokens[who.index - 1].pos != "ADP" else (who.index - 1 if who is not None else 0)
        if who is not None and first > 0 and tokens[first - 1].text == ",":
            tokens[verb.index] = replace(verb, head=bearer.index)


def _firms_behind_offices(tokens: list[Token]) -> None:
    """ "X, founder of the firm Y, which owns Z": "which" is the firm, where the clause was hung on its founder."""
    for verb in tokens:
        bearer = tokens[verb.head]
        if verb.dep != "relcl" or bearer.name is None or bearer.index > verb.index:
            continue
        which = next((t for t in tokens[bearer.index : verb.index] if t.text.lower() == "which" and t.head == verb.index), None)
        firm = tokens[which.index - 2] if which is not None and tokens[which.index - 1].text == "," else None
        if firm is None or firm.dep != "pobj" or firm.index <= bearer.index or firm.pos not in ("PROPN", "NOUN"):
            continue
        office = tokens[tokens[firm.head].head]
        if office.dep == "appos" and office.head == bearer.index and tokens[firm.head].text.lower() in ("of", "at", "for"):
            tokens[verb.index] = replace(verb, head=firm.index)


def _names_behind_offices(tokens: list[Token]) -> None:
    """ "The ex-president of X Y": Y is the one who was X's president, where X was taken for a part of his name."""
    for firm, name in pairwise(tokens):
        if firm.name is None or name.name is None or firm.head != name.index or name.dep != "pobj" or firm.dep != "compound":
            continue
        of = tokens[name.head]
        office = tokens[of.head]
        said = office.text.lower().removeprefix("ex-").removeprefix("then-")
        if of.text.lower() != "of" or of.index != firm.index - 1 or office.name is not None or office.index != of.index - 1:
            continue
        if said not in words("roles", "occupations") | words("roles", "offices") | words("roles", "athletes"):
            continue
        tokens[firm.index] = replace(firm, dep="pobj", head=of.index)
        tokens[name.index] = replace(name, dep="appos", head=office.index)


def _counts_taken_for_nouns(tokens: list[Token]) -> None:
    """ "Banned the seven-time All-Star": the noun is what follows the count."""
    for count, noun in pairwise(tokens):
        if not count.text.lower().endswith("-time") or count.pos != "NOUN" or count.name is not None or noun.name is not None:
            continue
        if noun.head != count.head or noun.dep not in ("npadvmod", "dep", "appos") or not noun.text[0].isalpha():
            continue
        for child in tokens[: count.index]:
            if child.head == count.index:
                tokens[child.index] = replace(child, head=noun.index)
        tokens[noun.index] = replace(noun, dep=count.dep, head=count.head, pos="NOUN", tag="NN", lemma=noun.text.lower())
        tokens[count.index] = replace(count, dep="amod", head=noun.index, pos="ADJ", tag="JJ")


def _lists_before_nouns(tokens: list[Token]) -> None:
    """ "A NAME, NAME and NAME ambassador": the noun is what is spoken of, and the names say of whom."""
    for noun in tokens[3:]:
        if noun.name is not None or noun.pos not in ("NOUN", "PROPN") or noun.tag not in ("NN", "NNS", "NNP"):
            continue
        last = tokens[noun.index - 1]
        while last.name is None and last.pos in ("NOUN", "ADJ") and last.dep in ("compound", "amod") and last.index > 1:
            last = tokens[last.index - 1]
        names = _names_before(tokens, last.index)
        if len(names) < 2 or names[0] == 0:
            continue
        article = tokens[names[0] - 1]
        if article.text.lower() not in ("a", "an") and not (article.text.lower() == "the" and noun.tag == "NNS"):
            continue
        top = next((tokens[n] for n in names if tokens[n].head not in (*names, noun.index)), None)
        if top is None or top.index == top.head:
            continue
        if noun.head not in names:
            continue
        tokens[noun.index] = replace(noun, dep=top.dep, head=top.head)
        inside = {*range(names[0] - 1, noun.index)}
        for token in tokens:
            if token.index in names:
                tokens[token.index] = replace(token, dep="nmod", head=noun.index)
            elif token.head in names and token.index != noun.index and (token.index in inside or token.index > noun.index):
                tokens[token.index] = replace(token, head=noun.index)


def _names_before(tokens: list[Token], last: int) -> list[int]:
    """The names of the list that ends at a token, "and" before the last one."""
    if tokens[last].name is None:
        return []
    found, at = [last], last - 1
    joined = False
    while at > 0 and tokens[at].text in (",", "and", "&", "or"):
        joined = joined or tokens[at].text != ","
        if tokens[at - 1].text == "," and tokens[at].text != ",":
            at -= 1
        if tokens[at - 1].name is None:
            break
        found.insert(0, at - 1)
        at -= 2
    return found if joined else []


def _objects_taken_for_subjects(tokens: list[Token]) -> None:
    """ "Swings a racket, wears X and carries Y": what stands directly behind a verb that shares its subject is its object."""
    for token in tokens:
        verb = tokens[token.head]
        if (
            token.dep != "nsubj"
            or token.index <= verb.index
            or verb.tag not in _FINITE
            or verb.dep != "conj"
            or any(t.name is None and t.pos not in ("DET", "ADJ", "NOUN", "PRON") for t in tokens[verb.index + 1 : token.index])
        ):
            continue
        if any(t.head == verb.index and t.index != token.index and t.dep in (*_SUBJECTS, "aux", "expl") for t in tokens):
            continue
        first = tokens[verb.head]
        if first.pos in ("VERB", "AUX") and any(
            t.head == first.index and t.dep in _SUBJECTS and t.index < first.index for t in tokens
        ):
            tokens[token.index] = replace(token, dep="dobj")


def _clothes_taken_for_verbs(tokens: list[Token]) -> None:
    """ "Wore X shades", "her gold X gown was": a noun for clothes behind a name is what was worn, and does nothing."""
    for token in tokens[2:-1]:
        maker, what = tokens[token.index - 1], tokens[tokens[token.index - 1].head]
        clothes = {token.lemma, token.text.lower()} & words("classes", "garment")
        if token.tag != "VBD" or token.dep not in ("csubj", "nsubj") or not clothes:
            continue
        if maker.name is not None and maker.dep == "appos" and what.head == token.index and what.dep in ("nsubj", "nsubjpass"):
            tokens[token.index] = replace(token, pos="NOUN", tag="NN", lemma=token.text.lower(), dep="nsubj")
            tokens[maker.index] = replace(maker, dep="compound", head=token.index)
            tokens[what.index] = replace(what, dep="amod", head=token.index)
            for child in tokens:
                if child.head == what.index and child.index not in (what.index, maker.index):
                    tokens[child.index] = replace(child, head=token.index)
    for token in tokens[2:]:
        maker, verb = tokens[token.index - 1], tokens[token.head]
        if (
            token.pos != "VERB"
            or token.dep not in ("ccomp", "xcomp", "advcl", "dep")
            or verb.lemma not in words("classes", "wearing")
            or maker.name is None
            or maker.head != token.index
            or not {token.lemma, token.text.lower()} & words("classes", "garment")
            or any(t.head == token.index and t.dep in ("dobj", "aux", "auxpass", "mark") for t in tokens)
        ):
            continue
        tokens[token.index] = replace(token, dep="dobj", pos="NOUN", tag="NNS" if token.text.endswith("s") else "NN")
        tokens[maker.index] = replace(maker, dep="compound")


def _participles_taken_for_nouns(tokens: list[Token]) -> None:
    """ "A campaign shot by X": what X shot is the campaign."""
    for token in tokens[1:-1]:
        before, after = tokens[token.index - 1], tokens[token.index + 1]
        if (
            token.text.lower() != "shot"
            or token.pos not in ("NOUN", "PROPN")
            or after.text.lower() not in ("by", "in", "on")
            or before.head != token.index
            or before.dep not in ("compound", "nmod")
            or before.lemma not in words("syntax", "shot")
            or token.head == token.index
        ):
            continue
        tokens[before.index] = replace(before, dep=token.dep, head=token.head, pos="NOUN")
        tokens[token.index] = replace(token, dep="acl", head=before.index, pos="VERB", tag="VBN", lemma="shoot")
        for child in tokens:
            if child.head == token.index and child.index < before.index:
                tokens[child.index] = replace(child, head=before.index)
        if after.text.lower() == "by" and after.head == token.index:
            tokens[after.index] = replace(after, dep="agent")


def _names_behind_colons(tokens: list[Token]) -> None:
    """ "Some of the best names: X, Y and Z": those behind the colon are the names."""
    for colon in tokens[1:-1]:
        noun, name = tokens[colon.index - 1], tokens[colon.index + 1]
        if colon.text != ":" or name.name is None or noun.name is not None or noun.tag != "NNS":
            continue
        if name.dep in ("npadvmod", "dep", "attr", "appos", "oprd") and name.head < colon.index and name.head != noun.index:
            tokens[name.index] = replace(name, dep="appos", head=noun.index)


def _months_before_subjects(tokens: list[Token]) -> None:
    """Make X the subject in "in August X, formerly of Y, replaced Z", where the month was taken for a part of the name."""
    for token in tokens[2:-1]:
        month, preposition = tokens[token.index - 1], tokens[token.index - 2]
        if token.name is None or token.dep != "pobj" or token.head != preposition.index or preposition.text.lower() != "in":
            continue
        if month.head != token.index or month.text.lower() not in cues("times")["months"]:
            continue
        verb = _verb_behind(tokens, token.index)
        if verb is None or any(t.head == verb.index and t.dep in _SUBJECTS for t in tokens):
            continue
        for aside in tokens[token.index + 1 : verb.index]:
            if aside.head == preposition.head and aside.dep in ("oprd", "attr", "dobj", "appos", "npadvmod"):
                tokens[aside.index] = replace(aside, dep="appos", head=token.index)
        tokens[month.index] = replace(month, dep="pobj", head=preposition.index)
        tokens[preposition.index] = replace(preposition, head=verb.index)
        tokens[token.index] = replace(token, dep="nsubj", head=verb.index)


def _owners_of_months(tokens: list[Token]) -> None:
    """ "Her July 2021 lawsuit": she owns the lawsuit, not the month."""
    for owner in tokens[:-2]:
        month = tokens[owner.head]
        if owner.dep != "poss" or month.text.capitalize() not in words("names", "calendar"):
            continue
        if month.dep in ("nmod", "compound", "amod", "poss") and month.head > month.index:
            tokens[owner.index] = replace(owner, head=month.head)


def _verb_behind(tokens: list[Token], index: int) -> Token | None:
    """The verb in the past that follows directly, or behind an aside between two commas."""
    at = index + 1
    if tokens[at].text == ",":
        closing = next((t.index for t in tokens[at + 1 :] if t.text == ","), len(tokens))
        if any(t.pos in ("VERB", "AUX") for t in tokens[at:closing]):
            return None
        at = closing + 1
    verb = tokens[at] if at < len(tokens) else None
    return verb if verb is not None and verb.tag == "VBD" and verb.pos == "VERB" and verb.name is None else None


def _suits_against(tokens: list[Token]) -> None:
    """ "Filed a complaint with the court against X", "a claim worth $1 million against X": the complaint is against X."""
    for against in tokens[3:]:
        if against.text.lower() != "against" or against.dep != "prep" or against.head > against.index:
            continue
        above: list[int] = []
        at = against.head
        while tokens[at].head != at and len(above) < _DEEP:
            above.append(at)
            at = tokens[at].head
        nouns = [t for t in tokens[: against.index] if t.lemma in words("classes", "suit") and t.pos == "NOUN" and t.name is None]
        if not nouns or not above or tokens[above[0]].pos in ("VERB", "AUX") or nouns[-1].index in above[:1]:
            continue
        suit = nouns[-1]
        governors = (*above[1:], at)
        beside = suit.index in above[1:] or (suit.dep == "dobj" and suit.head in governors)
        if beside and tokens[above[0]].lemma not in words("classes", "suit"):
            tokens[against.index] = replace(against, head=suit.index)


def _posts_taken_for_adverbs(tokens: list[Token]) -> None:
    """ "X, the NAME forward,": the forward is who is spoken of, and not the club."""
    for club, post in pairwise(tokens[:-1]):
        if club.name is None or club.dep != "appos" or post.head != club.index or post.pos not in ("ADV", "ADP", "ADJ"):
            continue
        if post.text.lower() not in words("syntax", "posts") or tokens[post.index + 1].pos != "PUNCT":
            continue
        tokens[post.index] = replace(post, dep="appos", head=club.head, pos="NOUN", tag="NN", lemma=post.text.lower())
        tokens[club.index] = replace(club, dep="compound", head=post.index)
        for child in tokens[: club.index]:
            if child.head == club.index:
                tokens[child.index] = replace(child, head=post.index)


def _kin_before_names(tokens: list[Token]) -> None:
    """ "X's ex, Y, has": Y is X's ex, where the ex was taken for a part of Y's name."""
    for noun in tokens[2:-2]:
        comma, name = tokens[noun.index + 1], tokens[noun.index + 2]
        if noun.name is not None or noun.head != name.index or noun.dep not in ("nmod", "compound", "amod"):
            continue
        owner = next((t for t in tokens[: noun.index] if t.head == name.index and t.dep == "poss"), None)
        if comma.text != "," or name.name is None or owner is None or noun.pos not in ("NOUN", "ADJ", "PROPN"):
            continue
        tokens[owner.index] = replace(owner, head=noun.index)
        head = noun.index if name.head == name.index else name.head
        tokens[noun.index] = replace(noun, dep=name.dep, head=head, pos="NOUN", tag="NN")
        tokens[name.index] = replace(name, dep="appos", head=noun.index)
        for child in tokens[: noun.index]:
            if child.head == name.index and child.index != owner.index:
                tokens[child.index] = replace(child, head=noun.index)
