"""Papers that speak for those who made them: "the suit accuses her", "the report says" mean who filed or published it."""

from __future__ import annotations

from graphkit.language.cues import cues, words
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.things import Keys, Story
from graphkit.language.syntax.clauses import Clause, Grammar
from graphkit.language.syntax.tree import Token

_REACH = 6


class Documents:
    """Remembers who sued, reported or stated something, and answers for the paper that says so."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._makers: dict[str, tuple[int, str]] = {}

    def note(self, grammar: Grammar) -> None:
        """Learn from a sentence that has been read who made a paper: "sued", "filed a complaint", "published a report"."""
        for clause in grammar.clauses:
            for sort, makers in cues("reference")["documents"]["made"].items():
                if clause.lemma not in makers:
                    continue
                nouns = words("reference", "documents", "nouns", sort)
                on_paper = any(grammar.sentence.tokens[i].lemma in nouns for i in clause.object)
                if on_paper or (sort == "suit" and clause.lemma == "sue"):
                    self._remember(grammar, clause, sort)

    def _remember(self, grammar: Grammar, clause: Clause, sort: str) -> None:
        agents = self._agents(grammar, clause.subject)
        if len(agents) == 1:
            self._makers[sort] = (grammar.sentence.number, agents[0])

    def _agents(self, grammar: Grammar, heads: tuple[int, ...]) -> Keys:
        keys = dict.fromkeys(k for i in heads for k in self.story.refer(grammar.sentence.number, i))
        return tuple(k for k in keys if self.story.things[k].type in {"Person", "Group", *ORGANIZATIONS})

    def whole(self, grammar: Grammar, token: Token) -> Keys:
        """The work of which "six episodes" or "part one" are, where the sentence has named it before."""
        sentence = grammar.sentence
        if token.lemma not in words("reference", "documents", "instalments") or sentence.children(token.index, "det", "poss"):
            return ()
        if not sentence.children(token.index, "nummod"):
            return ()
        named = [t.name for t in sentence.tokens[: token.index] if t.name is not None]
        works = [k for k in named if self.story.things[k].type == "Work"]
        return (works[-1],) if works else ()

    def maker(self, grammar: Grammar, token: Token) -> Keys:
        """Who says what a paper says, where the noun is the subject of a verb of speech; nothing where the text has not told."""
        sort = next((s for s, nouns in cues("reference")["documents"]["nouns"].items() if token.lemma in nouns), None)
        clause = grammar.clause_of(token.index)
        if sort is None or clause is None or token.index not in clause.subject or clause.passive:
            return ()
        if clause.lemma not in words("reference", "documents", "speak"):
            return ()
        by = tuple(i for p, heads in grammar.noun_phrases(token.index) if p in ("by", "from") for i in heads)
        by += tuple(
            i
            for verb in grammar.sentence.children(token.index, "acl")
            if (filed := grammar.clause(verb.index)) is not None and filed.passive
            for i in filed.subject
        )
        own = self._agents(grammar, (*grammar.owners(token.index), *by))
        if own:
            return own[:1]
        number, key = self._makers.get(sort, (-99, ""))
        return (key,) if grammar.sentence.number - number <= _REACH else ()

    def is_suit(self, grammar: Grammar, token: Token) -> bool:
        """Whether "suit" is an action at law: where somebody has sued, or where it says or is filed something."""
        clause = grammar.clause_of(token.index)
        at_law = clause is not None and clause.lemma in words("reference", "documents", "at_law")
        return at_law or grammar.sentence.number - self._makers.get("suit", (-99, ""))[0] <= _REACH
