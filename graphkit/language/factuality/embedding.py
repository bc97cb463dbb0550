"""What a word that governs a predicate makes of it: verbs of wanting, refusing and saying, nouns of plans and claims."""

from __future__ import annotations

from graphkit.language.cues import words
from graphkit.language.factuality.modality import UNDER, A, D, H, L, Modality, P, class_of
from graphkit.language.syntax.clauses import Heads
from graphkit.language.syntax.tree import Token
from graphkit.model import Status

_AWAY = frozenset({"away", "back", "off", "out", "clear"})
_FINITE = ("VBZ", "VBP", "VBD", "MD")


class Embedding(Modality):
    """Reads what the governors of the predicates of one sentence make of them."""

    def _embed(self, token: Token, up: Token, status: Status) -> tuple[Status, Heads, str]:
        """What the governor ``up`` makes of its dependent ``token``."""
        link = token.dep
        if token.pos == "NOUN" and token.lemma in class_of("nouns") and self._undone(token, up):
            return UNDER[D][A if status in (P, L) else status] if status is not H else D, (), f"“{up.text}” undoes it"
        if up.pos == "NOUN" and link in ("prep", "acl", "ccomp", "relcl") and self._negative_noun(up):
            idiom = self._idiom(token.index)
            if token.text.lower() == "but" or (idiom is not None and " no " in idiom[1]):
                return status, (), ""  # "no choice but to sue"; "in no hurry to" has been heard already
            return UNDER[D][status], (), f"“no {up.text}”"
        if link in ("prep", "mark", "agent"):
            before = self.sentence.tokens[token.index - 1].text.lower() if token.index else ""
            if token.text.lower() in words("status", "negative_prepositions") or f"{before} {token.text.lower()}" in words(
                "status", "negative_prepositions"
            ):
                return UNDER[D][status], (), f"“{token.text}”"
            if token.text.lower() in words("status", "belying") and any(
                n.lemma in words("status", "sources") | words("status", "rumours")
                for n in self.sentence.children(token.index, "pobj")
            ):
                # "Despite reports that": it may be so or not.
                return UNDER[L][status], (), f"“{token.text}” reports"
            if up.pos in ("NOUN", "PROPN"):
                table = {**class_of("nouns_of_doing"), **class_of("nouns")} if self._of_deed(token) else class_of("nouns")
                if (found := table.get(up.lemma)) is not None:
                    return UNDER[found][status], (), f"“{up.text}” governs it"
            if token.text.lower() in ("before", "by") and self._of_deed(token) and self._own(up.index)[0] in (P, H):
                return UNDER[self._own(up.index)[0]][status], (), f"as “{up.text}”"
            if token.text.lower() == "before" and self._of_deed(token) and self._going_on_now(up):
                return UNDER[P][status], (), f"“{up.text}” comes first"
            if (about := self._of_doing(token, up)) is not None:
                return self._through(up, about, status)
            if (away := self._turned_from(token, up)) is not None:
                return UNDER[away][status], (), f"“{up.text} {token.text}”"
            if token.text.lower() == "in" and up.lemma in words("status", "failing_verbs") and not self._negated(up.index):
                return UNDER[D][status], (), f"“{up.text}”"
            if token.text.lower() == "for" and up.lemma in words("status", "incriminating_verbs") and self._of_deed(token):
                return self._through(up, L, status)
            if (
                self.grammar.is_verb(up)
                and token.text.lower() in ("of", "from", "for", "against", "about", "with")
                and (kind := self.kind(up)) in (D, L, H)
            ):
                cleared = up.lemma in words("status", "clearing_verbs")
                if (
                    (token.text.lower() == "of" and (kind is L or cleared))
                    or (token.text.lower() == "with" and kind is L and self._of_deed(token))
                    or (token.text.lower() in ("from", "against") and kind is D)
                    or kind is H
                ):
                    return self._through(up, kind, status)
            return status, (), ""
        infinitive = self._to(token)
        if link == "relcl" and up.text.lower() == "it" and (verb := self.sentence.head(up.index)) is not None:
            # "Rumour has it that", taken for a relative clause
            told = self._told_by_noun(verb) if verb.lemma == "have" else None
            return (UNDER[told][status], (), "rumour has it") if told is not None else (status, (), "")
        if infinitive and link == "advcl" and self._in_the_event(token):
            return status, (), ""
        if link == "acl" and self.grammar.is_verb(up) and (source := self._of_source(up)) is not None:
            return UNDER[source][status], (), f"“{up.text}” by what is made up or unproven"
        if link == "advcl" and self.when_it_comes(token, up):
            return UNDER[P][status], (), f"as “{up.text}”"
        if infinitive and self._of_anybody(token, up):
            return UNDER[H][status], (), "said of it in general"
        if infinitive and (too := self._beyond(token, up)) is not None:
            return UNDER[D][status], (), f"“{too.text} … to”"
        nouns = {**class_of("nouns_to"), **class_of("nouns")}
        if link == "advcl" and infinitive and up.pos == "NOUN" and (found := nouns.get(up.lemma)) is not None:
            return UNDER[found][status], (), f"“{up.text}” governs it"
        if link == "advcl" and infinitive and up.lemma == "be" and (said := self._said_to_be(token, up, status)):
            return said  # "the plan was for X to"
        if link == "advcl" and infinitive and self.grammar.is_verb(up) and (noun := self._noun_before(token, up)) is not None:
            if self._undone(noun, up):
                return D, (), f"“{up.text} {noun.text}”"
            return UNDER[class_of("nouns")[noun.lemma]][status], (), f"“{noun.text}” governs it"
        if link == "advcl" and token.tag == "VBG" and 0 < token.index - up.index <= 2 and self._takes_gerund(token, up):
            return self._through(up, self._verb_class(up, token), status)
        if link == "advcl" and infinitive and self.grammar.is_verb(up) and (found := self._verb_class(up, token)) in (H, P):
            return self._through(up, found, status)
        if link == "advcl" and infinitive and self.grammar.is_verb(up) and (own := self._own(up.index)[0]) in (L, H, D):
            # "allegedly paid him to promote it", "did not pay enough for her to promote it"
            return UNDER[own][status], (), f"“{up.text}” governs it"
        if link == "attr" and self._own(up.index)[0] in (P, H, L) and self._led(token):
            return UNDER[self._own(up.index)[0]][status], (), f"as “{up.text}”"
        if link == "advcl":
            markers = {t.text.lower() for t in self.sentence.children(token.index, "mark")} | {
                t.text.lower() for t in self.sentence.children(token.index, "advmod") if t.text.lower() in ("when", "where")
            }
            if "as" in markers and markers & words("status", "seeming"):
                return H, (), "only as if"
            done = markers == {"until"} and token.tag == "VBD" and self._modal(up.index) is None
            if markers & words("status", "conditional_markers") and not done:
                return H, (), "a condition"
            if "that" in markers and up.lemma == "have" and (told := self._told_by_noun(up)) is not None:
                return UNDER[told][status], (), "rumour has it"
            if "than" in markers:
                return UNDER[D][status], (), "“rather than”"
            return status, (), ""
        if up.pos in ("NOUN", "PROPN", "ADJ") and link in ("acl", "ccomp", "relcl"):
            table = {**class_of("nouns_to"), **class_of("nouns")} if infinitive else class_of("nouns")
            if link == "ccomp" and not infinitive:
                table = {**table, **class_of("adjectives_that")}
            found = table.get(up.lemma)
            if (
                found is None
                and infinitive
                and up.dep == "dobj"
                and up.lemma in words("status", "parts") | words("status", "rewards")
            ):
                giver = self.sentence.tokens[up.head]
                return self._through(giver, self.kind(giver), status) if self.kind(giver) in (D, H, P) else (status, (), "")
            if found is None or self._fulfilled(up):
                return status, (), ""
            return UNDER[found][status], (), f"“{up.text}” governs it"
        if link in ("xcomp", "ccomp", "pcomp", "csubj", "acomp", "oprd") and self.grammar.is_verb(up):
            if link == "xcomp" and (self._performed(token, up) or (infinitive and up.lemma in words("status", "stopping"))):
                # "quit to join", "stopped to thank": what it was done for.
                return status, (), ""
            if any(t.text == ";" for t in self.sentence.tokens[min(token.index, up.index) : max(token.index, up.index)]):
                return status, (), ""
            spliced = up.lemma == "be" or self.kind(up) in (D, H, P)
            if link == "ccomp" and token.index < up.index and spliced:
                # "Nike cut him off, it is not the image they want", "he wasn't fired, he quit": two sentences with a comma.
                return status, (), ""
            not_too = any(t.text.lower() == "too" for t in self.sentence.children(token.index, "advmod")) and self._led(token)
            if link == "acomp" and (self._felt(token) or (not_too and self._negated(up.index))):
                return status, (), ""
            if up.lemma == "be" and link == "ccomp" and self._cleft(token, up):
                return status, (), ""
            if (
                up.lemma == "be"
                and link in ("ccomp", "csubj", "xcomp", "acomp")
                and (said := self._said_to_be(token, up, status))
            ):
                return said
            if up.lemma == "have" and link == "ccomp" and (told := self._told_by_noun(up)) is not None:
                return UNDER[told][status], (), "rumour has it"
            if link == "ccomp" and self._staged(up):
                return UNDER[H][status], (), "only made to look so"
            marked = {t.text.lower() for t in self.sentence.children(token.index, "mark")}
            if "whether" in marked or "if" in marked:
                return H, (), "an open question"
            made = self._through(up, self._verb_class(up, token), status)
            return made if (sooner := self._inherited(token, up, made[0])) is None else (sooner, made[1], f"as “{up.text}”")
        return status, (), ""

    def _staged(self, verb: Token) -> bool:
        """Whether something is made to look so, or would: "made it appear that", "so that it would seem"."""
        if verb.lemma not in words("status", "looking"):
            return False
        up = self.sentence.head(verb.index)
        made = up is not None and up.lemma in words("status", "staging") and verb.dep in ("ccomp", "xcomp")
        return made or any(t.lemma == "would" for t in self.sentence.children(verb.index, "aux"))

    def _inherited(self, token: Token, up: Token, status: Status) -> Status | None:
        """What is said of a governor holds of an infinitive or participle behind it, if anything is: "will start to sell", "could
        decide to sue", "stopped short of having her sign".
        """
        helpers = self.sentence.children(token.index, "aux", "auxpass", "mark")
        bare = token.tag in ("VB", "VBG", "VBN") and all(t.dep != "mark" and t.tag not in _FINITE for t in helpers)
        led = token.pos == "ADJ" and self._led(token)
        if not (bare or led) or status not in (A, P, L) or up.lemma in words("status", "continuing"):
            return None
        own = self._own(up.index)[0]
        if own in (P, H, L):
            return UNDER[own][status]
        return D if own is D and not self._negated(up.index) and not self._nothing_of_it(up.index) else None

    def _led(self, word: Token) -> bool:
        """Whether an infinitive hangs on a predicate: "would be happy to", "will be the first to"."""
        return any(self._to(deed) for deed in self.sentence.children(word.index, "xcomp", "acl", "relcl"))

    def _in_the_event(self, token: Token) -> bool:
        """Whether "only to" tells what came of it: "walked away, only to buy it a year later"."""
        to = next((t for t in self.sentence.children(token.index, "aux") if t.tag == "TO"), None)
        return (
            to is not None
            and to.index > 1
            and self.sentence.tokens[to.index - 1].text.lower() == "only"
            and (self.sentence.tokens[to.index - 2].text == ",")
        )

    def when_it_comes(self, token: Token, up: Token) -> bool:
        """Whether a clause of time is as much to come as what it hangs on: "will rest before she joins X"."""
        marks = {t.text.lower() for t in self.sentence.children(token.index, "mark", "advmod")}
        helpers = self.sentence.children(token.index, "aux", "auxpass")
        present = token.tag in ("VBZ", "VBP") and all(t.tag in ("VBZ", "VBP") for t in helpers)
        coming = bool(marks & words("status", "times_to_come")) and present and token.lemma != "be"
        return coming and self.grammar.is_verb(up) and self._own(up.index)[0] is P

    def _of_anybody(self, token: Token, up: Token) -> bool:
        """Whether "it" is said to be so and so "for X to do": unless told of the past, nothing is said of its being done."""
        if not any(t.text.lower() == "for" for t in self.sentence.children(token.index, "mark")):
            return False
        verb = next((u for u in (up, *self.sentence.ancestors(up.index)) if self.grammar.is_verb(u)), up)
        it = self.sentence.child(verb.index, "nsubj")
        past = verb.tag == "VBD" or any(t.tag == "VBD" for t in self.sentence.children(verb.index, "aux"))
        return it is not None and it.text.lower() in ("it", "there") and not past

    def _of_doing(self, preposition: Token, verb: Token) -> Status | None:
        """What a verb with a preposition says of a deed that has not been done before: "talked of suing", "is planning on it"."""
        deed = self.sentence.child(preposition.index, "pcomp")
        if deed is None or not self.grammar.is_verb(verb) or self.sentence.children(deed.index, "aux"):
            return None
        return class_of("of_doing").get(f"{verb.lemma} {preposition.text.lower()}")

    def _beyond(self, token: Token, up: Token) -> Token | None:
        """The adjective of what one is too much of to do it: "too proud to apologise"; "only too happy to" is none."""
        said = (up, *self.sentence.children(up.index, "acomp", "advmod", "attr", "oprd"))
        for word in said:
            for too in self.sentence.children(word.index, "advmod"):
                before = self.sentence.tokens[too.index - 1].text.lower() if too.index else ""
                if too.text.lower() == "too" and word.index < token.index and before not in words("status", "not_beyond"):
                    verb = up if self.grammar.is_verb(up) else self.sentence.head(up.index)
                    return None if verb is not None and self._negated(verb.index) else word
        return None

    def _fulfilled(self, noun: Token) -> bool:
        """Whether what a noun promises is done: "took the opportunity to", "made good on its threat to"."""
        head = self.sentence.head(noun.index)
        if noun.dep == "pobj" and head is not None and (through := self.sentence.head(head.index)) is not None:
            beside = ("", *(f"{t.text.lower()} " for t in self.sentence.children(through.index)))
            phrases = {f"{through.lemma} {t}{head.text.lower()}" for t in beside}
            return bool(phrases & words("status", "fulfilling_phrases")) and self._own(through.index)[0] is A
        if noun.dep != "dobj" or head is None or head.lemma not in words("status", "fulfilling"):
            return False
        if head.lemma == "win" and noun.lemma not in words("status", "contests"):
            return False
        return self._own(head.index)[0] is A and head.tag != "VB"

    def _felt(self, adjective: Token) -> bool:
        """Whether a feeling about what is so is spoken of: whoever is not surprised that it was done knows that it was."""
        said = self.sentence.children(adjective.index, "ccomp")
        return adjective.text.lower() in words("status", "feelings") and any(not self._to(clause) for clause in said)

    def _to(self, verb: Token) -> bool:
        return any(t.tag == "TO" for t in self.sentence.children(verb.index, "aux"))

    def _cleft(self, token: Token, be: Token) -> bool:
        """Whether only a time or reason is denied: "it was not until Monday that", "it is not by chance that"."""
        said = self.sentence.children(be.index, "neg")
        if not said or not self.sentence.children(token.index, "mark"):
            return False
        behind = self.sentence.tokens[said[-1].index + 1]
        return behind.dep in ("prep", "mark", "advmod") and behind.text.lower() != "as"

    def _of_deed(self, preposition: Token) -> bool:
        """Whether a clause stands behind a preposition: "for copying it"."""
        return bool(self.sentence.children(preposition.index, "pcomp"))

    def _turned_from(self, preposition: Token, verb: Token) -> Status | None:
        """What a verb with a preposition makes of a deed: "decided against suing", "backed away from", "is leaning towards"."""
        word = preposition.text.lower()
        if not self.sentence.children(preposition.index, "pcomp") or self._negated(verb.index):
            return None
        if word == "against" and verb.lemma in words("status", "deciding"):
            return D
        if word in ("towards", "toward") and verb.lemma in words("status", "inclining"):
            return P
        particles = {t.text.lower() for t in self.sentence.children(verb.index, "prt", "advmod")}
        return D if word in ("from", "of") and verb.lemma in words("status", "retreating") and particles & _AWAY else None

    def _noun_before(self, token: Token, up: Token) -> Token | None:
        """The noun before an infinitive that the parser hangs on the verb: "resisted calls to drop her"."""
        particle = next((t for t in self.sentence.children(token.index, "aux") if t.tag == "TO"), None)
        if particle is None or not particle.index:
            return None
        before = self.sentence.tokens[particle.index - 1]
        phrase = self.sentence.head(before.index) if before.dep == "pobj" else None  # "lost out in the race to sign her"
        hangs = (before.head == up.index and before.dep == "dobj") or (phrase is not None and phrase.head == up.index)
        return before if hangs and before.lemma in class_of("nouns") else None

    def _takes_gerund(self, token: Token, up: Token) -> bool:
        """Whether a participle right behind a verb is what that verb speaks of: "ruled out suing", "denied suing"."""
        between = self.sentence.tokens[up.index + 1 : token.index]
        return (
            self.grammar.is_verb(up)
            and self.kind(up) in (D, H, P)
            and not self.sentence.children(token.index, "mark", "nsubj")
            and all(t.dep == "prt" for t in between)
        )

    def _told_by_noun(self, verb: Token) -> Status | None:
        """The class of the noun that is the subject of a verb: "word is that", "the allegation is that"."""
        subject = self.sentence.child(verb.index, "nsubj")
        if subject is None:
            return None
        table = {**class_of("nouns_to"), **class_of("nouns")} if verb.lemma == "be" else class_of("nouns")
        return table.get(subject.text.lower(), table.get(subject.lemma.lower()))

    def _said_to_be(self, token: Token, be: Token, status: Status) -> tuple[Status, Heads, str] | None:
        """What a copula says of a clause: "it is false that", "it is unclear whether", "the plan is to"."""
        said = {t.lemma.lower() for t in self.sentence.children(be.index, "acomp", "attr")}
        negated = self._negated(be.index)
        if said & words("status", "untrue"):
            return (status if negated else UNDER[D][status]), (), "said to be untrue"
        if said & words("status", "uncertain"):
            return UNDER[H][status], (), "said to be uncertain"
        told = self._told_by_noun(be) if token.index > be.index and not said else None
        if told is not None and told is not A:
            return UNDER[told][status], (), "the subject says what it is"
        return None

    def _going_on_now(self, up: Token) -> bool:
        """Whether a verb tells of what somebody is doing: "is waiting for his papers before joining X"."""
        return up.tag == "VBG" and any(t.text.lower() in words("status", "now") for t in self.sentence.children(up.index, "aux"))

    def _performed(self, token: Token, up: Token) -> bool:
        """Whether saying it does it: "I want to apologise", "we would like to thank"."""
        subject = self.sentence.child(up.index, "nsubj")
        return token.lemma in words("status", "performatives") and subject is not None and subject.text.lower() in ("i", "we")

    def _undone(self, noun: Token, up: Token) -> bool:
        """Whether a noun carrying the predicate comes to nothing: "abandoned plans", "the bid failed", "reports are false"."""
        if not self.grammar.is_verb(up) or self._negated(up.index):
            return False
        if noun.dep in ("dobj", "nsubjpass"):
            particles = {f"{up.lemma} {t.text.lower()}" for t in self.sentence.children(up.index, "prt", "advmod")}
            return up.lemma in words("status", "undoing_verbs") or bool(particles & words("status", "undoing_phrases"))
        if noun.dep == "nsubj":
            said = {t.lemma for t in self.sentence.children(up.index, "acomp", "attr")}
            return up.lemma in words("status", "failing_verbs") or bool(
                said & (words("status", "untrue") | words("status", "absurd"))
            )
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
        if up.lemma == "let" and token.lemma in words("status", "let_out"):
            return A  # "let slip that", "let it be known that"
        if up.lemma in words("status", "wishes") and self.sentence.children(token.index, "nsubj"):
            return H  # "fans want Nike to drop him"
        passive = bool(self.sentence.children(up.index, "auxpass", "nsubjpass"))
        infinitive = self._to(token)
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
        if infinitive and up.tag == "VBG" and up.lemma in words("status", "setting_out") and self._now(up):
            return P
        if infinitive and up.lemma in words("status", "implicatives"):
            return A
        if infinitive and up.lemma == "dare" and not self.sentence.children(up.index, "dobj", "auxpass", "nsubjpass"):
            return A  # but "dared him to"
        if up.lemma in ("stop", "quit") and not infinitive:
            return None if token.tag == "VBG" else D
        if infinitive and up.lemma in words("status", "owing") and self._now(up):
            return H
        if up.lemma == "forget" and not infinitive:
            return None
        gerund = token.tag == "VBG" or any(t.tag == "VBG" for t in self.sentence.children(token.index, "auxpass"))
        if up.lemma in words("status", "awaiting") and gerund:
            return H  # "faces being dropped"
        if up.lemma in words("status", "persuading") and token.dep == "ccomp" and not infinitive:
            return L
        return self.kind(up)

    def _now(self, verb: Token) -> bool:
        return any(
            t.text.lower() in ("is", "are", "'s", "’s", "'re", "’re", "am")
            for t in self.sentence.children(verb.index, "aux", "auxpass")
        )

    def _through(self, up: Token, kind: Status | None, status: Status) -> tuple[Status, Heads, str]:
        """A content embedded under a verb: that verb's class, then whether the verb itself is negated."""
        helpless = up.lemma in words("status", "helpless") and self._modal(up.index) is not None
        if (helpless or up.lemma in words("status", "factive")) and self._negated(up.index):
            return status, (), ""  # "could not help laughing"; "does not regret that"
        if kind is None:
            if self._negated(up.index) and up.lemma in words("status", "ceasing"):
                return status, (), ""
            if self._negated(up.index):
                return UNDER[D][status], (), f"“{up.text}” is negated"
            return status, (), ""
        negated = self._negated(up.index)
        speaker: Heads = ()
        if negated and up.lemma == "go" and up.tag == "VBG":
            return (H if status is H else D), (), f"“not {up.text} to”"
        if kind in (A, L) and up.lemma not in words("status", "implicatives") | words("status", "unspoken"):
            speaker = self._speaker(up)
        if kind in (A, L) and self.falsely(up):
            return UNDER[D][status], speaker, f"“{up.text}” falsely"
        if kind is A and (source := self._of_source(up)) is not None:
            kind = source
        if (
            negated
            and up.lemma in words("status", "certain_when_negated")
            and (up.lemma != "wait" or self._modal(up.index) is None)
        ):
            return status, speaker, ""
        if negated and up.lemma == "believe" and self._modal(up.index) is not None:
            # "could not believe that": it was so.
            return status, speaker, ""
        if negated:
            after = {A: H, L: H, P: D, H: H, D: H if up.lemma in words("status", "open_when_negated") else A}[kind]
            return (after if status is A else UNDER[after][status]), speaker, f"“{up.text}” is negated"
        return UNDER[kind][status], speaker, f"“{up.text}” governs it"

    def falsely(self, verb: Token) -> bool:
        """Whether what a verb says is said not to be so: "was wrongly described as"."""
        return any(t.text.lower() in words("status", "false_adverbs") for t in self.sentence.children(verb.index, "advmod"))

    def _of_source(self, verb: Token) -> Status | None:
        """What the source of a report makes of it: "unconfirmed reports say", "a parody account said", "says in the lawsuit"."""
        subject = self.sentence.child(verb.index, "nsubj", "nsubjpass")
        inside = (p for p in self.sentence.children(verb.index, "prep") if p.text.lower() == "in")
        if any(self._is_filing(n) for p in inside for n in self.sentence.children(p.index, "pobj")):
            return L
        return (L if self._is_filing(subject) else self._of_making(subject)) if subject is not None else None

    def _is_filing(self, noun: Token) -> bool:
        """Whether a noun is for what a party to a case has told the court, which is yet to be proven."""
        if noun.name is not None:
            return False
        of_court = {t.text.lower() for t in self.sentence.children(noun.index, "compound", "amod", "nmod")}
        papers = noun.lemma in words("status", "papers") and bool(of_court & words("status", "of_courts"))
        return papers or noun.lemma in words("status", "filings")

    def _speaker(self, verb: Token) -> Heads:
        clause = self.grammar.clause(verb.index)
        return clause.subject if clause is not None else ()
