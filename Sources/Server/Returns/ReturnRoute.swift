internal import Events
internal import Feeds
internal import HTTPTypes
internal import Hummingbird
internal import Questions

/// `POST /feeds/NAME`: what the command `import feed` does with one spreadsheet, and prints.
///
/// 201 where something was appended, 200 where nothing was, and for a dry run; 422 with every fault.
struct ReturnRoute: Sendable {
  let sender: ReturnSender
  let bodies: BodyReader

  func add(to router: Router<CallContext>) {
    router.post("feeds/{feed}") { request, context in
      do {
        try context.checkIsProgram()
        return try await answer(request, context)
      } catch {
        let problem = Problem(asking: error)
        context.logRefusedAppend(problem)
        throw problem
      }
    }
  }

  private func answer(_ request: Request, _ context: CallContext) async throws -> Response {
    let name = context.parameters.get("feed").flatMap { URLCoding.decoded($0) } ?? ""
    let feed = try await sender.feed(named: name, for: context.caller, context.logger)
    let parameters = try ReturnParameters(request.uri.query ?? "")
    let (upload, body) = try await ReturnMedia.upload(request, context, bodies)
    defer { withExtendedLifetime(body) {} }
    let report = try await sender.send(
      upload, of: feed, parameters.options, isStrict: parameters.isStrict, for: context)
    let isDryRun = parameters.options.isDryRun
    if isDryRun { context.logDryRun(report, of: feed) }
    guard report.refused == 0 else { throw Problem(refusing: report) }
    if !isDryRun { context.logReturn(report, of: feed) }
    var response = AppendRoute.answer(report)
    if isDryRun { (response.status, response.headers[.location]) = (.ok, nil) }
    return response
  }
}
