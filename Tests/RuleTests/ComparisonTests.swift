import Testing

@Suite("Rule: a figure is compared with the window before and with its threshold")
struct ComparisonTests {
  @Test("rates are compared by an exact test of their counts")
  func rates() throws {
    try check(
      """
      population | 2016  | 2017  | 2018
      county     | 10000 | 10000 | 10000

      definition | measure | count
      burglary   | rate    | { records: crime, where: { offence: burglary } }
      robbery    | rate    | { records: crime, where: { offence: robbery } }

      recorded   | event          | subject  | date       | offence
      2019-01-05 | crime.recorded | a1..a50  | 2017-12-15 | burglary
                 | crime.recorded | b1..b100 | 2018-12-15 | burglary
                 | crime.recorded | c1..c50  | 2017-12-15 | robbery
                 | crime.recorded | d1..d55  | 2018-12-15 | robbery

      indicator | to      | value | previous | change | comparison
      burglary  | 2018-12 | 10    | 5        | 5      | higher
      burglary  | 2019-12 | 0     | 10       | -10    | lower
      robbery   | 2018-12 | 5.5   | 5        | 0.5    | similar
      """)
  }

  @Test("percentages are compared by the range of their difference, with their ranges by Wilson")
  func percentages() throws {
    try check(
      """
      definition | measure    | count                                       | of
      safe       | percentage | { records: answer, where: { answer: yes } } | { records: answer }

      recorded   | event           | subject  | date       | answer
      2019-01-05 | survey.answered | a1..a132 | 2017-12-15 | yes
                 | survey.answered | b1..b268 | 2017-12-15 | no
                 | survey.answered | c1..c180 | 2018-12-15 | yes
                 | survey.answered | d1..d220 | 2018-12-15 | no

      indicator | to      | value | previous | change | comparison | interval
      safe      | 2018-12 | 45    | 33       | 12     | higher     | wilson 40.2 to 49.9
      """)
  }

  @Test("a rate below ten has the exact range, and a count has none and is not compared")
  func ranges() throws {
    try check(
      """
      population | 2018
      county     | 1000

      definition | measure | count
      few        | rate    | { records: crime, where: { offence: robbery } }
      many       | rate    | { records: crime, where: { offence: burglary } }
      count      | count   | { records: crime }

      recorded   | event          | subject | offence
      2019-01-05 | crime.recorded | a1..a9  | robbery
                 | crime.recorded | b1..b20 | burglary

      indicator | to      | value | interval          | comparison
      few       | 2018-12 | 9     | exact 4.1 to 17.1 | higher
      many      |         | 20    | byar 12.2 to 30.9 | higher
      count     |         | 29    |                   |
      """)
  }

  @Test("a value is above or below its threshold only where its whole range is")
  func thresholds() throws {
    try check(
      """
      definition | measure    | threshold     | count                                       | of
      above      | percentage | { upper: 40 } | { records: answer, where: { answer: yes } } | { records: answer }
      around     | percentage | { upper: 42 } | { records: answer, where: { answer: yes } } | { records: answer }
      below      | percentage | { lower: 50 } | { records: answer, where: { answer: yes } } | { records: answer }

      recorded   | event           | subject  | answer
      2019-01-05 | survey.answered | c1..c180 | yes
                 | survey.answered | d1..d220 | no

      indicator | to      | value | threshold
      above     | 2018-12 | 45    | above
      around    |         | 45    | not distinguishable
      below     |         | 45    | below
      """)
  }

  @Test("like is not compared with unlike: across a break there is no comparison, and a note says so")
  func broken() throws {
    try check(
      """
      population | 2017  | 2018
      county     | 10000 | 10000

      definition | version | measure | effective  | caveats   | count
      broken     | 1       | rate    | 2010-01-01 |           | { records: crime, where: { offence: burglary } }
                 | 2       | rate    | 2018-01-01 |           | { records: crime }
      reworded   | 1       | rate    | 2010-01-01 |           | { records: crime }
                 | 2       | rate    | 2018-01-01 | [Careful] | { records: crime }

      recorded   | event          | subject  | date
      2019-01-05 | crime.recorded | a1..a50  | 2017-12-15
                 | crime.recorded | b1..b100 | 2018-12-15

      indicator | to      | value | previous | change | comparison | marks | note
      broken    | 2018-12 | 10    | 5        | 5      |            | b p   | the two windows are not comparable
      reworded  |         | 10    | 5        | 5      | higher     | p     |
      """)
  }
}
