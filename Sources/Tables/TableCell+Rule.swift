internal import Registry

extension TableCell.Fault {
    /// The rule of a cell that does not show its value.
    var rule: RegistryRule {
        switch self {
        case .error, .uncalculated: .tableCell
        case .digits: .tableDigits
        case .date: .tableDate
        }
    }
}
