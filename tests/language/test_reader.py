"""The whole language room: the same reading however it is asked for, and nothing that raises."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.errors import ModelError, RuleError
from graphkit.language.reader import Reader
from graphkit.model import Block, BlockKind, Document, Reading, Status
from graphkit.read import read_text

# Short articles of well-known facts: every status, a quotation, a heading, a list, a sum, dates, a pronoun.
TEXTS = (
    """Nike and the quarterback

Nike signed Colin Kaepernick in 2011. The company said in 2018 that it would keep him. “Believe in something,” Kaepernick said in
the campaign.
""",
    """Adidas ends it

Adidas ended its partnership with Kanye West on October 25, 2022. The rapper had not apologized.
Gap and Balenciaga dropped him, too.
""",
    """Timeline

- 2017: Rihanna founded Fenty Beauty.
- 2019: LVMH invested in her company.
- 2021: Google had reportedly bought Twitch in 2014.
""",
    """Deals

Microsoft bought LinkedIn for $26.2 billion in 2016. Adobe will not buy Figma. It might sue nobody.
""",
    """Gucci

Kering owns Gucci. Harry Styles, a face of the house, wore Gucci at the Met Gala in 2019. He smiled.
""",
)
ODD = (
    " ",
    "\n\n\n",
    ".",
    "...",
    "!!! ??? !!!",
    "“”",
    "“”“”‘’\"'",
    "👍🏽👨‍👩‍👧‍👦🔥🔥🔥",
    "NIKE DROPS DRAKE AFTER ROW OVER SHOES",
    "nike drops drake after row over shoes",
    "Nike",
    "He said she said they said it said so.",
    "Nike dropped " * 400,
    "Nike, " * 400 + "and Adidas sued Puma.",
    "a" * 40_000,
    "日本のナイキはアディダスを訴えた。",
    "نايكي أديداس",
    "Nike\u200b dropped\u00a0Drake\u2028in 2016\u0085.\ufeff",
    "e\u0301" * 500,
    "$$$ 5 5 5 %%% @@@ ### http://example.org/?a=b&c=d nike@example.org",
    "(((((((((([[[[[[{{{{{{",
    "- \n- \n- \n* \n1. \n",
    "2016: 2017: 2018: 2019:",
    "\t\x00\x01\x02 Nike sued Adidas. \x7f",
    "I I I me my mine we us our ours. “I”",
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    """One reader: loading takes longer than reading."""
    return Reader()


def documents(texts: Sequence[str] = TEXTS) -> list[Document]:
    return [read_text(text, f"article-{number}") for number, text in enumerate(texts)]


def bare(text: str, number: int = 0) -> Document:
    """A document of one paragraph, whatever the text is."""
    return Document(f"odd-{number}", text, published="2022-11-27", blocks=(Block(0, len(text), BlockKind.PARAGRAPH),))


@pytest.fixture(scope="module")
def readings(reader: Reader) -> dict[str, Reading]:
    """The readings of all texts in one batch."""
    return {r.document.identifier: r for r in reader.read(documents())}


# --- the same readings ------------------------------------------------------------------------------------------------------


def test_the_texts_give_facts_of_several_statuses(readings: dict[str, Reading]) -> None:
    found = {c.status for r in readings.values() for c in r.claims}
    assert found >= {Status.ASSERTED, Status.DENIED, Status.ALLEGED}
    assert all(r.claims for r in readings.values())
    assert any(r.quotations for r in readings.values())


def test_a_document_read_alone_gives_what_it_gives_in_a_batch(reader: Reader, readings: dict[str, Reading]) -> None:
    for one in documents():
        assert next(iter(reader.read([one]))) == readings[one.identifier]


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(TEXTS))))
def test_the_order_of_documents_changes_nothing_but_the_order(
    reader: Reader, readings: dict[str, Reading], order: list[int]
) -> None:
    given_ = documents()
    found = list(reader.read([given_[i] for i in order]))
    assert [r.document.identifier for r in found] == [given_[i].identifier for i in order]
    assert found == [readings[r.document.identifier] for r in found]


def test_more_documents_than_a_batch_holds_are_all_read_in_order(reader: Reader) -> None:
    many = [bare("Nike sued Adidas.", number) for number in range(37)]
    found = list(reader.read(iter(many)))
    assert [r.document for r in found] == many
    assert len({tuple((c.relation, c.status) for c in r.claims) for r in found}) == 1


def test_two_processes_read_what_one_reads(reader: Reader, readings: dict[str, Reading]) -> None:
    assert list(reader.read(documents(), workers=2)) == list(readings.values())


_DIGEST = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from graphkit.language.reader import Reader
from tests.language.test_reader import documents
print(hashlib.sha256(repr(list(Reader().read(documents()))).encode()).hexdigest())
"""


def test_the_seed_of_hashes_changes_nothing(readings: dict[str, Reading], pytestconfig: pytest.Config) -> None:
    here = hashlib.sha256(repr(list(readings.values())).encode()).hexdigest()
    for seed in ("1", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", _DIGEST, str(pytestconfig.rootpath)],
            env={**os.environ, "PYTHONHASHSEED": seed}, cwd=pytestconfig.rootpath, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stdout.strip() == here


# --- evidence ------------------------------------------------------------------------------------------------------------------


def check_reading(reading: Reading) -> None:
    """What must hold of every reading: keys are known, spans lie inside, quotations quote."""
    text, keys = reading.document.text, {r.key for r in reading.referents}
    assert len(keys) == len(reading.referents)
    for claim in reading.claims:
        assert {claim.subject, claim.object} <= keys
        assert {k for k in (claim.place, claim.attributed_to) if k is not None} <= keys
        assert claim.subject != claim.object
        assert 0 <= claim.start < claim.end <= len(text)
        assert text[claim.start : claim.end].strip() == text[claim.start : claim.end]
        for span in (claim.subject_span, claim.object_span, claim.trigger_span):
            assert span is None or claim.start <= span.start < span.end <= claim.end
    for quotation in reading.quotations:
        assert text[quotation.start : quotation.end] == quotation.text
        assert {k for k in (quotation.speaker, quotation.platform) if k is not None} <= keys
    for referent in reading.referents:
        assert referent.label


def test_evidence_quotes_the_document(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        check_reading(reading)


def test_a_span_is_the_very_name(readings: dict[str, Reading]) -> None:
    reading = readings["article-3"]
    claim = next(c for c in reading.claims if c.relation == "acquires" and c.status is Status.ASSERTED)
    text = reading.document.text
    assert claim.subject_span is not None
    assert claim.object_span is not None
    assert text[claim.subject_span.start : claim.subject_span.end] == "Microsoft"
    assert text[claim.object_span.start : claim.object_span.end] == "LinkedIn"
    assert text[claim.start : claim.end] == "Microsoft bought LinkedIn for $26.2 billion in 2016."
    assert (str(claim.amount), claim.currency, claim.date) == ("26200000000", "USD", "2016")


def test_the_price_of_a_second_purchase_is_not_that_of_the_first(reader: Reader) -> None:
    text = "Nike bought Converse in 2003 and sold Umbro to Iconix for $225m in 2012."
    claims = next(iter(reader.read([bare(text)]))).claims
    assert {(c.object, str(c.amount) if c.amount else None, c.date) for c in claims if c.relation == "acquires"} == {
        ("converse", None, "2003"),
        ("umbro", "225000000", "2012"),
    }


# --- odd texts -----------------------------------------------------------------------------------------------------------------


def test_odd_texts_are_read_without_an_error(reader: Reader) -> None:
    for reading in reader.read(bare(text, number) for number, text in enumerate(ODD)):
        check_reading(reading)


def test_a_document_without_a_block_gives_an_empty_reading(reader: Reader) -> None:
    empty = Document("empty", "")
    assert list(reader.read([empty])) == [Reading(empty)]
    assert list(reader.read([])) == []


def test_nothing_is_read_from_boilerplate_and_bylines(reader: Reader) -> None:
    text = "Nike sued Adidas."
    for kind in (BlockKind.BOILERPLATE, BlockKind.BYLINE):
        (reading,) = reader.read([Document("x", text, blocks=(Block(0, len(text), kind),))])
        assert reading.claims == ()


_NOISE = st.text(
    alphabet=st.one_of(st.sampled_from(list("NikeAdsu .,;:!?“”‘’\"'()-–—\n\t$%&@#0123456789éß👍")), st.characters(codec="utf-8")),
    min_size=1, max_size=120,
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=_NOISE, at=st.integers(0, 60))
def test_noise_in_a_sentence_never_raises_and_evidence_stays_exact(reader: Reader, noise: str, at: int) -> None:
    written = "Nike sued Adidas on Monday, and Rihanna praised her designer in Paris."
    (reading,) = reader.read([bare(written[:at] + noise + written[at:])])
    check_reading(reading)


# --- mistakes of the user ------------------------------------------------------------------------------------------------------


def test_a_pipeline_that_is_not_there_is_told() -> None:
    with pytest.raises(ModelError, match="no_such_pipeline"):
        Reader("no_such_pipeline")


def test_a_rules_folder_that_is_not_there_is_told(tmp_path: os.PathLike[str]) -> None:
    from pathlib import Path

    with pytest.raises(RuleError, match=r"nothing\.toml"):
        Reader(rules=[Path(tmp_path) / "nothing.toml"])
