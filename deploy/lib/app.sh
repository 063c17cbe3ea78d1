# shellcheck shell=bash
# The built program, and the database it runs on. Needs say.sh and packages.sh.

: "${ROADMARSHAL_JAVA_OPTS:=-Xmx1g}"

# Sources are whatever Maven and Vite read; what they write is younger than the jar or of no account.
stale() {
    [[ ! -f $jar ]] || [[ -n $(find "$home"/pom.xml "$home"/{gis,web-ui,dispatch-core} \
        \( -name target -o -name node_modules -o -name dist -o -name test \) -prune \
        -o -type f -newer "$jar" ! -name schema.ts -print -quit) ]]
}

build() {
    stale || return 0
    need_build
    say "building (the first time this takes some minutes)"
    (cd "$home" && mvn -q -B -DskipTests -Dmaven.test.skip package) >&2 || die "the build failed"
}

roadmarshal() {
    local options
    read -ra options <<<"$ROADMARSHAL_JAVA_OPTS"
    java "${options[@]}" -jar "$jar" "$@"
}

# Exports ROADMARSHAL_DB_URL: the one given, or a private PostGIS that runs as long as this script,
# and must not keep the demo's lock.
need_database() {
    [[ -n ${ROADMARSHAL_DB_URL:-} ]] && return
    say "starting PostGIS"
    ROADMARSHAL_DB_URL=$("$home/deploy/postgis" start --for $$ "$@" 7>&-) || exit
    export ROADMARSHAL_DB_URL
}

# answers PORT PATH: 0 when the program answers 200 there. Without curl: a bare Debian has none.
answers() (
    { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || exit
    local code=
    printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' "$2" >&3
    read -r -t 5 _ code _ <&3 || exit
    [[ $code == 200 ]]
)
