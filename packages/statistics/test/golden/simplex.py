"""Points that scipy's Nelder-Mead looks at, in order: python3 simplex.py writes simplex.json beside it."""
import json
import numpy as np
import scipy
from scipy.optimize import minimize

cases = []
for name, f, start in [("rosenbrock", lambda p: (1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2, [-1.2, 1.0]),
                       ("kink", lambda p: abs(p[0] - 1) + 3 * abs(p[1] + 2) + abs(p[0] * p[2]), [4.0, 0.5, 2.0]),
                       # Nothing lies lower than the start, so that the simplex shrinks.
                       ("spike", lambda p: abs(p[0]) ** 0.1 + 1.3 * abs(p[1]) ** 0.1, [0.0, 0.0])]:
    simplex = np.array([start] + [[x + (.1 * max(1, abs(x)) if at == moved else 0) for at, x in enumerate(start)]
                                  for moved in range(len(start))])
    seen = []
    minimize(lambda p: (seen.append([float(x) for x in p]), f(p))[1], start, method="Nelder-Mead",
             options={"initial_simplex": simplex, "maxfev": 70, "xatol": 1e-9, "fatol": 1e-9})
    cases.append({"name": name, "start": start, "seen": [[float(f"{x:.12g}") for x in p] for p in seen[:70]]})
json.dump({"made_with": f"scipy {scipy.__version__}", "cases": cases}, open("simplex.json", "w"))
