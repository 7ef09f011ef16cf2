internal import HTTPTypes

extension Problem {
  /// The ledger can be read, and not written to, until whoever runs the server has seen to it.
  static var unwritable: Problem {
    Problem(
      .serviceUnavailable,
      "The disk was full, or failed, when the ledger was last written to: the server takes events again as soon as whoever runs "
        + "it has made room.",
      headers: [.retryAfter: "10"])
  }
}
