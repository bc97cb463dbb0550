"""Who "the plaintiff" and "the defendant" are: the sides of the suit that a text has told of last."""

from __future__ import annotations

from graphkit.language.cues import cues, words
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.salience import REACH_NOMINAL
from graphkit.language.reference.things import Keys, Story
from graphkit.language.syntax.clauses import Clause, Grammar
from graphkit.language.syntax.tree import Token

# So many sentences back a suit may be whose sides "the two sides" are.
_NEAR = 4


class Litigants:
    """Remembers who took whom to court, and finds whom a noun for one of the sides means."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._sides: dict[str, tuple[int, Keys]] = {}

    def note(self, grammar: Grammar) -> None:
        """Learn from a sentence that has been read: "sued X", "filed a complaint against X", "was charged with fraud"."""
        for clause in grammar.clauses:
            suing = clause.lemma in words("reference", "litigants", "suing")
            on_paper = self._files(grammar, clause)
            if suing or on_paper:
                accused = clause.phrase("against") if on_paper else clause.object
                suers, sued = self._agents(grammar, clause.subject), self._agents(grammar, accused)
                if (suers or sued) and not set(suers) & set(sued):
                    self._sides["suing"] = (grammar.sentence.number, suers)
                    self._sides["sued"] = (grammar.sentence.number, sued)
            elif clause.lemma in words("reference", "litigants", "prosecuting") and (
                accused_of := self._agents(grammar, clause.object)
            ):
                self._sides["suing"] = (grammar.sentence.number, ())
                self._sides["sued"] = (grammar.sentence.number, accused_of)

    def _files(self, grammar: Grammar, clause: Clause) -> bool:
        papers = words("reference", "documents", "nouns", "suit")
        filed = clause.lemma in words("reference", "documents", "made", "suit")
        return filed and any(grammar.sentence.tokens[i].lemma in papers for i in clause.object)

    def _agents(self, grammar: Grammar, heads: tuple[int, ...]) -> Keys:
        keys = dict.fromkeys(k for i in heads for k in self.story.refer(grammar.sentence.number, i))
        return tuple(k for k in keys if self.story.things[k].type in {"Person", "Group", *ORGANIZATIONS})

    def both(self, sentence: int) -> Keys:
        """The two sides of a suit of which the text has just told, where each is one that has a name."""
        number, suers = self._sides.get("suing", (-99, ()))
        named = [tuple(k for k in keys if self.story.things[k].named) for keys in (suers, self._sides.get("sued", (-99, ()))[1])]
        near = sentence - number <= _NEAR and all(len(keys) == 1 for keys in named)
        return (*named[0], *named[1]) if near else ()

    def find(self, grammar: Grammar, token: Token) -> Keys | None:
        """Whom "the plaintiff", "the defendants" means, nothing where no suit was told of; none for other nouns."""
        side = next((s for s, nouns in cues("reference")["litigants"]["sides"].items() if token.lemma in nouns), None)
        if side is None:
            return None
        number, keys = self._sides.get(side, (-99, ()))
        if grammar.sentence.number - number > REACH_NOMINAL:
            return ()
        return keys if len(keys) == 1 or token.tag == "NNS" else ()
