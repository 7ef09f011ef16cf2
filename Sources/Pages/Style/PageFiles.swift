internal import Figures
internal import Ledger
internal import Presentation
internal import Questions

/// The files that pages load. Pages name the style sheet by what is in it, so that a browser need not ask for it again until
/// it changes.
enum PageFiles {
  /// - Parameter query: the version that an address names, where it names one.
  static func file(_ path: [String], _ query: [QuestionParameters.Item] = []) -> Page? {
    switch path {
    case ["style.css"]:
      var page = Page(contentType: "text/css; charset=utf-8", body: style)
      page.isImmutable = query.contains { $0.name == version.name && $0.value == version.value }
      return page
    case ["icon.svg"]: return Page(contentType: "image/svg+xml", body: icon)
    default: return nil
    }
  }

  /// The path and the query of the style sheet as it is.
  static let styleReference = "/style.css?\(version.name)=\(version.value)"

  private static let style = DocumentStyle.css + "\n" + Stylesheet.css + "\n"

  private static let version: QuestionParameters.Item = (
    "v", Digest.hex(Digest.sha256(Array(style.utf8)).prefix(8).map(\.self))
  )

  /// Three bars on a line.
  private static let icon = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">\
    <path fill="#12436d" d="M1 14h14v1H1zM2 8h3v5H2zM6.500 5h3v8h-3zM11 2h3v11h-3z"/></svg>
    """
}
