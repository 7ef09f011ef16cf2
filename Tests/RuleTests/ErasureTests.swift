import Testing

@Suite("Rule: a party is erased from what is told, and no count changes")
struct ErasureTests {
  @Test("no figure changes, and no later event may name the party")
  func counts() throws {
    try check(
      """
      definition | count
      repeats    | { records: marac, preceded: { records: marac, by: party, within: 12 months } }

      recorded   | event           | subject | party | refused
      2019-01-05 | marac.heard     | m1..m2  | anna  |
                 | marac.heard     | m3      | bert  |
      2019-02-05 | party.erased    | anna    |       |
                 | marac.heard     | m4      | anna  | data.party
                 | party.erased    | anna    |       | subject
                 | marac.withdrawn | m3      |       |

      indicator | to      | known at   | value | known
      repeats   | 2018-12 | 2019-01-31 | 1     | 4
                |         |            | 1     | 6
      """)
  }
}
