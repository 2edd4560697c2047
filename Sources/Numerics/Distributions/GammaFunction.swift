/// `log Γ`, its derivatives, and what Stirling's formula leaves of it, for x > 0.
public enum GammaFunction {
  /// `log Γ(x)`, with all digits near its zeros 1 and 2, too.
  public static func log(_ x: Double) -> Double {
    if x.isNaN || x <= 0 { return x == 0 ? .infinity : .nan }
    if x >= 10 { return (x - 0.5) * .log(x) - x + halfLogTwoPi + stirlingSeries(x) }
    if x < 0.5 { return logAroundTwo(x) - .log1p(x) - .log(x) }
    if x < 1.5 { return logAroundTwo(x - 1) - .log(x) }
    // Γ(x) = (x − 1)(x − 2)… Γ(2 + z)
    var (z, product) = (x - 2, 1.0)
    while z > 0.5 {
      product *= z + 1
      z -= 1
    }
    return logAroundTwo(z) + .log(product)
  }

  /// `ψ(x) = d log Γ(x)/dx`: carried up by ψ(x) = ψ(x + 1) − 1/x, then Stirling's series.
  public static func digamma(_ x: Double) -> Double {
    guard x > 0 else { return .nan }
    var (x, sum) = (x, 0.0)
    while x < 12 {
      sum -= 1 / x
      x += 1
    }
    let u = 1 / (x * x)
    return sum + .log(x) - 0.5 / x - u * polynomial(digammaTerms, u)
  }

  /// `ψ′(x)`
  public static func trigamma(_ x: Double) -> Double {
    guard x > 0 else { return .nan }
    var (x, sum) = (x, 0.0)
    while x < 12 {
      sum += 1 / (x * x)
      x += 1
    }
    let u = 1 / (x * x)
    return sum + (1 + 0.5 / x + u * polynomial(trigammaTerms, u)) / x
  }

  /// `log Γ(x + 1) − (x + ½) log x + x − ½ log 2π`, which falls from ∞ to 0 as 1/12x (Loader 2000).
  static func stirlingError(_ x: Double) -> Double {
    var (x, sum) = (x, 0.0)
    while x < 10 {
      sum += (x + 0.5) * .log1p(1 / x) - 1
      x += 1
    }
    return sum + stirlingSeries(x)
  }

  // Of Stirling's series, from the Bernoulli numbers B₂ₖ: B₂ₖ / 2k (2k − 1), B₂ₖ / 2k and B₂ₖ.
  private static let stirlingTerms: [Double] = [
    1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400,
  ]
  private static let digammaTerms: [Double] = [
    1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12,
  ]
  private static let trigammaTerms: [Double] = [
    1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6,
  ]

  private static let halfLogTwoPi = 0.918938533204672741780329736405617639861

  /// Σ B₂ₖ / 2k (2k − 1) x²ᵏ⁻¹, right to the last place from 10 on.
  private static func stirlingSeries(_ x: Double) -> Double {
    polynomial(stirlingTerms, 1 / (x * x)) / x
  }

  /// `log Γ(2 + z) = (1 − γ) z + Σ (ζ(k) − 1) (−z)ᵏ/k` for |z| ≤ ½, k from 2 on.
  private static func logAroundTwo(_ z: Double) -> Double {
    var (sum, k) = (0.0, zetaLessOne.count + 1)
    for ζ in zetaLessOne.reversed() {
      sum = ζ / Double(k) - z * sum
      k -= 1
    }
    return z * (0.422784335098467139393487909917597568958 + z * sum)
  }

  /// ζ(k) − 1 for k = 2, 3, …
  private static let zetaLessOne = [
    0.64493406684822643647, 0.2020569031595942854, 0.082323233711138191516,
    0.036927755143369926331, 0.017343061984449139715, 0.0083492773819228268398,
    0.0040773561979443393787, 0.0020083928260822144179, 0.00099457512781808533715,
    0.0004941886041194645587, 0.00024608655330804829864, 0.00012271334757848914675,
    0.000061248135058704829259, 0.000030588236307020493552, 0.000015282259408651871733,
    7.6371976378997622736e-6, 3.8172932649998398565e-6, 1.9082127165539389257e-6,
    9.5396203387279611315e-7, 4.7693298678780646312e-7, 2.3845050272773299e-7,
    1.1921992596531107307e-7, 5.9608189051259479612e-8, 2.9803503514652280186e-8,
    1.4901554828365041235e-8, 7.450711789835429492e-9, 3.7253340247884570548e-9,
    1.8626597235130490064e-9,
  ]

  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}
