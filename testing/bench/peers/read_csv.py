"""polars, every column of a CSV file read: seconds of wall and of processor, rows.

Usage: python read_csv.py <file.csv>
"""
import sys
import time

try:
    import polars
except ImportError:
    print("polars: skipped, it is not installed (pip install polars)")
    sys.exit(0)

start, processor = time.perf_counter(), time.process_time()
frame = polars.read_csv(sys.argv[1], infer_schema_length=0)
print(
    f"polars {polars.__version__}, all columns as text: {time.perf_counter() - start:.2f} s, "
    f"{time.process_time() - processor:.2f} s of processor, {frame.height} rows"
)
