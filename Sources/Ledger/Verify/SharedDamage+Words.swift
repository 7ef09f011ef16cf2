extension SharedDamage: CustomStringConvertible {
  package var description: String {
    switch self {
    case .gap(let sequence): "the rows of the shared journal have a gap, or overlap, at event \(sequence)"
    case .event(let sequence): "event \(sequence) of the shared journal is not the one that this site holds"
    case .root(let start):
      "the batch at event \(start) of the shared journal has roots that are not those of its events"
    case .entries(let start):
      "the batch at event \(start) of the shared journal tells of other clocks, or of other batches, than this site"
    case .surplus(let start):
      "the batch at event \(start) of the shared journal has lines or parts beside its events"
    case .time(let start):
      "the batch at event \(start) of the shared journal tells of another recorded time than its last event has"
    case .beyond(let end):
      "a row of the shared journal tells of a batch up to \(end) events, which is behind the head: no site can append before the owner "
        + "has taken it out"
    case .shorter(let length, let held):
      "the shared journal ends at \(length), and this site holds \(held) events: run repair at the site that holds the most"
    case .head(let length, let rows):
      "the head of the shared journal tells of \(length) events, and its rows hold \(rows)"
    }
  }
}
