/// What the name of a file tells about a file of data.police.uk, such as `2018-10-leicestershire-street.csv`.
package struct PoliceFileName: Hashable, Sendable {
  /// What a file holds by its name.
  package enum Kind: Sendable {
    /// Street-level crime, which is imported.
    case street
    /// Outcomes of crimes, which are imported too.
    case outcomes
    /// Stop and search: not imported.
    case stopAndSearch
    /// A CSV file of another name.
    case otherCSV
    /// No CSV file, or one that an operating system left behind (its name begins with a full stop).
    case foreign
  }

  package let kind: Kind
  /// `YYYY-MM`; nil when the name does not begin with an existing month.
  package let month: String?
  /// The force's slug; nil when the name does not have the form of data.police.uk.
  package let slug: String?

  /// - Parameter name: a path, or `archive.zip:member`; endings `.gz` and `.xz` are looked through.
  package init(_ name: String) {
    var base = name[...]
    if let end = base.utf8.lastIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }) {
      base = base[base.utf8.index(after: end)...]
    }
    let isHidden = base.hasPrefix(".")
    var stem = base.lowercased()[...]
    for ending in [".gz", ".xz"] where stem.hasSuffix(ending) { stem.removeLast(ending.count) }
    guard stem.hasSuffix(".csv"), !isHidden else {
      (kind, month, slug) = (.foreign, nil, nil)
      return
    }
    stem.removeLast(4)
    let endings: [(String, Kind)] = [
      ("-street", .street), ("-outcomes", .outcomes), ("-stop-and-search", .stopAndSearch),
    ]
    guard let (ending, kind) = endings.first(where: { stem.hasSuffix($0.0) }) else {
      (kind, month, slug) = (.otherCSV, nil, nil)
      return
    }
    self.kind = kind
    stem.removeLast(ending.count)
    let start = stem.prefix(7)
    guard PoliceMonth.exists(start.utf8), stem.dropFirst(7).hasPrefix("-"), stem.utf8.count > 8 else {
      (month, slug) = (nil, nil)
      return
    }
    month = String(start)
    slug = String(stem.dropFirst(8))
  }
}
