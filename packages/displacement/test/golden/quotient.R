# Rscript quotient.R > quotient.json   (R 4.2)
rows <- list(
  c(207,110,178,157,308,318), c(100,60,50,40,200,200), c(100,60,50,60,200,200),
  c(100,60,50,90,200,200), c(100,120,50,60,200,200), c(100,100,50,55,200,201))
out <- sapply(rows, function(v) {
  rb<-v[1]; ra<-v[2]; db<-v[3]; da<-v[4]; cb<-v[5]; ca<-v[6]
  success <- ra/ca - rb/cb; buffer <- da/ca - db/cb
  # Fieller by inverting the test on a fine root search, not by its quadratic
  vs <- ra/ca^2 + ra^2/ca^3 + rb/cb^2 + rb^2/cb^3; vb <- da/ca^2 + da^2/ca^3 + db/cb^2 + db^2/cb^3
  cv <- da*ra/ca^3 + db*rb/cb^3; z <- qnorm(.975)
  f <- function(r) abs(buffer - r*success)/sqrt(vb + r^2*vs - 2*r*cv) - z
  readable <- success + z*sqrt(vs) < 0
  lim <- if (readable) { q <- buffer/success
    sprintf('"low": %.12g, "high": %.12g', uniroot(f, c(-1e4, q), tol=1e-13)$root, uniroot(f, c(q, 1e4), tol=1e-13)$root)
  } else '"refused": true'
  sprintf('  { "cells": [%s], "gross": %.15g, "net": %.15g, "success": %.15g, "buffer": %.15g, "quotient": %.15g, "total": %.15g, %s }',
    paste(v, collapse=", "), rb-ra, rb/cb-ra/ca, success, buffer, buffer/success, rb*ca/cb-ra + db*ca/cb-da, lim)
})
cat("[\n", paste(out, collapse=",\n"), "\n]\n", sep="")
