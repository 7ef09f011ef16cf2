internal import Events

/// A record as a statement states it.
struct StatedRecord {
  /// Below the feed's source.
  let subject: String
  /// The fields that the feed file maps. What is absent from a row is absent here.
  var content: RecordContent
  /// The mapped fields that the statement says nothing of, as its columns are missing: they stay as they are held.
  var asHeld: Set<String> = []
  /// Where it stands; where several rows state one record, the first of them.
  let place: StatedPlace
}
