extension Page {
  /// The page that says that a token is not in force, with the form again; its status is 403.
  package static func refusedSignIn(returningTo destination: ReturnAddress, viewer: Viewer) -> Page {
    SignInPage(.refused, destination: destination, viewer: viewer).page
  }
}
