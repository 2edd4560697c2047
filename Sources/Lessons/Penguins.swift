internal import Numerics
internal import Training

/// Thirty penguins of Palmer Station, ten of each species, to learn on: every fifteenth or so of the
/// 333 complete rows of `Examples/penguins` (Gorman, Williams, Fraser 2014; CC0).
enum Penguins {
  /// Species, length and depth of the bill in mm, length of a flipper in mm, mass in g.
  static let rows: [(species: String, bill: Double, depth: Double, flipper: Double, mass: Double)] =
    [
      ("Adelie", 41.1, 17.6, 182, 3200),
      ("Adelie", 40.6, 18.6, 183, 3550),
      ("Adelie", 40.8, 18.4, 195, 3900),
      ("Adelie", 40.6, 18.8, 193, 3800),
      ("Adelie", 39.7, 18.4, 190, 3900),
      ("Adelie", 36.3, 19.5, 190, 3800),
      ("Adelie", 35, 17.9, 192, 3725),
      ("Adelie", 42.7, 18.3, 196, 4075),
      ("Adelie", 38.5, 17.9, 190, 3325),
      ("Adelie", 37.3, 16.8, 192, 3000),
      ("Chinstrap", 45.4, 18.7, 188, 3525),
      ("Chinstrap", 46.6, 17.8, 193, 3800),
      ("Chinstrap", 58, 17.8, 181, 3700),
      ("Chinstrap", 50.6, 19.4, 193, 3800),
      ("Chinstrap", 40.9, 16.6, 187, 3200),
      ("Chinstrap", 52, 20.7, 210, 4800),
      ("Chinstrap", 50.9, 17.9, 196, 3675),
      ("Chinstrap", 51.4, 19, 201, 3950),
      ("Chinstrap", 49.3, 19.9, 203, 4050),
      ("Chinstrap", 43.5, 18.1, 202, 3400),
      ("Gentoo", 46.5, 13.5, 210, 4550),
      ("Gentoo", 49.2, 15.2, 221, 6300),
      ("Gentoo", 47.3, 15.3, 222, 5250),
      ("Gentoo", 45.3, 13.7, 210, 4300),
      ("Gentoo", 46.5, 14.4, 217, 4900),
      ("Gentoo", 49.5, 16.2, 229, 5800),
      ("Gentoo", 45.2, 16.4, 223, 5950),
      ("Gentoo", 52.2, 17.1, 228, 5400),
      ("Gentoo", 49.1, 15, 228, 5500),
      ("Gentoo", 48.8, 16.2, 222, 6000),
    ]

  static let species = ["Adelie", "Chinstrap", "Gentoo"]

  /// Flipper in cm.
  static let flippers = rows.map { $0.flipper / 10 }
  /// Mass in kg.
  static let masses = rows.map { $0.mass / 1_000 }

  /// The four measurements, standardized, and one 1 for the species.
  static let measured: DataSet = {
    let columns = [rows.map(\.bill), rows.map(\.depth), rows.map(\.flipper), rows.map(\.mass)]
      .map(standardized)
    var t = Matrix(rows: 3, columns: rows.count)
    for (n, row) in rows.enumerated() { t[species.firstIndex(of: row.species) ?? 0, n] = 1 }
    return DataSet(
      inputs: Matrix(
        rows: 4, columns: rows.count, rows.indices.flatMap { n in columns.map { $0[n] } }),
      targets: t)
  }()

  /// One number in, one out.
  static func pairs(_ x: [Double], _ t: [Double]) -> DataSet {
    DataSet(
      inputs: Matrix(rows: 1, columns: x.count, x), targets: Matrix(rows: 1, columns: t.count, t))
  }

  /// Mean 0 and standard deviation 1.
  static func standardized(_ x: [Double]) -> [Double] {
    let mean = x.reduce(0, +) / Double(x.count)
    let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count)
    return x.map { ($0 - mean) / variance.squareRoot() }
  }
}
