internal import HTTPTypes
internal import Hummingbird

extension Server {
  /// Answers the methods that a path does not have: OPTIONS with a list of those that it has (RFC 9110, section 9.3.7),
  /// every other with 405 and the same list (section 15.5.6).
  /// - Parameter router: one with all of its routes.
  func addMethodRefusals(to router: Router<CallContext>) {
    for routes in Dictionary(grouping: router.routes, by: \.path.description).values {
      var known = Set(routes.map(\.method) + [.options])
      if known.contains(.get) { known.insert(.head) }
      let allowed = Server.methods.filter { known.contains($0) }.map(\.rawValue).joined(separator: ", ")
      for method in Server.methods where !routes.contains(where: { $0.method == method }) && method != .head {
        router.on(routes[0].path, method: method) { _, _ -> Response in
          guard method != .options else { return Response(status: .noContent, headers: [.allow: allowed]) }
          throw Problem(.methodNotAllowed, "This address takes \(allowed).", headers: [.allow: allowed])
        }
      }
    }
  }

  /// The methods that the server knows, whether an address has them or not.
  static let methods: [HTTPRequest.Method] = [
    .get, .head, .query, .post, .put, .patch, .delete, .options, .trace, .connect,
  ]
}
