internal import ArgumentParser
internal import Events
internal import Feeds
internal import Ledger
internal import Presentation

struct RepairCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair",
    abstract: "At a site: gives back to the shared journal what it lost and this site holds.",
    discussion: """
      For a shared journal that lost what it had acknowledged, as where a standby was promoted that lacked the last batches: \
      every site then says so and appends nothing. Run it at the site that holds the most.

      Where nobody appended anything in its place, what was lost is put back as it was, and all roots stay. Else the site's \
      journal is made anew of the shared one, and what was lost is appended behind it: what is there already is a duplicate. The \
      journal that the site had is kept in a folder beside it (parted-FROM-TO), and the keys that signed its checkpoints sign none \
      any more: make one of another name, and have the custodian of each other site take the line that begins with key NAME, \
      where NAME is this site's, out of the file site beside the journal. End serve before that, and run it at each site that parted.

      An event of the type practice.noted names the range, its root and the site. All of it may be done again.

      EXAMPLE
        incident-ledger repair --ledger site
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var refusals: RefusalOptions
  @OptionGroup var answer: AnswerOptions

  func run() throws {
    try Ledger.finishRepair(of: try ledger.folder())
    let opened = try ledger.open(.readWrite)
    let site = try Sites.name(of: opened.folder)
    let repair = try SiteRepair.run(
      opened, site: site, keepsGoing: refusals.keepGoing, rejectsPath: refusals.rejects)
    let length = try repair?.sequence ?? opened.length
    let root = try repair?.root ?? opened.root(size: length)
    answer.print(
      [
        ("lostFrom", repair.map { .whole($0.parting.start) } ?? .null),
        ("lostTo", repair.map { .whole($0.parting.length) } ?? .null),
        ("lostRoot", repair.map { .string(Digest.hex($0.parting.root)) } ?? .null),
        ("appended", .whole(repair?.appended ?? 0)), ("duplicates", .whole(repair?.duplicates ?? 0)),
        ("refused", .whole(repair?.refused ?? 0)), ("sequence", .whole(length)), ("root", .string(Digest.hex(root))),
        ("setAside", repair?.setAside.map { .string($0) } ?? .null),
        ("endedKeys", .array((repair?.endedKeys ?? []).map { .string($0) })),
      ], usually: .table,
      sentence: repair.map { RepairCommand.sentence($0, site) }
        ?? "The shared journal holds all that this site does: there is nothing to repair.")
    if let repair, repair.refused > 0 { throw ExitCode(ExitStatus.refused) }
  }

  private static func sentence(_ repair: SharedRepair, _ site: String) -> String {
    let lost = NumberFormat.counted(repair.parting.range.count, "event", "events")
    let now =
      "The ledger has \(NumberFormat.counted(repair.sequence, "event", "events")); its root is \(Digest.hex(repair.root))."
    guard let setAside = repair.setAside else {
      return
        "The shared journal had lost \(lost) from \(repair.parting.start) on: they were put back as they were. \(now)"
    }
    return "The shared journal had lost \(lost) from \(repair.parting.start) on, and others were in their place: "
      + "\(NumberFormat.grouped(repair.appended)) appended anew, \(NumberFormat.grouped(repair.duplicates)) there already, "
      + "\(NumberFormat.grouped(repair.refused)) refused. The journal that the site had is in \(setAside). \(now)"
      + (repair.endedKeys.isEmpty ? "" : " " + advice(repair.endedKeys, site))
  }

  /// What is to be done where keys have signed a history that is no more.
  private static func advice(_ keys: [String], _ site: String) -> String {
    let subject = keys.count == 1 ? "The key \(keys[0]) signs" : "The keys \(keys.joined(separator: ", ")) sign"
    return subject + " nothing any more, as what was signed is not the ledger's history now: make one of another name "
      + "with checkpoint key, tell those who keep checkpoints, and have the custodian of each other site take the line "
      + "that begins with key \(site) out of the file site beside the journal."
  }
}
