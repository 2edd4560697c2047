import Gradus

let table = try Table.read("Examples/penguins/penguins.csv")
let fit = try Fit(table, target: "species")
print(fit.ladder.top["accuracy"] ?? 0, "on", fit.ladder.rowCount, "held-out rows")

let model = fit.model
let species = try model.predict(table).map { $0.label ?? "" }
let one = try model.predict([
  "island": "Dream", "bill_length_mm": 48.5, "bill_depth_mm": 17.8,
  "flipper_length_mm": 193, "body_mass_g": 3700, "sex": nil, "year": 2009,
])
print(species.count, one.label ?? "", one.probabilities)

try model.save("penguins.gradus")
print(try Model(contentsOf: "penguins.gradus").evaluate(table).map { "\($0.name) \($0.value)" })
