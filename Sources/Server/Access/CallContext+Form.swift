internal import Hummingbird

extension CallContext {
  /// Checks that a form comes from a page that was made for whoever calls; every route that takes a form asks this before
  /// anything else.
  ///
  ///     let form = try await FormFields(request, maximumByteCount: 4096)
  ///     try context.check(form: form)
  ///
  /// What a program sends with a token in `Authorization` needs no form token: no page can make a browser send that.
  /// - Throws: a 403 `Problem`.
  func check(form: FormFields) throws(Problem) {
    switch credential {
    case .token: return
    case .none: throw Problem(.forbidden, "Nobody is signed in here: sign in, and send the form from its page again.")
    case .session, .account:
      guard let sent = form[FormToken.field], formToken?.matches(sent) == true else {
        throw Problem(
          .forbidden, "The form is not one of this session: load its page again, and send it from there.")
      }
    }
  }

  /// Refuses what only a program may send: a cookie, which any page can make a browser send, is not enough.
  /// - Throws: a 403 `Problem`.
  func checkIsProgram() throws(Problem) {
    if case .session = credential {
      throw Problem(.forbidden, "This is for programs: they show a token in Authorization, not the cookie of a page.")
    }
  }
}
