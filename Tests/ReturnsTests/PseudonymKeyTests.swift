import Events
import FileSystem
import Foundation
import TestSupport
import Testing

@testable import Feeds

@Suite("Returns: pseudonyms and their key")
struct PseudonymKeyTests {
  private static let key = PseudonymKey(bytes: Array(0...31))

  // Computed with Python's hmac, hashlib and unicodedata:
  //
  //   key = bytes(range(32))
  //   fold = lambda part: "".join(
  //     c for c in normalize("NFKC", part).upper() if category(c)[0] == "L" or category(c) == "Nd").encode()
  //   message = b"".join(str(len(fold(p))).encode() + b":" + fold(p) for p in parts)
  //   hmac.new(key, b"id", sha256).hexdigest()[:8] + ":" + hmac.new(key, message, sha256).hexdigest()[:32]
  @Test(
    "a pseudonym is the key's ID and an HMAC over the parts, each folded and preceded by its length",
    arguments: [
      (["qq 12 34 56-c", "Ann"], "8adc89f9:88ae740398528b3a964a4a1228401a40"),
      (["QQ123456C", "ANN"], "8adc89f9:88ae740398528b3a964a4a1228401a40"),
      (["Zoë Müßig", "①２"], "8adc89f9:339662208dfaa0dc7e5139c3a002ace4"),
      (["Zoe\u{308} Müssig", "12"], "8adc89f9:339662208dfaa0dc7e5139c3a002ace4"),
    ])
  func vector(_ parts: [String], _ pseudonym: String) {
    #expect(Self.key.pseudonym(of: parts) == pseudonym)
  }

  @Test("a row of its own has a pseudonym under the key too, of its source and its key as they are")
  func own() {
    // hmac.new(key, b"own" + b"20:marac/leicestershire" + b"3:A/1", sha256).hexdigest()[:32]
    #expect(
      Self.key.ownPseudonym(source: "marac/leicestershire", key: ["A/1"]) == "8adc89f9:bf424a0aad2de00d37062cb13bb20ef3"
    )
  }

  @Test("parts do not run together, and a part without letter or digit is none")
  func parts() {
    #expect(Self.key.pseudonym(of: ["AB", "C"]) != Self.key.pseudonym(of: ["A", "BC"]))
    #expect(Self.key.pseudonym(of: ["A", "--"]) == nil)
  }

  @Test("a key is never printed")
  func description() {
    let key = PseudonymKey(bytes: [UInt8](repeating: 0xAB, count: 32))
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), dumped, "\([key])"] {
      #expect(text.contains(key.id))
      #expect(!text.lowercased().contains("abab"))
    }
  }

  // MARK: The file

  private static func mistake(_ body: () throws -> Void) -> PseudonymKeyMistake? {
    do {
      try body()
      return nil
    } catch {
      return (error as? Refusal)?.mistake as? PseudonymKeyMistake
    }
  }

  @Test("a key that was made is read again, belongs to its owner alone, and is never replaced")
  func making() throws {
    let scratch = Scratch()
    let ledger = scratch("ledger")
    let made = try PseudonymKeyFile.make(scratch("key"), ledger: ledger)
    #expect(try PseudonymKeyFile.read(scratch("key"), ledger: ledger).id == made.id)
    let text = try scratch.text(of: "key")
    #expect(text.wholeMatch(of: /# [^\n]+\n[0-9a-f]{64}\n/) != nil)
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch("key"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(Self.mistake { _ = try PseudonymKeyFile.make(scratch("key"), ledger: nil) } == .thereAlready)
    #expect(try scratch.text(of: "key") == text)
    #expect(try PseudonymKeyFile.make(scratch("other"), ledger: nil).id != made.id)
  }

  @Test("a key lies outside the ledger, whatever links lead there")
  func places() throws {
    let scratch = Scratch()
    try scratch.write("ledger/journal/x", "")
    try FileManager.default.createSymbolicLink(atPath: scratch("link"), withDestinationPath: scratch("ledger"))
    for path in ["ledger/key", "link/journal/key"] {
      let made = Self.mistake { _ = try PseudonymKeyFile.make(scratch(path), ledger: scratch("ledger")) }
      #expect(made == .insideLedger)
    }
    _ = try PseudonymKeyFile.make(scratch("ledger/key"), ledger: nil)
    try FileManager.default.createSymbolicLink(atPath: scratch("key"), withDestinationPath: scratch("ledger/key"))
    let read = Self.mistake { _ = try PseudonymKeyFile.read(scratch("key"), ledger: scratch("link") + "/") }
    #expect(read == .insideLedger)
    try scratch.write("another/journal/data.mdb", "")
    #expect(Self.mistake { _ = try PseudonymKeyFile.make(scratch("another/key"), ledger: nil) } == .insideLedger)
    #expect(try PseudonymKeyFile.make(scratch("ledger-key"), ledger: scratch("ledger")).id.count == 8)
  }

  @Test("a file that others may read, that holds no key or that is not there is refused")
  func faults() throws {
    let scratch = Scratch()
    let ledger = scratch("ledger")
    func reading(_ path: String?) -> PseudonymKeyMistake? {
      Self.mistake { _ = try PseudonymKeyFile.read(path, ledger: ledger) }
    }
    #expect(reading(nil) == .notNamed)
    #expect(reading("") == .notNamed)
    if case .unreadable = reading(scratch("none")) {} else { Issue.record("a file that is not there was read") }
    #expect(reading(scratch.path) == .noFile)
    let key = String(repeating: "0f", count: 32)
    for (mode, text, mistake) in [
      (0o600, key, nil), (0o600, "# a\n\n  \(key.uppercased())  \n", nil), (0o640, key, .openMode("0640")),
      (0o700, key, .openMode("0700")), (0o600, key + "\n" + key, .noKey), (0o600, String(key.dropLast()), .noKey),
      (0o600, String(key.dropLast()) + "g", .noKey), (0o600, "", .noKey),
    ] as [(Int, String, PseudonymKeyMistake?)] {
      try scratch.write("key", text)
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: scratch("key"))
      #expect(reading(scratch("key")) == mistake, "\(mode) \(text)")
    }
  }
}
