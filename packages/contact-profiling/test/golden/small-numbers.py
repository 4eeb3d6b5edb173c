"""Marshall rates, shares of the top, change against expectation, from their formulas: python3 small-numbers.py > small-numbers.json"""

import json

import numpy as np
from scipy import stats

events, people = np.array([5.0, 40.0, 2.0, 90.0]), np.array([100.0, 200.0, 80.0, 900.0])
mean = events.sum() / people.sum()
s2 = (people * (events / people - mean) ** 2).sum() / people.sum()
a = max(0, s2 - mean / people.mean())
marshall = mean + (events / people - mean) * a / (a + mean / people)

counts = [0] * 50 + [1] * 30 + [2] * 12 + [3] * 5 + [9] * 3
mu = np.mean(counts)
shares = [0.01, 0.05, 0.1, 0.37]
def top(amount, weight, share):
    left, held = share * weight.sum(), 0.0
    for x, w in sorted(zip(amount, weight), reverse=True):
        take = min(left, w)
        held += take * x
        left -= take
    return held / (amount * weight).sum()
k = np.arange(0, 80)
table = [[top(np.array(counts, float), np.ones(100), s), top(k, stats.poisson.pmf(k, mu), s)] for s in shares]

# Many contacts each: the counts that chance makes lie far from 0.
many = np.arange(0, 1000)
busy = [top(many, stats.poisson.pmf(many, 400), s) for s in shares]

after, expected = np.array([2.0, 3, 0, 7, 1]), np.array([5.0, 4, 2, 6, 3.5])
ratio = after.sum() / expected.sum()
reach = stats.norm.ppf(0.975) * np.sqrt(((after - ratio * expected) ** 2).sum()) / after.sum()
print(json.dumps({
    "marshall": marshall.tolist(), "counts": counts, "shares": shares, "top": table, "topOfBusy": busy,
    "change": [1 - ratio, 1 - ratio * np.exp(reach), 1 - ratio * np.exp(-reach)],
}))
