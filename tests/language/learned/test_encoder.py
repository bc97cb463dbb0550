"""The arithmetic of the encoder."""

from __future__ import annotations

import numpy as np
import pytest

from graphkit.language.learned import classifier
from graphkit.language.learned.encoder import Encoder, gelu, linear, softmax


def test_the_parts_are_what_their_names_say() -> None:
    assert gelu(np.array([0.0, 1.0, -1.0], np.float32)) == pytest.approx([0, 0.8412, -0.1588], abs=1e-4)
    assert softmax(np.array([[1.0, 1.0, -1e9]], np.float32)).tolist() == [[0.5, 0.5, 0]]
    assert linear(np.array([[1.0, 2.0]], np.float32), np.array([[3.0, 4.0]], np.float32), np.array([5.0], np.float32)) == 16


def _encoder() -> Encoder:
    draw = np.random.default_rng(7)

    def matrix(*shape: int) -> np.ndarray:
        return draw.normal(0, 0.5, shape).astype(np.float32)

    weights = {"word": matrix(9, 8), "position": matrix(12, 8)}
    for name, out, into in (
        ("query", 8, 8), ("key", 8, 8), ("value", 8, 8), ("seen", 8, 8), ("wide", 16, 8), ("narrow", 8, 16),
    ):  # fmt: skip
        weights |= {f"0.{name}": matrix(out, into), f"0.{name}.bias": matrix(out)}
    for name in ("embedding", "0.seen", "0.narrow"):
        weights |= {f"{name}.scale": np.ones(8, np.float32), f"{name}.shift": np.zeros(8, np.float32)}
    return Encoder(weights, 2)


def test_a_sentence_is_read_the_same_alone_and_beside_a_longer_one() -> None:
    encoder = _encoder()
    alone = encoder.encode([(1, 2, 3)])
    beside = encoder.encode([(1, 2, 3), (4, 5, 6, 7, 8)])
    assert np.allclose(alone[0], beside[0, :3], atol=1e-5)


def test_vectors_are_normed_and_depend_on_the_order() -> None:
    one, two = _encoder().encode([(1, 2, 3), (3, 2, 1)])
    assert np.allclose(one.mean(-1), 0, atol=1e-5)
    assert not np.allclose(one[1], two[1], atol=1e-3)


def test_the_weights_of_the_package_are_small() -> None:
    for folder in classifier.folders():
        assert sum(len(folder.joinpath(n).read_bytes()) for n in ("weights.npz", "pieces.txt", "settings.toml")) < 15_000_000
