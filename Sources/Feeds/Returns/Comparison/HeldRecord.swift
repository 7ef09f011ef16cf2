internal import Events
internal import Ledger

/// A record that the ledger holds, as its events tell it.
struct HeldRecord {
  /// Why a record is closed, as far as a newer return may open it again.
  enum Closing: Equatable {
    /// By the feed itself: a return that states it opens it again.
    case own
    /// It became another record, or another source closed it: it stays closed.
    case final
  }

  let subject: String
  private(set) var content = RecordContent()
  /// The fields that another source than the feed's set last.
  private(set) var foreign: Set<String> = []
  /// nil while it is open.
  private(set) var closing: Closing?
  /// Whether an event of the feed's source opened it last.
  private(set) var isOwn = false
  /// A number that no event of the record has in the feed's ids, nor any after it.
  private(set) var nextNumber = 1

  init(subject: String) { self.subject = subject }

  var isOpen: Bool { closing == nil }

  /// - Parameters:
  ///   - source: the feed's.
  ///   - idPrefix: what the ids of the feed's events about the record begin with.
  mutating func take(_ event: EventReader, source: ExactText, idPrefix: String) {
    let isForeign = ExactText(event.source) != source
    if !isForeign, event.id.hasPrefix(idPrefix), let number = Int(event.id.dropFirst(idPrefix.count)) {
      nextNumber = max(nextNumber, number + 1)
    }
    let rule = event.rule
    switch rule.role {
    case .opens:
      (content, foreign, closing, isOwn) = (RecordContent(), [], nil, !isForeign)
      set(rule, event, isForeign)
    case .replaces: set(rule, event, isForeign)
    case .replacesAll:
      for field in rule.contentFields { content[field.content.rawValue] = nil }
      set(rule, event, isForeign)
    case .addsFlags, .removesFlags:
      let name = RecordField.flags.rawValue
      var named = RecordContent()
      if let node = event.node(name) { named.set(.flags, event.document, node) }
      let (held, flags) = (content.elements(name), named.elements(name))
      content.set(name, elements: rule.role == .addsFlags ? held + flags : held.filter { !flags.contains($0) })
      note(name, isForeign)
    case .closes:
      let became = rule.type == .incidentCrimed || rule.type == .crimeTransferred
      closing = became || isForeign ? .final : .own
    case .states: break
    }
  }

  private mutating func set(_ rule: EventRule, _ event: EventReader, _ isForeign: Bool) {
    for field in rule.contentFields {
      if let node = event.node(at: field.index) { content.set(field.content, event.document, node) }
      if event.node(at: field.index) != nil || rule.role != .replaces { note(field.content.rawValue, isForeign) }
    }
  }

  private mutating func note(_ field: String, _ isForeign: Bool) {
    if isForeign { foreign.insert(field) } else { foreign.remove(field) }
  }

  /// The field of an event's data that holds a field of the content: all attributes are one.
  static func contentField(_ field: String) -> String {
    field.hasPrefix("attributes.") ? RecordField.attributes.rawValue : field
  }

  var month: Month? { content.month }

  var area: String? { content.text(RecordField.area.rawValue) }
}
