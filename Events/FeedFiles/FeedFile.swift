/// How a partner's spreadsheet becomes records: one version of a feed file.
package struct FeedFile: Hashable, Sendable {
  /// The name under which the feed is adopted and imported.
  package var feed: String
  package var version: Int
  /// When what the partner extracts changed, and how.
  package var effective: CivilDate?
  package var reason: String?
  /// The source of the feed's events, and what the subjects of its records begin with.
  package var source: String
  package var row: Row
  /// The names under which coverage is declared.
  package var covers: [String]
  package var sheet = Sheet.first
  /// The row of the header as a spreadsheet numbers it; nil: the first of 50 that has all headings.
  package var header: Int?
  /// The columns that name a row; empty where nothing does, and rows alike are counted.
  package var key: [Column] = []
  package var statement: Statement
  package var fields: [FieldMapping]
  /// The columns of a survey's questions; empty for any other feed.
  package var answers: [AnswerMapping] = []
  /// What a row has to say to be taken.
  package var conditions: [RowCondition] = []
  /// Known columns that are never stored.
  package var ignored: [Column] = []
  /// The row at which the table ends: one whose first cell that is not empty the pattern fits.
  package var until: Pattern?
  /// Whether statistics of one key are added up.
  package var addsUp = false
  /// How long a party is kept after its newest record, in months.
  package var keepMonths: Int?
  /// The text encoding and the delimiter of CSV files; nil: recognised.
  package var encoding: Encoding?
  package var delimiter: Character?

  /// What a row is.
  package enum Row: Hashable, Sendable {
    case record(RecordKind)
    case statistic
  }

  package enum Sheet: Hashable, Sendable {
    case first
    case named(String)
    /// Counted from 1.
    case position(Int)
  }

  package enum Encoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
    case windows1252 = "windows-1252"
  }

  /// What one statement says of: the whole of each period that holds a row, everything, or only what stands in it.
  package struct Statement: Hashable, Sendable {
    package enum Period: String, CaseIterable, Sendable {
      case month, quarter
      case financialYear = "financial-year"
      case all
      case none
    }

    package var of: Period
    /// The area that it covers; nil only where it states no periods.
    package var area: String?
    /// Whether rows outside the longest run of months are taken as changes, not refused.
    package var addsOutside = false

    package init(of: Period, area: String?, addsOutside: Bool = false) {
      (self.of, self.area, self.addsOutside) = (of, area, addsOutside)
    }
  }

  package init(
    feed: String, version: Int, source: String, row: Row, covers: [String], statement: Statement, fields: [FieldMapping]
  ) {
    (self.feed, self.version, self.source, self.row) = (feed, version, source, row)
    (self.covers, self.statement, self.fields) = (covers, statement, fields)
  }
}

extension FeedFile {
  /// A text, or a regular expression that the whole of a text has to match.
  package enum Pattern: Hashable, Sendable {
    case text(String)
    /// Without its slashes.
    case regex(String)
  }

  /// A column: the first of these headings that is there.
  package struct Column: Hashable, Sendable {
    package var headings: [Pattern]

    package init(_ headings: [Pattern]) { self.headings = headings }
  }

  /// A condition on a row's cell.
  package struct RowCondition: Hashable, Sendable {
    package var column: Column
    /// Whether the cell is to be one of these, or none of them; compared trimmed and without case.
    package var isOneOf: Bool
    package var values: [CodePattern]

    package init(column: Column, isOneOf: Bool, values: [CodePattern]) {
      (self.column, self.isOneOf, self.values) = (column, isOneOf, values)
    }
  }

  /// What a cell may hold to stand for something.
  package enum CodePattern: Hashable, Sendable {
    case text(String)
    case regex(String)
    /// `14..`, `10..13`, `..9`: both ends belong to it.
    case range(ExactDecimal?, ExactDecimal?)
  }
}
