internal import Events
internal import Projections
internal import Spreadsheets

/// A feed whose records of one kind come in a partner's spreadsheets, read by a feed file that is shipped; the rest of what
/// it says it sends as events.
///
/// Each return is the partner's whole list as it is by then, sent again: what changed is found by the import.
struct PartnerFeed: Feed {
  let source: String
  let times: [RecordedTime]
  /// The feed file as it is adopted, and where in the folder of returns it is kept.
  let feedFile: [UInt8]
  let feedFileName: String
  let file: FeedFile
  private let messages: [[Message]]
  private let sheets: [Sheet?]

  /// One spreadsheet, and the months that it is said to be of.
  struct Sheet {
    var fileName: String
    var bytes: [UInt8]
    /// Where its rows do not tell.
    var months: ClosedRange<Month>?
  }

  /// How a list becomes spreadsheets.
  struct Form {
    /// The shipped feed file, and what stands in it in place of what it has.
    var example: String
    var replacements: [(String, String)]
    var kind: RecordKind
    var form: WrittenSheet.Form
    var headings: [String]
    var row: (ReturnedRecord) -> [Cell]
    /// The first month that each return is said to be of, where it is said.
    var statedFrom: Month?
  }

  init(_ feed: StoredFeed, _ form: Form) {
    (source, times) = (feed.source, feed.times)
    messages = feed.times.indices.map { index in
      feed.messages(in: index).filter { $0.rule?.subject != .record(form.kind) }
    }
    guard let example = Shipped.feedFiles.first(where: { $0.name == form.example }) else {
      preconditionFailure("\(form.example) is a feed file that is shipped")
    }
    feedFile = PartnerFeed.changed(example.yaml, form.replacements)
    feedFileName = form.example + ".yaml"
    file = Shipped.feedFile((form.example, feedFile))
    let sheetName = if case .named(let name) = file.sheet { name } else { "Return" }
    let lists = ReturnedRecord.lists(of: form.kind, in: feed)
    sheets = zip(feed.times, lists).map { time, list in
      list.map { PartnerFeed.sheet(of: $0, at: time, form, sheetName) }
    }
  }

  func messages(in index: Int) -> [Message] { messages[index] }

  /// The spreadsheet of a return; nil where the partner's list is what it was.
  func sheet(in index: Int) -> Sheet? { sheets[index] }

  private static func sheet(
    of list: [ReturnedRecord], at time: RecordedTime, _ form: Form, _ sheetName: String
  ) -> Sheet {
    let title: [[Cell]] = [[.text(Demonstration.notice)], [], form.headings.map { .text($0) }]
    let sheet = WrittenSheet(name: sheetName, rows: title + list.map(form.row))
    var months: ClosedRange<Month>?
    if let first = form.statedFrom, let last = list.map(\.date).max() {
      // The list is complete to the end of the quarter that it reaches.
      months = first...last.month.adding(2 - (last.month.month + 2) % 3)
    }
    return Sheet(
      fileName: "\(form.example)-\(London.date(at: time)).\(form.form.rawValue)", bytes: sheet.bytes(as: form.form),
      months: months)
  }

  private static func changed(_ yaml: [UInt8], _ replacements: [(String, String)]) -> [UInt8] {
    var text = String(decoding: yaml, as: UTF8.self)
    for (old, new) in replacements {
      precondition(text.contains(old), "the shipped feed file says \(old)")
      text = text.replacing(old, with: new)
    }
    return Array(text.utf8)
  }
}

extension Cell {
  static func date(_ date: CivilDate) -> Cell {
    let (year, month, day) = date.components
    return .date(year: year, month: month, day: day)
  }

  static func whole(_ number: Int) -> Cell { .number(Double(number)) }
}
