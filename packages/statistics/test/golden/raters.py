"""Gwet's AC1 of several raters with gaps, by irrCAC. python3 raters.py writes raters.json beside it."""
import json
import numpy as np
import pandas as pd
from irrCAC.raw import CAC

rng = np.random.default_rng(5)
out = []
for raters, cases, categories, gap in [(3, 12, 2, .2), (4, 30, 3, .3), (5, 20, 4, .5)]:
    truth = rng.integers(0, categories, cases)
    table = np.where(rng.random((cases, raters)) < .6, truth[:, None], rng.integers(0, categories, (cases, raters))).astype(float)
    table[rng.random((cases, raters)) < gap] = np.nan
    table = table[~np.isnan(table).all(axis=1)]
    est = CAC(pd.DataFrame(table), digits=12).gwet()["est"]
    counts = [[int((row == k).sum()) for k in range(categories)] for row in table]
    out.append({"counts": counts, "value": float(est["coefficient_value"]), "interval": [float(v) for v in est["confidence_interval"]]})
json.dump({"made_with": "irrCAC", "cases": out}, open("raters.json", "w"))
