internal import Gradus
internal import Terminal

/// The picture that --plot asks for.
enum PlotFile {
  static let option = Option("plot", .file, placeholder: "FILE.svg", help: "a picture, as SVG")

  /// Throws where writing would fail or destroy what is read: before the work, not after it.
  static func check(against inputs: [String?], _ arguments: Arguments) throws {
    guard let path = arguments[option] else { return }
    guard path.lowercased().hasSuffix(".svg") else {
      throw arguments.wrongUsage(
        "--plot: a picture is an SVG file; name it so, as in --plot \(path.printable).svg")
    }
    try OutputFile.check(
      path, against: inputs.compactMap(\.self), arguments, option: "--plot", what: "a picture",
      example: "--plot my.svg")
  }

  static func write(_ picture: any Picture, _ arguments: Arguments) throws {
    guard let path = arguments[option] else { return }
    try AtomicFile(path).write([Array(picture.standalone.utf8)[...]])
  }
}
