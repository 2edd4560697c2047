import FoundationEssentials
import Numerics

/// Values from 50-digit arithmetic (`Tests/Fixtures/distributions/make.py`).
struct DistributionFixture: Decodable, Sendable {
  /// Of one distribution: x, P(X ≤ x), P(X > x).
  struct Table: Decodable, Sendable {
    let degrees: [Double]
    let rows: [[Double]]
  }

  struct Quantile: Decodable, Sendable {
    let p: Double
    /// `lower` or `upper`.
    let tail: String
    let x: Double
  }

  struct QuantileTable: Decodable, Sendable {
    let degrees: [Double]
    let rows: [Quantile]
  }

  struct Quantiles: Decodable, Sendable {
    let normal: [Quantile]
    let t: [QuantileTable]
    let chiSquared: [QuantileTable]
    let f: [QuantileTable]
  }

  struct Gamma: Decodable, Sendable {
    let x, log, digamma, trigamma: Double
  }

  let normal: [[Double]]
  let t: [Table]
  let chiSquared: [Table]
  let f: [Table]
  let quantiles: Quantiles
  let gamma: [Gamma]

  /// Every distribution with its rows.
  var tables: [(any Distribution, [[Double]])] {
    [(Normal(), normal)]
      + t.map { (StudentT(degreesOfFreedom: $0.degrees[0]), $0.rows) }
      + chiSquared.map { (ChiSquared(degreesOfFreedom: $0.degrees[0]), $0.rows) }
      + f.map { (FisherF($0.degrees[0], $0.degrees[1]), $0.rows) }
  }

  var quantileTables: [(any Distribution, [Quantile])] {
    [(Normal(), quantiles.normal)]
      + quantiles.t.map { (StudentT(degreesOfFreedom: $0.degrees[0]), $0.rows) }
      + quantiles.chiSquared.map { (ChiSquared(degreesOfFreedom: $0.degrees[0]), $0.rows) }
      + quantiles.f.map { (FisherF($0.degrees[0], $0.degrees[1]), $0.rows) }
  }

  static func load(_ here: StaticString = #filePath) throws -> DistributionFixture {
    let folder = URL(filePath: "\(here)").deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = folder.appending(path: "Fixtures/distributions/distributions.json")
    return try JSONDecoder().decode(DistributionFixture.self, from: Data(contentsOf: file))
  }
}
