"""Golden values of remake.test.ts: statsmodels 0.14 and scipy 1.14.

python3 golden-intervals.py
"""
from scipy.stats import chi2, beta
from statsmodels.stats.proportion import (confint_proportions_2indep, proportion_confint)

print('wilson 7/20', proportion_confint(7, 20, method='wilson'))
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
print('byar 88', 88 * (1 - 1 / 792 - z / (3 * 88 ** 0.5)) ** 3, 89 * (1 - 1 / 801 + z / (3 * 89 ** 0.5)) ** 3)
