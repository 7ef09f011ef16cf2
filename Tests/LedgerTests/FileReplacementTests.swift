import FileSystem
import Foundation
import TestSupport
import Testing

@Suite("Files that are put in their place")
struct FileReplacementTests {
  @Test("a pipe or a device is written to, and stays what it is")
  func stream() throws {
    let scratch = Scratch()
    let path = scratch("pipe")
    // SAFETY: mkfifo(3) and open(2) read a C string for the time of the call.
    #expect(unsafe mkfifo(path, 0o600) == 0)
    // Open for both, so that nobody waits for the other end.
    let reader = unsafe open(path, O_RDWR | O_NONBLOCK)
    defer { close(reader) }
    try FileReplacement.write(Array("kept".utf8), to: path, suffix: ".partial", isSynced: true)
    try FileReplacement(of: path, suffix: ".partial").discard()
    #expect(FileStatus(of: path)?.isStream == true)
    #expect(FileHandle(fileDescriptor: reader, closeOnDealloc: false).availableData == Data("kept".utf8))
    #expect(try Files.names(in: scratch.path) == ["pipe"])
  }

  @Test("a file is there whole, or as it was")
  func file() throws {
    let scratch = Scratch()
    let path = scratch("file")
    for text in ["one", "two"] {
      try FileReplacement.write(Array(text.utf8), to: path, suffix: ".partial", isSynced: false)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(text.utf8))
    }
    let unfinished = try FileReplacement(of: path, suffix: ".partial")
    try unfinished.write(Array("three".utf8))
    unfinished.discard()
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("two".utf8))
    #expect(try Files.names(in: scratch.path) == ["file"])
  }
}
