"""Share of prevented crime that moved, its range and its two one-sided tests. python3 displacement-ratio.py writes the file beside it.

The range is found by inverting the test with a root search, the variances are those of sums of independent Poisson counts,
each times the square of its weight: nothing is shared with Fieller's quadratic.
"""
import json
import math
import scipy
from scipy.optimize import brentq
from scipy.stats import norm


def evaluate(treated, control, displacement, own, phi, months, scale, margin):
    # Weights of the eight counts in what was prevented (L) and in what appeared next door (D).
    counts, in_l, in_d = [], [], []
    for (before, after), l, d in [(treated, -1, 0), (control, scale[0], 0 if own else -scale[1]), (displacement, 0, 1)] + (
            [(own, 0, -scale[1])] if own else []):
        counts += [before, after]
        in_l += [-months * l, l]
        in_d += [-months * d, d]
    prevented = sum(w * c for w, c in zip(in_l, counts))
    moved = sum(w * c for w, c in zip(in_d, counts))
    z = norm.ppf(.975)
    # Variance of D - r L, weight by weight.
    score = lambda r: (moved - r * prevented) / math.sqrt(phi * sum((d - r * l) ** 2 * c for l, d, c in zip(in_l, in_d, counts)))
    r = moved / prevented
    return {"value": r, "low": brentq(lambda t: score(t) - z, r - 50, r), "high": brentq(lambda t: score(t) + z, r, r + 50),
            "displacedLess": norm.cdf(score(margin)), "diffusedLess": norm.cdf(-score(-margin))}


cases = []
for treated, control, displacement, own, phi, months, scale, margin in [
        ((400, 200), (500, 480), (300, 330), None, 1, 1, (1, 1), .5),
        ((400, 200), (500, 480), (300, 330), (280, 260), 1.7, 1, (1, 1), .5),
        ((400, 120), (900, 460), (300, 190), None, 1, .5, (.4, .3), .3),
        ((400, 120), (900, 460), (300, 130), (200, 90), 2.5, .5, (.4, 1.3), .8)]:
    cases.append({"treated": treated, "control": control, "displacement": displacement, "displacementControl": own,
                  "overdispersion": phi, "afterPerBefore": months, "controlScale": scale, "margin": margin,
                  **evaluate(treated, control, displacement, own, phi, months, scale, margin)})
json.dump({"made_with": f"scipy {scipy.__version__}", "cases": cases}, open("displacement-ratio.json", "w"), indent=1)
