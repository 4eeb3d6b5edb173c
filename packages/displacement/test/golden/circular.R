# Rscript circular.R > circular.json   (R 4.2). Two samples of hours with ties, by direct summation over every event.
a <- c(0,0,1,5,5,5,13,22,22,23); b <- c(1,5,9,9,13,13,14,14,14,20,22)
x <- sort(unique(c(a,b))); t <- table(factor(c(a,b), x)); N <- length(a)+length(b)
d <- ecdf(a)(x) - ecdf(b)(x)
u2 <- length(a)*length(b)/N^2 * (sum(t*d^2) - sum(t*d)^2/N)
v <- max(0,d) - min(0,d)
cat(sprintf('{ "a": [%s], "b": [%s], "kuiper": %.15g, "watson": %.15g }\n', paste(a,collapse=", "), paste(b,collapse=", "), v, u2))
