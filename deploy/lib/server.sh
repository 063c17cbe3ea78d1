# shellcheck shell=bash
# Which PostgreSQL to run, and as whom. Needs say.sh and packages.sh.

# Where runuser and useradd are, and a plain user's path does not lead.
PATH=$PATH:/usr/sbin:/sbin

# Sets bin to the newest installed PostgreSQL >= 14 that has PostGIS; ROADMARSHAL_PG_BIN names another.
find_server() {
    bin=${ROADMARSHAL_PG_BIN:-}
    [[ -n $bin ]] && { [[ -x $bin/postgres ]] || die "no postgres in ROADMARSHAL_PG_BIN=$bin"; } && return
    local version
    for version in $(installed_versions); do
        if ((version >= 14)) && [[ -f /usr/share/postgresql/$version/extension/postgis.control ]]; then
            bin=/usr/lib/postgresql/$version/bin
            return
        fi
    done
    return 1
}

# Debian's binaries lie outside the path, a directory a version: newest first.
installed_versions() {
    local program
    for program in /usr/lib/postgresql/*/bin/postgres; do
        if [[ -x $program ]]; then basename "${program%/bin/postgres}"; fi
    done | sort -rn
}

need_server() {
    find_server && return
    may_install || status=2 die "needs PostgreSQL >= 14 with PostGIS. On Debian, as root:" \
        "apt-get update && apt-get install postgresql postgresql-postgis"
    apt_update
    keep_main_cluster_away
    local version
    version=$(installed_versions | head -n 1)
    [[ -n $version ]] || version=$(apt-cache depends postgresql | sed -n 's/.*Depends: postgresql-\([0-9]*\)$/\1/p')
    [[ -n $version ]] || status=2 die "apt knows no package postgresql"
    say "installing PostgreSQL $version with PostGIS"
    apt_install "postgresql-$version" "postgresql-$version-postgis-3" || status=2 die "could not install PostGIS"
    find_server || die "PostgreSQL $version is installed, but without PostGIS"
}

# Debian starts a cluster of its own with the first server package; nobody asked for one.
keep_main_cluster_away() {
    dpkg -s postgresql-common >/dev/null 2>&1 && return
    apt_install postgresql-common
    as_root sed -i 's/^#\?create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
}

# Sets account: PostgreSQL refuses to run as root.
choose_account() {
    account=$(id -un)
    ((EUID == 0)) || return 0
    account=postgres
    id -u postgres >/dev/null 2>&1 && return
    account=roadmarshal
    id -u roadmarshal >/dev/null 2>&1 ||
        useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin roadmarshal
}

# Runs one of the server's programs as its account, from a directory which that account can enter.
as_account() (
    cd /
    if ((EUID == 0)); then exec runuser -u "$account" -- "$@"; else exec "$@"; fi
)
