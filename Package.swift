// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Only `LMDB` returns values that must not outlive a transaction.
let lifetimes: [SwiftSetting] = settings + [.enableExperimentalFeature("Lifetimes")]

let package = Package(
  name: "incident-ledger",
  products: [
    .executable(name: "incident-ledger", targets: ["incident-ledger"]),
    .library(name: "IncidentLedger", targets: ["Events", "Ledger", "Feeds", "Projections", "Figures"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // C libraries of the system.
    .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CTerminal"),

    // The way of the data, upstream first; nothing downstream is imported upstream.
    .target(name: "LMDB", dependencies: ["CLMDB"], exclude: ["DESIGN.md"], swiftSettings: lifetimes),
    .target(name: "Archives", dependencies: ["CArchive"], swiftSettings: settings),
    .target(
      name: "Events",
      dependencies: [.product(name: "Yams", package: "Yams")],
      path: "Events",
      swiftSettings: settings),
    .target(
      name: "Ledger",
      dependencies: ["Events", "LMDB", .product(name: "Crypto", package: "swift-crypto")],
      exclude: ["DESIGN.md"],
      swiftSettings: settings),
    .target(name: "Feeds", dependencies: ["Archives", "Events", "Ledger"], swiftSettings: settings),
    .target(
      name: "Projections", dependencies: ["Events", "Ledger", "LMDB"], path: "Projections",
      exclude: ["Areas/README.md"],
      resources: [.embedInCode("Areas"), .embedInCode("Definitions")],
      swiftSettings: settings),
    .target(name: "Questions", dependencies: ["Events", "Ledger"], swiftSettings: settings),
    .target(name: "Statistics", swiftSettings: settings),
    .target(
      name: "Figures",
      dependencies: [
        "Events", "Ledger", "Projections", "Questions", "Statistics", .product(name: "BigInt", package: "BigInt"),
      ],
      swiftSettings: settings),
    .target(
      name: "Demonstration", dependencies: ["Events", "Ledger", "Projections"], swiftSettings: settings),
    .target(
      name: "Pages", dependencies: ["Events", "Figures", "Ledger", "Projections", "Questions", "Statistics"],
      swiftSettings: settings),
    .target(
      name: "Server",
      dependencies: [
        "Events", "Feeds", "Figures", "LMDB", "Ledger", "Pages", "Projections", "Questions",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      exclude: ["DESIGN.md"],
      resources: [.embedInCode("Description/interface.yaml"), .embedInCode("Description/schemas.yaml")],
      swiftSettings: settings),
    .executableTarget(
      name: "incident-ledger",
      dependencies: [
        "CTerminal", "Demonstration", "Events", "Feeds", "Figures", "Ledger", "Projections", "Questions", "Server",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),

    // Tests; `NaiveModel` is the slow, obvious model that the fast code is checked against.
    .testTarget(name: "LMDBTests", dependencies: ["LMDB"], swiftSettings: settings),
    .testTarget(name: "ArchivesTests", dependencies: ["Archives"], swiftSettings: settings),
    .testTarget(name: "EventsTests", dependencies: ["Events"], swiftSettings: settings),
    .testTarget(
      name: "LedgerTests",
      dependencies: ["Events", "LMDB", "Ledger", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .testTarget(name: "FeedsTests", dependencies: ["Archives", "Events", "Feeds"], swiftSettings: settings),
    .testTarget(
      name: "ImportTests", dependencies: ["Archives", "Events", "Feeds", "LMDB", "Ledger", "Projections"],
      swiftSettings: settings),
    .testTarget(
      name: "CommandTests", dependencies: ["LMDB", "Ledger", "incident-ledger"], swiftSettings: settings),
    .testTarget(name: "QuestionsTests", dependencies: ["Events", "Ledger", "Questions"], swiftSettings: settings),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"], swiftSettings: settings),
    .target(
      name: "NaiveModel", dependencies: ["Events", .product(name: "BigInt", package: "BigInt")],
      path: "Tests/NaiveModel", swiftSettings: settings),
    .testTarget(
      name: "ModelTests", dependencies: ["Events", "Figures", "Ledger", "NaiveModel", "Projections"],
      swiftSettings: settings),
    .testTarget(
      name: "ReportTests",
      dependencies: ["Events", "Figures", "Ledger", "NaiveModel", "Projections", "incident-ledger"],
      swiftSettings: settings),
    .testTarget(
      name: "DemonstrationTests",
      dependencies: ["Demonstration", "Events", "Figures", "Ledger", "Projections", "Questions", "Statistics"],
      swiftSettings: settings),
    .testTarget(
      name: "PagesTests", dependencies: ["Demonstration", "Events", "Figures", "Ledger", "Pages", "Projections"],
      swiftSettings: settings),
    .testTarget(
      name: "ServerTests",
      dependencies: [
        "Events", "Feeds", "Figures", "LMDB", "Ledger", "Pages", "Projections", "Questions", "Server",
        "incident-ledger", .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .testTarget(name: "NaiveModelTests", dependencies: ["Events", "NaiveModel"], swiftSettings: settings),
  ]
)
