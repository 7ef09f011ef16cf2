import Archives
import Foundation
import TestSupport
import Testing

@Suite("Input files") struct InputFilesTests {
  /// Every file's name below the scratch folder and its contents as text.
  private func read(
    _ scratch: Scratch, _ paths: [String], where isWanted: (InputFile) -> Bool = { _ in true }
  ) throws -> [(name: String, text: String)] {
    var found: [(String, String)] = []
    try InputFiles(paths: paths.map { scratch.path + "/" + $0 }).readEach(where: isWanted) { file, bytes in
      found.append(
        (
          file.name.replacingOccurrences(of: scratch.path + "/", with: ""),
          String(decoding: bytes, as: UTF8.self)
        ))
    }
    return found
  }

  @Test("a folder stands for its files in the order of their paths, archives with theirs")
  func folder() throws {
    let scratch = Scratch()
    try scratch.write("in/b.csv", "b")
    try scratch.write("in/a/z.csv.xz", Fixture.xz)
    try scratch.write("in/a/y.csv.gz", Fixture.gzip)
    try scratch.write("in/.hidden.csv", "no")
    try scratch.write("in/c.zip", Fixture.zip)
    let found = try read(scratch, ["in"])
    #expect(
      found.map(\.name) == [
        "in/a/y.csv.gz", "in/a/z.csv.xz", "in/b.csv", "in/c.zip:2018-10/2018-10-x-outcomes.csv",
        "in/c.zip:2018-10/2018-10-x-street.csv", "in/c.zip:2018-11/2018-11-x-street.csv",
        "in/c.zip:inner.csv.gz", "in/c.zip:é.csv",
      ])
    let text = String(repeating: "one\ntwo\nthree\n", count: 100)
    #expect(
      found.map(\.text) == [
        text, text, "b", String(repeating: "outcomes\n", count: 40),
        String(repeating: "october\n", count: 40), String(repeating: "november\n", count: 50), "inner\n",
        "accent\n",
      ])
  }

  @Test("a member that is not wanted is not unpacked")
  func skipped() throws {
    let scratch = Scratch()
    var bytes = Fixture.zip
    // The outcomes' compressed bytes follow their local header; damage them.
    let name = Array("2018-10/2018-10-x-outcomes.csv".utf8)
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: name) }) + name.count
    for index in start..<(start + 8) { bytes[index] ^= 0xFF }
    try scratch.write("in.zip", bytes)
    let found = try read(scratch, ["in.zip"]) { $0.name.hasSuffix("street.csv") }
    #expect(found.count == 2)
    #expect(throws: ArchiveError(.damaged, file: "", message: "")) { try read(scratch, ["in.zip"]) }
  }

  @Test("a ZIP archive cut short anywhere is refused")
  func truncatedZip() throws {
    let scratch = Scratch()
    for count in [0, 3, 40, Fixture.zip.count / 2, Fixture.zip.count - 30, Fixture.zip.count - 1] {
      try scratch.write("in.zip", Array(Fixture.zip.prefix(count)))
      let error = #expect(throws: ArchiveError.self, "\(count)") { try read(scratch, ["in.zip"]) }
      #expect(error?.code == (count < 4 ? .damaged : .truncated), "\(count): \(error!)")
    }
  }

  @Test("a changed byte in a ZIP member's contents is refused")
  func damagedZip() throws {
    let scratch = Scratch()
    var bytes = Fixture.storedZip
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: Array("a,b\n".utf8)) })
    bytes[start] = UInt8(ascii: "x")
    try scratch.write("in.zip", bytes)
    #expect(throws: ArchiveError(.damaged, file: "", message: "")) { try read(scratch, ["in.zip"]) }
  }

  @Test("an encrypted member is refused as unsupported")
  func encryptedZip() throws {
    let scratch = Scratch()
    var bytes = Fixture.storedZip
    for index in bytes.indices where bytes[index...].starts(with: [0x50, 0x4B, 3, 4]) {
      bytes[index + 6] |= 1
    }
    for index in bytes.indices where bytes[index...].starts(with: [0x50, 0x4B, 1, 2]) {
      bytes[index + 8] |= 1
    }
    try scratch.write("in.zip", bytes)
    #expect(throws: ArchiveError(.unsupported, file: "", message: "")) { try read(scratch, ["in.zip"]) }
  }

  @Test(
    "a gzip or xz file that is cut short, changed, or followed by other bytes is refused",
    arguments: ["gz", "xz"])
  func damagedStreams(ending: String) throws {
    let good = ending == "gz" ? Fixture.gzip : Fixture.xz
    var wrongChecksum = good
    wrongChecksum[good.count - (ending == "gz" ? 7 : 20)] ^= 0x10
    let bad: [[UInt8]] = [
      Array(good.prefix(good.count / 2)), good.dropLast(), good.dropLast(9), good + [1, 2, 3, 4],
      wrongChecksum, Array("not compressed at all".utf8), [],
    ]
    let scratch = Scratch()
    for (index, bytes) in bad.enumerated() {
      try scratch.write("in.csv." + ending, bytes)
      let error = #expect(throws: ArchiveError.self, "case \(index)") {
        try read(scratch, ["in.csv." + ending])
      }
      #expect(error?.code == .truncated || error?.code == .damaged, "case \(index)")
    }
    try scratch.write("in.csv." + ending, good)
    #expect(try read(scratch, ["in.csv." + ending]).first?.text.count == 1400)
  }

  @Test("what unpacks to more than two hundred times its length is refused")
  func ratio() throws {
    let scratch = Scratch()
    let packing = Process()
    packing.executableURL = URL(fileURLWithPath: "/bin/sh")
    packing.arguments = ["-c", #"head -c 80000000 /dev/zero | gzip > "$0""#, scratch("in.csv.gz")]
    try packing.run()
    packing.waitUntilExit()
    #expect(throws: ArchiveError(.tooLarge, file: "", message: "")) { try read(scratch, ["in.csv.gz"]) }
    #expect(throws: ArchiveError(.tooLarge, file: "", message: "")) {
      try ByteSource.path(scratch("in.csv.gz")).forEachLine(maximumBytes: 100) { _, _ in }
    }
    #expect(UnpackingLimits.bytes(packed: 1000) == 64 << 20 && UnpackingLimits.bytes(packed: 1 << 20) == 200 << 20)
  }

  @Test("an archive whose members are in any order is read in one pass, and one of too many is refused")
  func members() throws {
    let scratch = Scratch()
    func write(_ name: String, count: Int) throws {
      var zip = StoredZip()
      for number in 0..<count { zip.add("\(100_000 + number * 7919 % 10_007).csv", Array("\(number)".utf8)) }
      try scratch.write(name, zip.archive)
    }
    try write("in.zip", count: 4000)
    let start = ContinuousClock.now
    let found = try read(scratch, ["in.zip"])
    #expect(found.count == 4000 && found.map(\.name) == found.map(\.name).sorted())
    #expect(Set(found.map(\.text)).count == 4000)
    #expect(ContinuousClock.now - start < .seconds(4))
    try write("many.zip", count: 10_001)
    #expect(throws: ArchiveError(.tooLarge, file: "", message: "")) { try read(scratch, ["many.zip"]) }
  }

  @Test("an empty file is empty, and a missing one is no input")
  func missing() throws {
    let scratch = Scratch()
    try scratch.write("empty.csv", "")
    #expect(try read(scratch, ["empty.csv"]).map(\.text) == [""])
    #expect(throws: ArchiveError(.noInput, file: "", message: "")) { try read(scratch, ["nothing.csv"]) }
    #expect(throws: ArchiveError(.noInput, file: "", message: "")) {
      try ByteSource.path(scratch.path + "/nothing").contents()
    }
    #expect(throws: ArchiveError(.noInput, file: "", message: "")) {
      try ByteSource.path(scratch.path + "/nothing.gz").contents()
    }
  }

  @Test(
    "contents longer than the limit are refused", arguments: ["in.csv", "in.zip", "in.csv.gz", "in.csv.xz"])
  func limit(name: String) throws {
    let scratch = Scratch()
    let bytes =
      switch name {
      case "in.zip": Fixture.storedZip
      case "in.csv.gz": Fixture.gzip
      case "in.csv.xz": Fixture.xz
      default: Array("a,b\n1,2\n".utf8)
      }
    let length = name.contains("csv.") ? 1400 : 8
    let path = try scratch.write(name, bytes)
    let files = try InputFiles(paths: [path])
    try files.readEach(limit: length) { _, bytes in #expect(bytes.count == length) }
    #expect(throws: ArchiveError(.tooLarge, file: "", message: "")) {
      try files.readEach(limit: length - 1) { _, _ in }
    }
  }
}
