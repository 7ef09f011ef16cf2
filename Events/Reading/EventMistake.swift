/// What can be wrong with an event by itself, without the ledger.
public enum EventMistake: Mistake {
  /// It has more bytes than an event may.
  case tooLarge
  case noObject
  // Attributes.
  case otherVersion
  case missingAttribute
  case emptyAttribute
  case badTime
  case badRecordedTime
  case otherContentType
  case badAttributeName
  case badAttributeValue
  case controlCharacters
  case dataInBase64
  case missingData
  case dataIsNoObject
  /// The type is none of the ledger's; these are nearest.
  case unknownType(nearest: [EventType])
  // Fields of `data`.
  case unknownField(of: EventType)
  case missingField(of: EventType, ValueRule)
  case badValue(ValueRule)
  /// The end of a period is not after its start.
  case endNotAfterStart(CivilDate)
  /// Returns are declared for whole months.
  case notFirstOfMonth
  /// The code stands for "no such area".
  case noSuchArea
  // The subject.
  case subjectIsNoArea(of: EventType)
  case subjectIsNoIndicator(of: EventType)
  /// The definition is of another indicator than the subject.
  case otherIndicator(String)
  /// The feed file is of another feed than the subject.
  case otherFeed(String)
}
