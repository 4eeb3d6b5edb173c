# Golden pooled estimates: metafor's rma.mh. Rscript stratified.R writes stratified.json beside it.
suppressMessages(library(metafor))
source("write-json.R")
# Stop searches of Black and White people by West Midlands authority, 2021 census denominators (JustKnowledge), then a sparse
# set with empty cells.
sets <- list(
  westMidlands = list(a = c(2237, 529, 175, 306, 88, 162, 307), n1 = c(125760, 30723, 8170, 29779, 3955, 13024, 24636),
                      c = c(3738, 2119, 1292, 764, 664, 899, 1060), n2 = c(554089, 224836, 273974, 194925, 177537, 202148, 159001)),
  sparse = list(a = c(0, 3, 5, 2), n1 = c(4, 9, 12, 30), c = c(1, 2, 0, 4), n2 = c(11, 40, 8, 25)))
rows <- list()
for (name in names(sets)) {
  s <- sets[[name]]
  for (measure in c("RR", "RD", "OR", "IRR")) {
    m <- if (measure == "IRR") rma.mh(x1i = s$a, t1i = s$n1, x2i = s$c, t2i = s$n2, measure = measure)
         else rma.mh(ai = s$a, n1i = s$n1, ci = s$c, n2i = s$n2, measure = measure)
    f <- if (measure == "RD") identity else exp
    rows[[length(rows) + 1]] <- list(set = name, measure = measure, strata = lapply(seq_along(s$a), function(i) I(c(s$a[i], s$n1[i], s$c[i], s$n2[i]))),
      value = f(as.numeric(m$beta)), low = f(m$ci.lb), high = f(m$ci.ub), q = m$QE, qp = m$QEp, iSquared = m$I2 / 100)
  }
}
write_golden("stratified", rows = rows, metafor = as.character(packageVersion("metafor")))
