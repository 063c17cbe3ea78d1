# shellcheck shell=bash
# One private cluster in one directory. Needs server.sh; data, and after settle: dir, account, bin.
#   dir/cluster   PostgreSQL's own      dir/password  of the role roadmarshal, 0600
#   dir/port      the last one used     dir/log       what the server said
#   dir/holders/  a file named after each process it runs for

readonly settings=(
    -c listen_addresses=127.0.0.1 -c unix_socket_directories=
    -c max_connections=200 -c shared_buffers=256MB -c max_wal_size=2GB -c jit=off -c timezone=UTC
    -c track_commit_timestamp=on # the benches count from the commit
)
# Loses the database with the power: for tests only.
readonly hasty=(-c fsync=off -c synchronous_commit=off -c full_page_writes=off)

# The account must be able to reach the data; below root's home it cannot.
settle() {
    choose_account
    dir=$data
    [[ -d $dir ]] || install -d -m 755 "$dir"
    as_account test -x "$dir" && return
    rmdir --ignore-fail-on-non-empty "$dir"
    dir=/var/lib/roadmarshal/$(printf %s "$data" | sha256sum | cut -c1-12)
    [[ -d $dir ]] || say "user $account cannot enter $data; the data goes to $dir"
    install -d -m 755 /var/lib/roadmarshal "$dir"
}

running() { [[ -f $dir/cluster/PG_VERSION ]] && as_account "$bin/pg_ctl" -D "$dir/cluster" status >/dev/null 2>&1; }

# An existing cluster wants the very version that made it.
find_cluster_server() {
    need_server
    [[ -f $dir/cluster/PG_VERSION ]] || return 0
    local made
    made=$(<"$dir/cluster/PG_VERSION")
    [[ $("$bin/postgres" --version) == *" $made."* ]] && return
    bin=/usr/lib/postgresql/$made/bin
    [[ -x $bin/postgres ]] || die "$dir was made by PostgreSQL $made, which is gone; install it again or use --fresh"
}

url() {
    printf 'jdbc:postgresql://127.0.0.1:%s/roadmarshal?user=roadmarshal&password=%s\n' \
        "$(<"$dir/port")" "$(<"$dir/password")"
}

create_cluster() {
    install -d -m 755 "$dir/holders"
    install -d -m 700 -o "$account" "$dir/new"
    install -m 600 -o "$account" /dev/null "$dir/password"
    od -An -N18 -tx1 /dev/urandom | tr -d ' \n' >"$dir/password"
    as_account "$bin/initdb" -D "$dir/new" --username=roadmarshal --pwfile="$dir/password" \
        --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --data-checksums >/dev/null
    mv "$dir/new" "$dir/cluster"
}

# Takes the port of last time if it is free, else another; whoever is quicker to it makes us try again.
start_server() {
    install -m 600 -o "$account" /dev/null "$dir/log"
    local port try
    port=$(cat "$dir/port" 2>/dev/null || true)
    for try in {1..20}; do
        if [[ -z $port ]] || port_busy "$port"; then port=$((20000 + RANDOM % 10000)); fi
        as_account "$bin/pg_ctl" -D "$dir/cluster" -l "$dir/log" -w -s -o "${settings[*]} $* -p $port" start \
            </dev/null >/dev/null 2>&1 9>&- && { echo "$port" >"$dir/port"; return; }
        grep -q 'could not bind\|could not create any TCP' "$dir/log" || break
        port=
    done
    tail -n 20 "$dir/log" >&2
    die "PostgreSQL did not start (try $try); its log is $dir/log"
}

sql() {
    PGPASSWORD=$(<"$dir/password") "$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 \
        -h 127.0.0.1 -p "$(<"$dir/port")" -U roadmarshal -d "$1" -c "$2"
}

create_database() {
    [[ -n $(sql postgres "select 1 from pg_database where datname = 'roadmarshal'") ]] && return
    sql postgres 'create database roadmarshal'
    sql roadmarshal 'create extension postgis'
}

stop_server() { ! running || as_account "$bin/pg_ctl" -D "$dir/cluster" -m fast -w -s stop; }

# Forgets holders that have ended; 0 while one lives.
held() {
    local holder any=1
    for holder in "$dir"/holders/*; do
        [[ -e $holder ]] || continue
        if [[ -d /proc/${holder##*/} ]]; then any=0; else rm -f "$holder"; fi
    done
    return $any
}
