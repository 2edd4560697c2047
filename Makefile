# The only door to the project. Everything is built in release mode: the kernels are ten times
# slower without it.
#
#   JOBS=1          how many compile jobs at once (default: one per core)
#   FILTER=Name     which tests `make test` runs
#   PREFIX=/usr     where `make install` puts gradus (default: /usr/local); DESTDIR for packagers

PREFIX ?= /usr/local
BUILD := swift build -c release $(if $(JOBS),--jobs $(JOBS))
GRADUS := .build/release/gradus
FORMATTED := $(wildcard Package.swift Sources Tests Examples Benchmarks)

# The binary to install carries the Swift and C++ runtimes in itself, so that it runs on machines
# without a toolchain: the linker is shown a folder that holds the C++ runtime's archive only.
STATIC := .build/static
STATIC_FLAGS := --static-swift-stdlib --scratch-path $(STATIC) \
	-Xswiftc -Xclang-linker -Xswiftc -static-libgcc -Xlinker -L$(CURDIR)/$(STATIC)/archives \
	-Xlinker --strip-all

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help build run test lint format architecture docs bench bench-peers bench-regression check data \
	install uninstall clean $(STATIC)/release/gradus

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' Makefile

build: ## build the library and the command
	$(BUILD)

run: build ## fit the penguins, showing the work
	$(GRADUS) fit Examples/penguins/penguins.csv --target species -o .build/penguins.gradus

# Testable imports need a build of their own; in a folder of its own neither undoes the other.
test: ## run the tests
	swift test -c release --parallel --disable-xctest --scratch-path .build/tests \
		$(if $(JOBS),--jobs $(JOBS)) $(if $(FILTER),--filter '$(FILTER)')
	$(if $(FILTER),,Tests/CrossTests/portable.sh && Tests/CrossTests/arm64.sh)

lint: ## check formatting, documents and links
	swift format lint --strict --parallel --recursive $(FORMATTED)
	Scripts/check-documents

format: ## format the Swift sources in place
	swift format --in-place --parallel --recursive $(FORMATTED)

architecture: ## check who imports whom
	$(BUILD) --explicit-target-dependency-import-check error
	Scripts/check-imports

docs: build ## build the reference documentation into .build/documentation
	Scripts/documentation

bench: ## run the benchmarks
	swift run -c release --package-path Benchmarks Benchmarks

bench-peers: build ## time Gradus and its peers in turn, into Benchmarks/RESULTS.md
	python3 -m venv .build/peers
	.build/peers/bin/pip install --quiet --requirement Benchmarks/peers/requirements.txt
	.build/peers/bin/python Benchmarks/peers/compare --output Benchmarks/RESULTS.md

bench-regression: ## time regressions beside scikit-learn and statsmodels, into Benchmarks/REGRESSION.md
	swift build -c release $(if $(JOBS),--jobs $(JOBS)) --package-path Benchmarks --product Regressions
	python3 -m venv .build/peers
	.build/peers/bin/pip install --quiet --requirement Benchmarks/regression/requirements.txt
	.build/peers/bin/python Benchmarks/regression/compare --output Benchmarks/REGRESSION.md

check: lint architecture test docs ## everything that must hold before a commit lands
	Scripts/newcomer

data: ## fetch the larger data sets into .data
	Scripts/data

install: $(STATIC)/release/gradus ## install gradus, its manual page and completions under PREFIX
	Scripts/install $(STATIC)/release/gradus "$(DESTDIR)$(PREFIX)"

uninstall: ## remove what `make install` installed
	Scripts/install --remove "$(DESTDIR)$(PREFIX)"

clean: ## remove everything that was built, but not .data
	rm -rf .build

$(STATIC)/release/gradus:
	mkdir -p $(STATIC)/archives
	ln -sf "$$(clang -print-file-name=libstdc++.a)" $(STATIC)/archives/
	$(BUILD) $(STATIC_FLAGS) --product gradus
