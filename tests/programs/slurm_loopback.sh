#!/bin/bash
# Starts munge, slurmctld and slurmd on the loopback of this machine, submits a sweep as an array, kills one task
# and requeues another midway, merges the parts, and holds the result to that of one process.
#   slurm_loopback.sh PROGRAM SOURCE_FOLDER SCRATCH_FOLDER
# Debian packages: munge, slurm-wlm. Ends with 77 and a reason where it cannot run.
set -euo pipefail
program=$1 source=$2 scratch=$3
cannot_run=77

skip() {
  echo "skipped: $*"
  exit "$cannot_run"
}
for command in munged munge slurmctld slurmd sbatch scontrol squeue sqlite3; do
  command -v "$command" >/dev/null || skip "no $command here; on Debian: apt-get install munge slurm-wlm sqlite3"
done
[ "$(id -u)" -eq 0 ] || skip "munge and Slurm need root"

rm -rf "$scratch"
mkdir -p "$scratch"/{munge,state,spool}
cd "$scratch"
host=$(hostname -s)
processes=()
finish() {
  for process in "${processes[@]}"; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
}
trap finish EXIT
fail() {
  echo "failed: $*"
  for log in munge/munged.log slurmctld.log slurmd.log slurm-*.out; do [ ! -f "$log" ] || tail -n 15 "$log" | sed "s|^|$log: |"; done
  exit 1
}
# within SECONDS COMMAND...: waits until it succeeds.
within() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.2
  done
}

chmod 700 munge
head -c 1024 /dev/urandom >munge/key
chmod 400 munge/key
munged --foreground --force --socket="$scratch/munge/socket" --key-file="$scratch/munge/key" \
  --pid-file="$scratch/munge/pid" --seed-file="$scratch/munge/seed" --log-file="$scratch/munge/munged.log" >munge/out 2>&1 &
processes+=($!)
within 20 test -S munge/socket || fail "munge does not start"

cat >slurm.conf <<END
ClusterName=loopback
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$scratch/munge/socket
SlurmctldPort=26817
SlurmdPort=26818
StateSaveLocation=$scratch/state
SlurmdSpoolDir=$scratch/spool
SlurmctldPidFile=$scratch/slurmctld.pid
SlurmdPidFile=$scratch/slurmd.pid
SlurmctldLogFile=$scratch/slurmctld.log
SlurmdLogFile=$scratch/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SwitchType=switch/none
MpiDefault=none
MailProg=/bin/true
ReturnToService=2
KillWait=5
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=60 State=UP OverSubscribe=NO
END
export SLURM_CONF=$scratch/slurm.conf
slurmctld -D >slurmctld.out 2>&1 &
processes+=($!)
slurmd -D >slurmd.out 2>&1 &
processes+=($!)
node_is_idle() { [ "$(sinfo --noheader --format=%T)" = idle ]; }
within 60 node_is_idle || skip "Slurm does not start here: $(tail -n 1 slurmctld.log 2>/dev/null; tail -n 1 slurmd.log 2>/dev/null)"

for plan in training-first launch-everywhere; do
  printf 'schema = 1\nname = "%s"\nextends = "%s/scenarios/plans/%s.toml"\n' "$plan" "$source" "$plan" >"$plan.toml"
done
cat >sweep.toml <<END
schema = 1
name = "On a cluster"
method = "sobol"
samples = 16
replicates = 12
scenarios = ["training-first.toml", "launch-everywhere.toml"]
district = "$source/scenarios/districts/stone_creek.toml"
[parameters]
"training.hours_per_teacher" = { min = 0, max = 24 }
"teacher_use.w_peers" = { min = 0.5, max = 3.5 }
[outputs]
metrics = ["teacher_weekly_use", "cost_usd"]
END
digest_of() { sed -n 's/^digest //p' "$1"; }
"$program" sweep sweep.toml -o whole.sqlite -q >whole.txt

runs_in() { sqlite3 "$1" 'SELECT count(*) FROM runs' 2>/dev/null || echo 0; }
part() { echo "part.shard-$1-of-3.sqlite"; }
# The process that holds a file of this folder open.
holder_of() {
  find /proc/[0-9]*/fd -lname "$scratch/$1" -print -quit 2>/dev/null | sed 's|^/proc/\([0-9]*\)/.*|\1|'
}

# The first two tasks hold still after a few runs when they come first, so that no machine is too fast to catch them.
cat >held <<END
#!/bin/bash
part=$scratch/part.shard-\$SLURM_ARRAY_TASK_ID-of-3.sqlite
if [ "\$SLURM_ARRAY_TASK_ID" -le 2 ] && [ ! -e "\$part" ]; then
  (
    until [ "\$(sqlite3 "\$part" 'SELECT count(*) FROM runs' 2>/dev/null || echo 0)" -ge 4 ]; do sleep 0.05; done
    kill -STOP \$\$
  ) &
fi
exec "$program" "\$@"
END
chmod +x held
export PILOTWAVE=$scratch/held
job=$(sbatch --parsable --array=1-3 --cpus-per-task=1 --time=30 "$source/docs/guide/sweep.sbatch" sweep.toml part.sqlite)
state_of() { scontrol show job "$1" | sed -n 's/.*JobState=\([A-Z]*\).*/\1/p'; }
is_state() { [ "$(state_of "$1")" = "$2" ]; }
holds_still() { [ "$(ps -o state= -p "$(holder_of "$(part "$1")")")" = T ]; }

# One task loses its program without warning, then comes again; another is requeued while it works.
within 60 holds_still 1 || fail "the first task does not run, or was over before it could be caught"
kill -KILL "$(holder_of "$(part 1)")"
within 60 is_state "${job}_1" FAILED || fail "a killed task is $(state_of "${job}_1")"
killed_at=$(runs_in "$(part 1)")
scontrol requeue "${job}_1"
within 60 holds_still 2 || fail "the second task does not run, or was over before it could be caught"
requeued_at=$(runs_in "$(part 2)")
scontrol requeue "${job}_2"
echo "task 1 killed with $killed_at runs in its file, task 2 requeued with $requeued_at"

# Slurm keeps requeued tasks back for a while; there is nobody here to wait for. A node that saw a task killed a moment
# ago may refuse it ("already killed, do not launch"): it is asked again, as anybody at a cluster would.
let_go() {
  local task
  for task in 1 2 3; do
    if is_state "${job}_$task" FAILED; then scontrol requeue "${job}_$task" >/dev/null 2>&1 || true; fi
    scontrol update JobId="${job}_$task" StartTime=now >/dev/null 2>&1 || true
  done
  for task in 1 2 3; do if is_state "${job}_$task" FAILED; then return 1; fi; done
  [ -z "$(squeue --noheader --jobs="$job" 2>/dev/null)" ]
}
within 300 let_go || fail "tasks are left over: $(squeue --noheader)"
for task in 1 2 3; do is_state "${job}_$task" COMPLETED || fail "task $task is $(state_of "${job}_$task")"; done

"$program" merge merged.sqlite part.shard-*-of-3.sqlite >merged.txt || fail "merge: $(cat merged.txt)"
[ -n "$(digest_of whole.txt)" ] || fail "no digest of the whole"
[ "$(digest_of merged.txt)" = "$(digest_of whole.txt)" ] || fail "the merged results differ from those of one process"
echo "passed: $(head -n 1 merged.txt); digest of three tasks, one killed and one requeued, is that of one process"
