/// A sheet of a workbook.
package struct SheetInfo: Hashable, Sendable {
  /// Nil for a text file, which is one sheet without a name.
  package let name: String?
  package let isHidden: Bool

  package init(name: String?, isHidden: Bool) { (self.name, self.isHidden) = (name, isHidden) }
}
