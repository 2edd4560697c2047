import FoundationEssentials
import Terminal
import Testing

@Suite("JSON")
struct JSONValueTests {
  @Test("keeps the order of its keys")
  func order() {
    let value: JSONValue = ["z": 1, "a": 2.5, "m": [true, nil, "x"], "e": [:], "f": []]
    #expect(value.text() == #"{"z":1,"a":2.5,"m":[true,null,"x"],"e":{},"f":[]}"#)
    var object: JSONObject = ["b": 1, "a": 2]
    object["b"] = 3
    object["c"] = .null
    object["a"] = nil
    #expect(JSONValue.object(object).text() == #"{"b":3,"c":null}"#)
    #expect(object["b"] == 3 && object["a"] == nil)
  }

  @Test("is laid out for human eyes, short lists on one line")
  func pretty() {
    let value: JSONValue = [
      "task": "regression", "rows": ["train": 160, "test": 40], "loss": [0.5, 0.25],
      "rungs": [["name": "mean", "rmse": 1.0], ["name": "network", "rmse": nil]], "none": [],
    ]
    #expect(
      value.text(.pretty) == """
        {
          "task": "regression",
          "rows": {
            "train": 160,
            "test": 40
          },
          "loss": [0.5, 0.25],
          "rungs": [
            {
              "name": "mean",
              "rmse": 1.0
            },
            {
              "name": "network",
              "rmse": null
            }
          ],
          "none": []
        }
        """)
    let long = JSONValue(Array(repeating: 1.0 / 3, count: 8)).text(.pretty)
    #expect(long.split(separator: "\n").count == 10)
  }

  @Test("numbers read back to the same bits")
  func numbers() throws {
    var source = SystemRandomNumberGenerator()
    var values = [
      0, -0.0, 1, -1, 0.1, 1.0 / 3, .leastNonzeroMagnitude, 2.2250738585072014e-308,
      .greatestFiniteMagnitude,
      1e15, 1e16, 1e17, 1e21, 1e22, 1e23, 9007199254740992, .pi, 0.3, 2 / 3.0,
    ]
    while values.count < 10_000 {
      let value = Double(bitPattern: source.next())
      if value.isFinite { values.append(value) }
    }
    for value in values {
      let text = JSONValue.number(value).text()
      #expect(Double(text)?.bitPattern == value.bitPattern, "\(text)")
    }
    let decoded = try JSONDecoder().decode(
      [Double].self, from: Data(JSONValue(values).text(.pretty).utf8))
    #expect(decoded.map(\.bitPattern) == values.map(\.bitPattern))
    #expect(JSONValue.number(1).text() == "1.0")
    #expect(JSONValue.integer(.min).text() == "-9223372036854775808")
  }

  @Test("has null for what is no number and for nil")
  func null() {
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(JSONValue.number(value).text() == "null")
    }
    #expect(JSONValue(Double?.none) == nil && JSONValue(Int?.none) == nil)
    #expect(JSONValue(String?.none) == nil && JSONValue(Int?.some(2)) == 2)
  }

  @Test("texts of any kind read back the same")
  func texts() throws {
    let all = String(String.UnicodeScalarView((0...0x2FF).compactMap(Unicode.Scalar.init)))
    let texts = [all, "\"\\/\u{8}\u{C}\n\r\t\u{0}\u{7F}", "日本語 👨‍👩‍👧 \u{2028}", "", "\\u0041"]
    for text in texts {
      let value = JSONValue.object([text: .string(text)])
      for layout in [JSONValue.Layout.compact, .pretty] {
        let json = value.text(layout)
        #expect(json.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
        let decoded = try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
        #expect(decoded == [text: text])
      }
    }
    #expect(JSONValue.string("a\"\n\u{1}").text() == #""a\"\n\u0001""#)
  }
}
