package import Events

extension Page {
  /// The page for a request that came to no page: no right to read, a broken address, a path that nothing answers.
  /// - Parameters:
  ///   - status: of HTTP, from 400.
  ///   - detail: what happened, as a sentence for a person.
  ///   - refusals: what was refused of the address, each with its rule and remedy.
  package static func failure(_ status: Int, _ detail: String, refusals: [Refusal] = []) -> Page {
    guard refusals.isEmpty else { return ErrorPages.refused(refusals, status: status) }
    return status == 404 ? ErrorPages.page(for: PageFailure.noSuchPage) : ErrorPages.page(status, detail, [])
  }
}
