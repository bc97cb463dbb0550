"""What a reviewer decided about a graph, as a small text file that every later build obeys.

The file is UTF-8 text, made in the graph's page or by hand::

    graphkit decisions 1
    # A line that begins with # is a note and is not read.

    reject fact balenciaga--sues--north-six
      says: Balenciaga | sues | North Six
      date: 2022-11-25
      remark: The set designer was sued, too.

    accept fact adidas--partnersWith--balenciaga
      says: Adidas | partnersWith | Balenciaga

    split name kim-kardashian
      says: Kim Kardashian
      other in: articles/jones.txt
      other in: articles/jones-2.txt
      remark: These two mean the designer Kim Jones.

The first line names the form and its version.  A decision begins at the left edge with what is decided and the id of the
fact or entity; its details are indented, one a line, as ``key: value``.

``accept fact``, ``reject fact``
    ``says`` is the subject's name, the relation and the object's name, ``date`` the date of the fact where it has one.  They
    find the fact again where a later build gives it another id.  ``remark`` is kept with the fact.
``split name``
    What the articles listed under ``other in`` (by their identifiers) call by this name is something else.

A rejected fact stays in the graph as an assertion that says so, but its direct triple goes.  See :func:`apply`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from graphkit.errors import InputError
from graphkit.lookup import fold
from graphkit.model import Assertion, Entity, Knowledge, Verdict
from graphkit.split import split

HEADER: Final = "graphkit decisions 1"

_OPENING: Final = re.compile(r"(accept fact|reject fact|split name) (\S.*)")
_DETAIL: Final = re.compile(r"\s+([a-z ]+):\s*(.*)")
_DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_VERDICTS: Final = {"accept fact": Verdict.ACCEPTED, "reject fact": Verdict.REJECTED}


@dataclass(frozen=True, slots=True)
class FactDecision:
    """A verdict on a fact.  ``says`` is the subject's name, the relation and the object's name, or empty."""

    verdict: Verdict
    fact: str
    says: tuple[str, str, str] | tuple[()] = ()
    date: str | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class NameDecision:
    """A wrong merge: what ``documents`` (identifiers) call by the name of ``entity`` is something else."""

    entity: str
    says: str | None = None
    documents: tuple[str, ...] = ()
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a file, in its order."""

    facts: tuple[FactDecision, ...] = ()
    names: tuple[NameDecision, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """The knowledge after the decisions, how many of them were obeyed, and a line for each that fits nothing."""

    knowledge: Knowledge
    obeyed: int
    unfitting: tuple[str, ...]


def read(path: Path) -> Decisions:
    """The decisions in a file.  Raises InputError where it can't be read or is not of the form above."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: can't be read ({error.strerror}): give the file that the graph's page wrote") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not text in UTF-8: save it as UTF-8") from error
    return parse(text, str(path))


def parse(text: str, source: str = "decisions") -> Decisions:
    """The decisions in a text.  Raises InputError with ``source`` and the number of the line that is not of the form above."""
    numbered = ((i, line.rstrip()) for i, line in enumerate(text.split("\n"), 1))
    lines = [(i, line) for i, line in numbered if line and not line.lstrip().startswith("#")]
    if not lines or lines[0][1] != HEADER:
        raise InputError(f"{source}:1: is no file of decisions: its first line has to be '{HEADER}'")
    blocks: list[tuple[int, str, str, list[tuple[int, str, str]]]] = []
    for number, line in lines[1:]:
        if detail := _DETAIL.fullmatch(line):
            if not blocks:
                raise InputError(f"{source}:{number}: a detail before any decision: begin with 'reject fact' and an id")
            blocks[-1][3].append((number, detail[1], detail[2]))
        elif opening := _OPENING.fullmatch(line):
            blocks.append((number, opening[1], opening[2], []))
        else:
            raise InputError(
                f"{source}:{number}: '{line}' is no decision: write 'accept fact', 'reject fact' or 'split name', and an id"
            )
    facts = tuple(_fact(_VERDICTS[kind], id, details, source) for _, kind, id, details in blocks if kind in _VERDICTS)
    names = tuple(_name(id, details, source) for _, kind, id, details in blocks if kind == "split name")
    return Decisions(facts, names)


def write(decisions: Decisions) -> str:
    """The text of some decisions, which :func:`parse` reads back."""
    parts = [HEADER]
    for fact in decisions.facts:
        verb = "accept" if fact.verdict is Verdict.ACCEPTED else "reject"
        parts += ["", f"{verb} fact {fact.fact}"]
        parts += [f"  says: {' | '.join(fact.says)}"] if fact.says else []
        parts += [f"  date: {fact.date}"] if fact.date else []
        parts += [f"  remark: {fact.remark}"] if fact.remark else []
    for name in decisions.names:
        parts += ["", f"split name {name.entity}"]
        parts += [f"  says: {name.says}"] if name.says else []
        parts += [f"  other in: {document}" for document in name.documents]
        parts += [f"  remark: {name.remark}"] if name.remark else []
    return "\n".join(parts) + "\n"


def apply(knowledge: Knowledge, decisions: Decisions) -> Applied:
    """The knowledge with every verdict at its fact and every wrong merge taken apart.

    A verdict goes to the fact with its id, or else to the only fact that says the same (of the same date, where the
    decision has one).  Splits come after the verdicts, and verdicts that fitted nothing before are tried once more on what
    the splits made.  What still fits nothing is told in :attr:`Applied.unfitting`, and is no error: the articles may have
    changed.
    """
    knowledge, missed = _judged(knowledge, decisions.facts)
    unfitting: list[str] = []
    for name in decisions.names:
        taken_apart = _taken_apart(knowledge, name)
        if isinstance(taken_apart, str):
            unfitting.append(taken_apart)
        else:
            knowledge = taken_apart
    knowledge, missed = _judged(knowledge, missed)
    told = tuple(_unfitting_fact(decision) for decision in missed) + tuple(unfitting)
    return Applied(knowledge, len(decisions.facts) + len(decisions.names) - len(told), told)


def _judged(knowledge: Knowledge, decisions: Sequence[FactDecision]) -> tuple[Knowledge, tuple[FactDecision, ...]]:
    labels = {e.id: e.label for e in knowledge.entities}
    by_id = {a.id: a for a in knowledge.assertions}
    found: dict[str, FactDecision] = {}
    missed: list[FactDecision] = []
    for decision in decisions:
        fact = by_id.get(decision.fact) or _only(a for a in knowledge.assertions if _says(a, decision, labels))
        if fact is None:
            missed.append(decision)
        else:
            # The last word on a fact counts, as it does in a conversation.
            found[fact.id] = decision
    assertions = tuple(
        replace(a, verdict=found[a.id].verdict, remark=found[a.id].remark) if a.id in found else a for a in knowledge.assertions
    )
    return replace(knowledge, assertions=assertions), tuple(missed)


def _says(assertion: Assertion, decision: FactDecision, labels: dict[str, str]) -> bool:
    if not decision.says:
        return False
    subject, relation, object = decision.says
    return (
        assertion.relation == relation
        and _plain(labels[assertion.subject]) == _plain(subject)
        and _plain(labels[assertion.object]) == _plain(object)
        and (decision.date is None or assertion.date == decision.date)
    )


def _plain(label: str) -> str:
    # The bar parts the names in a line, so the page writes a slash for it.
    return fold(label.replace("|", "/"))


def _only(candidates: Iterable[Assertion]) -> Assertion | None:
    several = tuple(candidates)
    return several[0] if len(several) == 1 else None


def _taken_apart(knowledge: Knowledge, decision: NameDecision) -> Knowledge | str:
    entity = _entity(knowledge.entities, decision)
    called = f"'{decision.says or decision.entity}'"
    if entity is None:
        return f"split name {decision.entity}: nothing in the graph is {called}"
    inside = {document for document, _ in entity.members}
    others = frozenset(decision.documents) & inside
    if not others:
        return f"split name {decision.entity}: no article that it lists speaks of {called}"
    if others == inside:
        return f"split name {decision.entity}: it lists all articles that speak of {called}, so there is nothing to part it from"
    return split(knowledge, entity, others)


def _entity(entities: Sequence[Entity], decision: NameDecision) -> Entity | None:
    by_id = [e for e in entities if e.id == decision.entity]
    by_label = [e for e in entities if decision.says and _plain(e.label) == _plain(decision.says)]
    found = by_id or by_label
    return found[0] if len(found) == 1 else None


def _unfitting_fact(decision: FactDecision) -> str:
    verb = "accept" if decision.verdict is Verdict.ACCEPTED else "reject"
    said = f" ('{' '.join(decision.says)}')" if decision.says else ""
    return f"{verb} fact {decision.fact}: the graph has no such fact{said}"


def _fact(verdict: Verdict, id: str, details: list[tuple[int, str, str]], source: str) -> FactDecision:
    values = _values(details, ("says", "date", "remark"), (), source)
    parts = [part.strip() for part in values["says"][0].split("|")] if "says" in values else []
    if parts and len(parts) != 3:
        raise InputError(f"{source}:{_line(details, 'says')}: says: has to be subject | relation | object")
    date = values["date"][0] if "date" in values else None
    if date is not None and not _DATE.fullmatch(date):
        raise InputError(f"{source}:{_line(details, 'date')}: date: '{date}' is not a date: write 2022, 2022-11 or 2022-11-27")
    says = (parts[0], parts[1], parts[2]) if parts else ()
    return FactDecision(verdict, id, says, date, values["remark"][0] if "remark" in values else None)


def _name(id: str, details: list[tuple[int, str, str]], source: str) -> NameDecision:
    values = _values(details, ("says", "remark"), ("other in",), source)
    first: Callable[[str], str | None] = lambda key: values[key][0] if key in values else None  # noqa: E731
    return NameDecision(id, first("says"), tuple(values.get("other in", ())), first("remark"))


def _values(
    details: list[tuple[int, str, str]], once: tuple[str, ...], often: tuple[str, ...], source: str
) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for number, key, value in details:
        if key not in (*once, *often):
            raise InputError(f"{source}:{number}: '{key}' is not known here: write {' or '.join((*once, *often))}")
        if key in once and key in values:
            raise InputError(f"{source}:{number}: '{key}' stands twice in one decision: keep one")
        if not value:
            raise InputError(f"{source}:{number}: '{key}' is empty: write its value or leave the line out")
        values.setdefault(key, []).append(value)
    return values


def _line(details: list[tuple[int, str, str]], wanted: str) -> int:
    return next(number for number, key, _ in details if key == wanted)
