/// How many records a reason names.
public enum EvidenceLimit: Sendable, Equatable {
  case first(Int)
  case all
}
