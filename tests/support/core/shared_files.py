"""The files of ``data/`` that all Games share."""

SHARED_FILES = (
    "nations.csv",
    "nation_groups.csv",
    "nation_forms.csv",
    "population.csv",
    "disciplines.csv",
    "athlete_names.csv",
)
