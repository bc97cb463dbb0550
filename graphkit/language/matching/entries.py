"""Roles in lists about one person: "Bulgari, 2020 – ambassador", "2019: global ambassador for Lancôme"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from graphkit.language.matching.frames import HEADING
from graphkit.language.matching.role_nouns import RoleNouns
from graphkit.language.matching.roles import RoleMatch
from graphkit.language.matching.rules import Rules
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Grammar
from graphkit.model import BlockKind

_RELATIONS = frozenset({"endorses", "worksFor", "leads", "founded", "owns", "investsIn"})
_MARKS = (",", ":", "–", "—", "-", "(")


def entry_roles(grammar: Grammar, discourse: Discourse, rules: Rules, found: Collection[RoleMatch]) -> Iterator[RoleMatch]:
    """What entries of a list say that the person of their heading, or of the whole page, is to somebody.

    ``found`` are the roles that the sentence tells of somebody whom it names.
    """
    sentence = grammar.sentence
    root = next((t for t in sentence.tokens if t.dep == "ROOT"), None)
    if sentence.kind is not BlockKind.LIST_ITEM or root is None or root.tag in ("VBD", "VBZ", "VBP"):
        return
    person = _person(discourse, sentence.number)
    named = [t for t in sentence.tokens if t.name is not None]
    if person is None or not named or named[0].name == person:
        return
    told = {m.trigger for m in found}
    nouns = RoleNouns(sentence, rules)
    for token in sentence.tokens:
        noun = nouns.at(token)
        if noun is None or noun.plural or (token.start, token.end) in told:
            continue
        before, first = sentence.tokens[noun.first - 1] if noun.first else None, named[0]
        party = first if before is not None and first.index < noun.first else None
        if party is None:
            heads = [h for p, hs in grammar.noun_phrases(token.index) if p in ("for", "of", "at") for h in hs]
            party = next((sentence.tokens[h] for h in heads if sentence.tokens[h].name is not None), None)
        if (
            party is None
            or party.name is None
            or (party is first and not any(t.text in _MARKS for t in sentence.tokens[first.index : noun.first]))
        ):
            continue
        key = party.name
        if discourse.things[key].type == "Person":
            # The label that bears its founder's name.
            key = discourse.namesake(key, "Brand") or key
        kind = discourse.things[key].type
        if kind not in ORGANIZATIONS:
            continue
        for role in noun.roles:
            if role.relation not in _RELATIONS or role.inverse or "Person" not in role.types:
                continue
            if role.argument and kind not in role.argument and not (kind in ORGANIZATIONS and "Organization" in role.argument):
                continue
            yield RoleMatch(
                role, noun.noun, (person,), (), (key,), (party.index,), (token.start, token.end), token.index, noun.text
            )


def _person(discourse: Discourse, number: int) -> str | None:
    """Whom the entries are about."""
    bound = discourse.refer(number, HEADING)
    if len(bound) == 1 and discourse.things[bound[0]].type == "Person":
        return bound[0]
    return discourse.page.person if not bound else None
