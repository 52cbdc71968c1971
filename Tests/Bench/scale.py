"""The row about registries with many closed cases: does a start, a tick, an intake, a look cost what it costs in an
empty one? Registries of each size lie on disks of their own at the same time, and are asked by turns."""

import contextlib
import datetime
import glob
import json
import os
import re
import shutil
import signal
import subprocess
import threading
import time

import disk
import process
import workspace as work
from figures import mebibytes, median, percentile
from generate import PARTY, REGISTRAR
from latency import Arrivals

CASE_BYTES, FREE_BYTES = 140 << 10, 4 << 30
PORTION = 20_000  # files that are dropped at once
LEAST_KEPT = 5_000  # closed cases; what is smaller is soon made
OFFICER = "li"
PUBLISHED = 10  # applications that are decided in each round
BEFORE_MIDNIGHT, CASES_PROVED = 30, 15_000  # seconds in which a start comes to rest, and cases more in each second
ANSWER_SECONDS = 60
MOST_WEEKS = 8  # that publicity lasts, holidays included
MORE = 0.1  # of an empty registry's cost
START_SECONDS, MEMORY_KIB = 1.0, 150 * 1_000_000 // 1024
TIME_LIMIT_SECONDS = 7_200
READY, NUMBER = re.compile(rb"ready; \d+ open cases"), re.compile(r"(DJ-\d{6}-\d{4}-\d{6}-.)\.xml$")
# What is asked in a registry that rests; each has to succeed.
QUESTIONS = {
    # With everything that a start and an orderly end do besides, such as proving what is derived.
    "single pass": ["run", "--once"],
    "status": ["status"],
    "status of a case": ["status", "370900-2026-000002"],
    "find": ["find", "数据资源"],
    # What every case has, in a word of two characters.
    "find, common": ["find", "泰安"],
}
# The same after a day's work.
LATER = {"verify --since": ["verify", "{path}", "--since", "{day}"]}


class Clock:
    """A demonstration's time, minutes that only go on."""

    def __init__(self, now="2026-01-04T09:00:00+08:00"):
        self.now = datetime.datetime.fromisoformat(now)

    def after(self, **how):
        self.now += datetime.timedelta(**how)
        return self.now.isoformat()


class Registry:
    """One registry on a disk of its own."""

    def __init__(self, programs, place, count):
        self.programs, self.place, self.count = programs, place, count
        self.path = os.path.join(place.path, "w")
        self.inbox = os.path.join(self.path, "inbox", PARTY)
        self.todo = os.path.join(self.path, "outbox", REGISTRAR, "todo")
        self.note_path = os.path.join(place.path, "made.json")
        self.clock = Clock()
        self.next = 0
        self.applied = 1  # applications that were taken from the folder of packages
        self.applications = []
        self.figures = {}

    def dengji(self, *arguments):
        run = process.run([self.programs.dengji, *arguments, "--workspace", self.path])
        if run.status != 0:
            raise SystemExit("bench.py: dengji %s: status %d: %s" % (
                " ".join(arguments), run.status, (run.output + run.errors).decode(errors="replace")[-600:]))
        return run

    def turn(self, **how):
        return self.dengji("run", "--once", "--now", self.clock.after(**how))

    def make(self, package, query, say):
        """An entry in force, and then so many cases about it, each received, decided and archived as a ZIP; what an
        earlier run left is gone on with."""
        if os.path.exists(self.note_path):
            with open(self.note_path, encoding="utf-8") as file:
                note = json.load(file)
            self.query, self.next, self.applied = note["query"], note["next"], note.get("applied", 1)
            self.clock = Clock(note["now"])
            # What that run had dropped, and had not ended with; it may have been a day ahead of the note.
            self.turn(days=2)
            self.end_publicity()
        else:
            self.enter(package, query)
        self.clear_outbox()
        self.place.set_barriers(False)
        self.ask(self.count - self.closed(), say)
        self.renew_inbox()
        self.place.set_barriers(True)
        # What `verify --since` looks at begins after them.
        self.clock.after(days=1)

    def enter(self, package, query):
        # A run that was ended before there was an entry left nothing of use.
        shutil.rmtree(self.path, ignore_errors=True)
        work.open_workspace(self.programs, self.path, self.clock.now.isoformat())
        settings = os.path.join(self.path, "registry", "config.xml")
        with open(settings, encoding="utf-8") as file:
            text = file.read()
        with open(settings, "w", encoding="utf-8") as file:
            file.write(text.replace("<archive ", '<archive form="zip" ', 1))
        os.makedirs(self.inbox, exist_ok=True)
        shutil.copy(package, self.inbox)
        self.turn(days=1)
        self.decide("370900-2026-000001")
        self.turn(days=2)
        for _ in range(3):
            self.turn(days=14)
        numbers = [found[1] for path in glob.glob(os.path.join(self.path, "registry", "register", "*", "*", "*.xml"))
                   if (found := NUMBER.search(path))]
        if len(numbers) != 1:
            raise SystemExit("bench.py: scale: %d entries in force instead of one" % len(numbers))
        self.query = query.replace("{entry}", numbers[0])

    def end_publicity(self):
        """Goes on until no case is in publicity."""
        for _ in range(MOST_WEEKS):
            if not self.published():
                return
            self.turn(days=7)
        raise SystemExit("bench.py: scale: publicity does not end: rounds have come to a year whose calendar nobody "
                         "has adopted; remove %d.ext4" % self.count)

    def catch_up(self, applied):
        """So many applications that were decided and registered, as rounds leave them: else the public lists of a
        registry that was asked in earlier runs are longer than a new one's, whatever it holds."""
        packages = self.applications[self.applied:applied]
        if not packages:
            return
        self.applied = applied
        self.write_note()
        for package in packages:
            shutil.copy(package, self.inbox)
        self.turn(hours=1)
        for number in sorted(os.listdir(self.todo)):
            if os.path.exists(os.path.join(self.todo, number, "slip-pass.xml")):
                self.decide(number)
        self.turn(hours=1)
        if len(self.published()) != len(packages):
            raise SystemExit("bench.py: scale: %d of %d applications were decided" % (
                len(self.published()), len(packages)))
        self.end_publicity()
        self.clear_outbox()
        self.write_note()

    def published(self):
        """The cases in publicity."""
        return [case for case in json.loads(self.dengji("status", "--format", "json").output)["cases"]
                if case["stage"] == "publicity"]

    def write_note(self):
        """What a later run needs to go on; written before files are dropped, which so never have an id twice."""
        with open(self.note_path + ".new", "w", encoding="utf-8") as file:
            json.dump({"query": self.query, "next": self.next, "applied": self.applied,
                       "now": self.clock.now.isoformat()}, file)
            file.flush()
            os.fsync(file.fileno())
        os.rename(self.note_path + ".new", self.note_path)

    def take_ids(self, count):
        """So many numbers that no package of this registry has had."""
        first, self.next = self.next, self.next + count
        self.write_note()
        return range(first, first + count)

    def closed(self):
        """Closed cases, but for the one that made the entry."""
        return json.loads(self.dengji("status", "--format", "json").output)["closed"] - 1

    def decide(self, number):
        """The slip that passes a case, as an officer fills it in; gives the time at which it is dropped."""
        slip = os.path.join(self.todo, number, "slip-pass.xml")
        with open(slip, encoding="utf-8") as file:
            text = file.read()
        text = re.sub("<officer>[^<]*</officer>", "<officer>%s</officer>" % OFFICER, text)
        text = text.replace("<reason/>", "<reason>材料齐全</reason>")
        text = re.sub('result="[^"]*"', 'result="conform"', text)
        folder = os.path.join(self.path, "inbox", REGISTRAR)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, ".pass.part"), "w", encoding="utf-8") as file:
            file.write(text)
        began = time.perf_counter()
        os.rename(os.path.join(folder, ".pass.part"), os.path.join(folder, number + ".xml"))
        return began

    def ask(self, count, say):
        """So many queries in portions, each half a day of the demonstration later; what was sent is taken away by
        its party."""
        began, done = time.perf_counter(), 0
        while done < count:
            portion = min(PORTION, count - done)
            for number in self.take_ids(portion):
                self.drop_query("S-%08d" % number)
            self.turn(hours=12)
            done += portion
            if self.count_answers() < portion:
                raise SystemExit("bench.py: scale: %d queries were not answered" % (portion - self.count_answers()))
            self.clear_outbox()
            if count > PORTION:
                say("%d of %d closed cases, %.0f a second" % (
                    self.count - count + done, self.count, done / (time.perf_counter() - began)))
        self.write_note()

    def renew_inbox(self):
        """A drop folder that never held a portion of them at once: an ext4 directory does not shrink, and a look at
        one that held 20,000 names takes milliseconds ever after."""
        mode = os.stat(self.inbox).st_mode & 0o7777
        shutil.rmtree(self.inbox)  # with what a run that was ended had staged
        os.mkdir(self.inbox)
        os.chmod(self.inbox, mode)

    def clear_outbox(self):
        for name in glob.glob(os.path.join(self.path, "outbox", PARTY, "[0-9]*", "*")):
            os.unlink(name)

    def count_answers(self):
        folder = os.path.join(self.path, "outbox", PARTY)
        return sum("_proof_" in name and name.endswith(".xml")
                   for day in os.listdir(folder) if day[0].isdigit()
                   for name in os.listdir(os.path.join(folder, day)))

    def drop_query(self, identity):
        text = self.query.replace("{id}", identity).replace("{created}", self.clock.now.isoformat())
        staged = os.path.join(self.inbox, "." + identity + ".part")
        with open(staged, "w", encoding="utf-8") as file:
            file.write(text)
        os.rename(staged, os.path.join(self.inbox, identity + ".xml"))

    def note(self, name, value):
        self.figures.setdefault(name, []).append(value)

    def look(self, packages):
        """One round: each question once; the watcher: how soon it is ready and answers what lies there, what it holds,
        how fast it is; then the night on which publicity ends."""
        self.put(QUESTIONS)
        os.sync()
        arrivals = Arrivals(max(glob.glob(os.path.join(self.path, "outbox", PARTY, "2*"))))
        first = "F-%08d" % self.take_ids(1)[0]
        self.drop_query(first)
        began = time.perf_counter()
        with self.watcher(self.clock.after(minutes=30)) as watcher:
            self.note("start", until_ready(watcher) - began)
            self.note("start to the first acknowledgement", arrivals.wait_for("_acknowledgement_" + first) - began)
            arrivals.close()
            self.note("seconds until it rests", until_rest(watcher.pid) - began)
            self.note("memory", resident_kib(watcher.pid))
            self.note("intake", self.intake(packages))
            began = time.perf_counter()
            self.note("memory after intake", peak_kib(watcher.pid))
            self.note("views behind the last answer", until_rest(watcher.pid) - began)
            times = [self.single("L-%08d" % number) for number in self.take_ids(20)]
            self.note("latency", percentile(times, 0.5))
            times = [self.publish(watcher) for _ in range(PUBLISHED)]
            self.note("decision on the site", percentile(times, 0.5))
            ended = time.perf_counter()
        self.note("end", time.perf_counter() - ended)
        self.put(LATER)
        self.come_due()
        self.clock.after(days=1)

    @contextlib.contextmanager
    def watcher(self, now):
        """The registry at work from that time on, ended in order."""
        with subprocess.Popen([self.programs.dengji, "run", "--now", now, "--workspace", self.path],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            try:
                yield process
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(timeout=TIME_LIMIT_SECONDS)

    def publish(self, watcher):
        """Seconds from a decision to the page of the case and the list of all publicity; the application came
        before."""
        before = set(os.listdir(self.todo))
        if self.applied >= len(self.applications):
            raise SystemExit("bench.py: scale: no application is left; give it more --packages")
        package = self.applications[self.applied]
        self.applied += 1
        self.write_note()
        staged = os.path.join(self.inbox, ".application.part")
        shutil.copy(package, staged)
        os.rename(staged, os.path.join(self.inbox, os.path.basename(package)))
        limit = time.perf_counter() + ANSWER_SECONDS
        while not (new := [name for name in set(os.listdir(self.todo)) - before if os.path.exists(
                os.path.join(self.todo, name, "slip-pass.xml"))]):
            if time.perf_counter() > limit or watcher.poll() is not None:
                raise SystemExit("bench.py: scale: %s is not to be decided" % os.path.basename(package))
            time.sleep(0.01)
        until_rest(watcher.pid)
        arrivals = Arrivals(os.path.join(self.path, "outbox", "public", "publicity"))
        try:
            began = self.decide(new[0])
            return arrivals.wait_for_all("(%s|index)[.]html" % new[0], 2)[-1] - began
        finally:
            arrivals.close()

    def come_due(self):
        """The watcher at the beginning of the working day after publicity has ended: how soon the certificates of
        the day's cases are there."""
        cases = self.published()
        if len(cases) != PUBLISHED or len({case["due"] for case in cases}) != 1:
            raise SystemExit("bench.py: scale: not all decided cases end on one day")
        period = self.dengji("calendar", "explain", "--from", cases[0]["due"], "--days", "1", "--format", "json")
        midnight = datetime.datetime.fromisoformat(json.loads(period.output)["due"] + "T00:00:00+08:00")
        wait = BEFORE_MIDNIGHT + self.count // CASES_PROVED
        self.clock.now = midnight - datetime.timedelta(seconds=wait)
        began = time.perf_counter()
        with self.watcher(self.clock.now.isoformat()) as watcher:
            until_ready(watcher)
            until_rest(watcher.pid)
            if time.perf_counter() > began + wait:
                raise SystemExit("bench.py: scale: midnight was over before the start came to rest")
            year = os.path.join(self.path, "outbox", PARTY, str(midnight.year))
            os.makedirs(year, exist_ok=True)  # the first paper of a year makes it
            arrivals = Arrivals(year)
            try:
                times = arrivals.wait_for_all(".*_certificate_.*[.]xml", PUBLISHED, wait + ANSWER_SECONDS)
            finally:
                arrivals.close()
            # The program's clock begins when it has read its workspace: what that takes is counted too.
            self.note("deadline to the first certificate", times[0] - began - wait)
            self.note("deadline to the last of %d" % PUBLISHED, times[-1] - began - wait)
            until_rest(watcher.pid)
        self.clock.after(hours=1)
        self.write_note()

    def put(self, questions):
        for name, arguments in questions.items():
            arguments = [part.format(path=self.path, day=self.clock.now.date().isoformat()) for part in arguments]
            if name == "single pass":
                arguments += ["--now", self.clock.after(minutes=30)]
            run = self.dengji(*arguments)
            self.note(name, run.seconds)
            self.note(name + ", memory", run.peak_kib("dengji"))

    def intake(self, count):
        """Queries a second: so many are there at once."""
        staged = os.path.join(self.place.path, "staged")
        os.makedirs(staged, exist_ok=True)
        inbox, self.inbox = self.inbox, staged
        names = ["I-%08d" % number for number in self.take_ids(count)]
        for name in names:
            self.drop_query(name)
        self.inbox = inbox
        before = self.count_answers()
        began = time.perf_counter()
        for name in names:
            os.rename(os.path.join(staged, name + ".xml"), os.path.join(inbox, name + ".xml"))
        while self.count_answers() < before + count:
            if time.perf_counter() - began > ANSWER_SECONDS + count / 10:
                raise SystemExit("bench.py: scale: %d of %d queries were not proved; in a kept registry the entry's "
                                 "years may be over" % (before + count - self.count_answers(), count))
            time.sleep(0.05)
        return count / (time.perf_counter() - began)

    def single(self, name):
        folders = glob.glob(os.path.join(self.path, "outbox", PARTY, "2*"))
        arrivals = Arrivals(max(folders))
        time.sleep(0.1)
        began = time.perf_counter()
        self.drop_query(name)
        try:
            return arrivals.wait_for("_acknowledgement_" + name) - began
        finally:
            arrivals.close()


def until_ready(watcher):
    """The time at which the registry says that it is at work; its log is read on, so that it never waits."""
    for line in watcher.stderr:
        if READY.search(line):
            seen = time.perf_counter()
            threading.Thread(target=watcher.stderr.read, daemon=True).start()
            return seen
    raise SystemExit("bench.py: scale: dengji run ended with status %s" % watcher.wait())


def spent(pid):
    """Nanoseconds on a processor by thread, children's too; one that ended meanwhile is left out."""
    figures = {}
    for task in process.tasks(pid):
        if found := process.read("/proc/%d/task/%s/schedstat" % (pid, task)).split():
            figures[task] = int(found[0])
        for child in process.read("/proc/%d/task/%s/children" % (pid, task)).split():
            figures.update(spent(int(child)))
    return figures


def is_waiting_for_disk(pid):
    """Whether a thread of it, or of its children, sleeps until the disk has answered."""
    for task in process.tasks(pid):
        if ") D " in process.read("/proc/%d/task/%s/stat" % (pid, task)):
            return True
        children = process.read("/proc/%d/task/%s/children" % (pid, task)).split()
        if any(is_waiting_for_disk(int(child)) for child in children):
            return True
    return False


def until_rest(pid):
    """The time from which its threads, and its children's, did nothing for half a second, and waited for no disk: views
    have caught up."""
    before, since = spent(pid), time.perf_counter()
    limit = since + TIME_LIMIT_SECONDS
    while time.perf_counter() - since < 0.5:
        if time.perf_counter() > limit:
            raise SystemExit("bench.py: scale: the registry does not come to rest")
        time.sleep(0.05)
        now = spent(pid)
        worked = sum(value - before.get(task, 0) for task, value in now.items())
        if worked > 2_000_000 or is_waiting_for_disk(pid):
            before, since = now, time.perf_counter()
    return since


def status_kib(pid, name):
    found = re.search(r"^%s:\s+(\d+) kB" % name, process.read("/proc/%d/status" % pid), re.M)
    return int(found[1]) if found else 0


def resident_kib(pid):
    return status_kib(pid, "VmRSS")


def peak_kib(pid):
    return status_kib(pid, "VmHWM")


def query_text(schemas):
    """The example of a query with places for what differs."""
    with open(os.path.join(schemas, "examples", "proof-query.xml"), encoding="utf-8") as file:
        text = file.read()
    text = re.sub(r"<entry>[^<]*<", "<entry>{entry}<", text, count=1)
    text = re.sub(r'\sid="[^"]*"', ' id="{id}"', text, count=1)
    return re.sub(r'\screated="[^"]*"', ' created="{created}"', text, count=1)


def disk_of(bench, size):
    size_bytes, inodes = FREE_BYTES + size * CASE_BYTES, size * 16
    if bench.options.registries is None or size < LEAST_KEPT:
        return disk.fresh(bench.images, size_bytes, inodes)
    os.makedirs(bench.options.registries, exist_ok=True)
    return disk.kept(os.path.join(bench.options.registries, "%d.ext4" % size), size_bytes, inodes)


def scale(bench, table):
    sizes = [10] + [int(size) for size in bench.options.scale.split(",")]
    folder, _ = bench.packages("small")
    applications = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    query = query_text(bench.programs.schemas)
    with contextlib.ExitStack() as stack:
        registries = []
        for size in sizes:
            bench.say("a registry of %d closed cases" % size)
            place = stack.enter_context(disk_of(bench, size))
            registries.append(Registry(bench.programs, place, size))
            registries[-1].applications = applications
            registries[-1].make(applications[0], query, bench.say)
        for registry in registries:
            registry.catch_up(max(one.applied for one in registries))
        rounds = look_at_all(bench, registries, table)
    return tell(registries, rounds, table)


def look_at_all(bench, registries, table):
    """The rounds, of which each second begins with the last registry; gives how many were done. One that fails, or is
    told to stop, costs none before it: they may be of hours."""
    for number in range(bench.runs):
        for registry in registries if number % 2 == 0 else reversed(registries):
            bench.say("%d closed cases, round %d of %d" % (registry.count, number + 1, bench.runs))
            try:
                registry.look(bench.options.packages // 2)
            except (SystemExit, KeyboardInterrupt, OSError) as reason:
                if number == 0:
                    raise
                why = str(reason) or "told to stop"
                bench.say(why)
                table.add("scale, rounds", "%d of %d: %s" % (number, bench.runs, why))
                return number
    return bench.runs


def tell(registries, rounds, table):
    for registry in registries:
        for values in registry.figures.values():
            del values[rounds:]
    empty, names = registries[0].figures, list(registries[0].figures)

    def told(name, registry):
        value = median(registry.figures[name])
        if "memory" in name:
            return mebibytes(value)
        return "%.0f/s" % value if name == "intake" else "%.3f s" % value

    for name in names:
        last = registries[-1].figures[name]
        value = median(last)
        # Ratios are formed within a round.
        more = median([one / other if name != "intake" else other / one for one, other in zip(last, empty[name])]) - 1
        is_met, bar = None, ""
        if name == "memory":
            is_met, bar = value < MEMORY_KIB, "< 150 MB"
        elif "memory" not in name:
            is_met, bar = more <= MORE, "within 10 % of the empty one"
            if name == "start":
                is_met, bar = is_met and value < START_SECONDS, "< 1 s, " + bar
        table.add("%s, closed cases %s" % (name, " / ".join("%d" % one.count for one in registries)),
                  "%s (by rounds %+.0f %%)" % (" / ".join(told(name, one) for one in registries), 100 * more),
                  bar, is_met)
    return {str(one.count): {name: {"median": median(values), "all": values}
                             for name, values in one.figures.items()} for one in registries}
