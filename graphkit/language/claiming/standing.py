"""Whether a claim is so: what a rule makes of the status that the words give, and of the words of others."""

from __future__ import annotations

from graphkit.language.claiming.parties import parties
from graphkit.language.cues import words
from graphkit.language.factuality.modality import CEASED, NOTHING, Modality, class_of, verb_kind
from graphkit.language.factuality.status import Factuality, Judge
from graphkit.language.factuality.tense import tense
from graphkit.language.matching.frames import Match
from graphkit.language.matching.role_nouns import words_before
from graphkit.language.matching.roles import RoleMatch
from graphkit.language.quotations.said import Opinion, demands, holds, judges
from graphkit.language.reference.discourse import Discourse
from graphkit.language.setting import Setting
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.model import Status


def adjusted(match: Match, fact: Factuality, grammar: Grammar, judge: Judge) -> Factuality:
    """What a rule makes of the status that the words around its predicate give."""
    frame = match.frame
    if frame.status == Status.ASSERTED.value:
        # It is so whatever the words say of the rest: in "X will succeed Y" Y has the job.
        return Factuality(Status.ASSERTED, fact.speaker, False, (*fact.why, "the rule says Asserted"))
    if frame.status is not None and fact.status is Status.ASSERTED:
        return Factuality(Status(frame.status), fact.speaker, fact.future, (*fact.why, f"the rule says {frame.status}"))
    verb = grammar.sentence.tokens[match.predicate].lemma
    if (
        fact.status is Status.ASSERTED
        and not match.nominal
        and frame.relation not in words("relations", "saying") | words("relations", "of_love")  # "proposed to her"
        and verb in words("status", "intending")
        and (kind := verb_kind(verb)) is not None
    ):
        return Factuality(kind, fact.speaker, True, (*fact.why, f"“{verb}” is all that was done"))
    if (
        fact.status is Status.ASSERTED
        and not match.nominal
        and (kind := _of_part(match, grammar) if frame.relation in words("relations", "parts") else None)
    ):
        return Factuality(kind, fact.speaker, kind is Status.PLANNED, (*fact.why, f"“{verb}” is all that came of it"))
    if fact.status is Status.ASSERTED and frame.relation == "acquires" and match.nominal and _would_be(match, grammar):
        return Factuality(Status.PLANNED, fact.speaker, True, (*fact.why, "what it would do is told"))
    if fact.status is Status.ASSERTED and frame.relation == "acquires" and not match.nominal and _under_way(match, grammar):
        # "Is buying" says no more than "has agreed to buy".
        return Factuality(Status.PLANNED, fact.speaker, True, (*fact.why, "it is under way"))
    if match.affirmed:
        # "will not renew": the rule asked for the negation, so that it is so.
        settled: Status = Status.ASSERTED if fact.status in (Status.DENIED, Status.PLANNED) else fact.status
        if settled is Status.ASSERTED and (doubt := judge.doubted(match.predicate)) is not None:
            settled = doubt
        return Factuality(settled, fact.speaker, False, (*fact.why, "the rule asks for the negation"))
    if fact.status is Status.DENIED and CEASED in fact.why and frame.relation in words("relations", "lasting"):
        # "no longer sponsors": it was so, which is what the relation says.
        return Factuality(Status.ASSERTED, fact.speaker, False, fact.why)
    if fact.status is Status.DENIED and match.nominal and frame.relation == "marriedTo" and _came_to_nothing(match, grammar):
        # "their marriage collapsed": it was one.
        return Factuality(Status.ASSERTED, fact.speaker, False, (*fact.why, "what collapses has been"))
    kept = frame.relation == "partnersWith" or (frame.relation == "wears" and match.nominal)
    doubted = any(why.endswith("before the noun") for why in fact.why)  # "X's rumoured deal with Y"
    if kept and fact.status is not Status.ASSERTED and not doubted and NOTHING not in fact.why and _had_already(match, grammar):
        return Factuality(Status.ASSERTED, fact.speaker, False, (*fact.why, "its owner has it"))
    if fact.status in (Status.PLANNED, Status.DENIED) and frame.through:
        head = grammar.sentence.head(match.predicate)
        if head is not None and head.lemma == "pay":
            # "agreed to pay $5m to settle"
            head = grammar.sentence.head(head.index)
        if fact.status is Status.PLANNED and head is not None and head.lemma in frame.through:
            agreed = judge.verb(head.index)
            if agreed.status is not Status.ASSERTED:
                # "reportedly agreed to settle", "hopes to agree to settle"
                return agreed
            return Factuality(Status.ASSERTED, fact.speaker, False, (*fact.why, f"“{head.text}” settles it"))
    return fact


def _came_to_nothing(match: Match, grammar: Grammar) -> bool:
    """Whether the verb of which the noun is the subject tells that it came to nothing."""
    up = grammar.sentence.head(match.predicate)
    particles = {t.text.lower() for t in grammar.sentence.children(up.index, "prt", "advmod")} if up is not None else set()
    phrases = {f"{up.lemma} {p}" for p in particles} if up is not None else set()
    return up is not None and (up.lemma in words("status", "failing_verbs") or bool(phrases & words("status", "failing_phrases")))


def _without_places(before: list[str]) -> list[str]:
    """The words without those of a place: "sat next to Goop founder X"."""
    return before[2:] if before[:2] == ["next", "to"] else before[3:] if before[1:] == ["next", "to"] else before


def qualified(grammar: Grammar, judge: Judge, match: RoleMatch, fact: Factuality) -> Factuality:
    """What a word before a role noun makes of it: "potential designer", "incoming head", "rumoured boyfriend"."""
    before = _without_places(words_before(grammar.sentence, match.trigger[0])[-3:])
    for key, status in (("not_yet", Status.HYPOTHETICAL), ("incoming", Status.PLANNED), ("rumoured", Status.ALLEGED)):
        if word := next((w for w in before if w in words("roles", key)), None):
            return Factuality(status, fact.speaker, status is Status.PLANNED, (*fact.why, f"“{word}” before the noun"))
    if before[-2:] == ["to", "be"]:
        return Factuality(Status.PLANNED, fact.speaker, True, (*fact.why, "“to be” before the noun"))
    noun = _noun(grammar.sentence, match)
    if noun is not None and set(before) & words("roles", "denying") and not set(before) & words("roles", "not_denied"):
        return Factuality(Status.DENIED, fact.speaker, False, (*fact.why, "denied before the noun"))
    if _behind(grammar.sentence, match.trigger[1]) in words("roles", "not_yet_behind"):
        return Factuality(Status.PLANNED, fact.speaker, True, (*fact.why, "not yet, by the word behind the noun"))
    if any(" ".join(before[-n:]) in words("roles", "not_quite") for n in (1, 2)):
        return Factuality(Status.DENIED, fact.speaker, False, (*fact.why, f"“{before[-1]}” before the noun"))
    if noun is not None and (kind := _as_wanted(grammar, judge, noun, match)) is not None:
        return Factuality(kind, fact.speaker, kind is Status.PLANNED, (*fact.why, "what the office is told of as"))
    return fact


def has_now(grammar: Grammar, discourse: Discourse, match: RoleMatch, whom: str) -> bool:
    """Whether somebody has the office of which a clause tells that it will end: "will step down as", "X will succeed Y as"."""
    clause = grammar.clause(match.predicate) if match.predicate is not None else None
    if clause is None or match.role.relation not in words("relations", "lasting") or match.role.inverse:
        return False
    if clause.lemma in words("roles", "succession"):
        return whom in {k for h in clause.object for k in discourse.refer(grammar.sentence.number, h)}
    particles = set(clause.particles) & words("roles", "leaving_particles")
    return clause.lemma in words("roles", "leaving") and (bool(particles) or clause.lemma not in words("roles", "resigning_down"))


def before_name(sentence: Sentence, match: RoleMatch) -> bool:
    """Whether a role noun stands in the description before a name, which the parser is not shown: "Dior ambassador X"."""
    return _noun(sentence, match) is None


def _noun(sentence: Sentence, match: RoleMatch) -> Token | None:
    return next((t for t in sentence.tokens if t.start == match.trigger[0]), None)


def _behind(sentence: Sentence, end: int) -> str:
    """The word, in lower case, behind the hyphen at a character of the document."""
    said: list[tuple[str, int]] = []
    for token in sentence.tokens:
        said.extend((w.text.lower(), w.start) for w in token.lead if w.start >= end)
        said.extend([(token.text.lower(), token.start)] if token.start >= end else [])
    return said[1][0] if len(said) > 1 and said[0][0] in ("-", "–") and said[1][1] == end + 1 else ""


def _as_wanted(grammar: Grammar, judge: Judge, noun: Token, match: RoleMatch) -> Status | None:
    """What is told of an office behind "as" or a verb: "wanted X as its face", "was a natural fit as", "is no ambassador"."""
    sentence = grammar.sentence
    verb = sentence.tokens[match.predicate] if match.predicate is not None else None
    if noun.dep in ("attr", "oprd") and any(d.text.lower() in ("no", "neither") for d in sentence.children(noun.index, "det")):
        return Status.DENIED
    behind = sentence.head(noun.index)
    while behind is not None and behind.dep == "conj":
        behind = sentence.head(behind.index)
    told = sentence.head(behind.index) if behind is not None and behind.text.lower() in ("as", "for") else None
    if told is not None and told.pos == "NOUN" and behind is not None and behind.text.lower() == "as":
        # "her pursuit of X as its face", "X's appointment as its head was vetoed", "was offered a role as its face"
        giver = (
            sentence.head(told.index) if told.dep in ("dobj", "nsubjpass") and told.lemma in words("status", "parts") else None
        )
        if giver is not None and (kind := judge.kind(giver, "of_parts")) is not None:
            return kind
        return class_of("nouns_as").get(told.lemma) or _unless_asserted(judge.noun(told.index).status if verb is None else None)
    if verb is None:
        # "X in talks to become Y's ambassador": the office stands for X, whatever verb it is told by.
        become = sentence.head(noun.index)
        if become is None or noun.dep not in ("attr", "oprd") or become.lemma not in words("roles", "copulas"):
            return None
        fact = judge.verb(become.index)
        return None if CEASED in fact.why else _unless_asserted(fact.status)
    if told is not None and told.index == verb.index:
        return Status.DENIED if judge.falsely(verb) else judge.kind(verb, "as_what")
    if noun.dep in ("dobj", "conj") and noun.head == verb.index:
        return judge.kind(verb, "of_parts")
    return None


def _unless_asserted(status: Status | None) -> Status | None:
    return None if status is Status.ASSERTED else status


def _of_part(match: Match, grammar: Grammar) -> Status | None:
    """What a verb says of the part, job or deal that is its object: "turned down a role in", "was offered the job of"."""
    sentence = grammar.sentence
    verb = sentence.tokens[match.predicate]
    shown = match.frame.relation in ("attends", "performsAt", "appearsIn")
    kind = Modality(grammar).kind(verb, "of_parts") or (Modality(grammar).kind(verb, "of_appearances") if shown else None)
    if kind is None:
        return None
    things = list(sentence.children(verb.index, "dobj", "nsubjpass"))
    things += [n for p in sentence.children(verb.index, "prep", "prt") for n in sentence.children(p.index, "pobj")]
    as_what = any(p.text.lower() == "as" for p in sentence.children(verb.index, "prep"))
    return kind if as_what or any(t.lemma in words("status", "parts") for t in things) else None


def denied(fact: Factuality, ceased: bool) -> bool:
    """Whether a rule that asks for the negation has it: "will not renew", "refused to renew"; "hopes to work with" is none."""
    if ceased:
        return CEASED in fact.why
    return fact.status is Status.DENIED or any(CEASED in reason or "negated" in reason for reason in fact.why)


def says_so(grammar: Grammar, judge: Judge, discourse: Discourse, setting: Setting, match: Match, said: Opinion) -> bool:
    """Whether words of somebody's say what the rule asks for."""
    if match.frame.manner:
        return said.manner in match.frame.manner
    if match.frame.spoken == "demand":
        return demands(grammar, match.predicate)
    if match.frame.spoken == "own":
        own = {k for k, _ in parties(discourse, grammar, match.subject)}
        return bool(own) and own <= {k for k, _ in said.speakers}
    if match.frame.spoken != "about":
        return match.affirmed or holds(judge, match.predicate)
    return judges(grammar, setting, match.predicate)


def _had_already(match: Match, grammar: Grammar) -> bool:
    """Whether a deal, or clothes, are somebody's own, whatever is done about it: "is considering its deal with X"."""
    sentence = grammar.sentence
    verb = sentence.tokens[match.predicate]
    nouns = (match.trigger,) if match.nominal else tuple(t.index for t in sentence.children(match.predicate, "dobj", "nsubjpass"))
    if not match.nominal and verb.lemma not in words("syntax", "keeping"):
        return False
    return any(
        sentence.children(n, "poss") and not any(t.lemma in words("syntax", "to_come") for t in sentence.children(n, "amod"))
        for n in nouns
    )


def _under_way(match: Match, grammar: Grammar) -> bool:
    """Whether a verb tells in the present what is going on: "is buying"."""
    return grammar.sentence.tokens[match.predicate].tag == "VBG" and tense(grammar, match.predicate) == "present"


def _would_be(match: Match, grammar: Grammar) -> bool:
    """Whether only what a purchase would do is told: "the acquisition of X would create a giant"."""
    sentence = grammar.sentence
    verb = sentence.head(match.predicate)
    if verb is None or sentence.tokens[match.predicate].dep != "nsubj":
        return False
    return any(t.text.lower() in words("status", "reported_future") for t in sentence.children(verb.index, "aux"))
