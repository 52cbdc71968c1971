# dengji: what people do with a checkout. `make help` lists it.
SWIFT ?= swift
PREFIX ?= /usr/local
CONFIGURATION ?= debug
BIN = .build/$(CONFIGURATION)
LIBRARIES = libxml2-dev libarchive-dev libssl-dev pkg-config
ORACLES = xmlsec1 libxml2-utils zip unzip strace faketime python3-venv openssl
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.DEFAULT_GOAL := build
.PHONY: help build run demo test bench lint install libraries oracles

help:
	@echo "make build    build everything (debug)"
	@echo "make run      start the watcher on this folder's inbox/ and outbox/"
	@echo "make demo     play a year in .demo/ and leave its outbox to look at"
	@echo "make test     every test"
	@echo "make bench    measurements, release build"
	@echo "make lint     format and house rules"
	@echo "make install  release build into $(PREFIX)"

build: libraries
	$(SWIFT) build

run: build
	@$(BIN)/dengji run --workspace . --prepare

demo: build oracles
	@Tests/Demo/demo.sh $(BIN)/dengji .demo
	@Tests/Demo/check.sh .demo

test: libraries oracles
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

bench: libraries oracles
	$(SWIFT) build -c release --product dengji
	$(SWIFT) build -c release --product dengji-examiner
	@Tests/Bench/bench.sh .build/release/dengji

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	$(SWIFT) test --filter HouseTests

install: libraries
	$(SWIFT) build -c release --product dengji
	$(SWIFT) build -c release --product dengji-examiner
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/dengji
	install -m 0755 .build/release/dengji .build/release/dengji-examiner $(DESTDIR)$(PREFIX)/bin
	cp -R schemas $(DESTDIR)$(PREFIX)/share/dengji/

# Debian packages, installed only where one is missing.
define require
	@missing=""; for name in $(1); do \
	    dpkg-query -W -f '$${Status}' $$name 2>/dev/null | grep -q 'ok installed' \
	        || missing="$$missing $$name"; done; \
	if [ -n "$$missing" ]; then echo "installing$$missing"; $(SUDO) apt-get update -qq \
	    && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq $$missing >/dev/null; fi
endef

libraries:
	$(call require,$(LIBRARIES))

oracles:
	$(call require,$(ORACLES))
