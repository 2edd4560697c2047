// Times what the documentation claims about speed, as shares of what this machine can do in the same
// run: `make bench`. Words choose a part: `swift run -c release --package-path Benchmarks products`.
import Gradus

let words = CommandLine.arguments.dropFirst()
if words == [BusyProcess.argument] { BusyProcess.keepBusy() }

// What one processor can do is what it did at best.
let peak = (0..<5).reduce(0) { best, _ in max(best, HostEngine(threads: 1).measuredPeak(.single)) }
let parts: KeyValuePairs<String, () throws -> Void> = [
  "network": { timeNetwork(peak: peak) },
  "products": { timeProducts(peak: peak) },
  "small": { timeSmallSteps() },
  "busy": { try timeBesideBusyProcess() },
]
if let unknown = words.first(where: { word in !parts.contains { $0.key == word } }) {
  print("There is no part \(unknown); there are \(parts.map(\.key).joined(separator: ", ")).")
} else {
  print("peak of one processor: \(Int(peak / 1e9)) GFLOP/s in single precision")
  for (name, time) in parts where words.isEmpty || words.contains(name) { try time() }
}
