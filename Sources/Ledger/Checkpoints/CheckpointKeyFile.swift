internal import Events
internal import FileSystem

/// The file that holds the key that signs checkpoints, for its owner alone and outside the ledger.
package enum CheckpointKeyFile {
  /// The variable of the environment that names it.
  package static let variable = "INCIDENT_LEDGER_CHECKPOINT_KEY"

  /// - Parameter path: nil where nothing names one.
  /// - Throws: a `Refusal` with a `CheckpointMistake`, `LedgerError` where others may read the file.
  package static func read(_ path: String?, ledger: String) throws -> NoteSigner {
    guard let path, !path.isEmpty else { throw Refusal(.whole, CheckpointMistake.notNamed) }
    try checkPlace(path, ledger: ledger)
    let bytes: [UInt8]?
    do {
      bytes = try PrivateFile.contents(of: path)
    } catch {
      throw LedgerError(error.code == .exposed ? .exposed : .noInput, error.message)
    }
    let text = String(decoding: bytes ?? [], as: UTF8.self).split(whereSeparator: \.isNewline).first {
      !$0.hasPrefix("#")
    }
    do throws(CheckpointMistake) {
      guard let text else { throw .noSigner }
      return try NoteSigner(String(text))
    } catch {
      throw Refusal(file: path, .whole, error)
    }
  }

  /// Makes a key, in a new file.
  /// - Throws: a `Refusal` with a `CheckpointMistake`; what is there stays.
  package static func make(_ path: String, name: String, ledger: String?) throws -> NoteSigner {
    guard NoteVerifier.isName(name) else { throw Refusal(.whole, value: name, CheckpointMistake.badName) }
    if let ledger { try checkPlace(path, ledger: ledger) }
    let signer = NoteSigner(name: name)
    do {
      try Files.create(path, Array((signer.text + "\n").utf8), mode: PrivateFile.mode)
    } catch {
      if error.code == .notEmpty { throw Refusal(file: path, .whole, CheckpointMistake.thereAlready) }
      throw LedgerError(.cannotCreate, "the file \(path) cannot be made: \(error.message)")
    }
    return signer
  }

  private static func checkPlace(_ path: String, ledger: String) throws(Refusal) {
    let place =
      Files.exists(path) ? Files.place(path) : Files.place(Files.folder(of: path)) + "/" + Files.name(of: path)
    guard !place.hasPrefix(Files.place(ledger) + "/") else {
      throw Refusal(file: path, .whole, CheckpointMistake.insideLedger)
    }
  }
}
