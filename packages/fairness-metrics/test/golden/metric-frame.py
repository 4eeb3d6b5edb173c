"""Weighted and stratified rates by Fairlearn's MetricFrame, written to metric-frame.json. pip install fairlearn (made with 0.15.0)."""
import json
import pathlib

from fairlearn.metrics import MetricFrame, false_positive_rate, selection_rate, true_positive_rate

LABEL = [0, 1, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1]
DECISION = [0, 0, 1, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0]
GROUP = "b b a b b c c c a a c a b c c b c c".split()
LEVEL = "H L H L H L H H L L H H L H L L H H".split()
WEIGHT = [1, 2, 1, 3, 2, 3, 1, 2, 3, 1, 2, 3, 2, 3, 1, 1, 2, 3]
METRICS = {"selectionRate": selection_rate, "truePositiveRate": true_positive_rate, "falsePositiveRate": false_positive_rate}

weights = {name: {"sample_weight": WEIGHT} for name in METRICS}
weighted = MetricFrame(metrics=METRICS, y_true=LABEL, y_pred=DECISION, sensitive_features=GROUP, sample_params=weights)
strata = MetricFrame(
    metrics={"selectionRate": selection_rate},
    y_true=LABEL, y_pred=DECISION, sensitive_features=GROUP, control_features=LEVEL,
)
path = pathlib.Path(__file__).with_name("metric-frame.json")
path.write_text(json.dumps({
    "label": LABEL, "decision": DECISION, "group": GROUP, "level": LEVEL, "weight": WEIGHT,
    "weighted": {g: {m: float(weighted.by_group[m][g]) for m in METRICS} for g in "abc"},
    "weightedDifference": {m: float(weighted.difference()[m]) for m in METRICS},
    "byLevel": {f"{level} {g}": float(strata.by_group["selectionRate"][level][g]) for level in "HL" for g in "abc"},
    "overallByLevel": {level: float(strata.overall["selectionRate"][level]) for level in "HL"},
    "differenceByLevel": {level: float(strata.difference()["selectionRate"][level]) for level in "HL"},
}, indent=1) + "\n")
