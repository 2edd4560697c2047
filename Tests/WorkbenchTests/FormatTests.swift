import FoundationEssentials
import ModelFiles
import Tables
import Testing

@Suite("a model file of every format version loads for ever")
struct FormatTests {
  /// Made by `gradus fit Examples/penguins/penguins.csv --target species --hidden 4` when the format
  /// was new. Never made again: what it predicted then, it predicts now.
  @Test("format 1")
  func first() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Files/format-1.gradus").path
    let model = try Model(contentsOf: path)
    let row: [String: Value] = [
      "island": "Dream", "bill_length_mm": 48.5, "bill_depth_mm": 17.8,
      "flipper_length_mm": 193, "body_mass_g": 3700, "sex": nil, "year": 2009,
    ]
    let prediction = try model.predict(row)
    #expect(prediction.label == "Chinstrap")
    let then = [0.057889968156814575, 0.9115170240402222, 0.03059302642941475]
    // Other instruction sets may differ in the last digits of Float.
    for (p, q) in zip(prediction.probabilities, then) { #expect(abs(p - q) < 1e-6) }
    #expect(model.provenance.epochs == 296 && model.provenance.rows.train == 248)
  }
}
