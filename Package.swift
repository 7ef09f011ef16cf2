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
let lifetimes: [SwiftSetting] = [.enableExperimentalFeature("Lifetimes")]

let package = Package(
  name: "incident-ledger",
  products: [
    .executable(name: "incident-ledger", targets: ["incident-ledger"]),
    .library(
      name: "IncidentLedger",
      targets: ["Archives", "Events", "Ledger", "Feeds", "Projections", "Snapshots", "Figures", "Explanations"]),
  ],
  traits: [
    .trait(
      name: "SharedJournal", description: "Sites of one ledger that share their order by PostgreSQL (needs libpq).")
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
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    // It declares what it needs, so that everything compiles without libpq; what has the trait is linked with it.
    .systemLibrary(name: "CPostgreSQL", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CTerminal"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // The way of the data, upstream first; nothing downstream is imported upstream.
    .target(
      name: "Bytes", dependencies: [.product(name: "Crypto", package: "swift-crypto")], swiftSettings: lifetimes),
    .target(name: "FileSystem", swiftSettings: lifetimes),
    .target(
      name: "LMDB", dependencies: ["Bytes", "CLMDB", "FileSystem"], exclude: ["DESIGN.md"], swiftSettings: lifetimes),
    .target(name: "Archives", dependencies: ["CArchive"]),
    .target(name: "XML", dependencies: ["CExpat"]),
    .target(name: "Compression", dependencies: ["CZlib"]),
    .target(
      name: "Events",
      dependencies: ["Bytes", .product(name: "Yams", package: "Yams")],
      path: "Events", exclude: ["README.md"]),
    .target(name: "Spreadsheets", dependencies: ["Archives", "Events", "XML"], exclude: ["DESIGN.md"]),
    .target(
      name: "Ledger",
      dependencies: ["Bytes", "Events", "FileSystem", "LMDB", .product(name: "Crypto", package: "swift-crypto")],
      exclude: ["DESIGN.md"]),
    .target(name: "PostgreSQL", dependencies: ["CPostgreSQL"]),
    .target(
      name: "Boundaries", dependencies: ["Events", "FileSystem", "Ledger"], exclude: ["DESIGN.md"]),
    .target(
      name: "Feeds",
      dependencies: [
        "Archives", "Boundaries", "Bytes", "Events", "FileSystem", "Ledger", "Spreadsheets",
        .product(name: "Crypto", package: "swift-crypto"),
      ], exclude: ["README.md"]),
    .target(
      name: "SharedJournal", dependencies: ["Events", "FileSystem", "Ledger", "PostgreSQL"],
      exclude: ["DESIGN.md", "schema.sql"]),
    .target(
      name: "Projections", dependencies: ["Bytes", "Events", "FileSystem", "Ledger"], path: "Projections",
      exclude: ["Areas/README.md", "Areas/make-lsoa-tables", "Definitions/README.md", "DESIGN.md"],
      resources: [
        .embedInCode("Areas/england.csv"), .embedInCode("Areas/forces.csv"), .embedInCode("Areas/wales.csv"),
        .embedInCode("Definitions"), .embedInCode("FeedFiles"), .embedInCode("Forms"),
      ]),
    .target(name: "Statistics"),
    .target(name: "Questions", dependencies: ["Events", "Ledger"]),
    .target(
      name: "Rationals", dependencies: ["Events", .product(name: "BigInt", package: "BigInt")]),
    .target(
      name: "Snapshots", dependencies: ["Events", "Ledger", "Projections", "Questions", "Rationals"],
      exclude: ["DESIGN.md"]),
    .target(
      name: "Figures",
      dependencies: ["Events", "Ledger", "Projections", "Questions", "Rationals", "Snapshots", "Statistics"],
      exclude: ["DESIGN.md"]),
    .target(
      name: "Explanations",
      dependencies: [
        "Events", "Figures", "Ledger", "Projections", "Questions", "Rationals", "Snapshots", "Statistics",
        .product(name: "BigInt", package: "BigInt"),
      ],
      exclude: ["DESIGN.md"]),
    .target(
      name: "Reports",
      dependencies: ["Events", "Explanations", "Figures", "Ledger", "Projections", "Rationals", "Snapshots"],
      exclude: ["DESIGN.md"]),
    .target(
      name: "Presentation",
      dependencies: [
        "Boundaries", "Events", "Explanations", "Feeds", "Figures", "Ledger", "Projections", "Questions", "Rationals",
        "Reports",
        "Snapshots", "Spreadsheets", "Statistics",
      ],
      exclude: ["DESIGN.md"]),
    .target(
      name: "Demonstration", dependencies: ["Events", "Feeds", "FileSystem", "Ledger", "Projections", "Spreadsheets"]),
    .target(
      name: "Pages",
      dependencies: [
        "Boundaries", "Events", "Explanations", "Feeds", "Figures", "Ledger", "Presentation", "Projections",
        "Questions", "Rationals",
        "Reports", "Snapshots", "Statistics",
      ]),
    .target(
      name: "Server",
      dependencies: [
        "Archives", "Boundaries", "Compression", "Events", "Explanations", "Feeds", "Figures", "FileSystem", "Ledger",
        "Pages",
        "Presentation",
        "Projections",
        "Questions", "Reports", "Snapshots",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["DESIGN.md", "README.md"],
      resources: [.embedInCode("Description/interface.yaml"), .embedInCode("Description/schemas.yaml")]),
    .executableTarget(
      name: "incident-ledger",
      dependencies: [
        "Boundaries", "CTerminal", "Demonstration", "Events", "Explanations", "Feeds", "Figures", "FileSystem",
        "Ledger",
        "Presentation", "Projections", "Questions", "Rationals", "Reports", "Server", "Snapshots", "Spreadsheets",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .byName(name: "SharedJournal", condition: .when(traits: ["SharedJournal"])),
      ]),

    // What tests share: `TestSupport` knows nothing of the product, `LedgerTestSupport` writes ledgers as tables, and
    // `NaiveModel` is the slow, obvious model that the fast code is checked against.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .target(
      name: "LedgerTestSupport",
      dependencies: [
        "Events", "Explanations", "Figures", "Ledger", "Presentation", "Projections", "Questions", "Rationals",
        "Snapshots", "Statistics", "TestSupport",
      ], path: "Tests/LedgerTestSupport"),
    .target(
      name: "NaiveModel", dependencies: ["Events", "TestSupport", .product(name: "BigInt", package: "BigInt")],
      path: "Tests/NaiveModel"),

    // Tests; `RuleTests` states the rules, a file a rule, and `HouseTests` reads the sources as text.
    .testTarget(
      name: "RuleTests", dependencies: ["Events", "Explanations", "Figures", "LedgerTestSupport", "Reports"]),
    .testTarget(name: "HouseTests"),
    .testTarget(name: "TestSupportTests", dependencies: ["Figures", "LedgerTestSupport", "TestSupport"]),
    .testTarget(name: "ArchivesTests", dependencies: ["Archives", "TestSupport"]),
    .testTarget(
      name: "BoundariesTests",
      dependencies: ["Archives", "Boundaries", "Events", "Ledger", "LedgerTestSupport", "TestSupport"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Bytes", "Events", "FileSystem", "LMDB", "Ledger", "LedgerTestSupport", "Spreadsheets", "TestSupport",
        "incident-ledger",
      ],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "DemonstrationTests",
      dependencies: [
        "Demonstration", "Events", "Explanations", "Figures", "Ledger", "LedgerTestSupport", "Presentation",
        "Projections", "Questions", "Rationals", "Reports", "Snapshots", "Statistics", "TestSupport",
      ]),
    .testTarget(name: "EventsTests", dependencies: ["Events", "LedgerTestSupport", "TestSupport"]),
    .testTarget(name: "FeedsTests", dependencies: ["Archives", "Events", "Feeds", "TestSupport"]),
    .testTarget(
      name: "HarnessTests", dependencies: ["LedgerTestSupport", "TestSupport", "incident-ledger"],
      exclude: ["Interposer"]),
    .testTarget(
      name: "ImportTests",
      dependencies: ["Events", "Feeds", "Ledger", "LedgerTestSupport", "Projections", "Snapshots", "TestSupport"]),
    // It sees what is public alone, as programs of others do.
    .testTarget(
      name: "LibraryTests", dependencies: ["Events", "Explanations", "Figures", "Ledger", "Projections", "Snapshots"],
      packageAccess: false),
    .testTarget(name: "LMDBTests", dependencies: ["Bytes", "FileSystem", "LMDB", "TestSupport"]),
    .testTarget(
      name: "LedgerTests",
      dependencies: [
        "Bytes", "Events", "FileSystem", "LMDB", "Ledger", "LedgerTestSupport", "TestSupport",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .testTarget(
      name: "ModelTests",
      dependencies: [
        "Bytes", "Events", "Explanations", "Figures", "LMDB", "Ledger", "LedgerTestSupport", "NaiveModel",
        "Presentation",
        "Projections", "Rationals", "Snapshots", "TestSupport", .product(name: "BigInt", package: "BigInt"),
      ]),
    .testTarget(name: "NaiveModelTests", dependencies: ["Events", "NaiveModel", "TestSupport"]),
    .testTarget(
      name: "PagesTests",
      dependencies: [
        "Demonstration", "Events", "Figures", "Ledger", "LedgerTestSupport", "Pages", "Projections", "Snapshots",
        "TestSupport",
      ]),
    .testTarget(name: "QuestionsTests", dependencies: ["Events", "Questions"]),
    .testTarget(
      name: "ReportTests",
      dependencies: [
        "Events", "Explanations", "Figures", "Ledger", "LedgerTestSupport", "NaiveModel", "Presentation", "Projections",
        "Rationals", "Reports", "Snapshots", "Spreadsheets", "Statistics", "TestSupport",
      ]),
    .testTarget(
      name: "ReturnsTests",
      dependencies: ["Events", "Feeds", "FileSystem", "Ledger", "LedgerTestSupport", "Spreadsheets", "TestSupport"]),
    .testTarget(
      name: "ServerTests",
      dependencies: [
        "Boundaries", "Events", "Feeds", "Figures", "FileSystem", "Ledger", "LedgerTestSupport", "Pages", "Questions",
        "Server",
        "Snapshots", "TestSupport", .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"), .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "Yams", package: "Yams"),
      ]),
    .testTarget(
      name: "SharedJournalTests",
      dependencies: [
        "Events", "Ledger", "LedgerTestSupport", "TestSupport",
        .byName(name: "SharedJournal", condition: .when(traits: ["SharedJournal"])),
      ]),
    .testTarget(name: "SpreadsheetsTests", dependencies: ["Archives", "Events", "Spreadsheets", "TestSupport"]),
    .testTarget(name: "StatisticsTests", dependencies: ["Presentation", "Statistics", "TestSupport"]),
  ]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = settings + (target.swiftSettings ?? [])
}
