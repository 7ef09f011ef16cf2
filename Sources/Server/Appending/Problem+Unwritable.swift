internal import HTTPTypes

extension Problem {
  /// The ledger can be read, and not written to, until whoever runs the server has seen to it.
  static var unwritable: Problem {
    Problem(
      .serviceUnavailable,
      "The disk was full, or failed, when the ledger was last written to: there has to be room, and the server has to be "
        + "started again, before it takes events.",
      headers: [.retryAfter: "60"])
  }
}
