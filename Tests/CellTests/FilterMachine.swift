import Cell
import System

/// The machine that runs a filter, as the kernel has it: one register, jumps forward only. Written anew
/// here, so that a wrong skip shows before the kernel obeys it.
struct FilterMachine {
    var program: [FilterInstruction]

    /// What comes of a call: the value of the instruction that ends it; `nil` where none does.
    func result(
        number: UInt32, architecture: UInt32, arguments: [UInt64] = []
    ) -> UInt32? {
        var register: UInt32 = 0
        var position = 0
        while program.indices.contains(position) {
            let step = program[position]
            position += 1
            switch step.code {
            case 0x20:
                register = word(at: step.value, number, architecture, arguments)
            case 0x15:
                position += Int(register == step.value ? step.skipIfTrue : step.skipIfFalse)
            case 0x35:
                position += Int(register >= step.value ? step.skipIfTrue : step.skipIfFalse)
            case 0x54: register &= step.value
            case 0x06: return step.value
            default: return nil
            }
        }
        return nil
    }

    /// struct seccomp_data in little endian.
    private func word(
        at offset: UInt32, _ number: UInt32, _ architecture: UInt32, _ arguments: [UInt64]
    ) -> UInt32 {
        switch offset {
        case 0: return number
        case 4: return architecture
        default:
            let index = Int(offset - 16) / 8
            let value = arguments.indices.contains(index) ? arguments[index] : 0
            return UInt32(truncatingIfNeeded: (offset - 16) % 8 == 0 ? value : value >> 32)
        }
    }
}
