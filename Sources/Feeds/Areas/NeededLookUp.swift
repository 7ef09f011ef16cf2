internal import Events

/// The look-up that says where areas lie which a ledger does not know.
package struct NeededLookUp: Hashable, Sendable {
  /// The areas' level in a word, such as `ward`; nil for codes that are none of the ONS's.
  package let level: String?

  /// - Parameters:
  ///   - code: of an area.
  ///   - property: what the area's code is called where it was found, such as `WD25CD`.
  package init(of code: String, called property: String) {
    guard Words.isGSSCode(Array(code.utf8)[...]) else {
      level = nil
      return
    }
    let stem = property.hasSuffix("CD") ? property.dropLast(2).lowercased().filter { !("0"..."9").contains($0) } : ""
    let column = AreaLevel.word(ofColumn: stem)
    let own = AreaLevel.word(ofCode: code, column: column == stem ? "" : column)
    level = own.isEmpty ? AreaGeography.of(code, level: "area") : own
  }
}
