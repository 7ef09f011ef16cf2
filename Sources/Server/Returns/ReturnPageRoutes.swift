internal import Events
internal import Feeds
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import Logging
internal import Pages
internal import Questions

/// `/returns`: what the form that sends a return leads to. It is looked at first, and imported when its sender says so; each
/// step is a form that is answered with the way to the page that shows how far it has come.
struct ReturnPageRoutes: Sendable {
  let sender: ReturnSender
  let held: HeldReturns
  let sessions: SessionStore
  let bodies: BodyReader

  private static let maximumFormByteCount = 8 << 10
  private static let page = "/returns"

  func add(to router: Router<CallContext>) {
    router.get("returns") { request, context in try await show(request, context) }
    router.post("returns") { request, context in
      try await logging(context) { try await look(request, context) }
    }
    router.post("returns/confirm") { request, context in
      try await logging(context) { try await confirm(request, context) }
    }
    router.post("returns/discard") { request, context in try await discard(request, context) }
  }

  private func logging(_ context: CallContext, _ body: () async throws -> Response) async throws -> Response {
    do {
      return try await body()
    } catch {
      let problem = Problem(asking: error)
      context.logRefusedAppend(problem)
      throw problem
    }
  }

  // MARK: Showing

  private func show(_ request: Request, _ context: CallContext) async throws -> Response {
    _ = try QuestionParameters(URLCoding.items(request.uri.query ?? ""), [], on: .page)
    guard context.caller.isKnown else { throw Problem.lacks(.append(source: nil), context.caller) }
    let feeds = try await sender.feeds(for: context.caller).map(\.feed)
    let page = Page.returned(context.returnOwner.flatMap { held.stage(of: $0) }, feeds: feeds, viewer: context.viewer)
    var response = Reply(contentType: page.contentType, body: page.body).response
    response.headers[.cacheControl] = "no-store"
    response.headers[.contentSecurityPolicy] = Page.contentSecurityPolicy
    return response
  }

  private static var leading: Response {
    Response(status: .seeOther, headers: [.location: page, .cacheControl: "no-store"])
  }

  // MARK: Looking

  private func look(_ request: Request, _ context: CallContext) async throws -> Response {
    let owner = try ReturnPageRoutes.owner(context)
    guard let type = HeaderValue(request.headers[.contentType] ?? ""), type.value == ReturnMedia.form else {
      throw Problem(
        .unsupportedMediaType, "The form is sent as \(ReturnMedia.form).", headers: [.accept: ReturnMedia.form])
    }
    let body = try await ReturnMedia.wholeBody(request, context, bodies)
    defer { withExtendedLifetime(body) {} }
    let form = try MultipartForm(body.bytes, type)
    let fields = FormFields(try form.fields())
    try context.check(form: fields)
    let feed = try await sender.feed(named: fields["feed"] ?? "", for: context.caller, context.logger)
    let months = try ReturnPageRoutes.months(fields)
    // A browser sends an empty file without a name where none was chosen.
    guard form.parts.contains(where: { $0.fileName.map { !$0.isEmpty } ?? false }) else {
      throw Problem(.badRequest, "No file was chosen: go back, and choose the spreadsheet that is to be sent.")
    }
    let upload = try ReturnMedia.upload(form)
    let looked = try await look(upload, of: feed, months, context)
    try await keep(looked, upload, of: owner, context)
    return ReturnPageRoutes.leading
  }

  /// What a return would come to, where what is unusual in it is accepted.
  private func look(
    _ upload: ReturnUpload, of feed: FeedFile, _ months: ClosedRange<Month>?, _ context: CallContext
  ) async throws -> LookedReturn {
    var options = ReturnOptions()
    (options.months, options.isDryRun) = (months, true)
    var unusual: [ReturnStage.Unusual] = []
    while true {
      let report = try await sender.send(upload, of: feed, options, for: context)
      let found = report.refusals.flatMap(\.each).map { refusal in
        ReturnAcceptance(of: refusal).map { ReturnStage.Unusual(acceptance: $0, refusal: refusal) }
      }
      let isNew = found.allSatisfy { new in !unusual.contains { $0.acceptance == new?.acceptance } }
      guard report.refused > 0, isNew, found.allSatisfy({ $0 != nil }) else {
        context.logDryRun(report, of: feed)
        return LookedReturn(feed: feed, file: upload.name, months: months, report: report, unusual: unusual)
      }
      for case let new? in found {
        unusual.append(new)
        options.accept(new.acceptance)
      }
    }
  }

  /// Holds a return that can be imported; of one that cannot, or that changes nothing, only what it came to is kept.
  private func keep(
    _ looked: LookedReturn, _ upload: ReturnUpload, of owner: ReturnOwner, until ends: RecordedTime? = nil,
    _ context: CallContext
  ) async throws {
    let isGood = looked.report.refused == 0
    guard isGood, looked.report.appended > 0 else { return held.note(looked, isTaken: isGood, of: owner) }
    let held = held
    do {
      try await sender.threads.run { _ in try held.hold(upload, looked, of: owner, until: ends) }
      // Who has signed out meanwhile leaves nothing behind.
      if case .session(let session) = context.credential, !sessions.holds(session) { held.forget(owner) }
    } catch is HeldReturns.Full {
      throw Problem(
        .serviceUnavailable, "Too many returns wait for somebody to say yes: send this one again in a while.",
        headers: [.retryAfter: "300"])
    } catch {
      context.logger.error("a return cannot be held", metadata: ["error": "\(error)"])
      throw Problem(
        .serviceUnavailable,
        "The server cannot hold the file now; its log says why. Nothing was appended.", headers: [.retryAfter: "60"])
    }
  }

  // MARK: Deciding

  private func confirm(_ request: Request, _ context: CallContext) async throws -> Response {
    let owner = try ReturnPageRoutes.owner(context)
    let fields = try await FormFields(request, maximumByteCount: ReturnPageRoutes.maximumFormByteCount)
    try context.check(form: fields)
    let (held, token) = (held, fields["return"] ?? "")
    guard let taken = try await sender.threads.run({ _ in try held.take(token, of: owner) }) else {
      throw Problem(
        .gone,
        "This return is not held any more: it was imported or given up, another took its place, or its time is over. Send the "
          + "file again.")
    }
    var options = ReturnOptions()
    options.months = taken.looked.months
    for acceptance in ReturnAcceptance.allCases where fields[acceptance.parameter.name] == "1" {
      options.accept(acceptance)
    }
    do {
      let feed = try await sender.feed(named: taken.looked.feed.feed, for: context.caller, context.logger)
      let report = try await sender.send(taken.upload, of: feed, options, for: context)
      if report.refused > 0 {
        // Something was not accepted, or has changed since it was looked at.
        let looked = try await look(taken.upload, of: feed, options.months, context)
        try await keep(looked, taken.upload, of: owner, until: taken.ends, context)
      } else {
        context.logReturn(report, of: feed)
        held.note(
          LookedReturn(feed: feed, file: taken.upload.name, months: options.months, report: report, unusual: []),
          isTaken: true, of: owner)
      }
    } catch let problem as Problem where problem.status == .serviceUnavailable {
      // Nobody has to send the file again because the ledger was busy.
      try? await keep(taken.looked, taken.upload, of: owner, until: taken.ends, context)
      throw problem
    }
    return ReturnPageRoutes.leading
  }

  private func discard(_ request: Request, _ context: CallContext) async throws -> Response {
    let owner = try ReturnPageRoutes.owner(context)
    let fields = try await FormFields(request, maximumByteCount: ReturnPageRoutes.maximumFormByteCount)
    try context.check(form: fields)
    held.forget(owner, token: fields["return"] ?? "")
    return ReturnPageRoutes.leading
  }

  private static func owner(_ context: CallContext) throws(Problem) -> ReturnOwner {
    if let owner = context.returnOwner { return owner }
    guard context.caller.isKnown else { throw Problem.lacks(.append(source: nil), context.caller) }
    throw Problem(.forbidden, "This is for who is signed in to pages: a program sends a return to POST /feeds/NAME.")
  }

  private static func months(_ fields: FormFields) throws(Problem) -> ClosedRange<Month>? {
    func text(_ parameter: Parameter) -> String? {
      fields[parameter.name].map { $0.filter { !$0.isWhitespace } }.flatMap { $0.isEmpty ? nil : $0 }
    }
    do throws(Refusal) {
      return try ReturnParameters.months(text(.from), text(.to))
    } catch {
      throw Problem(.badRequest, "The months cannot be read: \(error.description(at: .address))")
    }
  }
}
