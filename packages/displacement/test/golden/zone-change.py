"""Golden values of zoneComparison, crimesBeyond and shareMoved: written from the formulas in their documentation, with scipy.

python3 zone-change.py > zone-change.json   (numpy 2.4, scipy 1.17)
"""

import json

import numpy as np
from scipy import stats

rng = np.random.default_rng(20)
n_areas, n_periods = 40, 19
mean = np.sort(rng.gamma(3, 4, n_areas))[::-1]
shock = rng.normal(0, 0.12, (n_areas, 2))  # one for the months before, one for those after: luck persists
months = np.where(np.arange(n_periods) < 13, 0, 1)
panel = rng.poisson(mean[:, None] * np.exp(shock[:, months]))
panel[[0, 2, 5], 13:] = rng.binomial(panel[[0, 2, 5], 13:], 0.4)
treated, beside = [0, 2, 5], [1, 3]
candidates = [a for a in range(n_areas) if a not in treated + beside]
choosing, baseline, follow = slice(0, 6), slice(7, 13), slice(13, 19)


def pearson(table):
    table = np.asarray(table, float)
    table = table[table.sum(1) > 0]
    expected = table.sum(1, keepdims=True) * table.sum(0, keepdims=True) / table.sum()
    return max(1, ((table - expected) ** 2 / expected).sum() / ((table.shape[0] - 1) * (table.shape[1] - 1)))


def nearest(at_least):
    crime = panel[:, choosing].sum(1)
    free, chosen = list(candidates), []
    order = sorted(treated, key=lambda a: (-crime[a], a))
    wanted = min(len(candidates), max(2 * len(treated), at_least))
    while len(chosen) < wanted:
        for t in order:
            if len(chosen) == wanted:
                break
            best = min(free, key=lambda a: (abs(int(crime[a]) - int(crime[t])), a))
            free.remove(best)
            chosen.append(best)
    return sorted(chosen)


before, after = panel[:, baseline].sum(1), panel[:, follow].sum(1)
ten, twenty = nearest(10), nearest(20)


def excess(pool):
    size, share = before[pool] + after[pool], after[pool].sum() / (before[pool] + after[pool]).sum()
    chi = ((after[pool] - size * share) ** 2 / (size * share * (1 - share))).sum()
    return max(0, (chi - (len(pool) - 1)) / (size - 1).sum())


monthly = max(pearson(panel[pool][:, baseline]) for pool in (ten, twenty))
before_after = max(pearson(np.c_[before[pool], after[pool]]) for pool in (ten, twenty))
rho = max(excess(pool) for pool in (ten, twenty))
share_after = after[ten].sum() / (before[ten] + after[ten]).sum()


def own(zone):
    size = before[zone] + after[zone]
    return (size * (1 + (size - 1) * rho)).sum() / (size.sum() ** 2 * share_after * (1 - share_after))


def by_rank(size):
    crime = panel[:, choosing].sum(1)
    order = np.array(sorted(candidates, key=lambda a: (-crime[a], a)))
    follow_n, squares = max(2 * size, 10), []
    for rank in range(6):
        zone, rest = order[rank * size:(rank + 1) * size], order[(rank + 1) * size:(rank + 1) * size + follow_n]
        if len(rest) < follow_n:
            break
        b0, b1, r0, r1 = (float(v) for v in (before[zone].sum(), after[zone].sum(), before[rest].sum(), after[rest].sum()))
        if 0 not in (b0, b1, r0, r1):
            squares.append(np.log(b1 * r0 / (b0 * r1)) ** 2 / (1 / b0 + 1 / b1 + 1 / r0 + 1 / r1))
    return np.mean(squares) if len(squares) > 2 else 1


def change(zone):
    t0, t1, c0, c1 = (float(v) for v in (before[zone].sum(), after[zone].sum(), before[ten].sum(), after[ten].sum()))
    log_ratio = np.log(t1 / t0) - np.log(c1 / c0)
    poisson = 1 / t0 + 1 / t1 + 1 / c0 + 1 / c1
    by_size = (own(zone) + own(ten)) / poisson
    ranks = by_rank(len(zone))
    used = max(1, monthly, before_after, by_size, ranks)
    error = np.sqrt(used * poisson)
    q = stats.t.ppf(0.975, len(ten) - 1)
    low, high = np.exp(log_ratio - q * error), np.exp(log_ratio + q * error)
    expected = t0 * c1 / c0
    return {
        "ratio": np.exp(log_ratio), "standardError": error, "low": low, "high": high,
        "pValue": 2 * stats.t.sf(abs(log_ratio) / error, len(ten) - 1),
        "bySize": by_size, "byRank": ranks, "used": used,
        "crimes": [t1 - expected, t1 - t1 / low, t1 - t1 / high],
        "parts": [expected, t1 - expected, used * (t1 + (c1 / c0) ** 2 * t0 + expected**2 * (1 / c0 + 1 / c1))],
    }


local, moved = change(treated), change(beside)
(e1, d1, v1), (e2, d2, v2) = local["parts"], moved["parts"]
cov = np.sqrt(local["used"] * moved["used"]) * e1 * e2 * (1 / before[ten].sum() + 1 / after[ten].sum())
q2 = stats.t.ppf(0.975, len(ten) - 1) ** 2
# Fieller: roots of (n - r d)^2 = q^2 (Vn - 2 r Cov + r^2 Vd) with n = moved, d = -local.
roots = sorted(np.roots([d1**2 - q2 * v1, -2 * (d2 * -d1 + q2 * cov), d2**2 - q2 * v2]).real)
margin = 0.5
z = (d2 + margin * d1) / np.sqrt(v2 + margin**2 * v1 + 2 * margin * cov)
print(json.dumps({
    "counts": panel.ravel().tolist(), "nPeriods": n_periods, "treated": treated, "beside": beside,
    "candidates": candidates, "comparison": ten, "monthly": monthly, "beforeAfter": before_after,
    "local": {k: v for k, v in local.items() if k != "parts"},
    "neighbouring": {k: v for k, v in moved.items() if k != "parts"},
    "share": {"value": d2 / -d1, "low": roots[0], "high": roots[1], "bounded": bool(d1**2 > q2 * v1)},
    "pMovedLess": stats.t.cdf(z, len(ten) - 1),
}))
