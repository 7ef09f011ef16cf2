/// A spreadsheet that a partner sends, held in memory: what it is called, and its bytes. What it is shows in the bytes.
package struct ReturnUpload: Sendable {
  /// What faults call the file.
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
}
