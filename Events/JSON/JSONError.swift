/// Why a text is not JSON that the ledger takes, and at which byte.
package struct JSONError: Error, Equatable, Sendable {
  package let mistake: JSONMistake
  /// The 0-based offset of the byte at fault.
  package let offset: Int

  init(_ mistake: JSONMistake, at offset: Int) {
    self.mistake = mistake
    self.offset = offset
  }

  /// The refusal to show: what is at fault, and the mistake.
  package func refusal(of text: [UInt8]) -> Refusal {
    let end = min(text.count, offset + 40)
    var excerpt: [UInt8] = []
    if offset < end { for index in offset..<end { excerpt.append(text[index]) } }
    var field = "byte \(offset + 1)"
    switch mistake {
    case .duplicateKey(let key): field = key
    case .inexactNumber: field = JSONPlace.keys(to: offset, in: text) ?? field
    default: break
    }
    return Refusal(.field(field), value: String(decoding: excerpt, as: UTF8.self), mistake)
  }
}
