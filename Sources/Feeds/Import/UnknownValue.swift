/// A value that the feed file has no word for, in a column of a return.
package struct UnknownValue: Hashable, Comparable, Sendable {
  package let column: String
  package let value: String

  package static func < (left: UnknownValue, right: UnknownValue) -> Bool {
    (left.column, left.value) < (right.column, right.value)
  }
}
