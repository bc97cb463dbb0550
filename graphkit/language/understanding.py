"""From parsed sentences to a reading: who every word stands for, and what is said of whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from graphkit.language.claiming.accusations import Accusations
from graphkit.language.claiming.announcements import Announcements
from graphkit.language.claiming.ateliers import Ateliers
from graphkit.language.claiming.bosses import Bosses
from graphkit.language.claiming.crossings import crossings
from graphkit.language.claiming.disputes import Disputes
from graphkit.language.claiming.ellipsis import Repeater, gapped, still_planned
from graphkit.language.claiming.inferred import Inferred
from graphkit.language.claiming.maker import ClaimMaker
from graphkit.language.claiming.occasions import Occasions
from graphkit.language.claiming.offices import Offices
from graphkit.language.claiming.penalties import Penalties
from graphkit.language.claiming.products import Products
from graphkit.language.claiming.senses import Senses
from graphkit.language.claiming.sequels import Sequels, without_ends
from graphkit.language.claiming.settling import Settler
from graphkit.language.claiming.signatures import signatures
from graphkit.language.claiming.starts import Starts
from graphkit.language.cues import words
from graphkit.language.factuality.replies import answered
from graphkit.language.factuality.status import Judge
from graphkit.language.learned.classifier import Classifier
from graphkit.language.matching import rules as rule_files
from graphkit.language.matching.answers import answers, asked, enumerated
from graphkit.language.matching.entries import entry_roles
from graphkit.language.matching.frames import HEADING, Match, Matcher
from graphkit.language.matching.labelled import Boxes
from graphkit.language.matching.looks import Looks, about_looks
from graphkit.language.matching.prizes import Prizes
from graphkit.language.matching.roles import RoleMatch, RoleReader
from graphkit.language.matching.topical import topical_roles
from graphkit.language.names.gazetteer import Gazetteer
from graphkit.language.names.names import Names
from graphkit.language.quotations.said import without_echoes
from graphkit.language.quotations.voices import quotations, voices
from graphkit.language.reference.discourse import Discourse
from graphkit.language.reference.pages import leading
from graphkit.language.reference.things import Keys
from graphkit.language.setting import Setting
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.parse import UNSPOKEN
from graphkit.language.syntax.tree import Sentence
from graphkit.model import BlockKind, Claim, Document, Reading, Referent, Status
from graphkit.vocabulary import Vocabulary


def understand(
    document: Document, sentences: Sequence[Sentence], names: Names, rules: rule_files.Rules, gazetteer: Gazetteer,
    vocabulary: Vocabulary, classifier: Classifier | None = None,
) -> Reading:  # fmt: skip
    """Resolve every expression of a parsed document and read its facts.

    ``sentences`` are those of its blocks, numbered in text order, ``names`` the names found in them.
    """
    grammars = [Grammar(s) for s in sentences]
    totals = Counter(key for block in names.spots for _, key in block)
    discourse = Discourse(names.names, gazetteer, totals)
    discourse.read(grammars)
    heard = voices(document, grammars, discourse, _employers(grammars, discourse, rules))
    setting = Setting(document, heard.voices, heard.sources)
    setting.follow(grammars)
    headed = _bind_headings(grammars, discourse)
    questions = asked(grammars, rules)
    maker = ClaimMaker(document, discourse, vocabulary, setting)
    settler = Settler(discourse, vocabulary)
    looks = Looks(discourse, rules, about_looks(sentences))
    boxes, prizes = Boxes(discourse), Prizes(discourse)
    met: list[tuple[Grammar, list[RoleMatch], list[Match]]] = []
    for grammar in grammars:
        roles = list(RoleReader(grammar, discourse, rules).matches())
        roles.extend(entry_roles(grammar, discourse, rules, roles))
        roles.extend((*boxes.read(grammar.sentence), *prizes.read(grammar.sentence)))
        roles.extend(topical_roles(grammar, discourse, rules, roles))
        matcher = Matcher(grammar, rules, partial(discourse.meant, grammar.sentence.number))
        leaning = (*answers(grammar, questions.get(grammar.sentence.number, ())), *enumerated(grammar, rules))
        verbal = list(matcher.matches())
        below = grammar.sentence.number in headed
        plain = [*verbal, *gapped(grammar, verbal), *_own(list(matcher.phrases(below)))]
        frames = [*plain, *leaning, *looks.read(grammar, below, plain)]
        for role in roles:
            settler.see_role(grammar, role)
        for match in frames:
            settler.see_match(grammar, match)
        met.append((grammar, roles, frames))
    settler.settle()
    offices = Offices(discourse, maker)
    bosses = Bosses(discourse, maker)
    disputes = Disputes(discourse, maker)
    penalties = Penalties(discourse, maker)
    announcements = Announcements(discourse, maker)
    repeater = Repeater(discourse, vocabulary, setting)
    claims: list[Claim] = []
    for grammar, roles, frames in met:
        made = list(_claims(maker, grammar, roles, frames))
        shows = (c.object for c in made if c.relation in words("relations", "at_shows") and c.status is Status.ASSERTED)
        discourse.sent_out.extend((grammar.sentence.number, house) for house in shows)
        made.extend(bosses.read(grammar, made))
        made.extend(announcements.read(grammar, made))
        again = repeater.repeat(grammar, made)
        claims.extend((*still_planned(made, again), *offices.read(grammar, made, roles), *again))
        claims.extend((*disputes.read(grammar, (*made, *again)), *penalties.read(grammar, made)))
        claims.extend((*crossings(document, grammar, discourse), *signatures(document, grammar, discourse, setting)))
    if classifier is not None:
        claims = list(Inferred(document, discourse, maker, classifier, rules.own).settled(grammars, claims))
    claims = without_echoes(Accusations(grammars, discourse).held(Senses(grammars, discourse).settled(_distinct(claims))))
    claims = list(Products(grammars, discourse).with_houses(claims))
    claims = list(Ateliers(discourse).of_houses(claims))
    claims = list(answered(claims, grammars))
    claims = list(Starts(grammars, discourse, setting.chronology).settled(claims))
    claims = Occasions(grammars, discourse, setting.chronology).dated(claims)
    claims = list(without_ends(list(Sequels(grammars, setting.chronology).dated(claims))))
    spoken = quotations(document, heard)
    keys = {k for c in claims for k in (c.subject, c.object, c.place, c.attributed_to) if k} | {
        k for q in spoken for k in (q.speaker, q.platform) if k
    }
    # Names without a fact are told too: whoever looks for a missed fact sees whether its parties were recognised.
    keys |= {k for k, t in discourse.things.items() if t.named and t.count}
    return Reading(document, tuple(_referent(discourse, names, k) for k in sorted(keys)), tuple(claims), tuple(spoken))


def _claims(maker: ClaimMaker, grammar: Grammar, roles: Sequence[RoleMatch], frames: Sequence[Match]) -> Iterator[Claim]:
    """The claims of one sentence."""
    judge = Judge(grammar)
    for role in roles:
        yield from maker.of_role(grammar, judge, role)
    stated: set[tuple[str, int]] = set()
    # What an object that is left out may be is asked only where no rule has found one.
    for match in sorted(frames, key=lambda m: m.elliptic):
        if match.elliptic and (match.frame.relation, match.predicate) in stated:
            continue
        for claim in maker.of_match(grammar, judge, match):
            stated.add((match.frame.relation, match.predicate))
            yield claim


def _own(matches: list[Match]) -> list[Match]:
    """What phrases say, without what they would say of the heading where they name somebody themselves: "Zendaya in Dior"."""
    named = {m.frame.relation for m in matches if m.subject != (HEADING,)}
    return [m for m in matches if m.subject != (HEADING,) or m.frame.relation not in named]


def _distinct(claims: list[Claim]) -> list[Claim]:
    """One claim for each fact of a sentence: the surest one, with the details of the others."""
    best: dict[tuple[str, str, str, int], Claim] = {}
    for claim in claims:
        key = (claim.subject, claim.relation, claim.object, claim.start)
        have = best.get(key)
        if have is None or _sureness(claim) > _sureness(have):
            best[key] = claim
    return list(best.values())


def _sureness(claim: Claim) -> tuple[bool, bool, bool]:
    return (claim.status is not Status.ASSERTED, claim.date is not None, claim.amount is not None)


def _bind_headings(grammars: Sequence[Grammar], discourse: Discourse) -> frozenset[int]:
    """Let blocks under a heading that is nothing but names have these for their unspoken subject; the numbers of their
    sentences.
    """
    current: Keys = ()
    headed = set()
    for grammar in grammars:
        sentence = grammar.sentence
        if sentence.kind in (BlockKind.HEADING, BlockKind.TITLE):
            words = [t for t in sentence.tokens if t.pos not in ("PUNCT", "CCONJ", "SYM") and t.text not in ("&", "and")]
            current = tuple(t.name for t in words if t.name) if words and all(t.name for t in words) else ()
            if not current and sentence.kind is BlockKind.HEADING:
                current = tuple(t.name for t in leading(sentence) if t.name)
        elif current:
            discourse.bind(sentence.number, HEADING, current)
            headed.add(sentence.number)
        elif discourse.page.person is not None and sentence.kind is BlockKind.LIST_ITEM and _begins_with_verb(sentence):
            # "2019: Fronts the campaign": an entry about whoever the page is about.
            discourse.bind(sentence.number, HEADING, (discourse.page.person,))
        about = current or ((discourse.page.person,) if discourse.page.person is not None else ())
        for token in sentence.tokens:
            if token.text == UNSPOKEN and about and sentence.block not in discourse.led:
                discourse.bind(sentence.number, token.index, about)
    return frozenset(headed)


def _begins_with_verb(sentence: Sentence) -> bool:
    first = next(
        (
            t
            for t in sentence.tokens
            if t.pos not in ("PUNCT", "NUM", "SYM", "ADV") and t.text.capitalize() not in words("names", "calendar")
        ),
        None,
    )
    return first is not None and first.name is None and first.tag in ("VBD", "VBN", "VBZ")


def _employers(grammars: Sequence[Grammar], discourse: Discourse, rules: rule_files.Rules) -> dict[str, str]:
    """For whom people speak when they say "we": the one organization that the text gives them a role at."""
    found: dict[str, set[str]] = {}
    for grammar in grammars:
        for match in RoleReader(grammar, discourse, rules).matches():
            if match.role.relation in ("worksFor", "leads", "founded") and not match.role.inverse:
                if match.text.startswith("ex-") or {"former", "ex", "then"} & set(match.text.split()):
                    continue
                for person in match.described:
                    found.setdefault(person, set()).update(match.party)
    return {person: next(iter(parties)) for person, parties in found.items() if len(parties) == 1}


def _referent(discourse: Discourse, names: Names, key: str) -> Referent:
    thing = discourse.things[key]
    name = names.names.get(key)
    return Referent(
        key,
        thing.label,
        thing.type,
        name.aliases if name else tuple(sorted(thing.aliases - {thing.label})),
        thing.named,
        thing.gender if thing.type == "Person" else None,
        name.same_as if name else (),
    )
