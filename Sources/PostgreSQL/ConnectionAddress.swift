internal import CPostgreSQL

/// Where a database is, as libpq reads it: an address such as `postgresql://site@db.example.org/ledger`.
package struct ConnectionAddress: Sendable, Equatable {
  /// What the address says, by libpq's keywords.
  package private(set) var keywords: [String: String] = [:]

  /// Reads an address; nil where it is none.
  package init?(_ text: String) {
    guard ["postgresql://", "postgres://"].contains(where: text.hasPrefix) else { return nil }
    // SAFETY: the text is a C string for the time of the call; what is returned is this function's to free.
    guard let options = unsafe PQconninfoParse(text, nil) else { return nil }
    unsafe keywords = ConnectionAddress.values(taking: options)
  }

  /// What libpq takes where an address says nothing: of its environment, or of a service that this names.
  package static var defaults: [String: String] {
    // SAFETY: what is returned is this function's to free.
    guard let options = unsafe PQconndefaults() else { return [:] }
    return unsafe values(taking: options)
  }

  /// The values of options, which are given back.
  private static func values(taking options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
    var values: [String: String] = [:]
    var option = unsafe options
    // SAFETY: the array ends with an entry without a keyword; keywords and values are C strings in it.
    while let keyword = unsafe option.pointee.keyword {
      if let value = unsafe option.pointee.value {
        values[unsafe String(cString: keyword)] = unsafe String(cString: value)
      }
      unsafe option += 1
    }
    // SAFETY: the caller has them of libpq, and gives them up.
    unsafe PQconninfoFree(options)
    return values
  }

  package subscript(keyword: String) -> String? {
    get { keywords[keyword] }
    set { keywords[keyword] = newValue }
  }

  /// The hosts that it leads to; a folder is the socket of one on this machine, and where it does not say there is nothing.
  package var hosts: [String] {
    each.map { one in [one["hostaddr"], one["host"]].compactMap(\.self).first { !$0.isEmpty } ?? "" }
  }

  /// An address for each of its hosts. libpq tries them all only where a host does not answer at all, and not where something in
  /// between takes the connection and closes it.
  package var each: [ConnectionAddress] {
    let lists = ["host", "hostaddr", "port"].map { keyword in
      (keyword, (keywords[keyword] ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init))
    }
    let count = lists.map(\.1.count).max() ?? 1
    guard count > 1 else { return [self] }
    return (0..<count).map { index in
      var one = self
      for (keyword, values) in lists where !values.isEmpty && keywords[keyword] != nil {
        one[keyword] = values.count == 1 ? values[0] : values[index % values.count]
      }
      return one
    }
  }

  /// Whether it leads to this machine alone.
  package var isLocal: Bool {
    hosts.allSatisfy { $0.hasPrefix("/") || ["localhost", "127.0.0.1", "::1"].contains($0) }
  }
}
