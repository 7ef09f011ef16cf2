internal import Foundation
internal import Ledger

#if SharedJournal
  internal import SharedJournal
#endif

/// The one place that knows whether the program was built with the trait SharedJournal.
enum Sites {
  /// The order of a ledger that is a site of a shared journal; nil where it is a ledger of its own. Without the trait a site
  /// can be read, and appends are refused by the ledger.
  static func order(of folder: String) throws -> (any SharedOrder)? {
    #if SharedJournal
      try PostgreSQLOrder(of: folder) {
        guard let path = ProcessInfo.processInfo.environment[CheckpointKeyFile.variable], !path.isEmpty else {
          return nil
        }
        return try CheckpointKeyFile.read(path, ledger: folder)
      }
    #else
      nil
    #endif
  }

  /// Notes at a site that a key signs what the ledger is, and refuses one that signs nothing any more, as what it signed is not
  /// the ledger's history now.
  static func note(_ signer: NoteSigner, of folder: String) throws {
    #if SharedJournal
      try SiteFile.noteSigning(by: signer.verifier.name, in: folder)
    #endif
  }

  /// The name of a site.
  static func name(of folder: String) throws -> String {
    #if SharedJournal
      if let site = try SiteFile(of: folder) { return site.name }
      throw LedgerError(SharingFault.noSite)
    #else
      throw LedgerError(SharingFault.noTrait)
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
