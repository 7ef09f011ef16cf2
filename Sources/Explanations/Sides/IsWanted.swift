/// Asks whether somebody still waits for an explanation; it throws where nobody does.
package typealias IsWanted = () throws -> Void
