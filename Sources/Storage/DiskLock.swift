/// A lock that lives as long as this object.
package protocol DiskLock: AnyObject, Sendable {}
