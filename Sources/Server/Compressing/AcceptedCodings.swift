/// The codings of content that a caller accepts (RFC 9110, section 12.5.3).
struct AcceptedCodings {
  private var qualities: [String: Double] = [:]

  init(_ fields: [String]) {
    for item in fields.joined(separator: ",").split(separator: ",") {
      let parts = item.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
      guard let coding = parts.first, !coding.isEmpty else { continue }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      qualities[coding] = quality
    }
  }

  /// Whether gzip is named, or everything is, and what is plain is not liked better.
  var takesGzip: Bool {
    guard let gzip = qualities["gzip"] ?? qualities["x-gzip"] ?? qualities["*"], gzip > 0 else { return false }
    return gzip >= qualities["identity"] ?? 0
  }
}
