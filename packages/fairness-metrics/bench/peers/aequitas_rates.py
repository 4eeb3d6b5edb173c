"""Reads `group,label,decision` lines and prints Aequitas' rates, their spread and time. pip install aequitas"""
import sys
import time
from importlib.metadata import version

import pandas as pd
from aequitas.group import Group

rows = pd.read_csv(sys.stdin, names=["race", "label_value", "score"])
rows["race"] = rows["race"].astype(str)
start = time.perf_counter()
table, _ = Group().get_crosstabs(rows, attr_cols=["race"])
elapsed = 1000 * (time.perf_counter() - start)
print(f"aequitas, {len(rows)} rows, rates without intervals: {elapsed:.0f} ms")
for ours, theirs in [("selectionRate", "pprev"), ("truePositiveRate", "tpr"), ("falsePositiveRate", "fpr")]:
    print(f"aequitas {ours} difference: {table[theirs].max() - table[theirs].min():.10f}")
print("version", version("aequitas"))
