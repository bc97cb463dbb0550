"""Where the nodes of a graph go: computed once, when the page is built, and the same every time.

Three steps, each on what the one before left.  Communities are found with the Louvain method (Blondel et al. 2008, by
networkx, with a fixed seed).  Each community is laid out by itself by stress majorization (Gansner, Koren and North
2004): distances on paper come close to distances in the graph, so that the neighbours of a hub spread evenly, with no
tuning and no chance.  Then nodes are pushed apart until their boxes, label included, do not overlap, and the communities
are packed like islands, each next to those that it has most edges to.

Lengths are in pixels at zoom 1; x goes right and y down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

#: The wished length of an edge between two nodes of low degree.
EDGE: Final = 118.0
#: Free space around every community, and every box.
SEA: Final = 70.0
GAP: Final = 10.0
#: Above so many nodes a community's distances no longer fit a square matrix in reasonable time, and it is laid out in parts.
LARGEST: Final = 400
#: A page is wider than it is high.
ASPECT: Final = 1.55


@dataclass(frozen=True, slots=True)
class Layout:
    """``positions`` by node; ``communities`` from the largest to the smallest, each with its most central node first."""

    positions: Mapping[int, tuple[int, int]]
    communities: tuple[tuple[int, ...], ...]


def arrange(boxes: Mapping[int, tuple[float, float]], edges: Mapping[tuple[int, int], float]) -> Layout:
    """Positions for every node of an undirected graph.

    ``boxes`` gives each node's width and height with its label, in pixels; ``edges`` the weight of each pair that is joined.
    """
    graph = nx.Graph()
    graph.add_nodes_from(sorted(boxes))
    graph.add_weighted_edges_from(sorted((*pair, weight) for pair, weight in edges.items() if pair[0] != pair[1]))
    communities = _communities(graph)
    islands = [_island(graph, members, boxes) for members in communities]
    centres = _pack(graph, communities, islands, boxes)
    positions = {
        node: (round(float(x + centre[0])), round(float(y + centre[1])))
        for members, island, centre in zip(communities, islands, centres, strict=True)
        for node, (x, y) in zip(members, island, strict=True)
    }
    return Layout(positions=positions, communities=tuple(communities))


def _communities(graph: nx.Graph[int]) -> list[tuple[int, ...]]:
    found: list[set[int]] = []
    for component in nx.connected_components(graph):
        if len(component) <= 12:
            found.append(component)
        else:
            found.extend(nx.community.louvain_communities(graph.subgraph(sorted(component)), weight="weight", seed=7))
    return sorted(
        (tuple(sorted(members, key=lambda n: (-graph.degree(n), n))) for members in found),
        key=lambda members: (-len(members), members[0]),
    )


def _island(graph: nx.Graph[int], members: Sequence[int], boxes: Mapping[int, tuple[float, float]]) -> Points:
    """Positions of a community's members around its own middle, in their order."""
    if len(members) == 1:
        return np.zeros((1, 2))
    part = graph.subgraph(members)
    points = _stress(part, members) if len(members) <= LARGEST else _rings(len(members))
    points = _upright(points)
    points = _separate(points, np.array([boxes[n] for n in members]))
    middle: Points = (points.min(axis=0) + points.max(axis=0)) / 2
    return points - middle


def _stress(graph: nx.Graph[int], members: Sequence[int], rounds: int = 120) -> Points:
    index = {node: i for i, node in enumerate(members)}
    count = len(members)
    distance = np.full((count, count), np.nan)
    for node, reached in nx.all_pairs_shortest_path_length(graph):
        for other, steps in reached.items():
            distance[index[node], index[other]] = steps
    # Louvain may leave a community that only hangs together through others.
    distance = np.where(np.isnan(distance), np.nanmax(distance) + 1, distance)
    # A hub's edges are longer, or its neighbours would not fit around it.
    degree = np.array([graph.degree(n) for n in members], dtype=float)
    stretch = 1 + 0.18 * np.sqrt(np.maximum(degree - 4, 0))
    wished = distance * EDGE * np.where(distance == 1, np.maximum.outer(stretch, stretch), (stretch[:, None] + stretch) / 2)
    np.fill_diagonal(wished, 1.0)
    weight = wished**-2.0
    np.fill_diagonal(weight, 0.0)
    points = _rings(count)
    total = weight.sum(axis=1)[:, None]
    for _ in range(rounds):
        apart = np.hypot(*(points[:, None, :] - points[None, :, :]).transpose(2, 0, 1))
        np.fill_diagonal(apart, 1.0)
        pull = weight * wished / np.maximum(apart, 1e-6)
        np.fill_diagonal(pull, 0.0)
        # One Jacobi step of the majorant's minimum: each node to the weighted mean of where the others want it.
        moved = (pull.sum(axis=1)[:, None] * points - pull @ points + weight @ points) / total
        done = float(np.abs(moved - points).max()) < 0.3
        points = moved
        if done:
            break
    return points


def _rings(count: int) -> Points:
    """A sunflower: evenly spread and without chance, the most central node in the middle."""
    steps = np.arange(count)
    angle = steps * np.pi * (3 - np.sqrt(5))
    radius = EDGE * 0.75 * np.sqrt(steps)
    return np.column_stack((radius * np.cos(angle), radius * np.sin(angle)))


def _upright(points: Points) -> Points:
    """Turned so that it is longest from left to right, as labels and screens are."""
    centred = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned: Points = centred @ axes[:, ::-1]
    # The sign of an axis is the solver's whim: settle it by the first node off the middle.
    for side in (0, 1):
        off = turned[np.abs(turned[:, side]) > 1.0, side]
        if off.size and off[0] < 0:
            turned[:, side] *= -1
    return turned


def _separate(points: Points, sizes: Points, rounds: int = 200) -> Points:
    """Moves boxes apart, along the way that is shortest for each pair, until none overlaps another."""
    points = points.copy()
    reach = (sizes[:, None, :] + sizes[None, :, :]) / 2 + GAP
    order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None, :]).astype(float)
    for _ in range(rounds):
        difference = points[:, None, :] - points[None, :, :]
        excess = reach - np.abs(difference)
        touching = (excess > 0.5).all(axis=2)
        np.fill_diagonal(touching, False)
        if not touching.any():
            break
        across = excess[:, :, 0] < excess[:, :, 1]
        step = np.zeros_like(points)
        for side, chosen in ((0, touching & across), (1, touching & ~across)):
            direction = np.where(difference[:, :, side] == 0, order, np.sign(difference[:, :, side]))
            step[:, side] = (np.where(chosen, direction * excess[:, :, side], 0.0)).sum(axis=1) / 2
        most = np.maximum(touching.sum(axis=1), 1)[:, None]
        points += step / np.sqrt(most)
    return points


def _pack(
    graph: nx.Graph[int],
    communities: Sequence[Sequence[int]],
    islands: Sequence[Points],
    boxes: Mapping[int, tuple[float, float]],
) -> list[tuple[float, float]]:
    """The middle of each island: beside the ones it is tied to, else towards the middle, never on another."""
    home = {node: i for i, members in enumerate(communities) for node in members}
    ties = np.zeros((len(communities), len(communities)))
    for a, b, weight in graph.edges(data="weight"):
        if home[a] != home[b]:
            ties[home[a], home[b]] += weight
            ties[home[b], home[a]] += weight
    sizes = np.array([_extent(members, island, boxes) for members, island in zip(communities, islands, strict=True)])
    placed: list[int] = []
    centres = np.zeros((len(communities), 2))
    waiting = set(range(len(communities)))
    while waiting:
        # The largest first, then whatever is tied most strongly to what stands.
        chosen = min(waiting, key=lambda i: (-ties[i, placed].sum() if placed else 0.0, i))
        waiting.remove(chosen)
        if placed:
            pull = ties[chosen, placed]
            anchor = (pull @ centres[placed]) / pull.sum() if pull.sum() else np.zeros(2)
            centres[chosen] = _free_place(anchor, sizes[chosen], centres[placed], sizes[placed])
        placed.append(chosen)
    return [(float(x), float(y)) for x, y in centres]


def _extent(members: Sequence[int], island: Points, boxes: Mapping[int, tuple[float, float]]) -> tuple[float, float]:
    half = np.array([boxes[n] for n in members]) / 2
    low, high = (island - half).min(axis=0), (island + half).max(axis=0)
    width, height = 2 * np.maximum(np.abs(low), np.abs(high)) + SEA
    return float(width), float(height)


def _free_place(anchor: Points, size: Points, centres: Points, sizes: Points) -> Points:
    """The free place nearest to the anchor, with the middle of everything as the second wish."""
    span = float((sizes.sum(axis=0) + size * 2).max())
    step = max(float(size.min()) / 5, span / 400)
    count = int(min((2.2 * span / step) ** 2 / 4, 6000))
    for _ in range(8):
        turns = np.arange(count)
        angle, radius = turns * np.pi * (3 - np.sqrt(5)), step * np.sqrt(turns)
        candidates = anchor + np.column_stack((radius * np.cos(angle) * ASPECT, radius * np.sin(angle)))
        near = (np.abs(candidates[:, None, :] - centres[None, :, :]) < (sizes[None, :, :] + size) / 2).all(axis=2).any(axis=1)
        if not near.all():
            free = candidates[~near]
            shape = np.array([1 / ASPECT, 1.0])
            cost = np.linalg.norm((free - anchor) * shape, axis=1) + 0.35 * np.linalg.norm(free * shape, axis=1)
            best: Points = free[int(cost.argmin())]
            return best
        step *= 2
    return np.array([float((centres[:, 0] + sizes[:, 0]).max()) + float(size[0]), 0.0])
