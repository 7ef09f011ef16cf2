/// A recorded time with its text as events are stored with it: many events one after another have the same.
package struct WrittenTime: Hashable, Sendable {
  package let time: RecordedTime
  /// RFC 3339 in UTC with six digits of the second.
  package let text: [UInt8]

  package init(_ time: RecordedTime) {
    self.time = time
    var text: [UInt8] = []
    time.write(to: &text)
    self.text = text
  }
}
