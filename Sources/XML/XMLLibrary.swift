internal import CLibXML2

/// The library behind this room.
package enum XMLLibrary {
    /// libxml2's version as its headers name it, `2.9.14`.
    package static let version = LIBXML_DOTTED_VERSION
}
