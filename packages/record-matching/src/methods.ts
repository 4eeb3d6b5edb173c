/** How each of these is computed, in words, and the source that says so: what a finding states as its method. */
export const MATCHING_METHODS = {
  datesAndEdits: {
    name: 'Exact date of birth, Levenshtein distance on names',
    source: 'Levenshtein (1966)',
  },
  splitContacts: {
    name: 'Exact expectation by the binomial distribution of split contacts',
    source: 'ours, after Brenner and Schmidtmann (1997); Chao (1987)',
  },
  flagsWithinTolerance: {
    name: 'Records joined within the tolerance; profiles with enough contacts in the window flagged; compared with flags on true people',
    source: 'Levenshtein (1966); ours, after Brenner and Schmidtmann (1997)',
  },
  expectedCost: {
    name: 'Lower envelope of expected cost at the size of the live register; cost drawn from what the extract leaves open',
    source: 'Hand and Christen (2018); Rubin (1981)',
  },
  decoyControl: {
    name: 'Decoy date-of-birth control',
    source: 'Lipsitch, Tchetgen Tchetgen and Cohen (2010); Nelson (1970)',
  },
  betaCalibration: {
    name: 'Beta calibration by the judged pairs, each weighed by how many it stands for; sandwich interval',
    source: 'Kull, Silva Filho and Flach (2017); Binder (1983)',
  },
  profileRules: {
    name: 'Connected components; bridges cut below the limit of a merge; greedy correlation clustering; interval by clusters of profiles and people',
    source: 'Bansal, Blum and Chawla (2004); Korn and Graubard (1998)',
  },
  chainedLinks: {
    name: 'Exact date of birth, Levenshtein distance on names, connected components',
    source: 'Levenshtein (1966); counts against the truth by Menestrina, Whang and Garcia-Molina (2010)',
  },
  crowdedDates: {
    name: 'Dates of birth that more records share than the limit',
    source: 'Christen (2012), Data Matching, chapter 4',
  },
  equalDates: {
    name: 'Share of true pairs with equal recorded dates; pairs of one person are one cluster',
    source: 'Wilson (1927); Kish (1965)',
  },
  errorsByGroup: {
    name: 'Share of people by group, Wilson score interval (of those mixed: by clusters of people mixed together); ratio to the largest group by Koopman’s interval (of those mixed: MOVER)',
    source: 'Wilson (1927); Korn and Graubard (1998); Koopman (1984); Zou and Donner (2008)',
  },
  nameCollisions: {
    name: 'Name collision rate; Garwood interval with the variance of a U-statistic over people; ratio by MOVER',
    source: 'Shahbazi et al. (2023); Garwood (1936); Aronow, Samii and Assenova (2015); Zou and Donner (2008)',
  },
  severalRecords: {
    name: 'Share of people with several records of one date of birth, Wilson score interval',
    source: 'Wilson (1927)',
  },
  clericalSample: {
    name: 'Stratified sample, Neyman allocation; worst, majority and best reading of the reviewers',
    source: 'Neyman (1934); Cochran (1977), chapter 5',
  },
  fellegiSunter: {
    name: 'Fellegi–Sunter model, expectation–maximisation without labels, term frequencies',
    source: 'Fellegi and Sunter (1969); Winkler (1988)',
  },
  crowdedKeys: {
    name: 'Keys that more than five thousand records share',
    source: 'Christen (2012), Data Matching, chapter 4',
  },
  transitivityAudit: {
    name: 'Transitivity audit; pairs of one profile are one cluster',
    source: 'linked pairs after chaining against pairs of the rule; Kish (1965)',
  },
  missingNames: {
    name: 'The same rule under each reading of a missing name',
    source: 'Christen (2012), Data Matching, chapter 3',
  },
  strangersAndTwins: {
    name: 'Strangers by decoy dates of birth, in proportion to pairs of people; twins and namesakes as counted beyond chance; simulated prediction interval',
    source: 'Lipsitch, Tchetgen Tchetgen and Cohen (2010); McDonald and Levitt (2008)',
  },
  furtherKeys: {
    name: 'Further keys, each counted after those before it',
    source: 'Christen (2012), Data Matching, chapter 4',
  },
  dateDefaults: {
    name: 'Dates with far more records than other days of their year, Poisson',
    source: 'Wilson (1927)',
  },
  nameRules: {
    name: 'Levenshtein, optimal string alignment, edits by length, Jaro–Winkler, swapped names',
    source: 'Levenshtein (1966); Boytsov (2011); Winkler (1990)',
  },
  chainedByAnother: {
    name: 'Its own links, chained into profiles',
    source: 'Menestrina and others (2010); Korn and Graubard (1998)',
  },
  errorWithoutLabels: {
    name: 'Decoy control, stratified sample, duplicate method, model-implied error, count against the truth',
    source: 'Cochran (1977); Blakely and Salmond (2002); Enamorado, Fifield and Imai (2019)',
  },
} as const;
