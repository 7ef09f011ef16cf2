import Foundation
import Testing

@Suite("Durability of appends")
struct DurabilityTests {
  /// The length that an append printed.
  private func sequence(_ output: String) -> Int? {
    output.firstMatch(of: #/"sequence":(\d+)/#).flatMap { Int($0.1) }
  }

  @Test("kill -9 at random moments loses no acknowledged event and leaves none half there", arguments: 0..<5)
  func kill(part: Int) throws {
    let scratch = try Program.Scratch()
    #expect(try Program.run(["init"], ledger: scratch.ledger).status == 0)
    var random = UInt64(part + 1)
    var acknowledged = 0
    for round in 0..<40 {
      let count = round % 4 == 0 ? 3000 : 40
      let lines = (0..<count).map { Program.crime("\(round)-\($0)") }.joined()
      let file = try scratch.write(lines, to: "batch.jsonl")
      let (process, output, errors) = try Program.start(["append", file], ledger: scratch.ledger)
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      usleep(UInt32(random >> 33) % (round % 4 == 0 ? 120_000 : 25_000))
      process.terminate(signal: SIGKILL)
      let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      _ = errors.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      let present = try Program.run(["events", "--from", "\(acknowledged)"], ledger: scratch.ledger)
      #expect(present.status == 0, "\(present.errors)")
      let new = present.output.split(separator: "\n").count
      if let length = sequence(printed) {
        #expect(acknowledged + new == length, "round \(round): what was acknowledged is there")
      } else {
        #expect(new == 0 || new == count, "round \(round): all of the batch or nothing")
      }
      acknowledged += new
    }
    let verified = try Program.run(["verify"], ledger: scratch.ledger)
    #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
  }

  @Test("two processes that append at once lose nothing")
  func together() throws {
    let scratch = try Program.Scratch()
    #expect(try Program.run(["init"], ledger: scratch.ledger).status == 0)
    let files = try ["a", "b", "c"].map { name in
      try scratch.write((0..<2000).map { Program.crime("\(name)\($0)") }.joined(), to: name + ".jsonl")
    }
    let running = try files.map { try Program.start(["append", $0], ledger: scratch.ledger) }
    var appended = 0
    for (process, output, errors) in running {
      let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      _ = errors.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      #expect([0, 75].contains(process.terminationStatus))
      if process.terminationStatus == 0, printed.contains("\"appended\":2000") { appended += 2000 }
    }
    let events = try Program.run(["events"], ledger: scratch.ledger)
    #expect(events.output.split(separator: "\n").count == appended)
    #expect(appended >= 2000)
    #expect(try Program.run(["verify"], ledger: scratch.ledger).status == 0)
  }

  @Test("a full disk is said plainly, and the ledger stays as it was")
  func fullDisk() throws {
    let scratch = try Program.Scratch()
    #expect(try Program.run(["init"], ledger: scratch.ledger).status == 0)
    #expect(try Program.run(["append", "-"], ledger: scratch.ledger, input: Program.crime("first")).status == 0)
    let file = try scratch.write((0..<20_000).map { Program.crime("x\($0)") }.joined(), to: "large.jsonl")
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    // 2,000 blocks of 1,024 bytes: the batch does not fit.
    shell.arguments = [
      "-c", "trap '' XFSZ; ulimit -f 2000; exec \"$0\" append \"$1\" --ledger \"$2\"", Program.path, file,
      scratch.ledger,
    ]
    let errors = Pipe()
    shell.standardError = errors
    shell.standardOutput = Pipe()
    try shell.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 74, "\(said)")
    #expect(said.contains("disk is full") || said.contains("free space"), "\(said)")
    let events = try Program.run(["events"], ledger: scratch.ledger)
    #expect(events.output.split(separator: "\n").count == 1)
    #expect(try Program.run(["verify"], ledger: scratch.ledger).status == 0)
    #expect(try Program.run(["append", file], ledger: scratch.ledger).status == 0)
  }
}

extension Process {
  fileprivate func terminate(signal: Int32) { Foundation.kill(processIdentifier, signal) }
}
