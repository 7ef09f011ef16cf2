package import Events

extension Page {
  /// The page for a request that came to no page: no right to read, a broken address, a path that nothing answers.
  /// - Parameters:
  ///   - status: of HTTP, from 400.
  ///   - detail: what happened, as a sentence for a person.
  ///   - refusals: what was refused of the address, each with its rule and remedy.
  ///   - here: where to lead back to after signing in.
  package static func failure(
    _ status: Int, _ detail: String, refusals: [Refusal] = [], viewer: Viewer, here: ReturnAddress
  ) -> Page {
    let pages = ErrorPages(viewer: viewer, here: here)
    guard refusals.isEmpty else { return pages.refused(refusals, status: status) }
    return status == 404 ? pages.page(for: PageFailure.noSuchPage) : pages.page(status, detail, [])
  }
}
