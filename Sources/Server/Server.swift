internal import Hummingbird
internal import Logging
internal import Pages
internal import ServiceLifecycle

/// The HTTP interface and the pages of one ledger.
package enum Server {}
