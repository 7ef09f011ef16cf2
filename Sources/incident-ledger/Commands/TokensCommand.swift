internal import ArgumentParser

struct TokensCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokens",
    abstract: "Makes, lists and revokes the tokens that the server of a ledger knows its callers by.",
    discussion: """
      A token is a secret that a caller sends as “Authorization: Bearer …”. Its scopes say what it allows:

        append:SOURCE        opening records under this source, and changing and
                             closing those that it opened (append: under any)
        succeeds:SOURCE      changing and closing the records of another source
                             too, such as that of a feed which ended
        coverage:FEED@AREA   declaring what a feed sent of an area and those below
        reference            areas, populations, published statistics
        annotate             practice notes, shown on charts and in explanations
        define               definitions and feed files
        publish              what the Board was shown
        erase                erasing a party
        administer           the six before, coverage of every feed and area
        read                 figures and pages; of protected indicators rounded
                             counts for quarters and districts
        disclose             everything exactly, small numbers and events too
        disclose:INDICATOR   reading, and this indicator exactly

      A token that names sources by append:SOURCE states facts under these alone; one that names none, under any. What \
      administer allows it allows under any source; records need append all the same.

      Only a hash of each secret is kept, in tokens.json in the ledger's folder, which nobody but its owner may read or \
      change: that is to be the user that the server runs as. A server that runs takes every change at once, and writes \
      once a minute when tokens were used, into tokens-used.json. This command itself needs no token, nor does any other: \
      whoever may write to the ledger's files may append everything.

      EXAMPLE
        incident-ledger tokens create --name leicestershire --scope append:police/leicestershire --expires 2027-03-31
        incident-ledger tokens list
        incident-ledger tokens revoke leicestershire
      """,
    subcommands: [CreateTokenCommand.self, ListTokensCommand.self, RevokeTokenCommand.self])
}
