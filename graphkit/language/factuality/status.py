"""Whether a predicate is said to be so: negation, modality, reports, conditions and questions around it.

Read from the inside out, every word that governs the predicate changes its status; the result is one of
the five statuses of the vocabulary, with the speaker of the innermost report.
"""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.language.cues import words
from graphkit.language.factuality.modality import UNDER, A, D, H, L, Modality, P, class_of, verb_kind
from graphkit.language.syntax.clauses import Grammar, Heads
from graphkit.language.syntax.tree import Token
from graphkit.model import Status

_AWAY = frozenset({"away", "back", "off", "out", "clear"})
# The reason that is given for what is asked.
QUESTION = "a question"


@dataclass(frozen=True, slots=True)
class Factuality:
    """The status of a predicate, who says so (token indices of a speaker in the sentence), and why."""

    status: Status = A
    speaker: Heads = ()
    future: bool = False
    why: tuple[str, ...] = ()


class Judge(Modality):
    """Judges the predicates of one sentence."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__(grammar)
        self._judged: dict[int, Factuality] = {}

    def verb(self, verb: int) -> Factuality:
        """The factuality of the clause that a verb heads."""
        if verb not in self._judged:
            self._judged[verb] = self._judge(verb)
        return self._judged[verb]

    def _judge(self, verb: int) -> Factuality:
        status, why = self._own(verb)
        if (claimed := self._claimed_in_passing(verb)) is not None:
            status = UNDER[L][status]
            why.append(f"“{claimed.text}” in between")
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

    def _claimed_in_passing(self, verb: int) -> Token | None:
        """A report between a subject and its verb: "Nike, Puma claims, copied its shoes"."""
        for subject in self.sentence.children(verb, "nsubj", "nsubjpass"):
            for aside in self.sentence.children(subject.index, "appos", "parataxis"):
                if aside.index < verb and self.grammar.is_verb(aside) and verb_kind(aside.lemma) is L:
                    return aside
        return None

    def noun(self, noun: int) -> Factuality:
        """The factuality of a happening that a noun names: that of the verb which carries it, with its own adjectives."""
        token = self.sentence.tokens[noun]
        status, why = A, list[str]()
        if token.name is not None and token.dep in ("nsubj", "nsubjpass", "dobj"):
            # "X of Y stopped smoking": what X is to Y is no happening.
            return Factuality(self._sentence_level(token, status, why), (), False, tuple(why))
        adjectives = class_of("adjectives")
        for child in self.sentence.children(noun):
            word = child.text.lower()
            if child.dep in ("det", "neg") and word in words("status", "negative_determiners"):
                status, why = D, [*why, f"“{child.text}” before the noun"]
            elif child.dep in ("amod", "compound") and word in adjectives:
                status = UNDER[adjectives[word]][status]
                why.append(f"“{child.text}” before the noun")
        head = self.sentence.head(noun)
        if head is not None and head.dep == "prep" and (up := self.sentence.head(head.index)) is not None:
            embedding = class_of("nouns").get(up.lemma)
            if embedding is not None and up.pos == "NOUN":
                status = UNDER[embedding][status]
                why.append(f"“{up.text} {head.text}” before it")
                head = up
        if token.dep == "nsubj" and head is not None and self._fails(head):
            failed = status if self._negated(head.index) else D
            return Factuality(failed, (), False, (*why, f"“{head.text}”"))
        if token.dep == "nsubj" and head is not None and head.lemma == "be" and (to_come := self._to_come(head)) is not None:
            return Factuality(UNDER[P][status], (), True, (*why, f"“{to_come}”"))
        carrier = self._carrier(token)
        if carrier is not None and token.lemma in words("status", "standing") and self._ends(carrier):
            # "dropped the lawsuit", "the charge was dismissed": there had been one.
            return Factuality(status, (), False, (*why, f"“{carrier.text}” takes it for granted"))
        if carrier is None and token.dep == "nsubj" and head is not None:
            carrier = self._going_on(head)
        if carrier is None:
            return Factuality(self._sentence_level(token, status, why), (), False, tuple(why))
        outer = self.verb(carrier.index)
        verb_class = verb_kind(carrier.lemma)
        # "Issued no apology" is negated once, though both the noun and its verb say so.
        carried = A if status is D and outer.status is D and self._nothing_of_it(carrier.index) else outer.status
        inner = UNDER[carried][status]
        if verb_class in (D, H, P) and carrier.lemma not in words("syntax", "support"):
            inner = UNDER[verb_class][inner] if verb_class is not D or outer.status is not D else A
            why.append(f"“{carrier.text}” governs it")
        return Factuality(inner, outer.speaker, outer.future, (*why, *outer.why))

    def _ends(self, verb: Token) -> bool:
        return verb.lemma in words("status", "undoing_verbs") and self.verb(verb.index).status is A

    def _fails(self, verb: Token) -> bool:
        """Whether a verb says of its subject that it comes to nothing: "collapsed", "fell through"."""
        particles = {f"{verb.lemma} {t.text.lower()}" for t in self.sentence.children(verb.index, "prt", "advmod", "prep")}
        return verb.lemma in words("status", "failing_verbs") or bool(particles & words("status", "failing_phrases"))

    def _to_come(self, be: Token) -> str | None:
        """The phrase by which a copula says of its subject that it is to come: "is in the works"."""
        for preposition in self.sentence.children(be.index, "prep"):
            phrase = " ".join(t.text.lower() for t in self.sentence.subtree(preposition.index))
            if phrase in words("status", "coming_phrases"):
                return phrase
        return None

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

    def _step(self, token: Token) -> Token | None:
        """The next governor outwards that can say something about the predicate."""
        head = self.sentence.head(token.index)
        if head is None:
            return None
        if token.dep in ("appos", "parataxis"):
            return None
        if (
            token.dep == "relcl"
            and not any(t.tag == "TO" for t in self.sentence.children(token.index, "aux"))
            and not (head.lemma in class_of("nouns") and self.sentence.children(token.index, "mark"))
        ):
            # But "the rumour that Nike dropped him" tells what the rumour is.
            return None
        marks = {t.text.lower() for t in self.sentence.children(token.index, "mark", "advmod")}
        seeming = "as" in marks and marks & words("status", "seeming")
        if token.dep == "advcl" and not seeming and marks & words("status", "factual_markers"):
            # "They wondered, as she has been a supporter": whatever they do, she has been.
            return None
        if token.dep == "advcl" and token.tag in ("VBD", "VBN") and self._follows(token):
            # "Vowed to boycott it after he posted": whatever they do, he has posted.
            return None
        if token.dep == "acl" and not any(t.tag in ("TO", "IN") for t in self.sentence.children(token.index, "aux", "mark")):
            return None
        return head

    def _follows(self, token: Token) -> bool:
        """Whether a past clause stands behind "after" or "since"."""
        helpers = self.sentence.children(token.index, "aux", "auxpass")
        past = token.tag == "VBD" or any(t.tag == "VBD" for t in helpers)
        return past and any(
            t.text.lower() in ("after", "since", "once") for t in self.sentence.children(token.index, "mark", "advmod")
        )

    def _of_deed(self, preposition: Token) -> bool:
        """Whether a clause stands behind a preposition: "for copying it"."""
        return bool(self.sentence.children(preposition.index, "pcomp"))

    def _embed(self, token: Token, up: Token, status: Status) -> tuple[Status, Heads, str]:
        """What the governor ``up`` makes of its dependent ``token``."""
        link = token.dep
        if token.pos == "NOUN" and token.lemma in class_of("nouns") and self._undone(token, up):
            return UNDER[D][A if status in (P, L) else status] if status is not H else D, (), f"“{up.text}” undoes it"
        if up.pos == "NOUN" and link in ("prep", "acl", "ccomp") and self._negative_noun(up):
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
            if up.pos in ("NOUN", "PROPN") and (found := class_of("nouns").get(up.lemma)) is not None:
                return UNDER[found][status], (), f"“{up.text}” governs it"
            if (away := self._turned_from(token, up)) is not None:
                return UNDER[away][status], (), f"“{up.text} {token.text}”"
            if token.text.lower() == "in" and up.lemma in words("status", "failing_verbs") and not self._negated(up.index):
                return UNDER[D][status], (), f"“{up.text}”"
            if token.text.lower() == "for" and up.lemma in words("status", "incriminating_verbs") and self._of_deed(token):
                return self._through(up, L, status)
            if (
                self.grammar.is_verb(up)
                and token.text.lower() in ("of", "from", "for", "against", "about", "with")
                and (kind := verb_kind(up.lemma)) in (D, L, H)
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
        infinitive = any(t.tag == "TO" for t in self.sentence.children(token.index, "aux"))
        if link == "advcl" and infinitive and up.pos == "NOUN" and (found := class_of("nouns").get(up.lemma)) is not None:
            return UNDER[found][status], (), f"“{up.text}” governs it"
        if link == "advcl" and infinitive and self.grammar.is_verb(up) and (noun := self._noun_before(token, up)) is not None:
            if self._undone(noun, up):
                return D, (), f"“{up.text} {noun.text}”"
            return UNDER[class_of("nouns")[noun.lemma]][status], (), f"“{noun.text}” governs it"
        if link == "advcl" and token.tag == "VBG" and token.index - up.index <= 2 and self._takes_gerund(token, up):
            return self._through(up, self._verb_class(up, token), status)
        if link == "advcl" and infinitive and self.grammar.is_verb(up) and (found := self._verb_class(up, token)) in (H, P):
            return self._through(up, found, status)
        if link == "advcl" and infinitive and self.grammar.is_verb(up) and (own := self._own(up.index)[0]) in (L, H, D):
            # "allegedly paid him to promote it", "did not pay enough for her to promote it"
            return UNDER[own][status], (), f"“{up.text}” governs it"
        if link == "advcl":
            markers = {t.text.lower() for t in self.sentence.children(token.index, "mark")} | {
                t.text.lower() for t in self.sentence.children(token.index, "advmod") if t.text.lower() in ("when", "where")
            }
            if "as" in markers and markers & words("status", "seeming"):
                return H, (), "only as if"
            if markers & words("status", "conditional_markers"):
                return H, (), "a condition"
            if "that" in markers and up.lemma == "have" and (told := self._told_by_noun(up)) is not None:
                return UNDER[told][status], (), "rumour has it"
            if "than" in markers:
                return UNDER[D][status], (), "“rather than”"
            return status, (), ""
        if up.pos in ("NOUN", "PROPN") and link in ("acl", "ccomp", "relcl"):
            found = class_of("nouns").get(up.lemma)
            return (UNDER[found][status], (), f"“{up.text}” governs it") if found is not None else (status, (), "")
        if link in ("xcomp", "ccomp", "pcomp", "csubj", "acomp", "oprd") and self.grammar.is_verb(up):
            if link == "xcomp" and (self._performed(token, up) or (infinitive and up.lemma in words("status", "stopping"))):
                # "quit to join", "stopped to thank": what it was done for.
                return status, (), ""
            if any(t.text == ";" for t in self.sentence.tokens[min(token.index, up.index) : max(token.index, up.index)]):
                return status, (), ""
            if link == "ccomp" and token.index < up.index and up.lemma == "be":
                # "Nike cut him off, it is not the image they want": two sentences with a comma between.
                return status, (), ""
            if (
                up.lemma == "be"
                and link in ("ccomp", "csubj", "xcomp", "acomp")
                and (said := self._said_to_be(token, up, status))
            ):
                return said
            if up.lemma == "have" and link == "ccomp" and (told := self._told_by_noun(up)) is not None:
                return UNDER[told][status], (), "rumour has it"
            marked = {t.text.lower() for t in self.sentence.children(token.index, "mark")}
            if "whether" in marked or "if" in marked:
                return H, (), "an open question"
            return self._through(up, self._verb_class(up, token), status)
        return status, (), ""

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
            and verb_kind(up.lemma) in (D, H, P)
            and not self.sentence.children(token.index, "mark", "nsubj")
            and all(t.dep == "prt" for t in between)
        )

    def _told_by_noun(self, verb: Token) -> Status | None:
        """The class of the noun that is the subject of a verb: "word is that", "the allegation is that"."""
        subject = self.sentence.child(verb.index, "nsubj")
        if subject is None:
            return None
        return class_of("nouns").get(subject.text.lower(), class_of("nouns").get(subject.lemma.lower()))

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
        if up.lemma in words("status", "wishes") and self.sentence.children(token.index, "nsubj"):
            return H  # "fans want Nike to drop him"
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
        return verb_kind(up.lemma)

    def _through(self, up: Token, kind: Status | None, status: Status) -> tuple[Status, Heads, str]:
        """A content embedded under a verb: that verb's class, then whether the verb itself is negated."""
        if kind is None:
            if self._negated(up.index):
                return UNDER[D][status], (), f"“{up.text}” is negated"
            return status, (), ""
        negated = self._negated(up.index)
        speaker: Heads = ()
        if negated and up.lemma == "go" and up.tag == "VBG":
            return (H if status is H else D), (), f"“not {up.text} to”"
        if kind in (A, L) and self.grammar.sentence.tokens[up.index].lemma not in ("show", "find", "know", "see"):
            speaker = self._speaker(up)
        if kind is A and (source := self._of_source(up)) is not None:
            kind = source
        if negated and up.lemma in words("status", "certain_when_negated"):
            return status, speaker, ""
        if negated and up.lemma == "believe" and self._modal(up.index) is not None:
            # "could not believe that": it was so.
            return status, speaker, ""
        if negated:
            after = {A: H, L: H, P: D, H: H, D: H if up.lemma in words("status", "open_when_negated") else A}[kind]
            return (after if status is A else UNDER[after][status]), speaker, f"“{up.text}” is negated"
        return UNDER[kind][status], speaker, f"“{up.text}” governs it"

    def _of_source(self, verb: Token) -> Status | None:
        """What the source of a report makes of it: "unconfirmed reports say", "a parody account said"."""
        subject = self.sentence.child(verb.index, "nsubj", "nsubjpass")
        return self._of_making(subject) if subject is not None else None

    def _speaker(self, verb: Token) -> Heads:
        clause = self.grammar.clause(verb.index)
        return clause.subject if clause is not None else ()

    def _sentence_level(self, top: Token, status: Status, why: list[str]) -> Status:
        last = self.sentence.tokens[-1].text
        if (last == "?" or (len(self.sentence.tokens) > 1 and self.sentence.tokens[-2].text == "?")) and status is not H:
            if (top.dep in ("relcl", "appos", "acl") and not self._asked_of(top)) or self._taken_for_granted(top):
                return status
            why.append(QUESTION)
            return H
        return status

    def _asked_of(self, verb: Token) -> bool:
        """Whether a participle is the verb of a question that the parser hangs on its subject: "Is Rihanna leaving?"."""
        subject = self.sentence.head(verb.index)
        asked = self.sentence.head(subject.index) if subject is not None and subject.dep in ("nsubj", "attr") else None
        return asked is not None and asked.dep == "ROOT" and asked.lemma in ("be", "have") and asked.index < verb.index

    def _taken_for_granted(self, top: Token) -> bool:
        """Whether a question asks only why, how, when or where something happened."""
        first = next((t for t in self.sentence.tokens if t.pos != "PUNCT"), None)
        if first is None or first.text.lower() not in ("why", "how", "when", "where"):
            return False
        second = self.sentence.tokens[min(first.index + 1, len(self.sentence.tokens) - 1)].text.lower()
        return second in ("did", "has", "have", "was", "were", "had", "come") and not self._negated(top.index)
