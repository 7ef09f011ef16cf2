import Foundation
import TestSupport
import Testing

extension Harnesses {
  /// Single bits of the ledger's files: in contents, in the pages' own numbers, in what is not used, in lock files.
  @Suite("Flipped bits of files", .serialized)
  struct BitFlipTests {
    private static let rehearsal = Result { try Rehearsal.all.get()[1] }

    /// One bit.
    private struct Flip: CustomStringConvertible {
      var file: String
      var offset: Int
      var bit: Int
      /// Whether the projections are there at all.
      var isProjected: Bool

      var description: String {
        "\(file), page \(offset / 4096), byte \(offset % 4096), bit \(bit)\(isProjected ? "" : ", no projections")"
      }

      init(_ folder: String, _ random: inout SplitMix64) throws {
        let journal = [String](repeating: "journal/data.mdb", count: 4)
        file = random.pick(journal + ["journal/lock.mdb", "projections", "projections", "projections"])
        if file == "projections" { file = random.pick(try Self.projectionFiles(folder)) }
        let path = folder + "/" + file
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        let page = random.whole(0...max(0, size / 4096 - 1))
        // Half of them in the head of a page: its number, its kind, where its entries lie.
        let place = random.chance(1, of: 2) ? random.whole(0...4095) : random.whole(0...(page < 2 ? 160 : 63))
        offset = min(page * 4096 + place, size - 1)
        bit = random.whole(0...7)
        isProjected = file.hasPrefix("projections") || random.chance(1, of: 2)
      }

      /// The files of the projections in which anything is.
      private static func projectionFiles(_ folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder + "/projections").sorted().map {
          "projections/" + $0
        }
        .filter { name in
          let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
          return attributes[.type] as? FileAttributeType == .typeRegular && attributes[.size] as? Int ?? 0 > 0
        }
      }

      func apply(to folder: String) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: folder + "/" + file))
        try file.seek(toOffset: UInt64(offset))
        guard let byte = try file.read(upToCount: 1)?.first else {
          throw HarnessError("\(self): there is no such byte")
        }
        try file.seek(toOffset: UInt64(offset))
        try file.write(contentsOf: Data([byte ^ 1 << UInt8(bit)]))
        try file.close()
        if !isProjected { try FileManager.default.removeItem(atPath: folder + "/projections") }
      }
    }

    /// How an answer stands to what is right.
    private enum Answer { case right, refused, wrong }

    private func answer(_ run: Run, expected: Data?) -> Answer {
      if run.status == 0 { return expected == nil || run.output == expected ? .right : .wrong }
      let isSaid = ["verify", "damaged", "not one that this program reads", "restore"].contains {
        run.messages.contains($0)
      }
      return run.status != nil && isSaid ? .refused : .wrong
    }

    @Test("are told, or change nothing that is told", arguments: States.seeds())
    func flip(seed: Int) throws {
      let rehearsal = try Self.rehearsal.get()
      var random = SplitMix64(seed: UInt64(seed))
      let scratch = Scratch()
      try FileManager.default.copyItem(atPath: rehearsal.folder("ledger"), toPath: scratch("ledger"))
      let flip = try Flip(scratch("ledger"), &random)
      try flip.apply(to: scratch("ledger"))
      let command = LedgerCommand(ledger: scratch("ledger"), folder: scratch)
      let length = rehearsal.lengths.before
      let told = rehearsal.told
      var faults: [String] = []
      let verify = try command("verify", "--format", "json")
      if verify.status == nil { faults.append("verify: \(verify)") }
      let events = try command("events")
      if answer(events, expected: told.events(length)) == .wrong { faults.append("events: \(events)") }
      let figure = try command(History.figure(length))
      if answer(figure, expected: told.figures[length]?.output) == .wrong { faults.append("figure: \(figure)") }
      // The tables that lead to events are under no hash: what they hide, or refuse, verify finds.
      let isFound = verify.status == 1
      let subject = try command("events", "--subject", "b-4")
      let isRight = answer(subject, expected: told.events(length, of: "b-4")) != .wrong
      if !isRight, !isFound || subject.status == nil { faults.append("events of a subject: \(subject)") }
      let append = try command(rehearsal.append)
      let isSaid = answer(append, expected: nil) != .wrong
      if !isSaid, !isFound || append.status != 65 { faults.append("append: \(append)") }
      if append.status == 0 {
        let all = try command("events")
        if answer(all, expected: told.events(rehearsal.lengths.after)) == .wrong { faults.append("appended: \(all)") }
      }
      #expect(faults == [], "\(flip)")
    }
  }
}
