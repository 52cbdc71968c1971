/// How the bytes of a name were read, in the order in which the readings are tried.
package enum NameEncoding: String, Sendable, Hashable {
    /// The 0x7075 field, whose CRC is that of the header's name.
    case unicodePath
    /// UTF-8, as bit 11 says.
    case utf8Flag
    /// UTF-8 or ASCII without bit 11.
    case utf8
    /// GB18030, which contains GBK and GB 2312.
    case gb18030
}
