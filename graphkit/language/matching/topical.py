"""Roles in blocks about one business that its name, set off, begins: "Spanx. The brainchild of X.", "Nike: Y, founder, left", and
in the lines of a list of who is who in the business that the page is about: "X, president."
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from graphkit.language.cues import words
from graphkit.language.matching.role_bearers import Bearers
from graphkit.language.matching.role_nouns import RoleNoun, RoleNouns
from graphkit.language.matching.roles import RoleMatch
from graphkit.language.matching.rules import Role, Rules
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.discourse import Discourse
from graphkit.language.reference.things import Keys
from graphkit.language.syntax.clauses import Grammar, Heads
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.model import BlockKind

# So many words a line of a list of who is who has at least, and what stands behind its name.
_LEAST = 3
_SETTING_OFF = frozenset({",", "(", "–", "—", "-", ":"})
# What says of somebody that the office is at another place.
_ELSEWHERE = frozenset({"of", "at", "for", "in", "with", "behind"})


def topical_roles(grammar: Grammar, discourse: Discourse, rules: Rules, found: Collection[RoleMatch]) -> Iterator[RoleMatch]:
    """What role nouns without a party of their own say of the business that a block or its heading is about.

    ``found`` are the roles that the sentence tells with their parties.
    """
    sentence = grammar.sentence
    above = discourse.business_above(sentence.number)
    rostered = above is None and _is_rostered(sentence, discourse)
    topic = discourse.page.business if rostered else above
    if topic is None or sentence.kind in (BlockKind.HEADING, BlockKind.TITLE):
        return
    told = {m.trigger for m in found}
    reader = _Topical(grammar, discourse, rules, topic, rostered)
    for match in reader.read():
        if match.trigger not in told:
            yield match


def _is_rostered(sentence: Sentence, discourse: Discourse) -> bool:
    """Whether a sentence is a line of a list of who is who: a name, a comma and words without a verb or another name."""
    if sentence.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or len(sentence.tokens) < _LEAST:
        return False
    name, mark, *rest = sentence.tokens
    plain = not any(t.name is not None or t.pos in ("VERB", "AUX", "PRON", "ADP") for t in rest)
    named = name.name is not None and not name.lead and name.name != discourse.page.business
    return named and plain and mark.text in _SETTING_OFF


class _Topical:
    """Reads one sentence of a block about a business."""

    def __init__(self, grammar: Grammar, discourse: Discourse, rules: Rules, topic: str, rostered: bool = False) -> None:
        self.rostered = rostered
        self.grammar = grammar
        self.tokens = grammar.sentence.tokens
        self.discourse = discourse
        self.topic = topic
        self.nouns = RoleNouns(grammar.sentence, rules)
        self.bearers = Bearers(grammar, discourse, self.nouns)

    def read(self) -> Iterator[RoleMatch]:
        for token in self.tokens:
            if token.name is not None and token.lead:
                yield from self._in_lead(token)
            if (noun := self.nouns.at(token)) is not None and self._alone(token.index):
                yield from self._at_noun(noun)

    def _in_lead(self, token: Token) -> Iterator[RoleMatch]:
        """ "Founder X stepped down": a description in front of a name that names no firm, and is nobody's."""
        before = self.tokens[token.index - 1] if token.index else None
        if any(w.name is not None for w in token.lead) or not self._alone(token.index):
            return
        if before is not None and (before.tag in ("POS", "PRP$") or before.name is not None):
            return
        texts = [w.text.lower() for w in token.lead]
        for noun, heads in (
            (" ".join(texts), (token.index,)),
            (" ".join(texts).removesuffix("s"), self.grammar.expand(token.index)),
        ):
            found = self.nouns.roles_of(noun)
            if found is None:
                continue
            last = token.lead[-1]
            for role in found[1]:
                yield from self._match(role, found[0], noun, heads, (last.start, last.end), None)
            return

    def _at_noun(self, noun: RoleNoun) -> Iterator[RoleMatch]:
        token = noun.token
        span = (token.start, token.end)
        behind = {p for p, _ in self.grammar.noun_phrases(token.index)}
        own = bool(behind & _ELSEWHERE or self.grammar.owners(token.index) or self.grammar.sentence.children(token.index, "poss"))
        for role in noun.roles:
            if role.inverse:
                yield from self._of_topic(role, noun)
            elif not own:
                described = next(iter(self.bearers.descriptions(noun, role)), None)
                if described is not None:
                    yield from self._match(role, noun.noun, noun.text, described.heads, span, described.predicate)

    def _of_topic(self, role: Role, noun: RoleNoun) -> Iterator[RoleMatch]:
        """ "The brainchild of X", "X's baby": what a fragment without a verb says the business is."""
        token = noun.token
        if (
            token.dep != "ROOT"
            or self.grammar.sentence.children(token.index, "nsubj", "appos")
            or not self._is(self.topic, role.types)
        ):
            return
        heads = (
            *self.grammar.owners(token.index),
            *(h for p, hs in self.grammar.noun_phrases(token.index) if p in role.prepositions for h in hs),
        )
        party = tuple(
            k for h in heads for k in self.discourse.refer(self.grammar.sentence.number, h) if self._is(k, role.argument)
        )
        if party and self.topic not in party:
            yield RoleMatch(role, noun.noun, (self.topic,), (), party, heads, (token.start, token.end), None, noun.text)

    def _match(
        self, role: Role, noun: str, text: str, heads: Heads, span: tuple[int, int], predicate: int | None
    ) -> Iterator[RoleMatch]:
        if not self._tells(role, noun) or not self._is(self.topic, role.argument):
            return
        keys: Keys = tuple(
            k for h in heads for k in self.discourse.refer(self.grammar.sentence.number, h) if self._is(k, role.types)
        )
        if keys and all(self.discourse.things[k].named for k in keys):
            yield RoleMatch(role, noun, keys, heads, (self.topic,), (), span, predicate, text)

    def _tells(self, role: Role, noun: str) -> bool:
        """Whether a noun says what somebody is to a business even where none is named beside it."""
        if self.rostered:
            vague = noun in words("roles", "vague_offices") or noun in words("roles", "occupations")
            office = noun.split()[-1] in words("roles", "offices") and role.relation in words("roles", "topical")
            return not role.inverse and not vague and (office or role.relation in words("roles", "rostered"))
        if role.inverse or role.relation not in words("roles", "topical"):
            return False
        return role.implicit or (
            role.bare and role.relation != "worksFor" and noun.split()[-1] not in words("roles", "vague_offices")
        )

    def _alone(self, index: int) -> bool:
        """Whether no other organization is named in the sentence before a word."""
        others = {t.name for t in self.tokens[:index] if t.name is not None and t.name != self.topic}
        return self.rostered or not any(self.discourse.things[k].type in ORGANIZATIONS for k in others)

    def _is(self, key: str, classes: Collection[str]) -> bool:
        kind = self.discourse.things[key].type
        return kind in classes or ("Organization" in classes and kind in ORGANIZATIONS)
