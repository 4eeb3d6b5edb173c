# Golden Cohen's kappa with its standard error: vcd. Rscript kappa.R writes kappa.json beside it.
suppressMessages(library(vcd))
source("write-json.R")
tables <- list(list(I(c(20, 5)), I(c(10, 15))), list(I(c(118, 5)), I(c(2, 0))), list(I(c(50, 3, 2)), I(c(4, 20, 6)), I(c(1, 5, 30))))
rows <- lapply(tables, function(t) { k <- Kappa(do.call(rbind, t))$Unweighted; list(table = t, kappa = unname(k["value"]), error = unname(k["ASE"])) })
write_golden("kappa", rows = rows, vcd = as.character(packageVersion("vcd")))
