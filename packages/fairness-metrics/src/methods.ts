/** How each of these is computed, in words, and the source that says so: what a finding states as its method. */
export const FAIRNESS_METHODS = {
  gapChange: {
    name: 'Group minus reference; paired interval of the change over people, on lists of one length',
    source: 'Newcombe (1998c); Hampel (1974)',
  },
  searchOfCrossings: {
    name: 'Honest search over all crossings of three at most: five chosen in one half, tested in the other, Holm; Newcombe interval, each alone',
    source: 'Athey and Imbens (2016); Holm (1979); Newcombe (1998)',
  },
  deLongArea: {
    name: 'Area under the ROC curve with DeLong interval',
    source: 'DeLong, DeLong and Clarke-Pearson (1988)',
  },
  deLongDifference: {
    name: 'Difference of areas, DeLong interval for paired curves',
    source: 'DeLong, DeLong and Clarke-Pearson (1988)',
  },
  calibrationOfGroups: {
    name: 'Observed ÷ expected, score interval; calibration error with its chance limit',
    source: 'Cox and Hinkley (1974), section 4.3; Cox (1958)',
  },
  ratiosOfYears: {
    name: 'Rate ratio, Koopman score interval, each alone; all years and groups one family, tests adjusted by Holm',
    source: 'Koopman (1984); Holm (1979)',
  },
  deLongAndAbroca: {
    name: 'DeLong test, unpaired; ABROCA, exact over piecewise-linear curves, with a permutation null',
    source: 'DeLong, DeLong and Clarke-Pearson (1988); Gardner, Brooks and Baker (2019)',
  },
  veilOfDarkness: {
    name: 'Veil of darkness: logistic regression on darkness, clock time (natural spline) and area, Wald interval',
    source: 'Grogger and Ridgeway (2006); Pierson and others (2020)',
  },
  byarRate: {
    name: 'Rate per 1,000 with Byar interval, exact below ten',
    source: 'Breslow and Day (1987), equation 2.13; Garwood (1936)',
  },
  relativeRateWithBounds: {
    name: 'Relative rate, exact conditional Poisson interval; sharp bounds',
    source: 'Przyborowski and Wilenski (1940); Manski (2003)',
  },
  ratioOverAreas: {
    name: 'Crude ratio beside the Mantel–Haenszel ratio over areas',
    source: 'Mantel and Haenszel (1959); Greenland and Robins (1985)',
  },
  ratioOfDecisions: {
    name: 'Ratio at each decision point, Koopman score interval',
    source: 'Office of Juvenile Justice and Delinquency Prevention (2009); Koopman (1984)',
  },
  outcomeTest: {
    name: 'Outcome test, Wilson intervals, Holm over groups',
    source: 'Knowles, Persico and Todd (2001); Wilson (1927); Holm (1979)',
  },
  ratioOverObjects: {
    name: 'Mantel–Haenszel ratio over objects of search',
    source: 'Mantel and Haenszel (1959); Greenland and Robins (1985)',
  },
  ratiosOfPeriods: {
    name: 'Ratio of shares, Koopman score interval, each alone; all periods and groups one family, tests adjusted by Holm',
    source: 'Koopman (1984); Holm (1979)',
  },
  searchOfPairs: {
    name: 'Honest search over single columns and pairs of them: five groups chosen in one half, tested in the other, Holm; Newcombe interval, each alone',
    source: 'Athey and Imbens (2016); Holm (1979); Newcombe (1998)',
  },
  equivalenceOfGroups: {
    name: 'Two one-sided tests beside a test of difference, Holm over groups and rates',
    source: 'Schuirmann (1987); Holm (1979)',
  },
  widestGap: {
    name: 'Highest minus lowest rate with simultaneous interval: max-T, exact where a group is small',
    source: 'Westfall and Young (1993)',
  },
  forcedFalsePositives: {
    name: 'False positive rate from base rate, predictive value and miss rate',
    source: 'Chouldechova (2017), equation 2.6',
  },
} as const;
