package import Events
internal import Ledger
internal import Projections
internal import Rationals
internal import Snapshots

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

    /// Its place in that order.
    fileprivate var place: Int {
      switch self {
      case .indicator: 0
      case .area: 1
      case .period: 2
      case .to: 3
      case .definition: 4
      case .versions: 5
      case .events: 6
      case .root: 7
      case .counts: 8
      case .value: 9
      case .numerator: 10
      case .denominator: 11
      }
    }
  }

  /// What is kept back is written as its mark.
  package static let withheld = Figure.Mark.suppressed.text
  private static let rounded = "rounded"
  private static let head = "incident-ledger-receipt 1"

  /// In the order of the table.
  private var parts = [String?](repeating: nil, count: Part.allCases.count)

  package private(set) subscript(_ part: Part) -> String? {
    get { parts[part.place] }
    set { parts[part.place] = newValue }
  }

  /// The versions with the SHA-256 of their canonical JSON, as a receipt has them.
  static func text(of versions: [Int], of indicator: String, at point: Snapshot) -> String {
    versions.map { version in
      let adoption = point.adoption(of: indicator, version: version)
      return "\(version):\(Digest.hex(adoption?.digest ?? Digest.sha256([])))"
    }.joined(separator: ",")
  }

  /// - Parameters:
  ///   - versions: those of the figure, as a receipt has them.
  ///   - root: in hexadecimal.
  init(_ figure: Figure, versions: String, root: String) {
    let question = figure.question
    func show(_ value: Rational?) -> String {
      figure.isWithheld ? Receipt.withheld : value?.description ?? "none"
    }
    self[.indicator] = question.indicator
    self[.area] = question.area
    self[.period] = "\(figure.part.period.lowerBound)/\(figure.part.period.upperBound)"
    self[.definition] = question.definition.map { "\($0)" } ?? "inForce"
    self[.versions] = versions
    self[.events] = "\(figure.knownLength)"
    self[.root] = root
    self[.value] = show(figure.part.value)
    self[.numerator] = show(figure.part.numerator)
    self[.denominator] = show(figure.part.denominator)
    if question.detail == .rounded { self[.counts] = Receipt.rounded }
    if question.to.end != figure.part.period.upperBound { self[.to] = question.to.description }
  }

  /// The receipt as it is printed, on one line: what `verify --receipt` reads.
  public var text: String {
    var text = Array(Receipt.head.utf8)
    for part in Part.allCases {
      guard let content = self[part] else { continue }
      text.append(UInt8(ascii: ";"))
      text.append(contentsOf: part.rawValue.utf8)
      text.append(UInt8(ascii: "="))
      text.append(contentsOf: Receipt.escaped(content).utf8)
    }
    return String(decoding: text, as: UTF8.self)
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
        self[part] == nil
      else { throw ReceiptMistake.refusal(.notPart, value: piece) }
      self[part] = Receipt.unescaped(String(piece[piece.index(after: sign)...]))
    }
    for part in Part.allCases where part != .to && part != .counts && self[part] == nil {
      throw ReceiptMistake.refusal(.missingPart(part))
    }
  }

  /// The number of events that were known.
  package func length() throws(Refusal) -> Int {
    guard let length = self[.events].flatMap(Int.init), length >= 0 else { throw unreadable(.events) }
    return length
  }

  /// The dates counted, the end exclusive.
  package func months() throws(Refusal) -> Range<Month> {
    let dates = (self[.period] ?? "").split(separator: "/").map { CivilDate(String($0)) }
    guard dates.count == 2, let start = dates[0], let end = dates[1], start < end,
      start.month.start == start, end.month.start == end
    else { throw unreadable(.period) }
    return start.month..<end.month
  }

  /// The question that the figure answers.
  /// - Parameter window: a window in place of the definition's.
  package func question(window: Window?, disclose: Bool) throws(Refusal) -> FigureQuestion {
    let definition = self[.definition].flatMap(Int.init)
    guard definition != nil || self[.definition] == "inForce" else { throw unreadable(.definition) }
    var to = try months().upperBound.adding(-1)
    if let text = self[.to] {
      guard let month = Month(text) else { throw unreadable(.to) }
      to = month
    }
    let isRounded = self[.counts] != nil
    guard !isRounded || self[.counts] == Receipt.rounded else { throw unreadable(.counts) }
    var question = FigureQuestion(
      indicator: self[.indicator] ?? "", area: self[.area] ?? "", to: to, definition: definition, window: window,
      disclose: disclose && !isRounded)
    if isRounded { question.detail = .rounded }
    return question
  }

  private func unreadable(_ part: Part) -> Refusal {
    ReceiptMistake.refusal(.unreadablePart, value: "\(part.rawValue)=\(self[part] ?? "")")
  }

  /// The receipt with the names of the indicator and the area as a projection tells them: it may have been given before a
  /// party that stands in them was erased.
  func told(by erased: Erasures) -> Receipt {
    var told = self
    for part in [Part.indicator, .area] { told[part] = self[part].map { erased.asked($0) } }
    return told
  }

  // MARK: Escapes

  private static let escapes = [("%", "%25"), (";", "%3B"), ("\n", "%0A"), ("\r", "%0D")]

  private static func escaped(_ text: String) -> String {
    let special = text.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: "%"), UInt8(ascii: ";"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
      default: false
      }
    }
    guard special else { return text }
    return escapes.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  private static func unescaped(_ text: String) -> String {
    escapes.reversed().reduce(text) { $0.replacing($1.1, with: $1.0) }
  }

  /// The receipt without its numbers: that of a figure that is kept back.
  var sealed: Receipt {
    var sealed = self
    for part in [Part.value, .numerator, .denominator] { sealed[part] = Receipt.withheld }
    return sealed
  }

  /// Whether the numbers are kept back.
  package var isSealed: Bool { self[.value] == Receipt.withheld }
}
