"""GoldenMatch, which sets itself up, on the register that compare.ts writes: time, memory, answers.

Usage: python goldenmatch_peer.py <register.csv>   with columns id, forename, surname, born, postcode, entity
"""
import collections
import csv
import os
import sys
import tempfile
import time
from peak_memory import peak_megabytes

try:
    import goldenmatch
except ImportError:
    print("goldenmatch: skipped, it is not installed (pip install goldenmatch)")
    sys.exit(0)


def pairs(counts):
    return sum(n * (n - 1) // 2 for n in counts)


# Neither the row number nor the truth is shown to the matcher.
with open(sys.argv[1], newline="", encoding="utf-8") as source:
    people = list(csv.DictReader(source))
entity = [person["entity"] for person in people]
shown = ["forename", "surname", "born", "postcode"]
with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8", delete=False) as target:
    writer = csv.DictWriter(target, shown, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(people)
start = time.perf_counter()
processor = time.process_time()
result = goldenmatch.dedupe(target.name)
seconds = time.perf_counter() - start
processor = time.process_time() - processor
megabytes = peak_megabytes()
os.unlink(target.name)
clusters = [cluster["members"] for cluster in result.clusters.values()]
linked = pairs(len(members) for members in clusters)
tp = pairs(n for members in clusters for n in collections.Counter(entity[row] for row in members).values())
truth = pairs(collections.Counter(entity).values())
precision = f"{tp / linked:.4f}" if linked else "not computed"
print(
    f"goldenmatch {goldenmatch.__version__}: {seconds:.1f} s ({processor:.1f} s of processor), {megabytes:.0f} MB, "
    f"precision {precision}, recall {tp / truth:.4f}, F1 {2 * tp / (linked + truth):.4f}"
)
