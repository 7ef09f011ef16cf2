package import Events
internal import Ledger
internal import Projections
internal import Rationals
package import Snapshots

/// A compact statement of what a figure was computed from: with it and a ledger anybody can compute it again.
///
/// It is one line, `incident-ledger-receipt 1` and then `;name=value` for each part:
///
/// | part | value |
/// |---|---|
/// | `indicator`, `area` | as asked |
/// | `period` | the first date and the exclusive end, `2018-07-01/2019-07-01` |
/// | `to` | the month asked for, only where it is not the period's last (a quarter, asked for by its first month) |
/// | `definition` | `inForce`, or the version that judges everything |
/// | `versions` | each version that judges the period with the SHA-256 of its canonical JSON, `1:eb26…,2:3450…` |
/// | `events`, `root` | the length of the ledger as known, and its tree's root (RFC 9162) |
/// | `counts` | `rounded`, only where all was computed from counts in the grid for readers |
/// | `value`, `numerator`, `denominator` | `p/q`, `none`, or `[c]` where they are kept back |
///
/// In values `%`, `;` and line ends are written as `%25`, `%3B`, `%0A` and `%0D`.
public struct Receipt: Hashable, Sendable {
  /// The parts in the order of the table.
  package enum Part: String, CaseIterable, Sendable {
    case indicator, area, period, to, definition, versions, events, root, counts, value, numerator, denominator
  }

  /// What is kept back is written as its mark.
  package static let withheld = Figure.Mark.suppressed.text
  private static let rounded = "rounded"
  private static let head = "incident-ledger-receipt 1"

  private var parts: [Part: String] = [:]

  package subscript(_ part: Part) -> String? { parts[part] }

  package init(_ figure: Figure, root: [UInt8], point: Snapshot) {
    let question = figure.question
    let versions = figure.versions.map { version in
      let adoption = point.adoption(of: question.indicator, version: version)
      return "\(version):\(Digest.hex(adoption?.digest ?? Digest.sha256([])))"
    }
    func show(_ value: Rational?) -> String {
      figure.isWithheld ? Receipt.withheld : value?.description ?? "none"
    }
    parts = [
      .indicator: question.indicator,
      .area: question.area,
      .period: "\(figure.part.period.lowerBound)/\(figure.part.period.upperBound)",
      .definition: question.definition.map { "\($0)" } ?? "inForce",
      .versions: versions.joined(separator: ","),
      .events: "\(figure.knownLength)",
      .root: Digest.hex(root),
      .value: show(figure.part.value),
      .numerator: show(figure.part.numerator),
      .denominator: show(figure.part.denominator),
    ]
    if question.detail == .rounded { parts[.counts] = Receipt.rounded }
    if question.to.end != figure.part.period.upperBound { parts[.to] = question.to.description }
  }

  /// The receipt as it is printed, on one line: what `verify --receipt` reads.
  public var text: String {
    ([Receipt.head]
      + Part.allCases.compactMap { part in
        parts[part].map { "\(part.rawValue)=\(Receipt.escaped($0))" }
      }).joined(separator: ";")
  }

  // MARK: Reading

  /// Reads a receipt.
  /// - Throws: a `Refusal` that names what is no part of one, or is missing.
  package init(_ text: String) throws(Refusal) {
    let pieces = text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    guard pieces.first == Receipt.head else {
      throw ReceiptMistake.refusal(.otherBeginning(expected: Receipt.head), value: text)
    }
    for piece in pieces.dropFirst() {
      guard let sign = piece.firstIndex(of: "="), let part = Part(rawValue: String(piece[..<sign])),
        parts[part] == nil
      else { throw ReceiptMistake.refusal(.notPart, value: piece) }
      parts[part] = Receipt.unescaped(String(piece[piece.index(after: sign)...]))
    }
    for part in Part.allCases where part != .to && part != .counts && parts[part] == nil {
      throw ReceiptMistake.refusal(.missingPart(part))
    }
  }

  /// The number of events that were known.
  package func length() throws(Refusal) -> Int {
    guard let length = parts[.events].flatMap(Int.init), length >= 0 else { throw unreadable(.events) }
    return length
  }

  /// The dates counted, the end exclusive.
  package func months() throws(Refusal) -> Range<Month> {
    let dates = (parts[.period] ?? "").split(separator: "/").map { CivilDate(String($0)) }
    guard dates.count == 2, let start = dates[0], let end = dates[1], start < end,
      start.month.start == start, end.month.start == end
    else { throw unreadable(.period) }
    return start.month..<end.month
  }

  /// The question that the figure answers.
  /// - Parameter window: a window in place of the definition's.
  package func question(window: Window?, disclose: Bool) throws(Refusal) -> FigureQuestion {
    let definition = parts[.definition].flatMap(Int.init)
    guard definition != nil || parts[.definition] == "inForce" else { throw unreadable(.definition) }
    var to = try months().upperBound.adding(-1)
    if let text = parts[.to] {
      guard let month = Month(text) else { throw unreadable(.to) }
      to = month
    }
    let isRounded = parts[.counts] != nil
    guard !isRounded || parts[.counts] == Receipt.rounded else { throw unreadable(.counts) }
    var question = FigureQuestion(
      indicator: parts[.indicator] ?? "", area: parts[.area] ?? "", to: to, definition: definition, window: window,
      disclose: disclose && !isRounded)
    if isRounded { question.detail = .rounded }
    return question
  }

  private func unreadable(_ part: Part) -> Refusal {
    ReceiptMistake.refusal(.unreadablePart, value: "\(part.rawValue)=\(parts[part] ?? "")")
  }

  /// The receipt with the names of the indicator and the area as a projection tells them: it may have been given before a
  /// party that stands in them was erased.
  func told(by erased: Erasures) -> Receipt {
    var told = self
    for part in [Part.indicator, .area] { told.parts[part] = parts[part].map { erased.asked($0) } }
    return told
  }

  // MARK: Escapes

  private static let escapes = [("%", "%25"), (";", "%3B"), ("\n", "%0A"), ("\r", "%0D")]

  private static func escaped(_ text: String) -> String {
    escapes.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  private static func unescaped(_ text: String) -> String {
    escapes.reversed().reduce(text) { $0.replacing($1.1, with: $1.0) }
  }

  /// The receipt without its numbers: that of a figure that is kept back.
  var sealed: Receipt {
    var sealed = self
    for part in [Part.value, .numerator, .denominator] { sealed.parts[part] = Receipt.withheld }
    return sealed
  }

  /// Whether the numbers are kept back.
  package var isSealed: Bool { self[.value] == Receipt.withheld }
}
