"""What stands directly on a verb: negation, modal verbs, doubting adverbs, and idioms before it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from graphkit.language.cues import cues, words
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Token
from graphkit.model import BlockKind, Status

A, P, L, D, H = Status.ASSERTED, Status.PLANNED, Status.ALLEGED, Status.DENIED, Status.HYPOTHETICAL

# What an embedding of one status makes of a content of another.
UNDER: Mapping[Status, Mapping[Status, Status]] = {
    A: {A: A, P: P, L: L, D: D, H: H},
    P: {A: P, P: P, L: L, D: D, H: H},
    L: {A: L, P: P, L: L, D: D, H: H},
    D: {A: D, P: D, L: D, D: A, H: H},
    H: {A: H, P: H, L: H, D: H, H: H},
}


# The reason that is given where something was so and is not any more.
CEASED = "“no longer”"
# The reason that is given where nothing came of it.
NOTHING = "it came to nothing"


def verb_kind(lemma: str) -> Status | None:
    """The class of an embedding verb; lemmatizers take "hopes" for a form of "hop"."""
    table = class_of("verbs")
    return table.get(lemma, table.get(lemma + "e"))


@cache
def class_of(table: str) -> Mapping[str, Status]:
    return {word: Status(name) for name, members in cues("status")[table].items() for word in members}


# Words that may stand between an idiom and its verb.
_LINKS = ((), ("be",), ("have",), ("have", "been"), ("then",), ("publicly",), ("also",), ("not",))


@cache
def _idioms() -> Mapping[str, Status]:
    return {phrase: Status(name) for name, phrases in reversed(cues("status")["idioms"].items()) for phrase in phrases}


class Modality:
    """Reads the words that stand directly on the verbs of one sentence."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.sentence = grammar.sentence

    def kind(self, verb: Token, table: str = "verbs") -> Status | None:
        """The class of a verb with its particle: "ruled" a thing so, but "ruled out" doing it."""
        for particle in self.sentence.children(verb.index, "prt", "advmod", "prep"):
            if (found := class_of(table).get(f"{verb.lemma} {particle.text.lower()}")) is not None:
                return found
        return verb_kind(verb.lemma) if table == "verbs" else class_of(table).get(verb.lemma)

    def _own(self, verb: int) -> tuple[Status, list[str]]:
        """Negation, modal verbs and adverbs directly on a verb."""
        token = self.sentence.tokens[verb]
        status, why = A, list[str]()
        if self._inverted(verb):
            return H, ["a condition"]
        if self._supposed(token):
            return H, ["only supposed"]
        if token.dep == "ROOT" and any(t.text.lower() == "if" for t in self.sentence.children(verb, "mark")):
            return H, ["a condition"]
        only_rank = self._only_rank(token)
        modal = None if only_rank else self._modal(verb)
        if modal is not None:
            status = modal[0]
            why.append(f"“{modal[1].text}” before the verb")
        if (
            token.tag == "VB"
            and token.dep in ("ROOT", "conj", "ccomp", "dep")
            and not self.sentence.children(verb, "aux", "nsubj", "nsubjpass")
            and not token.text.lower().endswith("ed")
        ):
            shared = self.sentence.head(verb)
            if token.dep != "conj" and (
                shared is None or token.dep != "ccomp" or shared.lemma not in words("syntax", "object_control")
            ):
                status = H
                why.append("an imperative")
        if verb and self.sentence.tokens[verb - 1].text.lower() in words("status", "pleading"):
            # "Dear X of Y: please drop him"
            status = UNDER[H][status]
            why.append("asked for")
        if any(self._if_believed(clause) for clause in self.sentence.children(verb, "advcl")):
            status = UNDER[L][status]
            why.append("if rumours are to be believed")
        if any(self._so_goes(clause) for clause in self.sentence.children(verb, "advcl", "conj", "parataxis", "ccomp")):
            status = UNDER[L][status]
            why.append("or so they say")
        for child in self.sentence.children(verb, "prep"):
            for noun in self._sources(child):
                made = self._of_making(noun)
                if made is not None:
                    status = UNDER[made][status]
                    why.append(f"“{child.text} … {noun.text}”")
        for child in self.sentence.children(verb):
            word = child.text.lower()
            if word in words("status", "alleging_adverbs"):
                status = UNDER[L][status]
                why.append(f"“{child.text}”")
            elif word in words("status", "doubtful_adverbs") and child.dep == "advmod" and not only_rank:
                status = UNDER[H][status]
                why.append(f"“{child.text}”")
            elif word in words("status", "undoing_adverbs") and child.dep == "advmod" and child.index == verb - 1:
                status = UNDER[D][status]
                why.append(f"“{child.text}”")
        if self._passed_over(token):
            status = UNDER[D][status]
            why.append("in its place")
        if self._not_until(token):
            why.append("not until then")
        elif self._negated(verb) or self._nothing_of_it(verb):
            status = D if status is not H else (D if modal and modal[1].lemma in ("can", "could") else H)
            why.append(CEASED if self._no_longer(verb) else "negated")
        if token.lemma == "be" and any(
            c.text.lower() in words("status", "planned_adjectives")
            for c in self.sentence.children(verb, "acomp", "advmod", "prep")
        ):
            status = UNDER[P][status]
            why.append("due, set or bound")
        idiom = self._idiom(verb)
        if idiom is not None:
            status = UNDER[idiom[0]][status]
            why.append(f"“{idiom[1]}” before it")
        return status, why

    def _only_rank(self, verb: Token) -> bool:
        """Whether a doubt is one of rank: "X may be best known as the founder of Y"."""
        if verb.lemma not in words("status", "renown") or not self.sentence.child(verb.index, "auxpass"):
            return False
        return any(t.text.lower() in words("status", "ranks") for t in self.sentence.children(verb.index, "advmod"))

    def _passed_over(self, verb: Token) -> bool:
        """Whether something else was done: "rather than sue"; behind a preposition proper its governor tells."""
        tokens, at = self.sentence.tokens, verb.index - 1
        while at > 0 and tokens[at].pos in ("ADV", "AUX", "PART") and tokens[at].text.lower() != "rather":
            at -= 1
        if verb.dep == "pcomp" or at < 1 or any(t.text.lower() == "than" for t in self.sentence.children(verb.index, "mark")):
            return False
        phrase = f"{tokens[at - 1].text} {tokens[at].text}".lower()
        return phrase in words("status", "negative_prepositions")

    def _supposed(self, verb: Token) -> bool:
        """Whether the sentence only asks to suppose it: "Imagine X hosting the show", "Maybe X partnered with Y"."""
        first = next((t for t in self.sentence.tokens if t.pos != "PUNCT"), verb)
        if first.index >= verb.index or first.name is not None:
            return False
        if first.text.lower() in words("status", "supposing"):
            return verb.tag == "VBG" and self.sentence.tokens[first.index + 1].name is not None
        subjects = (t.index for t in self.sentence.children(verb.index, "nsubj", "nsubjpass"))
        return (
            first.head in (verb.head, *subjects)
            and first.dep == "advmod"
            and first.text.lower() in words("status", "doubtful_adverbs")
        )

    def _but_not(self, verb: Token) -> bool:
        """Whether what is joined to a verb by "but" was done: "could not help but laugh", "could have waited but sued"."""
        if not any(t.text.lower() == "but" for t in self.sentence.children(verb.index, "cc")):
            return False
        helpers = self.sentence.children(verb.index, "aux")
        undone = any(t.lemma == "have" for t in helpers) and any(t.tag == "MD" for t in helpers)
        return undone or verb.lemma in words("status", "helpless")

    def _helpers(self, verb: int) -> tuple[Token, ...]:
        """The auxiliaries of a verb, and those that the parser hangs on them: "will be splitting", "may be getting engaged"."""
        own = self.sentence.children(verb, "aux", "auxpass")
        return tuple(sorted((*own, *(t for a in own for t in self.sentence.children(a.index, "aux"))), key=lambda t: t.index))

    def _if_believed(self, clause: Token) -> bool:
        """Whether a clause says that its main clause is a rumour: "if reports are true"."""
        below = {t.lemma.lower() for t in self.sentence.subtree(clause.index)}
        subject = self.sentence.child(clause.index, "nsubj", "nsubjpass")
        told = bool(below & (words("status", "rumours") | words("status", "sources"))) and subject is not None
        return told and "if" in below and bool(below & {"believe", "trust", "true", "right", "correct", "accurate"})

    def _so_goes(self, clause: Token) -> bool:
        """Whether a clause beside another says that it is hearsay: "or so the Sun claims", "as the story goes"."""
        subject = self.sentence.child(clause.index, "nsubj")
        if subject is None:
            return False
        if clause.lemma == "go":
            return subject.lemma.lower() in words("status", "rumours") | words("status", "tales")
        before = [t.text.lower() for t in self.sentence.tokens[max(0, subject.index - 3) : subject.index]]
        said = verb_kind(clause.lemma) in (A, L) and not self.sentence.children(clause.index, "dobj", "ccomp", "xcomp", "prep")
        return said and ("or", "so") in pairwise(before)

    def _sources(self, preposition: Token) -> tuple[Token, ...]:
        """The nouns behind "according to", "in" and "on"."""
        if preposition.text.lower() == "according":
            return tuple(
                n for to in self.sentence.children(preposition.index, "prep") for n in self.sentence.children(to.index, "pobj")
            )
        return self.sentence.children(preposition.index, "pobj") if preposition.text.lower() in ("in", "on", "by") else ()

    def _of_making(self, noun: Token) -> Status | None:
        """What is to be thought of what a noun tells: nothing of a parody, little of an unconfirmed report."""
        said = {w.text.lower() for w in noun.lead}
        said |= {t.text.lower() for t in self.sentence.children(noun.index, "amod", "compound", "nmod")}
        said |= {noun.lemma.lower()}
        if said & words("status", "made_up"):
            return H
        doubtful = said & words("status", "unconfirmed") or noun.lemma.lower() in words("status", "rumours")
        return L if doubtful else None

    def _inverted(self, verb: int) -> bool:
        """Whether the clause is a condition without "if": "Had they sued, ..."."""
        token = self.sentence.tokens[verb]
        helper = self.sentence.child(verb, "aux")
        subject = self.sentence.child(verb, "nsubj", "nsubjpass")
        head = self.sentence.head(verb)
        before = token.dep == "ccomp" and head is not None and verb < head.index and self._modal(head.index) is not None
        return (
            (token.dep == "advcl" or before)
            and helper is not None
            and subject is not None
            and helper.index < subject.index
            and helper.text.lower() in ("had", "should", "were")
        )

    def _modal(self, verb: int) -> tuple[Status, Token] | None:
        token = self.sentence.tokens[verb]
        helpers = self._helpers(verb)
        if not helpers and token.dep == "conj" and token.tag in ("VB", "VBN"):
            head = self.sentence.head(verb)
            if head is not None and self.grammar.is_verb(head) and head.tag == token.tag and not self._but_not(head):
                return self._modal(head.index)
        infinitive = any(t.tag == "TO" for t in helpers)
        for helper in helpers:
            word = helper.text.lower()
            if word in words("status", "planned_modals"):
                return P, helper
            if word in words("status", "reported_future") and helper.tag == "MD" and not self._had(helper, verb):
                if self._looks_back(verb):
                    continue
                return (P if self._reported(verb) else H), helper
            if word in ("can", "could") and token.lemma in words("status", "perceived") and self.sentence.child(verb, "auxpass"):
                continue
            if word in words("status", "hypothetical_modals"):
                return H, helper
        head = self.sentence.head(verb)
        if infinitive and head is None:
            # Headline grammar: "X to sue Y".
            return P, helpers[0]
        if (
            infinitive
            and head is not None
            and head.lemma == "be"
            and token.dep in ("xcomp", "ccomp", "acomp")
            and not self.sentence.children(head.index, "acomp", "attr")
            and not any(t.text.lower() in words("status", "partitive") for t in self.sentence.children(head.index, "prep"))
        ):
            return P, head
        if (
            infinitive
            and token.dep in ("acl", "relcl")
            and self.sentence.kind in (BlockKind.TITLE, BlockKind.HEADING)
            and head is not None
            and head.name is not None
        ):
            return P, helpers[0]
        return None

    def _looks_back(self, verb: int) -> bool:
        """Whether "would" tells of the past from a past before it: "he would later apologise", "in 2015 they would found"."""
        token = self.sentence.tokens[verb]
        top = token
        while top.dep == "conj" and (up := self.sentence.head(top.index)) is not None and self.grammar.is_verb(up):
            top = up
        if top.dep not in ("ROOT", "relcl") or any(
            t.text.lower() in words("status", "conditional_markers") for t in self.sentence.tokens
        ):
            return False
        if any(t.lemma == "have" for t in self.sentence.children(verb, "aux")):
            return False
        beside = self.sentence.children(verb, "advmod", "npadvmod", "prep", "xcomp", "prt")
        said = {t.text.lower() for b in beside for t in (b, *self.sentence.children(b.index, "advmod"))}
        if said & words("status", "looking_back"):
            return True
        if token.lemma == "go" and "on" in said:
            return True
        phrases = (*beside, *(self.sentence.children(top.index, "prep") if top is not token else ()))
        return any(
            t.text.isdigit() and len(t.text) == 4
            for b in phrases if b.text.lower() in ("in", "by")
            for t in self.sentence.subtree(b.index)[:4]
        )  # fmt: skip

    def _had(self, helper: Token, verb: int) -> bool:
        """Whether "'d" is short for "had": before a participle."""
        behind = next(t for t in self.sentence.tokens[helper.index + 1 : verb + 1] if t.index == verb or t.pos == "AUX")
        # "He'd become": nothing in the word tells, and who announces it tells of what is done.
        return helper.text[0] in "'’" and (behind.tag == "VBN" or behind.text.lower() in words("status", "past_alike"))

    def _reported(self, verb: int) -> bool:
        """Whether "would" is the past of a reported "will"."""
        token = self.sentence.tokens[verb]
        if token.dep not in ("ccomp", "conj"):
            return token.dep == "relcl"
        head = self.sentence.head(verb)
        if token.dep == "conj" and head is not None:
            return self._reported(head.index)
        # "Said ..., adding that it would": a participle is of the time of its verb.
        return head is not None and verb_kind(head.lemma) in (A, P, L) and head.tag in ("VBD", "VBN", "VBG")

    def _negated(self, verb: int) -> bool:
        token = self.sentence.tokens[verb]
        children = self.sentence.children(verb)
        # "Nor was he": the parser may hang the negation on the auxiliary.
        children += tuple(
            c for a in self.sentence.children(verb, "aux", "auxpass") for c in self.sentence.children(a.index, "cc")
        )
        found = any(
            c.dep == "neg" or (c.text.lower() in words("status", "negators") and c.dep in ("advmod", "preconj", "cc", "aux"))
            for c in children
        )
        found = found or any(self._never_once(c) for c in children)
        if self._no_longer(verb) or any(self._on_no_occasion(p) for p in self.sentence.children(verb, "prep")):
            found = True
        if found and self._not_only(verb):
            return False
        subjects = self.sentence.children(verb, "nsubj", "nsubjpass")
        for s in subjects:
            if s.text.lower() in words("status", "negative_subjects") or any(
                d.text.lower() in words("status", "negative_determiners")
                for d in self.sentence.children(s.index, "det", "neg", "preconj", "cc")
            ):
                found = not found
        for o in self.sentence.children(verb, "dobj"):
            if any(d.text.lower() in ("neither",) for d in self.sentence.children(o.index, "preconj", "cc", "det")):
                found = not found
        if not found and token.dep == "conj" and not self.sentence.children(verb, "aux", "nsubj") and token.tag == "VB":
            head = self.sentence.head(verb)
            if head is not None and self.grammar.is_verb(head) and head.tag == "VB":
                return self._negated(head.index) and not self._but_not(head)
        return found or self._negated_too(token)

    def _not_only(self, verb: int) -> bool:
        """Whether a negation says that more was done: "not only sued", "didn't just sue", "sued not once but twice"."""
        tokens, negators, more = self.sentence.tokens, words("status", "negators"), words("roles", "not_denied")
        if any(t.text.lower() in more and tokens[t.index - 1].text.lower() in negators for t in tokens[1:verb]):
            return True
        children = self.sentence.children(verb)
        if any(t.dep in ("aux", "auxpass") or (t.dep == "neg" and t.index < verb) for t in children):
            return False
        behind = (t for t in children if t.dep == "advmod" and t.index > verb)
        return any(c.text.lower() == "but" for t in behind for c in self.sentence.children(t.index, "cc"))

    def _not_until(self, verb: Token) -> bool:
        """Whether a verb in the past is denied of the time before only: "did not marry until 2014"."""
        helpers = self.sentence.children(verb.index, "aux", "auxpass")
        past = any(t.tag == "VBD" or t.text.lower() == "did" for t in helpers)
        later = (
            *self.sentence.children(verb.index, "prep", "mark"),
            *(m for c in self.sentence.children(verb.index, "advcl") for m in self.sentence.children(c.index, "mark", "advmod")),
        )
        later_on = any(t.text.lower() in words("status", "limits") and t.index > verb.index for t in later)
        return past and later_on and bool(self.sentence.children(verb.index, "neg"))

    def _negated_too(self, verb: Token) -> bool:
        """Whether a participle is the second of two that are denied: "is neither owned nor endorsed by"."""
        head = self.sentence.head(verb.index)
        if verb.dep != "conj" or head is None or head.tag != verb.tag or verb.tag not in ("VBN", "VBG"):
            return False
        between = {t.text.lower() for t in self.sentence.tokens[head.index + 1 : verb.index]}
        alone = not self.sentence.children(verb.index, "aux", "auxpass", "nsubj", "nsubjpass")
        return alone and bool(between & {"or", "nor"}) and self._negated(head.index)

    def _nothing_of_it(self, verb: int) -> bool:
        """Whether a verb does what it does to nothing: "holds no stake", "had little praise", "is no fan"."""
        for thing in self.sentence.children(verb, "dobj", "attr"):
            behind = self.sentence.tokens[thing.index + 1].text.lower() if thing.index + 1 < len(self.sentence.tokens) else ""
            if thing.text.lower() == "nothing" and thing.dep == "dobj":
                # "said nothing on Instagram", but "did nothing but complain"
                return behind not in words("status", "nothing_but")
            if thing.name is not None or self._denies_nothing(thing):
                continue
            if any(
                t.text.lower() in words("status", "of_nothing") and t.index < thing.index
                for t in self.sentence.children(thing.index, "det", "neg", "amod", "nummod")
            ):
                return not any(t.text.lower() in ("a", "the") for t in self.sentence.children(thing.index, "det"))
        return False

    def _denies_nothing(self, thing: Token) -> bool:
        """Whether "no" before a noun leaves the deed as it is: "made no secret of it"; not "had no problem with it"."""
        if thing.dep == "attr" and self.sentence.children(thing.index, "amod"):
            # "Is no ordinary fan."
            return True
        of_it = any(p.text.lower() == "with" for p in self.sentence.children(thing.index, "prep"))
        return thing.lemma in words("status", "no_denial") and not of_it

    def _never_once(self, child: Token) -> bool:
        """ "Not once did she", "neither did he"."""
        if child.dep == "advmod" and child.text.lower() in words("status", "occasional"):
            return bool(self.sentence.children(child.index, "neg"))
        after = self.sentence.tokens[min(child.index + 1, len(self.sentence.tokens) - 1)]
        return child.dep in ("dobj", "attr") and child.text.lower() == "neither" and after.dep == "aux"

    def _on_no_occasion(self, preposition: Token) -> bool:
        """ "At no point", "under no circumstances", "in no way"."""
        return any(
            noun.lemma.lower() in words("status", "occasions")
            and any(d.text.lower() == "no" for d in self.sentence.children(noun.index, "det"))
            for noun in self.sentence.children(preposition.index, "pobj")
        )

    def _no_longer(self, verb: int) -> bool:
        """Whether it was so and is not any more."""
        for child in self.sentence.children(verb, "advmod", "neg", "npadvmod"):
            below = {t.text.lower() for t in self.sentence.subtree(child.index)}
            if {"no", "longer"} <= below or {"no", "more"} == below:
                return True
            if ({"any", "more"} == below or below & words("status", "any_longer")) and self.sentence.children(verb, "neg"):
                return True
        for thing in self.sentence.children(verb, "dobj", "attr", "nsubj"):
            beside = {t.text.lower() for t in self.sentence.children(thing.index, "det", "amod", "advmod", "neg")}
            if "no" in beside and beside & {"further", "longer", "more", "continuing", "ongoing"}:
                # "have no further association with"
                return True
        before = [t.text.lower() for t in self.sentence.tokens[max(0, verb - 2) : verb]]
        return before == ["no", "longer"]

    def _idiom(self, verb: int) -> tuple[Status, str] | None:
        before = [t.text.lower() for t in self.sentence.tokens[max(0, verb - 7) : verb]]
        for link in _LINKS:
            if link and tuple(before[-len(link) :]) != link:
                continue
            rest = before[: len(before) - len(link)]
            for length in range(min(5, len(rest)), 0, -1):
                phrase = " ".join(rest[-length:])
                if phrase in _idioms():
                    return _idioms()[phrase], phrase
        return None
