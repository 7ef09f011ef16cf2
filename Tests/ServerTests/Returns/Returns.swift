import Events
import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import NIOCore

@testable import Server

/// Feeds that are adopted, and returns of them.
enum Returns {
  static let feed = MARACReturn.feed

  /// The same with pseudonyms, for which a key is needed.
  static let keyed = feed.replacing("marac-test", with: "marac-keyed").replacing("marac/test", with: "marac/keyed")
    .replacing("column: Pair", with: "pseudonym: [Pair]")

  static let statistics = """
    feed: statistics-test
    version: 1
    source: statistics/test
    record: statistic
    key: [Area]
    statement: { of: none }
    columns:
      indicator: { value: crime-rate }
      area: { column: Area }
      period: { column: Year, format: financial-year }
      value: { column: Value }
      publisher: { value: ONS }
    """

  static let first = MARACReturn.first

  /// What ``first`` says, as a workbook.
  static let workbook = [UInt8](
    Data(
      base64Encoded: """
        UEsDBBQAAAAIAAAAIU65Fh4k0AAAAL4BAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbK2Ru27DMAxFf8XQWkRMM2QobC9t16ZDfoCV6ViwXhCZ1P\
        n7yOpj6NQCnQiJh/cQYHu8JuJm8S5wpyaR9ADAZiKPrGOiUDpjzB6lPPMJEpoZTwS77XYPJgahIBtZM1TfPtGIZyfN81K+2cbQqUyOVfP4Aa6u\
        TmFKzhqU0odLGH5YNp8GXSYrw5NNfFcABX17uFDOdqDmFbO8oC9xsDh4j3l+i3HWK/YnWxxHa2iI5uzLiOaUCQeeiMQ7Xav2aMMv/BVmqOX+nx\
        f5zv/aA+rZ+htQSwMEFAAAAAgAAAAhTn8RKBaIAAAA7gAAAAsAAABfcmVscy8ucmVsc43PPQ4CIRAF4KtsOMDOamFhgMrG1ngBxOEn/AwBjOvt\
        pVyNheXkvXwvwy8YVfeUm/OlTWuKuQnmei9HgKYdJtVmKphHYqgm1cdZLRSlg7II+2U5QN0aTPKtOZ3vgtUdm66vgv/IZIzXeCL9SJj7j4Gvxp\
        BVtdgFWyM8qYYbUZgHykBy+HhPvgFQSwMEFAAAAAgAAAAhThhFPUOPAAAA4QAAAA8AAAB4bC93b3JrYm9vay54bWyNj0EOgkAMRa8y6QEsuHBB\
        gI1uPEaF4kxgppN2jB5fArJ31f7/0/fT9i06P0Rm94lLsg58KblBtMFzJDtJ5rQmk2ikskp9omVlGs0zl7jguaouGCkk2AmN/sOQaQoD32R4RU\
        5lhygvVIIk8yEb9O3WYL/pEkXu4ErGBm6z7mMHNThtwrpoDdi3eNzg8Vb/BVBLAwQUAAAACAAAACFOSklxVYwAAADvAAAAGgAAAHhsL19yZWxz\
        L3dvcmtib29rLnhtbC5yZWxzjc87DsIwDAbgq0Q5QN0yMKA0Ewsr4gJRcB5q81BsBNyeiAEViYHJ8m/p+2V1xtVwLJlCrCQeac00y8BcDwBkAy\
        ZDQ6mY+8WVlgz3tXmoxi7GI+zGcQ9ta0ittqY4XWfZJikuz4r/yMW5aPFY7C1h5h8FcC9toYDIHTXNI8/yExG8xzR0VYJW8PWffgFQSwMEFAAA\
        AAgAAAAhTjBHWwYiAQAAigQAABgAAAB4bC93b3Jrc2hlZXRzL3NoZWV0MS54bWx9lN1qwzAMRl8l5AEm52eDjdTQxoPeDMb6BF7iNqaJbWRDtr\
        dfWkbYQMqdLX3HgmPjZvZ4jYMxKfuaRhd3+ZBSeAGI3WAmHR98MG7pnD1OOi1bvEAMaHR/h6YRSiGeYNLW5bK515ROWjbo5wx3ebFUu9tiX+RZ\
        2uXWjdaZU8KlbqNskmx1NBmas0HjOtNAkg3cOtD9kgeOPBqNfeYdwbQc864tEnnF5ZWNCW2XCOaVYz5svP7Pw2JjVVKuSkrmgH1BaeDSogJRLN\
        dQPFMiOCpQMxSXPoz685tywAHHDQHVKqDiBJSUAC4t6i0BHBWoGYpLt4NGN3vfUxI46G1DQr1KqDkJFSWBS4tHECUrgaMCNUNxafYVcMCJEgB/\
        fglYvx/5A1BLAQIUAxQAAAAIAAAAIU65Fh4k0AAAAL4BAAATAAAAAAAAAAAAAACAAQAAAABbQ29udGVudF9UeXBlc10ueG1sUEsBAhQDFAAAAA\
        gAAAAhTn8RKBaIAAAA7gAAAAsAAAAAAAAAAAAAAIABAQEAAF9yZWxzLy5yZWxzUEsBAhQDFAAAAAgAAAAhThhFPUOPAAAA4QAAAA8AAAAAAAAA\
        AAAAAIABsgEAAHhsL3dvcmtib29rLnhtbFBLAQIUAxQAAAAIAAAAIU5KSXFVjAAAAO8AAAAaAAAAAAAAAAAAAACAAW4CAAB4bC9fcmVscy93b3\
        JrYm9vay54bWwucmVsc1BLAQIUAxQAAAAIAAAAIU4wR1sGIgEAAIoEAAAYAAAAAAAAAAAAAACAATIDAAB4bC93b3Jrc2hlZXRzL3NoZWV0MS54\
        bWxQSwUGAAAAAAUABQBFAQAAigQAAAAA
        """)!)

  /// A server of a ledger with two districts, and with the feeds adopted.
  static func served(
    _ feeds: [String] = [feed], _ change: (inout ServerOptions) -> Void = { _ in }, log: KeptLog.Lines? = nil
  ) throws -> Served {
    let served = try log.map { try Served(logger: KeptLog.logger($0), change) } ?? Served(change)
    try served.ledger.add(
      World.events.prefix(1) + [
        event("area.assigned", "E07000129", id: "a", data: area("Blaby")),
        event("area.assigned", "E07000130", id: "b", data: area("Charnwood")),
      ]
        + feeds.map { yaml in
          let json = String(decoding: try FeedFileText.read(Array(yaml.utf8))[0], as: UTF8.self)
          let name = String(yaml.prefix { $0 != "\n" }.dropFirst(6))
          return event("feed.adopted", name, id: name, data: #"{"feed":\#(json)}"#)
        })
    return served
  }

  private static func area(_ name: String) -> String {
    #"{"name":"\#(name)","level":"district","parent":"\#(World.county)"}"#
  }

  /// A form with one file, and with fields before it.
  static func form(
    _ file: [UInt8], named name: String = "return.csv", _ fields: [(String, String)] = []
  ) -> (type: String, body: [UInt8]) {
    var body: [UInt8] = []
    for (field, value) in fields {
      body += Array("--cut\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n".utf8)
    }
    body += Array(
      "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\nContent-Type: text/csv\r\n\r\n"
        .utf8)
    return ("multipart/form-data; boundary=cut", body + file + Array("\r\n--cut--\r\n".utf8))
  }
}

extension TestClientProtocol {
  /// Sends a return as the body of a request.
  func send(
    _ file: String, to feed: String = "marac-test", as type: String = "text/csv", token: String? = nil,
    _ more: [String: String] = [:]
  ) async throws -> ServedReply {
    try await send(Array(file.utf8), to: feed, as: type, token: token, more)
  }

  func send(
    _ file: [UInt8], to feed: String = "marac-test", as type: String, token: String? = nil,
    _ more: [String: String] = [:]
  ) async throws -> ServedReply {
    var headers: HTTPFields = [:]
    if !type.isEmpty { headers[.contentType] = type }
    if let token { headers[.authorization] = "Bearer " + token }
    for (name, value) in more { headers[HTTPField.Name(name)!] = value }
    return try await ServedReply(
      executeRequest(uri: "/feeds/" + feed, method: .post, headers: headers, body: ByteBuffer(bytes: file)))
  }
}
