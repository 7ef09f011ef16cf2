import HummingbirdTesting
import Server
import Testing

@Suite("The server")
struct ServerTests {}
