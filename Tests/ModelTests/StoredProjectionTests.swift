import Bytes
import Events
import Foundation
import Ledger
import LedgerTestSupport
import TestSupport
import Testing

@testable import Projections

@Suite("What is stored of projections")
struct StoredProjectionTests {
  let scratch = Scratch()

  /// Appends so many crimes, of which none was appended before.
  private func append(_ count: Int, to ledger: Ledger) throws {
    let first = try ledger.length
    try ledger.add((first..<first + count).map { crime("c\($0)", more: #","location":"\#($0)""#) })
  }

  private func stored(_ ledger: Ledger) -> CheckpointHead? { Checkpoint(at: ledger.projectionsFolder).head }

  private func locations(_ projection: Projection) -> [[UInt8]] {
    let (postings, dictionary) = (projection.records[.crime], projection.records.dictionary(of: .location))
    return (0..<postings.count).map { Array(dictionary[postings.value(of: .location, at: $0)]) }
  }

  @Test("follows a process that takes in little at a time")
  func smallSteps() throws {
    let ledger = try scratch.ledger()
    try append(2_500, to: ledger)
    let projector = try Projector(ledger)
    _ = try projector.caughtUp()
    #expect(stored(ledger)?.length == 2_500)
    for _ in 0..<6 {
      try append(500, to: ledger)
      _ = try projector.caughtUp()
    }
    #expect(stored(ledger)?.length == 4_500)
    #expect(try Projector.look(at: ledger) == .whole)
  }

  @Test("is gone on with where another process has stored more meanwhile")
  func otherProcess() throws {
    let ledger = try scratch.ledger()
    try append(2_500, to: ledger)
    let projector = try Projector(ledger)
    _ = try projector.caughtUp()
    try append(1_900, to: ledger)
    _ = try projector.caughtUp()
    try append(200, to: ledger)
    _ = try Projector(ledger).caughtUp()
    #expect(stored(ledger)?.length == 4_600)
    try append(1_000, to: ledger)
    #expect(try projector.caughtUp().length == 5_600)
    #expect(stored(ledger)?.length == 4_600)
    try append(1_000, to: ledger)
    let projection = try projector.caughtUp()
    #expect(stored(ledger)?.length == 6_600)
    #expect(try Projector.look(at: ledger) == .whole)
    #expect(locations(projection) == locations(try Projector(ledger, isStored: false).caughtUp()))
  }

  @Test("is stored anew where it is gone, and read where another program has put it")
  func moved() throws {
    let ledger = try scratch.ledger()
    try append(2_500, to: ledger)
    _ = try Projector(ledger).caughtUp()
    // It has opened no file yet.
    let projector = try Projector(ledger)
    let head = scratch("ledger/projections/head")
    try Data("incident-ledger projections 0\n".utf8).write(to: URL(fileURLWithPath: head))
    try append(10, to: ledger)
    _ = try Projector(ledger).caughtUp()
    let other = try #require(stored(ledger))
    #expect(other.generation == 2)
    let fresh = try Projector(ledger, isStored: false).caughtUp()
    #expect(try locations(projector.caughtUp()) == locations(fresh))
    #expect(stored(ledger) == other)

    try FileManager.default.removeItem(atPath: scratch("ledger/projections"))
    try append(2_500, to: ledger)
    _ = try projector.caughtUp()
    #expect(stored(ledger)?.length == 5_010)
    #expect(try Projector.look(at: ledger) == .whole)
  }

  @Test("is stored anew where a file is found damaged while it is written on")
  func damagedTail() throws {
    let ledger = try scratch.ledger()
    try append(2_501, to: ledger)
    _ = try Projector(ledger).caughtUp()
    let generation = try #require(stored(ledger)).generation
    // No question reads it; its last bytes are behind the last full block.
    let path = Checkpoint(at: ledger.projectionsFolder).generationFolder(generation) + "/crime.outcome"
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(bytes.count == 4 * 2_501)
    bytes[bytes.count - 1] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let projector = try Projector(ledger)
    try append(2_000, to: ledger)
    _ = try projector.caughtUp()
    let head = try #require(stored(ledger))
    #expect(head.length == 4_501 && head.generation == generation + 1)
    #expect(try Projector.look(at: ledger) == .whole)
  }

  @Test("is stored anew where less is stored than was before")
  func shorter() throws {
    let ledger = try scratch.ledger()
    try append(5_000, to: ledger)
    let projector = try Projector(ledger)
    _ = try projector.caughtUp()
    let checkpoint = Checkpoint(at: ledger.projectionsFolder)
    try FileManager.default.removeItem(atPath: checkpoint.headPath)
    let part = try Projector(ledger, isStored: false).replay(to: 2_500)
    #expect(try checkpoint.store(part, replacing: 0, of: ledger))
    #expect(stored(ledger)?.length == 2_500)
    try append(2_000, to: ledger)
    _ = try projector.caughtUp()
    #expect(stored(ledger)?.length == 7_000)
    #expect(try Projector.look(at: ledger) == .whole)
  }

  @Test("is compared with a fresh replay by verify, also where a file was written wrongly", arguments: 0..<6)
  func writtenWrongly(file: Int) throws {
    let ledger = try scratch.ledger()
    try append(21_000, to: ledger)
    _ = try Projector(ledger).caughtUp()
    #expect(try Projector.look(at: ledger) == .whole)
    var head = try #require(stored(ledger))
    let segment = try #require(head.segments.first)
    let areas = try #require(head.indexAreas)
    let location = try #require(StoredHelper.all.firstIndex { $0.name == "values.location.index" })
    let folder = Checkpoint(at: ledger.projectionsFolder).generationFolder(head.generation) + "/"

    /// Changes a file as a wrong program would, which sums up what it has written.
    func change(_ name: String, place: Int, at offset: Int) throws -> StoredPart {
      var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + name)))
      bytes[offset] ^= 1
      try Data(bytes).write(to: URL(fileURLWithPath: folder + name))
      return StoredPart(bytes.rawBytes, place: place)
    }
    let name: String
    switch file {
    case 0, 1, 2:
      name = segment.fileName(assignmentCount: areas.extent.assignmentCount)
      let place = IndexWriter.place(segment.name, segment.rows)
      let part = try change(name, place: place, at: [4, 200, segment.part.byteCount - 1][file])
      head.segments[0] = CheckpointHead.Segment(
        name: segment.name, rows: segment.rows, span: segment.span, part: part)
    case 3:
      let helper = try #require(head.helpers[location])
      name = StoredHelper.fileName(StoredHelper.all[location], coverage: helper.coverage)
      head.helpers[location] = CheckpointHead.Helper(
        coverage: helper.coverage, part: try change(name, place: StoredHelper.place(location), at: 0))
    default:
      let changed = file == 4 ? StoredAreas.File.ranks : .hierarchy
      name = areas.name(changed)
      var parts = areas.parts
      parts[changed.rawValue] = try change(name, place: StoredAreas.place(changed), at: 1)
      head.areas = StoredAreas(extent: areas.extent, parts: parts)
      head.indexAreas = head.areas
    }
    try Data(head.bytes).write(to: URL(fileURLWithPath: ledger.projectionsFolder + "/head"))
    guard case .differences(let found) = try Projector.look(at: ledger) else {
      Issue.record("\(name) passes for right")
      return
    }
    #expect(found.count == 1 && found[0].hasPrefix(name), "\(found)")
  }

  @Test("is found where a segment of an index is not told of")
  func lostSegment() throws {
    let ledger = try scratch.ledger()
    try append(21_000, to: ledger)
    _ = try Projector(ledger).caughtUp()
    try append(5_000, to: ledger)
    _ = try Projector(ledger).caughtUp()
    var head = try #require(stored(ledger))
    try #require(head.segments.map(\.rows) == [0..<21_000, 21_000..<26_000])
    head.segments.removeFirst()
    try Data(head.bytes).write(to: URL(fileURLWithPath: ledger.projectionsFolder + "/head"))
    guard case .differences(let found) = try Projector.look(at: ledger) else {
      Issue.record("it passes for right")
      return
    }
    #expect(found.count == 1 && found[0].contains("does not follow"))
  }

  @Test("has a checksum for each chunk of a file, whatever it was written in", arguments: 1...6)
  func sums(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let count = random.whole(0...3_000_000)
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 0x9E37_79B9 >> 13) }
    let whole = StoredPart(bytes.rawBytes, place: 7)
    var (part, written) = (StoredPart([UInt8]().rawBytes, place: 7), 0)
    while written < count {
      // As a column that is stored again and again: from the last full block on.
      var sums = part.runningSums(place: 7)
      #expect(written - sums.byteCount < 32)
      let end = min(count, written + random.whole(1...900_000))
      sums.add(bytes.rawBytes.extracting(sums.byteCount..<end))
      (part, written) = (StoredPart(sums), end)
    }
    #expect(part == whole)
    #expect(count == 0 || StoredPart(bytes.rawBytes, place: 8) != whole)
  }
}
