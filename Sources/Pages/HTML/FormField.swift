internal import Events
internal import Questions

/// A field of a form that asks for a page (GET): what it says is then in the page's address.
enum FormField {
  struct Option {
    var value: String
    var text: String
    /// The heading over it in the list; nil for none.
    var group: String?
  }

  /// A choice; options of one group stand together.
  static func choice(_ label: String, name: Parameter, id: String, _ options: [Option], chosen: String) -> HTML {
    var groups: [String?] = []
    for option in options where !groups.contains(option.group) { groups.append(option.group) }
    let lists = groups.map { group -> HTML in
      let items = options.filter { $0.group == group }.map { option -> HTML in
        let isChosen: HTML = option.value == chosen ? " selected=\"selected\"" : ""
        return "<option value=\"\(option.value)\"\(isChosen)>\(option.text)</option>"
      }
      guard let group else { return "\(items)" }
      return "<optgroup label=\"\(group)\">\n\(items)\n</optgroup>"
    }
    return """
      <div class="field"><label for="\(id)">\(label)</label>
      <select id="\(id)" name="\(name.name)">
      \(lists)
      </select></div>
      """
  }

  /// A line of text, with a hint that a screen reader reads with it.
  static func line(
    _ label: String, name: Parameter, id: String, value: String, hint: String?, type: HTML = "text"
  ) -> HTML {
    let described: HTML = hint == nil ? "" : " aria-describedby=\"\(id)-hint\""
    return """
      <div class="field"><label for="\(id)">\(label)</label>
      <input id="\(id)" name="\(name.name)" value="\(value)" type="\(type)" autocomplete="off" spellcheck="false"\(described)/>
      \(hint.map { "<span class=\"hint\" id=\"\(id)-hint\">\($0)</span>" as HTML } ?? "")</div>
      """
  }

  /// What the reader does not choose, and the next page has to know.
  static func hidden(_ items: [QuestionParameters.Item]) -> HTML {
    "\(items.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\"/>" as HTML })"
  }

  /// A form around fields.
  /// - Parameters:
  ///   - label: what it is for, for a screen reader.
  ///   - more: what stands below the fields and the button.
  static func form(
    to address: Address, label: String, button: String, _ fields: [HTML], more: HTML = ""
  ) -> HTML {
    """
    <form class="choices" action="\(address)" method="get" aria-label="\(label)">
    \(fields)
    <div class="field"><button type="submit">\(button)</button></div>
    \(more)
    </form>
    """
  }
}
