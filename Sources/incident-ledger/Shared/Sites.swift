internal import Ledger
internal import Presentation

#if SharedJournal
  internal import SharedJournal
#endif

/// The one place that knows whether the program was built with the trait SharedJournal.
enum Sites {
  /// The order of a ledger that is a site of a shared journal; nil where it is a ledger of its own. Without the trait a site
  /// can be read, and appends are refused by the ledger.
  static func order(of folder: String) throws -> (any SharedOrder)? {
    #if SharedJournal
      try PostgreSQLOrder(of: folder, version: Program.version)
    #else
      nil
    #endif
  }

  /// Makes a ledger that is a site.
  static func make(at folder: String, address: String, name: String) throws {
    #if SharedJournal
      try Registration.make(at: folder, address: address, name: name)
    #else
      throw LedgerError(SharingFault.noTrait)
    #endif
  }
}
