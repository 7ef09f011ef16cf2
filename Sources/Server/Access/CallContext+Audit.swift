internal import HTTPTypes
internal import Hummingbird
internal import Logging

extension CallContext {
  /// What the log says of a request that somebody may ask about later: by which token, and at which route. The address
  /// itself may hold anything, a secret too, and is left out, but for an indicator that it names in a word.
  func audit(status: HTTPResponse.Status? = nil) -> Logger.Metadata {
    var metadata: Logger.Metadata = ["token": "\(caller.name ?? "none")", "route": "\(endpointPath ?? "none")"]
    if let status { metadata["status"] = "\(status.code)" }
    if let indicator { metadata["indicator"] = "\(indicator)" }
    return metadata
  }

  /// Logs that the caller is shown what is kept back from others.
  func logDisclosure() { logger.info("disclosed", metadata: audit()) }

  private static let maximumIndicatorByteCount = 64

  /// The indicator that the path names; nil where there is none, or what stands there is not the short, lower-case word that
  /// indicators are named by: a secret is none.
  private var indicator: String? {
    guard let name = parameters.get("indicator"), (1...CallContext.maximumIndicatorByteCount).contains(name.utf8.count),
      name.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) })
    else { return nil }
    return name
  }
}
