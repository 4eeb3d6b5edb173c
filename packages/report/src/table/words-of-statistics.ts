/** Words that only a statistician reads: no sentence of the plain view has them, and no heading of its tables. */
export const WORDS_OF_STATISTICS =
  /\b(?:kappa|AC1|Bayes|binomial|regression|logit|heterosk|quantile|posterior|p-value|chi-squared?|bootstrap|covariate|naive)\w*\b/i;
