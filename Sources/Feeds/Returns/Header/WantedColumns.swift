internal import Events

/// The columns that a feed file names, each with its headings ready to be compared.
struct WantedColumns {
  struct Wanted {
    let column: FeedFile.Column
    let patterns: [HeadingPattern]
    /// Whether the sheet has to have it.
    var isNeeded: Bool
    /// Whether the feed file could say that the sheet need not have it.
    var mayBeMissing: Bool
    /// Whether it is named only so that it is known, and never stored.
    let isIgnored: Bool
  }

  private(set) var columns: [Wanted] = []
  private var positions: [FeedFile.Column: Int] = [:]

  /// - Throws: `badRegex`.
  init(_ feedFile: FeedFile) throws(ReturnMistake) {
    for column in feedFile.key { try add(column, isNeeded: true, mayBeMissing: false) }
    // Without a key a row is what all its fields say: none of them can stay as it is held.
    let hasKey = !feedFile.key.isEmpty || feedFile.row == .statistic
    for field in feedFile.fields {
      for column in field.origin.columns {
        try add(column, isNeeded: !field.mayBeMissing || !hasKey, mayBeMissing: hasKey)
      }
    }
    for answer in feedFile.answers { try add(answer.column, isNeeded: !answer.mayBeMissing) }
    for condition in feedFile.conditions { try add(condition.column, isNeeded: true, mayBeMissing: false) }
    for column in feedFile.ignored where positions[column] == nil {
      try add(column, isNeeded: false, isIgnored: true)
    }
  }

  private mutating func add(
    _ column: FeedFile.Column, isNeeded: Bool, mayBeMissing: Bool = true, isIgnored: Bool = false
  ) throws(ReturnMistake) {
    if let position = positions[column] {
      columns[position].isNeeded = columns[position].isNeeded || isNeeded
      columns[position].mayBeMissing = columns[position].mayBeMissing && mayBeMissing
      return
    }
    var patterns: [HeadingPattern] = []
    for heading in column.headings { patterns.append(try HeadingPattern(heading)) }
    positions[column] = columns.count
    columns.append(
      Wanted(
        column: column, patterns: patterns, isNeeded: isNeeded, mayBeMissing: mayBeMissing, isIgnored: isIgnored))
  }
}
