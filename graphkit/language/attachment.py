"""Heads of one sentence: what is coordinated with a word, which words head clauses, and with what a relative clause agrees."""

from __future__ import annotations

from graphkit.language.tree import Sentence, Token

Heads = tuple[int, ...]
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})


class Attachment:
    """Answers for one sentence; everything is read from its parse."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence

    def is_verb(self, token: Token) -> bool:
        """Whether the token heads a clause."""
        if token.name is not None or token.dep in ("aux", "auxpass"):
            return False
        if token.pos == "VERB":
            return token.dep not in ("amod", "compound") or bool(
                self.sentence.children(token.index, "dobj", "nsubj", "agent", "prep")
            )
        if (
            token.pos == "NOUN"
            and token.dep in ("xcomp", "advcl", "ROOT")
            and any(t.tag == "TO" for t in self.sentence.children(token.index, "aux"))
        ):
            # "agreed to part ways": taggers take the verb for a noun.
            return True
        return token.pos == "AUX" or (
            token.dep in ("ROOT", "relcl", "ccomp")
            and bool(self.sentence.children(token.index, "nsubj", "nsubjpass"))
            and token.tag.startswith("VB")
        )

    def expand(self, index: int) -> Heads:
        """The token and everything coordinated with it; names that a general word is explained by ("houses such as X and Y")
        stand for it.
        """
        found = list(self._instances(index)) or [index]
        listed_names = self.sentence.tokens[index].name is not None
        for child in self.sentence.children(index, "conj", "appos", "npadvmod"):
            # A name in apposition to a name is the next item of a list that the parser misread.
            if child.dep != "conj" and not (listed_names and child.name is not None):
                continue
            if child.pos in NOMINAL or child.name is not None:
                found.extend(self.expand(child.index))
        return tuple(found)

    def _instances(self, index: int) -> Heads:
        """The names behind a plural noun and "such as", "like" or "including"."""
        token = self.sentence.tokens[index]
        if token.name is not None or token.tag != "NNS":
            return ()
        for child in self.sentence.children(index, "prep"):
            said = child.text.lower()
            such = said == "as" and any(t.text.lower() == "such" for t in self.sentence.children(child.index))
            if such or said in ("like", "including"):
                named = tuple(t for t in self.sentence.children(child.index, "pobj") if t.name is not None)
                if named and named[0].index - child.index < 3:
                    return self._expand_all(named)
        return ()

    def _expand_all(self, tokens: tuple[Token, ...]) -> Heads:
        return tuple(dict.fromkeys(h for t in tokens for h in self.expand(t.index)))

    def _agreeing(self, head: Token, verb: int) -> Token:
        """The noun that a relative clause hangs on, or the one above it where only that agrees in number.

        "A report of 1,000 pages that accuses him": parsers attach to the nearest noun, grammar to the one that agrees.
        """
        token = self.sentence.tokens[verb]
        finite = self.sentence.child(verb, "aux", "auxpass") or token
        if token.dep == "relcl" and any(
            t.lemma == "which" for c in self.sentence.children(verb) for t in (c, *self.sentence.children(c.index))
        ):
            # "A film directed by X, in which": "which" is never the one behind "by".
            agent = self.sentence.head(head.index)
            made = self.sentence.head(agent.index) if agent is not None and agent.text.lower() == "by" else None
            thing = self.sentence.head(made.index) if made is not None and made.dep == "acl" else None
            if thing is not None:
                return thing
        if token.dep != "relcl" or finite.tag not in ("VBZ", "VBP") or head.name is not None:
            return head
        plural = head.tag in ("NNS", "NNPS")
        if (finite.tag == "VBZ") != plural:
            return head
        preposition = self.sentence.head(head.index)
        above = self.sentence.head(preposition.index) if preposition is not None and preposition.dep == "prep" else None
        if above is not None and above.pos in NOMINAL and (above.tag in ("NNS", "NNPS")) != plural:
            return above
        return head

    def _speaks_of_several(self, verb: int) -> bool:
        token = self.sentence.tokens[verb]
        helper = self.sentence.child(verb, "aux", "auxpass")
        words = {t.text.lower() for t in self.sentence.children(verb)}
        finite = helper or token
        return bool(words & {"both", "all"}) or (finite.tag == "VBP" or finite.text.lower() in ("have", "were", "are"))
