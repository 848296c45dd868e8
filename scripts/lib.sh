# Sourced by the scripts beside it: the checkout, a JDK, and built modules.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

# What a running stack consists of, in the order in which it is built.
STACK_MODULES=(
    api-contracts
    local-stack
    local-stack/nacos
    local-stack/rocketmq
    local-stack/sentinel-dashboard
    tc-server-config
    protection
    account-service
    order-service
    points-service
    channel-sandbox
    payment-service
)

die() {
    echo "holdfast: $*" >&2
    exit 1
}

# Sets JAVA to a java of version 17 or later, and exports its home for the build.
require_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)"; do
        if [[ -n "$candidate" && -x "$candidate" ]] && (($(java_major "$candidate") >= 17)); then
            JAVA="$candidate"
            JAVA_HOME="$("$JAVA" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')"
            [[ -x "$JAVA_HOME/bin/javac" ]] || continue
            export JAVA_HOME
            return
        fi
    done
    die "no JDK 17 or later found: install one, or point JAVA_HOME at it"
}

java_major() {
    "$1" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = \(1\.\)\{0,1\}\([0-9]*\).*/\2/p' \
        | grep . || echo 0
}

# Whether a module's sources are newer than what was built from them last.
is_stale() {
    local module="$1" built stamp="$1/target/.built-by-script" newest=""
    for built in "$module"/target/*.jar "$module/target/classpath" "$stamp"; do
        if [[ -e "$built" && (-z "$newest" || "$built" -nt "$newest") ]]; then
            newest="$built"
        fi
    done
    if [[ -z "$newest" || ("$module" != api-contracts && "$module" != protection && ! -e "$module/target/classpath") ]]; then
        return 0
    fi
    local sources=(pom.xml "$module/pom.xml")
    [[ -d "$module/src/main" ]] && sources+=("$module/src/main")
    # Who speaks the contracts is built anew with them.
    [[ "$module" == *-service || "$module" == local-stack ]] && sources+=(api-contracts/src/main)
    [[ "$module" == *-service ]] && sources+=(protection/src/main)
    [[ -n "$(find "${sources[@]}" -newer "$newest" -type f -print -quit)" ]]
}

# Builds those of the given modules that need it; says so, for it takes minutes the first time.
build_if_stale() {
    local module stale=()
    for module in "$@"; do
        if (cd "$ROOT" && is_stale "$module"); then
            stale+=("$module")
        fi
    done
    if ((${#stale[@]} == 0)); then
        return
    fi
    echo "holdfast: building ${stale[*]} (the first time this downloads what it needs)"
    # With what they are built with (-am). What a source no longer makes must not stay in what is built.
    local started=$SECONDS wanted
    wanted="$(printf '%s\n' "${stale[@]}" | paste -sd, -)"
    trap 'exit 130' INT
    (cd "$ROOT" && ./mvnw -B -ntp -DskipTests -Dspotless.check.skip=true -pl "$wanted" -am clean package \
        | awk '/^\[INFO\] Building Holdfast|^\[INFO\] Building [a-z-]+ / { sub(/^.INFO. Building /, "holdfast:   "); print; fflush() }
               /^\[ERROR\]/ { print; fflush() }') \
        || die "the build failed; what Maven says is above"
    trap - INT
    for module in "${stale[@]}"; do
        (cd "$ROOT" && touch "$module/target/.built-by-script")
    done
    echo "holdfast: built in $((SECONDS - started)) s"
}

# Runs a main class of the local stack in place of this script.
exec_launcher() {
    exec "$JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto \
        "-Dholdfast.installation=$ROOT" "-Dholdfast.typed-at=$TYPED_AT" \
        -cp "$ROOT/local-stack/target/local-stack.jar:$(<"$ROOT/local-stack/target/classpath")" \
        io.holdfast.stack.Launcher "$@"
}

now_millis() {
    # bash 5 knows the time; the bash of macOS does not, and there seconds must do.
    if [[ -n "${EPOCHREALTIME:-}" ]]; then
        local t="${EPOCHREALTIME/[.,]/}"
        echo "${t%???}"
    else
        echo "$(date +%s)000"
    fi
}

asks_for_help() {
    local word
    for word in "$@"; do
        [[ "$word" == --help || "$word" == -h ]] && return 0
    done
    return 1
}
