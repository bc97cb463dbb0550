"""The tense of a verb, as it matters to a story: told as past, as news, as what had been before."""

from __future__ import annotations

from graphkit.language.syntax.clauses import Grammar

_GOVERNED = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep"})


def tense(grammar: Grammar, verb: int) -> str:
    """``past``, ``perfect``, ``pluperfect``, ``present``, ``participle`` or ``other`` (what is to come, or has no tense)."""
    sentence = grammar.sentence
    token = sentence.tokens[verb]
    helpers = {t.text.lower() for t in sentence.children(verb, "aux", "auxpass")}
    if helpers & {"had", "'d", "’d"}:
        return "pluperfect"
    if helpers & {"has", "have", "'ve", "’ve"}:
        return "other" if any(t.tag in ("MD", "TO") for t in sentence.children(verb, "aux")) else "perfect"
    if any(t.tag == "MD" for t in sentence.children(verb, "aux")):
        return "other"
    if helpers & {"was", "were", "did", "got"} or token.tag == "VBD":
        return "past"
    if helpers & {"is", "are", "'s", "’s", "'re", "’re", "am", "does", "do"} or token.tag in ("VBZ", "VBP"):
        return "present"
    head = sentence.head(verb)
    if (
        head is not None
        and token.dep in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep")
        and token.tag in ("VB", "VBG", "VBN", "NN")
    ):
        governor = head if grammar.is_verb(head) else next((u for u in sentence.ancestors(verb) if grammar.is_verb(u)), None)
        return tense(grammar, governor.index) if governor is not None and governor.index != verb else "other"
    return "participle" if token.tag == "VBN" else "other"
