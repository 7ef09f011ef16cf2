/// Makes a ZIP archive whose members are stored as they are (APPNOTE 6.3.10, sections 4.3 and 4.4), all of one time: the
/// same members make the same bytes.
public struct StoredZip {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// The first day that the format knows, 1 January 1980.
  private static let day: UInt16 = 0x21
  /// What a reader has to know: folders and deflate, which is version 2.0.
  private static let version: UInt16 = 20

  public init() {}

  /// - Parameter name: in ASCII.
  public mutating func add(_ name: String, _ contents: [UInt8]) {
    precondition(bytes.count + contents.count < Int(UInt32.max) && count < .max, "an archive of this kind has 4 GB")
    var sum = CRC32()
    sum.update(contents.span)
    let offset = UInt32(bytes.count)
    var entry: [UInt8] = []
    for number in [StoredZip.version, 0, 0, 0, StoredZip.day] { StoredZip.append(number, to: &entry) }
    for number in [sum.value, UInt32(contents.count), UInt32(contents.count)] { StoredZip.append(number, to: &entry) }
    for number in [UInt16(name.utf8.count), 0] { StoredZip.append(number, to: &entry) }
    StoredZip.append(UInt32(0x0403_4B50), to: &bytes)
    bytes += entry + name.utf8 + contents
    StoredZip.append(UInt32(0x0201_4B50), to: &directory)
    StoredZip.append(StoredZip.version, to: &directory)
    directory += entry
    // No comment, the first disk, and no attributes.
    for number: UInt16 in [0, 0, 0, 0, 0] { StoredZip.append(number, to: &directory) }
    StoredZip.append(offset, to: &directory)
    directory += name.utf8
    count += 1
  }

  /// The whole archive.
  public var archive: [UInt8] {
    var end: [UInt8] = []
    StoredZip.append(UInt32(0x0605_4B50), to: &end)
    for number in [0, 0, count, count] { StoredZip.append(number, to: &end) }
    for number in [UInt32(directory.count), UInt32(bytes.count)] { StoredZip.append(number, to: &end) }
    StoredZip.append(UInt16(0), to: &end)
    return bytes + directory + end
  }

  private static func append(_ number: some FixedWidthInteger, to output: inout [UInt8]) {
    for shift in stride(from: 0, to: number.bitWidth, by: 8) {
      output.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}
