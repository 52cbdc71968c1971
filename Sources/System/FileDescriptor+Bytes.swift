internal import CLinux

extension FileDescriptor {
    /// Reads into the whole of `buffer` from the offset, once; gives how many bytes came, 0 at the
    /// end.
    package func read(into buffer: inout [UInt8]) throws(SystemError) -> Int {
        let number = number
        return try checked("read", subject.description) {
            unsafe buffer.withUnsafeMutableBytes {
                unsafe CLinux.read(number, $0.baseAddress, $0.count)
            }
        }
    }

    /// Reads up to `count` bytes from the offset, once; empty at the end.
    package func read(upTo count: Int) throws(SystemError) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: count)
        let length = try read(into: &buffer)
        buffer.removeLast(count - length)
        return buffer
    }

    /// Reads into the whole of `buffer` from `position`, once, leaving the offset where it is.
    package func read(into buffer: inout [UInt8], at position: Int) throws(SystemError) -> Int {
        let number = number
        return try checked("pread", subject.description) {
            unsafe buffer.withUnsafeMutableBytes {
                unsafe pread(number, $0.baseAddress, $0.count, off_t(position))
            }
        }
    }

    /// Exactly the `count` bytes at `position`, fewer only where the file ends.
    package func read(_ count: Int, at position: Int) throws(SystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let number = number
        var done = 0
        while done < count {
            let length = try checked("pread", subject.description) {
                unsafe bytes.withUnsafeMutableBytes {
                    unsafe pread(
                        number, $0.baseAddress?.advanced(by: done), count - done,
                        off_t(position + done))
                }
            }
            if length == 0 { break }
            done += length
        }
        bytes.removeLast(count - done)
        return bytes
    }

    /// Hands on every byte from the first to the last as it is read, in blocks of `blockBytes` (the
    /// last may be shorter), leaving the offset where it is. A file that grows meanwhile is followed.
    package func forEachBlock(
        of blockBytes: Int = 256 << 10, _ body: ([UInt8]) throws(SystemError) -> Void
    ) throws(SystemError) {
        var position = 0
        while true {
            let block = try read(blockBytes, at: position)
            if block.isEmpty { return }
            try body(block)
            position += block.count
        }
    }

    /// Everything from the offset to the end; `EFBIG` when that is more than `max` bytes.
    package func readAll(max: Int) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        // One byte more than the file says, so that the read that finds the end needs no growth.
        let expected = min(try status().sizeBytes, max)
        var chunk = [UInt8](repeating: 0, count: Swift.max(min(expected + 1, 1 << 20), 4096))
        bytes.reserveCapacity(expected)
        while true {
            let length = try read(into: &chunk)
            if length == 0 { return bytes }
            guard bytes.count + length <= max else {
                throw SystemError(
                    call: "read", code: ErrorCode.tooBig, subject: subject.description)
            }
            bytes.append(contentsOf: chunk[..<length])
        }
    }

    /// Writes all of `bytes` at the offset, in as many calls as it takes. After an error an
    /// unknown part of them is written.
    package func write(_ bytes: [UInt8]) throws(SystemError) {
        try write(bytes.span)
    }

    /// Writes all of `bytes` at the offset, in as many calls as it takes. After an error an
    /// unknown part of them is written.
    package func write(_ bytes: borrowing Span<UInt8>) throws(SystemError) {
        let number = number
        var done = 0
        while done < bytes.count {
            let rest = bytes.extracting(droppingFirst: done)
            done += try checked("write", subject.description) {
                unsafe rest.withUnsafeBytes {
                    unsafe CLinux.write(number, $0.baseAddress, $0.count)
                }
            }
        }
    }

    /// Writes all of `bytes` at `position`, leaving the offset where it is.
    package func write(_ bytes: [UInt8], at position: Int) throws(SystemError) {
        let number = number
        var done = 0
        while done < bytes.count {
            done += try checked("pwrite", subject.description) {
                unsafe bytes.withUnsafeBytes {
                    unsafe pwrite(
                        number, $0.baseAddress?.advanced(by: done), bytes.count - done,
                        off_t(position + done))
                }
            }
        }
    }

    /// Moves up to `count` bytes from this offset to the other's inside the kernel, sharing
    /// blocks where the file system can (`copy_file_range`); 0 at the end.
    ///
    /// `EXDEV`, `EINVAL`, `EOPNOTSUPP`, `ENOSYS`: these two files cannot; read and write instead.
    package func copyRange(
        to target: borrowing FileDescriptor, count: Int
    ) throws(SystemError) -> Int {
        let source = number
        let sink = target.number
        return try checked("copy_file_range", subject.description) {
            dengji_copy_range(source, sink, count)
        }
    }

    /// Moves the offset to `position` bytes from the start.
    package func seek(to position: Int) throws(SystemError) {
        let number = number
        _ = try checked("lseek", subject.description) {
            lseek(number, off_t(position), SEEK_SET)
        }
    }

    /// Cuts or extends the file to `sizeBytes`; what is new reads as zeros.
    package func truncate(to sizeBytes: Int) throws(SystemError) {
        let number = number
        _ = try checked("ftruncate", subject.description) {
            ftruncate(number, off_t(sizeBytes))
        }
    }

    /// Has the kernel begin to write what the file has in memory; `syncData` then waits for less. Whatever
    /// comes of it is told by that.
    package func beginSync() {
        _ = dengji_begin_writing(number)
    }

    /// Sets room aside for the first `sizeBytes` of the file, whose size stays what it is; `ENOSPC` where
    /// there is not so much. `false` from a file system that cannot do so, and tells when it is written.
    package func reserve(_ sizeBytes: Int) throws(SystemError) -> Bool {
        guard sizeBytes > 0 else { return true }
        let number = number
        do throws(SystemError) {
            _ = try checked("fallocate", subject.description) {
                dengji_reserve(number, off_t(sizeBytes))
            }
        } catch {
            guard error.isNotImplemented else { throw error }
            return false
        }
        return true
    }
}
