# Model matrices as R makes them: columns, names, terms and rows kept, for formulas over small data.
# Run in this folder: Rscript make.R
library(jsonlite)
invisible(Sys.setlocale("LC_COLLATE", "C"))

every <- function(data, step) data[seq(1, nrow(data), by = step), , drop = FALSE]
odd <- data.frame(
  y = c(2.5, 1, 4, 3.5, 5, 7, 6, 8.5, 9, 12),
  x = c(1, 3, 2, 5, 4, 9, 7.5, 8, 0.5, 6),
  a = c("p", "q", "r", "p", "q", "r", "p", "q", "r", "q"),
  b = c("u", "v", "u", "v", "v", "u", "u", "v", "v", "u"),
  on = c(TRUE, FALSE, TRUE, TRUE, FALSE, FALSE, TRUE, FALSE, TRUE, FALSE),
  gap = c(1.5, NA, 2, 7, 3, NA, 4, 1, 6, 2.25),
  hole = c("m", "n", "n", NA, "m", "n", "m", "n", "m", "m"))
odd[["bill length"]] <- odd$x^2 - 1
odd[["two words"]] <- rev(odd$a)
data <- list(
  mtcars = every(mtcars, 2), iris = every(iris, 9), birthwt = every(MASS::birthwt, 11),
  warpbreaks = every(warpbreaks, 3), ToothGrowth = every(ToothGrowth, 4), odd = odd)
data$birthwt$race <- c("white", "black", "other")[data$birthwt$race]

formulas <- list(
  mtcars = c(
    "mpg ~ wt + hp + factor(cyl)", "mpg ~ wt * hp", "log(mpg) ~ log(wt) + I(hp^2)",
    "mpg ~ poly(wt, 3)", "mpg ~ poly(hp, 2, raw = TRUE)", "mpg ~ poly(disp, 5) + wt",
    "mpg ~ .", "mpg ~ . - wt - 1", "mpg ~ (wt + hp + qsec)^2", "mpg ~ wt + I(wt^2) + I((wt - 3) * hp / 2)",
    "mpg ~ factor(cyl) * wt", "mpg ~ factor(gear):wt", "mpg ~ 0 + factor(cyl) + factor(gear)",
    "mpg ~ scale(wt) + scale(hp, scale = FALSE)", "mpg ~ poly(wt, 2):factor(am)",
    "mpg ~ I(hp > 120) + wt", "mpg ~ am == 1", "mpg ~ relevel(factor(cyl), ref = \"6\")",
    "mpg ~ log(hp, 2) + log(wt, base = 10) + log1p(qsec) + sqrt(disp) + exp(-wt)",
    "mpg ~ sin(wt) + cos(wt) + tan(wt) + abs(wt - 3) + expm1(-wt) + log2(hp) + log10(hp)",
    "mpg ~ offset(log(hp)) + wt", "mpg ~ 1", "mpg ~ 0", "hp / wt ~ qsec + I(-wt) + I(wt^-1) + I(wt^0.5)",
    "mpg ~ I(1e5 * wt) + I(0.0001 * hp) + I(123456.5 / hp)", "mpg ~ poly(log(wt), degree = 2)"),
  iris = c(
    "Sepal.Length ~ Petal.Length * Species", "Sepal.Length ~ .", "Sepal.Length ~ (.)^2",
    "Sepal.Length ~ Species - 1", "Sepal.Length ~ Species / Petal.Width",
    "Petal.Width ~ Species:poly(Sepal.Width, 2)"),
  birthwt = c(
    "low ~ age + lwt + race + smoke + ptl + ht + ui", "low ~ race * smoke",
    "low ~ relevel(race, ref = \"white\") + factor(smoke)", "low ~ race:factor(smoke) + age"),
  warpbreaks = c(
    "breaks ~ wool * tension", "breaks ~ wool:tension", "breaks ~ wool:tension - 1",
    "breaks ~ wool + wool:tension", "breaks ~ tension %in% wool", "breaks ~ wool * tension - wool"),
  ToothGrowth = c(
    "len ~ supp * poly(dose, 2)", "len ~ supp + factor(dose) + supp:factor(dose) - 1",
    "len ~ factor(dose) / supp"),
  odd = c(
    "y ~ `bill length` + `two words`", "y ~ on", "y ~ on - 1 + a", "y ~ a * on", "y ~ b:a + a",
    "y ~ a + b:a", "y ~ x:a - 1", "y ~ a:b:on", "y ~ (a + x) / b", "y ~ (a + b + x)^3 - a:b:x",
    "y ~ a:x + b:x", "y ~ (a + b) %in% on", "y ~ gap + x", "y ~ hole + gap:b", "log(y) ~ gap * hole",
    "y ~ a + 0 + b", "y ~ x * (a - 1)", "y ~ -1 + b:a + x", "y ~ factor(a, levels = c(\"r\", \"q\", \"p\")) * b",
    "y ~ I(`bill length`^2) + a:`two words`", "y ~ x + -1", "y ~ a * b * on", "y ~ a:b + on:a - 1",
    "y ~ x > 3", "y ~ a == \"q\"", "y ~ poly(x, 2) + gap", "y ~ factor(x > 2) + factor(b)",
    "y ~ (a + b + on)^2 - a", "y ~ a*b*x - b - a:x", "y ~ a %in% b + b", "y ~ relevel(a, 3)"))

cases <- list()
for (name in names(data)) {
  frame <- data[[name]]
  # Levels in the order of their texts, as a table read from a file has them.
  for (k in seq_along(frame)) {
    if (is.character(frame[[k]]) || is.factor(frame[[k]])) {
      frame[[k]] <- factor(as.character(frame[[k]]))
    }
  }
  for (text in formulas[[name]]) {
    parsed <- terms(as.formula(text), data = frame)
    model <- model.frame(parsed, frame)
    X <- model.matrix(parsed, model)
    cases[[length(cases) + 1]] <- list(
      data = unbox(name), formula = unbox(text),
      spelled = unbox(paste(deparse(as.formula(text), width.cutoff = 500), collapse = "")),
      labels = as.character(attr(parsed, "term.labels")), names = as.character(colnames(X)), assign = attr(X, "assign"),
      rows = match(rownames(model), rownames(frame)) - 1,
      columns = lapply(seq_len(ncol(X)), function(j) unname(X[, j])),
      response = unname(as.numeric(model.response(model))),
      offset = if (is.null(model.offset(model))) NULL else as.numeric(model.offset(model)))
  }
}
tables <- lapply(data, function(frame) lapply(names(frame), function(name) {
  column <- frame[[name]]
  list(name = unbox(name), cells = if (is.factor(column)) as.character(column) else column)
}))
write_json(
  list(source = unbox(R.version.string), tables = tables, cases = cases), "matrices.json",
  digits = NA, na = "null", null = "null")
