# Made the files beside it with pyarrow 26.0.1 (Parquet of other writers than DuckDB): pages of both versions, every compression, dictionaries
# that are given up in the midst of a column, columns that may not be missing, several groups of rows. All values are invented.
import pyarrow as pa
import pyarrow.parquet as pq
from datetime import date, timedelta

rows = 700
texts = [None if i % 11 == 3 else "" if i % 13 == 5 else f"name {i % 40}" if i % 2 else f"A. N. Other of no fixed place {i % 7}" for i in range(rows)]
ids = [f"R{i:07d}" for i in range(rows)]
accents = ["José" if i % 3 else "Zoë Müller-Łukasz" for i in range(rows)]
days = [None if i % 17 == 0 else date(1940, 1, 1) + timedelta(days=(i * 37) % 25000) for i in range(rows)]
whole = [None if i % 19 == 0 else (i * 7919) % 1000 - 500 for i in range(rows)]
doubles = [None if i % 23 == 0 else i / 8 for i in range(rows)]
table = pa.table(
    {
        "text": texts,
        "id": pa.array(ids),
        "accents": accents,
        "day": pa.array(days, pa.date32()),
        "whole": pa.array(whole, pa.int32()),
        "long": pa.array(whole, pa.int64()),
        "short": pa.array(doubles, pa.float32()),
        "double": pa.array(doubles, pa.float64()),
        "nothing": pa.array([None] * rows, pa.string()),
    },
    schema=pa.schema(
        [
            pa.field("text", pa.string()),
            pa.field("id", pa.string(), nullable=False),
            pa.field("accents", pa.string()),
            pa.field("day", pa.date32()),
            pa.field("whole", pa.int32()),
            pa.field("long", pa.int64()),
            pa.field("short", pa.float32()),
            pa.field("double", pa.float64()),
            pa.field("nothing", pa.string()),
        ]
    ),
)
for version, compression in [("1.0", "gzip"), ("1.0", "snappy"), ("2.0", "snappy"), ("2.0", "zstd")]:
    pq.write_table(
        table,
        f"pages-{version[0]}-{compression}.parquet",
        data_page_version=version,
        compression=compression,
        row_group_size=400,
        data_page_size=512,
        write_batch_size=64,
        dictionary_pagesize_limit=1024,
    )
