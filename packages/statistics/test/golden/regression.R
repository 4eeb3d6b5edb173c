# Writes regression.json: logistic regression by R's glm, with a cluster sandwich by hand. Run: Rscript regression.R > regression.json
x <- c(0.5, 1.2, -0.3, 2.2, 0.1, -1.5, 0.9, 1.8, -0.7, 0.4, 1.1, -0.2)
z <- c(0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1)
trials <- c(10, 12, 8, 9, 15, 11, 7, 14, 10, 13, 6, 20)
successes <- c(4, 9, 2, 8, 7, 1, 4, 12, 4, 5, 3, 8)
cluster <- c(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4)
fit <- glm(cbind(successes, trials - successes) ~ x + z, family = binomial, control = list(epsilon = 1e-14))
offset_fit <- glm(cbind(successes, trials - successes) ~ 1 + offset(0.5 * x), family = binomial, control = list(epsilon = 1e-14))
X <- model.matrix(fit)
score <- X * (successes - trials * fitted(fit))
meat <- crossprod(rowsum(score, cluster))
robust <- sqrt(diag(vcov(fit) %*% meat %*% vcov(fit)))
v <- function(a) paste0("[", paste(format(a, digits = 15), collapse = ", "), "]")
set.seed(1); minute <- round(seq(1000, 1280, length.out = 60)^1.0); y <- as.integer((minute * 7919) %% 11 < 5)
spline <- glm(y ~ splines::ns(minute, 4), family = binomial, control = list(epsilon = 1e-14))
cat(sprintf('{"software": "R %s", "coefficients": %s, "standardErrors": %s, "deviance": %s, "clusterErrors": %s, "offsetIntercept": %s, "splineDeviance": %s, "splineFitted": %s}\n',
  getRversion(), v(coef(fit)), v(summary(fit)$coefficients[, 2]), format(deviance(fit), digits = 15), v(robust),
  format(coef(offset_fit), digits = 15), format(deviance(spline), digits = 15), v(fitted(spline)[c(1, 20, 60)])))
