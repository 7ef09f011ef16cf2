/// The numbers of the sources that a batch has met, by their keys; mostly there is one.
struct SourceNumbers {
  /// The source that was met last.
  private(set) var last: (key: [UInt8], number: UInt32)?
  private var all: [[UInt8]: UInt32] = [:]

  subscript(key: [UInt8]) -> UInt32? {
    mutating get {
      guard let number = all[key] else { return nil }
      last = (key, number)
      return number
    }
    set {
      all[key] = newValue
      last = newValue.map { (key, $0) }
    }
  }
}
