internal import Feeds
internal import Presentation
internal import Projections

/// Areas that a file of boundaries names and the ledger does not know, and which import places them.
struct UnknownAreas {
  let codes: [String]
  /// The areas of the file.
  let all: Int
  /// The property of the file that names them, such as `WD25CD`.
  let property: String

  /// What a person is told of them; nothing where there are none.
  var sentences: [String] {
    guard !codes.isEmpty else { return [] }
    let count =
      all == 1
      ? "The area of the file is"
      : "\(NumberFormat.grouped(codes.count)) of the \(NumberFormat.grouped(all)) "
        + "areas of the file \(codes.count == 1 ? "is" : "are")"
    return ["\(count) not known to the ledger, so no figure is drawn there: \(UnknownAreas.list(codes))."] + remedies
  }

  /// A sentence for each import that places some of them.
  private var remedies: [String] {
    let shipped = UnknownAreas.shippedCodes
    let (inProgram, others) = (codes.filter(shipped.contains), codes.filter { !shipped.contains($0) })
    let groups = Dictionary(grouping: others) { NeededLookUp(of: $0, called: property) }
    return (inProgram.isEmpty ? [] : ["incident-ledger import areas --shipped places \(which(inProgram))."])
      + groups.sorted { $0.value[0] < $1.value[0] }.map { lookUp, codes in
        guard let level = lookUp.level else {
          return "incident-ledger import areas FILE, a list with the columns code, name, level and parent, places "
            + "\(which(codes))."
        }
        let column = property.hasSuffix("CD") ? ", with the column \(property) first" : ""
        let words = level.split(separator: "-").joined(separator: " ")
        return
          "incident-ledger import areas FILE places \(which(codes)): an ONS look-up of the level \(words) from the Open "
          + "Geography Portal\(column)."
      }
  }

  /// `them`, or which of them.
  private func which(_ part: [String]) -> String {
    if part.count == codes.count { return codes.count == 1 ? "it" : "them" }
    return "\(NumberFormat.grouped(part.count)) of them, such as \(part[0])"
  }

  private static func list(_ codes: [String]) -> String {
    let shown = 3
    return codes.count <= shown + 1
      ? codes.joined(separator: ", ")
      : codes.prefix(shown).joined(separator: ", ") + " and \(NumberFormat.grouped(codes.count - shown)) more"
  }

  /// The codes of the areas that come with the program.
  private static var shippedCodes: Set<String> {
    var codes: Set<String> = []
    for file in Shipped.areas + [Shipped.lsoas] {
      for line in file.csv.split(separator: UInt8(ascii: "\n")) {
        codes.insert(String(decoding: line.prefix { $0 != UInt8(ascii: ",") }, as: UTF8.self))
      }
    }
    return codes
  }
}
