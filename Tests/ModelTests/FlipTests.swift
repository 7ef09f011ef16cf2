import Bytes
import Events
import Figures
import Foundation
import LMDB
import LedgerTestSupport
import Projections
import TestSupport
import Testing

@testable import Ledger

/// Single bits of a small ledger, flipped one after another. Whatever is asked then is told right, or is said to be damaged.
@Suite("Flipped bits")
struct FlipTests {
  private static let question = FigureQuestion(
    indicator: "crime", area: "E07000129", to: Month(year: 2019, month: 1), disclose: true)

  private static let events = [
    event("area.assigned", "E07000129", data: #"{"name":"Blaby","level":"district"}"#),
    event(
      "definition.adopted", "crime",
      data: #"{"definition":{"indicator":"crime","version":1,"title":"Crime","effective":"2018-01-01","#
        + #""measure":"count","count":{"records":"crime"}}}"#),
    crime("a"), crime("b"), crime("c"), event("crime.cancelled", "b", id: "b2"),
    event("crime.reclassified", "c", id: "c2", data: #"{"offence":"robbery"}"#),
    crime("b", id: "b3", date: "2019-01-20"), crime("d"), event("crime.cancelled", "d", id: "d2"),
    event("crime.flagged", "a", id: "a2", data: #"{"flags":["domestic"]}"#), crime("e", date: "2019-01-31"),
  ]

  /// The file of a sound ledger, and what it tells.
  private struct Sound {
    let scratch = Scratch()
    let file: Data
    let told: String
    let afterwards: String

    init() throws {
      let ledger = try scratch.ledger()
      try ledger.add(Array(FlipTests.events[..<5]), at: "2019-02-01T00:00:00Z")
      try ledger.add(Array(FlipTests.events[5...]), at: "2019-02-02T00:00:00Z")
      told = try FlipTests.told(ledger)
      file = try Data(contentsOf: URL(fileURLWithPath: scratch("ledger/journal/data.mdb")))
      try FlipTests.append(to: ledger)
      afterwards = try FlipTests.told(ledger)
      #expect(told != afterwards)
    }

    /// A ledger of this file with one value or key changed.
    func flipped(_ place: Place) throws -> Scratch {
      let other = Scratch()
      try FileManager.default.createDirectory(atPath: other("ledger/journal"), withIntermediateDirectories: true)
      try file.write(to: URL(fileURLWithPath: other("ledger/journal/data.mdb")))
      let store = try Store(at: other("ledger/journal"), tables: Layout.tables, access: .readWrite)
      var transaction = try store.beginWrite()
      var (key, value) = (place.key, place.value)
      if place.isKey {
        try transaction.delete(key: key, in: place.table)
        key[place.byte] ^= 1 << place.bit
      } else {
        value[place.byte] ^= 1 << place.bit
      }
      if place.table.integerKeys {
        try transaction.put(key: key.rawBytes.loadLittleEndian(at: 0) as UInt64, value: value, in: place.table)
      } else {
        try transaction.put(key: key, value: value, in: place.table)
      }
      try transaction.commit()
      return other
    }
  }

  private struct Place: CustomStringConvertible {
    var table: Table
    var key: [UInt8]
    var value: [UInt8]
    var isKey: Bool
    var byte: Int
    var bit: Int

    var description: String { "\(table.name) \(key): \(isKey ? "key" : "value"), byte \(byte), bit \(bit)" }
  }

  /// Every entry of a table with each of the bits of its value, or of its key, that are wanted.
  private static func places(
    _ sound: Sound, _ table: Table, isKey: Bool = false, bits: [Int], where isWanted: (Int) -> Bool = { _ in true }
  ) throws -> [Place] {
    let folder = Scratch()
    try FileManager.default.createDirectory(atPath: folder("journal"), withIntermediateDirectories: true)
    try sound.file.write(to: URL(fileURLWithPath: folder("journal/data.mdb")))
    let store = try Store(at: folder("journal"), tables: Layout.tables, access: .readOnly)
    var places: [Place] = []
    try store.read { transaction in
      var cursor = try transaction.cursor(in: table)
      while try cursor.next() {
        let (key, value) = (cursor.key.bytes(), cursor.value.bytes())
        for byte in (isKey ? key : value).indices where isWanted(byte) && key != Layout.formatKey {
          for bit in bits {
            places.append(Place(table: table, key: key, value: value, isKey: isKey, byte: byte, bit: bit))
          }
        }
      }
    }
    return places
  }

  /// What a ledger tells: its length, root and figure.
  private static func told(_ ledger: Ledger) throws -> String {
    let length = try ledger.length
    let figure = try ledger.maker().figure(question)
    return "\(length) \(try ledger.root(size: length)) \(figure.display) \(figure.receipt?.text ?? "")"
  }

  /// Changes a record each, and opens one.
  private static func append(to ledger: Ledger) throws {
    try ledger.add(
      [
        event("crime.cancelled", "a", id: "a9"),
        event("crime.reclassified", "c", id: "c9", data: #"{"offence":"arson"}"#),
        crime("d", id: "d9"), crime("f"),
      ], at: "2019-03-01T00:00:00Z")
  }

  /// What comes of asking, or of appending and asking: nil where it is right or is refused.
  private static func fault(_ expected: String, _ body: () throws -> String) -> String? {
    do {
      let told = try body()
      return told == expected ? nil : "told \(told)"
    } catch let error as LedgerError where error.code == .damaged || error.code == .refused {
      return nil
    } catch is Refusal {
      return nil
    } catch {
      return "\(error)"
    }
  }

  private static func check(_ places: [Place], of sound: Sound) throws {
    #expect(!places.isEmpty)
    var faults: [String] = []
    for place in places {
      let scratch = try sound.flipped(place)
      defer { withExtendedLifetime(scratch) {} }
      let ledger = try scratch.reopened(access: .readWrite)
      if let fault = fault(sound.told, { try told(ledger) }) { faults.append("\(place): \(fault)") }
    }
    #expect(faults.isEmpty, "\(faults.count) of \(places.count): \(faults.prefix(5))")
  }

  @Test("of the number in front of an event are found when projections catch up")
  func prefixes() throws {
    let sound = try Sound()
    let places = try Self.places(sound, Layout.events, bits: Array(0..<8)) { $0 < 4 }
    #expect(places.count == Self.events.count * 32)
    for place in places {
      let scratch = try sound.flipped(place)
      defer { withExtendedLifetime(scratch) {} }
      let ledger = try scratch.reopened(access: .readWrite)
      // The number is not read where it is not needed, and never believed.
      do {
        _ = try Self.told(ledger)
        Issue.record("\(place): nothing was said")
      } catch let error as LedgerError {
        #expect(error.code == .damaged && error.message.contains("run verify"), "\(place): \(error)")
      }
      #expect(try ledger.verifyJournal().contains { $0.table == "events" }, "\(place)")
    }
  }

  @Test("of an event are found, wherever they are")
  func events() throws {
    let sound = try Sound()
    try Self.check(try Self.places(sound, Layout.events, bits: [0, 5]) { $0 >= 4 && $0 % 7 == 0 }, of: sound)
  }

  @Test("of the head are found by the last batch and the last event, and no append cuts events off")
  func heads() throws {
    let sound = try Sound()
    let places = try Self.places(sound, Layout.meta, bits: Array(0..<8))
    #expect(places.count == 160)
    try Self.check(places, of: sound)
    for place in places {
      let scratch = try sound.flipped(place)
      defer { withExtendedLifetime(scratch) {} }
      let ledger = try scratch.reopened(access: .readWrite)
      let fault = Self.fault(sound.afterwards) {
        try Self.append(to: ledger)
        return try Self.told(ledger)
      }
      #expect(fault == nil, "\(place)")
      #expect(try ledger.texts(stored: 12).count == 12, "\(place): every event is still there")
    }
  }

  @Test("of entries of subjects are found by the append that builds upon them", arguments: [false, true])
  func subjects(isKey: Bool) throws {
    let sound = try Sound()
    for place in try Self.places(sound, Layout.subjects, isKey: isKey, bits: isKey ? [0, 3] : Array(0..<8)) {
      let scratch = try sound.flipped(place)
      defer { withExtendedLifetime(scratch) {} }
      let ledger = try scratch.reopened(access: .readWrite)
      #expect(Self.fault(sound.told) { try Self.told(ledger) } == nil, "\(place)")
      let fault = Self.fault(sound.afterwards) {
        try Self.append(to: ledger)
        return try Self.told(ledger)
      }
      #expect(fault == nil, "\(place)")
    }
  }

  @Test("of the tree and of the batches are found, or change nothing that is told")
  func tree() throws {
    let sound = try Sound()
    try Self.check(try Self.places(sound, Layout.tree, bits: [2]), of: sound)
    try Self.check(try Self.places(sound, Layout.batches, bits: [0, 7]), of: sound)
    try Self.check(try Self.places(sound, Layout.batches, isKey: true, bits: [0, 1, 7]), of: sound)
    try Self.check(try Self.places(sound, Layout.keys, bits: [0]), of: sound)
    try Self.check(try Self.places(sound, Layout.sources, bits: [0]), of: sound)
  }
}

extension Ledger {
  /// The events that are stored, whatever the head tells of.
  fileprivate func texts(stored count: Int) throws -> [String] {
    try (0..<count).map { String(decoding: try event(at: $0), as: UTF8.self) }
  }
}
