internal import ArgumentParser
internal import Events
internal import Feeds
internal import Foundation
internal import Ledger
internal import Projections

/// Builds the ledger of the demonstration: made-up files, imported as real ones would be, in the order in which they
/// would have become known.
struct DemoLedger {
  /// The ledger's folder, and the folder of the made-up files.
  let folder: String
  let files: String

  static let months = Month(year: 2017, month: 7)...Month(year: 2019, month: 6)

  /// An edition of a month's file, and when it became known.
  private struct Delivery {
    var month: Month
    var edition: MadeUpMonth.Edition
    var known: Month

    /// Six in the morning of the first of the month.
    var time: String { "\(known.start)T06:00:00Z" }
  }

  /// The first edition of a month comes two months later, the later one after five.
  private static var deliveries: [Delivery] {
    var deliveries: [Delivery] = []
    for index in months.lowerBound.index...months.upperBound.index {
      let month = Month(index: index)
      deliveries.append(Delivery(month: month, edition: .first, known: month.adding(2)))
      deliveries.append(Delivery(month: month, edition: .later, known: month.adding(5)))
    }
    return deliveries.sorted { ($0.known, $0.month) < ($1.known, $1.month) }
  }

  /// Makes the ledger and fills it.
  /// - Returns: the rows that were compared with the ledger or appended.
  func build() throws -> Int {
    try Ledger.create(at: folder)
    let ledger = try Ledger(at: folder, access: .readWrite)
    let start = try DemoLedger.intake(ledger, at: "2017-07-01T06:00:00Z")
    var areas = Shipped.areas.map { (name: $0.name, bytes: $0.csv) }
    areas.append((name: "neighbourhoods.csv", bytes: MadeUpPlaces.areas))
    _ = try AreaImport(areas).append(start)
    let populations = MadeUpPlaces.populations(years: 2016...2019)
    _ = try PopulationImport(file: "populations.csv", bytes: populations).append(start)
    _ = try DefinitionImport(Shipped.definitions.map { (name: $0.name, bytes: $0.yaml) }).append(start)
    return try importMonths(into: ledger)
  }

  private func importMonths(into ledger: Ledger) throws -> Int {
    let deliveries = DemoLedger.deliveries
    let bar = ProgressBar("files")
    defer { bar.finish() }
    var rowCount = 0
    for (index, delivery) in deliveries.enumerated() {
      let path = try write(delivery)
      let report = try PoliceImport(paths: [path], forces: Shipped.forces, acceptsRemovals: false)
        .append(try DemoLedger.intake(ledger, at: delivery.time))
      precondition(report.refused == 0, "the made-up files are in order")
      rowCount += report.appended + report.duplicates
      bar.show(index + 1, of: deliveries.count)
    }
    return rowCount
  }

  /// Writes a file below a folder of the month in which it became known.
  private func write(_ delivery: Delivery) throws -> String {
    let place = URL(fileURLWithPath: files).appendingPathComponent(delivery.known.description)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let file = place.appendingPathComponent("\(delivery.month)-leicestershire-street.csv")
    try Data(MadeUpMonth(month: delivery.month).file(delivery.edition)).write(to: file)
    return file.path
  }

  private static func intake(_ ledger: Ledger, at time: String) throws -> Intake {
    guard let recorded = RecordedTime(time) else { preconditionFailure("the demonstration's times are times") }
    return Intake(ledger: ledger, times: .at(recorded))
  }
}
