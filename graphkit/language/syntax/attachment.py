"""Heads of one sentence: what is coordinated with a word, which words head clauses, and with what a relative clause agrees."""

from __future__ import annotations

from graphkit.language.cues import words as listed
from graphkit.language.syntax.tree import Sentence, Token

Heads = tuple[int, ...]
OBJECTS = ("dobj", "obj")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})


class Attachment:
    """Answers for one sentence; everything is read from its parse."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self._expanded: dict[int, Heads] = {}

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
            and token.dep in ("xcomp", "advcl", "acl", "ROOT")
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
        if index not in self._expanded:
            self._expanded[index] = self._with_coordinated(index)
        return self._expanded[index]

    def _with_coordinated(self, index: int) -> Heads:
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
        """The names by which a general word is explained: "brands such as X", "fans, among them X", "the X and Y labels", "two
        of her companies, X and Y".
        """
        token = self.sentence.tokens[index]
        if token.name is not None:
            return ()
        if token.text.lower() in listed("syntax", "kinds") and (first := self._kinds(token)) is not None:
            return self.expand(first)
        if token.pos in ("NUM", "PRON", "DET", "ADJ") and (members := self._counted(token)):
            return members
        if token.lemma in listed("syntax", "houses"):
            # "the house of Gucci", "season two of X"
            numbers = [t.index for t in self.sentence.children(index, "nummod")]
            below = tuple(
                o
                for above in (index, *numbers)
                for p in self.sentence.children(above, "prep")
                if p.text.lower() == "of"
                for o in self.sentence.children(p.index, "pobj")
            )
            between = [t for t in self.sentence.tokens[index + 1 : below[0].index] if t.pos != "PUNCT"] if below else []
            if len(below) == 1 and below[0].name is not None and len(between) < 2 + sum(n > index for n in numbers):
                return self._expand_all(below)
        if token.lemma in listed("syntax", "counting"):
            # "a series of ads", "hundreds of fans"
            below = tuple(o for p in self.sentence.children(index, "prep") for o in self.sentence.children(p.index, "pobj"))
            if counted := tuple(t for t in below if t.tag == "NNS" and t.index - index < 6):
                return self._expand_all(counted)
        if token.lemma in listed("syntax", "transparent"):
            for of in self.sentence.children(index, "prep"):
                inside = self.sentence.children(of.index, "pobj") if of.text.lower() == "of" else ()
                if inside:
                    return self._expand_all(inside)
        for child in self.sentence.children(index, "acl"):
            near = child.index == index + 1 or (child.index == index + 2 and self.sentence.tokens[index + 1].text == ",")
            if child.lemma in listed("syntax", "naming") and child.tag == "VBN" and near:
                # "a company called X", "an album, titled X,"
                called = tuple(t for t in self.sentence.children(child.index, "oprd", "dobj", "attr") if t.name is not None)
                if called:
                    return (called[0].index,)
        if token.lemma in listed("syntax", "twosomes"):
            # "the couple X and Y split"
            named = self.sentence.children(index, "appos")
            if named and named[0].name is not None and named[0].index == index + 1:
                members = self.expand(named[0].index)
                return members if len(members) > 1 else ()
        if token.tag != "NNS" and token.text.lower() not in listed("syntax", "anybody"):
            return ()
        if index + 2 < len(self.sentence.tokens) and self.sentence.tokens[index + 1].text == ":":
            # "its sponsors: X, Y and Z"
            behind = self.sentence.tokens[index + 2]
            if behind.name is not None and behind.dep == "appos" and behind.head == index:
                return self.expand(behind.index)
        next_to = self.sentence.tokens[index + 1 : index + 2]
        for child in (*self.sentence.children(index, "prep"), *next_to):
            if child.text.lower() == "from" and token.lemma in listed("syntax", "ranging") and (ends := self._range(child)):
                return ends
        for child in self.sentence.children(index, "prep"):
            said = child.text.lower()
            # "in films such as X", "in such films as X"
            either = (*self.sentence.children(child.index), *self.sentence.children(index, "amod", "predet", "det"))
            such = said == "as" and any(t.text.lower() == "such" for t in either)
            if such or said in ("like", "including"):
                named = tuple(t for t in self.sentence.children(child.index, "pobj") if t.name is not None)
                if named and named[0].index - child.index < 3:
                    return self._expand_all(named)
        return self._behind_clause(token) or self._among_them(token) or self._led(token)

    def _behind_clause(self, token: Token) -> Heads:
        """ "Stars who have worked with the house, including X and Y": parsers hang the names on the last noun of the clause."""
        for clause in self.sentence.children(token.index, "relcl"):
            for at in self.sentence.tokens[clause.index + 1 : -2]:
                named = self.sentence.tokens[at.index + 1]
                such = at.text.lower() == "as" and self.sentence.tokens[at.index - 1].text.lower() == "such"
                last, comma = self.sentence.tokens[at.index - 2 - such : at.index - such]
                if comma.text == "," and (such or at.text.lower() == "including") and named.name is not None:
                    return self.expand(named.index) if last.tag != "NNS" or last.name is not None else ()
        return ()

    def _kinds(self, token: Token) -> int | None:
        """The first of several names directly before a noun for what they are: "the X, Y and Z labels"."""
        for child in self.sentence.children(token.index, "nmod", "compound", "nsubj", "amod"):
            if child.name is None or child.index > token.index:
                continue
            last = max(self.expand(child.index))
            if last > child.index and last == token.index - 1:
                return child.index
        return None

    def _counted(self, token: Token) -> Heads:
        """The names in apposition to those of whom some are counted: "three of the sponsors – X, Y and Z"."""
        for of in self.sentence.children(token.index, "prep"):
            if of.text.lower() != "of":
                continue
            for general in self.sentence.children(of.index, "pobj"):
                if general.tag not in ("NNS", "NNPS") or general.name is not None:
                    continue
                named = [
                    t
                    for t in (*self.sentence.children(general.index, "appos"), *self.sentence.children(token.index, "appos"))
                    if t.name is not None
                ]
                if named:
                    members = self.expand(named[0].index)
                    return members if token.lemma != "one" or len(members) == 1 else ()
                return self._instances(general.index)
        return ()

    def _range(self, preposition: Token) -> Heads:
        """ "Stars from X to Y"."""
        said = self.sentence.tokens[preposition.index + 1 : preposition.index + 4]
        if len(said) == 3 and said[1].text.lower() == "to" and said[0].name is not None and said[2].name is not None:
            return (said[0].index, said[2].index)
        one = self.sentence.children(preposition.index, "pobj")
        to = [t for t in self.sentence.children(preposition.index, "prep") if t.text.lower() == "to"]
        two = self.sentence.children(to[0].index, "pobj") if to else ()
        ends = (*one[:1], *two[:1])
        return self._expand_all(ends) if len(ends) == 2 and all(t.name is not None for t in ends) else ()

    def _among_them(self, token: Token) -> Heads:
        """ "Hundreds of fans, among them X and Y", "stars in trouble, X and Y among them"."""
        for at in self.sentence.tokens[token.index + 1 : -1]:
            if at.pos == "VERB" and at.text.lower() != "including":
                return ()
            if at.text.lower() in ("among", "amongst") and self.sentence.tokens[at.index + 1].text.lower() in ("them", "whom"):
                if at.index + 2 < len(self.sentence.tokens) and (first := self.sentence.tokens[at.index + 2]).name is not None:
                    return self.expand(first.index)
                return tuple(
                    h for c in self.sentence.children(token.index, "appos") for h in self.expand(c.index) if c.index < at.index
                )
        return ()

    def named_by_predicate(self, token: Token) -> Heads:
        """Those who a form of "be" or "include" says they are: "the faces spotted in the front row were X and Y"."""
        verb = self.sentence.head(token.index)
        if (
            token.dep != "nsubj"
            or token.lemma not in listed("syntax", "people")
            or verb is None
            or verb.lemma not in ("be", "include")
        ):
            return ()
        if any(t.dep == "neg" for t in self.sentence.children(verb.index)):
            return ()
        named = tuple(
            t for t in self.sentence.children(verb.index, "attr", "dobj", "pobj") if t.name is not None and t.index > verb.index
        )
        return self._expand_all(named)

    def _led(self, token: Token) -> Heads:
        """Those of whom one is said to lead them, with the one: "stars led by X"."""
        for child in self.sentence.children(token.index, "acl"):
            if child.lemma in ("lead", "head"):
                for by in self.sentence.children(child.index, "agent"):
                    named = tuple(t for t in self.sentence.children(by.index, "pobj") if t.name is not None)
                    if named and child.index - token.index < 3:
                        return (token.index, *self._expand_all(named))
        return ()

    def _expand_all(self, tokens: tuple[Token, ...]) -> Heads:
        return tuple(dict.fromkeys(h for t in tokens for h in self.expand(t.index)))

    def _holder_of(self, head: Token, verb: int) -> Token | None:
        """Whom "who" means in "X, the owner of Y, who bought it": the one described, and not what he owns or runs."""
        of = self.sentence.head(head.index)
        office = self.sentence.head(of.index) if of is not None and of.text.lower() in ("of", "at", "behind") else None
        if office is None or office.name is not None or office.dep != "appos":
            return None
        if office.lemma not in listed("roles", "offices") | listed("roles", "holders"):
            return None
        who = any(
            t.text.lower() == "who" and t.index == head.index + 2 for t in self.sentence.children(verb, "nsubj", "nsubjpass")
        )
        described = self.sentence.head(office.index)
        return described if who and described is not None and described.name is not None else None

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
        if token.dep == "relcl" and head.name is not None and (somebody := self._holder_of(head, verb)) is not None:
            return somebody
        if token.dep != "relcl" or finite.tag not in ("VBZ", "VBP") or head.name is not None:
            return head
        plural = head.tag in ("NNS", "NNPS")
        if finite.tag == "VBP" and not plural and head.lemma in listed("syntax", "gathering"):
            # "a list of brands that have": the brands have.
            below = [
                t
                for of in self.sentence.children(head.index, "prep")
                if of.text.lower() == "of"
                for t in self.sentence.children(of.index, "pobj")
                if t.tag in ("NNS", "NNPS") and t.index < verb
            ]
            return below[0] if below else head
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
        own = self.sentence.children(verb)
        finite = helper or token
        if finite.tag == "VBZ" or finite.text.lower() == "was":
            return False
        plural = finite.tag == "VBP" or finite.text.lower() in ("have", "were", "are")
        if plural or {t.text.lower() for t in own} & {"both", "all"}:
            return True
        # "X and Y, who split", "who ended their deal"
        mutual = token.lemma in listed("syntax", "mutual") and not any(
            t.dep in ("dobj", "agent") or t.text.lower() in ("with", "from", "for") for t in own
        )
        return mutual or any(t.text.lower() in ("their", "together", "themselves") for t in self.sentence.subtree(verb))
