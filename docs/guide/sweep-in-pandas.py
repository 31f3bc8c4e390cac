#!/usr/bin/env python3
"""A sweep in pandas: one figure and one number that `pilotwave sensitivity` prints.

usage: sweep-in-pandas.py SWEEP.sqlite EXPORT_FOLDER FIGURE.svg METRIC SCENARIO

Debian: python3-pandas. The figure is drawn by hand, so that nothing else is needed.
"""
import sqlite3
import sys

import pandas as pd

database, folder, figure, metric, plan = sys.argv[1:6]
connection = sqlite3.connect(database)

# The file and the CSV hold the same table. Nothing needs cleaning: one observation a row.
metrics = pd.read_sql('SELECT * FROM metrics ORDER BY run_id, date, "group", metric', connection)
exported = pd.read_csv(folder + "/metrics.csv", float_precision="round_trip")
exported = exported.sort_values(["run_id", "date", "group", "metric"])
assert (metrics["value"].fillna(-1).to_numpy() == exported["value"].fillna(-1).to_numpy()).all()
design = pd.read_sql("SELECT * FROM design", connection).set_index("point_id")

# One outcome at every point: the mean over replicates, which are the same worlds everywhere.
outcome = metrics[(metrics["metric"] == metric) & (metrics["group"] == "all") & (metrics["scenario"] == plan)]
outcome = outcome[outcome["date"] == outcome["date"].max()]
by_point = outcome.groupby("point_id")["value"].mean()
table = design.join(by_point.rename("outcome"))

# The number: what a parameter changes from its least to its greatest value, as in the tornado of a grid.
parameter = design.columns[0]
low = table[table[parameter] == table[parameter].min()]["outcome"].mean()
high = table[table[parameter] == table[parameter].max()]["outcome"].mean()
print(f"{plan} {metric} {parameter} {high - low:.10g}")

# The figure: the outcome against the first parameter.
x, y = table[parameter], table["outcome"]
place = lambda v, size, flip: [size - 40 - s if flip else 40 + s for s in
                               (v - v.min()) / ((v.max() - v.min()) or 1) * (size - 80)]
dots = "".join(f'<circle cx="{a:.1f}" cy="{b:.1f}" r="4"/>' for a, b in zip(place(x, 480, False), place(y, 320, True)))
with open(figure, "w", encoding="utf-8") as svg:
    svg.write(f'<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320"><title>{metric} against '
              f'{parameter}</title>{dots}<text x="160" y="310">{parameter}</text></svg>\n')
