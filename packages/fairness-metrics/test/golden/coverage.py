"""Coverage of nominal 95 % intervals by enumeration of every outcome, written to coverage.json. Needs numpy and scipy.

Rates: true rates 0.001, 0.002 ... 0.999. Gaps: two groups, each rate from the grid GAP_RATES. No simulation, so no noise.
"""
import json
import pathlib

import numpy as np
from scipy.stats import beta, binom, norm

Z = norm.ppf(0.975)
RATES = np.arange(1, 1000) / 1000
GAP_RATES = np.concatenate([[0.005, 0.01], np.arange(0.02, 0.99, 0.04), [0.99, 0.995]])


def score(n):
    x = np.arange(n + 1)
    p = x / n
    centre = (p + Z * Z / 2 / n) / (1 + Z * Z / n)
    reach = Z / (1 + Z * Z / n) * np.sqrt(p * (1 - p) / n + Z * Z / 4 / n / n)
    low, high = centre - reach, centre + reach
    low[0], high[-1] = 0, 1
    return low, high


def exact(n):
    x = np.arange(n + 1)
    low = np.where(x == 0, 0, beta.ppf(0.025, np.maximum(x, 1), n - x + 1))
    high = np.where(x == n, 1, beta.ppf(0.975, x + 1, np.maximum(n - x, 1)))
    return low, high


def rate(n, limits):
    low, high = limits(n)
    mass = binom.pmf(np.arange(n + 1)[None], n, RATES[:, None])
    covered = (low[None] <= RATES[:, None]) & (RATES[:, None] <= high[None])
    return (mass * covered).sum(1)


def difference(n, m, limits):
    """Newcombe's square and add from the limits of both rates."""
    (low1, high1), (low2, high2) = limits(n), limits(m)
    p1, p2 = (np.arange(n + 1) / n)[:, None], (np.arange(m + 1) / m)[None]
    gap = p1 - p2
    low = gap - np.hypot(p1 - low1[:, None], high2[None] - p2)
    high = gap + np.hypot(high1[:, None] - p1, p2 - low2[None])
    mass1 = binom.pmf(np.arange(n + 1)[None], n, GAP_RATES[:, None])
    mass2 = binom.pmf(np.arange(m + 1)[None], m, GAP_RATES[:, None])
    return np.array([
        [mass1[i] @ ((low <= a - b + 1e-12) & (a - b - 1e-12 <= high)) @ mass2[j] for j, b in enumerate(GAP_RATES)]
        for i, a in enumerate(GAP_RATES)
    ])


def row(kind, sizes, name, covered):
    return {
        "what": kind, "sizes": sizes, "limits": name,
        "mean": float(covered.mean()), "least": float(covered.min()), "shareAbove93": float((covered >= 0.93).mean()),
    }


LIMITS = {"score": score, "exact": exact}
rows = [row("rate", [n], name, rate(n, limits)) for n in (10, 25, 50, 100, 400, 1000) for name, limits in LIMITS.items()]
rows += [
    row("difference", [n, m], name, difference(n, m, limits))
    for n, m in ((10, 100), (25, 400), (50, 50)) for name, limits in LIMITS.items()
]
path = pathlib.Path(__file__).with_name("coverage.json")
path.write_text("[\n  " + ",\n  ".join(json.dumps(r) for r in rows) + "\n]\n")
for r in rows:
    print(r)
