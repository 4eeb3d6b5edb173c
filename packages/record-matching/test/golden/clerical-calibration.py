"""Golden values of clericalCalibration: statsmodels' binomial GLM with weights, HC0 sandwich of single pairs.

Usage: python clerical-calibration.py > clerical-calibration.json
"""
import json

import numpy as np
import statsmodels.api as sm

rng = np.random.default_rng(1)
n = 150
weight = np.round(rng.uniform(-8, 14, n), 3)
p = 1 / (1 + 2.0**-weight)
truth = 1 / (1 + np.exp(-(-0.4 + 0.5 * np.log(p) - 0.35 * np.log1p(-p))))
same = (rng.uniform(size=n) < truth).astype(int)
stands_for = np.where(weight > 5, 40.0, np.where(weight > 0, 7.0, 3.0))
x = np.column_stack([np.ones(n), np.log(p), -np.log1p(-p)])
w = stands_for / stands_for.mean()
fit = sm.GLM(same, x, family=sm.families.Binomial(), var_weights=w).fit(tol=1e-14)
mu = fit.mu
bread = np.linalg.inv(x.T @ (x * (w * mu * (1 - mu))[:, None]))
scores = x * (w * (same - mu))[:, None]
covariance = bread @ (scores.T @ scores) @ bread
print(json.dumps({
    "statsmodels": sm.__version__ if hasattr(sm, "__version__") else __import__("statsmodels").__version__,
    "pairs": [[float(a), int(b), float(c)] for a, b, c in zip(weight, same, stands_for)],
    "coefficients": fit.params.tolist(),
    "covariance": covariance.flatten().tolist(),
}))
