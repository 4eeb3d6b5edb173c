# Golden values of the Andersen-Gill model and the mean cumulative function by R's survival, on invented stretches.
# Rscript recurrent.R > recurrent.json
library(survival)
d <- data.frame(
  id = c(1, 1, 1, 2, 2, 3, 4, 4, 4, 4, 5, 6, 6, 7, 7, 7, 8),
  start = c(0, 3, 8, 0, 5, 0, 0, 2, 5, 9, 0, 0, 5, 0, 1, 8, 2),
  stop = c(3, 8, 12, 5, 12, 12, 2, 5, 9, 12, 7, 5, 10, 1, 8, 12, 12),
  event = c(1, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 1, 0, 1, 1, 0, 0),
  x = c(1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1),
  z = c(2, 2, 2, 1, 1, 0, 3, 3, 3, 3, 1, 0, 0, 2, 2, 2, 1))
row <- function(f) paste0('{"coef":[', paste(format(coef(f), digits = 15), collapse = ","), '],"robust":[',
  paste(format(sqrt(diag(f$var)), digits = 15), collapse = ","), '],"model":[',
  paste(format(sqrt(diag(f$naive.var)), digits = 15), collapse = ","), '],"loglik":[',
  paste(format(f$loglik, digits = 15), collapse = ","), "]}")
efron <- coxph(Surv(start, stop, event) ~ x + z, d, cluster = id)
breslow <- coxph(Surv(start, stop, event) ~ x + z, d, cluster = id, ties = "breslow")
m <- survfit(Surv(start, stop, event) ~ 1, d, id = id, robust = TRUE)
at <- m$n.event > 0
list_of <- function(v) paste0("[", paste(format(v, digits = 15), collapse = ","), "]")
cat('{"made with":"R', paste(R.version$major, R.version$minor, sep = "."), "survival", as.character(packageVersion("survival")),
  '","data":{', paste0('"', names(d), '":', sapply(d, list_of), collapse = ","), '},"efron":', row(efron), ',"breslow":', row(breslow),
  ',"mcf":{"time":', list_of(m$time[at]), ',"mean":', list_of(m$cumhaz[at]), ',"robust":', list_of(m$std.chaz[at]), "}}\n", sep = " ")
