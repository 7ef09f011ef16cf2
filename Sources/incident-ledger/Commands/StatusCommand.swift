internal import ArgumentParser
internal import Events
internal import Foundation
internal import Ledger
internal import Presentation

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Says how far the ledger is, and, at a site of a shared journal, how far each site is.",
    discussion: """
      A site's length and root are those that it told last. The exit status is 75 where the shared journal cannot be reached, \
      and 1 where this site must not go on: what is known is printed all the same.

      EXAMPLE
        incident-ledger status --ledger safer-communities
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let opened = try ledger.open(.readOnly)
    var fault: (any Error)?
    var sites: [SharedSite] = []
    if let order = opened.order {
      do {
        try opened.catchUp()
      } catch {
        fault = error
      }
      do {
        sites = try translated { try order.sites() }
      } catch {
        fault = fault ?? error
      }
    }
    let length = try opened.length
    let report = StatusReport(
      length: length, root: try opened.root(size: length), lastTime: try opened.lastTime, sites: sites)
    switch output.format {
    case .table: Output.print(report.text)
    case .json: Output.print(report.json.text + "\n")
    case .csv: Output.print(report.csv)
    }
    if let fault { throw fault }
  }
}

/// How far a ledger is, and the sites that share its order.
struct StatusReport {
  var length: Int
  var root: [UInt8]
  var lastTime: RecordedTime?
  /// Empty for a ledger of its own.
  var sites: [SharedSite]

  private var longest: Int { max(length, sites.map(\.length).max() ?? 0) }

  var text: String {
    var lines = ["\(length) events, root \(Digest.hex(root))", "last recorded \(lastTime?.description ?? "never")"]
    for site in sites {
      lines.append(
        "site \(site.name)\(site.isOwn ? " (this one)" : ""): \(site.length) events, \(longest - site.length) behind, root "
          + "\(Digest.hex(site.root.prefix(8))), heard of \(site.contact)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  var json: JSONOutput {
    .object([
      ("sequence", .whole(length)), ("root", .string(Digest.hex(root))),
      ("lastRecorded", lastTime.map { .string($0.description) } ?? .null),
      (
        "sites",
        .array(
          sites.map { site in
            .object([
              ("site", .string(site.name)), ("own", .flag(site.isOwn)), ("sequence", .whole(site.length)),
              ("behind", .whole(longest - site.length)), ("root", .string(Digest.hex(site.root))),
              ("contact", .string(site.contact.description)),
            ])
          })
      ),
    ])
  }

  var csv: String {
    CSVTable.text(
      columns: ["site", "sequence", "root", "contact"],
      rows: [["", "\(length)", Digest.hex(root), ""]]
        + sites.map { [$0.name, "\($0.length)", Digest.hex($0.root), $0.contact.description] })
  }
}
