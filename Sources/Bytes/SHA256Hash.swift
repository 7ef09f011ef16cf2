internal import Crypto

/// A SHA-256 (FIPS 180-4) of bytes where they lie, with no memory of its own.
package struct SHA256Hash: Sendable {
  private let digest: SHA256Digest

  /// - Parameter prefix: a byte that stands in front of the others, if one does.
  package init(of bytes: borrowing RawSpan, behind prefix: UInt8? = nil) {
    var function = SHA256()
    // SAFETY: as below; the byte is a value of its own.
    if let prefix { unsafe Swift.withUnsafeBytes(of: prefix) { unsafe function.update(bufferPointer: $0) } }
    // SAFETY: the buffer is read within the closure only, while the span's owner is borrowed.
    unsafe bytes.withUnsafeBytes { unsafe function.update(bufferPointer: $0) }
    digest = function.finalize()
  }

  /// Appends its 32 bytes.
  package func append(to output: inout [UInt8]) {
    // SAFETY: the digest's own bytes, read within the closure only.
    unsafe digest.withUnsafeBytes { unsafe output.append(contentsOf: $0) }
  }
}
