internal import Events

extension FeedAdoption {
  /// What changed, for those who read figures.
  var changeSentence: String {
    let name = "feed \(file.feed), version \(file.version)"
    return file.reason.map { "\($0) (\(name))" } ?? "A new extract (\(name))"
  }
}
