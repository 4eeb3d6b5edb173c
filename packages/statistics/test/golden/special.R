# Golden special functions: R 4.2, stats alone. Rscript special.R writes special.json beside it.
source("write-json.R")
df_ <- stats::df
row <- function(name, args, value) list(name = name, args = args, value = value)
rows <- list()
# R's qbeta, qf and qt stop at a relative 1e-11; Newton steps with R's own pbeta and dbeta take them to the last digits.
polish <- function(v, p, cdf, density) { for (i in 1:3) { d <- density(v); if (is.finite(d) && d > 0) v <- v - (cdf(v) - p) / d }; v }
add <- function(name, args, value) rows[[length(rows) + 1]] <<- row(name, args, value)
for (x in c(.001, .1, .5, 1.5, 2.5, 3, 9.99, 10, 11.9, 12, 13.5, 100, 1e4, 1e8)) add("logGamma", list(x), lgamma(x))
for (a in c(.05, .5, 1, 3, 20, 500, 1e5)) for (m in c(.01, .3, .9, 1, 1.1, 2, 5)) {
  x <- a * m
  add("regularisedGamma", list(a, x), pgamma(x, a))
  q <- pgamma(x, a, lower.tail = FALSE); if (q > 1e-290) add("regularisedGammaUpper", list(a, x), q)
}
for (a in c(.05, .5, 1, 3, 20, 500, 1e5)) for (p in c(1e-10, .001, .025, .5, .975, .999)) {
  v <- polish(qgamma(p, a), p, function(v) pgamma(v, a), function(v) dgamma(v, a)); if (v > 1e-290) add("gammaQuantile", list(p, a), v)
}
for (a in c(.3, 1, 4, 50, 3000)) for (b in c(.5, 1, 7, 800, 1e5)) {
  mean <- a / (a + b)
  for (x in c(mean / 10, mean / 2, mean, min(.999, mean * 1.5))) {
    add("regularisedBeta", list(x, a, b), pbeta(x, a, b))
    q <- pbeta(x, a, b, lower.tail = FALSE); if (q > 1e-290) add("regularisedBetaUpper", list(x, a, b), q)
  }
  for (p in c(1e-6, .025, .5, .975)) { v <- polish(qbeta(p, a, b), p, function(v) pbeta(v, a, b), function(v) dbeta(v, a, b)); if (v > 1e-290) add("betaQuantile", list(p, a, b), v) }
}
for (z in c(-37, -8, -3, -1, -.1, 0, .3, 1.96, 5, 12)) add("normalCdf", list(z), pnorm(z))
for (z in c(-3, 0, 2, 6, 20, 37)) add("normalUpper", list(z), pnorm(z, lower.tail = FALSE))
for (p in c(1e-300, 1e-20, 1e-5, .01, .074, .076, .3, .5, .6, .925, .926, .975, .999999)) add("normalQuantile", list(p), qnorm(p))
for (df in c(1, 2, 5, 30, 1000)) {
  for (q in c(.01, 1, 3.84, 30, 163)) add("chiSquareUpper", list(q, df), pchisq(q, df, lower.tail = FALSE))
  for (p in c(.01, .5, .95)) add("chiSquareQuantile", list(p, df), polish(qchisq(p, df), p, function(v) pchisq(v, df), function(v) dchisq(v, df)))
  for (t in c(-4, -.2, .5, 2, 15)) add("studentUpper", list(t, df), pt(t, df, lower.tail = FALSE))
  for (p in c(.001, .3, .45, .975, .9999)) add("studentQuantile", list(p, df), polish(qt(p, df), p, function(v) pt(v, df), function(v) dt(v, df)))
  for (d2 in c(1, 8, 400)) {
    for (f in c(.1, 1, 3, 40)) add("fisherRatioUpper", list(f, df, d2), pf(f, df, d2, lower.tail = FALSE))
    for (p in c(.025, .5, .975)) add("fisherRatioQuantile", list(p, df, d2), polish(qf(p, df, d2), p, function(v) pf(v, df, d2), function(v) df_(v, df, d2)))
  }
}
for (n in c(1, 5, 40, 1e6)) for (p in c(1e-5, .2, .5, .97)) for (s in c(0, .2, .5, 1)) {
  x <- round(n * s); v <- dbinom(x, n, p); if (v > 1e-290) add("binomialMass", list(x, n, p), v)
}
for (m in c(.01, 1, 30, 1e6)) for (s in c(0, .5, 1, 1.3)) {
  x <- round(m * s); v <- dpois(x, m); if (v > 1e-290) add("poissonMass", list(x, m), v)
}
write_golden("special", rows = rows)
