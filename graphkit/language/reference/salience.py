"""What an expression may stand for: how salient a thing is, and which are ruled out by grammar."""

from __future__ import annotations

import math

from graphkit.language.cues import words
from graphkit.language.names.gazetteer import Gazetteer
from graphkit.language.reference.descriptions import pronoun_kind
from graphkit.language.reference.things import Keys, Story, Thing
from graphkit.language.syntax.clauses import Clause, Grammar
from graphkit.language.syntax.company import accompanied
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.model import BlockKind

ROLE_WEIGHT = {
    "nsubj": 1.5,
    "nsubjpass": 1.3,
    "dobj": 0.7,
    "poss": 0.6,
    "pobj": 0.4,
    "attr": 0.2,
    "appos": 0.2,
    "conj": 0.4,
    "ROOT": 0.5,
    "dative": 0.6,
}
# What a name weighs in a clause that only says more of something else, and as somebody's firm or club ("X of Y").
_SUBORDINATE = {"nsubj": 0.6, "nsubjpass": 0.5, "dobj": 0.3, "pobj": 0.1}
AFFILIATION = -0.6
# ... and as somebody to whom things are told.
TOLD = -0.6
# How much the subject of a clause is likelier to own what is named in it than somebody of the sentences before.
OWN_SUBJECT = 1.2
# Weights of salience: how much a sentence of distance costs, what mentions so far and mentions in the whole article add.
_PER_SENTENCE = 1.5
_PER_SENTENCE_NOMINAL = 1.2
_NOMINAL_TOTAL = 0.7
_PER_MENTION = 0.25
_PER_TOTAL = 0.4
# What it costs to be named only inside quotation marks, for an expression outside them in the same sentence.
_QUOTED = 2.0
# A name inside a description counts as if it had been mentioned so many sentences ago.
WEAK = 3.0
REACH_PRONOUN = 4
# What the person of a heading weighs at least below it: more than the subject of the sentence before.
HEADED = 1.6
# What the business of a heading weighs there: less than what the sentence before is about.
HEADED_BUSINESS = 0.4
# Below this nothing is on the reader's mind any more, even where it is the only one of its kind.
LEAST = -5.0
REACH_NOMINAL = 14


def salience(thing: Thing, sentence: Sentence, token: Token, reach: int, pronoun: bool = True) -> float | None:
    """How much a thing is on the reader\'s mind at a place in the text; none where it is too far back or only comes later."""
    here = [i for s, i in thing.seen if s == sentence.number and i != token.index]
    distance = sentence.number - thing.last
    if distance > (reach if sentence.kind is not BlockKind.HEADING else 4 * reach):
        return None
    if sentence.kind is BlockKind.HEADING:
        # A heading ("Has he apologised?") speaks of what the article is about, whoever was mentioned last.
        return math.log2(1 + thing.total) - 0.2 * distance
    score = (
        -(_PER_SENTENCE if pronoun else _PER_SENTENCE_NOMINAL) * distance
        + thing.prominence
        + _PER_MENTION * math.log2(1 + thing.count)
    )
    # What the whole article is about is meant more often than what it names once.
    score += (_PER_TOTAL if pronoun else _NOMINAL_TOTAL) * math.log2(1 + thing.total)
    if here and min(here) > token.index:
        return None
    if here and all(i < token.index for i in here) and _in_other_words(sentence, token.index, here):
        # "“We left Nike,” said its president": whom the words name is not whom the sentence is about, nor who says them.
        if pronoun and token.dep == "nsubj" and any(sentence.tokens[i].name == thing.key for i in here):
            return None
        score -= _QUOTED
    if here:
        score += 0.1 if pronoun else 0.8
    return score


def prominence(sentence: Sentence, token: Token, gazetteer: Gazetteer) -> float:
    """How much being named where it is makes a thing the one spoken of next: most as the subject of the main clause.

    The order of grammatical roles is that of centering theory (Grosz, Joshi and Weinstein 1995).
    """
    top = token
    while top.dep == "conj" and (up := sentence.head(top.index)) is not None:
        top = up
    role = top.dep
    governor = sentence.head(top.index)
    if role == "pobj" and governor is not None and governor.text.lower() in words("reference", "affiliation"):
        whose = sentence.head(governor.index)
        descriptor = gazetteer.descriptor(whose.lemma) if whose is not None and whose.name is None else None
        if whose is not None and (whose.name is not None or (descriptor is not None and descriptor.type == "Person")):
            return AFFILIATION
    if role == "pobj" and governor is not None and governor.text.lower() in ("in", "at") and _is_court(token):
        # "sued in the High Court": where, and not of whom it is told.
        return AFFILIATION
    if role in _SUBORDINATE and any(up.dep in ("relcl", "acl") for up in (top, *sentence.ancestors(top.index))):
        return _SUBORDINATE[role]
    if role == "attr" and governor is not None and token.name is not None:
        subjects = sentence.children(governor.index, "nsubj")
        if subjects and subjects[0].name is None and subjects[0].pos == "NOUN":
            # "The designer most often mentioned is X": the sentence is about X.
            return ROLE_WEIGHT["nsubj"]
    if role in ("dobj", "dative") and governor is not None and governor.lemma in words("reference", "told_to"):
        # "He told X": the text goes on about him.
        return TOLD
    return ROLE_WEIGHT.get(role, 0.0)


def is_told(sentence: Sentence, token: Token) -> bool:
    """Whether a name is of those to whom something is said: "told Vogue that", "said in an interview with Vogue"."""
    head = sentence.head(token.index)
    if token.dep == "pobj" and head is not None:
        head = sentence.head(head.index)
        return head is not None and head.lemma in words("reference", "verbs", "telling") | words("reference", "verbs", "talking")
    return token.dep in ("dobj", "dative") and head is not None and head.lemma in words("reference", "verbs", "telling")


def _is_court(token: Token) -> bool:
    return token.text.split()[-1].lower() in words("sorts", "plain", "courts")


def own_subject(story: Story, grammar: Grammar, token: Token) -> frozenset[str]:
    """Whose what a possessive pronoun owns is: what "it" stands for in the same clause, or else the subject of that clause."""
    if token.dep != "poss":
        return frozenset()
    clause = grammar.clause_of(token.index)
    if clause is not None and token.text.lower() == "its":
        before = [i for i in clause.object if i < token.index]
        meant = [i for i in before if grammar.sentence.tokens[i].text.lower() == "it"]
        if not meant and clause.lemma in words("reference", "verbs", "other_directed"):
            # "sued Meta over its purchases"
            meant = before
        if meant:
            return frozenset(k for i in meant for k in story.refer(story.now, i))
    if clause is None:
        return frozenset()
    phrases = ({t.index for t in grammar.sentence.subtree(i)} for i in clause.subject)
    if any(token.index in phrase and clause.verb not in phrase for phrase in phrases):
        # Within the subject itself, though not in a relative clause on it ("X, which made him its face").
        return frozenset()
    before = [i for i in clause.subject if i < token.index]
    if not before and (ahead := _named_ahead(grammar, clause, token)) is not None:
        return frozenset({ahead})
    return frozenset(k for i in before for k in story.refer(story.now, i))


def _named_ahead(grammar: Grammar, clause: Clause, token: Token) -> str | None:
    """Who is named right behind the phrase that opens a sentence: "in her memoir, X wrote"."""
    tokens = grammar.sentence.tokens
    subject = tokens[clause.subject[0]] if len(clause.subject) == 1 else None
    if subject is None or subject.name is None or subject.index < token.index or tokens[subject.index - 1].text != ",":
        return None
    opening = next((t for t in grammar.sentence.ancestors(token.index) if t.pos == "ADP"), None)
    return subject.name if opening is not None and opening.index <= 1 and opening.text[0].isupper() else None


def joined_before(story: Story, grammar: Grammar, token: Token) -> Keys:
    """Those named before their relative in one list: "X and Y and their brother", "X's wife Y and their son", "X came with Y and
    their son".
    """
    top = grammar.sentence.head(token.index)
    if top is None or top.dep != "conj":
        return ()
    while top.dep == "conj" and (up := grammar.sentence.head(top.index)) is not None:
        top = up
    heads = [h for h in grammar.expand(top.index) if h < token.index]
    heads = heads if len(heads) > 1 else [*(grammar.owners(top.index) or accompanied(grammar, top)), *heads]
    keys = tuple(dict.fromkeys(k for h in heads for k in story.refer(grammar.sentence.number, h)))
    people = all(story.things[k].type == "Person" and story.things[k].named for k in keys)
    return keys if len(keys) > 1 and people else ()


def ruled_out(story: Story, grammar: Grammar, token: Token) -> set[str]:
    """Things that the pronoun can't be: other arguments of its clause, unless it is reflexive or a possessor."""
    word = token.text.lower()
    if word in words("reference", "pronouns", "reflexive"):
        clause = grammar.clause_of(token.index)
        subjects = clause.subject if clause is not None else ()
        wanted = {k for i in subjects for k in story.refer(story.now, i)}
        return {k for k in story.things if k not in wanted} if wanted else set()
    if token.dep == "poss":
        # "Moss and her daughter": fine; "its owner X": the owner is not the possessor.
        head = grammar.sentence.head(token.index)
        names = {c.name for c in grammar.sentence.children(head.index, "appos") if c.name} if head is not None else set()
        if head is not None and head.name:
            names.add(head.name)
        if head is not None and head.dep == "appos" and (up := grammar.sentence.head(head.index)) is not None and up.name:
            names.add(up.name)
        doers = set() if token.pos == "PRON" else _people_of(story, grammar, token) | _tellers(story, grammar, token)
        return {n for n in names if n} | doers | (_not_own(story, grammar, head) if head is not None else set())
    if token.pos != "PRON":
        return _tellers(story, grammar, token) | _told_by_relative(story, grammar, token) | _beside(story, grammar, token)
    doer = _done_by(story, grammar, token) | _suers(story, grammar, token)
    return _beside(story, grammar, token) | _described_by(grammar, token) | _accusers(story, grammar, token) | doer


def _done_by(story: Story, grammar: Grammar, token: Token) -> set[str]:
    """What the subject of a relative clause does something to: in "the brand they founded" they are not the brand."""
    clause = grammar.clause_of(token.index)
    verb = grammar.sentence.tokens[clause.verb] if clause is not None and token.index in clause.subject else None
    if verb is None or verb.dep != "relcl":
        return set()
    return set(story.refer(story.now, verb.head))


def _suers(story: Story, grammar: Grammar, token: Token) -> set[str]:
    """Who goes to law over what another one has done: in "X sued Y over the shoes that it made" it is Y."""
    verb = grammar.sentence.head(token.index)
    if token.dep not in ("nsubj", "nsubjpass") or verb is None or verb.lemma not in words("reference", "litigants", "offending"):
        return set()
    for up in grammar.sentence.ancestors(token.index):
        head = grammar.sentence.head(up.index)
        if up.dep == "prep" and up.text.lower() in ("over", "for", "after") and head is not None:
            clause = grammar.clause(head.index)
            if clause is not None and clause.lemma in words("reference", "litigants", "complaining"):
                return {k for i in clause.subject for k in story.refer(story.now, i)}
    return set()


def _accusers(story: Story, grammar: Grammar, token: Token) -> set[str]:
    """Who alleges what a clause tells: in "X sued Y, alleging that it had lied" it is Y."""
    if token.dep not in ("nsubj", "nsubjpass"):
        return set()
    for up in grammar.sentence.ancestors(token.index):
        head = grammar.sentence.head(up.index)
        if (
            up.dep == "ccomp"
            and head is not None
            and head.lemma in words("reference", "verbs", "accusing")
            and head.index < up.index
        ):
            clause = grammar.clause(head.index)
            return {k for i in (clause.subject if clause is not None else ()) for k in story.refer(story.now, i)}
    return set()


def _described_by(grammar: Grammar, token: Token) -> set[str]:
    """Whom an apposition describes, of whom "a friend of his" in it is not: "X, a friend of his, left"."""
    if token.dep != "pobj":
        return set()
    ups = grammar.sentence.ancestors(token.index)
    heads = (grammar.sentence.head(up.index) for up in ups if up.dep == "appos")
    return {head.name for head in heads if head is not None and head.name is not None}


def _people_of(story: Story, grammar: Grammar, token: Token) -> set[str]:
    """Persons who do what a clause tells: in "X cut the rapper's name" the rapper is somebody else."""
    clause = grammar.clause_of(token.index)
    if clause is None or _inside(grammar, token, clause.subject):
        return set()
    return {k for i in clause.subject for k in story.refer(story.now, i) if story.things[k].type == "Person"}


def _tellers(story: Story, grammar: Grammar, token: Token) -> set[str]:
    """Persons who say or judge what a clause tells: in "X told them that the star had left" the star is somebody else."""
    found: set[str] = set()
    for up in grammar.sentence.ancestors(token.index):
        head = grammar.sentence.head(up.index)
        if up.dep == "pcomp" and head is not None:
            # "X blamed them for letting the star go"
            verb = grammar.sentence.head(head.index)
        elif up.dep == "ccomp" and head is not None and head.lemma in words("reference", "verbs", "telling"):
            verb = head if head.index < up.index else None
        else:
            verb = None
        clause = grammar.clause(verb.index) if verb is not None else None
        keys = {k for i in (clause.subject if clause is not None else ()) if i < token.index for k in story.refer(story.now, i)}
        found |= {k for k in keys if story.things[k].type == "Person"}
    return found


def _told_by_relative(story: Story, grammar: Grammar, token: Token) -> set[str]:
    """Whom the relative clause tells of in which a description stands: in "X, whom the singer married" the singer is not X."""
    found: set[str] = set()
    for up in grammar.sentence.ancestors(token.index):
        head = grammar.sentence.head(up.index)
        if up.dep == "relcl" and head is not None and head.index < token.index:
            found |= {k for k in story.refer(story.now, head.index) if story.things[k].type == "Person"}
    return found


def _beside(story: Story, grammar: Grammar, token: Token) -> set[str]:
    """The other parties of the clause."""
    clause = grammar.clause_of(token.index)
    if clause is None or token.index in clause.subject:
        # "She and the rapper wed": two.
        before = [i for i in (clause.subject if clause is not None and token.dep == "conj" else ()) if i < token.index]
        return {k for i in before for k in story.refer(story.now, i)}
    # "X owned most of it": of somebody else, as a description would be.
    described = token.pos != "PRON" or (token.dep == "pobj" and token.lemma == "it" and _inside(grammar, token, clause.object))
    inner = set(clause.subject) if described and not _inside(grammar, token, clause.subject) else set()
    named = {k for i in inner for k in story.refer(story.now, i)}
    phrases = {h for _, heads in clause.phrases for h in heads if clause.verb < h}
    others = set(clause.subject) | (set(clause.object) - {token.index})
    # "Went from X to the house": not X.
    others |= {h for h in phrases if h < token.index}
    named |= _owners_above(story, grammar, token, clause.verb)
    if token.pos == "PRON" and _is_spoken_of(grammar, token, clause.verb):
        named |= {k for i in clause.subject for k in story.refer(story.now, i)}
    if (
        token.dep in ("conj", "dative")
        or token.index in (*clause.object, *clause.indirect)
        or any(token.index in h for _, h in clause.phrases)
        or _in_exchange(grammar.sentence, token)
    ):
        return named | {k for i in others for k in story.refer(story.now, i) if i < token.index or i in clause.subject}
    # "It sold most of the company": a description anywhere in a clause is not its subject.
    return named


def _owners_above(story: Story, grammar: Grammar, token: Token, verb: int) -> set[str]:
    """Whose the phrase is in which a word stands: in "X's dismissal from the house" the house is not X."""
    found: set[str] = set()
    for up in grammar.sentence.ancestors(token.index):
        if up.index == verb or up.pos not in ("NOUN", "ADP"):
            break
        owners = (t.index for t in grammar.sentence.children(up.index, "poss") if t.index < token.index)
        found |= {k for i in owners if token.dep == "pobj" for k in story.refer(story.now, i)}
    return found


def _in_exchange(sentence: Sentence, token: Token) -> bool:
    """Whether somebody or something comes in another's place: "dropped X in favour of the actress"."""
    of = sentence.head(token.index)
    place = sentence.head(of.index) if of is not None and of.text.lower() == "of" else None
    return place is not None and place.lemma in words("reference", "exchanges")


def _is_spoken_of(grammar: Grammar, token: Token, verb: int) -> bool:
    """Whether a pronoun is whom a noun or adjective of the predicate is about, who would else be a "himself": "had praise for
    him", "is proud of him", but "keeps those around him" and "shared a photo of her and her son".
    """
    governor = grammar.sentence.head(token.index)
    if token.dep != "pobj" or governor is None or governor.text.lower() not in words("reference", "about_others"):
        return False
    if grammar.sentence.children(token.index, "conj"):
        return False
    for up in grammar.sentence.ancestors(governor.index):
        if up.index == verb:
            return True
        human = up.tag == "NNS" or up.pos == "PRON" or up.lemma in words("classes", "visual")
        beside = up.pos == "ADJ" and up.dep not in ("acomp", "oprd")
        if up.pos not in ("NOUN", "ADJ", "ADP") or (up.pos == "NOUN" and human) or beside:
            return False
    return False


def _not_own(story: Story, grammar: Grammar, owned: Token) -> set[str]:
    """Who can't be the owner of a thing because of what is done to it: nobody condemns his own words, or is his own successor."""
    clause = grammar.clause_of(owned.index)
    if clause is None:
        return set()
    head = grammar.sentence.head(owned.index)
    own = any(t.lemma == "own" for t in grammar.sentence.children(owned.index, "amod"))
    if owned.dep == "attr" and not own and clause.lemma in words("roles", "copulas"):
        # "X is its owner": whose else.
        return {k for i in clause.subject for k in story.refer(story.now, i)}
    if head is not None and head.dep == "prep" and f"{head.text.lower()} {owned.lemma}" in words("reference", "for_others"):
        return {k for i in clause.subject for k in story.refer(story.now, i)}
    if head is not None and head.dep == "prep" and head.text.lower() == "as":
        return {k for i in clause.object for k in story.refer(story.now, i)}
    if (
        owned.index in clause.object
        and clause.lemma in words("reference", "verbs", "other_directed")
        and not _is_relative(story, owned)
        and not is_former(grammar.sentence, owned)
    ):
        return {k for i in clause.subject for k in story.refer(story.now, i)}
    return set()


def is_former(sentence: Sentence, owned: Token) -> bool:
    """Whether it is whom somebody used to work for, and may well praise or sue himself: "her old club"."""
    adjectives = {t.text.lower() for t in sentence.children(owned.index, "amod")}
    former = adjectives & words("reference", "departures", "former")
    noun = owned.lemma.removeprefix("ex-")
    return noun in words("reference", "departures", "nouns") and (bool(former) or noun != owned.lemma)


def _is_relative(story: Story, owned: Token) -> bool:
    """Whether what is owned is somebody ("his former wife"): one may well marry, attack or praise one's own."""
    if owned.name is not None:
        # "sued her estranged husband X", where the name heads the phrase.
        return story.things[owned.name].type == "Person"
    descriptor = story.gazetteer.descriptor(owned.lemma)
    return owned.lemma in words("reference", "relational") or (descriptor is not None and descriptor.type == "Person")


def _inside(grammar: Grammar, token: Token, heads: tuple[int, ...]) -> bool:
    return any(up.index in heads for up in grammar.sentence.ancestors(token.index))


def _in_other_words(sentence: Sentence, index: int, here: list[int]) -> bool:
    """Whether a word stands outside quotation marks and all others of some words inside."""
    inside = _quoted(sentence)
    return index not in inside and bool(inside) and inside.issuperset(here)


def in_quotes_of(sentence: Sentence, token: Token, kind: str) -> bool:
    """Whether a pronoun stands in words that another of its kind, which is not resolved yet, is said to say."""
    inside = _quoted(sentence)
    return token.index in inside and any(
        t.index > token.index and t.index not in inside and _says(sentence, t, kind) for t in sentence.tokens
    )


def spoken_of(story: Story, sentence: Sentence, token: Token, kind: str) -> set[str]:
    """Whom pronouns of its kind mean in the words that a pronoun is said to say: "“She lied,” she said"."""
    inside = _quoted(sentence)
    if token.index in inside or not _says(sentence, token, kind):
        return set()
    words_inside = [t for t in sentence.tokens[: token.index] if t.index in inside and pronoun_kind(t.text.lower()) == kind]
    return {k for t in words_inside for k in story.refer(sentence.number, t.index)}


def _says(sentence: Sentence, token: Token, kind: str) -> bool:
    """Whether a pronoun of a kind is who says something."""
    head = sentence.head(token.index)
    telling = head is not None and head.lemma in words("reference", "verbs", "telling")
    return telling and token.dep == "nsubj" and pronoun_kind(token.text.lower()) == kind


def _quoted(sentence: Sentence) -> set[int]:
    """The words between quotation marks."""
    inside: set[int] = set()
    open_ = False
    for token in sentence.tokens:
        if token.text in ("“", "``") or (token.text == '"' and not open_):
            open_ = True
        elif token.text in ("”", "''", '"'):
            open_ = False
        elif open_:
            inside.add(token.index)
    return inside
