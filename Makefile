# Paragraf. Each target installs what it needs, and only what is missing:
#
#   make run     build, and open the window; without a display run "paragraf demo"
#   make test    every test
#   make lint    gofmt, go vet, staticcheck
#   make bench   the benchmarks (docs/performance.md has the figures)
#   make conformance  the documents before the outside judges: veraPDF, EU DSS, pyHanko,
#                     pdfsig, mutool, qpdf and openssl; prints a table judge × kind
#   make pictures     the pictures of docs/, made from the program itself
#   make hour         an hour of use in one run: open, read, mark, resize, undo
#   make fuzz    every fuzzer for FUZZTIME each
#   make fresh   "make run" and "make test" in a bare Debian 12 root (needs root)

SHELL     := /bin/bash
VERSION   := 0.1.0
COMMIT    := $(shell git rev-parse --short=12 HEAD 2>/dev/null)
LDFLAGS   := -X paragraf/app/command.version=$(VERSION) -X paragraf/app/command.commit=$(COMMIT)
# Without the first tag Fyne checks at every refresh whether it is called on its own
# thread, which costs more than half of all that the window computes. The tests of
# the real window are built without it and fail on what it says. Without the second
# the caret of every field fades in and out, and the whole window is drawn twelve
# times a second while nothing happens.
TAGS      := migrated_fynedo,no_animations
FUZZTIME  ?= 5m
BENCHTIME ?= 1s
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.0

# The build: a C compiler and what Fyne draws with on X11 and Wayland.
BUILD_NEEDS := gcc libc6-dev pkg-config libgl-dev libegl-dev libx11-dev libxrandr-dev \
	libxxf86vm-dev libxi-dev libxcursor-dev libxinerama-dev libxkbcommon-dev libwayland-dev
# The tests: other programs that judge the documents, and a screen to drive the window on.
TEST_NEEDS := poppler-utils zbar-tools qpdf mupdf-tools openssl python3 softhsm2 \
	xvfb xauth xdotool x11-xkb-utils x11-utils xclip imagemagick libgl1-mesa-dri

# The judges that are no Debian packages, from Maven Central and PyPI, kept
# outside the project; and how many drawn meetings they are given (nine documents
# each).
VERAPDF   := 1.28.2
DSS       := 6.4
PYHANKO   := pyhanko==0.38.0 pyhanko-certvalidator==0.33.0
JUDGES    := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/paragraf/judges
MEETINGS  ?= 45

.PHONY: run build test lint bench conformance judges pictures hour fuzz fresh build-needs test-needs
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

conformance: build-needs test-needs judges
	PARAGRAF_VERAPDF=$(JUDGES)/greenfield-apps-$(VERAPDF).jar \
	PARAGRAF_PYHANKO="$(JUDGES)/pyhanko/bin/python $(CURDIR)/.ci/judges/pyhanko_judge.py" \
	PARAGRAF_DSS="java -cp $(JUDGES)/dss-$(DSS)/*:$(JUDGES)/dss-$(DSS)/classes Judge" \
	PARAGRAF_CONFORMANCE=$(MEETINGS) \
		go test -timeout 120m -count 1 -v -run 'Conform|Qpdf|QPDF|Poppler|MuPDF|OpenSSL|NoByteAtRandom' ./pdf/...

# Each is fetched once. EU DSS has no program of its own: the small one in
# .ci/judges is compiled beside it.
judges:
	@.ci/need default-jdk-headless maven python3-venv
	@test -f $(JUDGES)/greenfield-apps-$(VERAPDF).jar || \
		mvn -q -B dependency:copy -Dartifact=org.verapdf.apps:greenfield-apps:$(VERAPDF) -DoutputDirectory=$(JUDGES)
	@test -d $(JUDGES)/dss-$(DSS) || \
		mvn -q -B -f .ci/judges/pom.xml dependency:copy-dependencies -Ddss=$(DSS) -DoutputDirectory=$(JUDGES)/dss-$(DSS)
	@javac -cp '$(JUDGES)/dss-$(DSS)/*' -d $(JUDGES)/dss-$(DSS)/classes .ci/judges/Judge.java
	@test -x $(JUDGES)/pyhanko/bin/python || python3 -m venv $(JUDGES)/pyhanko
	@$(JUDGES)/pyhanko/bin/python -c 'import pyhanko' 2>/dev/null || $(JUDGES)/pyhanko/bin/pip install -q $(PYHANKO)

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
