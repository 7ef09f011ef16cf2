// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(name: "incident-ledger", path: "../.."),
    // Without its traits, which interpose `malloc` and the Swift runtime: times are all that is wanted here.
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // The peer that the ledger runs against: bare LMDB.
    .systemLibrary(
      name: "CPeer", path: "Sources/CPeer", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
    .executableTarget(
      name: "LedgerBenchmarks",
      dependencies: [
        "CPeer",
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "IncidentLedger", package: "incident-ledger"),
      ],
      path: "Benchmarks/LedgerBenchmarks",
      swiftSettings: [.treatAllWarnings(as: .error)],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
