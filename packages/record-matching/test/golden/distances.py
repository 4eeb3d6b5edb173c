"""Plain definitions behind distances.json; prints one line per vector: Levenshtein, OSA, Damerau, Jaro, Jaro-Winkler."""
import json, os, unicodedata


def table(a, b, restricted):
    d, last = {}, {}
    for i in range(-1, len(a)):
        d[i, -1] = i + 1
    for j in range(-1, len(b)):
        d[-1, j] = j + 1
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            best = min(d[i - 1, j] + 1, d[i, j - 1] + 1, d[i - 1, j - 1] + (x != y))
            if restricted == "osa" and i and j and x == b[j - 1] and a[i - 1] == y:
                best = min(best, d[i - 2, j - 2] + 1)
            if restricted == "full":
                for k in range(i):
                    for l in range(j):
                        if a[k] == y and b[l] == x:
                            best = min(best, d[k - 1, l - 1] + (i - k - 1) + 1 + (j - l - 1))
            d[i, j] = best
    return d[len(a) - 1, len(b) - 1]


def jaro(a, b):
    if not a or not b:
        return float(a == b)
    reach, taken, ours = max(0, max(len(a), len(b)) // 2 - 1), set(), []
    for i, x in enumerate(a):
        for j in range(max(0, i - reach), min(len(b), i + reach + 1)):
            if j not in taken and b[j] == x:
                taken.add(j)
                ours.append(x)
                break
    if not ours:
        return 0.0
    theirs = [b[j] for j in sorted(taken)]
    m, t = len(ours), sum(x != y for x, y in zip(ours, theirs)) // 2
    return (m / len(a) + m / len(b) + (m - t) / m) / 3


def winkler(a, b):
    similarity, prefix = jaro(a, b), len(os.path.commonprefix([a, b])[:4])
    return similarity + prefix * 0.1 * (1 - similarity) if similarity > 0.7 else similarity


here = os.path.dirname(os.path.abspath(__file__))
for a, b, *expected in json.load(open(f"{here}/distances.json"))["vectors"]:
    a, b = unicodedata.normalize("NFC", a), unicodedata.normalize("NFC", b)
    got = [table(a, b, "no"), table(a, b, "osa"), table(a, b, "full"), round(jaro(a, b), 4), round(winkler(a, b), 4)]
    print(a, b, got, "as stored" if got == expected else f"STORED {expected}")
