"""Documents in, readings out: the language rooms in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from graphkit import vocabulary
from graphkit.language.claiming.accusations import Accusations
from graphkit.language.claiming.bosses import Bosses
from graphkit.language.claiming.crossings import crossings
from graphkit.language.claiming.disputes import Disputes
from graphkit.language.claiming.ellipsis import Repeater, gapped, still_planned
from graphkit.language.claiming.maker import ClaimMaker
from graphkit.language.claiming.occasions import Occasions
from graphkit.language.claiming.offices import Offices
from graphkit.language.claiming.products import Products
from graphkit.language.claiming.senses import Senses
from graphkit.language.claiming.sequels import Sequels
from graphkit.language.claiming.settling import Settler
from graphkit.language.cues import words
from graphkit.language.factuality.replies import answered
from graphkit.language.factuality.status import Judge
from graphkit.language.matching import rules as rule_files
from graphkit.language.matching.answers import answers, asked, enumerated
from graphkit.language.matching.entries import entry_roles
from graphkit.language.matching.frames import HEADING, Match, Matcher
from graphkit.language.matching.looks import Looks, about_looks
from graphkit.language.matching.roles import RoleMatch, RoleReader
from graphkit.language.names import gazetteer
from graphkit.language.names.names import Names, find_names
from graphkit.language.names.spotting import BlockWords, recut, spot
from graphkit.language.quotations.said import without_echoes
from graphkit.language.quotations.voices import quotations, voices
from graphkit.language.reference.discourse import Discourse
from graphkit.language.reference.pages import leading
from graphkit.language.reference.things import Keys
from graphkit.language.setting import Setting
from graphkit.language.shown.simplify import simplify
from graphkit.language.shown.timeline import entries
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.parse import UNSPOKEN, Parser, Words
from graphkit.language.syntax.tree import Sentence, Word
from graphkit.model import BlockKind, Claim, Document, Provenance, Reading, Referent, Status
from graphkit.version import VERSION

# Batches of this many documents are fastest; larger ones only take more memory.
_BATCH = 16
# Relations whose object is an occasion, so that they happened on its day.
_READ = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION)


class Reader:
    """Reads documents with one pipeline and one set of rules.

    ``model`` is the import name of an installed spaCy pipeline, ``rules`` are a user's rules folders.
    Raises ModelError, RuleError or VocabularyError where one of them does not fit.
    """

    def __init__(self, model: str | None = None, rules: Sequence[Path] = ()) -> None:
        self._given = tuple(rules)
        self.vocabulary = vocabulary.load(tuple(p for given in rules for p in _ontologies(given)))
        self.rules = rule_files.load(rules)
        self.gazetteer = gazetteer.load([p for p in rules if p.is_dir()])
        self.parser = Parser(model)

    @property
    def provenance(self) -> Provenance:
        """What made the readings."""
        return Provenance(f"graphkit {VERSION}", self.parser.description, self.rules.digest)

    def read(self, documents: Iterable[Document], workers: int = 1) -> Iterator[Reading]:
        """Read documents, in their order.  ``workers`` above 1 spreads them over processes; the result is the same."""
        if workers > 1:
            from graphkit.language.parallel import read_in_processes

            yield from read_in_processes(partial(_begin, self.parser.model, self._given), documents, workers)
            return
        stream = iter(documents)
        while batch := list(islice(stream, _BATCH)):
            yield from self._read_batch(batch)

    def _read_batch(self, documents: list[Document]) -> Iterator[Reading]:
        blocks = [[b for b in d.blocks if b.kind in _READ] for d in documents]
        texts = [d.text[b.start : b.end] for d, bs in zip(documents, blocks, strict=True) for b in bs]
        cut = iter(self.parser.words(texts))
        worded = [
            [recut(BlockWords(b.kind, d.text[b.start : b.end], b.start, _moved(next(cut), b.start)), self.gazetteer) for b in bs]
            for d, bs in zip(documents, blocks, strict=True)
        ]
        named = [find_names(bs, spot(bs, self.gazetteer), self.gazetteer) for bs in worded]
        shown = [
            [(simplify(i, b, names, self.gazetteer, i in dated), b.kind) for i, b in enumerate(bs)]
            for bs, names in zip(worded, named, strict=True)
            for dated in [entries(bs)]
        ]
        parsed = iter(self.parser.parse([piece for bs in shown for piece in bs]))
        for document, bs, names in zip(documents, worded, named, strict=True):
            sentences = [s for _ in bs for s in next(parsed)]
            yield self._understand(document, _renumbered(sentences), names)

    def _understand(self, document: Document, sentences: list[Sentence], names: Names) -> Reading:
        grammars = [Grammar(s) for s in sentences]
        totals = Counter(key for block in names.spots for _, key in block)
        discourse = Discourse(names.names, self.gazetteer, totals)
        discourse.read(grammars)
        heard = voices(document, grammars, discourse, _employers(grammars, discourse, self.rules))
        setting = Setting(document, heard.voices, heard.sources)
        setting.follow(grammars)
        headed = _bind_headings(document, grammars, discourse)
        questions = asked(grammars, self.rules)
        maker = ClaimMaker(document, discourse, self.vocabulary, setting)
        settler = Settler(discourse, self.vocabulary)
        looks = Looks(discourse, self.rules, about_looks(sentences))
        met: list[tuple[Grammar, list[RoleMatch], list[Match]]] = []
        for grammar in grammars:
            roles = list(RoleReader(grammar, discourse, self.rules).matches())
            roles.extend(entry_roles(grammar, discourse, self.rules, roles))
            matcher = Matcher(grammar, self.rules)
            leaning = (*answers(grammar, questions.get(grammar.sentence.number, ())), *enumerated(grammar, self.rules))
            verbal = list(matcher.matches())
            below = grammar.sentence.number in headed
            frames = [*verbal, *gapped(grammar, verbal), *matcher.phrases(below), *leaning, *looks.read(grammar, below, verbal)]
            for role in roles:
                settler.see_role(grammar, role)
            for match in frames:
                settler.see_match(grammar, match)
            met.append((grammar, roles, frames))
        settler.settle()
        offices = Offices(discourse, maker)
        bosses = Bosses(discourse, maker)
        disputes = Disputes(discourse, maker)
        repeater = Repeater(discourse, self.vocabulary, setting)
        claims: list[Claim] = []
        for grammar, roles, frames in met:
            made = list(_claims(maker, grammar, roles, frames))
            made.extend(bosses.read(grammar, made))
            again = repeater.repeat(grammar, made)
            claims.extend((*still_planned(made, again), *offices.read(grammar, made, roles), *again))
            claims.extend(disputes.read(grammar, (*made, *again)))
            claims.extend(crossings(document, grammar, discourse))
        claims = without_echoes(Accusations(grammars, discourse).held(Senses(grammars, discourse).settled(_distinct(claims))))
        claims = list(Products(grammars, discourse).with_houses(claims))
        claims = list(answered(claims, grammars))
        claims = Occasions(grammars, discourse, setting.chronology).dated(claims)
        claims = list(Sequels(grammars, setting.chronology).dated(claims))
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


def _begin(model: str, rules: tuple[Path, ...]) -> Callable[[Iterable[Document]], Iterator[Reading]]:
    """What a process of its own reads with."""
    return Reader(model, rules).read


def _ontologies(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.ttl")) if folder.is_dir() else []


def _moved(words: Words, by: int) -> Words:
    return Words(tuple(Word(w.text, w.start + by, w.end + by) for w in words.words), words.proposals, words.tags)


def _renumbered(sentences: list[Sentence]) -> list[Sentence]:
    return [Sentence(s.tokens, s.kind, number, s.block) for number, s in enumerate(sentences)]


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


def _bind_headings(document: Document, grammars: Sequence[Grammar], discourse: Discourse) -> frozenset[int]:
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
            if token.text == UNSPOKEN and about:
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
