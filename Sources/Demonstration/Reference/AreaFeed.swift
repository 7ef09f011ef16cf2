internal import Events

/// The hierarchy of areas, at the very beginning.
enum AreaFeed {
  static func make() -> DatedFeed {
    var feed = DatedFeed("demo/areas")
    for area in Places.assignments {
      var data: [(String, JSONOutput)] = [("name", .string(area.name)), ("level", .string(area.level))]
      if let parent = area.parent { data.append(("parent", .string(parent))) }
      feed.send(Message(.areaAssigned, area.code, data), at: Timeline.time(2014, 4, 1, hour: 8))
    }
    return feed
  }
}
