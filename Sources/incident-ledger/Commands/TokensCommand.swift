internal import ArgumentParser

struct TokensCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokens",
    abstract: "Makes, lists and revokes the tokens that the server of a ledger knows its callers by.",
    discussion: """
      A token is a secret that a caller sends as “Authorization: Bearer …”. Its scopes say what it allows:

        append:SOURCE  appending events of this source (append: of any)
        read           asking for figures and pages, with small numbers kept back
        disclose       reading, small numbers and the events themselves too
        administer     appending what changes how everything is counted:
                       definitions, areas, populations, published figures,
                       and the erasure of a party

      Only a hash of each secret is kept, in tokens.json in the ledger's folder; a server that runs takes every change \
      at once.

      EXAMPLE
        incident-ledger tokens create --name leicestershire --scope append:police/leicestershire --expires 2027-03-31
        incident-ledger tokens list
        incident-ledger tokens revoke leicestershire
      """,
    subcommands: [CreateTokenCommand.self, ListTokensCommand.self, RevokeTokenCommand.self])
}
