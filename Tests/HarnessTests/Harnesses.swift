import Testing

/// What shows that the journal stands: power cuts, single faults, kills and flipped bits. One state is looked at after
/// another; `States` says how many.
@Suite("Harnesses", .serialized)
struct Harnesses {}
