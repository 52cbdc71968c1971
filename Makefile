# dengji: what people do with a checkout. `make help` lists it.
SWIFT ?= swift
PREFIX ?= /usr/local
CONFIGURATION ?= debug
BIN = .build/$(CONFIGURATION)
# Release programs carry Swift's own libraries: they run where no toolchain is, and start sooner.
FLAGS_release = --static-swift-stdlib
RELEASE = $(SWIFT) build -c release $(FLAGS_release) --product
# Debian's names: what the program is built with, and the tools that tests compare it with.
LIBRARIES = libxml2-dev libarchive-dev libssl-dev libsqlite3-dev pkg-config \
    libpango1.0-dev libcairo2-dev libqrencode-dev libqpdf-dev fonts-noto-cjk fonts-hanazono
ORACLES = xmlsec1 libxml2-utils zip unzip libarchive-tools strace faketime openssl jq sqlite3 python3 python3-venv python3-html5lib python3-rdflib \
    chromium chromium-driver python3-selenium python3-feedparser python3-icalendar groff mandoc zsh fish \
    poppler-utils qpdf zbar-tools openjdk-17-jdk-headless golang-go golang-golang-x-mod-dev
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.DEFAULT_GOAL := build
.PHONY: help build run demo test year simulate changes faults flood fuzz bench guard lint install manual libraries oracles

help: ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

build: libraries ## build everything (CONFIGURATION=debug|release)
	$(SWIFT) build --configuration $(CONFIGURATION) $(FLAGS_$(CONFIGURATION))

run: build ## start the watcher on this folder's inbox/ and outbox/
	@$(BIN)/dengji run --workspace . --prepare

demo: build oracles ## play a registrar's year in .demo/ and an operator's way in .demo-operator/, and check them
	@Tests/Demo/demo.sh $(BIN)/dengji .demo
	@Tests/Demo/check.sh .demo
	@Tests/Demo/operator.sh $(BIN)/dengji .demo-operator
	@$(BIN)/dengji verify .demo-operator

test: libraries oracles ## every test
	$(SWIFT) build --build-tests
	@Tests/suite.sh $(SWIFT) test --skip-build

year: libraries oracles ## live 400 cases through a year and reckon each date anew (DENGJI_YEAR_SEED=N repeats one)
	$(SWIFT) build --build-tests
	DENGJI_YEAR=1 $(SWIFT) test --skip-build --filter YearTests/wholeYear

simulate: libraries ## SEEDS=10000 stories with failing disks and crashes, against calm ones (DENGJI_SIMULATE_SEED=N repeats one)
	$(SWIFT) build --build-tests
	DENGJI_SIMULATE=$(or $(SEEDS),10000) $(SWIFT) test --skip-build --filter SimulationTests

changes: libraries oracles ## change 10,000 bytes of one workspace at random; each must be named (DENGJI_CHANGES_SEED=N repeats one)
	$(SWIFT) build --build-tests
	DENGJI_CHANGES=10000 $(SWIFT) test --skip-build --filter ByteChangeTests

# An ext4 with journal is made and mounted for the calls, which root alone can do.
faults: libraries oracles ## kill the watcher at 50 random instants; let each call that writes, and each opening, fail, on a disk of its own
	$(RELEASE) dengji
	$(RELEASE) dengji-examiner
	@Tests/Faults/kill.sh .build/release/dengji .build/faults 500 50
	@$(SUDO) Tests/Faults/inject.py .build/release/dengji .build/inject --mount --reading

flood: libraries oracles ## drop 50,000 packages at once and one of another party in the middle, release build
	$(RELEASE) dengji
	$(RELEASE) dengji-examiner
	@Tests/Faults/flood.sh .build/release/dengji .build/flood 50000

# A build of its own, in which every room counts its branches and checks addresses and leaks. Of two
# sanitizers SwiftPM writes two options to the compiler, which heeds the last: hence the third.
fuzz: libraries ## TIME=60 seconds of libFuzzer for each target, or RUNS=1000000 executions (TARGET=zip: that one alone)
	DENGJI_FUZZ=1 DENGJI_TARGETS=fuzz $(SWIFT) build -c release --scratch-path .build/fuzz \
	    --sanitize address --sanitize fuzzer -Xswiftc -sanitize=address,fuzzer \
	    -Xswiftc -enable-testing --product fuzz
	@TIME=$(TIME) RUNS=$(RUNS) SEED=$(SEED) Tests/Fuzz/fuzz.sh .build/fuzz/release/fuzz .build/fuzz $(TARGET)

# Each run has an ext4 with journal of its own, which root alone can mount. BENCH='--quick' for a short one;
# Tests/Bench/bench.py --help lists rows and options.
bench: libraries oracles ## the numbers of the design, against a floor program and other ways (BENCH='--quick --rows intake')
	$(RELEASE) dengji
	$(RELEASE) dengji-examiner
	$(RELEASE) dengji-press
	@$(MAKE) --no-print-directory -C Tests/Bench/floor OUT=$(CURDIR)/.build/bench
	@$(SUDO) Tests/Bench/bench.py --dengji .build/release/dengji --floor .build/bench/floor \
	    --build .build/bench --json .build/bench/bench.json $(BENCH)

# Builds the tests of the rules alone, in a folder of their own.
lint: ## format and house rules
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	DENGJI_TARGETS=HouseTests $(SWIFT) test --scratch-path .build/lint --skip DocumentCommandTests

# With the debug build, which the tests have made already.
guard: libraries oracles ## a small bench that fails where intake lost more than 30 % against the floor program
	$(SWIFT) build
	@$(MAKE) --no-print-directory -C Tests/Bench/floor OUT=$(CURDIR)/.build/bench
	@$(SUDO) Tests/Bench/bench.py --dengji .build/debug/dengji --floor .build/bench/floor \
	    --build .build/bench --rows intake --packages 300 --runs 3 --expect Tests/Bench/expected.json

install: libraries ## release build into PREFIX (/usr/local), below DESTDIR
	$(RELEASE) dengji
	$(RELEASE) dengji-examiner
	$(RELEASE) dengji-press
	@if ldd .build/release/dengji .build/release/dengji-examiner .build/release/dengji-press \
	    | grep -E 'lib(swift|Foundation|dispatch)|not found'; \
	then echo 'needs a library that no package of Debian has'; exit 1; fi
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/dengji
	install -m 0755 .build/release/dengji .build/release/dengji-examiner \
	    .build/release/dengji-press $(DESTDIR)$(PREFIX)/bin
	cp -R schemas $(DESTDIR)$(PREFIX)/share/dengji/
	@$(MAKE) --no-print-directory manual PROGRAM=.build/release/dengji

# Manual pages in both languages, and completion for the three shells that the parser knows.
PROGRAM ?= $(BIN)/dengji
# The commit's day, so that the same source makes the same pages.
DATE = $(shell git log -1 --format=%cs 2>/dev/null || date +%F)
SHARE = $(DESTDIR)$(PREFIX)/share

manual: ## manual pages and completion of PROGRAM into PREFIX, below DESTDIR
	install -d $(SHARE)/man/man1 $(SHARE)/man/zh_CN/man1 $(SHARE)/bash-completion/completions \
	    $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	LC_ALL=C.UTF-8 $(PROGRAM) manual $(SHARE)/man/man1 --date $(DATE)
	LC_ALL=zh_CN.UTF-8 $(PROGRAM) manual $(SHARE)/man/zh_CN/man1 --date $(DATE)
	$(PROGRAM) --generate-completion-script bash >$(SHARE)/bash-completion/completions/dengji
	$(PROGRAM) --generate-completion-script zsh >$(SHARE)/zsh/site-functions/_dengji
	$(PROGRAM) --generate-completion-script fish >$(SHARE)/fish/vendor_completions.d/dengji.fish

# Installs Debian packages, only where one is missing; elsewhere says what is wanted and goes on.
define require
	@command -v dpkg-query >/dev/null || { echo "not Debian: needed are $(1)"; exit 0; }; \
	missing=""; for name in $(1); do \
	    dpkg-query -W -f '$${Status}' $$name 2>/dev/null | grep -q 'ok installed' \
	        || missing="$$missing $$name"; done; \
	if [ -n "$$missing" ]; then echo "installing$$missing"; $(SUDO) apt-get update -qq \
	    && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
	        --no-install-recommends $$missing >/dev/null; fi
endef

libraries: ## install the Debian packages that building needs
	$(call require,$(LIBRARIES))

# Of PyPI in a virtual environment. Where PyPI is out of reach a file says so, and the tests that
# compare with its packages are shown as skipped.
oracles: ## install the packages of Debian and PyPI that tests and the demo need
	$(call require,$(ORACLES))
	@if [ .build/oracles/done -nt Tests/Oracles/requirements.txt ]; then exit 0; fi; \
	rm -rf .build/oracles; python3 -m venv .build/oracles; \
	if .build/oracles/bin/pip install -q -r Tests/Oracles/requirements.txt; \
	then touch .build/oracles/done; \
	else echo 'PyPI is out of reach: tests with its packages are skipped' \
	    | tee .build/oracles/unreachable; fi
