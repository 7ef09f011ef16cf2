internal import Events
internal import Feeds
internal import Presentation

/// The parties that are due, as they are printed.
struct RetentionListing {
  private let list: RetentionList

  init(_ list: RetentionList) { self.list = list }

  private static func cells(_ party: RetentionList.Party) -> [String] {
    [
      party.party, party.newest.description, String(party.recordCount), party.feeds.joined(separator: " "),
      party.since.description,
    ]
  }

  /// A table, and what is to be said of those that are not in it.
  var text: String {
    var table = TerminalTable([
      ("Party", .left), ("Newest record", .left), ("Records", .right), ("Feeds", .left), ("Due since", .left),
    ])
    for party in list.due { table.append(RetentionListing.cells(party)) }
    let head = list.due.isEmpty ? "No party is due on \(list.day).\n" : TextSanitizer.lines(table.lines) + "\n"
    return head + notes.map { $0 + "\n" }.joined()
  }

  private var notes: [String] {
    var notes: [String] = []
    if !list.due.isEmpty {
      notes.append(
        "\(RetentionListing.parties(list.due.count, "is", "are")) due on \(list.day). --erase erases them, for good.")
    }
    if list.keptCount > 0 {
      notes.append("\(RetentionListing.parties(list.keptCount, "is", "are")) not due yet.")
    }
    if list.endlessCount > 0 {
      notes.append(
        "\(RetentionListing.parties(list.endlessCount, "is", "are")) never due, as they have records that no keep is "
          + "said for, \(endless).")
    }
    return notes
  }

  private var endless: String {
    var parts: [String] = []
    if !list.endlessFeeds.isEmpty {
      parts.append("of feeds without keep (\(RetentionListing.some(list.endlessFeeds)))")
    }
    if !list.endlessSources.isEmpty {
      parts.append("of sources without a feed file (\(RetentionListing.some(list.endlessSources)))")
    }
    return ListFormat.and(parts)
  }

  private static func parties(_ count: Int, _ one: String, _ many: String) -> String {
    NumberFormat.counted(count, "party", "parties") + " " + (count == 1 ? one : many)
  }

  private static func some(_ names: [String]) -> String {
    names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " and \(names.count - 5) more" : "")
  }

  var csv: String {
    CSVTable.text(
      columns: ["party", "newest_record", "records", "feeds", "due_since"],
      rows: list.due.map(RetentionListing.cells))
  }

  /// `{"on":…,"due":[{"party":…,"newestRecord":…,"records":n,"feeds":[…],"dueSince":…}],"notYet":n,`
  /// `"withoutKeep":{"parties":n,"feeds":[…],"sources":[…]}}`
  var json: JSONOutput {
    let due = list.due.map { party -> JSONOutput in
      .object([
        ("party", .string(party.party)), ("newestRecord", .string(party.newest.description)),
        ("records", .whole(party.recordCount)), ("feeds", .array(party.feeds.map { .string($0) })),
        ("dueSince", .string(party.since.description)),
      ])
    }
    return .object([
      ("on", .string(list.day.description)), ("due", .array(due)), ("notYet", .whole(list.keptCount)),
      (
        "withoutKeep",
        .object([
          ("parties", .whole(list.endlessCount)), ("feeds", .array(list.endlessFeeds.map { .string($0) })),
          ("sources", .array(list.endlessSources.map { .string($0) })),
        ])
      ),
    ])
  }

  // MARK: Erased

  /// What an erasure did, and what stays.
  var erasureLines: [String] {
    guard !list.due.isEmpty else { return ["No party is due on \(list.day): nobody was erased."] }
    let records = list.due.reduce(0) { $0 + $1.recordCount }
    return [
      "\(RetentionListing.parties(list.due.count, "was", "were")) erased: every output prints [erased] in their place, "
        + "and events that name them are refused from now on.",
      "What stays: \(NumberFormat.counted(records, "record", "records")) without the party and its attributes, every "
        + "figure as it was, and the bytes of the journal, in its folder and its backups.",
      "Whoever has the key of the pseudonyms and the person's number can still tell who it was: see to the partner's own "
        + "list.",
    ]
  }
}
