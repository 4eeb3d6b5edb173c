/** How each of these is computed, in words, and the source that says so: what a finding states as its method. */
export const DISPLACEMENT_METHODS = {
  topOverlap: {
    name: 'Overlap of two top lists, with and without dividing by residents',
    source: 'Webber, Moffat and Zobel (2010)',
  },
  accuracyIndices: {
    name: 'PAI, PEI, PEI*, recapture rate and Gini; Poisson bootstrap of the counts',
    source: 'Chainey, Tompson and Uhlig (2008); Hunt (2016); Joshi et al. (2021); Levine (2008)',
  },
  similarityIndex: {
    name: 'Similarity index by proportions, false discoveries controlled',
    source: 'Andresen (2009); Wheeler, Steenbeek and Andresen (2018)',
  },
  partialCorrelation: {
    name: "Partial correlation of logarithms given neighbours' values, Fisher's z interval",
    source: 'Fisher (1924); Anselin (1988)',
  },
  hotspots: {
    name: 'Counts; Getis–Ord Gi* with false discoveries controlled',
    source: 'Ord and Getis (1995); Benjamini and Yekutieli (2001)',
  },
  steppedStarts: {
    name: 'Poisson regression on sectors and months, starts re-dealt among sectors',
    source: 'Hughes et al. (2020); Fisher (1935)',
  },
  headlinePower: {
    name: 'Power of the headline test, with its own variance',
    source: "Student's t shifted by the true change; Bloom (1995)",
  },
  fourCellPower: {
    name: 'Power of a difference of four equal cells, widened as the headline',
    source: 'Bloom (1995)',
  },
  placeboBattery: {
    name: 'Placebo battery in time order, busiest sectors, months before patrols',
    source: 'Barnett, van der Pols and Dobson (2005); Bertrand, Duflo and Mullainathan (2004)',
  },
  aoristicRatio: {
    name: 'Rate ratio of aoristic weights',
    source: 'Ratcliffe (2000); Ashby and Bowers (2013)',
  },
  ratioByOffence: {
    name: 'Rate ratio; exact tests below twenty crimes; false discoveries controlled',
    source: 'Krishnamoorthy and Thomson (2004); Fisher (1935); Benjamini and Yekutieli (2001)',
  },
  displacementQuotient: {
    name: 'Weighted displacement quotient, Fieller interval',
    source: 'Bowers and Johnson (2003); Guerette (2009)',
  },
  overDispersion: {
    name: 'Largest of five factors: by month, before and after, by size, of zones of the same shape and by rank',
    source: 'McCullagh and Nelder (1989); Kleinman (1973)',
  },
  baselineApart: {
    name: 'Baseline apart from the months that choose',
    source: 'Barnett, van der Pols and Dobson (2005)',
  },
  harmBeyond: {
    name: "Harm-weighted difference on the comparison's own footing, bootstrap-t interval, widened as the headline",
    source: 'Daley and Vere-Jones (2003); Efron and Tibshirani (1993)',
  },
  harmWithoutGravest: {
    name: 'Harm-weighted difference, heaviest event left out',
    source: 'Daley and Vere-Jones (2003)',
  },
  ringRatios: {
    name: "Rate ratio to all that lies beyond, Student's t, widened as the headline",
    source: 'Wheeler (2021)',
  },
  overriddenVisits: {
    name: 'Mean difference over overridden visits, crime the public reported alone',
    source: 'De-Arteaga, Fogliato and Chouldechova (2020)',
  },
  knoxTest: {
    name: 'Knox test, exact moments, times permuted within months',
    source: 'Knox (1964); Barton and David (1966)',
  },
  scoreAblation: {
    name: 'Harm-weighted counts, re-ranked without an offence',
    source: 'Breiman (2001); Lum and Isaac (2016)',
  },
  comparableAreas: {
    name: "Rate ratio to comparable areas, Student's t on their own before and after",
    source: 'Wheeler (2021); Donner and Klar (2000)',
  },
  selfExciting: {
    name: 'Self-exciting simulation with patrols by score',
    source: 'Mohler et al. (2011); Lum and Isaac (2016)',
  },
  partitions: {
    name: 'Predictive accuracy index and Gini coefficient over partitions',
    source: 'Openshaw (1984); Chainey, Tompson and Uhlig (2008)',
  },
  smallCells: {
    name: 'Small cells of a published grid',
    source: 'Office for National Statistics, policy on small counts',
  },
} as const;
