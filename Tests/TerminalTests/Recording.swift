import Terminal

/// A console in memory.
final class Recording {
  private(set) var outputText = ""
  private(set) var messagesText = ""

  static let page = Screen(
    isTerminal: false, environment: ["LANG": "C.UTF-8", "TERM": "xterm"])

  /// A console whose screens are `screen`, and whose standard output fails with `failure` if one is given.
  func console(screen: Screen = Recording.page, failure: Int32? = nil) -> Console {
    Console(
      output: Output(to: "standard output") { [self] bytes throws(Output.SystemError) in
        if let failure { throw Output.SystemError(code: failure) }
        outputText += String(decoding: bytes, as: UTF8.self)
        return bytes.count
      },
      messages: Output(to: "standard error", isBuffered: false) { [self] bytes in
        messagesText += String(decoding: bytes, as: UTF8.self)
        return bytes.count
      }, outputScreen: screen, messagesScreen: screen)
  }
}
