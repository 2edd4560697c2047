extension Program {
  /// Performs what the words after the program's name ask for, and returns the status to end with.
  ///
  /// What a command throws is written to `console.messages` as `gradus: …`: a usage error with its hint
  /// (status 2), any other error as its description (status 1). An `ExitStatus` is returned without a word.
  /// A closed pipe, as in `gradus plan model.gradus | head`, is no error worth a message.
  public func run(_ words: [String], on console: Console = .standard()) -> ExitStatus {
    do {
      try perform(parse(words), on: console)
      try console.output.flush()
      return .success
    } catch let error as UsageError {
      report("\(error.message.printable)\n\(error.hint)", on: console)
      return .wrongUsage
    } catch let status as ExitStatus {
      return finish(status, on: console)
    } catch let error as OutputError where error.isBrokenPipe {
      return .brokenPipe
    } catch {
      let status = finish(.failure, on: console)
      // It may cite a file: nothing in it may steer the terminal.
      let lines = (error as? any ErrorInLines)?.lines ?? ["\(error)"]
      report("\(name): " + lines.map(\.printable).joined(separator: "\n"), on: console)
      return status
    }
  }

  private func perform(_ invocation: Invocation, on console: Console) throws {
    switch invocation {
    case .programHelp:
      try console.output.write(HelpPage(of: self).text(for: console.outputScreen))
    case .help(let command):
      try console.output.write(HelpPage(of: command, in: self).text(for: console.outputScreen))
    case .version:
      try console.output.write("\(name) \(version)\n")
    case .perform(let arguments):
      try arguments.command.action(arguments, console)
    }
  }

  /// Lets out what a command wrote before it ended early; there is no one to tell if that fails, too.
  private func finish(_ status: ExitStatus, on console: Console) -> ExitStatus {
    do { try console.output.flush() } catch { return status == .success ? .failure : status }
    return status
  }

  private func report(_ message: String, on console: Console) {
    let style = Style(for: console.messagesScreen)
    do {
      // Only the place is painted, so that the sentence itself stays easy to read and to search.
      let place = message.prefix { $0 != ":" }
      try console.messages.write(style.failure(String(place)) + message[place.endIndex...] + "\n")
      try console.messages.flush()
    } catch {
      // Standard error is gone; the exit status still tells.
    }
  }
}
