import Testing

@Suite("Rule: a number that is too small is kept back")
struct DisclosureTests {
  @Test("a count from 1 to one below the limit is kept back, unless it is asked for; 0 is none")
  func below() throws {
    try check(
      """
      definition | decimals | disclosure           | count
      crimes     | 0        | { suppressBelow: 5 } | { records: crime }

      recorded   | event          | subject | area
      2019-01-05 | crime.recorded | a1      | one
                 | crime.recorded | b1..b4  | four
                 | crime.recorded | c1..c5  | five
                 | area.assigned  | none    |

      indicator | area | to      | disclose | value | display | counted | marks
      crimes    | one  | 2018-12 |          | [c]   | [c]     | [c]     | c p
                | four |         |          | [c]   | [c]     | [c]     | c p
                | four |         | yes      | 4     | 4       | 4       | c p
                | five |         |          | 5     | 5       | 5       | p
                | none |         |          | 0     | 0       | 0       | p
      """)
  }

  @Test("of a percentage the records that do not count may be too few as well")
  func complement() throws {
    try check(
      """
      definition | measure    | disclosure           | count                                       | of
      safe       | percentage | { suppressBelow: 5 } | { records: answer, where: { answer: yes } } | { records: answer }

      recorded   | event           | subject | answer | area
      2019-01-05 | survey.answered | a1..a20 | yes    | blaby
                 | survey.answered | b1..b4  | no     | blaby
                 | survey.answered | c1..c20 | yes    | oadby

      indicator | area  | to      | value
      safe      | blaby | 2018-12 | [c]
                | oadby |         | 100
      """)
  }

  @Test("a window before that is too small is kept back, and the change with it")
  func previous() throws {
    try check(
      """
      definition | disclosure           | count
      crimes     | { suppressBelow: 5 } | { records: crime }

      recorded   | event          | subject | date
      2019-01-05 | crime.recorded | a1..a4  | 2017-12-15
                 | crime.recorded | b1..b9  | 2018-12-15

      indicator | to      | disclose | value | previous | change
      crimes    | 2018-12 |          | 9     | [c]      | none
                |         | yes      | 9     | 4        | 5
      """)
  }

  @Test("what leads from one figure to another is kept back where one of them is")
  func why() throws {
    try check(
      """
      definition | disclosure           | count
      crimes     | { suppressBelow: 5 } | { records: crime }

      recorded   | event          | subject
      2019-01-05 | crime.recorded | a1..a4
      2019-02-05 | crime.recorded | b1..b2

      why    | from               | to      | disclose | reason    | effect
      crimes | 2018-12@2019-01-31 | 2018-12 |          | undefined |
      crimes | 2018-12@2019-01-31 | 2018-12 | yes      | late      | 2
      """)
  }

  @Test("it is the records that are few, whatever they weigh")
  func records() throws {
    try check(
      """
      definition | measure | disclosure           | count
      harm       | count   | { suppressBelow: 5 } | { records: crime, weights: { by: offence, values: { burglary: 20, robbery: 0 } } }
      answers    | count   | { suppressBelow: 5 } | { records: answer }

      recorded   | event           | subject | offence  | weight | area
      2019-01-05 | crime.recorded  | a1..a2  | burglary |        | blaby
                 | crime.recorded  | b1..b5  | burglary |        | oadby
                 | survey.answered | d1..d3  |          | 4      | blaby
                 | survey.answered | e1..e8  |          | 0.5    | oadby

      indicator | area  | to      | value
      harm      | blaby | 2018-12 | [c]
                | oadby |         | 100
      answers   | blaby |         | [c]
                | oadby |         | 4
      """)
  }
}
