/// Why a file cannot be read or written: one sentence with the file, the place and a way out.
public struct ModelFileError: Error, Equatable, Sendable {
  /// What went wrong.
  public enum Kind: Sendable {
    /// The file is missing, is a directory, may not be read, or is larger than allowed.
    case unreadable
    /// The disk is full, the directory is read-only, or the like; the old file is unchanged.
    case unwritable
    /// The bytes are no safetensors file of F32 and F64 tensors, or only a part of one.
    case malformed
    /// The bytes are not those that were written.
    case damaged
    /// Nothing tells whether the bytes are those that were written.
    case unverifiable
  }

  /// For a program that wants to act on it.
  public let kind: Kind
  /// The file as the user named it.
  public let file: String
  /// The sentence, without the file's name.
  public let problem: String

  /// `problem` goes on where the file's name ends, and ends with a way out in parentheses.
  public init(_ kind: Kind, file: String, _ problem: String) {
    (self.kind, self.file, self.problem) = (kind, file, problem)
  }
}

extension ModelFileError: CustomStringConvertible {
  public var description: String { "\(file): \(problem)" }
}

extension String {
  /// A name from a file in quotes: shortened, and with nothing in it that could steer a terminal.
  var quoted: String {
    let limit = 60
    let shown = unicodeScalars.prefix(limit).map { $0.escaped(asASCII: false) }.joined()
    return "\"\(shown)\(unicodeScalars.count > limit ? "…" : "")\""
  }
}
