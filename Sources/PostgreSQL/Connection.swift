internal import CPostgreSQL
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// A connection to a server, on which one question is asked at a time.
///
/// It never waits longer than it was told to, but for the address of a host by its name, which libpq waits for. After an error of the code `connection` it is closed for good. It may be handed
/// from thread to thread; whoever shares it sees to it that two do not ask at once.
@safe package final class Connection: @unchecked Sendable {
  let handle: OpaquePointer
  /// How many warnings came.
  private let warnings: UnsafeMutablePointer<Int32>
  package private(set) var isOpen = true
  /// The names of what was prepared, by its text.
  private(set) var prepared: [String: String] = [:]

  /// Connects.
  /// - Throws: `PostgreSQLError.Code.connection`.
  package init(_ address: ConnectionAddress, waitingSeconds: Double) throws(PostgreSQLError) {
    let deadline = Deadline(seconds: waitingSeconds)
    let names = address.keywords.keys.sorted()
    // SAFETY: both arrays are of C strings and end with a null pointer, and live for the time of the call.
    let made = unsafe CStrings(names).withPointers { keywords in
      unsafe CStrings(names.map { address.keywords[$0] ?? "" }).withPointers { values in
        unsafe PQconnectStartParams(keywords, values, 0)
      }
    }
    guard let made = unsafe made else { throw PostgreSQLError(.connection, "there is no memory for a connection") }
    // SAFETY: the handle and the number are this object's until its end; nothing else has them.
    unsafe handle = made
    unsafe warnings = .allocate(capacity: 1)
    unsafe warnings.initialize(to: 0)
    unsafe count_warnings(made, warnings)
    var state = unsafe PQstatus(made) == PQ_CONNECTION_BAD ? PQ_POLLING_FAILED : PQ_POLLING_WRITING
    while state != PQ_POLLING_OK {
      guard state != PQ_POLLING_FAILED else { throw close() }
      guard wait(for: state == PQ_POLLING_READING ? .reading : .writing, until: deadline) else {
        throw close("no answer within \(waitingSeconds) seconds")
      }
      // SAFETY: the handle is open.
      state = unsafe Int(PQconnectPoll(handle))
    }
    // SAFETY: as above.
    _ = unsafe PQsetnonblocking(handle, 1)
  }

  deinit {
    // SAFETY: nobody has the handle or the number any more, and neither was given back before.
    unsafe PQfinish(handle)
    unsafe warnings.deinitialize(count: 1)
    unsafe warnings.deallocate()
  }

  /// The warnings that came so far.
  package var warningCount: Int {
    // SAFETY: allocated as long as this object is.
    Int(unsafe warnings.pointee)
  }

  // MARK: Asking

  /// Asks, and gives back the rows of the answer.
  /// - Parameter isRepeated: whether the same is asked again and again, so that it is parsed once.
  @discardableResult
  package func query(
    _ text: String, _ parameters: [SQLValue] = [], isRepeated: Bool = false, waitingSeconds: Double
  ) throws(PostgreSQLError) -> [Row] {
    var rows: [Row] = []
    do {
      try forEachRow(
        text, parameters, isRepeated: isRepeated, waitingSeconds: waitingSeconds, isStreamed: false
      ) { rows.append($0) }
    } catch let error as PostgreSQLError {
      throw error
    } catch {
      preconditionFailure("keeping a row throws nothing")
    }
    return rows
  }

  /// Asks, and calls `body` with each row as it comes; where that throws, the connection is closed.
  /// - Parameter waitingSeconds: how long the server may say nothing.
  package func forEachRow(
    _ text: String, _ parameters: [SQLValue] = [], isRepeated: Bool = false, waitingSeconds: Double,
    isStreamed: Bool = true, _ body: (Row) throws -> Void
  ) throws {
    if isRepeated, prepared[text] == nil { try prepare(text, Deadline(seconds: waitingSeconds)) }
    guard isOpen else { throw PostgreSQLError(.connection, "the connection is closed") }
    var deadline = Deadline(seconds: waitingSeconds)
    guard send(text, parameters) else { throw close() }
    // SAFETY: the handle is open, and a query was sent just now.
    if isStreamed { _ = unsafe PQsetSingleRowMode(handle) }
    try flush(until: deadline)
    var refusal: PostgreSQLError?
    while let result = try next(until: deadline) {
      do {
        try result.forEachRow(body)
      } catch {
        throw closed(because: error)
      }
      refusal = refusal ?? result.error
      if isStreamed { deadline = Deadline(seconds: waitingSeconds) }
    }
    // SAFETY: the handle is open.
    guard unsafe PQstatus(handle) == PQ_CONNECTION_OK else { throw close() }
    if let refusal { throw refusal }
  }

  /// Has the server parse a question once.
  func prepare(_ text: String, _ deadline: Deadline) throws(PostgreSQLError) {
    guard isOpen else { throw PostgreSQLError(.connection, "the connection is closed") }
    let name = "statement_\(prepared.count)"
    // SAFETY: the handle is open; both texts are C strings for the time of the call.
    guard unsafe PQsendPrepare(handle, name, text, 0, nil) == 1 else { throw close() }
    try flush(until: deadline)
    var refusal: PostgreSQLError?
    while let result = try next(until: deadline) { refusal = refusal ?? result.error }
    if let refusal { throw refusal }
    prepared[text] = name
  }

  private func closed(because error: any Error) -> any Error {
    isOpen = false
    return error
  }

  func send(_ text: String, _ parameters: [SQLValue]) -> Bool {
    let values = SentValues(parameters)
    // SAFETY: the text and the values are C strings, or bytes of the lengths that are told, for the time of the call; libpq
    // copies them.
    return unsafe values.withPointers { pointers, lengths, formats -> Int32 in
      if let name = prepared[text] {
        return unsafe PQsendQueryPrepared(handle, name, Int32(parameters.count), pointers, lengths, formats, 1)
      }
      return unsafe PQsendQueryParams(
        handle, text, Int32(parameters.count), nil, pointers, lengths, formats, 1)
    } == 1
  }

  func flush(until deadline: Deadline) throws(PostgreSQLError) {
    while true {
      // SAFETY: the handle is open.
      let left = unsafe PQflush(handle)
      guard left >= 0 else { throw close() }
      if left == 0 { return }
      guard wait(for: .both, until: deadline) else { throw close("the server takes nothing more") }
      // SAFETY: the handle is open.
      guard unsafe PQconsumeInput(handle) == 1 else { throw close() }
    }
  }

  /// The next result of the question; nil where there is none left.
  func next(until deadline: Deadline) throws(PostgreSQLError) -> QueryResult? {
    // SAFETY: (all) the handle is open; a result that is given out is its taker's to clear.
    while unsafe PQisBusy(handle) == 1 {
      guard wait(for: .reading, until: deadline) else { throw close("the server stopped answering") }
      guard unsafe PQconsumeInput(handle) == 1 else { throw close() }
    }
    guard let result = unsafe PQgetResult(handle) else { return nil }
    return unsafe QueryResult(taking: result)
  }

  // MARK: Notifications

  /// Waits for a notification; false where none came.
  package func waitForNotification(seconds: Double) throws(PostgreSQLError) -> Bool {
    guard isOpen else { throw PostgreSQLError(.connection, "the connection is closed") }
    let deadline = Deadline(seconds: seconds)
    var hasCome = false
    while true {
      // SAFETY: (both) the handle is open.
      while unsafe take_notification(handle) == 1 { hasCome = true }
      if hasCome { return true }
      guard wait(for: .reading, until: deadline) else { return false }
      guard unsafe PQconsumeInput(handle) == 1 else { throw close() }
    }
  }

  // MARK: Waiting

  private enum Wanted: Int16 {
    case reading = 1
    case writing = 4
    case both = 5
  }

  /// Waits until the socket is ready; false where the time is over.
  private func wait(for wanted: Wanted, until deadline: Deadline) -> Bool {
    while true {
      // SAFETY: the handle was made, and is given back at the end of this object; poll(2) reads and writes one entry.
      var entry = pollfd(fd: unsafe PQsocket(handle), events: wanted.rawValue, revents: 0)
      guard entry.fd >= 0 else { return true }
      let count = unsafe poll(&entry, 1, deadline.milliseconds)
      if count < 0, errno == EINTR { continue }
      return count != 0
    }
  }

  /// Closes the connection, and says why.
  func close(_ reason: String? = nil) -> PostgreSQLError {
    isOpen = false
    if let reason { return PostgreSQLError(.connection, reason) }
    // SAFETY: the handle was made; the message is a C string in it.
    return unsafe PostgreSQLError(.connection, String(cString: PQerrorMessage(handle)))
  }
}

/// The moment until which something is waited for.
struct Deadline {
  private let end: ContinuousClock.Instant

  init(seconds: Double) { end = .now + .seconds(seconds) }

  /// What is left, for poll(2).
  var milliseconds: Int32 {
    let left = max(.zero, end - .now)
    let whole = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
    return Int32(clamping: left > .zero ? whole + 1 : 0)
  }
}
