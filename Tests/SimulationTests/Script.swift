import Registry
import System
import WorkingDays

@testable import Pipeline
@testable import Storage

/// What people do in one seed's story, by simulated time. The same whatever crashes.
struct Script {
    /// One thing that somebody does.
    struct Step {
        var at: Instant
        var what: What

        enum What {
            /// A whole file comes by a rename, told or not.
            case renamedIn(Path, [UInt8], told: Bool)
            /// A file is made and written to by a program that goes on writing.
            case begun(Path, [UInt8])
            /// It is whole now, and closed; told or not.
            case ended(Path, [UInt8], told: Bool)
            /// An empty done-marker comes.
            case marker(Path, told: Bool)
            /// A folder comes.
            case folder(Path, inside: Path, [UInt8])
            /// An officer decides the case that a package opened, with one of the base's slips.
            case slip(Path, package: String, outcome: String)
        }
    }

    let start: Instant
    /// When all is over, ticks due before it taken.
    let end: Instant
    /// Whether something comes so late that the program may act on it a day later: an act has the day
    /// on which it was done, and dates that follow from it move. Then only what was done is compared.
    let isNightly: Bool
    private var steps: [Step]
    private var position = 0

    init(start: Instant, end: Instant, steps: [Step], isNightly: Bool) {
        self.isNightly = isNightly
        self.start = start
        self.end = end
        self.steps = steps.enumerated().sorted {
            ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
        }.map(\.element)
    }

    var isOver: Bool { position == steps.count }

    /// When somebody does something next.
    func next(after now: Instant) -> Instant? { isOver ? nil : max(steps[position].at, now) }

    /// The next thing done by `now`.
    mutating func take(at now: Instant) -> Step? {
        guard !isOver, steps[position].at <= now else { return nil }
        position += 1
        return steps[position - 1]
    }
}

extension Script.Step {
    /// Does it.
    func act(in world: SimulatedWorld) {
        switch what {
        case .renamedIn(let path, let bytes, let told):
            world.expect(bytes)
            world.drop(path, bytes, told ? [.movedIn] : [])
        case .marker(let path, let told):
            world.drop(path, [], told ? [.created, .closedByWriter] : [])
        case .begun(let path, let bytes): world.drop(path, bytes, [.created])
        case .ended(let path, let bytes, let told):
            world.expect(bytes)
            world.drop(path, bytes, told ? [.closedByWriter] : [], growing: true)
        case .folder(let path, let inside, let bytes):
            world.expectFolder()
            world.simulated.dropFolder(path)
            world.simulated.drop(path.appending(inside), bytes)
        case .slip(let path, let package, let outcome):
            guard let slip = world.slip(outcome, package: package) else { return }
            world.expect(slip)
            world.drop(path, slip, [.movedIn])
        }
    }
}
