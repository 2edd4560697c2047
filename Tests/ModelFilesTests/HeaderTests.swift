import ModelFiles
import Testing

@Suite("Headers of model files")
struct HeaderTests {
  private static let way = "(copy the file again, or fit the model again)"
  private static let resave = "(save the file again with the program that made it)"

  @Test("a file as the Python package safetensors writes it is read")
  func python() throws {
    let header =
      #"{"__metadata__":{"format":"pt"},"# + " \n\t\r"
      + #""w\u00e9\ud835\udee5\/":{"dtype":"F64","shape":[1,2],"data_offsets":[4,20]},"#
      + #""b" : { "shape" : [ ] , "data_offsets" : [ 0 , 4 ] , "dtype" : "F32" }}   "#
    let data: [UInt8] =
      [0, 0, 0x80, 0x3F] + [0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 64]
    let file = try TensorFile.read(
      bytes: Samples.bytes(header: header, data: data), name: "python", verified: false)
    #expect(file.metadata == ["format": "pt"])
    #expect(file.tensors.map(\.name) == ["b", "wé𝛥/"])
    #expect(file.tensors.map(\.shape) == [[], [1, 2]])
    #expect(file["b"]?.numbers(as: Float.self) == [1])
    #expect(file["wé𝛥/"]?.numbers(as: Double.self) == [1, 2])
  }

  @Test(
    "a header that breaks JSON's grammar or the format's gets a place and a way out",
    arguments: [
      ("", "byte 8, in the header: '{' is expected here"),
      (" {}", "byte 8, in the header: '{' is expected here"),
      ("[]", "byte 8, in the header: '{' is expected here"),
      ("{", "byte 9, in the header: '\"' is expected here"),
      ("{}x", "byte 10, in the header: the header's end is expected here"),
      ("{\"a\"}", "byte 12, in the header: ':' is expected here"),
      (
        "{\"a\":{},}",
        "byte 9, in the header: tensor \"a\" needs all of dtype, shape and data_offsets"
      ),
      ("{\"a\":null}", "byte 13, in the header: '{' is expected here"),
      ("{\"a", "byte 9, in the header: a text without its closing quote"),
      ("{\"a\\", "byte 11, in the header: an escape that JSON does not know"),
      ("{\"\\x\"", "byte 10, in the header: an escape that JSON does not know"),
      ("{\"\\u12", "byte 14, in the header: a hexadecimal digit is expected here"),
      ("{\"\\ud834\"", "byte 10, in the header: half of a pair of surrogates"),
      ("{\"\\ud834\\u0041\"", "byte 10, in the header: half of a pair of surrogates"),
      ("{\"\\udd00\"", "byte 10, in the header: half of a pair of surrogates"),
      ("{\"a\n\"", "byte 11, in the header: a control character within a text"),
      ("{\"__metadata__\":[]}", "byte 24, in the header: '{' is expected here"),
      ("{\"__metadata__\":{\"a\":1}}", "byte 29, in the header: '\"' is expected here"),
      (
        "{\"__metadata__\":{\"a\":\"\",\"a\":\"\"}}",
        "byte 32, in the header: \"a\" is there twice"
      ),
      (
        "{\"__metadata__\":{},\"__metadata__\":{}}",
        "byte 27, in the header: \"__metadata__\" is there twice"
      ),
      ("{\"a\":{\"dtype\":1", "byte 22, in the header: '\"' is expected here"),
      (
        "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}}",
        "byte 28, in the header: \"dtype\" is there twice"
      ),
      (
        "{\"a\":{\"shape\":[-1", "byte 23, in the header: a whole number is expected here"
      ),
      ("{\"a\":{\"shape\":[1.5", "byte 24, in the header: ',' or ']' is expected here"),
      ("{\"a\":{\"shape\":[1e3", "byte 24, in the header: ',' or ']' is expected here"),
      (
        "{\"a\":{\"shape\":[1,]",
        "byte 25, in the header: a whole number is expected here"
      ),
      ("{\"a\":{\"shape\":[01", "byte 23, in the header: a number begins with 0"),
      (
        "{\"a\":{\"shape\":[9223372036854775808",
        "byte 23, in the header: a number is larger than any file"
      ),
      (
        "{\"a\":{\"color\":1",
        "byte 14, in the header: tensor \"a\" has an unknown key \"color\""
      ),
      (
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0]}}",
        "byte 9, in the header: tensor \"a\": data_offsets must be a first byte and an end"
      ),
      (
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[4,0]}}",
        "byte 9, in the header: tensor \"a\": data_offsets must be a first byte and an end"
      ),
    ])
  func grammar(header: String, problem: String) {
    #expect(sentence(Samples.bytes(header: header)) == "file: \(problem) \(Self.way)")
  }

  @Test("a text that is not UTF-8 is an error")
  func invalidUTF8() {
    #expect(
      sentence(Samples.bytes(header: [0x7B, 0x22, 0xC3, 0x22]))
        == "file: byte 9, in the header: a text that is not UTF-8 \(Self.way)")
  }

  @Test("types other than F32 and F64 are refused by their name")
  func types() {
    #expect(
      sentence(Samples.bytes(header: #"{"a":{"dtype":"BF16""#))
        == "file: byte 22: tensor \"a\" is of type \"BF16\", and only F32 and F64 can be read "
        + "(save it as F32, in PyTorch with .float())")
  }

  @Test(
    "tensors that do not fit their shapes, one another or the file are refused",
    arguments: [
      (
        #""a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}"#,
        "tensor \"a\": its shape asks for 8 bytes, but data_offsets run from 0 to 4 \(resave)"
      ),
      (
        #""a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}"#,
        "tensor \"a\": its shape asks for more bytes than can be counted \(resave)"
      ),
      (
        #""a":{"dtype":"F64","shape":[9223372036854775807],"data_offsets":[0,8]}"#,
        "tensor \"a\": its shape asks for more bytes than can be counted \(resave)"
      ),
      (
        #""a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}"#,
        "tensor \"a\": data_offsets begin at 4, but the tensor before ends at 0: tensors must "
          + "follow one another without holes or overlap \(resave)"
      ),
      (
        #""a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"#
          + #""b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}"#,
        "tensor \"b\": data_offsets begin at 4, but the tensor before ends at 8: tensors must "
          + "follow one another without holes or overlap \(resave)"
      ),
      (
        #""a":{"dtype":"F32","shape":[1,3],"data_offsets":[0,12]}"#,
        "the file is cut short: its tensors take 12 bytes after the header, and only 8 are there "
          + way
      ),
      (
        #""a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}"#,
        "4 bytes follow the last tensor and belong to none \(way)"
      ),
      (
        #""a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"#
          + #""a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}"#,
        "byte 62, in the header: \"a\" is there twice \(way)"
      ),
    ])
  func layout(members: String, problem: String) {
    let bytes = Samples.bytes(header: "{\(members)}", data: Array(repeating: 0, count: 8))
    #expect(sentence(bytes) == "file: \(problem)")
  }

  @Test("a file that is no model is told so before memory is taken for its header")
  func foreign() {
    #expect(
      sentence([0x1F, 0x8B, 8])
        == "file: the file is no model: it has 3 bytes, and a model begins with the 8 of its "
        + "header's length (give a file that gradus fit wrote)")
    #expect(
      sentence(Array("sepal_length,sepal_width".utf8))
        == "file: byte 0: the file is no model: its header would be 7308321214411335027 bytes "
        + "long, and at most 100000000 are allowed (give a file that gradus fit wrote)")
    #expect(
      sentence(Array(repeating: 0xFF, count: 8))
        == "file: byte 0: the file is no model: its header would be 18446744073709551615 bytes "
        + "long, and at most 100000000 are allowed (give a file that gradus fit wrote)")
    #expect(
      sentence([100, 0, 0, 0, 0, 0, 0, 0, 0x7B, 0x7D])
        == "file: byte 0: the file is cut short: its header takes 100 bytes, and only 2 are there "
        + Self.way)
  }

  @Test("nesting a million deep is an error like any other")
  func nesting() {
    for bracket in ["{\"a\":", "[", "{\"a\":{\"shape\":["] {
      let header = "{\"a\":{\"shape\":" + String(repeating: bracket, count: 1_000_000)
      #expect(sentence(Samples.bytes(header: header)) != nil)
    }
  }

  @Test("a name from a file cannot steer the terminal or flood it")
  func names() throws {
    let name = "\\u001b[2J" + String(repeating: "x", count: 1000)
    let text = try #require(sentence(Samples.bytes(header: "{\"\(name)\":{}}")))
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(text.count < 250)
  }

  /// The error for a file that nobody verifies, `nil` if it can be read.
  private func sentence(_ bytes: [UInt8]) -> String? {
    do throws(ModelFileError) {
      _ = try TensorFile.read(bytes: bytes, name: "file", verified: false)
      return nil
    } catch {
      return error.description
    }
  }
}
