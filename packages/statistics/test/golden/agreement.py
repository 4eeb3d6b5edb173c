"""Golden Gwet AC1: the irrCAC package (`pip install irrCAC`). Writes agreement.json; kappa beside it is from kappa.R."""
import importlib.metadata, json, pathlib
import pandas as pd
from irrCAC.raw import CAC

tables = [[[20, 5], [10, 15]], [[118, 5], [2, 0]], [[50, 3, 2], [4, 20, 6], [1, 5, 30]], [[3, 1, 0, 0], [0, 4, 1, 0], [2, 0, 5, 1], [0, 0, 1, 2]]]
rows = []
for table in tables:
    pairs = [(f"c{i}", f"c{j}") for i, r in enumerate(table) for j, n in enumerate(r) for _ in range(n)]
    result = CAC(pd.DataFrame(pairs, columns=["first", "second"]), digits=12)
    ac1 = result.gwet()["est"]
    rows.append({"table": table, "ac1": float(ac1["coefficient_value"]), "interval": [float(v) for v in ac1["confidence_interval"]]})
pathlib.Path(__file__).with_name("agreement.json").write_text(
    json.dumps({"made_with": "irrCAC " + importlib.metadata.version("irrCAC"), "rows": rows}, indent=1) + "\n")
