"""Which relations a sentence states between two things that it speaks of: the weights, and what comes of them."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO

import numpy as np

from graphkit.language.learned.encoder import Array, Encoder, gelu, linear
from graphkit.language.learned.slots import MARKS, Mention, Slotted
from graphkit.language.learned.wordpieces import BEGIN, END, WordPieces

# So many sentences at a time: more take memory and no less time.
_BATCH = 16
# A mention counts this much for its thing; those of two things that stand nearest one another count once more.
_FAR, _NEAR = 0.5, 1.5
# The distances, in pieces, that are told apart; one way and the other.
DISTANCES = (2, 4, 8, 14, 24)
_NEVER = 2.0
# Below this nothing is found in a sentence, and no other network is asked.
_WORTH = 0.1
# No score is nearer than this to 0 or 1, in single precision.
_LEAST = np.float32(1e-6)
_MARKS = tuple(dict.fromkeys(MARKS.values()))


@dataclass(frozen=True, slots=True)
class Scored:
    """A relation that a sentence states between two things, how sure that is (0 to 1), and where the two stand."""

    subject: Mention
    relation: str
    object: Mention
    score: float


@dataclass(frozen=True)
class Scores:
    """What the classifier says of one sentence: a score for each pair of things and each relation.

    In ``pairs`` it is that of the two mentions that stand nearest one another, in ``most`` the highest that any two have.
    """

    relations: Mapping[str, int]
    pairs: Mapping[tuple[str, str], tuple[Mention, Mention, Array]]
    most: Mapping[tuple[str, str], Array]

    def of(self, subject: str, relation: str, object_: str) -> float | None:
        """The highest score of one fact; none where the sentence does not speak of both, or the relation is a user's own."""
        row = self.most.get((subject, object_))
        return None if row is None or relation not in self.relations else float(row[self.relations[relation]])

    def highest(self) -> float:
        """The score of what is surest; 0 where the sentence has no pairs."""
        return max((float(row.max()) for *_, row in self.pairs.values()), default=0.0)

    def above(self, floors: Mapping[str, float]) -> Iterator[Scored]:
        """The facts whose score is not below the floor of their relation, the surest first; without a floor there is none."""
        found = [
            Scored(one, relation, two, float(row[at]))
            for one, two, row in self.pairs.values()
            for relation, at in self.relations.items()
            if float(row[at]) >= floors.get(relation, _NEVER)
        ]
        yield from sorted(found, key=lambda f: (-f.score, f.relation, f.subject.at, f.object.at))


@dataclass(frozen=True, slots=True)
class _Pieces:
    numbers: tuple[int, ...]
    at: tuple[int, ...]


class Network:
    """Reads relations with one set of weights."""

    def __init__(self, weights: Mapping[str, Array], pieces: Sequence[str], settings: Mapping[str, object]) -> None:
        self._weights = weights
        self._pieces = WordPieces(pieces)
        self._encoder = Encoder(weights, int(str(settings["heads"])))
        self.relations = tuple(map(str, settings["relations"])) if isinstance(settings["relations"], list) else ()

    def read(self, sentences: Sequence[Slotted]) -> Iterator[Scores]:
        """The scores of each sentence, in their order."""
        cut = [self._cut(s) for s in sentences]
        order = sorted(range(len(sentences)), key=lambda i: len(cut[i].numbers))
        found: dict[int, Scores] = {}
        for first in range(0, len(order), _BATCH):
            batch = order[first : first + _BATCH]
            vectors = self._encoder.encode([cut[i].numbers for i in batch])
            for row, i in enumerate(batch):
                found[i] = self._related(sentences[i], cut[i], vectors[row])
        for i in range(len(sentences)):
            yield found[i]

    def _cut(self, sentence: Slotted) -> _Pieces:
        numbers, at = [*self._pieces.of(BEGIN)], []
        for word in sentence.words:
            at.append(len(numbers))
            numbers.extend(self._pieces.of(word))
        return _Pieces((*numbers[: self._encoder.longest - 1], *self._pieces.of(END)), tuple(at))

    def _related(self, sentence: Slotted, pieces: _Pieces, vectors: Array) -> Scores:
        last = self._encoder.longest - 1
        numbers = {relation: n for n, relation in enumerate(self.relations)}
        seen = [m for m in sentence.mentions if pieces.at[m.at] < last]
        keys = tuple(dict.fromkeys(m.key for m in seen))
        pairs = [(a, b) for a in keys for b in keys if a != b]
        if not pairs:
            return Scores(numbers, {}, {})
        places = {k: [pieces.at[m.at] for m in seen if m.key == k] for k in keys}
        every = [(a, b, p, q) for a, b in pairs for p in places[a] for q in places[b]]
        features = np.stack([self._features(sentence, vectors, places, *one) for one in every])
        between = gelu(linear(features, self._weights["pair"], self._weights["pair.bias"]))
        scores = 1 / (1 + np.exp(-linear(between, self._weights["relation"], self._weights["relation.bias"])))
        mentions = {(m.key, pieces.at[m.at]): m for m in seen}
        rows = dict(zip(every, scores, strict=True))
        nearest = {(a, b): _nearest(places[a], places[b]) for a, b in pairs}
        return Scores(
            numbers,
            {(a, b): (mentions[a, p], mentions[b, q], rows[a, b, p, q]) for (a, b), (p, q) in nearest.items()},
            {(a, b): np.max([rows[a, b, p, q] for p in places[a] for q in places[b]], axis=0) for a, b in pairs},
        )

    def _features(
        self, sentence: Slotted, vectors: Array, places: Mapping[str, Sequence[int]], a: str, b: str, p: int, q: int
    ) -> Array:
        one, two = _mean(vectors, places[a], p), _mean(vectors, places[b], q)
        between = vectors[min(p, q) : max(p, q) + 1].max(0)
        sorts = [self._weights["sort"][_MARKS.index(sentence.words[sentence.of(key)[0].at])] for key in (a, b)]
        step = sum(abs(p - q) >= d for d in DISTANCES) + (len(DISTANCES) + 1 if p > q else 0)
        features: Array = np.concatenate([one, two, one * two, between, *sorts, self._weights["distance"][step]])
        return features


class Classifier:
    """Reads relations with several networks that have learned from different text and are right together more often than each.

    The first reads every sentence; the others only those where it has found something, and the scores are averaged (the mean
    of the log-odds; Hansen and Salamon, "Neural Network Ensembles", 1990).
    """

    def __init__(self, networks: Sequence[Network]) -> None:
        self._networks = networks

    def read(self, sentences: Sequence[Slotted]) -> Iterator[Scores]:
        """The scores of each sentence, in their order."""
        first, *others = self._networks
        found = list(first.read(sentences))
        worth = [i for i, scores in enumerate(found) if scores.highest() >= _WORTH]
        more = [list(network.read([sentences[i] for i in worth])) for network in others]
        for n, i in enumerate(worth):
            found[i] = _mean_of([found[i], *(scores[n] for scores in more)])
        yield from found


def _mean_of(scores: Sequence[Scores]) -> Scores:
    """The scores of one sentence by several networks as one."""
    first = scores[0]
    pairs = {
        pair: (one, two, _mean_odds([s.pairs[pair][2] for s in scores if pair in s.pairs]))
        for pair, (one, two, _) in first.pairs.items()
    }
    most = {pair: _mean_odds([s.most[pair] for s in scores if pair in s.most]) for pair in first.most}
    return Scores(first.relations, pairs, most)


def _mean_odds(rows: Sequence[Array]) -> Array:
    clipped = np.stack(rows).clip(_LEAST, 1 - _LEAST)
    mean: Array = 1 / (1 + np.exp(-np.log(clipped / (1 - clipped)).mean(0)))
    return mean


def _nearest(ones: Sequence[int], others: Sequence[int]) -> tuple[int, int]:
    return min(((p, q) for p in ones for q in others), key=lambda pair: abs(pair[0] - pair[1]))


def _mean(vectors: Array, places: Sequence[int], near: int) -> Array:
    shares = np.array([_NEAR if p == near else _FAR for p in places], np.float32)
    mean: Array = (vectors[list(places)] * shares[:, None]).sum(0) / shares.sum()
    return mean


@cache
def load() -> Classifier:
    """The classifier of the package."""
    return Classifier([_network(at) for at in folders()])


def _network(at: Traversable) -> Network:
    settings = tomllib.loads(at.joinpath("settings.toml").read_text(encoding="utf-8"))
    pieces = at.joinpath("pieces.txt").read_text(encoding="utf-8").split("\n")
    stored = np.load(BytesIO(at.joinpath("weights.npz").read_bytes()), allow_pickle=False)
    weights = {
        name: stored[name].astype(np.float32) * (stored[name + ".factor"][:, None] if name + ".factor" in stored else 1)
        for name in stored.files
        if not name.endswith(".factor")
    }
    return Network({n: w.astype(np.float32) for n, w in weights.items()}, pieces, settings)


@cache
def digest() -> str:
    """The SHA-256 digest of the classifier's files, in hexadecimal."""
    told = hashlib.sha256()
    for at in folders():
        for name in ("pieces.txt", "settings.toml", "weights.npz"):
            told.update(at.joinpath(name).read_bytes())
    return told.hexdigest()


def folders() -> tuple[Traversable, ...]:
    """Where the package keeps the weights, the pieces and the settings of each network, in the order of their names."""
    at = files("graphkit") / "models" / "relations"
    return tuple(sorted((f for f in at.iterdir() if f.is_dir()), key=lambda f: f.name))
