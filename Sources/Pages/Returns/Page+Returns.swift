extension Page {
  /// The page that shows how far the reader's return has come.
  /// - Parameters:
  ///   - stage: nil where there is none.
  ///   - feeds: those that the reader may send.
  package static func returned(_ stage: ReturnStage?, feeds: [String], viewer: Viewer) -> Page {
    ReturnPage(stage: stage, form: ReturnForm(viewer: viewer, feeds: feeds), viewer: viewer).page
  }
}
