# The whole program: `hearth serve` is killed, or its power cut, while eight connections write entries with ids of their own.
# It starts again by itself where it stopped, and every entry that was answered must be in its export, and `hearth verify`
# must find chains, records and duties as the entries give them.
#
# Sourced by tests/crash/run, which gives $work, $build, $programs, report() and failed.
# shellcheck shell=bash disable=SC2154

program_token=a-word-of-the-crash-tests-that-opens-nothing-else

program_init() {
	load=$(readlink -f "$build")/tests/bench/load
	ninja -C "$build" --quiet tests/bench/load >/dev/null &&
		python3 -B tests/bench/people.py lines >"$work/lines.jsonl" &&
		python3 -B tests/bench/people.py templates >"$work/templates.jsonl" &&
		"$hearth" init --data "$work/base" >/dev/null &&
		"$hearth" import --data "$work/base" "$work/lines.jsonl" >/dev/null &&
		echo "$program_token" >"$work/base/api.token"
}

# A new directory every so often, so that looking through it does not take longer and longer.
program_fresh() {
	rm -rf "$work/data"
	cp -r "$work/base" "$work/data"
	: >"$work/acknowledged"
}

# program_start [VARIABLE=VALUE…]: sets server and port; false where it does not listen within ten seconds.
program_start() {
	: >"$work/listens"
	env "$@" "$hearth" serve --data "$work/data" --listen 127.0.0.1:0 >"$work/listens" 2>>"$work/errors" &
	server=$!
	local tries
	for ((tries = 0; tries < 200; tries++)); do
		port=$(sed -n 's,.*127\.0\.0\.1:\([0-9]*\)/.*,\1,p' "$work/listens")
		[ -z "$port" ] || return 0
		kill -0 "$server" 2>/dev/null || break
		sleep 0.05
	done
	return 1
}

program_load() {
	"$load" -c 8 -s 20 -t "$program_token" -a "$work/acknowledged" -r "$RANDOM$RANDOM" "$port" post "$work/templates.jsonl" \
		>>"$work/loads" 2>>"$work/errors" &
	loader=$!
}

program_stop() {
	kill "$server"
	wait "$server" 2>>"$work/errors"
}

# Started again: everything acknowledged is in its export, and everything is as the entries give it. Prints how many.
program_check() {
	if ! program_start; then
		echo "it does not start again: $(tail -n 1 "$work/errors")"
		return 1
	fi
	local status=0
	"$hearth" export --data "$work/data" >"$work/export.jsonl" 2>>"$work/errors" &&
		python3 -B tests/crash/acknowledged.py "$work/acknowledged" "$work/export.jsonl" &&
		"$hearth" verify --data "$work/data" 2>&1 || status=1
	program_stop
	return $status
}

program_kill() {
	local wait_for
	wait_for=0.$((RANDOM % 500 + 100))
	program_start || return 1
	program_load
	sleep "$wait_for"
	kill -9 "$server"
	wait "$server" "$loader" 2>>"$work/errors"
}

# program_cut AFTER SEED: until the AFTERth write of a file; then plays the disk. Few writes may end it before it listens.
program_cut() {
	rm -f "$work/record"
	if program_start POWERCUT_DIR="$work/data" POWERCUT_LOG="$work/record" POWERCUT_AFTER="$1" LD_PRELOAD="$programs/powercut.so"; then
		program_load
		wait "$loader" 2>>"$work/errors"
		kill -9 "$server" 2>>"$work/errors" # with many writes to go it may have outlived the load
	fi
	wait "$server" 2>>"$work/errors"
	[ ! -f "$work/record" ] || "$programs/powercut_apply" "$work/record" "$2" >>"$work/cuts"
}

# The check itself must notice an acknowledged entry that is not there.
program_notices() {
	local id
	id=$(tail -n 1 "$work/acknowledged" | cut -d ' ' -f 1)
	[ -n "$id" ] && grep -v "\"$id\"" "$work/export.jsonl" >"$work/without.jsonl" &&
		! python3 -B tests/crash/acknowledged.py "$work/acknowledged" "$work/without.jsonl" >/dev/null
}

# program_rounds ROUNDS
program_rounds() {
	local round found after cut_seed
	if [ ! -x "$hearth" ]; then
		report 0 "the program: not built # SKIP"
		return
	fi
	program_init 2>>"$work/errors"
	report $? "the program: a data directory with homes, children and staff"
	for ((round = 1; round <= $1 && failed == 0; round++)); do
		[ $((round % 10)) -ne 1 ] || program_fresh
		program_kill
		found=$(program_check)
		report $? "the program: kill -9, round $round: ${found//$'\n'/; }"
	done
	[ "$failed" -ne 0 ] || {
		program_notices
		report $? "the program: an acknowledged entry that is missing would be noticed"
	}
	for ((round = 1; round <= $1 && failed == 0; round++)); do
		[ $((round % 10)) -ne 1 ] || program_fresh
		after=$((RANDOM % 9000 + 1)) cut_seed=$RANDOM
		program_cut "$after" "$cut_seed"
		found=$(program_check)
		report $? "the program: power cut after write $after with seed $cut_seed, round $round: ${found//$'\n'/; }"
	done
}
