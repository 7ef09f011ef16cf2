/// The numbers of the sources that a batch has met; mostly there is one.
struct SourceNumbers {
  private var last: (name: [UInt8], number: UInt32)?
  private var all: [[UInt8]: UInt32] = [:]

  subscript(name: [UInt8]) -> UInt32? {
    mutating get {
      if let last, last.name == name { return last.number }
      guard let number = all[name] else { return nil }
      last = (name, number)
      return number
    }
    set {
      all[name] = newValue
      last = newValue.map { (name, $0) }
    }
  }
}
