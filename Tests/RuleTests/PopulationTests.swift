import Testing

@Suite("Rule: a rate is over the persons of one year")
struct PopulationTests {
  @Test("a rate is per 1,000 persons unless its definition says otherwise")
  func rate() throws {
    try check(
      """
      population | 2018
      county     | 500

      definition | measure | per    | count
      rate       | rate    |        | { records: crime }
      per-100000 | rate    | 100000 | { records: crime }

      recorded   | event          | subject
      2019-01-05 | crime.recorded | c1

      indicator  | to      | value | counted  | unit
      rate       | 2018-12 | 2     | 1 of 500 | per 1000
      per-100000 |         | 200   | 1 of 500 | per 100000
      """)
  }

  @Test("the year is the last whose 30 June is over when the window ends, or else the first that is known")
  func year() throws {
    try check(
      """
      population | 2017 | 2018 | 2019
      county     | 100  | 200  | 300

      definition | measure | count
      rate       | rate    | { records: crime }

      recorded   | event          | subject | date
      2019-07-05 | crime.recorded | c1      | 2018-12-15

      indicator | to      | counted
      rate      | 2019-05 | 1 of 200
                | 2019-06 | 1 of 300
                | 2016-06 | 0 of 100
      """)
  }

  @Test("without an estimate of its own an area has the sum of the areas in it, if all have one")
  func children() throws {
    try check(
      """
      area   | parent
      blaby  | county
      melton | county

      population | 2017 | 2018
      blaby      | 100  | 300
      melton     | 200  |

      definition | measure | window   | count
      rate       | rate    | 1 months | { records: crime }

      recorded   | event                | subject | year | persons | date       | area
      2019-01-05 | crime.recorded       | c1      |      |         | 2018-12-15 | blaby
      2019-02-05 | population.estimated | melton  | 2018 | 200     |            |
      2019-03-05 | population.estimated | county  | 2018 | 1000    |            |

      indicator | to      | known at   | value | counted
      rate      | 2018-12 | 2019-01-31 | 10/3  | 1 of 300
                |         | 2019-02-28 | 2     | 1 of 500
                |         |            | 1     | 1 of 1000
      """)
  }

  @Test("a newer estimate of a year replaces the older, from when it is known")
  func newer() throws {
    try check(
      """
      population | 2018
      county     | 100

      definition | measure | count
      rate       | rate    | { records: crime }

      recorded   | event                | subject | year | persons
      2019-01-05 | crime.recorded       | c1      |      |
      2019-02-05 | population.estimated | county  | 2018 | 200

      indicator | to      | known at   | value
      rate      | 2018-12 | 2019-01-31 | 10
                |         |            | 5
      """)
  }

  @Test("without a population, or with nobody in it, there is no value, and the count is kept")
  func missing() throws {
    try check(
      """
      area   | parent
      blaby  | county
      melton | county

      population | 2018
      blaby      | 0

      definition | measure | count
      rate       | rate    | { records: crime }

      recorded   | event          | subject | area
      2019-01-05 | crime.recorded | c1      | blaby
                 | crime.recorded | c2      | melton

      indicator | area   | to      | value | counted | marks | note
      rate      | blaby  | 2018-12 | none  | 1 of 0  | p x   | is zero
                | melton |         | none  | 1       | p x   | no population
      """)
  }

  @Test("a rate may be over another kind than residents, of which an area has estimates of its own")
  func over() throws {
    try check(
      """
      area   | parent
      blaby  | county
      melton | county

      definition | measure | over       | count
      residents  | rate    |            | { records: crime }
      households | rate    | households | { records: crime }
      children   | rate    | aged-10-17 | { records: crime }

      recorded   | event                | subject | year | persons | of         | area
      2019-01-05 | population.estimated | county  | 2018 | 1000    |            |
                 | population.estimated | blaby   | 2018 | 100     | households |
                 | population.estimated | melton  | 2018 | 300     | households |
                 | population.estimated | blaby   | 2018 | 10      | aged-10-17 |
                 | crime.recorded       | c1..c2  |      |         |            | melton
      2019-02-05 | population.estimated | melton  | 2018 | 100     | households |

      indicator  | to      | known at   | counted   | note
      residents  | 2018-12 |            | 2 of 1000 |
      households |         | 2019-01-31 | 2 of 400  |
                 |         |            | 2 of 200  |
      children   |         |            | 2         | no population of county is known (aged-10-17)
      """)
  }

  @Test("a rate keeps its range where its events outnumber its persons")
  func outnumbered() throws {
    try check(
      """
      population | 2018
      county     | 220

      definition | measure | per    | count
      rate       | rate    | 100000 | { records: crime }

      recorded   | event          | subject
      2019-01-05 | crime.recorded | c1..c250

      indicator | to      | value      | counted    | interval
      rate      | 2018-12 | 1250000/11 | 250 of 220 | byar 99984.9 to 128631.1
      """)
  }

  @Test("an estimate two years older than the window's last is said to be old")
  func old() throws {
    try check(
      """
      population | 2017
      county     | 1000

      definition | measure | count
      rate       | rate    | { records: crime }

      recorded   | event          | subject | date
      2019-07-05 | crime.recorded | c1      | 2018-12-15
                 | crime.recorded | c2      | 2019-05-15

      indicator | to      | counted   | note
      rate      | 2019-12 | 1 of 1000 | The population is that of mid-2017 (residents), 2 years before
      """)
  }

  @Test("a sum beyond all numbers is none, and hurts no other area")
  func beyond() throws {
    let children = (0..<1100).map { "child-\($0) | county\n" }.joined()
    let populations = (0..<1100).map { "child-\($0) | 9007199254740991\n" }.joined()
    try check(
      "area | parent\nblaby | rutland\n" + children + "\npopulation | 2018\nblaby | 10\n" + populations
        + """

        definition | measure | count
        rate       | rate    | { records: crime }

        recorded   | event          | subject | area
        2019-01-05 | crime.recorded | c1      | blaby

        indicator | area    | to      | value | note
        rate      | rutland | 2018-12 | 100   |
                  | county  |         | none  | no population of county is known
        """)
  }
}
