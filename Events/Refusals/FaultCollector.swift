/// Gathers what is wrong with one thing, so that all of it is said at once.
package struct FaultCollector {
  package private(set) var faults: [Refusal] = []

  package init() {}

  package var isEmpty: Bool { faults.isEmpty }

  package mutating func add(_ fault: Refusal) { faults.append(contentsOf: fault.each) }

  /// The value, or nil where it cannot be had: then why is gathered.
  package mutating func take<Value>(_ value: () throws(Refusal) -> Value) -> Value? {
    do throws(Refusal) {
      return try value()
    } catch {
      add(error)
      return nil
    }
  }

  /// Ends the gathering.
  /// - Throws: one `Refusal` with every fault, where there is any.
  package func end() throws(Refusal) {
    if faults.isEmpty { return }
    if let refusal = Refusal(together: faults) { throw refusal }
  }
}
