/// The world of the whole-screen tests: a rate that rises, a percentage whose definition changes within the window, and a
/// statistic that is only received.
extension World {
  static var board: World {
    var world = World()
    world.define(
      "burglary",
      #""title":"Burglary","outcome":"Ongoing reductions in crime","effective":"2010-04-01","count":{"records":"crime","where":{"offence":"burglary"}},"polarity":"lower-is-better","decimals":2,"reason":"Counts burglaries.","source":"Police""#
    )
    let marac =
      #""title":"Repeat MARAC referrals","outcome":"Protect the vulnerable","of":{"records":"marac"},"decimals":0,"polarity":"lower-is-better","threshold":{"upper":40,"source":"SafeLives"}"#
    world.define(
      "marac-repeat", measure: "percentage",
      #""effective":"2010-04-01","reason":"Violence.","count":{"records":"marac","where":{"contact":"violence"},"preceded":{"records":"marac","by":"party","within":"12 months"}},"#
        + marac)
    world.define(
      "marac-repeat", version: 2, measure: "percentage",
      #""effective":"2018-04-01","reason":"Every contact.","count":{"records":"marac","preceded":{"records":"marac","by":"party","within":"12 months"}},"#
        + marac)
    world.define(
      "hospital", measure: "published",
      #""title":"Hospital admissions","outcome":"Protect the vulnerable","effective":"2010-04-01","window":"36 months","previous":"year-earlier","unit":"per 100,000","decimals":2,"polarity":"lower-is-better""#
    )
    for (end, value) in [(2017, "22.24"), (2018, "24.98")] {
      world.add(
        "statistic.published", "hospital",
        #"{"area":"E10000018","start":"\#(end - 3)-04-01","end":"\#(end)-04-01","value":\#(value),"publisher":"Public Health"}"#
      )
    }
    world.add(
      "statistic.published", "burglary",
      #"{"area":"E12000004","start":"2018-07-01","end":"2019-07-01","value":9,"publisher":"ONS"}"#)
    world.add(
      "practice.noted", "inspection",
      #"{"effective":"2018-10-01","text":"The recording rate rose.","indicators":["burglary"]}"#)
    world.months()
    world.declare("crime", to: "2019-07-01")
    world.declare("marac", to: "2019-01-01")
    return world
  }

  /// Four years of records, more of them in the last.
  private mutating func months() {
    for index in 0..<48 {
      let month =
        "\(2015 + (index + 6) / 12)-"
        + ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"][(index + 6) % 12]
      let spike = index == 39 ? 25 : 0
      crimes([10, 12, 9, 11, 12][index % 5] + (index >= 36 ? 4 : 0) + spike, month, 0)
      crimes([6, 5, 7][index % 3], month, 1)
      crimes(index % 3 == 0 ? 3 : 1, month, 2)
      for party in 0..<10 {
        let contact = (party * 7 + index * 3) % 5 < 2 ? "violence" : "other"
        add(
          "marac.heard", "m\(index)-\(party)",
          #"{"party":"p\#(party * 3 + index % 7)","date":"\#(month)-10","area":"\#(World.districts[party % 3])","contact":["\#(contact)"],"risk":"standard"}"#
        )
      }
    }
  }
}
