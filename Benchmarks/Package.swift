// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that who uses Gradus does not build its benchmarks.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Gradus", path: "..")],
  targets: [
    .executableTarget(
      name: "Benchmarks", dependencies: [.product(name: "Gradus", package: "Gradus")],
      swiftSettings: [.enableUpcomingFeature("ExistentialAny")]),
    // Gradus's part of Benchmarks/regression/compare.
    .executableTarget(
      name: "Regressions", dependencies: [.product(name: "Gradus", package: "Gradus")],
      swiftSettings: [.enableUpcomingFeature("ExistentialAny")]),
  ])
