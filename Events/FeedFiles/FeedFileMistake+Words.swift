/// Every remedy ends with the section of the document on feed files that tells more.
extension FeedFileMistake {
  package func rule(at door: Door) -> String {
    switch self {
    case .form(let mistake, _): mistake.rule(at: door)
    case .noRecord: "it is a kind of record, or statistic"
    case .badSource: "it is a text without white space around it, without a slash at its end and control characters"
    case .nameTwice: "each name stands once"
    case .reasonWithoutDay: "a reason says what changed on a day"
    case .noColumn: "it is a heading, a list of headings of which the first that is there counts, or a /regex/"
    case .noColumns: "it names at least one column"
    case .badRegex: "it is no regular expression"
    case .headingTwice: "each heading stands once"
    case .badSheet: "it is the name of a sheet, or its position from 1"
    case .noMapping: "it is a heading, a list of headings, or a map that says where the value comes from"
    case .noOrigin(let keys): "it says where the value comes from: \(keys.joined(separator: ", "))"
    case .twoOrigins(let keys): "the value comes from one of \(keys.joined(separator: ", "))"
    case .onlyBeside(let keys): "it says something only beside \(keys.joined(separator: " or "))"
    case .onlyFor(let use): "it is for \(use.words)"
    case .fieldMissing(let type): "every \(type.rawValue) has it"
    case .cannotBeLeftOut(let type): "no \(type.rawValue) is without it, so it cannot be left out"
    case .resolvedNeedsOutcome: "a crime is resolved with an outcome"
    case .ignoredAndUsed(let heading): "a column that is never stored is used: \(heading)"
    case .keyOfPerson(let heading):
      "a key enters the ledger as it is, and the pseudonym of a person is made of this column: \(heading)"
    case .impossibleValue(let value, _): "the field cannot have this value: \(value.sentence)"
    case .noSuchArea: "a code that ends in 99999999 stands for no area at all (ONS)"
    case .noCodes: "it is a map from what cells hold to what that stands for, or a list of maps of one key each"
    case .codeTwice: "it stands there already, as codes are compared: trimmed and without case"
    case .lowerAboveUpper: "the lower end of a range is not above the upper"
    case .noCondition: "it is a value, a list of values, or not and one of those"
    case .badDateFormat(let fault): fault.words
    case .periodOfDays: "a period is a month, a quarter or a year, and names no day"
    case .areaMissing: "a statement is of an area, for which its months are declared"
    case .finerThanDates(let format): "its periods are shorter than what a date as \(format.text) tells apart"
    case .onlyOf(let row): "it is for a feed file whose record is \(row.word)"
    case .answersTwice: "the questions and answers come from answers"
    case .questionTwice: "each question is answered by one column"
    case .periodTwice: "the time of a statistic is a period, or a start and an end"
    case .periodMissing: "a statistic has a period, or a start and an end"
    case .constantPeriod: "a period that is the same for all rows is a start and an end"
    case .badKeep: "it is a number of years or months, such as 6 years"
    case .badDelimiter: "it is one character that is no letter, digit or quote, or tab"
    }
  }

  package func remedy(at door: Door) -> String { "\(advice(at: door)): see \(section.address)" }

  private func advice(at door: Door) -> String {
    switch self {
    case .form(let mistake, _): mistake.remedy(at: door)
    case .noRecord(let nearest):
      (nearest.map { "Is \($0) meant? " } ?? "")
        + "Write one of \((RecordKind.allCases.map(\.word) + ["statistic"]).joined(separator: ", "))"
    case .badSource: "Write it as marac/leicestershire"
    case .nameTwice, .headingTwice, .codeTwice, .questionTwice: "Leave one of the two out"
    case .reasonWithoutDay: "Add effective, the day from which it holds"
    case .noColumn, .noColumns: "Write the heading as the spreadsheet has it"
    case .badRegex: "Correct it, or write the heading or the value itself, without the slashes"
    case .badSheet: "Write the name in quotes where it could be taken for a number"
    case .noMapping, .noOrigin: "Write the heading of the column, or value: and what is the same for all rows"
    case .twoOrigins, .answersTwice, .periodTwice, .ignoredAndUsed: "Leave one of the two out"
    case .onlyBeside(let keys): "Leave it out, or add \(keys.joined(separator: " or "))"
    case .onlyFor, .onlyOf: "Leave it out"
    case .fieldMissing: "Add the field with the column that holds it, or with value: and what is the same for all rows"
    case .cannotBeLeftOut: "Leave it out: a row without the value is then told as a fault of the spreadsheet"
    case .resolvedNeedsOutcome: "Add outcome"
    case .keyOfPerson: "Name a column that names the row and nobody, or leave it out: rows alike are then counted"
    case .impossibleValue(let value, let nearest): FeedFileMistake.advice(value, nearest)
    case .noSuchArea: "Name the area above that holds it"
    case .noCodes: "Write it as { Yes: high, No: standard }"
    case .lowerAboveUpper: "Write it as 10..13, 14.. or ..9"
    case .noCondition: "Write it as { Status: Open }, { Status: [Open, Closed] } or { Status: { not: Test } }"
    case .badDateFormat: "Write it as dd/MM/yyyy, d MMM yy, yyyy-MM, serial, quarter or financial-year"
    case .periodOfDays: "Write quarter, financial-year or a pattern such as MMM yyyy, or map start and end"
    case .areaMissing:
      "Add area with the code of the area that the partner reports on (incident-ledger areas --area NAME tells"
        + " it), or write of: none"
    case .finerThanDates: "Write a longer period, or all or none"
    case .periodMissing: "Add period, or start and end"
    case .constantPeriod: "Write start: and end:, each with its value"
    case .badKeep: "Write it as 6 years or 18 months"
    case .badDelimiter: "Write it in quotes, as \";\", or leave it out: delimiters are recognised"
    }
  }

  /// What to write for a value that the field cannot have.
  private static func advice(_ value: ValueRule, _ nearest: String?) -> String {
    if let nearest { return "Is \(nearest) meant? Correct the value" }
    return switch value {
    case .area: "Write the code of an area: incident-ledger areas --area NAME tells it"
    case .text, .path, .date: "Correct the value, and write it in quotes where it is a number"
    default: "Correct the value"
    }
  }

  private var section: FeedFileSection {
    switch self {
    case .form(_, let section): section
    case .noRecord, .badSource, .nameTwice: .row
    case .reasonWithoutDay: .versions
    case .noColumn, .noColumns, .badRegex, .headingTwice, .noMapping, .noOrigin, .twoOrigins, .fieldMissing,
      .cannotBeLeftOut, .onlyBeside, .resolvedNeedsOutcome:
      .columns
    case .keyOfPerson: .key
    case .onlyFor(let use): use.section
    case .badSheet, .badDelimiter: .table
    case .impossibleValue(.area, _): .areas
    case .impossibleValue, .noCodes, .codeTwice, .lowerAboveUpper: .codes
    case .noSuchArea: .areas
    case .noCondition, .ignoredAndUsed: .conditions
    case .badDateFormat: .dates
    case .areaMissing, .finerThanDates: .statement
    case .onlyOf(let row): row == .statistic ? .statistics : .surveys
    case .answersTwice, .questionTwice: .surveys
    case .periodTwice, .periodMissing, .constantPeriod, .periodOfDays: .statistics
    case .badKeep: .retention
    }
  }
}

extension FeedFileMistake.FieldUse {
  fileprivate var words: String {
    switch self {
    case .dates: "fields that are dates, and periods of statistics"
    case .areas: "the area"
    case .lists: "fields that are lists, such as contact and flags"
    case .words: "fields that are words or texts"
    case .parties: "the party"
    }
  }

  fileprivate var section: FeedFileSection {
    switch self {
    case .dates: .dates
    case .areas: .areas
    case .lists, .words: .codes
    case .parties: .pseudonyms
    }
  }
}

extension DatePattern.Fault {
  fileprivate var words: String {
    switch self {
    case .unknown(let letters):
      "\(letters) stands for nothing: d or dd is the day, M or MM the month's number, MMM or MMMM its name, yy or yyyy "
        + "the year"
    case .twice: "the day, the month and the year stand once each"
    case .noMonth: "it names a month"
    case .noYear: "it names a year"
    case .touching: "a number of one or two digits has something else than a digit behind it, so that it ends"
    }
  }
}
