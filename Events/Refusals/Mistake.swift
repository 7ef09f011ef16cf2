/// What somebody did wrong: a case for each mistake, with what a person has to know of it.
///
/// Code tells mistakes apart by their cases and never by their words. The words stand beside the cases, in a file of their
/// own in each module.
public protocol Mistake: Hashable, Sendable {
  /// The rule that was broken, as a sentence without a full stop.
  /// - Parameter door: how parameters are called where the words are read.
  func rule(at door: Door) -> String

  /// What can be done about it, as a sentence without a full stop.
  func remedy(at door: Door) -> String

  /// What an answer has to tell apart.
  var blame: Blame { get }
}

extension Mistake {
  public var blame: Blame { .rule }
}
