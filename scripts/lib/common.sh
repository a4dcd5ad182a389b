# Shared by the scripts; sourced, not run. Sets root (the checkout) and moves there.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root" || exit 1

say() { printf '%s\n' "$*"; }

die() { # MESSAGE [how to mend it]
    printf '\nFAILED: %s\n' "$1" >&2
    [ -z "${2-}" ] || printf '  %s\n' "$2" >&2
    exit 1
}

# step HEADING COMMAND...: one line with the duration when it is over. What the command prints goes to build/log/HEADING.log
# and is shown only on failure.
step() {
    local heading=$1 started=$SECONDS log
    shift
    log=build/log/$(printf '%s' "$heading" | tr -c 'A-Za-z0-9.\n' '-').log
    mkdir -p build/log
    if "$@" >"$log" 2>&1; then
        say "== $heading ($((SECONDS - started)) s)"
    else
        # A compiler's first error says most; the end of the log says which step gave up.
        { grep -E -m 12 '(^|[^a-z])error:|^FAILED:|CMake Error' "$log" || true; } >&2
        tail -n 25 "$log" >&2
        say "== $heading failed ($((SECONDS - started)) s)"
        die "$heading" "${mend:+$mend }The whole output is in $log."
    fi
}

# configure PRESET [cmake arguments...]: uses ccache, when it is installed, with its files inside build/.
configure() {
    local preset=$1
    shift
    local launcher=()
    if command -v ccache >/dev/null; then
        launcher=(-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
        export CCACHE_DIR=${CCACHE_DIR:-$root/build/ccache} CCACHE_MAXSIZE=${CCACHE_MAXSIZE:-2G}
        # By the compiler's own list of what it read: without it, every file that is new is preprocessed once more.
        export CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_DEPEND=true
    fi
    [ -z "${KIOSK_IMGUI_DIR-}" ] || launcher+=("-DKIOSK_IMGUI_DIR=$KIOSK_IMGUI_DIR")
    step "$preset: configure" cmake --preset "$preset" "${launcher[@]}" "$@"
}

# build PRESET [targets...]: as many files at once as there are processors, and one more, where memory is enough for that.
build() {
    local preset=$1 jobs memory
    shift
    jobs=$(($(nproc) + 1))
    memory=$(awk '/^MemAvailable:/ { print int($2 / 2300000) }' /proc/meminfo) # files that find room
    [ "${memory:-$jobs}" -ge "$jobs" ] || jobs=$((memory > 1 ? memory : 1))
    step "$preset: build" cmake --build --preset "$preset" --parallel "$jobs" ${1:+--target "$@"}
}
