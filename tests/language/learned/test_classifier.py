"""Several networks are read as one: their scores are averaged, and the others are asked only where there is something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

import numpy as np
import pytest

from graphkit.language.learned import classifier
from graphkit.language.learned.classifier import Classifier, Network, Scores
from graphkit.language.learned.slots import Mention, Slotted

ONE, TWO = Mention("Drake", 0, 0), Mention("Nike", 2, 2)
SENTENCE = Slotted(("[per]", "wore", "[org]"), (ONE, TWO))


class Fixed:
    """A network with one score for the two things of every sentence, which counts what it is asked."""

    def __init__(self, score: float) -> None:
        self.score = score
        self.asked = 0

    def read(self, sentences: Sequence[Slotted]) -> Iterator[Scores]:
        self.asked += len(sentences)
        for _ in sentences:
            row = np.array([self.score], np.float32)
            yield Scores({"wears": 0}, {(ONE.key, TWO.key): (ONE, TWO, row)}, {(ONE.key, TWO.key): row})


def of(*networks: Fixed) -> Classifier:
    return Classifier([cast(Network, n) for n in networks])


@pytest.mark.parametrize(("scores", "mean"), [((0.9, 0.9), 0.9), ((0.9, 0.1), 0.5), ((0.99, 0.5), 0.9087)])
def test_scores_are_averaged_as_log_odds(scores: tuple[float, float], mean: float) -> None:
    (found,) = of(*map(Fixed, scores)).read([SENTENCE])
    assert found.of("Drake", "wears", "Nike") == pytest.approx(mean, abs=1e-3)


def test_the_others_are_asked_only_where_the_first_has_found_something() -> None:
    first, other = Fixed(0.01), Fixed(0.99)
    (found,) = of(first, other).read([SENTENCE])
    assert (first.asked, other.asked) == (1, 0)
    assert found.of("Drake", "wears", "Nike") == pytest.approx(0.01)


def test_the_package_has_two_networks_for_the_same_relations() -> None:
    networks = classifier.load()._networks
    assert len(networks) == 2
    assert len({n.relations for n in networks}) == 1


def test_the_order_of_sentences_changes_nothing() -> None:
    long = Slotted((*SENTENCE.words, "and", "left"), (ONE, TWO))
    forth = [s.of("Drake", "wears", "Nike") for s in classifier.load().read([SENTENCE, long])]
    back = [s.of("Drake", "wears", "Nike") for s in classifier.load().read([long, SENTENCE])]
    assert forth == pytest.approx(back[::-1], abs=1e-5)
    assert forth[0] is not None
    assert forth[0] > 0.5


def test_a_fact_is_as_sure_as_the_two_mentions_that_say_it_most_surely() -> None:
    words = ("[per]", ",", "who", "starred", "with", "[per]", ",", "wore", "[org]", "and", "left", "[org]")
    brand = (Mention("Nike", 8, 8), Mention("Nike", 11, 11))
    (found,) = classifier.load().read([Slotted(words, (ONE, Mention("Rihanna", 5, 5), *brand))])
    (alone,) = classifier.load().read([Slotted(words, (ONE, Mention("Rihanna", 5, 5), brand[0]))])
    nearest = found.pairs["Drake", "Nike"]
    assert nearest[1] == brand[0]
    assert (found.most["Drake", "Nike"] >= nearest[2] - 1e-6).all()
    assert alone.most["Drake", "Nike"] == pytest.approx(alone.pairs["Drake", "Nike"][2])
