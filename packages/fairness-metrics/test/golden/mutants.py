"""Values that pin constants of the quoted layer, by scipy and astral. python3 mutants.py writes mutants.json beside it."""
import datetime as dt
import json
import math
import astral
import scipy
from astral.sun import elevation, sun
from scipy import stats

level, k = .95, 3
tail = (1 - level ** (1 / k)) / 2
cp = lambda x, n: (0 if x == 0 else stats.beta.ppf(tail, x, n - x + 1), 1 if x == n else stats.beta.ppf(1 - tail, x + 1, n - x))
groups = [(2, 40), (30, 40), (10, 40)]
ends = [cp(*g) for g in groups]
pairs = [(a, b) for a in ends for b in ends if a is not b]
# MOVER ratio of Wilson limits (Donner and Zou, 2012, eq. 9), of the smaller rate over the larger.
wilson = lambda x, n: ((x + 1.9207294 - 1.95996398 * math.sqrt(x * (n - x) / n + .96036470)) / (n + 3.84145882),
                       (x + 1.9207294 + 1.95996398 * math.sqrt(x * (n - x) / n + .96036470)) / (n + 3.84145882))
(x1, n1), (x2, n2) = (30, 100), (60, 120)
p1, p2, (l1, u1), (l2, u2) = x1 / n1, x2 / n2, wilson(x1, n1), wilson(x2, n2)
ratio_low = (p1 * p2 - math.sqrt((p1 * p2) ** 2 - l1 * u2 * (2 * p1 - l1) * (2 * p2 - u2))) / (u2 * (2 * p2 - u2))
ratio_high = (p1 * p2 + math.sqrt((p1 * p2) ** 2 - u1 * l2 * (2 * p1 - u1) * (2 * p2 - l2))) / (l2 * (2 * p2 - l2))
p, m, q, n = .3, 50, .5, 20
pooled = (p * m + q * n) / (m + n)
weighted = 2 * stats.norm.sf(abs(p - q) / math.sqrt(pooled * (1 - pooled) * (1 / m + 1 / n)))
va, vb, na, nb, d = .002, .0005, 130, 400, .09
df = (va + vb) ** 2 / (va ** 2 / (na - 1) + vb ** 2 / (nb - 1))
strata = [(0, 10, 2, 20), (5, 20, 4, 30), (3, 15, 1, 12)]
rr = sum(a * n2 / (n1 + n2) for a, n1, c, n2 in strata) / sum(c * n1 / (n1 + n2) for a, n1, c, n2 in strata)
q_statistic = 0
for a, n1, c, n2 in strata:
    b, e = n1 - a, n2 - c
    add = .5 if 0 in (a, b, c, e) else 0
    a, b, c, e = a + add, b + add, c + add, e + add
    q_statistic += (math.log(a / (a + b) * (c + e) / c) - math.log(rr)) ** 2 / (1 / a - 1 / (a + b) + 1 / c - 1 / (c + e))
sunsets = []
for name, latitude, longitude in [("Birmingham", 52.48, -1.9), ("London", 51.5, -.12), ("Lerwick", 60.15, -1.15)]:
    for month in (1, 3, 6, 9, 12):
        day = dt.date(2024, month, 20)
        s = sun(astral.Observer(latitude, longitude), date=day, tzinfo=dt.timezone.utc)
        deepest = min(elevation(astral.Observer(latitude, longitude), s["sunset"] + dt.timedelta(minutes=m), with_refraction=False)
                      for m in range(0, 480, 10))
        sunsets.append({"place": name, "latitude": latitude, "longitude": longitude, "sunset": s["sunset"].timestamp() * 1000,
                        # Where the sun hardly sinks below -6 degrees, a hair of altitude is minutes of time.
                        "dusk": s["dusk"].timestamp() * 1000 if deepest < -8 else None})
json.dump({"made_with": f"scipy {scipy.__version__}, astral", "groups": groups,
           "exactRange": [max(a[0] - b[1] for a, b in pairs), max(a[1] - b[0] for a, b in pairs)],
           "ratioRange": [ratio_low, ratio_high], "weightedTest": weighted, "delong": {"p": 2 * stats.t.sf(d / math.sqrt(va + vb), df)},
           "stratified": {"strata": strata, "value": rr, "q": q_statistic}, "sunsets": sunsets}, open("mutants.json", "w"), indent=1)
