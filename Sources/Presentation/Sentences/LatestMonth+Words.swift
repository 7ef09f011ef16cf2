internal import Events
package import Figures

extension LatestMonth {
  /// What the month rests on, as a sentence.
  package var sentence: String { Wording.said(words) }

  private var words: String {
    let month = PeriodFormat.month(month)
    switch basis {
    case .declaredComplete(let feeds):
      return
        "Counted to \(month), the latest month whose returns are declared complete (\(feeds.joined(separator: ", ")))."
    case .nothingDeclared:
      return "Counted to \(month), the quarter's last month: nothing is declared about how complete its returns are."
    case .noneComplete(let feeds):
      return "Counted to \(month), the quarter's last month, although no return up to then is declared complete "
        + "(\(feeds.joined(separator: ", ")))."
    case .published: return "As published; \(month) ends the newest period published by the quarter's end."
    case .wholeQuarters: return "Counted to \(month): readers without the scope disclose are told of whole quarters."
    case .nothingPublished: return "Nothing was published by the quarter's end."
    }
  }

  /// The same in short, for a preview.
  package var shortSentence: String { Wording.said(shortWords) }

  private var shortWords: String {
    let month = PeriodFormat.month(month)
    switch basis {
    case .declaredComplete(let feeds):
      return "Latest month whose returns are declared complete (\(feeds.joined(separator: ", "))): \(month)"
    case .published: return "End of the newest period published: \(month)"
    case .nothingDeclared, .noneComplete, .nothingPublished, .wholeQuarters:
      return "Latest month with something to count: \(month)"
    }
  }
}
