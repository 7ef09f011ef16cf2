internal import Archives
internal import XML

/// The parts of a workbook: the members of its archive, known to be of a size that may be unpacked.
///
/// The names of parts differ by more than the case of their letters.
struct PartArchive: Sendable {
  private let archive: ZipContents
  private let ordinals: [String: Int]
  private let limit: Int

  /// Looks through the archive's directory; nothing is unpacked.
  init(_ content: Content) throws(SpreadsheetError) {
    let limit = SpreadsheetLimits.unpackedBytes(packed: content.packedBytes)
    let archive = try SpreadsheetError.reading(limit: limit) { () throws(ArchiveError) in
      try content.archive(limit: limit)
    }
    var (ordinals, total): ([String: Int], Int) = ([:], 0)
    for (ordinal, member) in archive.members.enumerated() where member.name.utf8.last != UInt8(ascii: "/") {
      if member.isEncrypted { throw .refused(.encrypted) }
      // Each size is less than 2^63, and a sum above the limit is refused at once.
      total += min(member.size, limit + 1)
      guard total <= limit else { throw .refused(.tooLarge(limit: limit)) }
      guard ordinals.updateValue(ordinal, forKey: PartArchive.key(member.name)) == nil else {
        throw .refused(.memberTwice(member.name))
      }
    }
    (self.archive, self.ordinals, self.limit) = (archive, ordinals, limit)
  }

  /// Names with either slash, with one in front, and in any case, are one.
  private static func key(_ name: String) -> String {
    var key = Substring(name.lowercased().replacing("\\", with: "/"))
    while key.first == "/" { key = key.dropFirst() }
    return String(key)
  }

  func holds(_ part: String) -> Bool { ordinals[PartArchive.key(part)] != nil }

  /// Reads a part that says what others are, of which much is held.
  func readList(_ part: String, _ vocabulary: XMLVocabulary) throws(SpreadsheetError) -> PartReader {
    if let ordinal = ordinals[PartArchive.key(part)], archive.members[ordinal].size > SpreadsheetLimits.listBytes {
      throw .refused(.partTooLong(part))
    }
    return try read(part, vocabulary)
  }

  func read(_ part: String, _ vocabulary: XMLVocabulary) throws(SpreadsheetError) -> PartReader {
    PartReader(try stream(part), part: part, limit: limit, vocabulary)
  }

  /// The first bytes of a part, at most `count`.
  func beginning(of part: String, count: Int) throws(SpreadsheetError) -> [UInt8] {
    var stream = try stream(part)
    var buffer = [UInt8](repeating: 0, count: count)
    do throws(ArchiveError) {
      let filled = try stream.read(into: &buffer, from: 0)
      return Array(buffer.prefix(filled))
    } catch {
      throw SpreadsheetError(error, limit: limit)
    }
  }

  /// Whether a word of ASCII stands anywhere in a part: far quicker to see than what the part says.
  func contains(_ word: String, in part: String) throws(SpreadsheetError) -> Bool {
    let word = Array(word.utf8)
    var stream = try stream(part)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    // The end of what was searched, where the word may have begun.
    var carried = 0
    while true {
      let count: Int
      do throws(ArchiveError) {
        count = try stream.read(into: &buffer, from: carried)
      } catch {
        throw SpreadsheetError(error, limit: limit)
      }
      if count == 0 { return false }
      let end = carried + count
      if PartArchive.contains(word, in: buffer, end: end) { return true }
      carried = min(end, word.count - 1)
      for index in 0..<carried { buffer[index] = buffer[end - carried + index] }
    }
  }

  /// Looks at every position where the last byte of the word may be, as far apart as the word is long (Horspool).
  private static func contains(_ word: [UInt8], in buffer: [UInt8], end: Int) -> Bool {
    var steps = [Int](repeating: word.count, count: 256)
    for (index, byte) in word.dropLast().enumerated() { steps[Int(byte)] = word.count - 1 - index }
    var last = word.count - 1
    while last < end {
      if buffer[last] == word[word.count - 1], buffer[(last - word.count + 1)...last].elementsEqual(word) {
        return true
      }
      last += steps[Int(buffer[last])]
    }
    return false
  }

  private func stream(_ part: String) throws(SpreadsheetError) -> Decoder {
    guard let ordinal = ordinals[PartArchive.key(part)] else { throw .refused(.partMissing(part)) }
    do throws(ArchiveError) {
      return try archive.stream(of: ordinal)
    } catch {
      throw SpreadsheetError(error, limit: limit)
    }
  }
}
