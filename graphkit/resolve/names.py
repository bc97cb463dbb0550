"""Names: when two are the same, which one a reader would use, and how one becomes an identifier."""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from graphkit.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘‛'`´ʼ", ""))
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"})
_POSSESSIVE = re.compile(r"['’]s?\Z", re.IGNORECASE)
_INITIALS = re.compile(r"\b(?:\w\.){2,}")
# "$" and "!" are letters in some names (A$AP, P!nk) when they stand between letters.
_SEPARATORS = re.compile(r"[^\w$!+]+|(?<!\w)!|!(?!\w)|_")
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those"})
_AND = frozenset({"and", "&"})


@cache
def legal_forms() -> frozenset[str]:
    """What closes a company's name and is no part of it ("inc", "plc", "spa"), without stops; from rules/en/names.toml."""
    try:
        source = (resources.files("graphkit") / "rules" / "en" / "names.toml").read_text(encoding="utf-8")
        return frozenset(str(form).replace(".", "").casefold() for form in tomllib.loads(source)["legal_forms"])
    except (OSError, tomllib.TOMLDecodeError, KeyError) as e:
        raise RuleError(f"names.toml: no list legal_forms could be read ({e}); add it at the top of the file") from e


def folded(name: str) -> str:
    """A name without case, accents, apostrophes and punctuation: "Beyoncé's" and "BEYONCE" are one."""
    text = _POSSESSIVE.sub("", name.strip())
    text = _INITIALS.sub(lambda m: m.group().replace(".", ""), text)
    text = text.casefold().replace("&", " and ").translate(_APOSTROPHES).translate(_LETTERS)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(_SEPARATORS.sub(" ", text).split())


def name_key(name: str, *, organization: bool = False) -> str:
    """The form in which names are compared across documents; never empty for a name with any character in it.

    An organization's is without a leading "the" and without its legal form ("Nike" is "NIKE, Inc."), unless that would
    leave nothing or an open "and" ("Tiffany & Co.").
    """
    words = folded(name).split()
    if organization:
        if len(words) > 1 and words[0] == "the":
            words = words[1:]
        while len(words) > 1 and words[-1] in legal_forms() and words[-2] not in _AND:
            words = words[:-1]
    return " ".join(words) or unicodedata.normalize("NFKC", name).casefold().strip()


def is_full_name(name: str) -> bool:
    """Whether a name can stand for its bearer in other stories: two words or more, capitalised, no "the" or "her"."""
    words = name.split()
    if len(words) < 2 or words[0].casefold() in _DETERMINERS:
        return False
    return all(words[i][:1].isupper() or not words[i][:1].isalpha() for i in (0, -1))


def is_acronym(name: str) -> bool:
    """Whether it is written as an acronym of three letters or more ("USADA")."""
    return len(name) >= 3 and name.isascii() and name.isalpha() and name.isupper()


def _is_shouted(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return len(letters) > 4 and all(c.isupper() for c in letters)


def without_legal_form(name: str) -> str:
    """ "Nike, Inc." to "Nike".  Written-out forms that belong to the spoken name stay ("The Walt Disney Company")."""
    while True:
        head, _, last = name.rpartition(" ")
        form = last.replace(".", "").casefold()
        previous = head.rstrip(" ,").rpartition(" ")[2].casefold()
        if not head or form not in legal_forms() or len(form) > 4 or form in {"co", "se", "spa"} or previous in _AND:
            return name
        name = head.rstrip(" ,")


def best_label(counts: Mapping[str, int], *, person: bool, organization: bool) -> str:
    """The name that a reader would use, of all the forms that were seen with how often.

    A person's full name comes before one word, plain spelling before capitals, the name before the name with a legal form;
    then the most frequent, the longest, the first in the alphabet.
    """

    def rank(form: str) -> tuple[bool, bool, bool, int, int, str]:
        return (
            person and len(form.split()) < 2,
            _is_shouted(form),
            organization and without_legal_form(form) != form,
            -counts[form],
            -len(form),
            form,
        )

    best = min(counts, key=rank)
    if organization:
        best = without_legal_form(best)
    if person and _is_shouted(best) and " " in best:
        best = " ".join(word.capitalize() for word in best.split())
    return best


def slug(name: str) -> str:
    """A name as part of an IRI: folded words with hyphens; what has no letter or digit becomes a short digest."""
    words = re.sub(r"[^\w]+", "-", folded(name).replace("$", "s").replace("+", "-plus")).strip("-")
    return words or "x" + digest(name)


def digest(*parts: str) -> str:
    """Eight hexadecimal digits that stand for some strings."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:8]


def distinct_slugs(keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """For (slug, key) pairs: the slug where only one key has it, else the slug with a digest of the key behind it."""
    by_slug: dict[str, set[str]] = {}
    for base, key in keys:
        by_slug.setdefault(base, set()).add(key)
    return {
        (base, key): base if len(owners) == 1 else f"{base}--{digest(key)}" for base, owners in by_slug.items() for key in owners
    }
