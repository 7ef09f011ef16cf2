/// A feed of MARAC cases, and a return of it: three cases in two districts of Leicestershire and two months.
package enum MARACReturn {
  package static let feed = """
    feed: marac-test
    version: 1
    source: marac/test
    record: marac
    covers: [marac]
    key: [Case reference]
    statement: { of: month, area: E10000018 }
    columns:
      date: { column: Heard on, format: dd/MM/yyyy }
      party: { column: Pair }
      area: { column: District, names: district, codes: { Nowhere: E01000001 } }
      contact: { value: other }
      risk: { column: Risk, codes: { H: high, M: medium, S: standard } }
    """

  package static let headings = "Case reference,Heard on,Pair,District,Risk\n"

  package static let first = """
    \(headings)A1,03/01/2019,p1,Blaby,H
    A2,04/01/2019,p2,Charnwood,M
    A3,05/02/2019,p3,Blaby,S

    """

  /// The areas that it names, as `import areas` reads them.
  package static let areas = """
    code,name,level,parent
    E10000018,Leicestershire,county,
    E07000129,Blaby,district,E10000018
    E07000130,Charnwood,district,E10000018

    """
}
