internal import Events
internal import Ledger

/// Adopts definitions: appends those that the ledger does not have in the same words.
package struct DefinitionImport {
  /// One definition of a file: as it was read, and as it was understood.
  private struct Read {
    var file: String
    var json: [UInt8]
    var definition: Definition
  }

  private var read: [Read] = []
  private var refusals: [Refusal] = []

  /// Reads and checks definitions; what is refused is reported by `append`.
  /// - Parameter files: YAML or JSON files.
  package init(_ files: [(name: String, bytes: [UInt8])]) {
    for (name, bytes) in files {
      do throws(Refusal) {
        for json in try DefinitionFile.read(bytes) { add(json, of: name) }
      } catch {
        refuse(error, of: name)
      }
    }
  }

  private mutating func add(_ json: [UInt8], of file: String) {
    var document = JSONDocument()
    do throws(JSONError) {
      try document.read(json[...])
    } catch {
      return refuse(error.refusal(of: json), of: file)
    }
    do throws(Refusal) {
      let definition = try Definition(document, document.root, path: "definition")
      read.append(Read(file: file, json: json, definition: definition))
    } catch {
      refuse(error, of: file)
    }
  }

  private mutating func refuse(_ refusal: Refusal, of file: String) {
    var refusal = refusal
    refusal.file = file
    refusals.append(refusal)
  }

  /// Adopts what is new. A version that exists in other words is refused.
  @available(*, noasync, message: "an append stays on one thread")
  package func append(_ intake: Intake) throws -> FeedReport {
    try intake.run { batch, report, _ in
      for refusal in refusals { report.refuse(refusal) }
      for item in read {
        let (indicator, version) = (item.definition.indicator, item.definition.version)
        if try batch.adoptedDefinition(indicator, version: version) == item.json {
          report.duplicates += 1
          continue
        }
        do {
          _ = try batch.add(DefinitionImport.event(item))
        } catch var refusal as Refusal {
          refusal.file = item.file
          report.refuse(refusal)
        }
      }
    }
  }

  private static func event(_ item: Read) -> [UInt8] {
    let (indicator, version) = (item.definition.indicator, item.definition.version)
    var event: [UInt8] = []
    event.append("{\"data\":{\"definition\":")
    event.append(contentsOf: item.json)
    event.append("},\"id\":")
    event.append(json: "\(indicator)/\(version)/\(Digest.hex(Digest.sha256(item.json).prefix(8)))")
    event.append(",\"source\":\"incident-ledger/define\",\"specversion\":\"1.0\",\"subject\":")
    event.append(json: indicator)
    event.append(",\"type\":\"definition.adopted\"}")
    return event
  }
}
