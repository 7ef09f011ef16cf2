/// Strings as C has them, one after another.
struct CStrings {
  private var bytes: [CChar] = []
  private var starts: [Int] = []

  init(_ texts: [String]) {
    for text in texts {
      starts.append(bytes.count)
      bytes += text.utf8.map { CChar(bitPattern: $0) } + [0]
    }
  }

  /// Lends an array of pointers to the strings, with a null pointer at its end.
  func withPointers<Result>(_ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result) -> Result {
    // SAFETY: both arrays are lent for the time of the closures, and all starts lie within the bytes.
    unsafe bytes.withUnsafeBufferPointer { buffer in
      let base = buffer.baseAddress
      var pointers: [UnsafePointer<CChar>?] = unsafe starts.map { start in unsafe base?.advanced(by: start) }
      unsafe pointers.append(nil)
      return unsafe pointers.withUnsafeBufferPointer { list in unsafe body(list.baseAddress!) }
    }
  }
}

/// The values of a question as libpq takes them: numbers as text, bytes as they are.
struct SentValues {
  private var bytes: [UInt8] = []
  private var starts: [Int] = []
  private var lengths: [Int32] = []
  private var formats: [Int32] = []

  init(_ parameters: [SQLValue]) {
    for parameter in parameters {
      starts.append(bytes.count)
      switch parameter {
      case .integer(let number): bytes += "\(number)".utf8
      case .text(let text): bytes += text.utf8
      case .bytes(let value): bytes += value
      }
      lengths.append(Int32(bytes.count - starts[starts.count - 1]))
      if case .bytes = parameter { formats.append(1) } else { formats.append(0) }
      bytes.append(0)
    }
  }

  /// Lends the arrays of pointers, lengths and formats.
  func withPointers<Result>(
    _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Result
  ) -> Result {
    // SAFETY: the arrays are lent for the time of the closures, and all starts lie within the bytes.
    unsafe bytes.withUnsafeBytes { buffer in
      let base = unsafe buffer.bindMemory(to: CChar.self).baseAddress
      let pointers: [UnsafePointer<CChar>?] = unsafe starts.map { start in unsafe base?.advanced(by: start) }
      return unsafe pointers.withUnsafeBufferPointer { list in
        unsafe lengths.withUnsafeBufferPointer { lengths in
          unsafe formats.withUnsafeBufferPointer { formats in
            unsafe body(list.baseAddress, lengths.baseAddress, formats.baseAddress)
          }
        }
      }
    }
  }
}
