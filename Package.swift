// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Only `Bytes` and `LMDB` lend values that must not outlive what they are borrowed from.
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
    .target(name: "Bytes", swiftSettings: lifetimes),
    .target(name: "FileSystem", swiftSettings: settings),
    .target(
      name: "LMDB", dependencies: ["Bytes", "CLMDB", "FileSystem"], exclude: ["DESIGN.md"], swiftSettings: lifetimes),
    .target(name: "Archives", dependencies: ["CArchive"], swiftSettings: settings),
    .target(
      name: "Events",
      dependencies: [.product(name: "Yams", package: "Yams")],
      path: "Events",
      swiftSettings: settings),
    .target(
      name: "Ledger",
      dependencies: ["Bytes", "Events", "FileSystem", "LMDB", .product(name: "Crypto", package: "swift-crypto")],
      exclude: ["DESIGN.md"],
      swiftSettings: settings),
    .target(name: "Feeds", dependencies: ["Archives", "Events", "FileSystem", "Ledger"], swiftSettings: settings),
    .target(
      name: "Projections", dependencies: ["Bytes", "Events", "FileSystem", "Ledger", "LMDB"], path: "Projections",
      exclude: ["Areas/README.md", "DESIGN.md"],
      resources: [.embedInCode("Areas"), .embedInCode("Definitions")],
      swiftSettings: settings),
    .target(name: "Statistics", swiftSettings: settings),
    .target(
      name: "Figures",
      dependencies: [
        "Events", "Ledger", "Projections", "Statistics", .product(name: "BigInt", package: "BigInt"),
      ],
      swiftSettings: settings),
    .target(
      name: "Demonstration", dependencies: ["Events", "Ledger", "Projections"], swiftSettings: settings),
    .target(
      name: "Pages", dependencies: ["Events", "Figures", "Ledger", "Projections", "Statistics"], swiftSettings: settings
    ),
    .target(
      name: "Server",
      dependencies: [
        "Events", "Feeds", "Figures", "FileSystem", "Ledger", "Pages", "Projections",
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
        "CTerminal", "Demonstration", "Events", "Feeds", "Figures", "Ledger", "Projections", "Server",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),

    // What tests share: `TestSupport` knows nothing of the product, `LedgerTestSupport` writes ledgers as tables, and
    // `NaiveModel` is the slow, obvious model that the fast code is checked against.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .target(
      name: "LedgerTestSupport",
      dependencies: ["Events", "Figures", "Ledger", "Projections", "Statistics", "TestSupport"],
      path: "Tests/LedgerTestSupport", swiftSettings: settings),
    .target(
      name: "NaiveModel", dependencies: ["Events", "TestSupport", .product(name: "BigInt", package: "BigInt")],
      path: "Tests/NaiveModel", swiftSettings: settings),

    // Tests; `RuleTests` states the rules, a file a rule, and `HouseTests` reads the sources as text.
    .testTarget(name: "RuleTests", dependencies: ["Events", "Figures", "LedgerTestSupport"], swiftSettings: settings),
    .testTarget(name: "HouseTests", swiftSettings: settings),
    .testTarget(
      name: "TestSupportTests", dependencies: ["Figures", "LedgerTestSupport", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "LMDBTests", dependencies: ["Bytes", "FileSystem", "LMDB", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "ArchivesTests", dependencies: ["Archives", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "EventsTests", dependencies: ["Events", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "LedgerTests",
      dependencies: [
        "Bytes", "Events", "FileSystem", "LMDB", "Ledger", "LedgerTestSupport", "TestSupport",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "FeedsTests", dependencies: ["Archives", "Events", "Feeds", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "ImportTests",
      dependencies: [
        "Archives", "Events", "Feeds", "LMDB", "Ledger", "LedgerTestSupport", "Projections", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CommandTests",
      dependencies: ["Events", "FileSystem", "LMDB", "Ledger", "LedgerTestSupport", "TestSupport", "incident-ledger"],
      swiftSettings: settings),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "ModelTests",
      dependencies: ["Events", "Figures", "Ledger", "LedgerTestSupport", "NaiveModel", "Projections", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ReportTests",
      dependencies: [
        "Events", "Figures", "Ledger", "LedgerTestSupport", "NaiveModel", "Projections", "TestSupport",
        "incident-ledger",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "DemonstrationTests",
      dependencies: [
        "Demonstration", "Events", "Figures", "Ledger", "LedgerTestSupport", "Projections", "Statistics", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PagesTests",
      dependencies: [
        "Demonstration", "Events", "Figures", "Ledger", "LedgerTestSupport", "Pages", "Projections", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ServerTests",
      dependencies: [
        "Events", "Feeds", "Figures", "FileSystem", "LMDB", "Ledger", "LedgerTestSupport", "Pages", "Projections",
        "Server",
        "TestSupport", "incident-ledger",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "NaiveModelTests", dependencies: ["Events", "NaiveModel", "TestSupport"], swiftSettings: settings),
  ]
)
