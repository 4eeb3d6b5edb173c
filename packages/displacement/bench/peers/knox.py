"""Knox by PySAL pointpats: python3 knox.py burglaries.csv events permutations. Prints one line of JSON."""
import csv, datetime, json, sys, time
from importlib.metadata import version
import numpy as np
from pointpats.spacetime import Knox

path, n, permutations = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with open(path) as file:
    rows = [row for _, row in zip(range(n), csv.DictReader(file))]
points = np.array([[float(r["x"]), float(r["y"])] for r in rows])
days = np.array([[datetime.datetime.strptime(r["date_single"].strip(), "%d/%m/%Y").toordinal()] for r in rows])
np.random.seed(1)
start = time.perf_counter()
test = Knox(points, days, delta=200, tau=7, permutations=permutations)
seconds = time.perf_counter() - start
expected = np.asarray(getattr(test, "expected_", getattr(test, "expected", None)), dtype=float).ravel()[0]
observed = int(getattr(test, "statistic_", getattr(test, "nst", -1)))
print(json.dumps({"seconds": seconds, "observed": observed, "expected": float(expected), "p": float(test.p_sim), "version": version("pointpats")}))
