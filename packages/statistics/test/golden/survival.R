# Golden survival estimates: R survival. Rscript survival.R writes survival.json beside it. Made-up times, with ties.
library(survival)
source("write-json.R")
set.seed(11)
n <- 60
time <- ceiling(rexp(n, .1)); cause <- sample(0:2, n, TRUE, c(.3, .5, .2)); group <- rep(c(0, 1, 2), c(12, 18, 30))
event <- as.integer(cause > 0)
km <- survfit(Surv(time, event) ~ 1, conf.type = "log-log")
mean_row <- summary(km, rmean = 20)$table
aj <- survfit(Surv(time, factor(cause, 0:2)) ~ 1)
lr <- survdiff(Surv(time, event) ~ group)
lr2 <- survdiff(Surv(time, event) ~ I(group > 0))
write_golden("survival", time = time, cause = cause, group = group,
  km = list(time = km$time, risk = km$n.risk, event = km$n.event, censored = km$n.censor, survival = km$surv, error = km$std.err * km$surv,
            low = km$lower, high = km$upper, median = I(unname(quantile(km, .5)$quantile)), medianInterval = I(unname(c(quantile(km, .5)$lower, quantile(km, .5)$upper))),
            rmean = unname(mean_row["rmean"]), rmeanError = unname(mean_row["se(rmean)"])),
  aj = list(time = aj$time, first = aj$pstate[, 2], second = aj$pstate[, 3], firstError = aj$std.err[, 2], secondError = aj$std.err[, 3]),
  logRank = list(chi = lr$chisq, observed = lr$obs, expected = lr$exp, p = pchisq(lr$chisq, 2, lower.tail = FALSE)),
  logRankTwo = list(chi = lr2$chisq, observed = lr2$obs, expected = lr2$exp))
