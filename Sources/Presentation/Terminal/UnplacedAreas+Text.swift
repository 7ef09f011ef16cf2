package import Events
package import Snapshots

extension UnplacedAreas {
  /// What lies nowhere or only provisionally, and what to do about it.
  package var text: String {
    guard !areas.isEmpty else {
      return "Every record lies in an area that a look-up places.\n"
    }
    var table = TerminalTable([
      ("Area", .left), ("Name", .left), ("Records", .right), ("Dated", .left), ("Kinds", .left), ("Lies", .left),
    ])
    for area in areas {
      table.append([
        area.code, area.name == area.code ? "" : area.name, NumberFormat.grouped(area.recordCount), area.monthsInWords,
        area.kindsInWords, area.provisionalParent.map { "below \($0) for now" } ?? "nowhere",
      ])
    }
    return TextSanitizer.lines(table.lines + [""] + sentences.flatMap(WrappedText.item))
  }

  /// How many records count where, and what to do.
  package var sentences: [String] {
    var sentences: [String] = []
    func areas(_ isProvisional: Bool) -> Int { self.areas.count { ($0.provisionalParent != nil) == isProvisional } }
    func records(_ count: Int) -> String { NumberFormat.counted(count, "record lies", "records lie") }
    if nowhereCount > 0 {
      sentences.append(
        "\(records(nowhereCount)) in \(NumberFormat.counted(areas(false), "area", "areas")) that nothing places: they count "
          + "for that area alone.")
    }
    if areas(true) > 0 {
      sentences.append(
        "\(records(provisionalCount)) in \(NumberFormat.counted(areas(true), "area", "areas")) placed below a larger area for "
          + "now: they count for that one and above, and for no district.")
    }
    if !sentences.isEmpty {
      sentences.append(
        "incident-ledger import areas --shipped places the LSOAs of England and Wales; import areas FILE takes any other "
          + "look-up.")
    }
    return sentences.map { Wording.said($0) }
  }

  package var json: JSONOutput {
    .object([
      (
        "unplaced",
        .array(
          areas.map { area in
            .object([
              ("code", .string(area.code)), ("name", .string(area.name)),
              ("provisionalParent", .optional(area.provisionalParent)), ("records", .whole(area.recordCount)),
              (
                "kinds",
                .object(
                  RecordKind.allCases.compactMap { kind in area.records[kind].map { (kind.word, .whole($0)) } })
              ),
              ("firstMonth", .optional(area.months?.lowerBound.description)),
              ("lastMonth", .optional(area.months?.upperBound.description)),
            ])
          })
      )
    ])
  }

  package var csv: String {
    CSVTable.text(
      columns: ["code", "name", "provisional_parent", "records", "first_month", "last_month"],
      rows: areas.map { area in
        [
          area.code, area.name, area.provisionalParent ?? "", String(area.recordCount),
          area.months?.lowerBound.description ?? "", area.months?.upperBound.description ?? "",
        ]
      })
  }
}

extension UnplacedAreas.Area {
  /// `2025-01 to 2025-06`.
  fileprivate var monthsInWords: String {
    guard let months else { return "" }
    return months.lowerBound == months.upperBound
      ? "\(months.lowerBound)" : "\(months.lowerBound) to \(months.upperBound)"
  }

  /// `95 crime, 12 incident`.
  fileprivate var kindsInWords: String {
    RecordKind.allCases.compactMap { kind in
      records[kind].flatMap { $0 == 0 ? nil : "\(NumberFormat.grouped($0)) \(kind.word)" }
    }.joined(separator: ", ")
  }
}
