"""polars, every column of a CSV or Parquet file read: a line of JSON.

Usage: python read_csv.py <file.csv | file.parquet>
"""
import json
import re
import sys
import time

try:
    import polars
except ImportError:
    print("polars is not installed (pip install polars)", file=sys.stderr)
    sys.exit(1)

def peak_megabytes():
    """Not ru_maxrss, which starts with the peak of whoever started this process."""
    with open("/proc/self/status") as status:
        return int(re.search(r"VmHWM:\s+(\d+) kB", status.read()).group(1)) / 1024


start, processor = time.perf_counter(), time.process_time()
path = sys.argv[1]
frame = polars.read_parquet(path) if path.endswith(".parquet") else polars.read_csv(path, infer_schema_length=0)
print(
    json.dumps(
        {
            "name": f"polars {polars.__version__}, all columns as text",
            "seconds": time.perf_counter() - start,
            "processorSeconds": time.process_time() - processor,
            "megabytes": peak_megabytes(),
            "answer": f"{frame.height} rows",
        }
    )
)
