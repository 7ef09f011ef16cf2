/// One of several areas that a name may mean.
package struct NamedArea: Hashable, Sendable {
  package let name: String
  /// Empty where nothing names it.
  package let level: String
  package let code: String

  package init(name: String, level: String, code: String) { (self.name, self.level, self.code) = (name, level, code) }
}
