extension SharingFault {
  /// What happened, and what to do.
  package var words: String {
    switch self {
    case .unreachable(let reason):
      "the shared journal cannot be reached, and nothing was appended: try again (\(reason))"
    case .notMade(let reason): "the shared journal cannot be reached, and no site was made: try again (\(reason))"
    case .notRegistered(let reason):
      "the site is made, and the shared journal stopped answering: the site registers itself at its first contact (\(reason))"
    case .uncertain:
      "the shared journal stopped answering, and may have taken the batch: send it again, what is there is a duplicate"
    case .notTaken(let reason):
      "the connection to the shared journal broke, and nothing was appended: try again (\(reason))"
    case .rejected(let reason):
      "PostgreSQL did not do what it was asked, and nothing was appended: try again; where it says so again, whoever runs it has to "
        + "see to it (\(reason))"
    case .halfPutBack(let fault):
      "what the shared journal lost is not put back whole: run repair again, what is back stays ("
        + (fault.map(\.cause) ?? "the event that says so is not there yet") + ")"
    case .noQuorum:
      "no standby of the shared journal confirms what is there: start the standbys, or this is an old primary: name the new "
        + "one in the address; this site goes on reading, and tries again"
    case .turnTaken: "another site is appending to the shared journal: try again; nothing was appended"
    case .beaten: "other sites were first each time: try again; nothing was appended"
    case .notSeen:
      "this site has not seen everything that was recorded by then: try again when it reaches the shared journal"
    case .notSettled:
      "other sites are appending to the shared journal, so it cannot be said yet that nothing more is recorded at that time: try again"
    case .noRoom(let reason):
      "PostgreSQL has no room for the batch, and nothing was appended: free space, memory or connections there, and try again "
        + "(\(reason))"
    case .clockAhead(let reason):
      "nothing was recorded: the clock of this machine is more than five minutes ahead of PostgreSQL's. Set the one that is wrong, "
        + "and try again (\(reason))"
    case .unsafeSetting(let setting):
      "the shared journal could lose what it acknowledged, so nothing is appended: PostgreSQL has \(setting). "
        + "Sources/SharedJournal/DESIGN.md says what is needed"
    case .noOrder:
      "this ledger is a site of a shared journal, and this program cannot speak to one: use a build with the trait SharedJournal"
    case .noTrait: "this program was built without shared journals: build it with the trait SharedJournal"
    case .badAddress(let fault): fault.words
    case .noSite:
      "this ledger is no site of a shared journal, so there is nothing to repair: verify tells what is wrong with it"
    case .longerSite(let site, let held):
      "the site \(site) holds \(held) events, more than this one: run repair there. If that site is gone for good, the owner of "
        + "the shared journal takes its row out of the table sites"
    case .wronglySigned(let site):
      "what the site \(site) says of itself is not signed with the key that this site knows of it: somebody else wrote it, or the "
        + "site has another key now. Nothing is appended here. If its custodian confirms the other key, take the line that begins "
        + "with key \(site) out of the file site beside the journal"
    case .endedOrigin(let name):
      "the key \(name) signed events that are not the ledger's any more, as the shared journal lost them: make one of another name "
        + "with checkpoint key, and tell those who keep checkpoints"
    case .replaced:
      "a repair replaced this site's journal while this program was running: end it, and start it again"
    case .inUse:
      "other events are in the place of what the shared journal lost, so this site's journal is to be replaced, and another process of "
        + "the site is connected: end serve, and try again; nothing was appended"
    case .copied(let name):
      "another copy of this folder is connected to the shared journal as the site \(name): end one of them. A second site is made "
        + "with init --journal and a name of its own. A connection that broke is noticed within a quarter of a minute"
    case .unreadableSite(let path):
      "the file \(path) does not say which shared journal this ledger is a site of: put it back as it was"
    case .badName(let name):
      "\(name) is no name of a site: that is up to 63 small letters, digits, - and _, such as leicester"
    case .nameTaken(let name):
      "a site of the name \(name) is registered at the shared journal: two sites of one name would be taken for each other. "
        + "Choose another name"
    case .noSchema(let reason):
      "the shared journal is not set up for this role: run Sources/SharedJournal/schema.sql as its owner (\(reason))"
    case .programTooOld(let version):
      "the shared journal holds a batch that this program cannot read: install version \(version) or later"
    case .lostBatches(let from, let held, let site):
      "the shared journal lost what it acknowledged: it ends at \(from), and \(SharingFault.holder(site)) holds \(held) events. "
        + "Nothing is appended here. Keep every site's folder, and run repair at the site that holds the most"
    case .differentRoot(let sequence, let site):
      "\(SharingFault.holder(site)) and the shared journal differ within the first \(sequence) events. Nothing is appended here. "
        + "Run verify and verify --journal, which say whose events are whole. Where the shared journal lost events and went on, run "
        + "repair at each site that holds what it lost"
    case .lowerEpoch(let seen, let found):
      "this PostgreSQL is an old primary: its epoch is \(found), and this site has seen \(seen). Stop it for good, and name the "
        + "new primary"
    case .unannouncedPromotion(let timeline):
      "a standby was promoted (timeline \(timeline)) without raising the epoch, so it may lack what was acknowledged. Nothing is "
        + "appended until tools/sites promote, or the owner, has raised it"
    case .otherJournal: "this is another shared journal than the one that this site belongs to: check the address"
    case .damagedRow(let sequence):
      "the rows of the shared journal contradict each other at event \(sequence). Nothing is appended here. Run verify --journal"
    case .damagedSite(let site):
      "the row of the site \(site) in the table sites of the shared journal says what cannot be. Nothing is appended here. The "
        + "owner of the shared journal takes it out, and the site inserts it again"
    case .contradictingRow(let reason):
      "a row of the shared journal is in the place of the batch, and nothing was appended. Run verify --journal, which names it; the "
        + "owner of the shared journal takes it out (\(reason))"
    }
  }

  /// What happened, without what it means.
  private var cause: String {
    switch self {
    case .unreachable(let reason), .notTaken(let reason), .rejected(let reason), .noRoom(let reason): reason
    case .uncertain: "the shared journal stopped answering"
    case .noQuorum: "no standby confirms what is there"
    case .turnTaken: "another site has the turn"
    case .beaten: "another site appended meanwhile"
    case .contradictingRow(let reason):
      "a row is in the place of a batch: verify --journal names it, and the owner of the shared journal takes it out; \(reason)"
    default: words
    }
  }

  private static func holder(_ site: String?) -> String { site.map { "the site \($0)" } ?? "this site" }
}

extension SharingFault.AddressFault {
  fileprivate var words: String {
    switch self {
    case .notPostgreSQL: "the address of a shared journal is such as postgresql://site@db.example.org/ledger"
    case .password:
      "the address of a shared journal has no password, as it is kept beside the ledger: put that into a pgpass file"
    case .noHost:
      "the address of a shared journal names each host itself: such as localhost, or ?host=/var/run/postgresql for a socket"
    case .overridden:
      "PGHOSTADDR, or a service of libpq's, leads the connection elsewhere than the address says: take that out of the environment"
    case .unverified:
      "a connection away from this machine is verified: add sslmode=verify-full to the address, and no other mode"
    }
  }
}
