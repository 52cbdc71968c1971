internal import Mustache

/// A value of a page with its properties at hand by name.
///
/// The library asks a value by reflection, for each name anew and with each value that the name might
/// be meant of: over half of the time of a page. Here a value is reflected once, when it is first
/// asked. What is told is the same: a property without value is no property, so that the name is
/// looked for further out, and a value itself reads as it describes itself.
final class PageValue: MustacheParent, CustomStringConvertible {
    private let value: Any
    private lazy var properties = PageValue.properties(of: value)

    private init(_ value: Any) { self.value = value }

    var description: String { String(describing: value) }

    func child(named name: String) -> Any? { properties[name] }

    private static func properties(of value: Any) -> [String: Any] {
        var properties: [String: Any] = [:]
        for case (let name?, let child) in Mirror(reflecting: value).children {
            // The first of a name counts, as in a reflection that is searched.
            if properties[name] == nil { properties[name] = ready(child) }
        }
        return properties
    }

    /// The value as templates ask it; `nil` for an optional without value.
    static func ready(_ value: Any) -> Any? {
        if value is String || value is Bool || value is Int { return value }
        // What can be sorted stays what it is.
        if value is [String] || value is [Int] { return value }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { ready($0.value) }
        case .collection: return mirror.children.map { ready($0.value) ?? $0.value }
        case .struct, .class, .tuple: return PageValue(value)
        default: return value
        }
    }
}
