internal import Events

/// JSON Pointers (RFC 6901) to the fields that refusals name.
enum JSONPointer {
  /// The pointer along these names.
  static func text(_ names: some Sequence<String>) -> String {
    names.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined()
  }

  /// The pointer to a field named by its path, such as `data.date`, in the event it is about.
  ///
  /// A name may hold a full stop itself, so the names that are there come first. What is not there is pointed to where it
  /// should be; a path into a list ends at the list, as a refusal does not say which element it means.
  static func text(to field: String, in document: JSONDocument) -> String {
    guard !field.isEmpty, !document.nodes.isEmpty else { return "" }
    var names: [String] = []
    var node: Int? = document.root
    var rest = field[...]
    while !rest.isEmpty {
      var name = String(rest.prefix { $0 != "." })
      if let here = node {
        guard document.kind(here) != .array else { break }
        if document.kind(here) == .object {
          let known = document.members(here).map { document.string($0) }
            .filter { rest == $0 || rest.hasPrefix($0 + ".") }
          name = known.max { $0.count < $1.count } ?? name
        }
        node = document.kind(here) == .object ? document.member(here, name) : nil
      }
      names.append(name)
      rest = rest.dropFirst(name.count + 1)
    }
    return text(names)
  }
}
