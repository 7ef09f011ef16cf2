internal import Events
internal import HTTPTypes

extension HTTPFields {
  /// - Throws: a 415 `Problem` where the body is compressed, or otherwise in a coding.
  func checkIsUncoded() throws(Problem) {
    guard let coding = self[.contentEncoding], coding.lowercased() != "identity" else { return }
    throw Problem(
      .unsupportedMediaType, "The body is not taken in the coding \(Refusal.shortened(coding)): send it as it is.",
      headers: [.acceptEncoding: "identity"])
  }
}
