import Testing

@Suite("a wrong regression")
struct RegressionMistakeTests {
  static let table = """
    y,x,k,p,g,w
    1,1,3,0.5,a,0
    2,0,-1,1.5,b,0
    3,2,2,0.2,a,0
    4,3,1,0.1,b,0
    5,5,0,0.9,a,0
    6,7,1,0.3,b,0

    """

  @Test(
    "is answered by a sentence with its place and a way out, status 1",
    arguments: [
      (
        ["y ~ x +* k"],
        """
        "*" cannot stand here (a term or an operator is missing before it)
            y ~ x +* k
                   ^
        """
      ),
      (
        ["y ~ log(x"],
        """
        this parenthesis is not closed (add ")")
            y ~ log(x
                   ^
        """
      ),
      (
        ["y ~ xx + k"],
        """
        t.csv has no column "xx" (did you mean "x"?)
            y ~ xx + k
                ^~
        """
      ),
      (
        ["y ~ log(x)"],
        """
        t.csv:3: log(x) is infinite where x is 0 (log takes numbers above 0; shift the column, or \
        leave the row out)
            y ~ log(x)
                ^~~~~~
        """
      ),
      (
        ["y ~ x", "--offset", "log(k)"],
        """
        t.csv:3: log(k) is not a number where k is -1 (log takes numbers above 0; shift the \
        column, or leave the row out)
            log(k)
            ^~~~~~
        """
      ),
      (
        ["k ~ x", "--family", "poisson"],
        """
        t.csv:3: k: -1 is negative: a Poisson response counts events (choose a family that fits \
        such a response, or mend the row)
        """
      ),
      (
        ["p ~ x", "--family", "binomial"],
        """
        t.csv:3: p: 1.5 is no proportion: a binomial response is 0, 1 or between them (choose a \
        family that fits such a response, or mend the row)
        """
      ),
      (
        ["g ~ x", "--family", "poisson"],
        """
        g: is a category of 2 levels, which is no poisson response (take --family binomial)
        """
      ),
      (
        ["y ~ factor(x)"],
        """
        6 rows with a weight above 0 cannot tell 6 coefficients and the spread about them (leave \
        out terms, or add a ridge)
        """
      ),
      (
        ["y ~ x", "--weights", "w"],
        """
        the gaussian regression of y: all weights are zero (a row needs a weight above zero to \
        count)
        """
      ),
      (
        ["y ~ x", "--weights", "k"],
        """
        t.csv:3: the weight -1 is negative (weights are numbers from 0)
            k
            ^
        """
      ),
      (
        ["y ~ g", "--reference", "g=c"],
        """
        g has no level "c" (there are a, b)
            y ~ g
                ^
        """
      ),
      (
        ["~ x"],
        "~ x: the formula has no response (write what is explained on the left: y ~ x)"
      ),
      (
        ["y ~ x", "--predict", "other.csv"],
        """
        other.csv has no column "x" (there are z)
            y ~ x
                ^
        """
      ),
      (
        ["w ~ x", "--family", "poisson", "--predict", "t.csv", "--interval", "prediction"],
        """
        the poisson regression of w: a prediction interval needs a normal response (ask for a \
        confidence interval of the mean)
        """
      ),
    ])
  func data(_ words: [String], _ sentence: String) throws {
    let place = try Workplace()
    try place.write(Self.table, to: "t.csv")
    try place.write("z\n1\n", to: "other.csv")
    let fit = try place.gradus(["regress", "t.csv", "--formula"] + words)
    #expect(fit.errors == "gradus: \(sentence)\n")
    #expect(fit.status == 1)
    #expect(fit.output.isEmpty)
  }

  @Test(
    "on the command line is a wrong usage, status 2",
    arguments: [
      ([], "write the model with --formula, as in --formula 'y ~ x + z'"),
      (
        ["--formula", "y ~ x", "--family", "poison"],
        "--family: there is no family \"poison\"; there are gaussian, binomial, poisson, gamma, "
          + "inverse-gaussian, negative-binomial, quasibinomial, quasipoisson, multinomial; did "
          + "you mean poisson?"
      ),
      (
        ["--formula", "y ~ x", "--confidence", "95"],
        "--confidence: 95 is not greater than 0 and below 1; did you mean 0.95?"
      ),
      (
        ["--formula", "y ~ x", "--covariance", "hc3"],
        "--covariance: \"hc3\" is not one of model, HC0, HC1, HC2, HC3; did you mean HC3?"
      ),
      (
        ["--formula", "y ~ g", "--reference", "gb"],
        "--reference: \"gb\" is no column with its level, as race=white is"
      ),
      (
        ["--formula", "y ~ g", "--reference", "g=a", "--reference", "g=b"],
        "--reference names two levels of g"
      ),
      (
        ["--formula", "y ~ x", "--interval", "prediction"],
        "--interval belongs to --predict, whose rows it is about"
      ),
      (
        ["--formula", "y ~ x", "--firth", "--ridge", "1"],
        "--firth and --ridge exclude each other; leave one of them out"
      ),
      (
        ["--formula", "y ~ x", "--anova", "--ridge", "1"],
        "--anova and --ridge exclude each other; leave one of them out"
      ),
    ])
  func usage(_ words: [String], _ sentence: String) throws {
    let place = try Workplace()
    try place.write(Self.table, to: "t.csv")
    let fit = try place.gradus(["regress", "t.csv"] + words)
    #expect(fit.errors == "gradus regress: \(sentence)\nSee 'gradus regress --help'.\n")
    #expect(fit.status == 2)
    #expect(fit.output.isEmpty)
  }

  @Test("that does not converge names the model, the row, the steps and the last deviance")
  func convergence() throws {
    let fit = try Workplace().gradus(
      "regress", Workplace.example("mtcars"), "--formula", "vs ~ wt + qsec", "--family", "binomial",
      "--link", "log")
    #expect(fit.status == 1)
    #expect(
      fit.errors.contains(
        "mtcars.csv:10: vs: no convergence, as the best fit of the binomial regression lies on the "
          + "edge of what the log link allows, where this row's mean is 1; after "))
    #expect(fit.errors.contains(" steps the last deviance was "))
    #expect(fit.errors.hasSuffix("inside: --link logit)\n"))
  }
}
