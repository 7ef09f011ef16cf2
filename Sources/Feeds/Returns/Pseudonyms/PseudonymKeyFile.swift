package import Events
internal import FileSystem
internal import Ledger

/// The file that holds the key of pseudonyms: lines that begin with `#`, and one of 64 hexadecimal digits.
///
/// It belongs to whoever runs the program, nobody else may read it, and it lies outside the ledger, whose copies would
/// carry the key with what it protects.
package enum PseudonymKeyFile {
  /// The variable of the environment that names it.
  package static let variable = "INCIDENT_LEDGER_KEY"

  private static let mode: UInt32 = 0o600
  /// More than a key and a few remarks.
  private static let maximumByteCount = 4096

  private static let header =
    "# The key under which incident-ledger makes pseudonyms. Keep it secret, and keep a copy.\n"

  /// Reads the key.
  /// - Parameters:
  ///   - path: the file's; nil or empty where nothing names one.
  ///   - ledger: the folder of the ledger.
  /// - Throws: a `Refusal` with a `PseudonymKeyMistake`.
  package static func read(_ path: String?, ledger: String) throws(Refusal) -> PseudonymKey {
    guard let path, !path.isEmpty else { throw Refusal(.whole, PseudonymKeyMistake.notNamed) }
    try checkPlace(path, ledger: ledger)
    try checkFolders(above: path)
    let bytes: [UInt8]
    do {
      let file = try OpenedFile(path, OpenedFile.readOnly)
      let permissions = try file.permissions()
      guard permissions.isRegularFile else { throw refusal(path, .noFile) }
      guard permissions.isOwn else { throw refusal(path, .notOwn) }
      guard permissions.mode == mode else { throw refusal(path, .openMode(octal(permissions.mode))) }
      bytes = try file.bytes(at: 0, count: maximumByteCount)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw refusal(path, .unreadable(Self.reason(error)))
    }
    guard let key = key(bytes) else { throw refusal(path, .noKey) }
    return key
  }

  /// Makes a key of random bytes, in a new file.
  /// - Throws: a `Refusal` with a `PseudonymKeyMistake`; what is there stays.
  package static func make(_ path: String, ledger: String?) throws(Refusal) -> PseudonymKey {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<PseudonymKey.byteCount).map { _ in UInt8.random(in: 0...255, using: &generator) }
    try write(bytes, to: path, ledger: ledger)
    return PseudonymKey(bytes: bytes)
  }

  /// The number of bytes of a key.
  package static var keyByteCount: Int { PseudonymKey.byteCount }

  /// Writes a key, in a new file.
  /// - Throws: a `Refusal` with a `PseudonymKeyMistake`; what is there stays.
  package static func write(_ bytes: [UInt8], to path: String, ledger: String?) throws(Refusal) {
    precondition(bytes.count == keyByteCount, "a key has 32 bytes")
    if let ledger { try checkPlace(path, ledger: ledger) }
    try checkFolders(above: path)
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    do {
      try Files.create(path, Array((header + digits + "\n").utf8), mode: mode)
    } catch {
      throw refusal(path, error.code == .notEmpty ? .thereAlready : .unwritable(reason(error)))
    }
  }

  private static func checkPlace(_ path: String, ledger: String) throws(Refusal) {
    // Of a file that is not there yet its folder is.
    let place =
      Files.exists(path) ? Files.place(path) : Files.place(Files.folder(of: path)) + "/" + Files.name(of: path)
    let folder = Files.place(ledger)
    guard !place.hasPrefix(folder + "/"), folder != "/" else { throw refusal(path, .insideLedger) }
  }

  /// Checks that no folder above a file is a ledger's.
  private static func checkFolders(above path: String) throws(Refusal) {
    var folder = Files.place(Files.folder(of: Files.exists(path) ? Files.place(path) : path))
    while folder.hasPrefix("/") {
      guard !Files.exists(Ledger.journalFolder(of: folder) + "/data.mdb") else { throw refusal(path, .insideLedger) }
      if folder == "/" { return }
      folder = Files.folder(of: folder)
    }
  }

  private static func key(_ bytes: [UInt8]) -> PseudonymKey? {
    guard bytes.count < maximumByteCount, let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }
    let keys = lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    guard keys.count == 1, let digits = keys.first.map({ Array($0.utf8) }), digits.count == PseudonymKey.byteCount * 2
    else { return nil }
    var key: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
      key.append(high << 4 | low)
    }
    return PseudonymKey(bytes: key)
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x61 + 10
    case 0x41...0x46: digit - 0x41 + 10
    default: nil
    }
  }

  private static func octal(_ mode: UInt32) -> String { "0" + String(mode, radix: 8) }

  private static func reason(_ error: any Error) -> String {
    (error as? FileSystemError)?.message ?? String(describing: error)
  }

  private static func refusal(_ path: String, _ mistake: PseudonymKeyMistake) -> Refusal {
    Refusal(file: path, .whole, mistake)
  }
}
