# Golden intervals: R 4.2, base and stats alone. Rscript interval.R writes interval.json beside it.
source("write-json.R")
wilson <- function(x, n, level, correct) {
  as.numeric(suppressWarnings(prop.test(x, n, conf.level = level, correct = correct))$conf.int)
}
cases <- expand.grid(n = c(1, 3, 10, 23, 100, 1795), share = c(0, .1, .3, .5, .9, 1), level = c(.9, .95, .998))
cases$x <- round(cases$n * cases$share)
one <- lapply(seq_len(nrow(cases)), function(i) {
  r <- cases[i, ]
  list(successes = r$x, total = r$n, level = r$level,
       wilson = wilson(r$x, r$n, r$level, FALSE),
       # prop.test shrinks the correction where x is nearer than 1/2 to n/2; only the full correction is compared.
       wilsonContinuity = if (abs(r$x - r$n / 2) >= .5) wilson(r$x, r$n, r$level, TRUE) else NULL,
       clopperPearson = as.numeric(binom.test(r$x, r$n, conf.level = r$level)$conf.int))
})
counts <- expand.grid(x = c(0, 1, 5, 9, 88, 5000), t = c(1, 12.5), level = c(.9, .95, .998))
poisson <- lapply(seq_len(nrow(counts)), function(i) {
  r <- counts[i, ]
  list(events = r$x, exposure = r$t, level = r$level, garwood = as.numeric(poisson.test(r$x, r$t, conf.level = r$level)$conf.int))
})
pairs <- list(c(2237, 125760, 3738, 554089), c(0, 10, 4, 30), c(1, 3, 1, 5), c(12, 1, 7, 2), c(400, 9.5, 3, 1000))
ratios <- lapply(pairs, function(p) {
  t <- poisson.test(p[c(1, 3)], p[c(2, 4)])
  list(counts = p, ratio = unname(t$estimate), conditional = as.numeric(t$conf.int), p = t$p.value)
})
write_golden("interval", proportions = one, rates = poisson, rateRatios = ratios)
