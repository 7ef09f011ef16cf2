internal import Events

/// Where a row stands in a statement of one or several files.
struct StatedPlace: Hashable {
  var row: RowPlace
  /// The file's position among those of the statement.
  var fileNumber = 0

  /// What is refused of the row, with each reason at it.
  func refusal(_ refusal: Refusal) -> Refusal {
    refusal.map { reason in
      var reason = reason
      (reason.file, reason.line) = (row.file, row.line ?? 0)
      if case .field(let field) = reason.place { reason.place = row.refused(column: field) }
      return reason
    }
  }

  func refusal(_ field: String, value: String, _ mistake: StatementMistake) -> Refusal {
    refusal(Refusal(.field(field), value: value, mistake))
  }
}
