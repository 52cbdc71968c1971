internal import Storage

/// What stays in hand while a process closes a registry and opens it anew: the lock, so that no other
/// process comes between, and what surrounds the loop, with the signals that it waits for.
package struct HeldRegistry {
    let lock: any DiskLock
    let surroundings: any LoopSurroundings
}
