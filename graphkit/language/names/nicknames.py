"""Full names with the nickname or stage name between given name and surname: Curtis "50 Cent" Jackson."""

from __future__ import annotations

import re

from graphkit.language.names.gazetteer import Entry, Gazetteer
from graphkit.language.names.spots import BlockWords, Spot, make, words_within

_GIVEN = r"(?P<given>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*)?)"
_SURNAME = r"(?P<surname>(?:[A-Z]\w+-)?[A-Z][\w-]+)"
_NICK = r"(?P<nick>(?:[Tt]he )?[A-Z0-9$][\w.$-]*(?: [A-Z0-9][\w.$-]*){0,2})"
_BEFORE = r"(?<![\w’'-])"
_FORMS = tuple(
    re.compile(f"{_BEFORE}{_GIVEN} {opening}{nick}{closing} {_SURNAME}")
    for opening, nick, closing in (
        ("“", _NICK, "”"),
        ('"', _NICK, '"'),
        ("['‘]", _NICK, "['’]"),
        (r"\(", r"(?P<nick>[A-Z][a-z]+)", r"\)"),
    )
)


def from_nicknames(number: int, block: BlockWords, gazetteer: Gazetteer) -> list[Spot]:
    """People named with a nickname in quotation marks or brackets between given name and surname.

    The lists may know them by the nickname ("50 Cent") or without it ("Dwayne Johnson").
    """
    found = []
    for match in (m for form in _FORMS for m in form.finditer(block.text)):
        given, nick, surname = match["given"], match["nick"], match["surname"]
        entries = _people(f"{given} {surname}", gazetteer) or _people(nick, gazetteer)
        if not entries and not gazetteer.is_first_name(given.split()[0]):
            continue
        inside = words_within(block, match.start(), match.end())
        if len(inside) > 2:
            found.append(make(number, block, inside[0], inside[-1], label="PERSON", entries=entries, described=True))
    return found


def _people(text: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    return tuple(e for e in gazetteer.lookup(text) if e.type == "Person")
