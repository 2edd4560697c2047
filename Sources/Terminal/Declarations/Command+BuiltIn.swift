/// The commands that follow from the description of a program and are therefore the same for all.
extension Command {
  static let help = {
    let name = Argument(optional: "COMMAND", .text, help: "the command to explain")
    return Command("help", "show the help of a command", arguments: [name]) { arguments, console in
      let program = arguments.program
      let page: HelpPage
      if let name = arguments[name] {
        page = HelpPage(of: try program.command(name), in: program)
      } else {
        page = HelpPage(of: program)
      }
      try console.output.write(page.text(for: console.outputScreen))
    }
  }()

  static let completions = {
    let shell = Argument("SHELL", .choice(of: Shell.self), help: "bash, zsh or fish")
    return Command(
      "completions", "print a completion script for a shell", arguments: [shell]
    ) { arguments, console in
      try console.output.write(arguments[shell].completions(of: arguments.program))
    }
  }()

  static let manual = Command("man", "print the manual page, for man -l or mandoc") {
    arguments, console in
    try console.output.write(ManualPage(of: arguments.program).text)
  }
}
