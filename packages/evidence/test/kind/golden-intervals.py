"""Golden values of remake.test.ts: statsmodels 0.14 and scipy 1.14.

python3 golden-intervals.py
"""
from scipy.stats import beta, binomtest, chi2
from statsmodels.stats.proportion import (confint_proportions_2indep, proportion_confint)

print('wilson 7/20', proportion_confint(7, 20, method='wilson'))
print('wilson with continuity 7/20', binomtest(7, 20).proportion_ci(method='wilsoncc'))
print('clopper-pearson 7/20', proportion_confint(7, 20, method='beta'))
print('newcombe 805/1795 - 349/1488', confint_proportions_2indep(805, 1795, 349, 1488, compare='diff', method='newcomb'))
print('agresti-caffo 7/20 - 2/20', confint_proportions_2indep(7, 20, 2, 20, compare='diff', method='agresti-caffo'))
print('koopman 805/1795 / 349/1488', confint_proportions_2indep(805, 1795, 349, 1488, compare='ratio', method='score', correction=False))
print('katz', confint_proportions_2indep(805, 1795, 349, 1488, compare='ratio', method='log'))
low, high = chi2.ppf(0.025, 18) / 2, chi2.ppf(0.975, 20) / 2
print('garwood 9 per 400, per thousand', low / 400 * 1000, high / 400 * 1000)
x, y, per = 2237, 3738, 554089 / 125760
a, b = beta.ppf(0.025, x, y + 1), beta.ppf(0.975, x + 1, y)
print('conditional', a / (1 - a) * per, b / (1 - b) * per)
z = 1.959963984540054
byar = lambda x: (x * (1 - 1 / (9 * x) - z / (3 * x ** 0.5)) ** 3, (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * (x + 1) ** 0.5)) ** 3)
print('byar 88 and 10', byar(88), byar(10))

# Ratios to a rate of 0: the ratio that the score test just does not reject, and the binomial share of all events that is so.
from math import sqrt
from scipy.optimize import brentq
from statsmodels.stats.proportion import score_test_proportions_2indep
statistic = lambda ratio: score_test_proportions_2indep(200, 1000, 0, 500, value=ratio, compare='ratio', correction=False).statistic
print('koopman 200/1000 / 0/500', brentq(lambda ratio: statistic(ratio) - z, 5, 500, xtol=1e-13))
share = beta.ppf(0.025, 200, 1)
print('conditional 200 per 1000 / 0 per 500', share / (1 - share) * 500 / 1000)
share = 0.05 ** (1 / 200)
print('mid-P: half of the probability that all are the group\'s', share / (1 - share) * 500 / 1000)
own, other = proportion_confint(200, 1000, method='wilson'), proportion_confint(0, 500, method='wilson')
print('mover, Donner and Zou (2012) with p2 = 0', sqrt(own[0] * (2 * 0.2 - own[0])) / other[1])
