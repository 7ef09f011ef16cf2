extension FeedFile {
  /// How one field of what a row opens is found.
  package struct FieldMapping: Hashable, Sendable {
    /// `date`, `area`, `attributes.agency` …; for statistics `indicator`, `start`, `end`, `period`, `value` ….
    package var field: String
    package var origin: Origin
    /// Whether the columns may be absent: the field then stays as it is held.
    package var mayBeMissing = false
    /// Whether a cell may be empty.
    package var mayBeEmpty = false
    /// The forms in which a date is written.
    package var dateFormats: [DateFormat] = []
    /// What the cell's text stands for, in order; before `names` and `words`.
    package var codes: [Code] = []
    package var otherwise = Otherwise.refuse
    /// What separates the elements of a list.
    package var separators: [String] = []
    /// The level whose areas' names the cells hold, and the area within which those lie.
    package var areaLevel: String?
    package var areaWithin: String?
    /// Whether any text becomes a lower-case word.
    package var takesWords = false

    package init(field: String, origin: Origin) { (self.field, self.origin) = (field, origin) }
  }

  /// Where a field's value comes from.
  package enum Origin: Hashable, Sendable {
    /// The same for every row: a text, a number, true or false, or a list of texts, as canonical JSON.
    case constant([UInt8])
    case column(Column)
    /// Several cells, joined by a text.
    case joined([Column], with: String)
    /// A pseudonym for what some cells hold together.
    case pseudonym(Pseudonym)
    /// Where the row lies; for areas found by boundaries.
    case coordinates(longitude: Column, latitude: Column)
  }

  package struct Pseudonym: Hashable, Sendable {
    package var columns: [Column]
    /// Words that say that a part is not known, compared trimmed and without case.
    package var blanks: [String] = []
    /// Whether a row with a blank part gets a party of its own, rather than being refused.
    package var ownWhereBlank = false

    package init(columns: [Column], blanks: [String] = [], ownWhereBlank: Bool = false) {
      (self.columns, self.blanks, self.ownWhereBlank) = (columns, blanks, ownWhereBlank)
    }
  }

  package struct Code: Hashable, Sendable {
    package var pattern: CodePattern
    /// What it stands for: a text, a number, true or false, as JSON.
    package var value: [UInt8]

    package init(_ pattern: CodePattern, _ value: [UInt8]) { (self.pattern, self.value) = (pattern, value) }
  }

  /// What becomes of a value that no code is for.
  package enum Otherwise: Hashable, Sendable {
    case refuse
    /// The field, or the element of a list, is left out.
    case omit
    /// It stands for what this text is as a value of the field: a word, a number, true or false.
    case word(String)
  }

  package enum DateFormat: Hashable, Sendable {
    /// Day, month and year in a pattern such as `dd/MM/yyyy`, `d MMM yy` or `MMMM yyyy`.
    case pattern(String)
    /// Days by the spreadsheet's own count.
    case serial
    /// `2019/20 Q1`: a quarter of the financial year; `2019 Q2`: of the calendar year.
    case quarter, calendarQuarter
    /// `2019/20`.
    case financialYear
  }

  /// A column whose cells answer a question of a survey.
  package struct AnswerMapping: Hashable, Sendable {
    package var column: Column
    package var question: String
    /// Whether the column may be absent: its answers then stay as they are held.
    package var mayBeMissing = false
    package var codes: [Code] = []
    package var otherwise = Otherwise.refuse
    package var takesWords = false

    package init(column: Column, question: String) { (self.column, self.question) = (column, question) }
  }
}
