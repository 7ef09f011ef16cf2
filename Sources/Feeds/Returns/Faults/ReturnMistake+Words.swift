public import Events

extension ReturnMistake {
  public func rule(at door: Door) -> String {
    switch self {
    case .noHeader: "none of the first 50 rows names the columns that the feed file reads"
    case .missingColumn: "the feed file reads this column, and the sheet has none of that name"
    case .columnOfTwo(let headings): "several columns have this name: \(quoted(headings))"
    case .errorValue: "the cell holds an error of a formula, not a value"
    case .emptyCell: "the cell is empty, and a record needs its value"
    case .emptyOptionalCell: "the cell is empty, and the feed file asks for its value"
    case .emptyKey: "a part of the key is empty: nothing says which record the row is"
    case .controlCharacters: "a key holds no line breaks and no other control characters"
    case .noCode: "the feed file has no code for the value"
    case .notDate(let forms): "it is no date of the form \(forms.joined(separator: " or "))"
    case .noSuchDay: "there is no such day"
    case .dateOfTwoReadings(let one, let other): "the formats read it in two ways, as \(one) and as \(other)"
    case .notNumber: "it is no number"
    case .inexactNumber: "the number has more digits than can be kept exactly"
    case .notFlag: "it is neither TRUE nor FALSE"
    case .noWord: "it holds no letter and no digit that a word could be made of"
    case .letterOfNoWord(let letter): "words are made of the letters a to z and digits, and it holds \(letter)"
    case .badValue(let rule): rule.sentence
    case .endNotAfterStart: "the end is the day after the last, so later than the start"
    case .noSuchArea: "a code that ends in 99999999 stands for no area at all (ONS)"
    case .noAreasOfLevel(let level, _):
      "the cell holds the name of an area, and the ledger knows no area of the level \(level)"
    case .noAreasWithin(let area, let level):
      "the cell holds the name of an area, and the ledger knows no area of the level \(level) within \(area)"
    case .unknownAreaName(let level, _): "no area of the level \(level) has this name"
    case .areaOfOtherTimes(let date, let candidates):
      "no area had this name on \(date), only at other times: \(candidates.joined(separator: ", "))"
    case .areaOfSeveral(let candidates): "several areas have this name: \(candidates.joined(separator: ", "))"
    case .blankPart: "a part of what the pseudonym is made of is blank: it would be one person for all such rows"
    case .keyNeverStored: "a key enters the ledger as it is, and this column names a person or is never to be stored"
    case .badRegex(let pattern): "/\(pattern)/ is no regular expression"
    case .badDateFormat(let format): "\(format) is no form of a date"
    case .needsBoundaries: "an area by coordinates needs boundaries, and none are kept beside the ledger"
    case .oneCoordinate: "only one of longitude and latitude is given"
    case .notOnEarth: "a longitude lies from -180 to 180 degrees and a latitude from -90 to 90"
    case .nowhere(let level):
      "the point lies in no area\(level.map { " of the level \($0)" } ?? "") whose boundary is known"
    case .placeInSeveral(let candidates): "the point lies in several areas: \(candidates.joined(separator: ", "))"
    case .unknownField: "the record has no such field"
    case .missingField: "the record needs this field, and the feed file says nothing of it"
    }
  }

  public func remedy(at door: Door) -> String {
    switch self {
    case .noHeader(let names):
      "Check that it is the right sheet (sheet: in the feed file) and that one of its first rows has " + quoted(names)
    case .missingColumn(let names, let near, let mayBeMissing):
      (near.map { "Add \"\($0)\" to the column's names in the feed file if that is it" }
        ?? "Add the column to the sheet, or its new name to the feed file, which knows it as \(quoted(names))")
        + (mayBeMissing ? "; may-be-missing: true keeps what is held of it" : "")
    case .columnOfTwo: "Rename one of them, or name the column in the feed file by the whole heading"
    case .errorValue: "Mend the formula, or write the value itself"
    case .emptyCell:
      "Fill it in, or say by codes: what an empty cell stands for, such as { \"\": VALUE }; rows of sums below the table "
        + "are ended by until:"
    case .emptyOptionalCell: "Fill it in, or say required: false in the feed file"
    case .emptyKey:
      "Fill it in, or take the row out; rows of sums below the table are ended by until:, such as until: /^Total.*/"
    case .controlCharacters: "Write the cell in one line"
    case .noCode(let known):
      "Correct it, or add it to codes"
        + (known.isEmpty ? "" : " (there are \(quoted(known)))") + "; otherwise: says what becomes of the rest"
    case .notDate: "Correct the cell, or add its form to format: in the feed file"
    case .noSuchDay: "Correct the date"
    case .dateOfTwoReadings: "Leave only the format that the partner uses in the feed file"
    case .notNumber: "Write it in digits, such as 1234 or 12.5; codes: can stand for words such as \"under 10\""
    case .inexactNumber: "Give a number with at most 15 digits"
    case .notFlag: "Write TRUE or FALSE, or say by codes: which words stand for true and false"
    case .noWord, .letterOfNoWord: "Say by codes: which word it stands for"
    case .badValue: "Correct it, or say by codes: what it stands for"
    case .endNotAfterStart: "Correct one of the two dates"
    case .noSuchArea: "Give the code of the area that holds it, in the cell or by codes:"
    case .noAreasOfLevel(let level, let near):
      (near.map { "Write names: \($0) in the feed file if that is it, or import" } ?? "Import")
        + " which areas there are by incident-ledger import areas FILE: a look-up with their codes and names, such as the"
        + " ONS has, or code,name,level,parent with \(level) as level"
    case .noAreasWithin(let area, _):
      "Correct within: in the feed file, or import which areas lie in \(area) by incident-ledger import areas FILE"
    case .unknownAreaName(_, let near):
      (near.map { "Write \($0) if that is it" } ?? "Correct the name")
        + ", or give its code by codes:, such as { \"NW Leics\": E07000134 }"
    case .areaOfOtherTimes: "Check the date and the name, or give the code of the area by codes:"
    case .areaOfSeveral: "Say within: in the feed file where the area lies, or give its code by codes:"
    case .blankPart: "Fill it in, or say whenBlank: own, which makes a party for each such row"
    case .keyNeverStored:
      "Name a column in key: that names the row and nobody, or leave key out: rows alike are then counted"
    case .badRegex: "Correct it in the feed file"
    case .badDateFormat:
      "Write it with d or dd, M, MM, MMM or MMMM, and yy or yyyy; or serial, quarter, calendar-quarter, financial-year"
    case .needsBoundaries:
      "Import them by incident-ledger import boundaries FILE, or give a column with the area's code or name"
    case .oneCoordinate: "Give both or neither"
    case .notOnEarth: "Give degrees of WGS 84; metres of the National Grid have to be converted before"
    case .nowhere:
      "Correct the coordinates (longitude is about -1, latitude about 53), import the area's boundary by incident-ledger"
        + " import boundaries FILE, or give the area in a column"
    case .placeInSeveral: "Say names: with one level in the feed file, or import boundaries that do not overlap"
    case .unknownField: "Take it out of the feed file, or name it attributes.NAME"
    case .missingField: "Add it under columns: in the feed file; value: gives a constant"
    }
  }

  private func quoted(_ words: [String]) -> String { words.map { "\"\($0)\"" }.joined(separator: ", ") }
}
