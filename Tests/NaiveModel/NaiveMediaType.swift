/// "`datacontenttype`, where given, is a JSON media type (`application/json`, `text/json`, any `…/…+json`; case and
/// parameters do not matter)"
enum NaiveMediaType {
  /// An event's content without a media type that says JSON, which "equals its absence".
  static func left(out content: JSONValue) -> JSONValue {
    guard case .object(var members) = content, let type = members["datacontenttype"]?.text, isJSON(type.text) else {
      return content
    }
    members["datacontenttype"] = nil
    return .object(members)
  }

  private static func isJSON(_ type: String) -> Bool {
    let name = type.lowercased().split(separator: ";", omittingEmptySubsequences: false)[0]
      .filter { $0 != " " && $0 != "\t" }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return false }
    return name == "application/json" || name == "text/json" || (parts[1].hasSuffix("+json") && parts[1].count > 5)
  }
}
