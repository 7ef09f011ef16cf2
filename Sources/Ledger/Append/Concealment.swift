internal import Events

/// What of others stands in the way of a batch, and is not to be told before nothing else does.
///
/// A subject that another source holds cannot be opened, and a key that an event of another has cannot be used. Were that
/// said at once, a batch that is refused in any case would ask what is there, and leave no trace. So the batch goes on
/// as if neither were there. Where something else of it is refused, only that is said, as it would be without them; else it
/// is refused for what was held back. Published it is never.
struct Concealment {
  /// What the batch is refused for where nothing else of it is.
  private(set) var heldBack: [Refusal] = []
  /// The last entry of each subject concealed that the batch itself has added, if it has.
  private var subjects: [[UInt8]: SubjectEntry?] = [:]
  /// The event that the batch itself has added for each key concealed, if it has.
  private var keys: [[UInt8]: Int?] = [:]

  mutating func conceal(subject: [UInt8], _ refusal: Refusal) {
    subjects[subject] = .some(nil)
    heldBack.append(refusal)
  }

  mutating func conceal(key: [UInt8], _ refusal: Refusal) {
    keys[key] = .some(nil)
    heldBack.append(refusal)
  }

  /// What the batch has added of a subject concealed; nil where it is not concealed.
  func entry(of subject: [UInt8]) -> SubjectEntry?? { subjects.isEmpty ? nil : subjects[subject] }

  /// What the batch has added for a key concealed; nil where it is not concealed.
  func sequence(of key: [UInt8]) -> Int?? { keys.isEmpty ? nil : keys[key] }

  /// Takes what the batch adds for a key; false where it is not concealed, and the ledger's to take.
  mutating func note(key: [UInt8], _ sequence: Int) -> Bool {
    guard self.sequence(of: key) != nil else { return false }
    keys[key] = .some(sequence)
    return true
  }

  /// Takes what the batch adds of a subject, where it is concealed.
  mutating func note(subject: [UInt8], _ entry: SubjectEntry) {
    if self.entry(of: subject) != nil { subjects[subject] = .some(entry) }
  }
}
