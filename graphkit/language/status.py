"""Whether a predicate is said to be so: negation, modality, reports, conditions and questions around it.

Read from the inside out, every word that governs the predicate changes its status; the result is one of
the five statuses of the vocabulary, with the speaker of the innermost report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graphkit.language.clauses import Grammar, Heads
from graphkit.language.cues import cues, words
from graphkit.language.tree import Token
from graphkit.model import BlockKind, Status

A, P, L, D, H = Status.ASSERTED, Status.PLANNED, Status.ALLEGED, Status.DENIED, Status.HYPOTHETICAL

# What an embedding of one status makes of a content of another.
_UNDER: Mapping[Status, Mapping[Status, Status]] = {
    A: {A: A, P: P, L: L, D: D, H: H},
    P: {A: P, P: P, L: L, D: D, H: H},
    L: {A: L, P: P, L: L, D: D, H: H},
    D: {A: D, P: D, L: D, D: A, H: H},
    H: {A: H, P: H, L: H, D: H, H: H},
}


# The reason that is given where something was so and is not any more.
CEASED = "“no longer”"


@dataclass(frozen=True, slots=True)
class Factuality:
    """The status of a predicate, who says so (token indices of a speaker in the sentence), and why."""

    status: Status = A
    speaker: Heads = ()
    future: bool = False
    why: tuple[str, ...] = ()


def _verb_kind(lemma: str) -> Status | None:
    """The class of an embedding verb; lemmatizers take "hopes" for a form of "hop"."""
    table = _class_of("verbs")
    return table.get(lemma, table.get(lemma + "e"))


@cache
def _class_of(table: str) -> Mapping[str, Status]:
    return {word: Status(name) for name, members in cues("status")[table].items() for word in members}


class Judge:
    """Judges the predicates of one sentence."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.sentence = grammar.sentence

    def verb(self, verb: int) -> Factuality:
        """The factuality of the clause that a verb heads."""
        status, why = self._own(verb)
        future = status is P
        speaker: Heads = ()
        at = self.sentence.tokens[verb]
        seen = {verb}
        while (up := self._step(at)) is not None and up.index not in seen:
            seen.add(up.index)
            before = status
            status, said_by, reason = self._embed(at, up, status)
            speaker = speaker or said_by
            if reason and (status is not before or said_by):
                why.append(reason)
            future = future or status is P
            at = up
        status = self._sentence_level(at, status, why)
        return Factuality(status, speaker, future, tuple(why))

    def noun(self, noun: int) -> Factuality:
        """The factuality of a happening that a noun names: that of the verb which carries it, with its own adjectives."""
        token = self.sentence.tokens[noun]
        status, why = A, list[str]()
        adjectives = _class_of("adjectives")
        for child in self.sentence.children(noun):
            word = child.text.lower()
            if child.dep in ("det", "neg") and word in words("status", "negative_determiners"):
                status, why = D, [*why, f"“{child.text}” before the noun"]
            elif child.dep in ("amod", "compound") and word in adjectives:
                status = _UNDER[adjectives[word]][status]
                why.append(f"“{child.text}” before the noun")
        head = self.sentence.head(noun)
        if head is not None and head.dep == "prep" and (up := self.sentence.head(head.index)) is not None:
            embedding = _class_of("nouns").get(up.lemma)
            if embedding is not None and up.pos == "NOUN":
                status = _UNDER[embedding][status]
                why.append(f"“{up.text} {head.text}” before it")
                head = up
        carrier = self._carrier(token)
        if carrier is None and token.dep == "nsubj" and head is not None:
            carrier = self._going_on(head)
        if carrier is None:
            return Factuality(self._sentence_level(token, status, why), (), False, tuple(why))
        outer = self.verb(carrier.index)
        verb_class = _verb_kind(carrier.lemma)
        inner = _UNDER[outer.status][status]
        if verb_class in (D, H, P) and carrier.lemma not in words("syntax", "support"):
            inner = _UNDER[verb_class][inner] if verb_class is not D or outer.status is not D else A
            why.append(f"“{carrier.text}” governs it")
        return Factuality(inner, outer.speaker, outer.future, (*why, *outer.why))

    def _going_on(self, verb: Token) -> Token | None:
        """The verb that says no more of its subject than that it happens: "its support is to continue"."""
        happens = (self.sentence.child(verb.index, "xcomp") if verb.lemma == "be" else None) or verb
        return happens if happens.lemma in words("status", "happening_verbs") else None

    def _carrier(self, noun: Token) -> Token | None:
        """The verb whose object (or "for/to" phrase) a noun is."""
        head = self.sentence.head(noun.index)
        if head is None:
            return None
        if noun.dep in ("dobj", "attr", "nsubjpass", "oprd") and self.grammar.is_verb(head):
            return head
        if head.dep == "prep" and (up := self.sentence.head(head.index)) is not None and self.grammar.is_verb(up):
            # "called for a boycott" carries the boycott; "came after the boycott" takes it for granted.
            return up if head.text.lower() in words("status", "carrying_prepositions") else None
        if noun.dep == "conj":
            return self._carrier(head)
        return None

    # --- one level ----------------------------------------------------------------------------

    def _own(self, verb: int) -> tuple[Status, list[str]]:
        """Negation, modal verbs and adverbs directly on a verb."""
        token = self.sentence.tokens[verb]
        status, why = A, list[str]()
        if self._inverted(verb):
            return H, ["a condition"]
        modal = self._modal(verb)
        if modal is not None:
            status = modal[0]
            why.append(f"“{modal[1].text}” before the verb")
        if (
            token.tag == "VB"
            and token.dep in ("ROOT", "conj", "ccomp", "dep")
            and not self.sentence.children(verb, "aux", "nsubj", "nsubjpass")
        ):
            shared = self.sentence.head(verb)
            if token.dep != "conj" and (
                shared is None or token.dep != "ccomp" or shared.lemma not in words("syntax", "object_control")
            ):
                status = H
                why.append("an imperative")
        for child in self.sentence.children(verb):
            word = child.text.lower()
            if word in words("status", "alleging_adverbs"):
                status = _UNDER[L][status]
                why.append(f"“{child.text}”")
            elif word in words("status", "doubtful_adverbs") and child.dep == "advmod":
                status = _UNDER[H][status]
                why.append(f"“{child.text}”")
            elif word in words("status", "undoing_adverbs") and child.dep == "advmod" and child.index == verb - 1:
                status = _UNDER[D][status]
                why.append(f"“{child.text}”")
        if self._negated(verb):
            status = D if status is not H else (D if modal and modal[1].lemma in ("can", "could") else H)
            why.append(CEASED if self._no_longer(verb) else "negated")
        if token.lemma == "be" and any(
            c.text.lower() in words("status", "planned_adjectives")
            for c in self.sentence.children(verb, "acomp", "advmod", "prep")
        ):
            status = _UNDER[P][status]
            why.append("due, set or bound")
        idiom = self._idiom(verb)
        if idiom is not None:
            status = _UNDER[idiom[0]][status]
            why.append(f"“{idiom[1]}” before it")
        return status, why

    def _inverted(self, verb: int) -> bool:
        """Whether the clause is a condition without "if": "Had they sued, ..."."""
        token = self.sentence.tokens[verb]
        helper = self.sentence.child(verb, "aux")
        subject = self.sentence.child(verb, "nsubj", "nsubjpass")
        return (
            token.dep == "advcl"
            and helper is not None
            and subject is not None
            and helper.index < subject.index
            and helper.text.lower() in ("had", "should", "were")
        )

    def _modal(self, verb: int) -> tuple[Status, Token] | None:
        token = self.sentence.tokens[verb]
        helpers = self.sentence.children(verb, "aux", "auxpass")
        if not helpers and token.dep == "conj" and token.tag in ("VB", "VBN"):
            head = self.sentence.head(verb)
            if head is not None and self.grammar.is_verb(head) and head.tag == token.tag:
                return self._modal(head.index)
        infinitive = any(t.tag == "TO" for t in helpers)
        for helper in helpers:
            word = helper.text.lower()
            if word in words("status", "planned_modals"):
                return P, helper
            if word in words("status", "reported_future") and helper.tag == "MD":
                return (P if self._reported(verb) else H), helper
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

    def _reported(self, verb: int) -> bool:
        """Whether "would" is the past of a reported "will"."""
        token = self.sentence.tokens[verb]
        if token.dep not in ("ccomp", "conj"):
            return token.dep == "relcl"
        head = self.sentence.head(verb)
        if token.dep == "conj" and head is not None:
            return self._reported(head.index)
        return head is not None and _verb_kind(head.lemma) in (A, P, L) and head.tag in ("VBD", "VBN")

    def _negated(self, verb: int) -> bool:
        token = self.sentence.tokens[verb]
        children = self.sentence.children(verb)
        found = any(
            c.dep == "neg" or (c.text.lower() in words("status", "negators") and c.dep in ("advmod", "preconj", "cc", "aux"))
            for c in children
        )
        if self._no_longer(verb):
            found = True
        if found and any(
            t.text.lower() == "only" and self.sentence.tokens[t.index - 1].text.lower() in words("status", "negators")
            for t in self.sentence.tokens[1:verb]
        ):
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
                return self._negated(head.index)
        return found

    def _no_longer(self, verb: int) -> bool:
        """Whether it was so and is not any more."""
        for child in self.sentence.children(verb, "advmod", "neg", "npadvmod"):
            below = {t.text.lower() for t in self.sentence.subtree(child.index)}
            if {"no", "longer"} <= below or {"no", "more"} == below:
                return True
        before = [t.text.lower() for t in self.sentence.tokens[max(0, verb - 2) : verb]]
        return before == ["no", "longer"]

    def _idiom(self, verb: int) -> tuple[Status, str] | None:
        token = self.sentence.tokens[verb]
        before = " " + " ".join(t.text.lower() for t in self.sentence.tokens[max(0, token.index - 5) : token.index]) + " "
        for name, phrases in cues("status")["idioms"].items():
            for phrase in phrases:
                for link in ("", " be", " have", " have been", " then", " publicly", " also", " not"):
                    if before.endswith(f" {phrase}{link} "):
                        return Status(name), phrase
        return None

    def _step(self, token: Token) -> Token | None:
        """The next governor outwards that can say something about the predicate."""
        head = self.sentence.head(token.index)
        if head is None:
            return None
        if token.dep in ("appos", "parataxis"):
            return None
        if token.dep == "relcl" and not any(t.tag == "TO" for t in self.sentence.children(token.index, "aux")):
            return None
        if token.dep == "advcl" and {t.text.lower() for t in self.sentence.children(token.index, "mark", "advmod")} & words(
            "status", "factual_markers"
        ):
            # "They wondered, as she has been a supporter": whatever they do, she has been.
            return None
        if token.dep == "acl" and not any(t.tag in ("TO", "IN") for t in self.sentence.children(token.index, "aux", "mark")):
            return None
        return head

    def _embed(self, token: Token, up: Token, status: Status) -> tuple[Status, Heads, str]:
        """What the governor ``up`` makes of its dependent ``token``."""
        link = token.dep
        if token.pos == "NOUN" and token.lemma in _class_of("nouns") and self._undone(token, up):
            return _UNDER[D][A if status in (P, L) else status] if status is not H else D, (), f"“{up.text}” undoes it"
        if up.pos == "NOUN" and link in ("prep", "acl", "ccomp") and self._negative_noun(up):
            return _UNDER[D][status], (), f"“no {up.text}”"
        if link in ("prep", "mark", "agent"):
            before = self.sentence.tokens[token.index - 1].text.lower() if token.index else ""
            if token.text.lower() in words("status", "negative_prepositions") or f"{before} {token.text.lower()}" in words(
                "status", "negative_prepositions"
            ):
                return _UNDER[D][status], (), f"“{token.text}”"
            if up.pos in ("NOUN", "PROPN") and (found := _class_of("nouns").get(up.lemma)) is not None:
                return _UNDER[found][status], (), f"“{up.text}” governs it"
            if (
                self.grammar.is_verb(up)
                and token.text.lower() in ("of", "from", "for", "against", "about")
                and (kind := _verb_kind(up.lemma)) in (D, L, H)
            ):
                cleared = up.lemma in words("status", "clearing_verbs")
                if (
                    (token.text.lower() == "of" and (kind is L or cleared))
                    or (token.text.lower() in ("from", "against") and kind is D)
                    or kind is H
                ):
                    return self._through(up, kind, status)
            return status, (), ""
        infinitive = any(t.tag == "TO" for t in self.sentence.children(token.index, "aux"))
        if link == "advcl" and infinitive and up.pos == "NOUN" and (found := _class_of("nouns").get(up.lemma)) is not None:
            return _UNDER[found][status], (), f"“{up.text}” governs it"
        if link == "advcl" and infinitive and self.grammar.is_verb(up) and (found := self._verb_class(up, token)) in (H, P):
            return self._through(up, found, status)
        if link == "advcl":
            markers = {t.text.lower() for t in self.sentence.children(token.index, "mark")} | {
                t.text.lower() for t in self.sentence.children(token.index, "advmod") if t.text.lower() in ("when", "where")
            }
            if markers & words("status", "conditional_markers"):
                return H, (), "a condition"
            if "than" in markers:
                return _UNDER[D][status], (), "“rather than”"
            return status, (), ""
        if up.pos in ("NOUN", "PROPN") and link in ("acl", "ccomp", "relcl"):
            found = _class_of("nouns").get(up.lemma)
            return (_UNDER[found][status], (), f"“{up.text}” governs it") if found is not None else (status, (), "")
        if link in ("xcomp", "ccomp", "pcomp", "csubj", "acomp", "oprd") and self.grammar.is_verb(up):
            if link == "xcomp" and self._performed(token, up):
                return status, (), ""
            if any(t.text == ";" for t in self.sentence.tokens[min(token.index, up.index) : max(token.index, up.index)]):
                return status, (), ""
            if link == "ccomp" and token.index < up.index and up.lemma == "be":
                # "Nike cut him off, it is not the image they want": two sentences with a comma between.
                return status, (), ""
            marked = {t.text.lower() for t in self.sentence.children(token.index, "mark")}
            if "whether" in marked or "if" in marked:
                return H, (), "an open question"
            return self._through(up, self._verb_class(up, token), status)
        return status, (), ""

    def _performed(self, token: Token, up: Token) -> bool:
        """Whether saying it does it: "I want to apologise", "we would like to thank"."""
        subject = self.sentence.child(up.index, "nsubj")
        return token.lemma in words("status", "performatives") and subject is not None and subject.text.lower() in ("i", "we")

    def _undone(self, noun: Token, up: Token) -> bool:
        """Whether a noun carrying the predicate comes to nothing: "abandoned plans", "the bid failed", "reports are false"."""
        if not self.grammar.is_verb(up) or self._negated(up.index):
            return False
        if noun.dep in ("dobj", "nsubjpass"):
            return up.lemma in words("status", "undoing_verbs")
        if noun.dep == "nsubj":
            said = {t.lemma for t in self.sentence.children(up.index, "acomp", "attr")}
            return up.lemma in words("status", "failing_verbs") or bool(said & words("status", "untrue"))
        return False

    def _negative_noun(self, noun: Token) -> bool:
        """Whether a noun that carries the predicate is denied: "shows no sign of withdrawing", "has no plans to"."""
        return any(
            c.text.lower() in words("status", "negative_determiners") for c in self.sentence.children(noun.index, "det", "neg")
        )

    def _verb_class(self, up: Token, token: Token) -> Status | None:
        if up.lemma == "plead":
            plea = {
                t.text.lower() for c in self.sentence.children(up.index, "oprd", "acomp") for t in self.sentence.subtree(c.index)
            }
            return None if "guilty" in plea and "not" not in plea else D if "guilty" in plea else H
        passive = bool(self.sentence.children(up.index, "auxpass", "nsubjpass"))
        infinitive = any(t.tag == "TO" for t in self.sentence.children(token.index, "aux"))
        if infinitive and passive and up.lemma in ("say", "report", "think", "believe", "rumor", "rumour", "understand", "know"):
            return L
        if infinitive and (
            up.lemma == "tell"
            or (
                up.lemma == "have"
                and up.tag in ("VBZ", "VBP")
                and not any(t.text.lower() == "yet" for t in self.sentence.children(up.index))
            )
        ):
            return H
        if infinitive and up.lemma in ("seem", "appear"):
            return L
        if infinitive and up.lemma in (
            "decide",
            "choose",
            "force",
            "prompt",
            "cause",
            "manage",
            "get",
            "go",
            "come",
            "continue",
            "begin",
            "start",
            "have",
            "lead",
            "help",
            "opt",
            "use",
            "rush",
            "return",
            "take",
            "step",
            "turn",
        ):
            return A
        if up.lemma in ("stop", "quit") and not infinitive:
            return None if token.tag == "VBG" else D
        return _verb_kind(up.lemma)

    def _through(self, up: Token, kind: Status | None, status: Status) -> tuple[Status, Heads, str]:
        """A content embedded under a verb: that verb's class, then whether the verb itself is negated."""
        if kind is None:
            if self._negated(up.index):
                return _UNDER[D][status], (), f"“{up.text}” is negated"
            return status, (), ""
        negated = self._negated(up.index)
        speaker: Heads = ()
        if kind in (A, L) and self.grammar.sentence.tokens[up.index].lemma not in ("show", "find", "know", "see"):
            speaker = self._speaker(up)
        if negated and up.lemma in words("status", "certain_when_negated"):
            return status, speaker, ""
        if negated and up.lemma == "believe" and self._modal(up.index) is not None:
            # "could not believe that": it was so.
            return status, speaker, ""
        if negated:
            after = {A: H, L: H, P: D, H: H, D: H if up.lemma in words("status", "open_when_negated") else A}[kind]
            return (after if status is A else _UNDER[after][status]), speaker, f"“{up.text}” is negated"
        return _UNDER[kind][status], speaker, f"“{up.text}” governs it"

    def _speaker(self, verb: Token) -> Heads:
        clause = self.grammar.clause(verb.index)
        return clause.subject if clause is not None else ()

    def _sentence_level(self, top: Token, status: Status, why: list[str]) -> Status:
        last = self.sentence.tokens[-1].text
        if (last == "?" or (len(self.sentence.tokens) > 1 and self.sentence.tokens[-2].text == "?")) and status is not H:
            if top.dep in ("relcl", "appos", "acl"):
                return status
            why.append("a question")
            return H
        return status
