package import Ledger
package import TestSupport

/// A new ledger in a folder of its own, removed with it.
package struct ScratchLedger: Sendable {
  package let scratch = Scratch()
  package let ledger: Ledger

  package init() throws { ledger = try scratch.ledger() }

  package var path: String { scratch.path }

  /// Writes a file beside the ledger and returns its path.
  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String { try scratch.write(name, text) }

  @discardableResult
  package func write(_ name: String, _ bytes: [UInt8]) throws -> String { try scratch.write(name, bytes) }

  package func text(of name: String) throws -> String { try scratch.text(of: name) }
}
