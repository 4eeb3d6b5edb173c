"""Golden values of BG/NBD and Pareto/NBD by lifetimes 0.11.3 on invented histories.

python3 histories.py > histories.json
"""

import json

import lifetimes
import numpy as np
import pandas as pd

rng = np.random.default_rng(20)
rows = []
for _ in range(400):
    until = float(rng.integers(20, 41))
    rate, ends = rng.gamma(0.8, 1 / 6), rng.beta(0.8, 2.5)
    now, last, count = 0.0, 0.0, 0
    while count == 0 or rng.random() >= ends:
        now += rng.exponential(1 / rate)
        if now >= until:
            break
        count, last = count + 1, now
    rows.append((count, float(np.ceil(last)), until))
repeats, recency, age = np.array(rows).T
beta = lifetimes.BetaGeoFitter()
beta.fit(repeats, recency, age)
pareto = lifetimes.ParetoNBDFitter()
pareto.params_ = {"r": 0.8, "alpha": 9.0, "s": 0.7, "beta": 14.0}
pareto.params_ = pd.Series(pareto.params_)
fixed = lifetimes.BetaGeoFitter()
fixed.params_ = pd.Series({"r": 0.8, "alpha": 9.0, "a": 0.7, "b": 2.1})
print(
    json.dumps(
        {
            "made with": "lifetimes " + lifetimes.__version__,
            "repeats": repeats.tolist(),
            "recency": recency.tolist(),
            "age": age.tolist(),
            "bgNbd": {k: float(v) for k, v in beta.params_.items()},
            "bgNbdActive": [float(v) for v in fixed.conditional_probability_alive(repeats, recency, age)],
            "bgNbdExpected12": [
                float(v)
                for v in fixed.conditional_expected_number_of_purchases_up_to_time(12, repeats, recency, age)
            ],
            "paretoNbdActive": [float(v) for v in pareto.conditional_probability_alive(repeats, recency, age)],
            "paretoNbdExpected12": [
                float(v)
                for v in pareto.conditional_expected_number_of_purchases_up_to_time(12, repeats, recency, age)
            ],
        },
    )
)
