/// A shell that completes command lines.
public enum Shell: String, Sendable, CaseIterable {
  case bash
  case zsh
  case fish

  /// The script that teaches the shell to complete the commands, options and values of a program.
  public func completions(of program: Program) -> String {
    switch self {
    case .bash: BashCompletion(of: program).script
    case .zsh: ZshCompletion(of: program).script
    case .fish: FishCompletion(of: program).script
    }
  }
}

extension String {
  /// The text as one word of a shell, whatever it contains.
  var shellQuoted: String {
    "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// The text as a part of the name of a shell function.
  var shellIdentifier: String {
    String(map { ($0.isASCII && $0.isLetter) || $0.isWholeNumber ? $0 : "_" })
  }
}
