internal import Hummingbird

/// `/openapi.yaml`: what can be asked, for everybody: there is nothing of the ledger in it. (RFC 9512 names the type.)
struct DescriptionRoute: Sendable {
  func add(to router: Router<CallContext>) {
    router.get("openapi.yaml") { request, _ in
      var answer = Reply(contentType: "application/yaml", body: InterfaceDescription.text)
      answer.erasureCount = nil
      return answer.response(to: request)
    }
  }
}
