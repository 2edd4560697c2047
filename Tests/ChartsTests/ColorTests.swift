@testable import Charts
import Numerics
import Testing

@Suite("Colors")
struct ColorTests {
  private typealias RGB = (r: Double, g: Double, b: Double)

  private static func rgb(_ hex: String) -> RGB {
    let n = Int(hex.dropFirst(), radix: 16) ?? 0
    return (Double(n >> 16) / 255, Double(n >> 8 & 255) / 255, Double(n & 255) / 255)
  }

  private static func linear(_ c: Double) -> Double {
    c <= 0.04045 ? c / 12.92 : Double.exp(2.4 * Double.log((c + 0.055) / 1.055))
  }

  /// Relative luminance (WCAG 2.2).
  private static func luminance(_ c: RGB) -> Double {
    0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b)
  }

  private static func contrast(_ a: RGB, _ b: RGB) -> Double {
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  private static let values: [@Sendable (Ink) -> String] = [{ $0.light }, { $0.dark }]

  @Test(
    "text has a contrast of 4.5 : 1 to both backgrounds, by day and by night", arguments: [0, 1])
  func textIsReadable(k: Int) {
    let value = Self.values[k]
    for ink in [Ink.text, .faint, .link] {
      for ground in [Ink.background, .surface] {
        #expect(Self.contrast(Self.rgb(value(ink)), Self.rgb(value(ground))) >= 4.5)
      }
    }
  }

  @Test("lines and markers have a contrast of 3 : 1 to the background", arguments: [0, 1])
  func marksAreVisible(k: Int) {
    let value = Self.values[k]
    for ink in Ink.series + [.axis, .positive, .negative] {
      #expect(Self.contrast(Self.rgb(value(ink)), Self.rgb(value(.background))) >= 3)
    }
  }

  @Test("numbers on the cells of a heat map have a contrast of 4.5 : 1", arguments: [0, 1])
  func cellsAreReadable(k: Int) {
    let value = Self.values[k]
    let (paper, ink) = (Self.rgb(value(.background)), Self.rgb(value(.series1)))
    for strength in stride(from: 0.0, through: 1, by: 0.01) where strength > 0 {
      let a = Double(HeatMap.opacity(strength)) ?? 0
      let cell = (
        r: a * ink.r + (1 - a) * paper.r, g: a * ink.g + (1 - a) * paper.g,
        b: a * ink.b + (1 - a) * paper.b
      )
      let text = Self.rgb(value(strength > 0.5 ? .background : .text))
      #expect(Self.contrast(cell, text) >= 4.5, "strength \(strength)")
    }
  }

  /// What is left of a color for protanopes and deuteranopes (Machado, Oliveira, Fernandes 2009), on
  /// linear RGB; the first is everybody else's.
  private static let eyes: [[[Double]]] = [
    [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
    [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
      [-0.011820, 0.042940, 0.968881],
    ],
  ]

  /// CIE 1976 L*a*b*.
  private static func lab(_ hex: String, eye: [[Double]]) -> [Double] {
    let c = rgb(hex), v = [linear(c.r), linear(c.g), linear(c.b)]
    let s = eye.map { row in min(1, max(0, zip(row, v).reduce(0) { $0 + $1.0 * $1.1 })) }
    func f(_ t: Double) -> Double {
      t > 0.008856 ? Double.exp(Double.log(t) / 3) : 7.787 * t + 16.0 / 116
    }
    let x = f((0.4124 * s[0] + 0.3576 * s[1] + 0.1805 * s[2]) / 0.9505)
    let y = f(0.2126 * s[0] + 0.7152 * s[1] + 0.0722 * s[2])
    let z = f((0.0193 * s[0] + 0.1192 * s[1] + 0.9505 * s[2]) / 1.089)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
  }

  @Test("the first four series differ by 30 ΔE to everyone, all eight by 20", arguments: [0, 1])
  func seriesDiffer(k: Int) {
    let value = Self.values[k]
    for eye in Self.eyes {
      let places = Ink.series.map { Self.lab(value($0), eye: eye) }
      for i in places.indices {
        for j in places.indices where j < i {
          let squares = zip(places[i], places[j]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
          #expect(squares.squareRoot() >= (i < 4 ? 30 : 20), "\(j + 1) and \(i + 1)")
        }
      }
    }
  }

  @Test("series have different dashes or markers, too, up to the fourth")
  func looksDiffer() {
    let looks = Look.looks(of: (0..<4).map { .line([], name: "\($0)") })
    #expect(Set(looks.map(\.dash)).count == 4)
    #expect(Set(looks.map { $0.markers([(0, 0)]) }).count == 4)
  }
}
