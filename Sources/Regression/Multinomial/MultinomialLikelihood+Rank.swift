extension MultinomialLikelihood {
  /// The columns that can be estimated and, with `sampling` and many rows, where a fit begins.
  ///
  /// - Throws: ``RegressionError`` where a cell of X is not a number.
  func rank(sampling: Bool) throws(RegressionError) -> DesignRank {
    // Only columns of full rank have so clear an information.
    if sampling, let start = sampledStart(),
      Cholesky(start.derivatives.information, count: count, tolerance: 1e-9) != nil
    {
      return DesignRank(estimated: Array(0..<columns), aliases: [], start: start)
    }
    // The rank does not depend on the response.
    let plain = Likelihood(
      design: design, response: ResponseValues([Double](repeating: 0, count: rows)),
      weights: weights, offset: nil, family: GaussianFamily(), link: IdentityLink(),
      centering: centering, threads: threads)
    let rank = try plain.rank(sampling: false)
    return DesignRank(estimated: rank.estimated, aliases: rank.aliases, start: nil)
  }
}
