extension EventMistake {
  public func rule(at door: Door) -> String {
    switch self {
    case .tooLarge: "an event has at most \(EventReader.maximumByteCount) bytes"
    case .noObject: "an event is a JSON object"
    case .otherVersion: "it is the string \"1.0\""
    case .missingAttribute, .missingData: "it is required"
    case .emptyAttribute: "it is a string that is not empty"
    case .badTime, .badRecordedTime: "it is an RFC 3339 date and time"
    case .otherContentType: "data is JSON"
    case .badAttributeName: "the name of an attribute is lower-case letters and digits (CloudEvents 1.0)"
    case .badAttributeValue:
      "the value of an attribute is a string, a boolean or a 32-bit integer (CloudEvents 1.0)"
    case .controlCharacters:
      "a string of an attribute holds no control characters and no noncharacters (CloudEvents 1.0)"
    case .dataInBase64: "it carries data as bytes, and the data of the ledger's events are JSON"
    case .dataIsNoObject: "it is a JSON object"
    case .unknownType: "the type is unknown"
    case .unknownField(let type): "\(type.rawValue) has no such field"
    case .missingField(let type, let value): "\(type.rawValue) requires it and \(value.sentence)"
    case .badValue(let value): value.sentence
    case .endNotAfterStart(let start): "the end is exclusive and later than the start (\(start))"
    case .notFirstOfMonth: "returns are declared for whole months, from the first day of one to the first of another"
    case .noSuchArea: "a code that ends in 99999999 stands for no area at all (ONS)"
    case .subjectIsNoArea(let type):
      "the subject of \(type.rawValue) is an area: a GSS code, or a path where there is none"
    case .subjectIsNoIndicator(let type):
      "the subject of \(type.rawValue) is an indicator: lower-case words joined by - and /"
    case .otherIndicator(let indicator): "the subject is the definition's indicator (\(indicator))"
    case .otherFeed(let feed): "the subject is the feed of the feed file (\(feed))"
    }
  }

  public func remedy(at door: Door) -> String {
    switch self {
    case .tooLarge: "Send smaller events; keep documents elsewhere and name them in data.note"
    case .noObject: "Send one CloudEvents object a line, or a batch as a JSON array of them"
    case .otherVersion: "Send CloudEvents 1.0"
    case .missingAttribute: "Add the attribute to the event"
    case .emptyAttribute, .badAttributeValue: "Send it as a string"
    case .badTime: "Write it as 2019-09-20T09:00:00Z, or leave it out"
    case .badRecordedTime: "Write it as 2019-09-20T09:00:00.000000Z"
    case .otherContentType: "Leave the attribute out, or send application/json or another type of JSON"
    case .badAttributeName: "Rename the attribute, or move it into data.note"
    case .controlCharacters: "Leave the character out"
    case .dataInBase64: "Send the JSON object itself in data, and leave data_base64 out"
    case .missingData, .dataIsNoObject: "Send the fields of the event as an object in data"
    case .unknownType(let nearest):
      "Send one of the ledger's types: " + nearest.map(\.rawValue).joined(separator: ", ")
    case .unknownField(let type):
      "Its fields are \(type.rule.fields.map(\.name).joined(separator: ", ")); leave out any other"
    case .missingField: "Add the field"
    case .badValue(.date): "Correct the date"
    case .badValue: "Correct the value, or leave the event out"
    case .endNotAfterStart: "Send the day after the last day of the period"
    case .notFirstOfMonth: "Write it as 2019-04, or 2019-04-01"
    case .noSuchArea: "Name the area above that holds it, or leave the event out"
    case .subjectIsNoArea: "Send the area's code as the subject"
    case .subjectIsNoIndicator: "Send the indicator's name as the subject"
    case .otherIndicator: "Send the indicator as the subject"
    case .otherFeed: "Send the feed's name as the subject"
    }
  }
}
