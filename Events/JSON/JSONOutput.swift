/// JSON to print: members stay in the order in which they are given.
package indirect enum JSONOutput: Sendable {
  case null
  case flag(Bool)
  case string(String)
  case whole(Int)
  case decimal(ExactDecimal)
  /// A double in its shortest form; what JSON cannot say (infinity) is null.
  case double(Double)
  case array([JSONOutput])
  case object([(String, JSONOutput)])
  /// JSON that is there already.
  case raw([UInt8])

  package static func optional(_ string: String?) -> JSONOutput { string.map { .string($0) } ?? .null }

  package static func optional(_ double: Double?) -> JSONOutput { double.map { .double($0) } ?? .null }

  /// Appends the JSON on one line.
  package func write(to output: inout [UInt8]) {
    switch self {
    case .null: output.append(contentsOf: "null".utf8)
    case .flag(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .string(let string): JSONEscapes.write(string, to: &output)
    case .whole(let number): output.append(contentsOf: String(number).utf8)
    case .decimal(let number): number.write(to: &output)
    case .double(let number):
      if let shortest = ExactDecimal(shortestOf: number) {
        shortest.write(to: &output)
      } else {
        output.append(contentsOf: "null".utf8)
      }
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        element.write(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, (key, value)) in members.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        JSONEscapes.write(key, to: &output)
        output.append(UInt8(ascii: ":"))
        value.write(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    case .raw(let bytes): output.append(contentsOf: bytes)
    }
  }

  /// The JSON on one line, to be read on a terminal too.
  package var text: String {
    var output: [UInt8] = []
    write(to: &output)
    return String(decoding: TextSanitizer.json(output), as: UTF8.self)
  }
}
