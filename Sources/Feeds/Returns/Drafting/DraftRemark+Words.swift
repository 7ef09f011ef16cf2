extension DraftRemark {
  /// The remark as it stands behind `#`; a question mark in front says that somebody has to decide.
  var text: String {
    switch self {
    case .title(true): "A first draft. Lines with a question mark are guessed, or are for you to decide."
    case .title(false): "A first draft, guessed from the headings and the values: read it before it is adopted."
    case .guessedKind(let kind): "? each row is probably a record of the kind \(kind)"
    case .noKind: "? nothing tells what a row is: crime, incident, marac, referral, answer, admission …, or statistic"
    case .source: "? the name of the partner and of what they send; it never changes"
    case .statement:
      "? what one file states: { of: month, area: E10000018 } for whole months of that area; none closes nothing"
    case .key(true): "the values of this column are all different"
    case .key(false): "? some values stand twice: add a column, or take out key where rows have no name"
    case .noKey: "? no column names a row: rows alike are counted; say key: [COLUMN] where one does"
    case .ambiguousDate(let others): "? \(others.joined(separator: " and ")) would read every value too"
    case .noDateForm: "? the form of the dates is not known"
    case .unreadDates(let count): "? \(count) values are no dates of these forms"
    case .areaNames:
      "? names of which level: district, ward, community-safety-partnership …; within: CODE where it lies"
    case .riskRanges: "? scores as levels of risk"
    case .codes: "? read what each word stands for"
    case .chooseWord(let text, let words): "? \(text): one of \(words.joined(separator: ", "))"
    case .anyWord: "any text becomes a word; codes: gives others"
    case .missing(let field): "? \(field): no column was found; name one, or give a constant by value:"
    case .constant: "? the same for every row"
    case .pseudonym: "? what together names a person; nothing of it is stored"
    case .noPseudonym: "? party: { pseudonym: [COLUMN, COLUMN] }: no column names a person"
    case .ignored: "never stored; take out of the list what is to be kept, and give it a line above"
    case .sameHeading(let heading): "? two columns are called \(heading): rename one"
    case .answers: "? a name for each question; codes: where answers are words"
    }
  }
}
