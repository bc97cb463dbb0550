"""Amounts of money in a text: "$25m", "up to €1.2bn", "£3,000 a week", "two million euros".

A grammar of our own over regular expressions.  What is on PyPI does less than news needs: price-parser
reads one price from a string that is nothing but a price and knows no multipliers, quantulum3 reads all
kinds of quantities with a classifier, and neither gives qualifiers, rates or ranges.  The signs, words and
multipliers are data (``rules/en/money.toml``).

A sign that several countries use stands for the currency that English-language news means by it when it
says nothing more: "$" is the US dollar, "¥" the yen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from graphkit.language.cues import cues
from graphkit.language.wordlists import alternatives

_GAP = r"[ \t\u00a0\u202f]"
_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,9})?(?!\d)|\d{1,15}(?:\.\d{1,9})?(?!,?\d)|\.\d{1,9}(?!\d))"


@dataclass(frozen=True, slots=True)
class Money:
    """One amount of money.

    ``text[start:end]`` holds the amount with its currency, qualifier and rate.  ``amount`` is exact;
    for a range it is the lower end, and ``upper`` the higher one.  ``currency`` is an ISO 4217 code.
    ``qualifier`` is "at least", "up to", "about", "more than", "less than", "between" or None; ``per`` is what the
    amount is paid for each of ("week", "year", "pair" ...) or None.
    """

    start: int
    end: int
    amount: Decimal
    currency: str | None
    qualifier: str | None = None
    per: str | None = None
    upper: Decimal | None = None


def find_amounts(text: str) -> tuple[Money, ...]:
    """All amounts of money in the text, in text order, never overlapping.

    A number without a currency is not an amount of money.  Never raises on any text.
    """
    found: list[Money] = []
    position = 0
    grammar = _grammar()
    while match := grammar.amount.search(text, position):
        money = _read(match)
        position = match.end()
        if money is not None:
            found.append(_with_context(text, money))
            position = found[-1].end
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Grammar:
    amount: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    approximate_after: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    data = cues("money")
    signs = alternatives(data["signs"])
    codes = alternatives(data["codes"]["list"])
    words = alternatives(data["words"])
    late_words = alternatives(data["words_after_multiplier"])
    letters = alternatives(word for word in data["multipliers"] if len(word) <= 3)
    spelt = alternatives(word for word in data["multipliers"] if len(word) > 3)
    numbers = alternatives(data["numbers"])
    # one-letter multipliers must touch the number ("$25m"); words may follow a blank or a hyphen
    multiplier = rf"(?:{_GAP}?[-‑]?(?i:{spelt})|{_GAP}?(?i:mn|mln|mil|bn|tn|trn)|(?:{letters}))\b"
    dash = rf"{_GAP}?[-–—‑]{_GAP}?|{_GAP}(?:to|and|or){_GAP}"
    unit = rf"(?:{signs}|(?:{codes}){_GAP}?)"
    signed = (
        rf"(?P<unit>(?<![\w$€£]){unit}|(?<![A-Za-z])(?:[$€£¥₩₹₽])){_GAP}?(?P<low>{_NUMBER})(?P<lowmult>{multiplier})?"
        rf"(?:(?:{dash})(?:(?P<unit2>{unit}){_GAP}?(?P<high2>{_NUMBER})(?P<highmult2>{multiplier})?"
        rf"|(?<=[-–—‑])(?P<high>{_NUMBER})(?P<highmult>{multiplier})(?!\w)))?"
    )
    worded = (
        rf"(?<![\w.,$€£¥])(?:(?P<count>{_NUMBER})|(?P<spelt>{numbers}))"
        rf"(?:(?P<mult>{multiplier}){_GAP}?[-‑]?{_GAP}?(?P<late>{late_words})"
        rf"|(?P<mult2>{multiplier})?{_GAP}?[-‑]?(?P<word>{words}|{codes}))(?!\w)"
    )
    qualifiers = alternatives(data["qualifiers"])
    units = alternatives(data["per"]["units"])
    adverbs = alternatives(data["per"]["adverbs"])
    return _Grammar(
        amount=re.compile(rf"{signed}|{worded}"),
        before=re.compile(rf"(?:^|(?<=\W))(?P<qualifier>{qualifiers})(?:{_GAP}+(?:a|an|the))?{_GAP}+$", re.IGNORECASE),
        after=re.compile(
            rf"(?:(?:{_GAP}|-)(?:a|an|per|each|every)(?:{_GAP}|-)|{_GAP}?/{_GAP}?)(?P<unit>{units})\b(?!{_GAP}+(?:ago|later|earlier|before|after))"
            rf"|{_GAP}(?P<adverb>{adverbs})(?!\w)",
        ),
        approximate_after=re.compile(rf"{_GAP}or{_GAP}(?:so|(?P<more>more))\b"),
    )


def _read(match: re.Match[str]) -> Money | None:
    data = cues("money")
    if match["unit"] is not None:
        currency = _currency(match["unit"])
        low, high = match["low"], match["high"] or match["high2"]
        low_multiplier = match["lowmult"]
        high_multiplier = match["highmult"] or match["highmult2"]
        second = match["unit2"]
        if second is not None and _currency(second) != currency:
            # "€5 and $6": two amounts, not a range
            return Money(match.start(), _end_of_first(match), _value(low, low_multiplier), currency)
        if high is None:
            return Money(match.start(), match.end(), _value(low, low_multiplier), currency)
        lower = _value(low, low_multiplier or high_multiplier)
        upper = _value(high, high_multiplier)
        connector = match.string[_end_of_first(match) : match.start("high2" if match["high2"] else "high")]
        between = re.search(r"\bbetween\W+$", match.string[max(0, match.start() - 12) : match.start()], re.IGNORECASE)
        if lower >= upper or ("and" in connector and not between) or re.search(r"\bor\b", connector):
            return Money(match.start(), _end_of_first(match), _value(low, low_multiplier), currency)
        return Money(match.start(), match.end(), lower, currency, "between", None, upper)
    number = match["count"] or data["numbers"][_plain(match["spelt"])]
    if match["late"] is not None:
        return Money(match.start(), match.end(), _value(number, match["mult"]), data["words_after_multiplier"][match["late"]])
    if match["spelt"] == "a" and match["mult2"] is None:
        return None  # "a dollar sign", "a euro coin"
    return Money(match.start(), match.end(), _value(number, match["mult2"]), _currency(match["word"]))


def _end_of_first(match: re.Match[str]) -> int:
    return match.end("lowmult") if match["lowmult"] else match.end("low")


def _plain(words: str) -> str:
    return " ".join(words.split())


def _currency(written: str) -> str:
    data = cues("money")
    name = _plain(written)
    if name in data["signs"]:
        return str(data["signs"][name])
    return str(data["words"].get(name, name))


def _value(number: str, multiplier: str | None) -> Decimal:
    value = Decimal(number.replace(",", ""))
    if multiplier is None:
        return value
    # Title case and capitals: "$15 Million".
    value *= Decimal(cues("money")["multipliers"][_plain(multiplier.strip("-‑ \t\u00a0\u202f")).lower()])
    return Decimal(int(value)) if value == int(value) else value


def _with_context(text: str, money: Money) -> Money:
    """The amount widened by a qualifier before it and a rate after it."""
    data, grammar = cues("money"), _grammar()
    start, end = money.start, money.end
    qualifier, per = money.qualifier, money.per
    before = grammar.before.search(text[max(0, start - 30) : start])
    if before and qualifier is None:
        qualifier = str(data["qualifiers"][_plain(before["qualifier"]).lower()])
        start -= len(before.group(0))
    if qualifier is None and (hedge := grammar.approximate_after.match(text, end)):
        qualifier = "at least" if hedge["more"] else "about"
        end = hedge.end()
    after = grammar.after.match(text, end)
    if after:
        per = after["unit"] or data["per"]["adverbs"][after["adverb"]]
        end = after.end()
    return Money(start, end, money.amount, money.currency, qualifier, per, money.upper)
