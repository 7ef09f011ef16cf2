/// Why a site of a shared journal could not append, or must not go on.
package indirect enum SharingFault: Error, Equatable, Sendable {
  // The shared journal's state: the site tries again.
  /// It does not answer; nothing was appended.
  case unreachable(String)
  /// It does not answer, and may have taken the batch.
  case uncertain
  /// The connection broke, and the batch is not there.
  case notTaken(String)
  /// PostgreSQL did not do what it was asked, for a reason that is none of those below.
  case rejected(String)
  /// What was lost may be put back in part; nil: all of it is, and the event that says so is not there yet.
  case halfPutBack(SharingFault?)
  /// No quorum of standbys answers.
  case noQuorum
  /// Another site has the turn.
  case turnTaken
  /// Other sites were first again and again, or a turn was lost.
  case beaten
  /// The site has not seen what was recorded by then.
  case notSeen
  /// Other sites are appending, so that it cannot be said yet that nothing more is recorded by then.
  case notSettled
  /// PostgreSQL has no room, memory or connections left.
  case noRoom(String)
  /// What would be recorded is later than PostgreSQL's clock allows.
  case clockAhead(String)
  // The set-up: somebody has to change it.
  /// What PostgreSQL is set to would lose acknowledged events.
  case unsafeSetting(String)
  /// The program cannot speak to a shared journal, or was given none.
  case noOrder
  case noTrait
  case badAddress(AddressFault)
  /// The ledger is none of several sites.
  case noSite
  /// The file that makes the ledger a site cannot be read.
  case unreadableSite(String)
  case badName(String)
  /// The shared journal did not answer, and no site was made.
  case notMade(String)
  /// It did not answer when the site was made, which is not registered yet.
  case notRegistered(String)
  /// Another site was registered under the name.
  case nameTaken(String)
  /// The schema is not there, or the role may not use it.
  case noSchema(String)
  /// The program does not know the format; this version does.
  case programTooOld(version: String)
  // What may never be: the site stops appending.
  /// The shared journal is shorter than what the site holds, or than what another site said.
  case lostBatches(from: Int, held: Int, site: String?)
  /// The shared journal and the site hold different events.
  case differentRoot(at: Int, site: String?)
  /// Another site holds more of what the shared journal lost.
  case longerSite(String, held: Int)
  /// What a site says of itself is not signed with the key that this site knows of it.
  case wronglySigned(site: String)
  /// The key signed a history that is not the ledger's any more.
  case endedOrigin(String)
  /// A repair has put another journal in the place of the one that this process goes on with.
  case replaced
  /// Another process of the site uses the journal that is to be replaced.
  case inUse
  /// Another copy of the site's folder is connected.
  case copied(String)
  /// It has a lower epoch than the site has seen: an old primary.
  case lowerEpoch(seen: Int, found: Int)
  /// A standby was promoted, and nobody said that it was the right one.
  case unannouncedPromotion(timeline: Int)
  /// It is another journal than the one that the site belongs to.
  case otherJournal
  /// Rows contradict each other.
  case damagedRow(sequence: Int)
  /// What a site says of itself cannot be.
  case damagedSite(String)
  /// PostgreSQL refuses a row, as another contradicts it.
  case contradictingRow(String)

  /// What is wrong with the address of a shared journal.
  package enum AddressFault: Equatable, Sendable {
    case notPostgreSQL
    case password
    case unverified
    /// It names no host, or a service of libpq's that does.
    case noHost
    /// The environment says which machine the host is.
    case overridden
  }
}

extension SharingFault {
  /// What it means for the ledger.
  package var code: LedgerError.Code {
    switch self {
    case .unreachable, .notMade, .notRegistered, .notTaken, .rejected, .noQuorum, .turnTaken, .beaten: .unavailable
    case .notSeen, .inUse, .notSettled, .noRoom: .unavailable
    case .halfPutBack(let fault): fault?.code == .stopped ? .stopped : .unavailable
    case .clockAhead: .sharedClock
    case .uncertain: .uncertain
    case .unsafeSetting, .noSchema, .noOrder, .noTrait, .unreadableSite, .programTooOld: .stopped
    case .badAddress, .badName, .noSite: .refused
    case .nameTaken, .damagedSite, .contradictingRow: .stopped
    case .lostBatches, .differentRoot, .lowerEpoch, .unannouncedPromotion, .otherJournal, .damagedRow: .stopped
    case .longerSite, .wronglySigned, .endedOrigin, .copied, .replaced: .stopped
    }
  }
}

extension SharingFault {
  /// Whether what is put back in several batches may be there in part when this ends it.
  var leavesHalf: Bool {
    if case .contradictingRow = self { true } else { [.unavailable, .uncertain].contains(code) }
  }
}

extension LedgerError {
  package init(_ fault: SharingFault) { self.init(fault.code, fault.words) }
}
