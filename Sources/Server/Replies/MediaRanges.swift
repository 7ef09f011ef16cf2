/// What a caller accepts (RFC 9110, section 12.5.1).
struct MediaRanges {
  private var ranges: [(type: String, quality: Double)] = []

  init(_ fields: [String]) {
    for item in fields.joined(separator: ",").split(separator: ",") {
      let parts = item.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
      guard let type = parts.first, !type.isEmpty else { continue }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      ranges.append((type, quality))
    }
  }

  /// How well a type is liked, from 0 to 1; where nothing is said, everything is.
  func quality(of type: String) -> Double {
    if ranges.isEmpty { return 1 }
    let group = type.split(separator: "/").first.map { $0 + "/*" } ?? ""
    for range in [type, String(group), "*/*"] {
      if let found = ranges.first(where: { $0.type == range }) { return found.quality }
    }
    return 0
  }

  /// The type that is liked best, the first of several; nil where none is.
  func best(of types: [String]) -> String? {
    var best: (type: String, quality: Double)?
    for type in types {
      let quality = quality(of: type)
      if quality > best?.quality ?? 0 { best = (type, quality) }
    }
    return best?.type
  }
}
