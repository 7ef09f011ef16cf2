/// An address that names no page, or what a page would be about is not there.
struct NoSuchPage: Error {
  /// A sentence for the reader.
  var reason = "The address names no page of this ledger."

  /// No version of an indicator is known where the page stands.
  static func indicator(_ name: String) -> NoSuchPage {
    NoSuchPage(reason: "No definition of an indicator “\(name)” is known at this point.")
  }
}
