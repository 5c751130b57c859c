"""A made-up table as Fingertips gives them."""

HEADINGS = (
    "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,"
    "Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,"
    "Denominator,Value note,Recent Trend,Compared to England value or percentiles,"
    "Compared to Region value or percentiles,Time period Sortable,New data,Compared to goal,Time period range"
)
MADE_UP = f"""{HEADINGS}
1,"Made-up rate
",,,E92000001,England,Country,Persons,All ages,,,2017 - 19,12.5,12.25,12.75,12,13,500,40000,,,,,20170000,,,3y
1,"Made-up rate
",E92000001,England,E92000001,England,Country,Persons,All ages,,,2017 - 19,12.5,12.25,12.75,12,13,500,40000,,,,,,,,
1,"Made-up rate
",,,E92000001,England,Country,Persons,All ages,Deprivation,Most deprived,2017 - 19,20,,,,,,,,,,,20170000,,,3y
1,"Made-up rate
",,,X01,Made-up region,Region,Persons,All ages,,,2018 - 20,*,,,,,,,Suppressed,,,,20180000,,,3y
1,"Made-up rate
",,,X01,Made-up region,Region,Female,All ages,,,2018 - 20,11,,,,,,,,,,,20180000,,,3y
"""
