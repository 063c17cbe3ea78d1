# shellcheck shell=bash
# Sourced first by every command here: where the project is, and how to speak.

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
private=$home/.roadmarshal
jar=$home/dispatch-core/target/roadmarshal.jar
readonly home private jar

# Standard output is for answers (a URL, a figure); all talk goes to standard error.
say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

die() {
    say "$@"
    exit "${status:-1}"
}

# 0 when something listens on that loopback port.
port_busy() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
