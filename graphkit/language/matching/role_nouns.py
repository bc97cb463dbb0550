"""Where role nouns stand in a sentence, with the words that belong to them."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.language.cues import cues, words
from graphkit.language.matching.rules import Role, Rules
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence, Token

PLURAL = ("NNS", "NNPS")
_HYPHENS = ("-", "‑", "–")


def words_before(sentence: Sentence, start: int) -> list[str]:
    """The words, in lower case, that stand before the role noun at a character of the document: "former", "rumoured"."""
    found: list[str] = []
    for token in sentence.tokens:
        if any(w.start == start for w in token.lead):
            found.extend(t.text.lower() for t in sentence.tokens[max(0, token.index - 2) : token.index])
            found.extend(w.text.lower() for w in token.lead if w.start < start)
        elif token.start == start:
            found.extend(t.text.lower() for t in sentence.tokens[max(0, token.index - 4) : token.index])
    return found


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A role noun where it stands: all words of it, the index of the first, and the roles that it may mean."""

    token: Token
    first: int
    text: str
    noun: str
    roles: tuple[Role, ...]

    @property
    def plural(self) -> bool:
        """Whether it is said of several."""
        several = bool(words("roles", "several") & set(self.noun.split()[-1:]))
        return self.token.tag in PLURAL or several or any(self.noun in role.mutual for role in self.roles)


class RoleNouns:
    """Recognises the role nouns of one sentence."""

    def __init__(self, sentence: Sentence, rules: Rules) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.rules = rules

    def roles_of(self, text: str) -> tuple[str, tuple[Role, ...]] | None:
        """The roles of the longest role noun that ``text`` ends with."""
        pieces = text.split()
        if not pieces:
            return None
        best, roles = "", list[Role]()
        for noun, role in self.rules.by_role.get(pieces[-1], ()):
            length = len(noun.split())
            if pieces[-length:] == noun.split():
                if length > len(best.split()):
                    best, roles = noun, [role]
                elif noun == best:
                    roles.append(role)
        if not roles and pieces[-1].startswith("ex-"):
            # "ex-boss"
            return self.roles_of(" ".join([*pieces[:-1], pieces[-1].removeprefix("ex-")]))
        return (best, tuple(roles)) if roles else None

    def at(self, token: Token) -> RoleNoun | None:
        if token.name is not None or token.pos not in ("NOUN", "PROPN", "ADJ", "VERB", "X", "ADV"):
            return None
        hyphen = self.tokens[token.index - 1] if token.index > 1 else None
        glued = hyphen is not None and hyphen.text in _HYPHENS and hyphen.end == token.start
        if glued and self.tokens[token.index - 2].name is not None:
            found = self.roles_of("-" + token.text.lower())
            return RoleNoun(token, token.index - 1, token.text.lower(), *found) if found is not None else None
        if token.pos == "VERB" or token.pos == "ADV":
            return None
        if token.text[:1].isupper() and token.index and token.lemma.lower() in words("roles", "kin_in_names"):
            # "Brother Vellies", "Sister Act"
            return None
        first = token.index
        while first > 0 and token.index - first < 5 and self._belongs(self.tokens[first - 1]):
            first -= 1
        before = [t.text.lower() for t in self.tokens[first : token.index]]
        singular = token.lemma.lower() if token.tag in PLURAL else token.text.lower()
        litter = token.text.lower() in words("roles", "litters")  # "their twins": children, where "her twin" is a sister
        plural_first = token.tag in PLURAL and (litter or not self._owned(token))
        forms = (token.text.lower(), singular) if plural_first else (singular, token.text.lower())
        for last in dict.fromkeys(forms):
            text = " ".join([*before, last])
            if (found := self.roles_of(text)) is not None:
                # "and editor" belongs to nobody's "chief and".
                return RoleNoun(token, first, text, *found)
        return None

    def _owned(self, token: Token) -> bool:
        """Whether relatives are said to be somebody's ("her sisters X and Y"), not each other's ("sisters X and Y")."""
        return bool(self.sentence.children(token.index, "poss")) or any(
            t.text.lower() in ("of", "to") for t in self.sentence.children(token.index, "prep")
        )

    def _belongs(self, token: Token) -> bool:
        if token.name is not None or token.tag in ("POS", "CD") or token.text.lower() in ("other",):
            return False
        return token.pos in ("NOUN", "ADJ", "PROPN") or (
            token.dep in ("compound", "amod", "nmod", "npadvmod") and token.pos in ("VERB", "X", "ADV")
        )

    def gathered(self, token: Token) -> Token:
        """The noun for all of those whom a role noun names: the list in "a list of sponsors", else the noun itself."""
        of = self.sentence.head(token.index)
        whole = self.sentence.head(of.index) if of is not None and of.text.lower() == "of" and token.dep == "pobj" else None
        return whole if whole is not None and whole.lemma.lower() in words("roles", "partitive") else token

    def coordinated(self, noun: RoleNoun, nouns: dict[int, RoleNoun]) -> list[RoleNoun]:
        """The other role nouns of the same phrase: "founder and chief executive of"."""
        top = noun.token
        while top.dep == "conj" and (up := self.sentence.head(top.index)) is not None and up.index in nouns:
            if self.of_two(up, top):
                return []
            top = up
        found, todo = list[RoleNoun](), [top.index]
        while todo:
            at = todo.pop()
            if at != noun.token.index and at in nouns:
                found.append(nouns[at])
            more = (t for t in self.sentence.children(at, "conj") if t.index in nouns)
            todo.extend(t.index for t in more if not self._of_different(self.tokens[at], t))
        return sorted(found, key=lambda n: abs(n.token.index - noun.token.index))

    def of_two(self, first: Token, second: Token) -> bool:
        """Whether two nouns with an article each are of two people: "the drummer and the founder wed", "his wife and their
        daughter".
        """
        if self._of_different(first, second):
            return True
        articles = (self.sentence.child(t.index, "det") for t in (first, second))
        return first.dep in ("nsubj", "nsubjpass") and all(a is not None and a.text.lower() == "the" for a in articles)

    def _of_different(self, first: Token, second: Token) -> bool:
        """Whether both have an owner of their own: "his wife and their daughter", "her mother and her mother's boyfriend"."""
        owners = [self.sentence.child(t.index, "poss") for t in (first, second)]
        kin = cues("reference")["kin"]
        own = owners[1].text.lower() if owners[1] is not None and owners[0] is None else ""
        business = first.lemma in words("reference", "ventures", "nouns")
        if own in ("his", "her") or (own == "its" and business):
            # "The rapper and his manager", "the company and its unit", but "the chairman and its largest shareholder".
            return True
        return all(o is not None and o.pos == "PRON" for o in owners) or (
            all(owners) and any(o is not None and o.name is None and o.lemma in kin for o in owners)
        )

    def behind(self, noun: RoleNoun) -> Token | None:
        """The name directly behind the noun."""
        return self.after(noun.token)

    def after(self, token: Token) -> Token | None:
        """The name directly behind a word."""
        at = token.index + 1
        return self.tokens[at] if at < len(self.tokens) and self.tokens[at].name is not None else None


class NounReader:
    """What readers of the role nouns of one sentence have at hand."""

    def __init__(self, grammar: Grammar, discourse: Discourse, nouns: RoleNouns) -> None:
        self.grammar = grammar
        self.sentence = grammar.sentence
        self.tokens = grammar.sentence.tokens
        self.discourse = discourse
        self.nouns = nouns
