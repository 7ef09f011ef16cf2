/// What the subject of an event names.
public enum SubjectKind: Hashable, Sendable {
  case record(RecordKind)
  case area, indicator, practice, coverage, party, feed

  /// A number for keys of tables; records come first.
  public var code: UInt8 {
    switch self {
    case .record(let kind): kind.rawValue
    case .area: 32
    case .indicator: 33
    case .practice: 34
    case .coverage: 35
    case .party: 36
    case .feed: 37
    }
  }

  public static let all: [SubjectKind] =
    RecordKind.allCases.map { .record($0) } + [.area, .indicator, .practice, .coverage, .party, .feed]

  public init?(code: UInt8) {
    guard let kind = SubjectKind.all.first(where: { $0.code == code }) else { return nil }
    self = kind
  }

  /// The word for the kind in messages.
  public var word: String {
    switch self {
    case .record(let kind): kind.word
    default: String(describing: self)
    }
  }
}
