"""Independent counts for exact-date-of-birth.json: plain dynamic programming, plain depth-first components.

Usage: python exact-date-of-birth.py <folder of reference data>   (needs pandas and pyarrow for the Parquet file)
"""
import csv, re, sys, unicodedata
from collections import Counter, defaultdict

root = sys.argv[1]


def text(value):
    value = (value or "").strip()
    return unicodedata.normalize("NFC", value.lower()) or None


def febrl(path):
    for row in csv.DictReader(open(path), skipinitialspace=True):
        yield text(row["given_name"]), text(row["surname"]), text(row["date_of_birth"]), re.match(r"rec-(\d+)-", row["rec_id"])[1]


def registers():
    yield "febrl1", list(febrl(f"{root}/linkage/febrl/dataset1.csv"))
    yield "febrl4", list(febrl(f"{root}/linkage/febrl/dataset4a.csv")) + list(febrl(f"{root}/linkage/febrl/dataset4b.csv"))
    rows = csv.DictReader(open(f"{root}/linkage/rldata/RLdata500.csv"))
    yield "rldata500", [(text(r["fname_c1"]), text(r["lname_c1"]), f'{r["by"]}-{r["bm"]}-{r["bd"]}', r["ent_id"]) for r in rows]
    rows = csv.DictReader(open(f"{root}/linkage/splink/fake_1000.csv"))
    yield "fake1000", [(text(r["first_name"]), text(r["surname"]), text(r["dob"]), r["cluster"]) for r in rows]
    try:
        import pandas
        frame = pandas.read_parquet(f"{root}/linkage/splink/historical_figures_with_errors_50k.parquet")
        frame = frame.astype(object).where(frame.notna(), None)
        yield "historical50k", [
            (text(f), text(s), text(str(d)) if d else None, c)
            for f, s, d, c in zip(frame.first_name, frame.surname, frame.dob, frame.cluster)
        ]
    except ImportError:
        print("historical50k skipped: no pandas")


def distance(a, b, cache={}):
    if (a, b) not in cache:
        row = list(range(len(b) + 1))
        for i, x in enumerate(a, 1):
            last, row[0] = row[0], i
            for j, y in enumerate(b, 1):
                last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
        cache[a, b] = row[-1]
    return cache[a, b]


for name, records in registers():
    sizes = Counter(entity for *_, entity in records)
    total = sum(n * (n - 1) // 2 for n in sizes.values())
    blocks = defaultdict(list)
    for index, (first, last, born, entity) in enumerate(records):
        if born:
            blocks[born].append(index)
    same_date, counts, edges = 0, Counter(), []
    for block in blocks.values():
        for i in range(len(block)):
            for j in range(i):
                a, b = records[block[i]], records[block[j]]
                same = a[3] == b[3]
                same_date += same
                if None in (a[0], a[1], b[0], b[1]) or max(abs(len(a[0]) - len(b[0])), abs(len(a[1]) - len(b[1]))) > 3:
                    continue
                widest = distance(a[1], b[1])
                if widest <= 3:
                    widest = max(widest, distance(a[0], b[0]))
                if widest <= 3:
                    edges.append((block[i], block[j], widest))
                    for t in range(widest, 4):
                        counts[t, same] += 1
    print(name, total, round(same_date / total, 4), [[counts[t, True], counts[t, False]] for t in range(4)])
    for t in range(4):
        neighbours = defaultdict(list)
        for i, j, widest in edges:
            if widest <= t:
                neighbours[i].append(j)
                neighbours[j].append(i)
        label, seen = {}, set()
        for start in range(len(records)):
            if start in label:
                continue
            stack, label[start] = [start], start
            while stack:
                for other in neighbours[stack.pop()]:
                    if other not in label:
                        label[other] = start
                        stack.append(other)
        people, clusters = defaultdict(set), defaultdict(set)
        for index, root_index in label.items():
            people[root_index].add(records[index][3])
            clusters[records[index][3]].add(root_index)
        print("  t", t, "over-merged", sum(len(p) > 1 for p in people.values()), "under-merged", sum(len(c) > 1 for c in clusters.values()))
