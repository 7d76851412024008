#!/bin/sh
# Proves the provisioning of a kiosk on a bare Debian without systemd running, as images are built:
# packaging/prove-kiosk.sh DIR YBDESK.deb [SUITE]
# As root, with debootstrap and ansible (its community.general collection). DIR/SUITE is prove-fresh.sh's bare system
# and is kept; DIR/kiosk is made anew from it.
set -eu
dir=${1:?a folder for the bare system}
package=$(realpath "${2:?the Debian package, see make-deb.sh}")
suite=${3:-bookworm}
kiosk=$(cd "$(dirname "$0")/kiosk" && pwd -P)
bare=$dir/$suite
try=$dir/kiosk

[ -d "$bare" ] || debootstrap --variant=minbase --include=python3,ca-certificates "$suite" "$bare"

away() {
    for place in proc dev; do umount "$try/$place" 2>/dev/null || umount -l "$try/$place" 2>/dev/null || :; done
}
trap away EXIT
away
rm -rf --one-file-system "$try"
cp -a "$bare" "$try"
cp /etc/resolv.conf "$try/etc/resolv.conf"
mount -t proc proc "$try/proc"
mount --bind /dev "$try/dev"
# The usual way to keep packages from starting anything while an image is built.
printf '#!/bin/sh\nexit 101\n' >"$try/usr/sbin/policy-rc.d"
chmod 755 "$try/usr/sbin/policy-rc.d"

failed=0
check() { # what it shows, then a command
    name=$1
    shift
    if "$@"; then printf 'ok    %s\n' "$name"; else
        printf 'FAIL  %s\n' "$name"
        failed=1
    fi
}
inside() { env -i HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot "$try" "$@"; }
as_kiosk() { inside setpriv --reuid=ybdesk --regid=ybdesk --init-groups "$@"; }
provision() { (cd "$kiosk/ansible" && ansible-playbook -i "$dir/halls" playbook.yml); }

cat >"$dir/halls" <<HALLS
[kiosks]
$try

[kiosks:vars]
ansible_connection=community.general.chroot
ansible_become=false
ansible_python_interpreter=/usr/bin/python3
ybdesk_package=$package
ybdesk_hall=$kiosk/hall.toml
HALLS
provision | tee "$dir/first.log"
check "the role runs to its end" grep -Eq 'unreachable=0 +failed=0' "$dir/first.log"
provision >"$dir/second.log" || :
check "a second run changes nothing" grep -Eq 'changed=0 +unreachable=0 +failed=0' "$dir/second.log"

seed=$try/media/ybdesk-seed
mkdir "$seed"
cp "$package" "$seed/ybdesk.deb"
cp -r "$kiosk" "$seed/kiosk"
cp "$kiosk/hall.toml" "$seed/hall.toml"
python3 -c 'import sys, yaml
print(yaml.safe_load(open(sys.argv[1]))["runcmd"][0])' "$kiosk/cloud-init.yaml" >"$try/root/runcmd"
check "cloud-init's commands run to their end" inside env SYSTEMD_OFFLINE=1 sh /root/runcmd >"$dir/cloud-init.log" 2>&1
cat "$dir/cloud-init.log"
rm -r "$seed" "$try/root/runcmd"

units='ybdesk-kiosk.service ybdesk-week.timer var-spool-cups.mount'
# shellcheck disable=SC2086
check "the units are right" inside systemd-analyze verify --man=no $units
# shellcheck disable=SC2086
check "the kiosk starts with the machine" inside systemctl is-enabled $units
check "the kiosk's user reads the hall file" as_kiosk ybdesk kiosk --check --hall /etc/ybdesk/hall.toml
as_nobody() { ! inside setpriv --reuid=65534 --regid=65534 --clear-groups cat /etc/ybdesk/hall.toml 2>/dev/null; }
check "nobody else does" as_nobody
check "the kiosk's user gets a guide" as_kiosk ybdesk guide --city 呼和浩特 --coverage employee-retired --age 72 >"$dir/guide.log"
cat "$dir/guide.log"
check "a shelf of sheets is made by several workers" inside ybdesk sheets --province 海南 -o /tmp/sheets >"$dir/sheets.log" 2>&1
check "the kiosk's user may write its counts" as_kiosk touch /var/lib/prometheus/node-exporter/ybdesk.prom

# What the unit does, without systemd: cage draws on nothing here, but the kiosk in it must report that it is ready.
inside install -d -o ybdesk /run/ybdesk
starts() {
    inside env XDG_RUNTIME_DIR=/run/ybdesk XDG_CACHE_HOME=/run/ybdesk RUNTIME_DIRECTORY=/run/ybdesk NOTIFY_SOCKET=/run/ybdesk/notify \
        WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman QT_QPA_PLATFORM=wayland python3 - 2>"$dir/cage.log" <<'READY'
import os, signal, socket, subprocess

server = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
server.bind(os.environ["NOTIFY_SOCKET"])
os.chmod(os.environ["NOTIFY_SOCKET"], 0o777)
server.settimeout(30)
command = ["setpriv", "--reuid=ybdesk", "--regid=ybdesk", "--init-groups", "/usr/share/ybdesk/kiosk/kiosk-run", "cage"]
with subprocess.Popen(command, start_new_session=True) as kiosk:
    try:
        assert server.recv(100) == b"READY=1"
    finally:
        os.killpg(kiosk.pid, signal.SIGKILL)
READY
}
check "the kiosk opens under cage" starts
exit $failed
