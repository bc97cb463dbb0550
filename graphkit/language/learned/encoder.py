"""A small transformer encoder in NumPy: the pieces of sentences in, one vector for each piece out.

The architecture is that of BERT (Devlin et al. 2019) as MiniLM has it (Wang et al. 2020), with the tanh form of GELU.  It
is computed in single precision; weights are kept as whole numbers of eight bits with one factor for each row.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

_EPSILON = np.float32(1e-12)
_HIDDEN = np.float32(-1e9)
_BESIDE = math.sqrt(2 / math.pi)


class Encoder:
    """Weights by their names (``word``, ``position``, ``0.query`` ...), each matrix of shape (out, in)."""

    def __init__(self, weights: Mapping[str, Array], heads: int) -> None:
        self._weights = weights
        self._heads = heads
        self._layers = 1 + max(int(n.partition(".")[0]) for n in weights if n[0].isdigit())

    @property
    def longest(self) -> int:
        """So many pieces a sentence has at most."""
        return int(self._weights["position"].shape[0])

    def encode(self, sentences: Sequence[Sequence[int]]) -> Array:
        """Vectors of shape (sentences, pieces of the longest, width); rows behind a sentence's end mean nothing."""
        length = max(map(len, sentences))
        pieces = np.zeros((len(sentences), length), np.int64)
        hidden = np.full((len(sentences), 1, 1, length), _HIDDEN, np.float32)
        for row, sentence in enumerate(sentences):
            pieces[row, : len(sentence)] = sentence
            hidden[row, 0, 0, : len(sentence)] = 0
        x = self._weights["word"][pieces] + self._weights["position"][:length]
        x = self._normed(x, "embedding")
        for layer in range(self._layers):
            x = self._layer(x, hidden, f"{layer}.")
        return x

    def _layer(self, x: Array, hidden: Array, name: str) -> Array:
        rows, length, width = x.shape
        each = width // self._heads

        def split(part: str) -> Array:
            return self._linear(x, name + part).reshape(rows, length, self._heads, each).transpose(0, 2, 1, 3)

        query, key, value = split("query"), split("key"), split("value")
        weights = softmax(query @ key.transpose(0, 1, 3, 2) / np.float32(math.sqrt(each)) + hidden)
        seen = (weights @ value).transpose(0, 2, 1, 3).reshape(rows, length, width)
        x = self._normed(x + self._linear(seen, name + "seen"), name + "seen")
        return self._normed(x + self._linear(gelu(self._linear(x, name + "wide")), name + "narrow"), name + "narrow")

    def _linear(self, x: Array, name: str) -> Array:
        return linear(x, self._weights[name], self._weights[name + ".bias"])

    def _normed(self, x: Array, name: str) -> Array:
        mean = x.mean(-1, keepdims=True)
        spread = np.sqrt(((x - mean) ** 2).mean(-1, keepdims=True) + _EPSILON)
        normed: Array = (x - mean) / spread * self._weights[name + ".scale"] + self._weights[name + ".shift"]
        return normed


def linear(x: Array, weights: Array, bias: Array) -> Array:
    """``x`` of shape (..., in) times weights of shape (out, in)."""
    # One large product is much faster than one for each sentence.
    y: Array = (x.reshape(-1, x.shape[-1]) @ weights.T).reshape(*x.shape[:-1], -1) + bias
    return y


def gelu(x: Array) -> Array:
    """The Gaussian error linear unit in its tanh form (Hendrycks and Gimpel 2016)."""
    y: Array = np.float32(0.5) * x * (1 + np.tanh(np.float32(_BESIDE) * (x + np.float32(0.044715) * x * x * x)))
    return y


def softmax(x: Array) -> Array:
    """Shares of one along the last axis."""
    raised = np.exp(x - x.max(-1, keepdims=True))
    shares: Array = raised / raised.sum(-1, keepdims=True)
    return shares
