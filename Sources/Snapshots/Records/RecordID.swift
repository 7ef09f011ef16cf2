package import Events

/// A record by its kind and its number.
package struct RecordID: Hashable, Comparable, Sendable {
  package let kind: RecordKind
  package let number: UInt32

  package init(kind: RecordKind, number: UInt32) { (self.kind, self.number) = (kind, number) }

  /// In the order of first openings.
  package static func < (left: RecordID, right: RecordID) -> Bool {
    (left.number, left.kind.rawValue) < (right.number, right.kind.rawValue)
  }
}
