internal import Events

/// What becomes of the columns of a partner's spreadsheet, in words.
enum FeedColumnSentences {
  /// How a field is found.
  static func sentence(_ mapping: FeedFile.FieldMapping, of row: FeedFile.Row) -> String {
    var text = origin(mapping.origin)
    if case .constant = mapping.origin { return text }
    if !mapping.dateFormats.isEmpty { text += ", written as " + ListFormat.or(mapping.dateFormats.map(format)) }
    if !mapping.separators.isEmpty { text += ", parted at " + ListFormat.or(mapping.separators) }
    if let level = mapping.areaLevel {
      text += ", the name of an area of the level \(level)"
      if let area = mapping.areaWithin { text += " within \(area)" }
    } else if row.rule(of: mapping.field) == .area, mapping.codes.isEmpty, case .column = mapping.origin {
      text += ", the code of an area"
    }
    if mapping.takesWords { text += ", as a lower-case word" }
    text += codes(mapping.codes, mapping.otherwise, isOpen: mapping.takesWords || mapping.areaLevel != nil)
    return text + gaps(mayBeEmpty: mapping.mayBeEmpty, mayBeMissing: mapping.mayBeMissing)
  }

  /// What a column of a survey answers.
  static func sentence(_ answer: FeedFile.AnswerMapping) -> String {
    "\(column(answer.column)) answers \(answer.question)" + (answer.takesWords ? ", as a lower-case word" : "")
      + codes(answer.codes, answer.otherwise, isOpen: answer.takesWords)
      + gaps(mayBeEmpty: false, mayBeMissing: answer.mayBeMissing)
  }

  /// The headings of a column.
  static func column(_ column: FeedFile.Column) -> String {
    column.headings.map { heading in
      switch heading {
      case .text(let text): text
      case .regex(let regex): "what fits /\(regex)/"
      }
    }.joined(separator: ", else ")
  }

  static func pattern(_ pattern: FeedFile.CodePattern) -> String {
    switch pattern {
    case .text(""): "empty"
    case .text(let text): text
    case .regex(let regex): "what fits /\(regex)/"
    case .range(let lower?, let upper?): "\(lower) to \(upper)"
    case .range(let lower?, nil): "\(lower) or more"
    case .range(nil, let upper): "\(upper?.description ?? "") or less"
    }
  }

  private static func origin(_ origin: FeedFile.Origin) -> String {
    switch origin {
    case .constant(let json): return value(json) + " for every row"
    case .column(let column): return self.column(column)
    case .joined(let columns, let joint):
      return ListFormat.and(columns.map(column)) + (joint.isEmpty ? ", joined" : ", joined by \"\(joint)\"")
    case .pseudonym(let pseudonym):
      var text = "a pseudonym of " + ListFormat.and(pseudonym.columns.map(column))
      if !pseudonym.blanks.isEmpty { text += "; blank is also " + ListFormat.or(pseudonym.blanks) }
      return text + (pseudonym.ownWhereBlank ? "; a row with a blank is a party of its own" : "; none may be blank")
    case .coordinates(let longitude, let latitude):
      return "where \(column(longitude)) (longitude) and \(column(latitude)) (latitude) lie"
    }
  }

  private static func format(_ format: FeedFile.DateFormat) -> String {
    switch format {
    case .pattern(let pattern): pattern
    case .serial: "a spreadsheet's number of the day"
    case .quarter: "a quarter such as 2019/20 Q1"
    case .calendarQuarter: "a calendar quarter such as 2019 Q2"
    case .financialYear: "a financial year such as 2019/20"
    }
  }

  /// - Parameter isOpen: whether a value that has no code may be one all the same.
  private static func codes(_ codes: [FeedFile.Code], _ otherwise: FeedFile.Otherwise, isOpen: Bool) -> String {
    var text = ""
    if !codes.isEmpty {
      text += ": " + codes.map { "\(pattern($0.pattern)) is \(value($0.value))" }.joined(separator: ", ")
    }
    switch otherwise {
    case .refuse: return codes.isEmpty || isOpen ? text : text + ", nothing else"
    case .omit: return text + "; any other value is left out"
    case .word(let word): return text + "; any other value is \(word)"
    }
  }

  private static func gaps(mayBeEmpty: Bool, mayBeMissing: Bool) -> String {
    (mayBeEmpty ? "; may be empty" : "") + (mayBeMissing ? "; the column may be missing" : "")
  }

  /// JSON as people write it: texts without quotes, lists with "and".
  private static func value(_ json: [UInt8]) -> String {
    var document = JSONDocument()
    guard (try? document.read(json[...])) != nil else { return String(decoding: json, as: UTF8.self) }
    func text(_ node: Int) -> String {
      document.kind(node) == .string ? document.string(node) : String(decoding: document.raw(node), as: UTF8.self)
    }
    guard document.kind(document.root) == .array else { return text(document.root) }
    return ListFormat.and(document.elements(document.root).map { text($0) })
  }
}
