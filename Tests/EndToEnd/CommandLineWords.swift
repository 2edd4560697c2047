import Foundation

/// The words of a command line as a shell cuts them, with `'…'` as one.
func commandLineWords(_ line: some StringProtocol) -> [String] {
  line.components(separatedBy: "'").enumerated().flatMap { k, part in
    k % 2 == 1 ? [part] : part.split(separator: " ").map(String.init)
  }
}
