# JSON with every digit of a double (17); R packages round to 15.
to_json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    parts <- vapply(x, to_json, "")
    if (is.null(names(x))) return(paste0("[", paste(parts, collapse = ", "), "]"))
    return(paste0("{", paste0('"', names(x), '": ', parts, collapse = ", "), "}"))
  }
  one <- function(v) {
    if (is.na(v)) "null"
    else if (is.character(v)) paste0('"', v, '"')
    else if (is.logical(v)) tolower(as.character(v))
    else if (is.infinite(v)) "null"
    else sprintf("%.17g", v)
  }
  parts <- vapply(x, one, "", USE.NAMES = FALSE)
  if (length(parts) == 1 && !inherits(x, "AsIs")) parts else paste0("[", paste(parts, collapse = ", "), "]")
}
# One top-level entry a line, one row a line, so that a change can be read.
write_golden <- function(name, ...) {
  entries <- list(made_with = R.version.string, ...)
  body <- vapply(names(entries), function(key) {
    value <- entries[[key]]
    text <- if (is.list(value) && is.null(names(value))) paste0("[\n  ", paste(vapply(value, to_json, ""), collapse = ",\n  "), "\n ]") else to_json(value)
    paste0(' "', key, '": ', text)
  }, "")
  writeLines(paste0("{\n", paste(body, collapse = ",\n"), "\n}"), paste0(name, ".json"))
}
