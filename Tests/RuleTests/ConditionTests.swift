import Testing

@Suite("Rule: a condition asks what is in the fields of a record")
struct ConditionTests {
  @Test("an offence is a path: a test takes it and what lies below it")
  func offences() throws {
    try check(
      """
      definition  | count
      burglary    | { records: crime, where: { offence: burglary } }
      either      | { records: crime, where: { offence: [burglary/residential, robbery] } }
      no-burglary | { records: crime, where: { offence: { not: burglary } } }

      recorded   | event          | subject | offence
      2019-01-05 | crime.recorded | c1      | burglary
                 | crime.recorded | c2      | burglary/residential
                 | crime.recorded | c3..c6  | burglary-distraction
                 | crime.recorded | c7      | robbery

      indicator   | to      | value
      burglary    | 2018-12 | 2
      either      |         | 2
      no-burglary |         | 5
      """)
  }

  @Test("a list holds a word, all of some words, or none of them; a missing list is empty")
  func lists() throws {
    try check(
      """
      definition | count
      domestic   | { records: crime, where: { flags: domestic } }
      either     | { records: crime, where: { flags: [hate-race, alcohol] } }
      both       | { records: crime, where: { flags: { all: [domestic, alcohol] } } }
      not-both   | { records: crime, where: { flags: { not: { all: [domestic, alcohol] } } } }

      recorded   | event          | subject | flags
      2019-01-05 | crime.recorded | c1      | domestic+alcohol
                 | crime.recorded | c2      | domestic
                 | crime.recorded | c3..c4  |

      indicator | to      | value
      domestic  | 2018-12 | 2
      either    |         | 1
      both      |         | 1
      not-both  |         | 3
      """)
  }

  @Test("a missing field fails every test, so that its negation holds")
  func missing() throws {
    try check(
      """
      definition  | count
      charged     | { records: crime, where: { outcome: charged } }
      not-charged | { records: crime, where: { outcome: { not: charged } } }
      twice-not   | { records: crime, where: { outcome: { not: { not: charged } } } }

      recorded   | event          | subject | outcome
      2019-01-05 | crime.recorded | c1      | charged
                 | crime.recorded | c2      | cautioned
                 | crime.recorded | c3      |

      indicator   | to      | value
      charged     | 2018-12 | 1
      not-charged |         | 2
      twice-not   |         | 1
      """)
  }

  @Test("numbers and levels of risk have a least and a most, both included")
  func ranges() throws {
    try check(
      """
      definition | count
      young      | { records: admission, where: { age: { atLeast: 10, atMost: 17.5 } } }
      not-old    | { records: admission, where: { age: { not: { atLeast: 18 } } } }
      risky      | { records: marac, where: { risk: { atLeast: medium } } }
      calm       | { records: marac, where: { risk: { atMost: medium } } }

      recorded   | event              | subject | age | risk
      2019-01-05 | admission.recorded | a1      | 9   |
                 | admission.recorded | a2      | 10  |
                 | admission.recorded | a3      | 18  |
                 | admission.recorded | a4      |     |
                 | marac.heard        | m1..m3  |     | standard
                 | marac.heard        | m4      |     | medium
                 | marac.heard        | m5      |     | high

      indicator | to      | value
      young     | 2018-12 | 1
      not-old   |         | 3
      risky     |         | 2
      calm      |         | 4
      """)
  }

  @Test("all tests of a map hold; under anyOf one of several maps is enough")
  func anyOf() throws {
    try check(
      """
      definition | count
      all        | { records: crime, where: { offence: robbery, flags: domestic } }
      any        | { records: crime, where: { anyOf: [ { offence: robbery }, { flags: domestic } ] } }
      one-of     | { records: crime, where: { outcome: charged, anyOf: [ { offence: robbery }, { flags: domestic } ] } }

      recorded   | event          | subject | offence | flags    | outcome
      2019-01-05 | crime.recorded | c1      | robbery | domestic |
                 | crime.recorded | c2      | robbery |          | charged
                 | crime.recorded | c3      |         | domestic |
                 | crime.recorded | c4      |         |          | charged

      indicator | to      | value
      all       | 2018-12 | 1
      any       |         | 3
      one-of    |         | 1
      """)
  }

  @Test("attributes of a record's own are tested like its fields")
  func attributes() throws {
    try check(
      """
      definition | count
      north      | { records: crime, where: { attributes.ward: north } }
      others     | { records: crime, where: { attributes.ward: { not: north } } }
      older      | { records: crime, where: { attributes.age: { atLeast: 18 } } }

      recorded   | event          | subject | attributes
      2019-01-05 | crime.recorded | c1      | ward:north+age:17
                 | crime.recorded | c2..c3  | ward:south+age:18.5
                 | crime.recorded | c4      |

      indicator | to      | value
      north     | 2018-12 | 1
      others    |         | 3
      older     |         | 2
      """)
  }
}
