# shellcheck shell=bash
# Debian packages: installed when missing and allowed (root, or sudo that asks nothing), else named.

# Set to "no" to have nothing installed.
: "${ROADMARSHAL_APT:=yes}"

as_root() {
    if ((EUID == 0)); then "$@"; else sudo -n -- "$@"; fi
}

may_install() {
    [[ $ROADMARSHAL_APT == yes ]] && command -v apt-get >/dev/null &&
        { ((EUID == 0)) || sudo -n true 2>/dev/null; }
}

apt_update() {
    as_root apt-get update -qq >&2 || say "could not refresh the package lists; going on with those there are"
}

apt_install() {
    # A machine that has just come up may be installing its own updates.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends \
        -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confold "$@" >&2
}

# need_packages PACKAGE...: exits with 2 and the command to run where it may not install.
need_packages() {
    may_install || status=2 die "missing: $*. Install them, as root: apt-get update && apt-get install $*"
    say "installing $*"
    apt_update
    apt_install "$@" || status=2 die "could not install $*"
}

need_command() {
    command -v "$1" >/dev/null || need_packages "$2"
}

need_build() {
    need_command javac openjdk-17-jdk-headless
    need_command mvn maven
    need_command npm npm
}

# Chinese for reports as PDF. Without it only these are refused, so a demo goes on.
report_font=/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf
need_font() {
    [[ -f $report_font ]] || need_packages fonts-droid-fallback
}
