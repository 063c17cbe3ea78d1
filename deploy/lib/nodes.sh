# shellcheck shell=bash
# The processes of a demo: server nodes and the simulator. Needs app.sh; ports, terminal_ports, logs.

nodes=()
simulator=

# spawn LOG COMMAND...: out of reach of the terminal's Ctrl-C, so that we end them in our order; yet they end
# with us, however we end. Sets spawned.
spawn() {
    local log=$1 options
    shift
    read -ra options <<<"$ROADMARSHAL_JAVA_OPTS"
    setsid setpriv --pdeathsig TERM java "${options[@]}" -jar "$jar" "$@" >"$log" 2>&1 &
    spawned=$!
}

# The nodes find each other on loopback, at their own port plus 1000. Where the day goes faster, so does everybody: what is a
# jump in real time is none there.
start_nodes() {
    local i port members
    members=$(for port in "${ports[@]}"; do printf ',127.0.0.1:%d' $((port + 1000)); done)
    for i in "${!ports[@]}"; do
        port=${ports[i]}
        spawn "$logs/node-$port.log" serve --port "$port" --set jt808.port="${terminal_ports[i]}" \
            --set cluster.port=$((port + 1000)) --set cluster.members="${members#,}" \
            --set evidence.dir="$private/evidence" --set roads.dir="$private/roads" --set fixes.jumpKmh=$((160 * speed))
        nodes+=("$spawned")
    done
}

await_ready() {
    # From here on: a first build may have taken longer than that.
    local i port deadline=$((SECONDS + 300))
    for i in "${!ports[@]}"; do
        port=${ports[i]}
        until answers "$port" /health/ready; do
            if ! kill -0 "${nodes[i]}" 2>/dev/null || ((SECONDS > deadline)); then
                tail -n 30 "$logs/node-$port.log" >&2
                die "the node on port $port did not become ready; its log is $logs/node-$port.log"
            fi
            sleep 0.2
        done
    done
}

start_simulator() {
    local urls terminals
    terminals=$(printf ',127.0.0.1:%d' "${terminal_ports[@]}")
    urls=$(printf ',http://127.0.0.1:%d' "${ports[@]}")
    spawn "$logs/simulator.log" simulate --url "${urls#,}" --jt808 "${terminals#,}" --accounts "$private/accounts.txt" "$@"
    simulator=$spawned
}

# A demo is there to be shaken: it goes on while one node lives.
watch_processes() {
    local ended i
    while ((${#nodes[@]})); do
        wait -n -p ended "${nodes[@]}" ${simulator:+"$simulator"} 2>/dev/null || true
        [[ -n ${ended:-} ]] || continue
        if [[ $ended == "$simulator" ]]; then
            simulator=
            say "the simulator has ended; see $logs/simulator.log"
        fi
        for i in "${!nodes[@]}"; do
            [[ ${nodes[i]} == "$ended" ]] || continue
            say "the node on port ${ports[i]} has ended; see $logs/node-${ports[i]}.log"
            unset "nodes[i]"
        done
    done
    die "no node is left"
}

# Asks, waits, and only then insists.
end() {
    (($#)) || return 0
    kill -TERM "$@" 2>/dev/null || true
    local pid deadline=$((SECONDS + 20))
    for pid in "$@"; do
        while kill -0 "$pid" 2>/dev/null && ((SECONDS < deadline)); do sleep 0.1; done
        kill -KILL "$pid" 2>/dev/null && say "process $pid did not stop in time"
    done
    return 0
}

end_all() {
    end ${simulator:+"$simulator"}
    end "${nodes[@]}"
}
