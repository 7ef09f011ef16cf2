internal import XML

/// What a part of a workbook refers to, by the identifiers it uses.
struct OfficeRelationships: Sendable {
  struct Link: Sendable {
    /// The last word of its type: `worksheet`, `styles`.
    let kind: String
    /// The name of a part; nil where it lies outside the file, which is never looked at.
    let part: String?
  }

  private(set) var links: [String: Link] = [:]

  /// Those of a part, or with an empty name those of the archive as a whole; none where it has none.
  init(of part: String, in archive: PartArchive) throws(SpreadsheetError) {
    let (folder, file) = OfficeRelationships.split(part)
    let place = folder + "_rels/" + file + ".rels"
    guard archive.holds(place) else { return }
    var reader = try archive.readList(place, OfficeName.vocabulary)
    while let event = try reader.next() {
      guard event.kind == .start, PartReader.name(event) == .relationship,
        let id = reader.text(.id, of: event), let type = reader.text(.type, of: event),
        let target = reader.text(.target, of: event)
      else { continue }
      let isOutside = reader.text(.targetMode, of: event) == "External"
      links[id] = Link(
        kind: String(type.split(separator: "/").last ?? ""),
        part: isOutside ? nil : OfficeRelationships.resolved(target, from: folder, in: archive))
    }
  }

  /// The part of the first link of a kind.
  func part(_ kind: String) -> String? {
    links.sorted { $0.key < $1.key }.first { $0.value.kind == kind }?.value.part
  }

  /// The folder of a part with its slash, and its name within.
  private static func split(_ part: String) -> (folder: String, file: String) {
    guard let slash = part.lastIndex(of: "/") else { return ("", part) }
    return (String(part[...slash]), String(part[part.index(after: slash)...]))
  }

  /// The part that a target names, seen from a folder.
  private static func resolved(_ target: String, from folder: String, in archive: PartArchive) -> String {
    var path: [Substring] = []
    for step in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") {
      switch step {
      case ".": break
      case "..": if !path.isEmpty { path.removeLast() }
      default: path.append(step)
      }
    }
    let part = path.joined(separator: "/")
    return archive.holds(part) ? part : unescaped(part)
  }

  /// A name without the escapes of an address: `%20` is a space.
  private static func unescaped(_ part: String) -> String {
    var (bytes, rest) = ([UInt8](), Array(part.utf8)[...])
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
