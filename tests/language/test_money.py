"""Amounts of money in text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.language.money import Money, find_amounts

MILLION = Decimal(1_000_000)


def _one(text: str) -> Money:
    amounts = find_amounts(text)
    assert len(amounts) == 1, amounts
    return amounts[0]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("They want $25m.", "25000000", "USD"),
        ("They want $25 million.", "25000000", "USD"),
        ("Star Files $25 Million Suit", "25000000", "USD"),
        ("A $25 MILLION SUIT", "25000000", "USD"),
        ("They want $25million in damages.", "25000000", "USD"),
        ("It paid US$700 million for it.", "700000000", "USD"),
        ("a price of €1.2bn", "1200000000", "EUR"),
        ("a gift of USD 2 million", "2000000", "USD"),
        ("a gift of 5 million USD", "5000000", "USD"),
        ("a fine of €50,000", "50000", "EUR"),
        ("worth 1.5 billion euros", "1500000000", "EUR"),
        ("worth a million dollars", "1000000", "USD"),
        ("worth half a million dollars", "500000", "USD"),
        ("worth two million pounds", "2000000", "GBP"),
        ("a 10-million-dollar contract", "10000000", "USD"),
        ("a fine of €1million", "1000000", "EUR"),
        ("some ¥100m", "100000000", "JPY"),
        ("a stake of CHF 3m", "3000000", "CHF"),
        ("It costs $1,018.", "1018", "USD"),
        ("It costs $99.99.", "99.99", "USD"),
        ("It costs A$5m.", "5000000", "AUD"),
        ("It costs C$5m.", "5000000", "CAD"),
        ("It costs NZ$5m.", "5000000", "NZD"),
        ("It costs HK$5.5bn.", "5500000000", "HKD"),
        ("It costs $2012.", "2012", "USD"),
        ("It costs £250k.", "250000", "GBP"),
        ("It costs 200 euros.", "200", "EUR"),
    ],
)
def test_an_amount_has_its_exact_value_and_currency(text: str, amount: str, currency: str) -> None:
    money = _one(text)
    assert (money.amount, money.currency) == (Decimal(amount), currency)
    assert str(money.amount) == amount


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("at least $25 million", "at least"),
        ("up to $246 million", "up to"),
        ("as much as $1bn", "up to"),
        ("nearly $500 million", "about"),
        ("some $400 million", "about"),
        ("more than €9", "more than"),
        ("Over £9", "more than"),
        ("less than $30", "less than"),
        ("€3.70 or so", "about"),
        ("$5m or more", "at least"),
        ("it paid $5m", None),
    ],
)
def test_what_is_said_of_the_amount_is_kept(text: str, qualifier: str | None) -> None:
    money = _one(text)
    assert money.qualifier == qualifier
    if qualifier is not None:
        assert (money.start, money.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("£3,000 a week", "week"),
        ("$400 million a year", "year"),
        ("a $1-a-year salary", "year"),
        ("$15,000 a pair", "pair"),
        ("$20 per hour", "hour"),
        ("$3m annually", "year"),
        ("$3m a year ago", None),
        ("$3m a good start", None),
    ],
)
def test_a_rate_is_told_from_an_amount(text: str, per: str | None) -> None:
    assert _one(text).per == per


@pytest.mark.parametrize(
    "text", ["$10-15 million", "$10m-$15m", "$10m to $15m", "between $10 million and $15 million", "$10–15m"]
)
def test_a_range_has_both_ends(text: str) -> None:
    money = _one(text)
    assert (money.amount, money.upper, money.qualifier) == (10 * MILLION, 15 * MILLION, "between")


def test_two_amounts_side_by_side_are_no_range() -> None:
    assert [money.amount for money in find_amounts("a hat at $10 and a coat at $15")] == [10, 15]
    assert [money.amount for money in find_amounts("It was $10 and $15.")] == [10, 15]
    assert [(money.amount, money.currency) for money in find_amounts("€5 to $6")] == [(5, "EUR"), (6, "USD")]


@pytest.mark.parametrize(
    "text",
    [
        "1,982 pairs",
        "No. 666",
        "Tequila 512",
        "2,000 people",
        "3 m tall",
        "I won 3 of 10",
        "a dollar sign",
        "200 pounds of flour",
        "",
    ],
)
def test_numbers_without_a_currency_are_no_money(text: str) -> None:
    assert find_amounts(text) == ()


@given(st.text(alphabet=st.sampled_from("$€£¥ 0123456789.,-–amkbn USDeurollionthweky/"), max_size=60))
def test_any_text_is_read_without_error_and_spans_lie_in_it_in_order(text: str) -> None:
    end = 0
    for money in find_amounts(text):
        assert end <= money.start < money.end <= len(text)
        assert money.amount >= 0
        end = money.end


@given(st.text(max_size=80))
def test_arbitrary_unicode_is_read_without_error(text: str) -> None:
    assert all(0 <= found.start < found.end <= len(text) for found in find_amounts(text))


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(["$", "€", "£"]))
def test_a_number_written_with_commas_keeps_its_value(value: int, sign: str) -> None:
    text = f"{sign}{value:,}"
    assert _one(text).amount == value
