/** How each of these is computed, in words, and the source that says so: what a finding states as its method. */
export const STATISTICAL_METHODS = {
  count: { name: 'Count', source: 'the input' },
  wilsonShare: { name: 'Share with Wilson score interval', source: 'Wilson (1927)' },
  exactShare: { name: 'Share with exact interval', source: 'Clopper and Pearson (1934)' },
  shareWidenedForClusters: {
    name: 'Share with Wilson score interval, widened for flags of one member of staff',
    source: 'Wilson (1927); Kish (1965)',
  },
  shareAndRatioToTheLargest: {
    name: 'Share of staff, Wilson score interval; ratio to the largest group, Koopman score interval',
    source: 'Wilson (1927); Koopman (1984)',
  },
  inProportionToRecords: {
    name: 'Wrong flags in proportion to records, Garwood exact Poisson interval',
    source: 'Garwood (1936)',
  },
  bayesOnShares: {
    name: 'Bayes’ rule on the shares flagged, Wilson score interval of the share wrongly flagged',
    source: 'Bayes (1763); Wilson (1927)',
  },
  weightedSurvey: {
    name: 'Share of answers with Wilson interval; weights by department and sex; bounds without assumption',
    source: 'Wilson (1927); Manski (1989)',
  },
  changeOfPractice: {
    name: 'Largest likelihood ratio over all months, with draws under one practice; stretches by PELT',
    source: 'Worsley (1983); Phipson and Smyth (2010); Killick, Fearnhead and Eckley (2012)',
  },
  stretchesOfPractice: {
    name: 'PELT with the Schwarz criterion; Wilson interval',
    source: 'Killick, Fearnhead and Eckley (2012); Wilson (1927)',
  },
  openCases: {
    name: 'Kaplan–Meier, open cases counted up to the day of the extract; log-rank test',
    source: 'Kaplan and Meier (1958); Mantel (1966)',
  },
  agreementAndKappa: {
    name: 'Share agreed with Wilson interval; Cohen’s kappa; Gwet’s AC1',
    source: 'Wilson (1927); Cohen (1960); Gwet (2008)',
  },
  outcomeModel: {
    name: 'Logistic regression on offence and sex of the victim; area under the curve with DeLong interval; expected over observed, observed with Wilson interval',
    source: 'McCullagh and Nelder (1989); DeLong et al. (1988)',
  },
  shareAndAdjustedRatio: {
    name: 'Share with Wilson score interval; ratio with Koopman score interval, tests adjusted by Holm',
    source: 'Wilson (1927); Koopman (1984); Holm (1979)',
  },
  sharesAndRatioToTheOldest: {
    name: 'Shares with Wilson intervals; ratio to the oldest with Koopman score interval',
    source: 'Wilson (1927); Koopman (1984)',
  },
  schoolTrial: {
    name: 'Two proportions, power of four in five, times the design effect of whole schools',
    source: 'Fleiss, Levin and Paik (2003); Donner and Klar (2000)',
  },
  adjustedFunnel: {
    name: 'Share uploaded, adjusted for the mix of contexts (indirect standardisation), with binomial funnel limits',
    source: 'Spiegelhalter (2005)',
  },
  betweenOfficers: {
    name: 'Winsorised over-dispersion; variance by the method of moments',
    source: 'Spiegelhalter (2005); DerSimonian and Laird (1986)',
  },
  decisionsAlike: {
    name: 'Intraclass correlation of decisions, analysis of variance',
    source: 'Donner (1986); Ridout, Demétrio and Firth (1999)',
  },
  oddsOverContexts: {
    name: 'Mantel–Haenszel odds ratio over contexts',
    source: 'Mantel and Haenszel (1959); Robins, Breslow and Greenland (1986)',
  },
  cumulativeIncidence: {
    name: 'Aalen–Johansen cumulative incidence, deletion as a competing end',
    source: 'Aalen and Johansen (1978)',
  },
  firstReappearance: {
    name: 'Kaplan–Meier of first re-appearance, deletions counted as last seen; area under the curve',
    source: 'Kaplan and Meier (1958); Irwin (1949)',
  },
  incidenceCarriedOver: {
    name: 'Images not uploaded × cumulative incidence among those uploaded',
    source: 'Aalen and Johansen (1978)',
  },
} as const;
