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
EDGE: Final = 96.0
#: Free space around every community, and every box.
SEA: Final = 44.0
GAP: Final = 6.0
#: Above so many nodes a community's distances no longer fit a square matrix in reasonable time, and it is laid out in parts.
LARGEST: Final = 400
#: A screen is wider than it is high.
ASPECT: Final = 1.2


@dataclass(frozen=True, slots=True)
class Layout:
    """``positions`` by node; ``communities`` from the largest to the smallest, each with its most central node first."""

    positions: Mapping[int, tuple[int, int]]
    communities: tuple[tuple[int, ...], ...]


def arrange(
    boxes: Mapping[int, tuple[float, float]],
    edges: Mapping[tuple[int, int], float],
    communities: Sequence[Sequence[int]] | None = None,
    aspect: float = ASPECT,
) -> Layout:
    """Positions for every node of an undirected graph.

    ``boxes`` gives each node's width and height with its label, in pixels; ``edges`` the weight of each pair that is joined.
    ``communities`` are those found in a larger graph, of which only the nodes in ``boxes`` are placed.
    ``aspect`` is the width of the page for each unit of its height.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(sorted(boxes))
    graph.add_weighted_edges_from(sorted((*pair, weight) for pair, weight in edges.items() if pair[0] != pair[1]))
    given = None if communities is None else [{node for node in members if node in boxes} for members in communities]
    communities = _ordered(graph, _communities(graph) if given is None else [members for members in given if members])
    islands = [_island(graph, members, boxes, aspect) for members in communities]
    centres = _pack(graph, communities, islands, boxes, aspect)
    positions = {
        node: (round(float(x + centre[0])), round(float(y + centre[1])))
        for members, island, centre in zip(communities, islands, centres, strict=True)
        for node, (x, y) in zip(members, island, strict=True)
    }
    return Layout(positions=positions, communities=tuple(communities))


def _communities(graph: nx.Graph[int]) -> list[set[int]]:
    found: list[set[int]] = []
    for component in nx.connected_components(graph):
        if len(component) <= 12:
            found.append(component)
        else:
            found.extend(nx.community.louvain_communities(graph.subgraph(sorted(component)), weight="weight", seed=7))
    return found


def _ordered(graph: nx.Graph[int], communities: Sequence[set[int]]) -> list[tuple[int, ...]]:
    """The largest first, and in each the most central node."""
    return sorted(
        (tuple(sorted(members, key=lambda n: (-graph.degree(n), n))) for members in communities),
        key=lambda members: (-len(members), members[0]),
    )


def _island(graph: nx.Graph[int], members: Sequence[int], boxes: Mapping[int, tuple[float, float]], aspect: float) -> Points:
    """Positions of a community's members around its own middle, in their order."""
    if len(members) == 1:
        return np.zeros((1, 2))
    part = graph.subgraph(members)
    points = _stress(part, members) if len(members) <= LARGEST else _rings(len(members))
    points = _turned(points)
    if aspect < 1:
        points = points[:, ::-1]
    points = _separate(points, np.array([boxes[n] for n in members]))
    middle: Points = (points.min(axis=0) + points.max(axis=0)) / 2
    return points - middle


def _stress(graph: nx.Graph[int], members: Sequence[int]) -> Points:
    index = {node: i for i, node in enumerate(members)}
    count = len(members)
    strength = np.zeros((count, count))
    weights: dict[tuple[int, int], float] = nx.get_edge_attributes(graph, "weight")
    for (a, b), weight in weights.items():
        strength[index[a], index[b]] = strength[index[b], index[a]] = weight
    distance = _steps(strength > 0)
    # A hub's edges are longer, or its neighbours would not fit around it; so are those of two with many facts between them.
    degree = (strength > 0).sum(axis=1)
    stretch = 1 + 0.18 * np.sqrt(np.maximum(degree - 4, 0))
    bundle = 1 + 0.07 * np.clip(strength - 2, 0, 10)
    wished = (
        distance * EDGE * np.where(distance == 1, np.maximum.outer(stretch, stretch) * bundle, np.add.outer(stretch, stretch) / 2)
    )
    np.fill_diagonal(wished, 1.0)
    pair = wished**-2.0
    np.fill_diagonal(pair, 0.0)
    points = _rings(count)
    total = pair.sum(axis=1)[:, None]
    for _ in range(120 if count <= 60 else 40):
        x, y = points[:, 0], points[:, 1]
        apart = np.sqrt((x[:, None] - x) ** 2 + (y[:, None] - y) ** 2)
        np.fill_diagonal(apart, 1.0)
        pull = pair * wished / np.maximum(apart, 1e-6)
        # One Jacobi step of the majorant's minimum: each node to the weighted mean of where the others want it.
        moved = (pull.sum(axis=1)[:, None] * points - pull @ points + pair @ points) / total
        done = float(np.abs(moved - points).max()) < 0.5
        points = moved
        if done:
            break
    return points


def _steps(joined: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How many edges lie between any two; one more than the longest way where there is none.

    Louvain may leave a community that only hangs together through others.
    """
    count = len(joined)
    distance = np.where(np.eye(count, dtype=bool), 0.0, np.inf)
    frontier = np.eye(count, dtype=np.float32)
    near = joined.astype(np.float32)
    for step in range(1, count):
        frontier = ((frontier @ near > 0) & np.isinf(distance)).astype(np.float32)
        if not frontier.any():
            break
        distance[frontier > 0] = step
    longest = float(distance[np.isfinite(distance)].max())
    return np.where(np.isinf(distance), longest + 1, distance)


def _rings(count: int) -> Points:
    """A sunflower: evenly spread and without chance, the most central node in the middle."""
    steps = np.arange(count)
    angle = steps * np.pi * (3 - np.sqrt(5))
    radius = EDGE * 0.75 * np.sqrt(steps)
    return np.column_stack((radius * np.cos(angle), radius * np.sin(angle)))


def _turned(points: Points) -> Points:
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


def _separate(points: Points, sizes: Points) -> Points:
    """Moves boxes apart, along the way that is shortest for each pair, until none overlaps another."""
    points = points.copy()
    count = len(points)
    reach = [(sizes[:, side][:, None] + sizes[:, side]) / 2 + GAP for side in (0, 1)]
    order = np.sign(np.arange(count)[:, None] - np.arange(count)).astype(float)
    for _ in range(200 if count <= 60 else 60):
        away = [points[:, side][:, None] - points[:, side] for side in (0, 1)]
        over = [reach[side] - np.abs(away[side]) for side in (0, 1)]
        touching = (over[0] > 0.5) & (over[1] > 0.5) & (order != 0)
        if not touching.any():
            break
        across = over[0] < over[1]
        most = np.sqrt(np.maximum(touching.sum(axis=1), 1))
        for side, chosen in ((0, touching & across), (1, touching & ~across)):
            direction = np.where(away[side] == 0, order, np.sign(away[side]))
            points[:, side] += np.where(chosen, direction * over[side], 0.0).sum(axis=1) / 2 / most
    return points


def _pack(
    graph: nx.Graph[int],
    communities: Sequence[Sequence[int]],
    islands: Sequence[Points],
    boxes: Mapping[int, tuple[float, float]],
    aspect: float,
) -> list[tuple[float, float]]:
    """The middle of each island: beside the ones it is tied to, else towards the middle, never on another."""
    home = {node: i for i, members in enumerate(communities) for node in members}
    ties = np.zeros((len(communities), len(communities)))
    weights: dict[tuple[int, int], float] = nx.get_edge_attributes(graph, "weight")
    for (a, b), weight in weights.items():
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
            centres[chosen] = _free_place(anchor, sizes[chosen], centres[placed], sizes[placed], aspect)
        placed.append(chosen)
    return [(float(x), float(y)) for x, y in centres]


def _extent(members: Sequence[int], island: Points, boxes: Mapping[int, tuple[float, float]]) -> tuple[float, float]:
    half = np.array([boxes[n] for n in members]) / 2
    low, high = (island - half).min(axis=0), (island + half).max(axis=0)
    width, height = 2 * np.maximum(np.abs(low), np.abs(high)) + SEA
    return float(width), float(height)


def _free_place(anchor: Points, size: Points, centres: Points, sizes: Points, aspect: float) -> Points:
    """The free place nearest to the anchor, with the middle of everything as the second wish."""
    span = float((sizes.sum(axis=0) + size * 2).max())
    step = max(float(size.min()) / 5, span / 400)
    count = int(min((2.2 * span / step) ** 2 / 4, 2500))
    for _ in range(8):
        turns = np.arange(count)
        angle, radius = turns * np.pi * (3 - np.sqrt(5)), step * np.sqrt(turns)
        candidates = anchor + np.column_stack((radius * np.cos(angle) * aspect, radius * np.sin(angle)))
        near = (np.abs(candidates[:, None, :] - centres[None, :, :]) < (sizes[None, :, :] + size) / 2).all(axis=2).any(axis=1)
        if not near.all():
            free = candidates[~near]
            shape = np.array([1 / aspect, 1.0])
            cost = np.linalg.norm((free - anchor) * shape, axis=1) + 0.35 * np.linalg.norm(free * shape, axis=1)
            best: Points = free[int(cost.argmin())]
            return best
        step *= 2
    return np.array([float((centres[:, 0] + sizes[:, 0]).max()) + float(size[0]), 0.0])
