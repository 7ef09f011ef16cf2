package import Events
internal import Ledger

/// Adopts definitions: appends those that the ledger does not have in the same words.
package struct DefinitionImport {
  /// One definition of a file: as it was read, and as it was understood.
  private struct Read {
    var place: Place
    var json: [UInt8]
    var definition: Definition
  }

  /// Where a definition was read.
  private struct Place {
    var file: String
    var text: [UInt8]
    /// The position of the definition in the file.
    var index: Int

    func located(_ refusal: Refusal) -> Refusal {
      DefinitionFile.located(refusal, definition: index, in: text).map { reason in
        var reason = reason
        reason.file = file
        return reason
      }
    }
  }

  /// What was refused, and where a definition could be read, that.
  private struct Refused {
    var refusal: Refusal
    var json: [UInt8]?
    var place: Place?

    /// The refusal where it stands in its file: where slips are refused with those of the definition.
    func everyFault(_ watch: EventWatch) throws -> Refusal {
      let all = try json.map { try watch.everyFault(refusal, ofDefinition: $0) } ?? refusal
      return place?.located(all) ?? all
    }
  }

  private var read: [Read] = []
  private var refused: [Refused] = []

  /// Reads and checks definitions; what is refused is reported by `append`.
  /// - Parameter files: YAML or JSON files.
  package init(_ files: [(name: String, bytes: [UInt8])]) {
    for (name, bytes) in files {
      do throws(Refusal) {
        for (index, json) in try DefinitionFile.read(bytes).enumerated() {
          add(json, Place(file: name, text: bytes, index: index))
        }
      } catch {
        var refusal = error
        refusal.file = name
        refused.append(Refused(refusal: refusal))
      }
    }
  }

  /// The words that the definitions use.
  package var words: KnownWords {
    var words = KnownWords()
    for item in read { words.insert(item.definition) }
    return words
  }

  private mutating func add(_ json: [UInt8], _ place: Place) {
    var document = JSONDocument()
    do throws(JSONError) {
      try document.read(json[...])
    } catch {
      return refused.append(Refused(refusal: error.refusal(of: json), place: place))
    }
    do throws(Refusal) {
      let definition = try Definition(document, document.root, path: "definition")
      read.append(Read(place: place, json: json, definition: definition))
    } catch {
      refused.append(Refused(refusal: error, json: json, place: place))
    }
  }

  /// Adopts what is new. A version that exists in other words is refused.
  @available(*, noasync, message: "an append stays on one thread")
  package func append(_ intake: Ingest) throws -> FeedReport {
    try intake.runWatched { batch, report, _, watch in
      for item in refused { report.refuse(try item.everyFault(watch)) }
      for item in read {
        let (indicator, version) = (item.definition.indicator, item.definition.version)
        if try batch.adoptedDefinition(indicator, version: version) == item.json {
          report.duplicates += 1
          continue
        }
        let event = DefinitionImport.event(item)
        do {
          _ = try batch.add(event)
          watch.locate(item.place.located)
        } catch let refusal as Refusal {
          report.refuse(item.place.located(try watch.everyFault(refusal, of: event)))
        }
      }
    }
  }

  /// What adopting the definitions would warn of, found without adopting them; what cannot be adopted is left out.
  /// - Parameters:
  ///   - isStrict: whether likely slips are refused.
  ///   - knownWords: as for an ``Ingest``.
  /// - Returns: a report of warnings alone.
  /// - Throws: one `Refusal` with all slips, where slips are refused; and what getting the known words throws.
  package func slips(isStrict: Bool, knownWords: @escaping () throws -> KnownWords) throws -> FeedReport {
    let watch = EventWatch(isStrict: isStrict, others: KnownWordSource(knownWords))
    var slips = FaultCollector()
    for item in read {
      var event = EventReader()
      do {
        try event.read(DefinitionImport.event(item)[...])
        try event.check()
        try watch.inspect(event, Ledger.now)
        watch.locate(item.place.located)
      } catch let refusal as Refusal {
        slips.add(item.place.located(refusal))
      }
    }
    try slips.end()
    var report = FeedReport()
    (report.warnings, report.furtherWarningCount) = (watch.warnings, watch.furtherWarningCount)
    return report
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
