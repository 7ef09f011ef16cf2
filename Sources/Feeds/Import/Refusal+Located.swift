internal import Events

extension Refusal {
  /// The refusal with each reason at a line of a file.
  func located(file: String, line: Int) -> Refusal {
    map { reason in
      var reason = reason
      (reason.file, reason.line) = (file, line)
      return reason
    }
  }
}
