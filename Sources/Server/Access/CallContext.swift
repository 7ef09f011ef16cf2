internal import Hummingbird

/// What travels with a request: who calls.
struct CallContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  var caller = Caller.nobody

  init(source: Source) { coreContext = CoreRequestContextStorage(source: source) }
}
