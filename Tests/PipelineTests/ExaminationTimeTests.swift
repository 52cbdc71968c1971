import Registry
import System
import Testing

@testable import Pipeline

@Suite("The time that an examination may take grows with the package")
struct ExaminationTimeTests {
    private func seconds(_ sizeBytes: Int, _ changes: [IntakeLimit: Int] = [:]) -> Double {
        var limits = IntakeLimits()
        for (limit, value) in changes { limits[limit] = value }
        return Double(ExaminationTime.milliseconds(sizeBytes: sizeBytes, limits)) / 1000
    }

    @Test("a small package has half a minute, an 8 GiB one hours less than a day")
    func bySize() {
        // What 8 MiB, which any package may hold, take to inflate.
        #expect((30.2...30.3).contains(seconds(0)))
        #expect((30.2...30.3).contains(seconds(8 << 10)))
        // 200 times 10 MB at 30 MB a second, and the bytes themselves.
        #expect((97...99).contains(seconds(10_000_000)))
        // 600 s at most for what it holds, 1074 s for its bytes.
        #expect((1673...1675).contains(seconds(8 << 30)))
        let sizes = stride(from: 0, to: 1 << 33, by: 1 << 28).map { seconds($0) }
        #expect(sizes == sizes.sorted())
    }

    @Test("the settings bound it")
    func settings() {
        #expect(seconds(100, [.examinationMilliseconds: 1000]) == 1)
        #expect(
            seconds(100_000_000, [.examinationMilliseconds: 1000, .examinationRate: 10_000_000])
                == 11)
        #expect(seconds(.max / 2, [.packageBytes: 1 << 40]) > 1000)
    }
}

@Suite("How an examiner died is told in both languages")
struct ExaminerDeathTests {
    private func death(_ cause: ExaminerDeath.Cause, peakKiB: Int = 30_000) -> String {
        ExaminerDeath(cause: cause, peakKiB: peakKiB, boundKiB: 262_144, lastWords: "secret")
            .description
    }

    @Test("by its cause, and without what it wrote itself")
    func causes() {
        let expected: [(ExaminerDeath.Cause, String, String)] = [
            (.overran(milliseconds: 5), "超过 5 毫秒", "longer than 5 ms"),
            (.killed(by: .badCall), "不允许的系统调用", "SIGSYS"),
            (.killed(by: .processorTimeExceeded), "处理器时间", "SIGXCPU"),
            (.killed(by: .fileTooLarge), "超过上限", "SIGXFSZ"),
            (.killed(by: .kill), "强行终止", "SIGKILL"),
            (.killed(by: .segmentationFault), "崩溃", "SIGSEGV"),
            (.exited(code: 3), "代码 3", "code 3"), (.wrongAnswer("x"), "不成立", "no proper answer"),
        ]
        for (cause, zh, en) in expected {
            let text = death(cause)
            #expect(text.contains(zh) && text.contains(en), "\(text)")
            #expect(!text.contains("secret") && !text.contains("examination-memory-bytes"))
        }
    }

    @Test("and with a word on memory where it had come near the bound")
    func memory() {
        #expect(death(.killed(by: .abort), peakKiB: 250_000).contains("examination-memory-bytes"))
        #expect(!death(.overran(milliseconds: 1), peakKiB: 250_000).contains("memory"))
    }
}
