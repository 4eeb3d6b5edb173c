# Golden funnel limits, over-dispersion and intraclass correlation: R stats. Rscript variation.R writes variation.json beside it.
source("write-json.R")
limit <- function(p, cdf, quantile, size) {  # Spiegelhalter (2005), A.1.1
  r <- quantile(p); a <- (cdf(r) - p) / (cdf(r) - cdf(r - 1)); (r - a) / size
}
funnel <- list()
for (target in c(.02, .2, .7)) for (n in c(8, 100, 5000)) for (level in c(.95, .998)) {
  p <- c((1 - level) / 2, 1 - (1 - level) / 2)
  funnel[[length(funnel) + 1]] <- list(target = target, size = n, level = level,
    binomial = I(pmax(0, sapply(p, limit, function(r) pbinom(r, n, target), function(q) qbinom(q, n, target), n))),
    poisson = I(pmax(0, sapply(p, limit, function(r) ppois(r, n * target), function(q) qpois(q, n * target), n))))
}
x <- c(12, 30, 9, 44, 3, 61, 20, 8, 15, 27); n <- c(100, 150, 90, 160, 40, 200, 120, 30, 100, 110); target <- sum(x) / sum(n)
s <- sqrt(target * (1 - target) / n); z <- (x / n - target) / s
w <- pmin(pmax(z, quantile(z, .1)), quantile(z, .9)); phi <- mean(w^2)
tau <- (sum(w^2) - (length(w) - 1)) / (sum(s^-2) - sum(s^-4) / sum(s^-2))
set.seed(3)
groups <- lapply(c(3, 5, 8, 2, 6), function(k) round(rnorm(k, rnorm(1, 10, 2), 1.5), 2))
icc <- function(values, unit) {
  a <- anova(lm(values ~ factor(unit))); m <- table(unit); N <- sum(m); k <- length(m); n0 <- (N - sum(m^2) / N) / (k - 1)
  f <- a$`F value`[1]; r <- function(f) (f - 1) / (f + n0 - 1)
  list(value = r(f), low = r(f / qf(.975, k - 1, N - k)), high = r(f * qf(.975, N - k, k - 1)), between = (a$`Mean Sq`[1] - a$`Mean Sq`[2]) / n0)
}
u <- rep(seq_along(n), n); y <- unlist(mapply(function(x, n) c(rep(1, x), rep(0, n - x)), x, n))
write_golden("variation", funnel = funnel, dispersion = list(x = x, n = n, target = target, factor = phi, tau2 = tau),
  icc = c(list(groups = lapply(groups, I)), icc(unlist(groups), rep(seq_along(groups), lengths(groups)))), iccBinary = icc(y, u))
