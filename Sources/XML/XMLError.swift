/// Why a document is not read on, with the 1-based line at which that is.
package enum XMLError: Error, Hashable, Sendable {
  case notWellFormed(line: Int)
  /// It declares a document type, the only way to entities that grow or lead elsewhere.
  case documentType(line: Int)
  /// Elements lie within each other further than allowed.
  case tooDeep(line: Int)
  /// A tag, a comment or an instruction is longer than `XMLReader.maximumMarkup`.
  case markupTooLong(line: Int)
}
