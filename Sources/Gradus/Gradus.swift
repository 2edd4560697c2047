// Everything that a user of the library needs, under one name.
@_exported public import Charts
@_exported public import Engines
@_exported public import Equations
@_exported public import Explanations
@_exported public import ModelFiles
@_exported public import Networks
@_exported public import Numerics
@_exported public import Regression
@_exported public import Reports
@_exported public import Tables
@_exported public import Training
@_exported public import Workbench
