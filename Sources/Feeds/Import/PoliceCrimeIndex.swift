internal import Events
internal import Ledger

/// Finds a force's open crimes by their crime IDs, of whatever month they are.
///
/// It is made in one pass over the force's subjects, without reading an event, and takes 16 bytes for each open crime. It
/// holds for as long as no record of the force is opened or closed.
struct PoliceCrimeIndex {
  /// A crime by the hash of its ID. Crimes that others recorded in the force's folder are among them, and so may be hashes
  /// of other IDs: what is found is looked up.
  private struct Entry {
    var hash: UInt64
    /// An index into `months`.
    var month: UInt16
    var ordinal: UInt32
  }

  private let force: PoliceForce
  /// The folders of the force, `YYYY-MM`.
  private var months: [String] = []
  /// In the order of the hashes.
  private var entries: [Entry] = []

  init(_ force: PoliceForce, in batch: borrowing Batch) throws {
    self.force = force
    let folder = force.slug + "/"
    var lastMonth: [UInt8] = []
    try batch.forEachSubject(kind: .record(.crime), beginningWith: folder) { subject, isOpen in
      guard isOpen, let crime = PoliceSubject.crime(subject.span, behindFolder: folder.utf8.count) else { return }
      if !lastMonth.elementsEqual(subject[crime.month]) {
        lastMonth = Array(subject[crime.month])
        months.append(String(decoding: lastMonth, as: UTF8.self))
      }
      // Further months and ordinals than can be counted so are in no file.
      guard let month = UInt16(exactly: months.count - 1), let ordinal = UInt32(exactly: crime.ordinal) else { return }
      entries.append(
        Entry(hash: subject.span.extracting(crime.crimeID).hash64, month: month, ordinal: ordinal))
    }
    entries.sort { $0.hash < $1.hash }
  }

  /// The open crimes with an ID that the force's files have recorded, as they are now: all of them, or the first two.
  func crimes(_ crimeID: String, in batch: borrowing Batch) throws -> [PolicePresentRecord] {
    let hash = crimeID.utf8Span.span.hash64
    var found: [PolicePresentRecord] = []
    var place = firstPlace(of: hash)
    while place < entries.count, entries[place].hash == hash, found.count < 2 {
      let entry = entries[place]
      let subject = PoliceSubject.make(
        PoliceSubject.prefix(force: force, month: months[Int(entry.month)]),
        PoliceSubject.Group(kind: .crime, crimeID: crimeID), ordinal: Int(entry.ordinal))
      if let crime = try PolicePresent.crime(subject, of: force, in: batch), crime.isOpen { found.append(crime) }
      place += 1
    }
    return found
  }

  /// The place of the first entry whose hash is not below one.
  private func firstPlace(of hash: UInt64) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
