"""What is said again in short: "so has Y", "Y did the same", "Y followed suit", "it was the turn of Y".

Such a clause has the predicate of the clause before it and a subject of its own (VP ellipsis and its paraphrases; Dalrymple,
Shieber & Pereira, "Ellipsis and Higher-Order Unification", 1991).  Its claims are those of that clause, told of the other
party.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graphkit.language.cues import words
from graphkit.language.factuality.status import Judge
from graphkit.language.matching.frames import Match
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.discourse import Discourse
from graphkit.language.setting import Setting
from graphkit.language.syntax.clauses import Clause, Grammar, Heads
from graphkit.language.syntax.tree import Token
from graphkit.model import Claim, Span, Status
from graphkit.vocabulary import Vocabulary

# So many sentences may lie between a clause and what repeats it.
_NEAR = 2
# What is so and is not done: "Y's channels A and B dropped it, and X did the same" says nothing of whose X is.
_STANDING = frozenset(
    {"owns", "founded", "worksFor", "leads", "parentOf", "siblingOf", "marriedTo", "dating", "features", "charges"}
)
# What others do "as well" where they "followed" or "were next" are steps against somebody or for him, not posts or products.
_OWN = frozenset({"postsOn", "launches", "creates", "features", "commentsOn"})
_HELPERS = frozenset({"do", "have", "be", "will", "would", "can", "could"})
_SUBJECT_DEPS = ("nsubj", "nsubjpass", "attr", "dobj", "npadvmod", "appos", "oprd", "conj")


@dataclass(frozen=True, slots=True)
class Echo:
    """A party of whom the clause before is told again: its heads, the word that says so, and whether that is a verb."""

    heads: Heads
    at: int
    verb: int | None = None


class Repeater:
    """Makes the claims of clauses that repeat the one before; sentences are given in their order."""

    def __init__(self, discourse: Discourse, vocabulary: Vocabulary, setting: Setting) -> None:
        self.discourse = discourse
        self.vocabulary = vocabulary
        self.setting = setting
        self._told: list[tuple[Grammar, tuple[Claim, ...]]] = []

    def repeat(self, grammar: Grammar, claims: Sequence[Claim]) -> list[Claim]:
        """What the sentence says again of somebody else; ``claims`` are those of its own."""
        made: list[Claim] = []
        for echo in _echoes(grammar):
            found = self._model(grammar, echo, (*claims, *made))
            if found is not None:
                made.extend(c for c in self._retold(grammar, echo, *found) if c.relation not in _OWN or _exactly(grammar, echo))
        self._told = [*self._told[1 - _NEAR :], (grammar, (*claims, *made))]
        return made

    def _model(self, grammar: Grammar, echo: Echo, own: Sequence[Claim]) -> tuple[Grammar, int, list[Claim]] | None:
        """The claims of the clause that is repeated, and its predicate."""
        start = grammar.sentence.tokens[echo.at].start
        before = [c for c in own if c.trigger_span is not None and c.trigger_span.end <= start]
        for other, told in ((grammar, before), *reversed(self._told)):
            by_predicate: dict[int, list[Claim]] = {}
            for claim in told:
                told_by = _predicate(other, claim)
                if claim.relation in _STANDING and not _told_by_verb(other, claim, told_by):
                    continue
                predicate = self._above(other, claim, told_by)
                if predicate is not None and _is_main(other, predicate) and _agrees(grammar, echo, other, predicate):
                    by_predicate.setdefault(predicate, []).append(claim)
            if by_predicate:
                last = max(by_predicate)
                return other, last, by_predicate[last]
            if other is not grammar and (told or _helped_alike(other, grammar.sentence.tokens[echo.at])):
                return None
        return None

    def _above(self, grammar: Grammar, claim: Claim, predicate: int | None) -> int | None:
        """The verb whose subject the claim is about, where it was read from one governed by it ("asked X to remove it")."""
        while predicate is not None and grammar.sentence.tokens[predicate].dep in ("xcomp", "advcl", "ccomp"):
            doers = {k for h in grammar.surface_subject(predicate) for k in self.discourse.refer(grammar.sentence.number, h)}
            head = grammar.sentence.head(predicate)
            if claim.subject in doers or head is None or grammar.clause(head.index) is None:
                return predicate
            predicate = head.index
        return predicate

    def _retold(self, grammar: Grammar, echo: Echo, model: Grammar, predicate: int, claims: list[Claim]) -> Iterator[Claim]:
        sentence = grammar.sentence
        old = {k for h in model.surface_subject(predicate) for k in self.discourse.refer(model.sentence.number, h)}
        fact = Judge(grammar).verb(echo.verb) if echo.verb is not None else None
        token = sentence.tokens[echo.at]
        ended = any(c.relation == "endsPartnershipWith" for c in claims)
        instead = _instead(grammar, echo)
        for head in echo.heads:
            for key in self.discourse.refer(sentence.number, head):
                for claim in claims:
                    if claim.relation == "dismisses" and ended:
                        # "let her go": whoever does the same ends a partnership, and is no employer too.
                        continue
                    as_subject = claim.subject in old and not self._takes_object(grammar, echo, key, claim)
                    if key in (claim.subject, claim.object) or not old.intersection((claim.subject, claim.object)):
                        continue
                    if not self._alike(key, claim.subject if as_subject else claim.object):
                        continue
                    thing = self.discourse.things[claim.object]
                    if not thing.named and old.intersection(thing.owner):
                        # "pulled his music, and so did Y": Y did so with another's.
                        continue
                    object_ = claim.object
                    if as_subject and (other := instead.get(_preposition(model, claim))) is not None:
                        # "X wore Dior, as did Y in Chanel", "X shone in Dior, as did Y in Chanel"
                        meant = self.discourse.refer(sentence.number, other)
                        if not meant or not self._alike(meant[0], claim.object):
                            continue
                        object_ = meant[0]
                    status = claim.status
                    if fact is not None and fact.status is not Status.ASSERTED and status is Status.ASSERTED:
                        status = fact.status
                    at = sentence.tokens[head]
                    span = Span(at.start, at.end)
                    again = replace(
                        claim,
                        subject=key if as_subject else claim.subject,
                        object=object_ if as_subject else key,
                        start=sentence.start,
                        end=sentence.end,
                        subject_span=span if as_subject else None,
                        object_span=None if as_subject else span,
                        trigger_span=Span(token.start, token.end),
                        date=self.setting.date_of(grammar, echo.at, status is Status.PLANNED, True) if claim.date else None,
                        amount=None,
                        currency=None,
                        status=status,
                        why=(*claim.why, f"“{token.text}” says it again"),
                    )
                    if self.vocabulary.fits(
                        again.relation, *(self.discourse.things[k].type for k in (again.subject, again.object))
                    ):
                        yield again

    def _takes_object(self, grammar: Grammar, echo: Echo, key: str, claim: Claim) -> bool:
        """Whether who "followed" or was "next" is another one of those to whom it was done: "X signed with A. B followed"."""
        return not _exactly(grammar, echo) and not self._alike(key, claim.subject) and self._alike(key, claim.object)

    def _alike(self, one: str, two: str) -> bool:
        kinds = (self.discourse.things[one].type, self.discourse.things[two].type)
        return kinds[0] == kinds[1] or ORGANIZATIONS.issuperset(kinds)


def _told_by_verb(grammar: Grammar, claim: Claim, predicate: int | None) -> bool:
    """Whether the verb itself says what somebody has or leads ("held a stake"), and no noun beside it."""
    token = grammar.sentence.tokens[predicate] if predicate is not None else None
    return token is not None and claim.trigger_span is not None and claim.trigger_span.start == token.start


def _agrees(grammar: Grammar, echo: Echo, model: Grammar, predicate: int) -> bool:
    """Whether the helper may stand for the predicate: "so is X" repeats no "unveiled her"."""
    helper, verb = grammar.sentence.tokens[echo.at], model.sentence.tokens[predicate]
    if helper.lemma != "be" or echo.verb is not None:
        return True
    clause = model.clause(predicate)
    return verb.lemma == "be" or verb.tag == "VBG" or (clause is not None and clause.passive)


def _instead(grammar: Grammar, echo: Echo) -> dict[str, int]:
    """What stands in a phrase behind those who do the same, by its preposition: "as did X in Y"."""
    tokens = grammar.sentence.tokens
    phrases = [t for t in tokens[max(echo.heads, default=0) + 1 :] if t.pos == "ADP" and t.head in (echo.at, *echo.heads)]
    inside = [(p.text.lower(), t.index) for p in phrases for t in grammar.sentence.children(p.index, "pobj")]
    return {p: i for p, i in inside if tokens[i].name is not None}


def _preposition(grammar: Grammar, claim: Claim) -> str:
    """The preposition before the object of a claim; empty where there is none."""
    if claim.object_span is None:
        return ""
    token = next((t for t in grammar.sentence.tokens if t.start == claim.object_span.start), None)
    head = grammar.sentence.head(token.index) if token is not None else None
    return head.text.lower() if head is not None and head.pos == "ADP" else ""


def _predicate(grammar: Grammar, claim: Claim) -> int | None:
    """The verb of the clause that a claim was read from."""
    if claim.trigger_span is None:
        return None
    for token in grammar.sentence.tokens:
        if token.start == claim.trigger_span.start:
            above = (token, *grammar.sentence.ancestors(token.index))
            if any(t.dep in ("nsubj", "nsubjpass", "poss") for t in above):
                # What is said of the subject beside its name ("Gucci's X is out") is nothing that others do.
                return None
            clause = grammar.clause_of(token.index)
            return clause.verb if clause is not None else None
    return None


def _is_main(grammar: Grammar, verb: int) -> bool:
    """Whether a verb heads the sentence, is coordinated with the one that does, or stands in what somebody says."""
    token = grammar.sentence.tokens[verb]
    while token.dep in ("conj", "ccomp", "dep", "parataxis") and (up := grammar.sentence.head(token.index)) is not None:
        token = up
    return token.dep == "ROOT"


def _exactly(grammar: Grammar, echo: Echo) -> bool:
    """Whether the very same is said to be done ("so did Y", "Y did the same"), not only the next step ("Y followed")."""
    return grammar.sentence.tokens[echo.at].lemma not in ("follow", "go", "come", "be", "turn")


def _helped_alike(grammar: Grammar, helper: Token) -> bool:
    """Whether the main verb of a sentence has the helper of what repeats it: "X is leaving. So is Y" repeats just that."""
    root = next((t for t in grammar.sentence.tokens if t.dep == "ROOT"), None)
    if root is None or helper.lemma == "do":
        return False
    helpers = [root, *grammar.sentence.children(root.index, "aux", "auxpass")]
    return any(t.lemma == helper.lemma for t in helpers)


def _echoes(grammar: Grammar) -> Iterator[Echo]:
    yield from _inverted(grammar)
    for clause in grammar.clauses:
        heads = _repeats(grammar, clause)
        if heads:
            yield Echo(heads, clause.verb, clause.verb)
    for token in grammar.sentence.tokens:
        if token.lemma == "turn" and token.pos == "NOUN":
            heads = grammar.owners(token.index) or tuple(
                h for p, heads in grammar.noun_phrases(token.index) if p == "of" for h in heads
            )
            head = grammar.sentence.head(token.index)
            if head is not None and head.lemma == "be" and heads:
                yield Echo(heads, token.index)
    yield from _next_to_go(grammar)


def _next_to_go(grammar: Grammar) -> Iterator[Echo]:
    """ "Next to go was X", "Next up: X"."""
    tokens = grammar.sentence.tokens
    opening = " ".join(t.text.lower() for t in tokens[:5])
    said = next((o for o in words("syntax", "next_to_go") if opening.startswith(o + " ")), None)
    name = next((t.index for t in tokens[1:7] if t.name is not None), None) if said is not None else None
    verb = next((t.index for t in tokens[:7] if t.lemma == "be"), None)
    if name is not None and verb is not None and verb < name:
        yield Echo(grammar.expand(name), verb, verb)


def _inverted(grammar: Grammar) -> Iterator[Echo]:
    """ "So has X", "so too were X and Y", "as did X", "neither has X"."""
    tokens = grammar.sentence.tokens
    for token in tokens[:-2]:
        if token.text.lower() not in words("syntax", "echoing"):
            continue
        at = token.index + 1
        while at < len(tokens) - 1 and tokens[at].text.lower() in ("too", "also", "indeed"):
            at += 1
        if tokens[at].lemma not in _HELPERS or tokens[at].pos not in ("AUX", "VERB"):
            continue
        subject = _subject_behind(tokens, at)
        if subject is None:
            continue
        heads = grammar.expand(subject)
        last = max(heads)
        # "as did X", and nothing more that would be a predicate of its own ("so is X a fan").
        if not any(t.pos in ("VERB", "ADJ") and t.head == at for t in tokens[last + 1 :]):
            yield Echo(heads, at)


def _subject_behind(tokens: Sequence[Token], helper: int) -> int | None:
    for token in tokens[helper + 1 : helper + 7]:
        if token.name is not None and (token.dep in _SUBJECT_DEPS or token.index == helper + 1):
            return token.index
        if token.pos in ("PRON", "NOUN") and token.dep in _SUBJECT_DEPS:
            return token.index
        if token.pos not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"):
            return None
    return None


def _repeats(grammar: Grammar, clause: Clause) -> Heads:
    """Of whom a clause like "X did the same", "X followed suit" tells; nobody for any other."""
    if not clause.subject or clause.passive:
        return ()
    tokens = grammar.sentence.tokens
    children = grammar.sentence.children(clause.verb)
    nouns = {tokens[h].lemma for h in clause.object}
    said = {t.text.lower() for t in children} | {t.text.lower() for h in clause.object for t in grammar.sentence.children(h)}
    pronoun = any(tokens[h].text.lower() in ("it", "this", "that", "he", "she", "they") for h in clause.subject)
    if clause.lemma == "do":
        behind = [t.text.lower() for t in tokens[clause.verb + 1 : clause.verb + 4]]
        again = bool(nouns & {"same", "likewise"}) or "same" in said or bool(said & {"likewise", "so"} and not clause.object)
        # "Did the same Wednesday": parsers take the day for what was done.
        again = again or "the same" in " ".join(behind)
        so_well = "as well" in " ".join(t.text.lower() for t in children)
        # "did well too" is no repetition.
        short = not clause.object and (so_well or (bool(said & {"too", "also"}) and not said & words("syntax", "faring")))
        return clause.subject if again or short else ()
    if clause.lemma == "follow":
        if nouns & words("syntax", "followed"):
            return clause.subject
        alone = not clause.object and not clause.complement and {p for p, _ in clause.phrases} <= {"on", "in", "within", "after"}
        return clause.subject if alone and not pronoun and tokens[clause.verb].tag != "VB" else ()
    if clause.lemma in ("have", "be") and not clause.object and not clause.complement and not clause.phrases:
        return clause.subject if said & {"too"} and not pronoun else ()
    if clause.lemma in ("go", "be", "come") and not clause.object and said & {"next"} and not pronoun:
        # "Visa went next", but not "is next to X" or "went next door".
        return clause.subject if not {p for p, _ in clause.phrases} & {"to", "for", "door"} else ()
    if any(tokens[h].lemma in words("syntax", "exits") for p, heads in clause.phrases if p in ("for", "to") for h in heads):
        # "Trek and Giro headed for the exit"
        return clause.subject if clause.lemma in words("syntax", "heading") and not clause.object and not pronoun else ()
    if clause.lemma == "jump" and nouns == {"ship"}:
        return clause.subject if not pronoun else ()
    if clause.lemma == "join":
        alone = not clause.object and not clause.complement and "in" in said and not {p for p, _ in clause.phrases} - {"in", "on"}
        return clause.subject if nouns & words("syntax", "joined") or (alone and not pronoun) else ()
    return ()


def still_planned(claims: Sequence[Claim], again: Sequence[Claim]) -> list[Claim]:
    """The claims of a sentence without those of plans that it tells again as done."""
    done = {(c.subject, c.relation, c.object) for c in again if c.status is Status.ASSERTED}
    return [c for c in claims if c.status is not Status.PLANNED or (c.subject, c.relation, c.object) not in done]


def gapped(grammar: Grammar, matches: Sequence[Match]) -> Iterator[Match]:
    """Clauses without a verb of their own: "X wore Versace, Y Givenchy", "X walked for Chanel and Y for Dior"."""
    tokens = grammar.sentence.tokens
    for match in matches:
        if match.nominal or match.together or not match.object or not match.subject:
            continue
        if min(match.subject) < 0 or tokens[match.object[0]].name is None or tokens[match.subject[0]].name is None:
            continue
        last = match.object[0]
        # The word between a clause's verb and its object, if it is a preposition, is said again.
        before = tokens[last - 1].text.lower() if tokens[last - 1].pos == "ADP" else None
        for token in tokens[last + 2 : -1]:
            if token.pos in ("VERB", "AUX") and token.dep not in ("amod", "compound"):
                break
            if token.name is None or tokens[token.index - 1].text.lower() not in (",", ";", "and", "while"):
                continue
            at = token.index + 1
            if before is not None and tokens[at].text.lower() == before:
                at += 1
            elif before is not None:
                continue
            worn = _worn(tokens, at)
            at = at if worn is None else worn
            if at >= len(tokens) or tokens[at].name is None or at in match.subject:
                continue
            behind = tokens[at + 1] if at + 1 < len(tokens) else None
            if worn is not None or behind is None or behind.pos in ("PUNCT", "CCONJ", "ADP"):
                yield replace(match, subject=(token.index,), object=grammar.expand(at), companions=())


def _worn(tokens: Sequence[Token], start: int) -> int | None:
    """The name before clothes that an article introduces: "X wore Dior, Y a vintage Gucci suit"."""
    at = start
    while at + 1 < len(tokens) and tokens[at].name is None and (tokens[at].pos in ("DET", "ADJ") or tokens[at].tag == "VBN"):
        at += 1
    if at == start or tokens[at].name is None:
        return None
    behind = next((t for t in tokens[at + 1 : at + 4] if t.lemma in words("classes", "garment")), None)
    plain = behind is not None and all(t.pos in ("ADJ", "NOUN") for t in tokens[at + 1 : behind.index])
    return at if plain else None
