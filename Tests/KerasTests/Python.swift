import Foundation
import TestSupport

/// A Python that has Keras, or none.
///
/// `GRADUS_PYTHON` names one; otherwise it is `python3`. Keras itself chooses its backend, by
/// `KERAS_BACKEND`.
enum Python {
  static let program: String? = {
    let named = ProcessInfo.processInfo.environment["GRADUS_PYTHON"] ?? "python3"
    let probe = try? run(named, ["-c", "import keras"])
    return probe?.status == 0 ? named : nil
  }()

  static let reason: String =
    "Keras cannot be imported: set GRADUS_PYTHON to a Python that has it, with TensorFlow, JAX or PyTorch"

  /// What `Tests/Fixtures/keras/run.py` says of a folder of scripts.
  static func results(of folder: String) throws -> KerasResults {
    let script = Fixture.root.appending(path: "Tests/Fixtures/keras/run.py").path
    let run = try run(program ?? "python3", [script, folder])
    guard run.status == 0, let line = run.output.split(separator: "\n").last else {
      throw Failure(description: run.errors)
    }
    return try JSONDecoder().decode(KerasResults.self, from: Data(line.utf8))
  }

  private static func run(
    _ program: String, _ words: [String]
  ) throws -> (status: Int32, output: String, errors: String) {
    let process = Process(), output = Pipe(), errors = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + words
    process.environment = ProcessInfo.processInfo.environment
      .merging(["PYTHONDONTWRITEBYTECODE": "1", "CUDA_VISIBLE_DEVICES": ""]) { $1 }
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // Both at once: a full pipe would stop the program.
    let messages = Messages()
    let reader = Thread { messages.end(errors.fileHandleForReading.readDataToEndOfFile()) }
    reader.start()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text, messages.wait())
  }

  struct Failure: Error, CustomStringConvertible { let description: String }
}

/// What a thread has read, once it has.
// Safe: written once, before the semaphore is signaled.
private final class Messages: @unchecked Sendable {
  private let done = DispatchSemaphore(value: 0)
  private var data = Data()

  func end(_ data: Data) {
    self.data = data
    done.signal()
  }

  func wait() -> String {
    done.wait()
    return String(decoding: data, as: UTF8.self)
  }
}

struct KerasResults: Decodable {
  let backend: String
  let results: [String: KerasResult]
}

struct KerasResult: Decodable {
  let y, before, after: [Double]
  let loss: Double
  let x: [Double]?
  let answers: [String]?
}
