# Golden tests: R stats alone. Rscript tests.R writes tests.json beside it.
source("write-json.R")
fisher <- lapply(list(c(8, 10, 1, 6), c(805, 1795, 349, 1488), c(0, 5, 3, 9), c(4, 4, 1, 7), c(3, 40, 7, 22)), function(v) {
  m <- matrix(c(v[1], v[2] - v[1], v[3], v[4] - v[3]), 2)
  f <- fisher.test(m)
  list(counts = v, p = f$p.value, oddsRatio = unname(f$estimate), interval = I(as.numeric(f$conf.int)))
})
tables <- list(list(I(c(805, 990)), I(c(349, 1139))), list(I(c(3, 1, 6)), I(c(2, 8, 4)), I(c(9, 2, 2))))
chi <- lapply(tables, function(t) {
  m <- do.call(rbind, t); r <- suppressWarnings(chisq.test(m, correct = FALSE))
  set.seed(1)
  list(table = t, statistic = unname(r$statistic), df = unname(r$parameter), p = r$p.value,
       simulated = suppressWarnings(chisq.test(m, simulate.p.value = TRUE, B = 200000))$p.value)
})
# P-values of Benjamini & Hochberg's worked example of diet and cancer (Garcia-Arenzana et al. 2014, in McDonald 2014).
p <- c(.001, .008, .039, .041, .042, .06, .074, .205, .212, .216, .222, .251, .269, .275, .34, .341, .384, .569, .594, .696, .762, .94, .942, .975, .986)
power <- lapply(list(c(.2345, .4485, 50), c(.1, .15, 400), c(.02, .05, 1000)), function(v)
  list(args = v, power = power.prop.test(n = v[3], p1 = v[1], p2 = v[2])$power,
       n80 = power.prop.test(p1 = v[1], p2 = v[2], power = .8, tol = 1e-13)$n))
set.seed(7); x <- round(rexp(25), 3)
library(boot)
b <- boot(x, function(d, i) mean(d[i]), R = 999)
jack <- sapply(seq_along(x), function(i) mean(x[-i]))
z0 <- qnorm(mean(b$t < b$t0) + mean(b$t == b$t0) / 2); L <- mean(jack) - jack; a <- sum(L^3) / (6 * sum(L^2)^1.5)
adj <- function(q) { z <- z0 + qnorm(q); pnorm(z0 + z / (1 - a * z)) }
boots <- list(values = x, replicates = as.numeric(b$t), estimate = b$t0, leftOut = jack, percentile = I(unname(quantile(b$t, c(.025, .975)))),
              bca = I(unname(quantile(b$t, adj(c(.025, .975))))), bootCi = I(as.numeric(boot.ci(b, type = "bca")$bca[4:5])), t = I(as.numeric(t.test(x)$conf.int)))
write_golden("tests", fisher = fisher, chiSquare = chi, adjust = list(p = p, holm = p.adjust(p, "holm"), bh = p.adjust(p, "BH"), by = p.adjust(p, "BY")),
             power = power, bootstrap = boots)
