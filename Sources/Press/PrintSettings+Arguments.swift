package import Registry

/// The command line of `dengji-press`: the child reads no setting of the workspace itself.
extension PrintSettings {
    /// As arguments; pictures of seals lie in `folder`.
    package func arguments(sealsBelow folder: String) -> [String] {
        families.map { "family=" + $0 }
            + seals.sorted { $0.key.code < $1.key.code }.map {
                "seal=\($0.key.code):\(folder)/\($0.value)"
            }
    }

    /// From arguments, with paths of pictures in place of names; `nil` when one is none of ours.
    package init?(arguments: [String]) {
        self.init(families: [])
        for argument in arguments {
            if argument.hasPrefix("family=") {
                families.append(String(argument.dropFirst(7)))
            } else if argument.hasPrefix("seal="), let colon = argument.firstIndex(of: ":"),
                let party = PartyID(String(argument.dropFirst(5).prefix { $0 != ":" }))
            {
                seals[party] = String(argument[argument.index(after: colon)...])
            } else {
                return nil
            }
        }
    }
}
