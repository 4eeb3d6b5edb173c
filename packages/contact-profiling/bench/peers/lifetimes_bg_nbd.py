"""Fits BG/NBD with lifetimes (or pymc-marketing) to rows "repeats,recency,age" on standard input; prints JSON."""

import json
import sys
import time

import numpy as np

rows = np.array([line.split(",") for line in sys.stdin.read().split()], dtype=float)
repeats, recency, age = rows.T
try:
    import lifetimes

    start = time.perf_counter()
    fitter = lifetimes.BetaGeoFitter().fit(repeats, recency, age)
    seconds = time.perf_counter() - start
    name = "lifetimes " + lifetimes.__version__
    values = fitter.params_
except ImportError:
    import pandas as pd
    import pymc_marketing
    from pymc_marketing.clv import BetaGeoModel

    data = pd.DataFrame(
        {"customer_id": np.arange(len(repeats)), "frequency": repeats, "recency": recency, "T": age}
    )
    start = time.perf_counter()
    model = BetaGeoModel(data)
    model.fit(method="map")
    seconds = time.perf_counter() - start
    name = "pymc-marketing " + pymc_marketing.__version__
    values = {key: float(model.fit_result[key].mean()) for key in ("r", "alpha", "a", "b")}
print(json.dumps({"name": name, "seconds": seconds, **{key: float(values[key]) for key in ("r", "alpha", "a", "b")}}))
