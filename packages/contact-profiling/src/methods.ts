/** How each of these is computed, in words, and the source that says so: what a finding states as its method. */
export const CONTACT_METHODS = {
  posteriorRate: {
    name: 'Empirical Bayes: gamma posterior of the rate',
    source: 'Robbins (1956); Goldstein and Spiegelhalter (1996)',
  },
  giniOfContacts: {
    name: 'Gini with bootstrap interval; of Poisson counts; sparse-corrected; of fitted gamma rates',
    source: 'Bernasco and Steenbeek (2017); Chalfin, Kaplan and Cuellar (2021)',
  },
  lorenzBesidePoisson: {
    name: 'Lorenz curve beside the Poisson curve of the same mean',
    source: 'Chalfin, Kaplan and Cuellar (2021)',
  },
  ratioWithinBands: {
    name: 'Stratified ratio within bands of contact before',
    source: 'Cochran (1977); Barnett, van der Pols and Dobson (2005)',
  },
  fiveModels: {
    name: 'Empirical Bayes, BG/NBD, Pareto/NBD, stratified comparison, Andersen–Gill with robust error',
    source:
      'Hauer (1997); Fader, Hardie and Lee (2005); Schmittlein, Morrison and Colombo (1987); Andersen and Gill (1982)',
  },
  meanCumulative: {
    name: 'Mean cumulative function, Lawless–Nadeau error',
    source: 'Nelson (1988); Lawless and Nadeau (1995)',
  },
  rankOverlap: {
    name: 'Rank-biased overlap, extrapolated, ties averaged',
    source: 'Webber, Moffat and Zobel (2010)',
  },
  rankOverlapOfTies: {
    name: 'Rank-biased overlap, extrapolated, ties averaged',
    source: 'Webber, Moffat and Zobel (2010); Corsi and Urbano (2024)',
  },
  ratesOfFlags: {
    name: 'Wilson score, Garwood; ratios by Koopman score and exact conditional interval',
    source: 'Wilson (1927); Garwood (1936); Koopman (1984)',
  },
  rankOverlapBounds: {
    name: 'Rank-biased overlap (extrapolated, minimum, residual) at persistence 0.9',
    source: 'Webber, Moffat and Zobel (2010)',
  },
  agreementByChance: {
    name: 'Kappa, AC1 and PABAK',
    source: 'Cohen (1960); Gwet (2008); Byrt, Bishop and Carlin (1993)',
  },
} as const;
