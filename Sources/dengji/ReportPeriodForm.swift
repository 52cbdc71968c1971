internal import ArgumentParser

/// A table for a terminal, or JSON.
enum ReportPeriodForm: String, ExpressibleByArgument, CaseIterable {
    case table, json
}
