internal import Events
internal import Ledger

/// Adopts feed files: appends those that the ledger does not have in the same words.
package struct FeedFileImport {
  /// One feed file of a file: as it was read, and as it was understood.
  private struct Read {
    var place: Place
    var json: [UInt8]
    var feedFile: FeedFile
  }

  /// Where a feed file was read.
  private struct Place {
    var file: String
    var text: [UInt8]
    /// The position of the feed file in the file.
    var index: Int

    func located(_ refusal: Refusal) -> Refusal {
      FeedFileText.located(refusal, feedFile: index, in: text).map { reason in
        var reason = reason
        reason.file = file
        return reason
      }
    }
  }

  private var read: [Read] = []
  private var refused: [Refusal] = []

  /// Reads and checks feed files; what is refused is reported by `append`.
  /// - Parameter files: YAML or JSON files.
  package init(_ files: [(name: String, bytes: [UInt8])]) {
    for (name, bytes) in files {
      do throws(Refusal) {
        for (index, json) in try FeedFileText.read(bytes).enumerated() {
          add(json, Place(file: name, text: bytes, index: index))
        }
      } catch {
        var refusal = error
        refusal.file = name
        refused.append(refusal)
      }
    }
  }

  private mutating func add(_ json: [UInt8], _ place: Place) {
    var document = JSONDocument()
    do throws(JSONError) {
      try document.read(json[...])
    } catch {
      return refused.append(place.located(error.refusal(of: json)))
    }
    do throws(Refusal) {
      let feedFile = try FeedFile(document, document.root, path: "feed")
      read.append(Read(place: place, json: json, feedFile: feedFile))
    } catch {
      refused.append(place.located(error))
    }
  }

  /// Adopts what is new. A version that exists in other words is refused.
  @available(*, noasync, message: "an append stays on one thread")
  package func append(_ intake: Ingest) throws -> FeedReport {
    try intake.runWatched { batch, report, _, watch in
      for refusal in refused { report.refuse(refusal) }
      for item in read {
        let (feed, version) = (item.feedFile.feed, item.feedFile.version)
        if try batch.adoptedFeedFile(feed, version: version) == item.json {
          report.duplicates += 1
          continue
        }
        let event = FeedFileImport.event(item)
        do {
          _ = try batch.add(event)
          watch.locate(item.place.located)
        } catch let refusal as Refusal {
          report.refuse(item.place.located(try watch.everyFault(refusal, of: event)))
        }
      }
    }
  }

  private static func event(_ item: Read) -> [UInt8] {
    let (feed, version) = (item.feedFile.feed, item.feedFile.version)
    var event: [UInt8] = []
    event.append("{\"data\":{\"feed\":")
    event.append(contentsOf: item.json)
    event.append("},\"id\":")
    event.append(json: "\(feed)/\(version)/\(Digest.hex(Digest.sha256(item.json).prefix(8)))")
    event.append(",\"source\":\"incident-ledger/feeds\",\"specversion\":\"1.0\",\"subject\":")
    event.append(json: feed)
    event.append(",\"type\":\"feed.adopted\"}")
    return event
  }
}
