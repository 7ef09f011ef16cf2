"""polars: a script over the CSV files, which holds nothing and knows the newest copy of each month alone."""
import polars

from .months import INCIDENT


class Peer:
    def __init__(self, folder, areas):
        self.districts = polars.DataFrame(
            {"LSOA code": [code for code, _ in areas.lsoas], "lad": [lad for _, lad in areas.lsoas]}).lazy()
        self.files = folder + "/../csv/"
        self.version = "polars " + polars.__version__

    def rows(self, months):
        return polars.scan_csv([f"{self.files}{month}/*.csv" for month in months], infer_schema=False)

    def placed(self, rows, *names):
        """With the district, or the force's name where there is no place."""
        rows = rows.select("LSOA code", "Falls within", *names).join(self.districts, on="LSOA code", how="left")
        return rows.with_columns(polars.coalesce("lad", "Falls within").alias("lad"))

    def figure(self, question):
        rows = self.rows(question["months"]).filter(polars.col("Crime type") != INCIDENT)
        if question["category"]:
            rows = rows.filter(polars.col("Crime type") == question["category"])
        found = self.placed(rows).filter(polars.col("lad").is_in(question["districts"]))
        return found.select(polars.len()).collect(engine="streaming").item()

    def definition(self, categories):
        rows = self.placed(self.rows(["*"]).filter(polars.col("Crime type").is_in(categories)), "Month")
        return rows.group_by("lad", "Month").len().collect(engine="streaming")["len"].sum()

    def cube(self, districts):
        rows = self.placed(self.rows(["*"]), "Month", "Crime type")
        rows = rows.filter(polars.col("lad").is_in(districts))
        return rows.group_by("lad", "Month", "Crime type").len().collect(engine="streaming").height
