"""Reads `group,label,decision` lines and prints Fairlearn's differences and time. pip install fairlearn"""
import sys
import time
from importlib.metadata import version

import numpy as np
from fairlearn.metrics import MetricFrame, false_positive_rate, selection_rate, true_positive_rate

rows = np.loadtxt(sys.stdin, delimiter=",", dtype=int)
group, label, decision = rows.T
start = time.perf_counter()
frame = MetricFrame(
    metrics={"selectionRate": selection_rate, "truePositiveRate": true_positive_rate, "falsePositiveRate": false_positive_rate},
    y_true=label, y_pred=decision, sensitive_features=group,
)
difference = frame.difference()
print(f"fairlearn, {len(rows)} rows, 3 rates without intervals: {1000 * (time.perf_counter() - start):.0f} ms")
for name, value in difference.items():
    print(f"fairlearn {name} difference: {value:.10f}")
print("version", version("fairlearn"))
