# A sweep in R: one figure and one number that `pilotwave sensitivity` prints.
#   Rscript sweep-in-r.R SWEEP.sqlite EXPORT_FOLDER FIGURE.pdf METRIC SCENARIO
# Debian: r-base-core, r-cran-rsqlite.
library(DBI)
arguments <- commandArgs(trailingOnly = TRUE)
connection <- dbConnect(RSQLite::SQLite(), arguments[1], flags = RSQLite::SQLITE_RO)

# The file and the CSV hold the same table. Nothing needs cleaning: one observation a row.
metrics <- dbGetQuery(connection, 'SELECT * FROM metrics ORDER BY run_id, date, "group", metric')
exported <- read.csv(file.path(arguments[2], "metrics.csv"))
exported <- exported[order(exported$run_id, exported$date, exported$group, exported$metric, method = "radix"), ]
stopifnot(isTRUE(all.equal(metrics$value, exported$value, tolerance = 1e-14)))
design <- dbReadTable(connection, "design", check.names = FALSE)

# One outcome at every point: the mean over replicates, which are the same worlds everywhere.
metric <- arguments[4]
plan <- arguments[5]
outcome <- metrics[metrics$metric == metric & metrics$group == "all" & metrics$scenario == plan, ]
outcome <- outcome[outcome$date == max(outcome$date), ]
by_point <- aggregate(value ~ point_id, outcome, mean)
table <- merge(design, by_point, by = "point_id")

# The number: what a parameter changes from its least to its greatest value, as in the tornado of a grid.
parameter <- names(design)[2]
x <- table[[parameter]]
change <- mean(table$value[x == max(x)]) - mean(table$value[x == min(x)])
cat(sprintf("%s %s %s %.10g\n", plan, metric, parameter, change))

# The figure: the outcome against the first parameter.
pdf(arguments[3], width = 6, height = 4)
plot(x, table$value, xlab = parameter, ylab = metric, pch = 19)
invisible(dev.off())
dbDisconnect(connection)
