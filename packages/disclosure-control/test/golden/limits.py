"""Limits that the attack is tried on: python3 limits.py (scipy 1.11 or later), printed to fifteen digits."""
from math import sqrt

from scipy.stats import beta, chi2, norm

z = norm.ppf(0.975)


def wilson(x, n):
    p = x / n
    centre, half = p + z * z / 2 / n, z * sqrt(p * (1 - p) / n + z * z / 4 / n / n)
    return (centre - half) / (1 + z * z / n), (centre + half) / (1 + z * z / n)


def wilson_corrected(x, n):
    p, q = x / n, 1 - x / n
    low = (2 * x + z * z - 1 - z * sqrt(z * z - 2 - 1 / n + 4 * p * (n * q + 1))) / (2 * (n + z * z))
    high = (2 * x + z * z + 1 + z * sqrt(z * z + 2 - 1 / n + 4 * p * (n * q - 1))) / (2 * (n + z * z))
    return low, high


def clopper_pearson(x, n):
    return beta.ppf(0.025, x, n - x + 1), beta.ppf(0.975, x + 1, n - x)


def garwood(x, exposure):
    return chi2.ppf(0.025, 2 * x) / 2 / exposure, chi2.ppf(0.975, 2 * x + 2) / 2 / exposure


def byar(x, exposure):
    low = x * (1 - 1 / 9 / x - z / 3 / sqrt(x)) ** 3
    high = (x + 1) * (1 - 1 / 9 / (x + 1) + z / 3 / sqrt(x + 1)) ** 3
    return low / exposure, high / exposure


def newcombe(a, n, b, m):
    d = a / n - b / m
    (l1, u1), (l2, u2) = wilson(a, n), wilson(b, m)
    return d - sqrt((a / n - l1) ** 2 + (u2 - b / m) ** 2), d + sqrt((u1 - a / n) ** 2 + (b / m - l2) ** 2)


def conditional_rate_ratio(a, n, b, m):
    low, high = clopper_pearson(a, a + b)
    return low / (1 - low) * m / n, high / (1 - high) * m / n


for name, limits in {
    "wilson 7 of 53": wilson(7, 53),
    "wilson, corrected, 7 of 53": wilson_corrected(7, 53),
    "Clopper-Pearson 7 of 53": clopper_pearson(7, 53),
    "Garwood 7 in 5300, per 1,000": [1000 * each for each in garwood(7, 5300)],
    "Byar 7 in 5300, per 1,000": [1000 * each for each in byar(7, 5300)],
    "Newcombe 7 of 53 less 19 of 61": newcombe(7, 53, 19, 61),
    "conditional rate ratio 7 in 53 to 19 in 61": conditional_rate_ratio(7, 53, 19, 61),
}.items():
    print(name, *(f"{each:.15g}" for each in limits))
