"""Golden values of what a panel quotes: Miettinen-Nurminen intervals, stratified tests, exact funnel limits, exact
standardised ratios, over-dispersion, log-rank. statsmodels and scipy. python3 quoted.py writes quoted.json beside it."""
import json
import warnings
import numpy as np
import scipy
import statsmodels
from scipy import optimize, stats
from statsmodels.duration.survfunc import survdiff
from statsmodels.stats.contingency_tables import StratifiedTable

warnings.filterwarnings("ignore")


def z(x1, n1, x2, n2, at, kind):
    """Score statistic at a difference or ratio; the rates most likely under it by scipy's bounded search, not by a formula.
    (statsmodels' score interval of the difference differs in the fourth digit and is not used.)"""
    first = (lambda q: q + at) if kind == "difference" else (lambda q: q * at)
    term = lambda x, p: 0 if x == 0 else x * np.log(p)
    def loss(q):
        p = first(q)
        return -(term(x1, p) + term(n1 - x1, 1 - p) + term(x2, q) + term(n2 - x2, 1 - q))
    low, high = (max(0, -at), min(1, 1 - at)) if kind == "difference" else (0, min(1, 1 / at))
    q = optimize.minimize_scalar(loss, bounds=(low + 1e-15, high - 1e-15), method="bounded", options={"xatol": 1e-14}).x
    p, n, scale = first(q), n1 + n2, 1 if kind == "difference" else at
    gap = x1 / n1 - x2 / n2 - at if kind == "difference" else x1 / n1 - at * x2 / n2
    return gap / np.sqrt((p * (1 - p) / n1 + scale ** 2 * q * (1 - q) / n2) * n / (n - 1))


def limits(x1, n1, x2, n2, level, kind):
    crit = stats.norm.ppf((1 + level) / 2)
    if kind == "difference":
        e = x1 / n1 - x2 / n2
        return [optimize.brentq(lambda d: z(x1, n1, x2, n2, d, kind) - crit, -.99999, e - 1e-9),
                optimize.brentq(lambda d: z(x1, n1, x2, n2, d, kind) + crit, e + 1e-9, .99999)]
    middle = np.log(max(x1, .5) / n1 * n2 / max(x2, .5))
    f = lambda t, c: z(x1, n1, x2, n2, np.exp(t), kind) - c
    return [0 if x1 == 0 else np.exp(optimize.brentq(f, -12, middle, args=(crit,))),
            None if x2 == 0 else np.exp(optimize.brentq(f, middle, 12, args=(-crit,)))]


pairs = [(200, 1000, 0, 500), (0, 23, 349, 1488), (7, 20, 4, 20), (805, 1795, 349, 1488), (1, 3, 2, 7), (19, 20, 28, 30)]
intervals = [{"counts": c, "level": level, "difference": limits(*c, level, "difference"), "ratio": limits(*c, level, "ratio")}
             for c in pairs for level in (.9, .95, .99)]
sets = {
    "westMidlands": [(2237, 125760, 3738, 554089), (529, 30723, 2119, 224836), (175, 8170, 1292, 273974), (306, 29779, 764, 194925)],
    "small": [(10, 50, 5, 50), (4, 20, 6, 60), (3, 9, 2, 40), (2, 30, 4, 25)],
    "apart": [(30, 50, 5, 50), (4, 60, 26, 60), (13, 19, 12, 40)],
}
strata = []
for name, rows in sets.items():
    t = StratifiedTable([np.array([[a, n1 - a], [c, n2 - c]]) for a, n1, c, n2 in rows])
    strata.append({"name": name, "rows": rows,
                   "null": t.test_null_odds(correction=False).statistic, "nullP": t.test_null_odds(correction=False).pvalue,
                   "nullCorrected": t.test_null_odds(correction=True).statistic,
                   "equal": t.test_equal_odds(adjust=False).statistic, "equalP": t.test_equal_odds(adjust=False).pvalue,
                   "tarone": t.test_equal_odds(adjust=True).statistic})
funnel = []
for target in (.02, .2, .7, .95):
    for size in (1, 5, 8, 100, 5000):
        for level in (.95, .998):
            tail = (1 - level) / 2
            counts = np.arange(0, 3 * size + 60)
            def ends(below, above, most):  # P(X < c), P(X > c)
                low = max(c for c in counts if c <= most and below(c) <= tail)
                high = min(c for c in counts if above(c) <= tail)
                return [int(low), int(high)]
            b, p = stats.binom(size, target), stats.poisson(size * target)
            funnel.append({"target": target, "size": size, "level": level,
                           "binomial": ends(lambda c: b.cdf(c - 1), b.sf, size),
                           "poisson": ends(lambda c: p.cdf(c - 1), p.sf, np.inf)})
smr = [{"events": o, "expected": e, "level": level,
        "exact": [0 if o == 0 else stats.chi2.ppf((1 - level) / 2, 2 * o) / 2 / e, stats.chi2.ppf(1 - (1 - level) / 2, 2 * o + 2) / 2 / e]}
       for o in (0, 1, 4, 5, 9) for e in (3.2, 12) for level in (.95, .998)]
x = np.array([12, 30, 9, 44, 3, 61, 20, 8, 15, 27]); n = np.array([100, 150, 90, 160, 40, 200, 120, 30, 100, 110])
target = x.sum() / n.sum(); s = np.sqrt(target * (1 - target) / n); z = (x / n - target) / s
q = stats.norm.ppf(.9)
kept = stats.norm.expect(lambda v: np.clip(v, -q, q) ** 2, lb=-np.inf, ub=np.inf)
w = np.clip(z, *np.quantile(z, [.1, .9]))
dispersion = {"x": x.tolist(), "n": n.tolist(), "target": target, "factorOfChance": float(kept),
              "p": float(stats.chi2.sf((z ** 2).sum(), len(z))), "pOwn": float(stats.chi2.sf((z ** 2).sum(), len(z) - 1)),
              "tau2": float(((w ** 2).sum() / kept - (len(z) - 1)) / ((s ** -2.).sum() - (s ** -4.).sum() / (s ** -2.).sum()))}
times = [1, 2, 3, 4, 5, 6, 2.5, 3.5, 8, 9]; causes = [1, 1, 1, 1, 1, 0, 1, 0, 0, 1]; groups = [0, 0, 0, 1, 1, 1, 1, 0, 0, 0]
chi, pv = survdiff(np.array(times), np.array(causes), np.array(groups))
json.dump({"made_with": f"statsmodels {statsmodels.__version__}, scipy {scipy.__version__}", "intervals": intervals, "strata": strata,
           "funnel": funnel, "smr": smr, "dispersion": dispersion,
           "logRank": {"times": times, "causes": causes, "groups": groups, "statistic": float(chi), "p": float(pv)}},
          open("quoted.json", "w"), indent=1)
