internal import Events

extension DraftRemark {
  /// The remark as it stands behind `#`; a question mark in front says that somebody has to decide.
  var text: String {
    switch self {
    case .title(true): "A first draft. Lines with a question mark are guessed, or are for you to decide."
    case .title(false): "A first draft, guessed from the headings and the values: read it before it is adopted."
    case .guessedKind(let kind): "? each row is probably a record of the kind \(kind)"
    case .noKind: "? nothing tells what a row is: crime, incident, marac, referral, answer, admission …, or statistic"
    case .counting(let heading):
      "? \(heading) seems to count: where a row stands for many records it is a statistic, not a record"
    case .source: "? the name of the partner and of what they send; it never changes"
    case .covers: "? the name by which indicators wait for these returns: feeds: in their definitions"
    case .sheet(let others):
      "? the other sheets: \(others.joined(separator: ", ")); feeds draft --sheet NAME drafts for one of them"
    case .statement(let period, let isAreaKnown):
      "? \(DraftRemark.words(period)); none closes nothing. "
        + (isAreaKnown
          ? "All rows have this area: is it all that the file is of?"
          : "For CODE write the code of the area that the file is of: incident-ledger areas --area NAME tells it")
    case .key(true): "the values of this column are all different"
    case .key(false): "? some values stand twice: add a column, or take out key where rows have no name"
    case .keyWithDate: "? some values of the first stand twice, and none on one date"
    case .totals: "the table ends before the row of totals"
    case .noKey: "? no column names a row: rows alike are counted; say key: [COLUMN] where one does"
    case .guessedDate: "? the values are dates; is it the date by which a row counts?"
    case .ambiguousDate(let others): "? \(others.joined(separator: " and ")) would read every value too"
    case .noDateForm: "? the form of the dates is not known"
    case .unreadDates(1): "? 1 value is no date of these forms"
    case .unreadDates(let count): "? \(count) values are no dates of these forms"
    case .areaNames:
      "? names of which level: district, ward, community-safety-partnership …; within: CODE where it lies"
    case .riskRanges: "? scores as levels of risk"
    case .codes: "? read what each word stands for"
    case .chooseWord(let text, let words): "? \(text): one of \(words.joined(separator: ", "))"
    case .hiddenWords(let count, let words):
      "? \(count) other \(count == 1 ? "value is" : "values are") not shown here: codes: for them too, each one of "
        + "\(words.joined(separator: ", ")), or otherwise:"
    case .told(let words):
      "? the values are too many or too long to be listed: codes: such as /.*WORD.*/ for what stands in them, each one of "
        + "\(words.joined(separator: ", ")), and otherwise:"
    case .emptyCells(let count, let heading):
      "? \(count) \(count == 1 ? "row has" : "rows have") nothing in \(heading) and would be refused: fill it in, or say by "
        + "codes: what \"\" stands for"
    case .anyWord: "any text becomes a word; codes: gives others"
    case .attribute: "? kept beside the fields, as any text; take the line out where nobody needs it"
    case .missing(let field):
      "? \(field): no column was found, and every row needs it: \(field): COLUMN, or { value: … } for all rows"
    case .constant: "? the same for every row"
    case .pseudonym: "? what together names a person; nothing of it is stored"
    case .pairPseudonym(let heading): "? nothing of it is stored; where it holds pseudonyms already, party: \(heading)"
    case .noPseudonym: "? party: { pseudonym: [COLUMN, COLUMN] }: no column names a person"
    case .ignored: "never stored; take out of the list what is to be kept, and give it a line above"
    case .sameHeading(let heading): "? two columns are called \(heading): rename one"
    case .answers: "? a name for each question; codes: where answers are words"
    }
  }

  /// What one file states, if statements are of such periods.
  private static func words(_ period: FeedFile.Statement.Period) -> String {
    switch period {
    case .month: "a file states whole months (or quarter, financial-year, all)"
    case .quarter: "a file states whole quarters (or month, financial-year, all)"
    case .financialYear: "a file states whole years (or all)"
    case .all: "a file states everything"
    case .none: "a file states no months"
    }
  }
}
