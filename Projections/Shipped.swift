package import Events

/// What is compiled into the program: the hierarchy of areas, the police forces, the definitions of indicators, and feed files.
public enum Shipped {
  /// A file that is compiled in: its name and what it says.
  public typealias File = (name: String, yaml: [UInt8])

  /// A file of areas that is compiled in.
  public typealias AreaFile = (name: String, csv: [UInt8])

  /// Files of the form `code,name,level,parent`: areas of England and of Wales from the districts up, parents before
  /// children.
  public static var areas: [AreaFile] {
    [("england.csv", PackageResources.england_csv), ("wales.csv", PackageResources.wales_csv)]
  }

  /// The LSOAs of 2011 and of 2021 in those districts, `code,name,level,parent,start,end`: nearly forty thousand, made when
  /// they are asked for.
  public static var lsoas: AreaFile { ("lsoas.csv", LSOATable.csv) }

  /// The police forces: `slug,name,area`.
  public static var forces: [UInt8] { PackageResources.forces_csv }

  /// The definitions, each a YAML file that holds every version of one indicator in the order of adoption.
  public static var definitions: [File] { safetyBoard + besideTheReport + openData }

  /// The definitions, read.
  package static var read: [Definition] {
    definitions.flatMap { file -> [Definition] in
      do throws(Refusal) {
        return try DefinitionFile.read(file.yaml).map(Shipped.definition)
      } catch {
        preconditionFailure("A shipped definition can be read: \(file.name): \(error.rule).")
      }
    }
  }

  /// Feed files to begin with: the name under which each is shown, and what it says.
  package static var feedFiles: [File] {
    [
      ("marac", PackageResources.marac_yaml), ("referrals", PackageResources.referrals_yaml),
      ("survey", PackageResources.survey_yaml), ("first-time-entrants", PackageResources.entrants_yaml),
      ("admissions", PackageResources.admissions_yaml), ("asb", PackageResources.asb_yaml),
      ("statistics", PackageResources.statistics_yaml),
    ]
  }

  /// Templates of partners' return forms.
  package static var forms: [File] { [("marac", PackageResources.marac_return_yaml)] }

  /// A made-up return for each of these feed files, by the same names: a table with the headings that it asks for.
  package static var exampleReturns: [(name: String, csv: [UInt8])] {
    [
      ("marac", PackageResources.marac_csv), ("referrals", PackageResources.referrals_csv),
      ("survey", PackageResources.survey_csv), ("first-time-entrants", PackageResources.entrants_csv),
      ("admissions", PackageResources.admissions_csv), ("asb", PackageResources.asb_csv),
      ("statistics", PackageResources.statistics_csv),
    ]
  }

  /// A feed file that is shipped, read.
  package static func feedFile(_ file: File) -> FeedFile {
    do throws(Refusal) {
      guard let json = try FeedFileText.read(file.yaml).first else {
        preconditionFailure("A file without a feed file is refused.")
      }
      var document = JSONDocument()
      do throws(JSONError) {
        try document.read(json[...])
      } catch {
        throw error.refusal(of: json)
      }
      return try FeedFile(document, document.root, path: "feed")
    } catch {
      preconditionFailure("A shipped feed file can be read: \(file.name): \(error.rule).")
    }
  }

  private static func definition(_ json: [UInt8]) throws(Refusal) -> Definition {
    var document = JSONDocument()
    do throws(JSONError) {
      try document.read(json[...])
    } catch {
      throw error.refusal(of: json)
    }
    return try Definition(document, document.root, path: "definition")
  }

  /// The indicators of the Safer Communities report, in its order.
  package static var safetyBoard: [File] {
    [
      ("residential-burglary.yaml", PackageResources.residential_burglary_yaml),
      ("business-burglary.yaml", PackageResources.business_burglary_yaml),
      ("vehicle-offences.yaml", PackageResources.vehicle_offences_yaml),
      ("violence-with-injury.yaml", PackageResources.violence_with_injury_yaml),
      ("total-crime.yaml", PackageResources.total_crime_yaml),
      ("iom-reoffending.yaml", PackageResources.iom_reoffending_yaml),
      ("iom-reoffending-18-24.yaml", PackageResources.iom_reoffending_18_24_yaml),
      ("iom-cohort-reoffending.yaml", PackageResources.iom_cohort_reoffending_yaml),
      ("rat-reoffending.yaml", PackageResources.rat_reoffending_yaml),
      ("rat-reoffending-nottinghamshire.yaml", PackageResources.rat_reoffending_nottinghamshire_yaml),
      ("rat-reoffending-derbyshire.yaml", PackageResources.rat_reoffending_derbyshire_yaml),
      ("first-time-entrants.yaml", PackageResources.first_time_entrants_yaml),
      ("young-reoffending-frequency.yaml", PackageResources.young_reoffending_frequency_yaml),
      ("young-reoffending-binary.yaml", PackageResources.young_reoffending_binary_yaml),
      ("marac-repeat.yaml", PackageResources.marac_repeat_yaml),
      ("uava-referrals.yaml", PackageResources.uava_referrals_yaml),
      ("domestic-crime-and-incidents.yaml", PackageResources.domestic_crime_and_incidents_yaml),
      ("domestic-violence-with-injury.yaml", PackageResources.domestic_violence_with_injury_yaml),
      ("sexual-offences.yaml", PackageResources.sexual_offences_yaml),
      ("hospital-admissions-violence.yaml", PackageResources.hospital_admissions_violence_yaml),
      ("asb-decreased-or-same.yaml", PackageResources.asb_decreased_or_same_yaml),
      ("total-asb.yaml", PackageResources.total_asb_yaml),
      ("nuisance-asb.yaml", PackageResources.nuisance_asb_yaml),
      ("personal-asb.yaml", PackageResources.personal_asb_yaml),
      ("environmental-asb.yaml", PackageResources.environmental_asb_yaml),
      ("hate-incidents.yaml", PackageResources.hate_incidents_yaml),
      ("hate-racial.yaml", PackageResources.hate_racial_yaml),
      ("hate-religious.yaml", PackageResources.hate_religious_yaml),
      ("hate-sexual-orientation.yaml", PackageResources.hate_sexual_orientation_yaml),
      ("hate-disability.yaml", PackageResources.hate_disability_yaml),
      ("hate-transgender.yaml", PackageResources.hate_transgender_yaml),
      ("aggravated-crime.yaml", PackageResources.aggravated_crime_yaml),
      ("different-backgrounds.yaml", PackageResources.different_backgrounds_yaml),
    ]
  }

  /// Indicators of the same returns, over populations that the report does not use.
  package static var besideTheReport: [File] {
    [
      ("residential-burglary-households.yaml", PackageResources.residential_burglary_households_yaml),
      ("first-time-entrants-rate.yaml", PackageResources.first_time_entrants_rate_yaml),
    ]
  }

  /// The indicators that the open data of police.uk carry; the last is an example, with made-up weights.
  package static var openData: [File] {
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
      ("harm-index-example.yaml", PackageResources.harm_index_example_yaml),
    ]
  }
}
