/// libxml2's numbers for what a schema does not allow (`xmlParserErrors`, `XML_SCHEMAV_…`).
enum SchemaCode {
    /// ELEMENT_CONTENT: an element too many or too few.
    static let content = 1871
    /// CVC_TYPE_3_1_2: an element where only text may stand.
    static let simpleOnly = 1842
    /// CVC_COMPLEX_TYPE_4: a required attribute is absent.
    static let attributeMissing = 1868
    /// CVC_COMPLEX_TYPE_3_2_1 and 3_2_2, and CVC_TYPE_3_1_1 for an element of a simple type: an
    /// attribute that is not foreseen.
    static let attributeUnexpected: Set<Int> = [1827, 1866, 1867]
    /// CVC_ELT_1: no declaration for the root.
    static let noDeclaration = 1845
    /// CVC_IDC: unique, key and keyref.
    static let identity = 1877
    /// CVC_ELT_3_1 to 4_3: `xsi:nil` and `xsi:type`, which a rule of their own refuses anyway.
    static let instance = 1847...1852
    /// CVC_COMPLEX_TYPE_2_3: text between elements.
    static let textInElements = 1843
    /// CVC_COMPLEX_TYPE_2_1: text in an element that is empty by its type.
    static let textInEmpty = 1841

    /// Facets and types: what can be said of the value alone.
    static let values = 1824...1840
    /// Pattern, closed list, type: a writing that half-width characters could mend.
    static let writings: Set<Int> = [1824, 1825, 1826, 1839, 1840]

    /// The rule for a fault of a value.
    static func rule(_ code: Int) -> DocumentRule {
        switch code {
        case 1824, 1825, 1826: .type
        case 1830, 1831, 1832: .length
        case 1833, 1834, 1835, 1836, 1837, 1838: .range
        case 1839: .pattern
        case 1840: .enumeration
        default: .other
        }
    }
}
