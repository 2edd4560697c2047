/// Where a command reads what the screen can do, and where it writes: results to `output`, everything
/// that is not a result to `messages`.
public struct Console {
  /// Results: standard output.
  public let output: Output
  /// Notes, progress and errors: standard error.
  public let messages: Output
  /// What the screen behind `output` can do.
  public let outputScreen: Screen
  /// What the screen behind `messages` can do.
  public let messagesScreen: Screen
  /// The same as it is now: its window may have been resized.
  let lookAtMessagesScreen: () -> Screen

  /// A console of given parts, such as buffers in memory; without `lookAtMessagesScreen` its screens
  /// keep their sizes.
  public init(
    output: Output, messages: Output, outputScreen: Screen, messagesScreen: Screen,
    lookAtMessagesScreen: (() -> Screen)? = nil
  ) {
    self.output = output
    self.messages = messages
    self.outputScreen = outputScreen
    self.messagesScreen = messagesScreen
    self.lookAtMessagesScreen = lookAtMessagesScreen ?? { messagesScreen }
  }

  /// The console of this process.
  public static func standard() -> Console {
    Console(
      output: .standardOutput(), messages: .standardError(), outputScreen: .standardOutput(),
      messagesScreen: .standardError(), lookAtMessagesScreen: { .standardError() })
  }
}
