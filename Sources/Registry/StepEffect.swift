/// An effect of a step with what it is told.
package struct StepEffect: Hashable, Sendable {
    /// What it does.
    package var effect: NamedEffect
    /// Its values by name, such as `series`; see `NamedEffect`.
    package var values: [String: String]

    /// An effect.
    package init(_ effect: NamedEffect, _ values: [String: String] = [:]) {
        self.effect = effect
        self.values = values
    }

    /// A value that lists names, separated by blanks.
    package func list(_ name: String) -> [String] {
        (values[name] ?? "").split(separator: " ").map(String.init)
    }
}
