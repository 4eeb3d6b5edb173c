"""Cochran's Q of strata about a Mantel-Haenszel pooled value, half added to each cell of a stratum that has an empty one.

Weighted squares by numpy from the pooled value of statsmodels (odds and risk ratios) or of its textbook sum (the others).
python3 stratified-empty.py writes stratified-empty.json beside it.
"""
import json
import numpy as np
import scipy
import statsmodels
from scipy.stats import chi2
from statsmodels.stats.contingency_tables import StratifiedTable

rows = []
for strata in [[(6, 6, 3, 9), (4, 10, 2, 12)], [(3, 7, 5, 5), (2, 9, 3, 14)]]:
    a, n1, c, n2 = np.array(strata, float).T
    b, d, n = n1 - a, n2 - c, n1 + n2
    table = StratifiedTable([np.array([[p, q], [r, s]]) for p, q, r, s in zip(a, b, c, d)])
    pooled = {"OR": np.log(table.oddsratio_pooled), "RR": np.log(table.riskratio_pooled),
              "RD": np.sum(a * n2 / n - c * n1 / n) / np.sum(n1 * n2 / n),
              "IRR": np.log(np.sum(a * n2 / n) / np.sum(c * n1 / n))}
    half = .5 * ((a * b * c * d) == 0)
    few = .5 * ((a * c) == 0)
    A, B, C, D = a + half, b + half, c + half, d + half
    values = {"OR": np.log(A * D / B / C), "RR": np.log(A / (A + B) / (C / (C + D))), "RD": A / (A + B) - C / (C + D),
              "IRR": np.log((a + few) / n1 / ((c + few) / n2))}
    p, q = A / (A + B), C / (C + D)
    variances = {"OR": 1 / A + 1 / B + 1 / C + 1 / D, "RR": (1 - p) / A + (1 - q) / C,
                 "RD": p * (1 - p) / (A + B) + q * (1 - q) / (C + D), "IRR": 1 / (a + few) + 1 / (c + few)}
    for measure, value in pooled.items():
        statistic = float(np.sum((values[measure] - value) ** 2 / variances[measure]))
        rows.append({"measure": measure, "strata": strata, "q": statistic, "qp": float(chi2.sf(statistic, len(strata) - 1)),
                     "iSquared": max(0, 1 - (len(strata) - 1) / statistic)})
json.dump({"made_with": f"statsmodels {statsmodels.__version__}, scipy {scipy.__version__}", "rows": rows}, open("stratified-empty.json", "w"), indent=1)
