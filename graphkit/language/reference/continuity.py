"""What the clauses of its own sentence tell of whom a pronoun means: subjects that go on, and what is named by the way."""

from __future__ import annotations

from graphkit.language.cues import cues, words
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.descriptions import article_of
from graphkit.language.reference.things import Keys, Story
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Token


def turned_to(story: Story, grammar: Grammar, token: Token, kind: str) -> frozenset[str]:
    """Somebody of a gender whom the sentence has named as a subject before a pronoun: in "X left when he could" it is X."""
    if kind not in ("male", "female"):
        return frozenset()
    wanted = "m" if kind == "male" else "f"
    subjects = (t for t in grammar.sentence.tokens[: token.index] if t.dep in ("nsubj", "nsubjpass") and t.pos != "PRON")
    things = (story.things[k] for t in subjects for k in story.refer(grammar.sentence.number, t.index))
    return frozenset(t.key for t in things if t.type == "Person" and t.named and t.gender == wanted)


def of_surname(story: Story, grammar: Grammar, token: Token) -> frozenset[str]:
    """Those of the surname of a relative whose name stands beside: in "his father is Lucian Grainge" it is a Grainge."""
    sentence = grammar.sentence
    owned = sentence.head(token.index)
    if token.dep != "poss" or owned is None:
        return frozenset()
    kin = (cues("reference")["kin"].get(w) for w in (owned.lemma, *(w.text.lower() for w in owned.lead)))
    if not set(kin) & {"sibling", "child", "parent"}:
        return frozenset()
    above = sentence.head(owned.index)
    said = sentence.children(above.index, "attr") if above is not None and above.lemma == "be" and owned.dep == "nsubj" else ()
    names = {t.name for t in (owned, *sentence.children(owned.index, "appos"), *said) if t.name is not None}
    surnames = {w[-1] for n in names if len(w := story.things[n].label.split()) > 1}
    return frozenset(
        t.key
        for t in story.things.values()
        if t.type == "Person" and t.key not in names and len(w := t.label.split()) > 1 and w[-1] in surnames
    )


def of_holder(story: Story, grammar: Grammar, token: Token) -> Keys:
    """What "its" is in "X, its founder" and "it" in "X still runs it", where X was told to have one business of which the text
    has just spoken.
    """
    sentence = grammar.sentence
    office = sentence.head(token.index)
    if token.dep == "dobj" and office is not None and office.lemma in words("reference", "ventures", "verbs"):
        clause = grammar.clause(office.index)
        people = [k for i in (clause.subject if clause is not None else ()) for k in story.refer(sentence.number, i)]
        own = {k for p in people for k in story.held.get(p, ()) if story.things[k].last >= sentence.number - 1}
        return (own.pop(),) if len(own) == 1 else ()
    if (
        token.dep != "poss"
        or token.lemma != "its"
        or office is None
        or office.lemma not in words("reference", "ventures", "holders")
    ):
        return ()
    above = sentence.head(office.index)
    beside = [*sentence.children(office.index, "appos"), *([above] if above is not None and office.dep == "appos" else [])]
    names = {t.name for t in beside if t.name is not None}
    held = [k for n in names for k in story.held.get(n, ()) if story.things[k].last >= sentence.number - 1]
    if not held:
        held = [k for n in names for k in _called_after(story, n, sentence.number)]
    return (held[0],) if len(held) == 1 else ()


def _called_after(story: Story, person: str, sentence: int) -> list[str]:
    """Firms of which the text has just spoken and that bear a name of somebody: in "its founder, Kylie Jenner" it is Kylie
    Cosmetics, whoever is the subject.
    """
    bearer = story.things[person]
    names = {w for w in bearer.label.lower().split() if len(w) > 2} if bearer.type == "Person" else set[str]()
    firms = (t for t in story.things.values() if t.named and t.count and t.type in ORGANIZATIONS and t.last >= sentence - 2)
    return [t.key for t in firms if names.intersection(t.label.lower().replace("'s", "").split())]


def left_behind(story: Story, grammar: Grammar, token: Token) -> set[str]:
    """From where somebody is fetched to do what follows: in "poached from X to be its chief" it is not X's."""
    found: set[str] = set()
    for verb in grammar.sentence.ancestors(token.index):
        phrases = (p for p in grammar.sentence.children(verb.index, "prep") if p.text.lower() == "from" and p.index < token.index)
        left = (t for p in phrases for t in grammar.sentence.children(p.index, "pobj"))
        if verb.lemma in words("reference", "verbs", "fetching"):
            found.update(k for t in left for k in story.refer(grammar.sentence.number, t.index))
    return found


def bought_by(story: Story, grammar: Grammar, token: Token) -> set[str]:
    """Who buys what is told of "them": in "X bought the firm they had founded" they are not X."""
    verb = grammar.sentence.head(token.index)
    noun = grammar.sentence.head(verb.index) if verb is not None and verb.dep == "relcl" else None
    while noun is not None and noun.dep == "appos":
        noun = grammar.sentence.head(noun.index)
    deed = grammar.sentence.head(noun.index) if noun is not None and noun.dep == "dobj" else None
    if token.dep != "nsubj" or deed is None or deed.lemma not in words("reference", "verbs", "buying"):
        return set()
    clause = grammar.clause(deed.index)
    return {k for i in (clause.subject if clause is not None else ()) for k in story.refer(grammar.sentence.number, i)}


def of_subject(story: Story, grammar: Grammar, token: Token) -> set[str]:
    """What is named only to say who the subject is: in "X, the founder of Y, was its first chief executive" it is not Y."""
    sentence = grammar.sentence
    office = sentence.head(token.index)
    verb = sentence.head(office.index) if office is not None else None
    if token.dep != "poss" or office is None or office.dep != "attr" or verb is None:
        return set()
    subjects = [t for t in sentence.children(verb.index, "nsubj") if t.name is not None]
    if not subjects or story.things[subjects[0].name or ""].type != "Person":
        return set()
    return {t.name for t in sentence.subtree(subjects[0].index) if t.name is not None}


def object_before(story: Story, grammar: Grammar, token: Token) -> frozenset[str]:
    """What the same one did something to before: "who founded the magazine and left it"."""
    verb = grammar.sentence.head(token.index)
    if token.dep != "dobj" or verb is None or verb.dep != "conj" or verb.head > verb.index:
        return frozenset()
    before = grammar.clause(verb.head)
    heads = before.object if before is not None else ()
    return frozenset(k for i in heads if i < token.index for k in story.refer(grammar.sentence.number, i))


def beside_subject(story: Story, grammar: Grammar, token: Token) -> set[str]:
    """People named only to say who the subject is: in "X, Y's rival, left Z, which he had joined" it is not Y.

    An object of the same clause may be: in "X, who played opposite Y, sued him" it is Y.
    """
    sentence = grammar.sentence
    told = ("appos",) if token.dep in ("dobj", "dative", "pobj") else ("appos", "relcl")
    subjects = [t for t in sentence.tokens[: token.index] if t.name is not None and t.dep in ("nsubj", "nsubjpass")]
    inside = {
        inner.name
        for subject in subjects
        if story.things[subject.name or ""].type == "Person"
        for apposed in sentence.children(subject.index, *told)
        for inner in sentence.subtree(apposed.index)
        if inner.name is not None and inner.name != subject.name
    }
    return {t for t in inside if t is not None}


def pronoun_before(story: Story, grammar: Grammar, token: Token) -> frozenset[str]:
    """Whom a pronoun means that is the subject before another one: "she sold it, and the mogul left" are likely two."""
    verb = grammar.sentence.head(token.index)
    if token.dep not in ("nsubj", "nsubjpass") or verb is None or verb.dep not in ("conj", "parataxis") or verb.head > verb.index:
        return frozenset()
    before = grammar.clause(verb.head)
    heads = before.subject if before is not None else ()
    spoken = (i for i in heads if i < token.index and grammar.sentence.tokens[i].pos == "PRON")
    return frozenset(k for i in spoken for k in story.refer(grammar.sentence.number, i))


def relayed(story: Story, grammar: Grammar, token: Token) -> tuple[frozenset[str], Keys]:
    """Those by whose account something is told, who are not "they", and the two they are named for: "according to friends of X
    and Y, they have split".
    """
    sentence = grammar.sentence
    above = {up.index for up in sentence.ancestors(token.index)}
    for source in sentence.tokens[: token.index]:
        if source.text.lower() != "according" or source.index in above:
            continue
        inside = sorted((t for t in sentence.subtree(source.index) if t.index < token.index), key=lambda t: t.index)
        sources = [t for t in inside if t.dep == "pobj"]
        if not sources or token in inside:
            continue
        named = [tuple(grammar.expand(t.index)) for t in inside if t.name is not None and sentence.children(t.index, "conj")]
        people = [tuple(k for i in heads for k in story.refer(sentence.number, i)) for heads in named]
        pairs = [keys for keys in people if len(keys) == 2 and all(story.things[k].type == "Person" for k in keys)]
        if sources[0].name is None:
            return frozenset(story.refer(sentence.number, sources[0].index)), pairs[0] if len(pairs) == 1 else ()
    return frozenset(), ()


def unheard_of(story: Story, grammar: Grammar, token: Token, likeliest: str) -> bool:
    """Whether "its" is of something new without a name, for which nothing can stand: "bought an app and became its boss"."""
    sentence = grammar.sentence
    if any(number == sentence.number for number, _ in story.things[likeliest].seen):
        return False
    for noun in reversed(sentence.tokens[: token.index]):
        descriptor = story.gazetteer.descriptor(noun.lemma) if noun.tag == "NN" and noun.name is None else None
        if descriptor is None or descriptor.type not in ("Platform", "MediaOutlet") or noun.dep in ("compound", "nmod"):
            continue
        if article_of(sentence, noun) in ("a", "an") and not story.refer(sentence.number, noun.index):
            return True
    return False


def subject_above(story: Story, grammar: Grammar, token: Token) -> frozenset[str]:
    """What the clause above is about, where "it" is the subject of one that gives its reason: "X fell because it lied"."""
    verb = grammar.sentence.head(token.index)
    if token.dep not in ("nsubj", "nsubjpass") or verb is None or verb.dep != "advcl" or verb.head > verb.index:
        return frozenset()
    above = grammar.clause(verb.head)
    heads = above.subject if above is not None else ()
    return frozenset(k for i in heads if i < token.index for k in story.refer(grammar.sentence.number, i))


def both_ahead(story: Story, grammar: Grammar, token: Token) -> Keys:
    """Whom a sentence names first behind "they": in "two years after they met, X and Y married" it is both."""
    sentence = grammar.sentence
    if any(t.name is not None and story.things[t.name].type == "Person" for t in sentence.tokens[: token.index]):
        return ()
    own = grammar.clause_of(token.index)
    if own is None or token.index not in own.subject:
        return ()
    for clause in grammar.clauses:
        verb = sentence.tokens[clause.verb]
        if verb.dep != "ROOT" or clause.verb == own.verb or not clause.subject or min(clause.subject) < own.verb:
            continue
        named = tuple(dict.fromkeys(n for i in clause.subject if (n := sentence.tokens[i].name) is not None))
        if len(named) > 1 and all(story.things[n].type == "Person" for n in named):
            return named
    return ()
