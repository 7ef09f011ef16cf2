internal import HTTPTypes
internal import Hummingbird
internal import Logging

extension CallContext {
  /// What the log says of a request that somebody may ask about later: by which token, and at which route. The address
  /// itself may hold anything, a secret too, and is left out.
  func audit(status: HTTPResponse.Status? = nil) -> Logger.Metadata {
    var metadata: Logger.Metadata = ["token": "\(caller.name ?? "none")", "route": "\(endpointPath ?? "none")"]
    if let status { metadata["status"] = "\(status.code)" }
    return metadata
  }
}
