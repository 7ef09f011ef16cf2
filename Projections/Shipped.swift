/// What is compiled into the program: the hierarchy of areas above the districts, the police forces, and the
/// definitions of indicators.
package enum Shipped {
  /// Files of the form `code,name,level,parent`: areas of England and of Wales, parents before children.
  package static var areas: [(name: String, csv: [UInt8])] {
    [("england.csv", PackageResources.england_csv), ("wales.csv", PackageResources.wales_csv)]
  }

  /// The police forces: `slug,name,area`.
  package static var forces: [UInt8] { PackageResources.forces_csv }

  /// The definitions, each a YAML file.
  package static var definitions: [(name: String, yaml: [UInt8])] {
    [
      ("recorded-crime.yaml", PackageResources.recorded_crime_yaml),
      ("anti-social-behaviour.yaml", PackageResources.anti_social_behaviour_yaml),
      ("bicycle-theft.yaml", PackageResources.bicycle_theft_yaml),
      ("burglary.yaml", PackageResources.burglary_yaml),
      ("criminal-damage-and-arson.yaml", PackageResources.criminal_damage_and_arson_yaml),
      ("drugs.yaml", PackageResources.drugs_yaml),
      ("other-crime.yaml", PackageResources.other_crime_yaml),
      ("other-theft.yaml", PackageResources.other_theft_yaml),
      ("possession-of-weapons.yaml", PackageResources.possession_of_weapons_yaml),
      ("public-order.yaml", PackageResources.public_order_yaml),
      ("robbery.yaml", PackageResources.robbery_yaml),
      ("shoplifting.yaml", PackageResources.shoplifting_yaml),
      ("theft-from-the-person.yaml", PackageResources.theft_from_the_person_yaml),
      ("vehicle-crime.yaml", PackageResources.vehicle_crime_yaml),
      ("violence-and-sexual-offences.yaml", PackageResources.violence_and_sexual_offences_yaml),
    ]
  }
}
