/// A condition on a record: every test holds, and at least one of the alternatives where there are any.
public struct Condition: Hashable, Sendable {
  public var tests: [FieldTest]
  public var anyOf: [Condition]?

  public init(tests: [FieldTest], anyOf: [Condition]?) {
    self.tests = tests
    self.anyOf = anyOf
  }

  /// The condition that every record meets.
  public static let always = Condition(tests: [], anyOf: nil)
}

public struct FieldTest: Hashable, Sendable {
  public var name: FieldName
  public var test: Test

  public init(name: FieldName, test: Test) {
    self.name = name
    self.test = test
  }

  public var field: RecordField { name.field }
}

/// A test of one field of a record.
public indirect enum Test: Hashable, Sendable {
  /// Equal; for an offence the path or anything below it; for a list field it contains the scalar.
  case equals(Scalar)
  case anyOf([Scalar])
  case not(Test)
  /// Numbers, or levels of risk by their rank (0, 1, 2).
  case range(atLeast: ExactDecimal?, atMost: ExactDecimal?)
  /// A list field contains all of them.
  case all([Scalar])
}

/// A scalar of JSON. Texts are equal when their bytes are: an é of one code point is not an é of two.
public enum Scalar: Hashable, Sendable {
  case text(String)
  case number(ExactDecimal)
  case flag(Bool)

  public static func == (left: Scalar, right: Scalar) -> Bool {
    switch (left, right) {
    case (.text(let mine), .text(let theirs)): mine.utf8.elementsEqual(theirs.utf8)
    case (.number(let mine), .number(let theirs)): mine == theirs
    case (.flag(let mine), .flag(let theirs)): mine == theirs
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .text(let text): for byte in text.utf8 { hasher.combine(byte) }
    case .number(let number): hasher.combine(number)
    case .flag(let flag): hasher.combine(flag)
    }
  }
}
