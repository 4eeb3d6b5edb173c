/** Words that only a statistician reads: no sentence of the plain view has them, no heading or cell of its tables, no label in its figures. */
export const WORDS_OF_STATISTICS =
  /\b(?:kappa|AC1|Bayes|binomial|regression|logit|heterosk|quantile|posterior|p-value|chi-squared?|bootstrap|covariate|naive|NBD|denominator|logistic|propensity|percentile|stratum|strata|Poisson|Levenshtein|Fellegi|AUC)\w*\b/i;
