"""The one-to-one pairing of greatest total weight."""

from __future__ import annotations

import math

Matrix = list[list[float]]


def assign(weights: Matrix) -> list[tuple[int, int]]:
    """Pairs (row, column) with weight above 0 whose sum is greatest.

    The Hungarian method with potentials, O(n³) (Kuhn 1955; Jonker and Volgenant 1987), on the matrix made square."""
    rows, columns = len(weights), len(weights[0]) if weights else 0
    if not rows or not columns:
        return []
    size, most = max(rows, columns), max(map(max, weights))
    cost = [
        [most - (weights[i][j] if i < rows and j < columns else 0) for j in range(size)] for i in range(size)
    ]  # fmt: skip
    row_of = _solve(cost)
    pairs = [(row, column) for column, row in enumerate(row_of)]
    return [(i, j) for i, j in pairs if i < rows and j < columns and weights[i][j] > 0]


def _solve(cost: Matrix) -> list[int]:
    """The row matched to each column at least cost. Index 0 is a sentinel within."""
    size = len(cost)
    u, v, row_of = [0.0] * (size + 1), [0.0] * (size + 1), [0] * (size + 1)
    for row in range(1, size + 1):
        row_of[0] = row
        way, last = _shortest_path(cost, u, v, row_of)
        while last:
            row_of[last] = row_of[way[last]]
            last = way[last]
    return [row - 1 for row in row_of[1:]]


def _shortest_path(cost: Matrix, u: list[float], v: list[float], row_of: list[int]) -> tuple[list[int], int]:
    """An augmenting path of least reduced cost from the sentinel to a free column; updates the potentials."""
    size = len(cost)
    least, used, way, column = [math.inf] * (size + 1), [False] * (size + 1), [0] * (size + 1), 0
    while row_of[column]:
        used[column] = True
        row = row_of[column]
        for j in range(1, size + 1):
            if not used[j] and (reduced := cost[row - 1][j - 1] - u[row] - v[j]) < least[j]:
                least[j], way[j] = reduced, column
        following = min((j for j in range(1, size + 1) if not used[j]), key=least.__getitem__)
        delta = least[following]
        for j in range(size + 1):
            if used[j]:
                u[row_of[j]] += delta
                v[j] -= delta
            else:
                least[j] -= delta
        column = following
    return way, column
