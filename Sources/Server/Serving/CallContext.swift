internal import Hummingbird

/// What travels with a request: who calls.
struct CallContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  var caller = Caller.everything

  init(source: Source) { coreContext = CoreRequestContextStorage(source: source) }
}
