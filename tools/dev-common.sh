# What every command of ./dev shares: packages, configuring, compiling. Sourced by bash, in the checkout's root.
# shellcheck shell=bash

say() {
	printf '%s\n' "$*"
}

complain() {
	printf 'dev: %s\n' "$*" >&2
}

# The packages of packages.txt for these purposes.
list_packages() {
	local purpose
	for purpose in "$@"; do
		awk -v purpose="$purpose" '{ sub(/#.*/, "") } $1 == purpose { print $2 }' packages.txt
	done
}

# Those among them that are not installed.
list_missing() {
	local names
	mapfile -t names < <(list_packages "$@")
	dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "${names[@]}" 2>/dev/null |
		awk -v wanted="${names[*]}" '
			$1 == "ii" { have[$2] = 1 }
			END { n = split(wanted, names, " "); for (i = 1; i <= n; i++) if (!(names[i] in have)) print names[i] }'
}

# Installs what is missing for these purposes, or ends the script with a message. Costs nothing the second time.
need_packages() {
	if ! command -v dpkg-query >/dev/null; then
		complain "this is no Debian: install by hand what packages.txt lists"
		return 0
	fi
	local missing as_root=()
	mapfile -t missing < <(list_missing "$@")
	[ ${#missing[@]} -gt 0 ] || return 0
	if [ "$(id -u)" -ne 0 ]; then
		if ! command -v sudo >/dev/null; then
			complain "could not install ${missing[*]}: run as root: apt-get install ${missing[*]}"
			exit 3
		fi
		as_root=(sudo)
	fi
	say "installing ${missing[*]}" >&2
	install_packages "${missing[@]}" || {
		"${as_root[@]}" apt-get update -q >&2
		install_packages "${missing[@]}"
	} || {
		complain "could not install ${missing[*]}: see the messages of apt-get above"
		exit 3
	}
}

install_packages() {
	"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -q --no-install-recommends -o Dpkg::Use-Pty=0 "$@" >&2
}

# GOV.UK Frontend, the font and what tests run with: package-lock.json names them, npm fetches them once. Debian's npm is
# installed only where there is none.
need_modules() {
	python3 tools/packages.py --check . && return
	command -v npm >/dev/null || need_packages npm
	say "fetching the packages of package-lock.json" >&2
	python3 tools/packages.py .
}

# What meson finds when it configures: its own files, the names of all sources, and whether there is data to build in.
list_inputs() {
	cksum meson.build src/meson.build tests/meson.build meson_options.txt
	find src tests/unit tests/fuzz -name '*.c' 2>/dev/null | LC_ALL=C sort
	find src -path '*/templates/*.html' 2>/dev/null | LC_ALL=C sort
	find definitions assets src/store/schema -maxdepth 0 2>/dev/null
}

# configure DIR [OPTION...]: sets the build directory up; again when sources have come or gone; afresh with other options.
configure() {
	local dir=$1 inputs
	shift
	inputs=$(list_inputs)
	if [ "$(cat "$dir/options.txt" 2>/dev/null)" != "$*" ] || [ ! -f "$dir/build.ninja" ]; then
		rm -rf "$dir"
		mkdir "$dir"
		run_meson "$dir" "$dir" "$@" || return
		printf '%s\n' "$*" >"$dir/options.txt"
	elif [ "$(cat "$dir/inputs.txt" 2>/dev/null)" != "$inputs" ]; then
		run_meson "$dir" --reconfigure "$dir" || return
		ninja -C "$dir" -t restat build.ninja >/dev/null # or ninja would do the same once more
	fi
	printf '%s\n' "$inputs" >"$dir/inputs.txt"
}

run_meson() {
	local dir=$1
	shift
	meson setup "$@" >"$dir/configure.log" 2>&1 || {
		cat "$dir/configure.log" >&2
		complain "could not configure $dir"
		return 1
	}
}

# compile DIR [TARGET...]: quiet unless there is something to say.
compile() {
	local dir=$1
	shift
	if [ -t 1 ]; then
		ninja -C "$dir" "$@"
	else
		ninja -C "$dir" --quiet "$@"
	fi
}

build_fuzzers() {
	CC=clang configure build-fuzz -Dfuzzers=true -Db_lundef=false || return
	[ -n "$(list_fuzzers)" ] || return 0
	compile build-fuzz fuzzers
}

list_fuzzers() {
	find tests/fuzz -name 'fuzz_*.c' 2>/dev/null | sed 's,.*/fuzz_,,; s,\.c$,,' | LC_ALL=C sort
}

# fuzz_one TARGET SECONDS: what it learns is kept in build-fuzz/corpus; tests/fuzz/seeds/TARGET is where it begins. A
# find is left in build-fuzz/found, and belongs into the seeds once it is mended.
fuzz_one() {
	local target=$1 seconds=$2 corpus=build-fuzz/corpus/$1 seeds=()
	mkdir -p "$corpus" build-fuzz/found
	[ ! -d "tests/fuzz/seeds/$target" ] || seeds=("tests/fuzz/seeds/$target")
	local dictionary=()
	[ ! -f "tests/fuzz/$target.dict" ] || dictionary=("-dict=tests/fuzz/$target.dict")
	if nice "build-fuzz/tests/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -verbosity=0 \
		-print_final_stats=1 -artifact_prefix="build-fuzz/found/$target-" "${dictionary[@]}" \
		"$corpus" "${seeds[@]}" >"build-fuzz/$target.log" 2>&1; then
		say "fuzz $target: $(awk '/number_of_executed_units/ { print $2 }' "build-fuzz/$target.log") inputs, nothing found"
		return 0
	fi
	tail -n 40 "build-fuzz/$target.log" >&2
	complain "fuzz $target: found something; the input is in build-fuzz/found"
	return 1
}
