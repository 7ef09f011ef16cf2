internal import Events
internal import Feeds
internal import Pages

/// Who sends a return by pages, and for how long: whoever signed in with a token, or an account that a proxy has signed in.
struct ReturnOwner: Sendable, Equatable {
  /// That of a session ends with it.
  let key: String
  let ends: RecordedTime?
}

extension ReturnOwner {
  init(_ session: Session) { self.init(key: "session\n\(session.id)", ends: session.ends) }

  init(account name: String, at host: ServerName) { self.init(key: "account\n\(host)\n\(name)", ends: nil) }
}

extension CallContext {
  /// Nil where nobody is signed in.
  var returnOwner: ReturnOwner? {
    switch credential {
    case .none, .token: nil
    case .session(let session): ReturnOwner(session)
    case .account: host.flatMap { host in caller.name.map { ReturnOwner(account: $0, at: host) } }
    }
  }
}

/// A return that was looked at: what it is, and what it would come to.
struct LookedReturn: Sendable {
  let feed: FeedFile
  /// What its sender calls it.
  let file: String
  /// The months that its sender states.
  let months: ClosedRange<Month>?
  let report: FeedReport
  /// What has to be accepted before it is imported.
  let unusual: [ReturnStage.Unusual]
}

/// A return that was held, and has been given out to be imported: its file is deleted.
struct TakenReturn: Sendable {
  let looked: LookedReturn
  let upload: ReturnUpload
  /// Until when it might have been held.
  let ends: RecordedTime
}
