internal import Events

/// That somebody signed in with a token, for a while and under one origin.
struct Session: Sendable, Equatable {
  /// The SHA-256 of the session's secret, in hexadecimal: the secret is in the cookie alone.
  let id: String
  /// The hash of the token's secret, by which the token is looked up at every request.
  let tokenHash: String
  let origin: WebOrigin
  let began: RecordedTime
  let ends: RecordedTime
}
