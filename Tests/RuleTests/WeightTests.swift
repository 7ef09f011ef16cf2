import Testing

@Suite("Rule: an answer counts with its weight")
struct WeightTests {
  @Test("weights are added exactly, and an answer without one counts as 1")
  func exact() throws {
    try check(
      """
      definition | measure    | count                                       | of
      safe       | percentage | { records: answer, where: { answer: yes } } | { records: answer }

      recorded   | event           | subject | answer | weight
      2019-01-05 | survey.answered | a1      | yes    | 0.8
                 | survey.answered | a2      | no     |

      indicator | to      | value | counted    | display
      safe      | 2018-12 | 400/9 | 0.8 of 1.8 | 44.4%
      """)
  }

  @Test("the range of a weighted percentage rests on the effective number of answers")
  func interval() throws {
    try check(
      """
      definition | measure    | count                                       | of
      safe       | percentage | { records: answer, where: { answer: yes } } | { records: answer }

      recorded   | event           | subject | answer | weight | area
      2019-01-05 | survey.answered | a1..a20 | yes    | 1      | blaby
                 | survey.answered | b1..b20 | no     | 1      | blaby
                 | survey.answered | c1..c20 | yes    | 2      | oadby
                 | survey.answered | d1..d40 | no     | 1      | oadby

      indicator | area  | to      | value | interval
      safe      | blaby | 2018-12 | 50    | wilson 35.2 to 64.8
                | oadby |         | 50    | wilson 37.0 to 63.0
      """)
  }

  @Test("a record adds the value of the longest path that holds it, and otherwise what a definition says")
  func values() throws {
    try check(
      """
      population | 2018
      county     | 1000

      definition | measure | count
      harm       | count   | { records: crime, weights: { by: offence, values: { burglary/residential: 20, burglary: 2.5 }, otherwise: 1 } }
      rate       | rate    | { records: crime, weights: { by: offence, values: { burglary: 3 } } }
      risk       | count   | { records: marac, weights: { by: risk, values: { high: 7, standard: 1 }, otherwise: 0 } }

      recorded   | event          | subject | offence                | risk
      2019-01-05 | crime.recorded | c1      | burglary/residential   |
                 | crime.recorded | c2      | burglary/business      |
                 | crime.recorded | c3      | burglary-like          |
                 | marac.heard    | m1..m2  |                        | high
                 | marac.heard    | m3      |                        | medium

      indicator | to      | value | counted   | interval | comparison | marks | note
      harm      | 2018-12 | 23.5  | 23.5      |          |            | p     |
      rate      |         | 6     | 6 of 1000 |          |            | p     | There is no interval and no comparison
      risk      |         | 14    | 14        |          |            | p     |
      """)
  }

  @Test("a value is for the very characters, not for those that look alike; a date may be written in months")
  func exactValues() throws {
    try check(
      """
      definition | count
      composed   | { records: crime, weights: { by: outcome, values: { "caf\u{E9}": 5 } } }
      both       | { records: crime, weights: { by: outcome, values: { "caf\u{E9}": 5, other: 1 } } }
      dated      | { records: crime, weights: { by: date, values: { 2018-12-01: 3, 2018-12: 3 }, otherwise: 0.5 } }
      occurred   | { records: crime, weights: { by: occurred, values: { 2018-11: 4 } } }

      recorded   | event          | subject | outcome   | date       | occurred
      2019-01-05 | crime.recorded | c1      | caf\u{E9}  | 2018-12-01 | 2018-11
                 | crime.recorded | c2      | cafe\u{301} | 2018-12-02 | 2018-11-01

      indicator | to      | value
      composed  | 2018-12 | 5
      both      |         | 5
      dated     |         | 3.5
      occurred  |         | 8
      """)
  }
}
