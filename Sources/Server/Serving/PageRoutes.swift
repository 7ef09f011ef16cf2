internal import Hummingbird

extension Server {
  /// The page that a request for one of the interface's addresses would rather have; nil where it wants data.
  func page(for request: Request, _ context: CallContext, forms: [Ask.Form]) async throws -> Response? { nil }
}
