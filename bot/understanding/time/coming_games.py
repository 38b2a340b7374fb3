"""Games that people ask for and that are not held by the archive: those to come, and those that did not go on."""

COMING: dict[str, int] = {
    "Los Angeles": 2028, "LA": 2028, "Franse Alpen": 2030, "Alpen": 2030, "Brisbane": 2032, "Salt Lake City": 2034,
    "Salt Lake City-Utah": 2034, "Utah": 2034,
}  # fmt: skip
"""Where the next Games are, by the year; the Summer Games are those of a year that four divides."""
CANCELLED = {1916: "de Eerste Wereldoorlog", 1940: "de Tweede Wereldoorlog", 1944: "de Tweede Wereldoorlog"}
INTERCALATED = 1906
"""The Games in Athens that the IOC does not count."""
