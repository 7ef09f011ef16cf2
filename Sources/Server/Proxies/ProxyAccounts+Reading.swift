internal import Events
internal import Foundation
internal import HTTPTypes
internal import Ledger
internal import Yams

extension ProxyAccounts {
  private static let keys = ["header", "from", "accounts"]

  /// Reads a file of accounts:
  ///
  ///     header: X-Forwarded-User
  ///     from: [10.0.0.5, 10.0.0.0/24, "::1"]
  ///     accounts:
  ///       alice@example.org: [read, disclose]
  ///
  /// It says who may do what, so nobody but its owner may change it.
  /// - Throws: a `Refusal` with everything that is wrong with it; `LedgerError` where it cannot be read.
  package init(file path: String) throws {
    let place = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: place),
      let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue,
      let data = FileManager.default.contents(atPath: place)
    else { throw LedgerError(.noInput, "the accounts in \(path) cannot be read: name a file that is there") }
    guard mode & 0o022 == 0 else {
      throw Refusal(file: path, value: String(mode & 0o777, radix: 8), ProxyMistake.writableByOthers(path: path))
    }
    try self.init(text: String(decoding: data, as: UTF8.self), file: path)
  }

  init(text: String, file: String) throws(Refusal) {
    let reader = try Reader(text, file: file)
    var faults = FaultCollector()
    for (key, _) in reader.members where !ProxyAccounts.keys.contains(Reader.text(key)) {
      faults.add(reader.fault(key, Reader.text(key), ProxyMistake.unknownKey))
    }
    let field = faults.take { () throws(Refusal) in try reader.field() }
    let proxies = faults.take { () throws(Refusal) in try reader.proxies() }
    let scopes = faults.take { () throws(Refusal) in try reader.accounts() }
    try faults.end()
    guard let field, let proxies, let scopes else { preconditionFailure("what is not taken is a fault") }
    (self.field, self.proxies, self.scopes) = (field, proxies, scopes)
  }
}

/// The text of a file of accounts.
private struct Reader {
  let file: String
  let members: [(key: Node, value: Node)]

  init(_ text: String, file: String) throws(Refusal) {
    self.file = file
    do {
      guard let mapping = try Yams.compose(yaml: text, .basic)?.mapping else {
        throw Refusal(file: file, .whole, ProxyMistake.notMap)
      }
      members = mapping.map { ($0.key, $0.value) }
    } catch let refusal as Refusal {
      throw refusal
    } catch let YamlError.duplicatedKeysInMapping(keys, context) {
      throw Refusal(
        file: file, line: context.mark.line, .field(keys.map { "\($0)" }.joined(separator: ", ")),
        ProxyMistake.keyTwice)
    } catch let YamlError.scanner(_, problem, mark, _) {
      throw Refusal(file: file, line: mark.line, .whole, ProxyMistake.notYAML(reason: problem))
    } catch let YamlError.parser(_, problem, mark, _) {
      throw Refusal(file: file, line: mark.line, .whole, ProxyMistake.notYAML(reason: problem))
    } catch {
      throw Refusal(file: file, .whole, ProxyMistake.notYAML(reason: "\(error)"))
    }
  }

  func fault(_ node: Node, _ place: String, value: String = "", _ mistake: ProxyMistake) -> Refusal {
    Refusal(file: file, line: node.mark?.line ?? 0, .field(place), value: value, mistake)
  }

  static func text(_ node: Node) -> String { node.scalar?.string ?? "" }

  private func value(_ key: String) throws(Refusal) -> Node {
    guard let member = members.first(where: { Reader.text($0.key) == key }) else {
      throw Refusal(file: file, .field(key), ProxyMistake.missing)
    }
    return member.value
  }

  /// Headers that mean something else to the server.
  private static let taken = ["authorization", "cookie", "host", "origin", "referer", "accept", "content-type"]

  func field() throws(Refusal) -> HTTPField.Name {
    let node = try value("header")
    guard let name = HTTPField.Name(Reader.text(node)), !Reader.taken.contains(name.canonicalName) else {
      throw fault(node, "header", value: Reader.text(node), .notHeader)
    }
    return name
  }

  func proxies() throws(Refusal) -> [AddressRange] {
    let node = try value("from")
    guard let list = node.sequence, !list.isEmpty else {
      throw fault(node, "from", value: Reader.text(node), .noAddresses)
    }
    var faults = FaultCollector()
    var ranges: [AddressRange] = []
    for item in list {
      guard let range = AddressRange(Reader.text(item)) else {
        faults.add(fault(item, "from", value: Reader.text(item), .notAddress))
        continue
      }
      ranges.append(range)
    }
    try faults.end()
    return ranges
  }

  func accounts() throws(Refusal) -> [ExactText: [Scope]] {
    let node = try value("accounts")
    guard let mapping = node.mapping, !mapping.isEmpty else {
      throw fault(node, "accounts", value: Reader.text(node), .noAccounts)
    }
    var faults = FaultCollector()
    var accounts: [ExactText: [Scope]] = [:]
    for (key, value) in mapping {
      let (name, place) = (Reader.text(key), "accounts." + Reader.text(key))
      guard !name.isEmpty, let list = value.sequence, !list.isEmpty else {
        faults.add(fault(key, place, value: Reader.text(value), .noScopes))
        continue
      }
      for item in list {
        if let scope = Scope(Reader.text(item)) {
          accounts[ExactText(name), default: []].append(scope)
        } else {
          faults.add(fault(item, place, value: Reader.text(item), .notScope))
        }
      }
    }
    try faults.end()
    return accounts
  }
}
