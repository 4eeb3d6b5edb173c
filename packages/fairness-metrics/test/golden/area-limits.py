"""Score intervals of small AUCs, by scipy's brentq and a quadratic. python3 area-limits.py writes area-limits.json beside it.

The limits are the outermost of two: Newcombe's (2006, part 2, method 5), and those of a variance θ(1 − θ)c, whose c blends
DeLong's own with the largest that any scores can have. Both are corrected by half a pair.
"""
import json
import math
import scipy
from scipy.optimize import brentq
from scipy.stats import norm


def newcombe(theta, m, n):
    star = (m + n) / 2 - 1
    return theta * (1 - theta) * (1 + star * (1 - theta) / (2 - theta) + star * theta / (1 + theta)) / (m * n)


def lowest(area, variance, m, n, z):
    """The least area that is compatible, seen from below."""
    seen = area - 1 / (2 * m * n)
    if seen <= 0:
        return 0.0
    by_newcombe = brentq(lambda t: z * math.sqrt(newcombe(t, m, n)) - (seen - t), 0, seen, xtol=1e-14) if seen < 1 else None
    fewest = min(m, n)
    own = 0 if area in (0, 1) else min(1 / fewest, variance / (area * (1 - area)))
    c = z * z * ((fewest - 3) * own + 3 * (1 / fewest)) / fewest
    # (seen − t)² = t(1 − t)c
    b = 2 * seen + c
    by_blend = (b - math.sqrt(b * b - 4 * (1 + c) * seen * seen)) / (2 * (1 + c))
    return min(by_newcombe, by_blend)


cases = []
for area, variance, m, n, level in [(.8, .01, 6, 9, .95), (.7, .003, 40, 25, .95), (.95, .0004, 60, 300, .9), (1, 0, 5, 8, .95),
                                    (.6, .0001, 200, 12, .99), (.9, .0009, 100, 100, .95), (.04, .001, 9, 7, .95), (.97, .00001, 80, 90, .95)]:
    z = norm.ppf((1 + level) / 2)
    cases.append({"area": area, "variance": variance, "positives": m, "negatives": n, "level": level,
                  "low": lowest(area, variance, m, n, z), "high": 1 - lowest(1 - area, variance, m, n, z)})
json.dump({"made_with": f"scipy {scipy.__version__}", "cases": cases}, open("area-limits.json", "w"), indent=1)
