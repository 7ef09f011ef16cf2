public import Events

/// What can be wrong with a checkpoint, a proof, or a key of either.
public enum CheckpointMistake: Mistake, Error {
  case noNote
  case noCheckpoint
  case noProof
  case noVerifier
  case noSigner
  /// Nothing names the file with the key that signs.
  case notNamed
  case insideLedger
  case thereAlready
  /// The proof of an event without the event.
  case eventNotNamed
  /// A receipt that does not hold is signed by nobody.
  case receiptDiffers
  /// Receipts are proved one by one.
  case severalReceipts(Int)
  /// A key cannot be called so.
  case badName
  /// The ledger has no such event.
  case noEvent(length: Int)
}

extension CheckpointMistake {
  public func rule(at door: Door) -> String {
    switch self {
    case .noNote: "it is no signed note: a text, an empty line, and lines that begin with a dash and a name"
    case .noCheckpoint: "it is no checkpoint: a name, a number of events and a root, each in a line"
    case .noProof: "it is no proof of an event (c2sp.org/tlog-proof@v1) or of a receipt"
    case .eventNotNamed: "it proves that an event stands in a ledger, and the event is not given"
    case .receiptDiffers: "the ledger gives another figure than the receipt says, so it is not signed"
    case .severalReceipts(let count): "there are \(count) receipts in the input, and a proof is of one"
    case .noVerifier: "it is no key that checks signatures: NAME+HASH+KEY"
    case .noSigner: "the file holds no key that signs checkpoints"
    case .notNamed: "nothing names the file with the key that signs checkpoints"
    case .insideLedger: "the key lies outside the ledger: who could change one could sign for it"
    case .thereAlready: "there is a file of that name, which may hold a key"
    case .badName: "the name of a key has no white space and no plus"
    case .noEvent(let length): "the ledger has \(length) events, numbered from 0"
    }
  }

  public func remedy(at door: Door) -> String {
    switch self {
    case .noNote, .noCheckpoint: "Name the file that incident-ledger checkpoint printed"
    case .noProof: "Name the file that incident-ledger checkpoint prove printed"
    case .eventNotNamed: "Name the file with the event by --event"
    case .receiptDiffers: "See what differs by incident-ledger verify --receipt FILE"
    case .severalReceipts: "Give the receipt of one figure"
    case .noVerifier: "Give the line that incident-ledger checkpoint key printed"
    case .noSigner: "Restore it from its copy, or make one with incident-ledger checkpoint key FILE"
    case .notNamed:
      "Make one with incident-ledger checkpoint key FILE, and name it by --key or by \(CheckpointKeyFile.variable)"
    case .insideLedger: "Put it elsewhere, such as in your home folder"
    case .thereAlready: "Choose another name, or use the key that is there"
    case .badName: "Write it as a word or an address, such as example.org/safer-communities"
    case .noEvent: "Give the number of one of them"
    }
  }
}
