internal import CLinux

/// Users and groups of this machine by number and name (passwd(5), group(5), nsswitch.conf(5)).
package enum Accounts {
    private static let nameBytes = 256

    /// The number of a group; `nil` where there is none of that name.
    package static func group(named name: String) -> UInt32? {
        var group: UInt32 = 0
        return unsafe dengji_group_named(name, &group) == 1 ? group : nil
    }

    /// A group's name; its number where it has none.
    package static func name(ofGroup group: UInt32) -> String {
        unsafe name { unsafe dengji_group_name(group, $0, nameBytes) } ?? String(group)
    }

    /// A user's name; its number where it has none.
    package static func name(ofUser user: UInt32) -> String {
        unsafe name { unsafe dengji_user_name(user, $0, nameBytes) } ?? String(user)
    }

    /// The users in a group, whether it is their first or another; in order. Of a directory that does
    /// not enumerate its users those alone that the group itself names. For one thread.
    package static func members(ofGroup group: UInt32) -> [UInt32] {
        var users = [UInt32](repeating: 0, count: 64)
        var count = Int(unsafe dengji_group_members(group, &users, users.count))
        if count > users.count {
            users = [UInt32](repeating: 0, count: count)
            count = min(count, Int(unsafe dengji_group_members(group, &users, users.count)))
        }
        return Set(users.prefix(count)).sorted()
    }

    private static func name(_ find: (UnsafeMutablePointer<CChar>) -> Int32) -> String? {
        var name = [CChar](repeating: 0, count: nameBytes)
        let isFound = unsafe name.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.baseAddress.map { unsafe find($0) } == 1
        }
        guard isFound else { return nil }
        return String(
            decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
