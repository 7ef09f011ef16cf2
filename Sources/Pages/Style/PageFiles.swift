internal import Figures
internal import Presentation

/// The files that pages load.
enum PageFiles {
  static func file(_ path: [String]) -> Page? {
    switch path {
    case ["style.css"]:
      Page(contentType: "text/css; charset=utf-8", body: DocumentStyle.css + "\n" + Stylesheet.css + "\n")
    case ["icon.svg"]: Page(contentType: "image/svg+xml", body: icon)
    default: nil
    }
  }

  /// Three bars on a line.
  private static let icon = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">\
    <path fill="#12436d" d="M1 14h14v1H1zM2 8h3v5H2zM6.500 5h3v8h-3zM11 2h3v11h-3z"/></svg>
    """
}
