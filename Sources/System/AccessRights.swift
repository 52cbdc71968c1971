internal import CLinux

/// Who may do what with a file or folder: its mode, and the access control list that widens it
/// (acl(5), POSIX.1e draft 17; Linux keeps it in `system.posix_acl_access`).
package struct AccessRights: Hashable, Sendable {
    /// Whom a right is given to.
    package enum Holder: Hashable, Sendable, Comparable {
        case user(UInt32)
        case group(UInt32)
        case everybody
    }

    /// Permission bits of one holder.
    package struct Bits: OptionSet, Hashable, Sendable {
        /// `r` 4, `w` 2, `x` 1.
        package let rawValue: UInt32
        /// Of the three bits of a mode or an entry.
        package init(rawValue: UInt32) { self.rawValue = rawValue }
        /// To pass through a folder.
        package static let pass = Bits(rawValue: 1)
        /// To change a file; to put names into a folder and take them out.
        package static let write = Bits(rawValue: 2)
        /// To read a file; to list a folder.
        package static let read = Bits(rawValue: 4)
    }

    /// What each holder has, with the list's mask taken into account.
    package let bits: [Holder: Bits]

    /// Those who have all of `wanted`, in order; root, who has everything, is not among them.
    package func holders(of wanted: Bits) -> [Holder] {
        bits.filter { $0.value.isSuperset(of: wanted) && $0.key != .user(0) }.keys.sorted()
    }

    /// By the mode alone.
    init(_ status: FileStatus) {
        bits = [
            .user(status.owner): Bits(rawValue: status.mode >> 6 & 7),
            .group(status.group): Bits(rawValue: status.mode >> 3 & 7),
            .everybody: Bits(rawValue: status.mode & 7),
        ]
    }

    /// By a list's bytes: a version (2), then tag, bits and number of each entry, all little endian
    /// (`linux/posix_acl_xattr.h`). `nil` where they are no list.
    init?(list: [UInt8], _ status: FileStatus) {
        func number(_ range: Range<Int>) -> UInt32 {
            list[range].reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }
        guard list.count >= 4, (list.count - 4) % 8 == 0, number(0..<4) == 2 else { return nil }
        var found: [(tag: UInt32, bits: Bits, id: UInt32)] = []
        for start in stride(from: 4, to: list.count, by: 8) {
            found.append(
                (
                    number(start..<start + 2), Bits(rawValue: number(start + 2..<start + 4)),
                    number(start + 4..<start + 8)
                ))
        }
        let mask = found.first { $0.tag == Tag.mask }?.bits ?? [.read, .write, .pass]
        var bits: [Holder: Bits] = [:]
        for entry in found {
            switch entry.tag {
            case Tag.owner: bits[.user(status.owner), default: []].formUnion(entry.bits)
            case Tag.user:
                bits[.user(entry.id), default: []].formUnion(entry.bits.intersection(mask))
            case Tag.owningGroup:
                bits[.group(status.group), default: []].formUnion(entry.bits.intersection(mask))
            case Tag.group:
                bits[.group(entry.id), default: []].formUnion(entry.bits.intersection(mask))
            case Tag.mask: break
            case Tag.other: bits[.everybody] = entry.bits
            default: return nil
            }
        }
        self.bits = bits
    }

    private enum Tag {
        static let owner: UInt32 = 0x01
        static let user: UInt32 = 0x02
        static let owningGroup: UInt32 = 0x04
        static let group: UInt32 = 0x08
        static let mask: UInt32 = 0x10
        static let other: UInt32 = 0x20
    }
}

extension Files {
    /// Who may do what with a file or folder; a link is followed.
    package static func accessRights(of path: Path) throws(SystemError) -> AccessRights {
        let status = try status(of: path, followingLink: true)
        // The kernel keeps no longer one (XATTR_SIZE_MAX).
        var list = [UInt8](repeating: 0, count: 1 << 16)
        let size = list.count
        let length = try unsafe path.checked("getxattr") {
            unsafe dengji_access_list($0, &list, size)
        }
        guard length > 0 else { return AccessRights(status) }
        guard let rights = AccessRights(list: Array(list.prefix(length)), status) else {
            throw SystemError(
                call: "getxattr", code: ErrorCode.invalid, subject: path.description)
        }
        return rights
    }

    /// Whether this process may list a folder, pass through it and change the names in it.
    package static func mayUseFolder(_ path: Path) -> Bool {
        do {
            return try unsafe path.checked("faccessat") { unsafe dengji_may_use_folder($0) } == 1
        } catch {
            return false
        }
    }
}
