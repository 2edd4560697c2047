// swift-tools-version: 6.2
import PackageDescription

let swift: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]
let c: [CSetting] = [.treatAllWarnings(as: .error)]

// What stands beside FromScratch.swift.
let otherExamples = [
  "README.md", "Quickstart", "WorkedExample", "DeepNetwork", "birthwt", "breast-cancer", "diabetes",
  "digits",
  "iris", "longley",
  "mtcars", "penguins", "quine", "wine",
]

// Arrows only point down; `make check` enforces it.
let package = Package(
  name: "Gradus",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Gradus", targets: ["Gradus"]),
    .executable(name: "gradus", targets: ["Command"]),
  ],
  targets: [
    .executableTarget(
      name: "Command", dependencies: ["Lessons", "Terminal", "Gradus"], swiftSettings: swift),
    .target(
      name: "Gradus",
      dependencies: [
        "Reports", "Explanations", "Workbench", "ModelFiles", "Training", "Networks", "Regression",
        "Tables", "Charts", "Engines", "Equations", "Numerics",
      ], swiftSettings: swift),
    .target(
      name: "Lessons",
      dependencies: [
        "Terminal", "ModelFiles", "Training", "Networks", "Tables", "Engines", "Equations",
        "Numerics",
      ], swiftSettings: swift),
    .target(name: "Terminal", swiftSettings: swift),
    .target(
      name: "Reports",
      dependencies: [
        "ModelFiles", "Training", "Networks", "Tables", "Engines", "Equations", "Numerics",
        "Charts",
      ], swiftSettings: swift),
    .target(
      name: "Explanations",
      dependencies: [
        "ModelFiles", "Training", "Networks", "Tables", "Engines", "Equations", "Numerics",
        "Charts",
      ], swiftSettings: swift),
    .target(
      name: "Workbench",
      dependencies: [
        "ModelFiles", "Training", "Networks", "Regression", "Tables", "Engines", "Equations",
        "Numerics",
      ], swiftSettings: swift),
    .target(
      name: "ModelFiles",
      dependencies: [
        "Training", "Networks", "Regression", "Tables", "Engines", "Equations", "Numerics",
        "CZlib",
      ],
      swiftSettings: swift),
    .target(
      name: "Training", dependencies: ["Networks", "Engines", "Equations", "Numerics"],
      swiftSettings: swift),
    .target(
      name: "Networks", dependencies: ["Engines", "Equations", "Numerics"], swiftSettings: swift),
    .target(
      name: "Regression", dependencies: ["Tables", "Equations", "Numerics", "Kernels"],
      swiftSettings: swift),
    .target(name: "Tables", dependencies: ["Numerics", "CZlib"], swiftSettings: swift),
    .target(
      name: "Engines", dependencies: ["Equations", "Numerics", "Kernels"], swiftSettings: swift),
    .target(name: "Equations", dependencies: ["Numerics"], swiftSettings: swift),
    .target(name: "Numerics", dependencies: ["Kernels"], swiftSettings: swift),
    .target(name: "Kernels", cSettings: c),
    .target(name: "Charts", dependencies: ["Numerics"], swiftSettings: swift),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    // Runnable examples; the tests run them, too.
    .executableTarget(
      name: "Quickstart", dependencies: ["Gradus"], path: "Examples/Quickstart",
      swiftSettings: swift),
    .executableTarget(
      name: "WorkedExample", dependencies: ["Gradus"], path: "Examples/WorkedExample",
      swiftSettings: swift),
    .executableTarget(
      name: "DeepNetwork", dependencies: ["Gradus"], path: "Examples/DeepNetwork",
      swiftSettings: swift),
    .executableTarget(
      name: "FromScratch", path: "Examples", exclude: otherExamples,
      sources: ["FromScratch.swift"], swiftSettings: swift),

    .target(
      name: "TestSupport", dependencies: ["Networks", "Engines", "Equations", "Numerics"],
      path: "Tests/TestSupport", swiftSettings: swift),
    .testTarget(name: "NumericsTests", dependencies: ["Numerics"], swiftSettings: swift),
    .testTarget(
      name: "EquationsTests", dependencies: ["Networks", "Engines", "Equations", "Numerics"],
      swiftSettings: swift),
    .testTarget(
      name: "NetworksTests",
      dependencies: ["TestSupport", "Networks", "Engines", "Equations", "Numerics"],
      swiftSettings: swift),
    .testTarget(
      name: "TrainingTests",
      dependencies: [
        "FromScratch", "TestSupport", "Training", "Networks", "Engines", "Equations", "Numerics",
      ], swiftSettings: swift),
    .testTarget(
      name: "EngineConformance", dependencies: ["Networks", "Engines", "Equations", "Numerics"],
      swiftSettings: swift),
    .testTarget(
      name: "KernelsTests", dependencies: ["Kernels", "Numerics"], swiftSettings: swift),
    .testTarget(
      name: "TablesTests", dependencies: ["Tables", "Numerics", "CZlib"], swiftSettings: swift),
    .testTarget(
      name: "RegressionTests",
      dependencies: ["TestSupport", "Regression", "Tables", "Equations", "Numerics"],
      swiftSettings: swift),
    .testTarget(
      name: "WorkbenchTests",
      dependencies: [
        "TestSupport", "Gradus",
        "Workbench", "ModelFiles", "Training", "Networks", "Regression", "Tables", "Engines",
        "Equations", "Numerics",
      ], exclude: ["Files"], swiftSettings: swift),
    .testTarget(
      name: "EndToEnd",
      dependencies: [
        "Command", "Quickstart", "WorkedExample", "DeepNetwork", "FromScratch", "Gradus", "CZlib",
      ],
      swiftSettings: swift),
    .testTarget(
      name: "ChartsTests", dependencies: ["TestSupport", "Charts", "Numerics"],
      swiftSettings: swift),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "TestSupport", "Reports", "Charts", "Workbench", "ModelFiles", "Training", "Networks",
        "Tables", "Engines", "Numerics",
      ], swiftSettings: swift),
    .testTarget(
      name: "ExplanationsTests",
      dependencies: [
        "TestSupport", "Explanations", "Charts", "ModelFiles", "Training", "Networks", "Tables",
        "Engines", "Equations", "Numerics",
      ], swiftSettings: swift),
    .testTarget(
      name: "DoctorTests",
      dependencies: [
        "TestSupport", "Workbench", "ModelFiles", "Training", "Networks", "Tables", "Engines",
        "Equations", "Numerics",
      ], swiftSettings: swift),
    .testTarget(
      name: "KerasTests",
      dependencies: [
        "TestSupport", "ModelFiles", "Training", "Networks", "Tables", "Engines", "Equations",
        "Numerics",
      ], swiftSettings: swift),
    .testTarget(
      name: "LessonsTests", dependencies: ["TestSupport", "Lessons", "Terminal"],
      swiftSettings: swift),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal"], swiftSettings: swift),
    .testTarget(
      name: "ModelFilesTests", dependencies: ["TestSupport", "ModelFiles", "Numerics"],
      swiftSettings: swift),
  ],
  cLanguageStandard: .gnu2x)
