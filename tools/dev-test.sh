# `./dev test`: every part is one function that leaves TAP lines through `tap`, and the totals are one line at the end.
#
# A part finds its tests by where they lie, so that a test is added by adding a file. What does not exist is passed over.
# shellcheck shell=bash

TEST_PARTS=(unit layers ui transcripts definitions examples stories property crash browser sanitizers threads fuzz chroot)

passed=0 failed=0 skipped=0

# tap NAME COMMAND...: runs a program that prints TAP, counts it, shows what failed. A program that ends badly without
# having said "not ok", or says nothing, counts as one failure.
tap() {
	local name=$1 log="build/test-logs/$1.log" status=0 oks not_oks skips
	shift
	mkdir -p "$(dirname "$log")"
	"$@" >"$log" 2>&1 || status=$?
	skips=$(grep -c -i '^\(not \)\?ok\b.*# *skip' "$log")
	oks=$(grep -i -v '# *skip' "$log" | grep -c '^ok\b')
	not_oks=$(grep -i -v '# *\(skip\|todo\)' "$log" | grep -c '^not ok\b')
	if [ "$not_oks" -eq 0 ] && { [ $status -ne 0 ] || [ $((oks + skips)) -eq 0 ]; }; then
		printf 'not ok - %s ended with status %d\n' "$name" $status >>"$log"
		not_oks=1
	fi
	passed=$((passed + oks)) failed=$((failed + not_oks)) skipped=$((skipped + skips))
	if [ "$not_oks" -gt 0 ]; then
		say "  $name: $oks passed, $not_oks failed ($log)"
		show_failures "$log"
	else
		say "  $name: $oks passed$([ "$skips" -eq 0 ] || printf ', %d skipped' "$skips")"
	fi
}

# The failures of a log with the lines that explain them; all of a short log.
show_failures() {
	if [ "$(wc -l <"$1")" -le 60 ]; then
		sed 's/^/    /' "$1"
	else
		grep -B 3 -A 15 '^not ok' "$1" | head -n 120 | sed 's/^/    /'
		tail -n 15 "$1" | sed 's/^/    /'
	fi
}

pass_over() {
	say "  nothing to do: $*"
}

# skip PART WHY: a part that cannot run here counts as one skipped test.
skip() {
	skipped=$((skipped + 1))
	say "  skipped: $*"
}

# run_units DIR [FILE...]: builds and runs tests/unit/test_*.c, or only these. One that does not build is a failure and does
# not stop others.
run_units() {
	local dir=$1 file name targets=(unit-tests)
	shift
	if ! compgen -G 'tests/unit/test_*.c' >/dev/null; then
		pass_over "no tests/unit/test_*.c"
		return
	fi
	if [ $# -gt 0 ]; then
		mapfile -t targets < <(basename -a -s .c "$@" | sed 's|^|tests/|')
	else
		set -- tests/unit/test_*.c
	fi
	compile "$dir" -k 0 "${targets[@]}" >"$dir/unit-build.log" 2>&1 || grep -A 5 -E 'error:|undefined reference' "$dir/unit-build.log" | head -n 60
	for file in "$@"; do
		name=$(basename "$file" .c)
		if ninja -C "$dir" -n "tests/$name" 2>/dev/null | grep -q 'no work to do'; then
			CMOCKA_MESSAGE_OUTPUT=tap tap "$dir/$name" "$dir/tests/$name"
		else
			failed=$((failed + 1))
			say "  $dir/$name: not built (see $dir/unit-build.log)"
		fi
	done
}

# run_script PATH [ARGUMENT...]: the runner of a part, if it is there.
run_script() {
	if [ ! -x "$1" ]; then
		pass_over "no $1"
		return
	fi
	tap "$(echo "${1#tests/}" | tr / -)" "$@"
}

need_program() {
	[ -x build/hearth ] && return
	pass_over "no build/hearth"
	return 1
}

part_unit() {
	run_units build
}

part_layers() {
	run_script tests/unit/layers.py
}

# Components against GOV.UK Frontend's own macros, and the compiler of templates.
part_ui() {
	run_script tests/ui/run
}

part_transcripts() {
	need_program || return 0
	if compgen -G 'tests/transcripts/*.txt' >/dev/null; then
		run_script tests/transcripts/run
	else
		pass_over "no tests/transcripts/*.txt"
	fi
}

part_definitions() {
	run_script tests/definitions/run
	need_program || return 0
	run_script tests/definitions/names
}

# The worked examples of the definitions themselves: `hearth check` runs every one.
part_examples() {
	need_program || return 0
	if [ -d definitions ]; then
		tap examples check_definitions
		tap pages check_pages
	else
		pass_over "no definitions"
	fi
}

check_definitions() {
	if build/hearth check definitions; then
		say "ok - the definitions and every example in them"
	else
		say "not ok - the definitions and every example in them"
	fi
}

check_pages() {
	if tools/law-pages.py --check; then
		say "ok - docs/law/ is what the definitions give"
	else
		say "not ok - docs/law/ is what the definitions give"
	fi
}

part_stories() {
	run_script tests/stories/run
}

part_property() {
	run_script tests/property/run
}

part_crash() {
	run_script tests/crash/run
}

# Pages in Debian's Chromium, driven by node, which came with npm.
part_browser() {
	need_program || return 0
	need_packages browser
	run_script tests/browser/run
}

# Unit tests and transcripts again, with every wrong access and undefined step ending the program.
part_sanitizers() {
	# gcc's warnings see ghosts in the code that sanitizers add; the plain build refuses the real ones.
	configure build-sanitize -Db_sanitize=address,undefined -Db_lundef=false -Dwerror=false || {
		failed=$((failed + 1))
		return
	}
	export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1
	run_units build-sanitize
	if compile build-sanitize >build-sanitize/build.log 2>&1 && [ -x build-sanitize/src/hearth ] &&
		compgen -G 'tests/transcripts/*.txt' >/dev/null; then
		HEARTH="$PWD/build-sanitize/src/hearth" tap sanitize-transcripts tests/transcripts/run
	fi
	HEARTH_BUILD="$PWD/build-sanitize" tap sanitize-ui tests/ui/run
	unset ASAN_OPTIONS UBSAN_OPTIONS
}

# What threads share, watched by ThreadSanitizer: stores, sessions, passwords, limits and symbols, then the server itself.
# What is suppressed, and why, stands in tests/threads/. (The demo's test has a store, but no threads of its own.)
part_threads() {
	local files
	mapfile -t files < <(grep -lE 'pthread|"(store|web)_help\.h"|"web/(limiter|connections)\.h"' tests/unit/test_*.c |
		grep -v '/test_demo\.c$')
	configure build-threads -Db_sanitize=thread -Db_lundef=false -Dwerror=false || {
		failed=$((failed + 1))
		return
	}
	export TSAN_OPTIONS=exitcode=66:second_deadlock_stack=1
	run_units build-threads "${files[@]}"
	unset TSAN_OPTIONS
	HEARTH_BUILD=build-threads run_script tests/threads/run
}

part_fuzz() {
	local target
	if [ -z "$(list_fuzzers)" ]; then
		pass_over "no tests/fuzz/fuzz_*.c"
		return
	fi
	need_packages fuzz
	build_fuzzers || {
		failed=$((failed + 1))
		return
	}
	for target in $(list_fuzzers); do
		if fuzz_one "$target" "${FUZZ_SECONDS:-30}"; then
			passed=$((passed + 1))
		else
			failed=$((failed + 1))
		fi
	done
}

part_chroot() {
	run_script tests/chroot/run
}

# run_tests [PART...]
run_tests() {
	local part parts=("$@") began=$SECONDS
	[ ${#parts[@]} -gt 0 ] || parts=("${TEST_PARTS[@]}")
	for part in "${parts[@]}"; do
		if ! declare -F "part_$part" >/dev/null; then
			complain "there is no part \"$part\"; parts: ${TEST_PARTS[*]}"
			return 2
		fi
	done
	need_packages build test
	say "build"
	rm -rf build/test-logs
	if ! build; then
		failed=$((failed + 1))
	fi
	export HEARTH=$PWD/build/hearth HEARTH_BUILD=$PWD/build
	for part in "${parts[@]}"; do
		say "$part"
		"part_$part"
	done
	say "took $((SECONDS - began)) seconds"
	if [ "$skipped" -gt 0 ]; then
		say "$passed passed, $failed failed, $skipped skipped"
	else
		say "$passed passed, $failed failed"
	fi
	[ "$failed" -eq 0 ]
}
