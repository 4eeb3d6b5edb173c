"""Design effects of rates of rows that repeat people, by the cluster-robust variance of statsmodels' OLS on a constant.
python3 clusters.py writes clusters.json beside it."""
import json
import numpy as np
import statsmodels
import statsmodels.api as sm

rng = np.random.default_rng(20)
cases = []
for people, most in [(12, 6), (40, 3), (7, 9)]:
    cluster, y = [], []
    for person in range(people):
        own = rng.beta(1.5, 3)
        for _ in range(rng.integers(1, most + 1)):
            cluster.append(int(person))
            y.append(int(rng.random() < own))
    fit = sm.OLS(np.array(y), np.ones(len(y))).fit(
        cov_type="cluster", cov_kwds={"groups": np.array(cluster), "use_correction": False})
    p = float(np.mean(y))
    variance = float(fit.cov_params()[0, 0]) * people / (people - 1)
    cases.append({"cluster": cluster, "y": y, "rate": p, "designEffect": variance / (p * (1 - p) / len(y))})
json.dump({"made_with": f"statsmodels {statsmodels.__version__}", "cases": cases}, open("clusters.json", "w"))
