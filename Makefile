# Paragraf. Each target installs what it needs, and only what is missing:
#
#   make run     build, and open the window; without a display run "paragraf demo"
#   make test    every test
#   make lint    gofmt, go vet, staticcheck
#   make bench   the benchmarks (docs/performance.md has the figures)
#   make conformance  the documents before the outside judges: veraPDF for PDF/A and PDF/UA
#   make pictures     the pictures of docs/, made from the program itself
#   make hour         an hour of use in one run: open, read, mark, resize, undo
#   make fuzz    every fuzzer for FUZZTIME each
#   make fresh   "make run" and "make test" in a bare Debian 12 root (needs root)

SHELL     := /bin/bash
VERSION   := 0.1.0
COMMIT    := $(shell git rev-parse --short=12 HEAD 2>/dev/null)
LDFLAGS   := -X paragraf/app/command.version=$(VERSION) -X paragraf/app/command.commit=$(COMMIT)
# Without this tag Fyne checks at every refresh whether it is called on its own
# thread, which costs more than half of all that the window computes. The tests of
# the real window are built without it and fail on what it says.
TAGS      := migrated_fynedo
FUZZTIME  ?= 5m
BENCHTIME ?= 1s
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.0

# The build: a C compiler and what Fyne draws with on X11 and Wayland.
BUILD_NEEDS := gcc libc6-dev pkg-config libgl-dev libegl-dev libx11-dev libxrandr-dev \
	libxxf86vm-dev libxi-dev libxcursor-dev libxinerama-dev libxkbcommon-dev libwayland-dev
# The tests: other programs that judge the documents, and a screen to drive the window on.
TEST_NEEDS := poppler-utils qpdf mupdf-tools openssl python3 softhsm2 \
	xvfb xauth xdotool x11-xkb-utils x11-utils xclip imagemagick libgl1-mesa-dri

# The judge of PDF/A and PDF/UA, one jar from Maven Central, and how many drawn
# meetings it is given (four documents each).
VERAPDF   := 1.28.2
JUDGES    := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/paragraf/judges
MEETINGS  ?= 80

.PHONY: run build test lint bench conformance pictures hour fuzz fresh build-needs test-needs
.DEFAULT_GOAL := run

run: build
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		exec bin/paragraf; \
	else \
		echo "There is no display here: running \"paragraf demo\" instead of opening the window."; \
		exec bin/paragraf demo; \
	fi

build: build-needs
	go build -buildvcs=false -tags $(TAGS) -ldflags '$(LDFLAGS)' -o bin/paragraf .

test: build-needs test-needs
	go test -timeout 30m ./...

lint: build-needs
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); \
	if [ -n "$$unformatted" ]; then echo "gofmt these files:"; echo "$$unformatted"; exit 1; fi
	go vet ./...
	go run $(STATICCHECK) ./...

bench: build-needs
	go test -run '^$$' -bench . -benchtime $(BENCHTIME) -benchmem -timeout 60m ./...

conformance: build-needs test-needs
	@.ci/need default-jre-headless maven
	@test -f $(JUDGES)/greenfield-apps-$(VERAPDF).jar || \
		mvn -q dependency:copy -Dartifact=org.verapdf.apps:greenfield-apps:$(VERAPDF) -DoutputDirectory=$(JUDGES)
	PARAGRAF_VERAPDF=$(JUDGES)/greenfield-apps-$(VERAPDF).jar PARAGRAF_CONFORMANCE=$(MEETINGS) \
		go test -timeout 60m -count 1 -v -run 'Conform|Qpdf|Poppler|Mutool|Openssl' ./pdf/...

pictures: build-needs test-needs
	PARAGRAF_GUIDE_PICTURES=$(CURDIR)/docs/pictures/guide go test -count=1 -timeout 30m ./app -run TestGuidePictures
	PARAGRAF_README_PICTURE=$(CURDIR)/docs/pictures/window.png go test -count=1 ./app -run TestReadmePicture

SEED ?= 7
hour: build-needs
	PARAGRAF_ACTS=60000 PARAGRAF_SEED=$(SEED) go test -count=1 -timeout 120m -v ./app -run TestAnHourOfUse

fuzz: build-needs
	@set -e; for package in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$package | grep '^Fuzz' || true); do \
			echo "== $$package $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1x -timeout 0 $$package; \
		done; \
	done

fresh:
	.ci/fresh

build-needs:
	@.ci/need $(BUILD_NEEDS)

test-needs:
	@.ci/need $(TEST_NEEDS)
