# Writes the tables of the regressions below beside this file, and their model matrices as R makes
# them, with 17 digits, to standard output. Needs R (4.2.2) and MASS.
#
#   LC_ALL=C Rscript make.R > matrices.json && python3 make.py matrices.json

data(esoph, infert, warpbreaks, InsectSprays, trees, airquality, swiss, stackloss, ToothGrowth)
plain <- function(frame) {
  for (name in names(frame))
    if (is.factor(frame[[name]])) frame[[name]] <- as.character(frame[[name]])
  frame
}
esoph$agegp <- paste0("a", substr(as.character(esoph$agegp), 1, 2))
esoph$alcgp <- paste0("l", substr(as.character(esoph$alcgp), 1, 2))
esoph$tobgp <- paste0("t", substr(as.character(esoph$tobgp), 1, 2))
infert$education <- paste0("e", substr(as.character(infert$education), 1, 1))
tables <- list(
  esoph = transform(esoph, n = ncases + ncontrols, share = ncases / (ncases + ncontrols)),
  infert = infert, warpbreaks = warpbreaks, sprays = InsectSprays, trees = trees,
  airquality = airquality[, c("Ozone", "Wind", "Temp", "Month")],
  swiss = transform(swiss, share = Education / 100),
  stackloss = transform(stackloss, sure = rep(c(1, 2.5, 0.5), 7)),
  teeth = ToothGrowth,
  epil = MASS::epil[, c("y", "trt", "base", "age", "V4")],
  ships = subset(MASS::ships, service > 0),
  housing = MASS::housing)
tables$housing$Sat <- paste0(c(High = "c", Medium = "b", Low = "a")[as.character(tables$housing$Sat)],
                             as.character(tables$housing$Sat))
for (name in names(tables))
  write.csv(plain(tables[[name]]), paste0(name, ".csv"), row.names = FALSE, quote = FALSE)

# name | table | formula | family | link | weights
models <- read.table(sep = "|", strip.white = TRUE, col.names = c(
  "name", "table", "formula", "family", "link", "weights"), text = "
esoph logit         | esoph | cbind(ncases, ncontrols) ~ agegp + alcgp + tobgp | binomial | logit |
esoph probit        | esoph | cbind(ncases, ncontrols) ~ agegp + alcgp | binomial | probit |
esoph cloglog share | esoph | share ~ agegp + alcgp | binomial | cloglog | n
esoph quasi cauchit | esoph | cbind(ncases, ncontrols) ~ alcgp + tobgp | quasibinomial | cauchit |
infert logit        | infert | case ~ spontaneous * induced + age | binomial | logit |
infert probit       | infert | case ~ spontaneous + induced | binomial | probit |
infert cloglog      | infert | case ~ spontaneous + induced + education | binomial | cloglog |
infert cauchit      | infert | case ~ spontaneous + induced | binomial | cauchit |
infert log          | infert | case ~ induced + education | binomial | log |
infert identity     | infert | case ~ induced + education | binomial | identity |
breaks log          | warpbreaks | breaks ~ wool * tension | poisson | log |
breaks quasi        | warpbreaks | breaks ~ wool + tension | quasipoisson | sqrt |
sprays identity     | sprays | count ~ spray | poisson | identity |
sprays sqrt         | sprays | count ~ spray - 1 | poisson | sqrt |
ships offset        | ships | incidents ~ type + factor(year) + factor(period) + offset(log(service)) | poisson | log |
trees gamma inverse | trees | Volume ~ log(Girth) + Height | gamma | inverse |
trees gamma identity| trees | Volume ~ Girth + Height | gamma | identity |
trees ig            | trees | Volume ~ Girth | inverse-gaussian | inverse-square |
trees ig log        | trees | Volume ~ log(Girth) + log(Height) | inverse-gaussian | log |
ozone gamma log     | airquality | Ozone ~ Wind + Temp + I(Temp^2) + factor(Month) | gamma | log |
teeth gamma         | teeth | len ~ supp * log(dose) | gamma | log | dose
swiss quasi         | swiss | share ~ Agriculture + Catholic + poly(Examination, 2) | quasibinomial | logit |
stack gaussian log  | stackloss | stack.loss ~ Air.Flow + Water.Temp | gaussian | log | sure
stack gaussian      | stackloss | stack.loss ~ Air.Flow * Water.Temp + Acid.Conc. | gaussian | identity | sure
stack inverse       | stackloss | stack.loss ~ Air.Flow + Water.Temp | gaussian | inverse |
epil theta          | epil | y ~ log(base) + trt + log(age) + V4 | negative-binomial | log |
epil theta 2        | epil | y ~ base + trt | negative-binomial:theta=2 | sqrt |
housing             | housing | Sat ~ Infl + Type + Cont | multinomial | logit | Freq
education           | infert | education ~ age + parity | multinomial | logit |
")
number <- function(x) ifelse(is.na(x), "null", sprintf("\"%.17g\"", x))
list17 <- function(x) paste0("[", paste(number(x), collapse = ","), "]")
text <- function(x) paste0("\"", x, "\"")
entries <- apply(models, 1, function(m) {
  frame <- read.csv(paste0(m["table"], ".csv"), stringsAsFactors = TRUE)
  weights <- if (is.na(m["weights"]) || m["weights"] == "") NULL else m["weights"]
  mf <- model.frame(as.formula(m["formula"]), frame)
  if (!is.null(weights)) frame <- frame[rownames(mf), ]
  X <- model.matrix(as.formula(m["formula"]), mf)
  y <- model.response(mf)
  trials <- NULL
  levels <- NULL
  if (is.matrix(y)) { trials <- rowSums(y); y <- y[, 1] }
  if (is.factor(y)) { levels <- levels(y); y <- as.integer(y) - 1 }
  offset <- model.offset(mf)
  fields <- c(
    name = text(m["name"]), file = text(paste0(m["table"], ".csv")), formula = text(m["formula"]),
    family = text(m["family"]), link = text(m["link"]),
    weightsExpression = if (is.null(weights)) "null" else text(weights),
    names = paste0("[", paste(text(colnames(X)), collapse = ","), "]"),
    X = paste0("[", paste(apply(X, 1, list17), collapse = ",\n"), "]"),
    y = list17(y), trials = if (is.null(trials)) "null" else list17(trials),
    offset = if (is.null(offset)) "null" else list17(offset),
    weights = if (is.null(weights)) "null" else list17(frame[[weights]]),
    levels = if (is.null(levels)) "null" else
      paste0("[", paste(text(levels), collapse = ","), "]"))
  paste0("{", paste0("\"", names(fields), "\":", fields, collapse = ",\n"), "}")
})
cat("[", paste(entries, collapse = ",\n"), "]\n", sep = "")
