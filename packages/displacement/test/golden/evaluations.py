"""Golden values of older evaluations, worked from their formulas with numpy and scipy: python3 evaluations.py > evaluations.json"""

import itertools
import json

import numpy as np
from scipy import stats

# displacementRatio: unequal periods, areas of unequal size, one control for both, over-dispersion.
T, C, D = (200.0, 150.0), (900.0, 1500.0), (300.0, 480.0)
a, st, sd, phi, margin = 1.5, 0.25, 0.4, 2.0, 0.5
change = lambda x: x[1] - a * x[0]
var = lambda x: phi * (x[1] + a**2 * x[0])
local, moved = change(T) - st * change(C), change(D) - sd * change(C)
vl, vm, cov = var(T) + st**2 * var(C), var(D) + sd**2 * var(C), st * sd * var(C)
q2 = stats.norm.ppf(0.975) ** 2
roots = sorted(np.roots([local**2 - q2 * vl, -2 * (moved * -local + q2 * cov), moved**2 - q2 * vm]).real)
less = stats.norm.cdf((moved + margin * local) / np.sqrt(vm + margin**2 * vl + 2 * margin * cov))
diffused = stats.norm.cdf(-(moved - margin * local) / np.sqrt(vm + margin**2 * vl - 2 * margin * cov))

# surveyDifference: changes of area means, Welch's standard error.
treated, others = np.array([0.5, 1.0, 0.0]), np.array([0.25, -0.25, 0.0, 0.5])
value = treated.mean() - others.mean()
error = np.sqrt(treated.var(ddof=1) / 3 + others.var(ddof=1) / 4)

# crossover: every way to re-deal days within two blocks of three.
counts, days = [9, 2, 4, 8, 3, 1], [1, 0, 0, 1, 0, 0]
def ratio(d):
    on = [c for c, x in zip(counts, d) if x]
    off = [c for c, x in zip(counts, d) if not x]
    return np.mean(on) / np.mean(off)
deals = [x + y for x in itertools.permutations(days[:3]) for y in itertools.permutations(days[3:])]
observed = abs(np.log(ratio(days)))
extreme = np.mean([abs(np.log(ratio(d))) >= observed - 1e-12 for d in deals])

# areaCorrelation: partial correlation given one column, Fisher's z with n - k - 3.
rng = np.random.default_rng(4)
x, y, g = np.round(rng.normal(size=12), 3), np.round(rng.normal(size=12), 3), np.round(rng.normal(size=12), 3)
y = np.round(y + 0.8 * x, 3)
design = np.c_[np.ones(12), g]
left = lambda v: v - design @ np.linalg.lstsq(design, v, rcond=None)[0]
r = np.corrcoef(left(x), left(y))[0, 1]
half = stats.norm.ppf(0.975) / np.sqrt(12 - 1 - 3)

# incidenceRateRatio with Student's t.
log_ratio = np.log(30 / 50) - np.log(55 / 60)
se = np.sqrt(2 * (1 / 30 + 1 / 50 + 1 / 55 + 1 / 60))
print(json.dumps({
    "displacementRatio": {"value": moved / -local, "low": roots[0], "high": roots[1], "less": less, "diffused": diffused},
    "survey": {"treated": treated.tolist(), "others": others.tolist(), "value": value,
               "half": stats.norm.ppf(0.975) * error,
               "minimum": (stats.norm.ppf(0.975) + stats.norm.ppf(0.8)) * error},
    "crossover": {"counts": counts, "days": days, "extreme": extreme},
    "correlation": {"x": x.tolist(), "y": y.tolist(), "given": g.tolist(), "value": r,
                    "low": np.tanh(np.arctanh(r) - half), "high": np.tanh(np.arctanh(r) + half)},
    "student": {"low": np.exp(log_ratio - stats.t.ppf(0.975, 9) * se), "p": 2 * stats.t.sf(abs(log_ratio) / se, 9)},
}))
