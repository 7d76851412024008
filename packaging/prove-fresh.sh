#!/bin/sh
# Proves that two commands are enough on a bare Debian: packaging/prove-fresh.sh DIR [SUITE]
# As root, with debootstrap. DIR/SUITE keeps the bare system for the next time; DIR/try is made anew from it.
set -eu
dir=${1:?a folder for the bare system}
suite=${2:-bookworm}
root=$(cd "$(dirname "$0")/.." && pwd -P)
bare=$dir/$suite
try=$dir/try

[ -d "$bare" ] || debootstrap --variant=minbase --include=python3,ca-certificates "$suite" "$bare"
cp /etc/resolv.conf "$bare/etc/resolv.conf"

away() {
    umount "$try/proc" 2>/dev/null || :
    umount -R "$try/dev" 2>/dev/null || umount -R -l "$try/dev" 2>/dev/null || :
}
trap away EXIT
away
rm -rf --one-file-system "$try"
cp -a "$bare" "$try"
mount -t proc proc "$try/proc"
mount --rbind /dev "$try/dev"
mount --make-rslave "$try/dev"
mkdir "$try/srv/ybdesk"
(cd "$root" && git ls-files -z | tar -c --null -T -) | tar -x -C "$try/srv/ybdesk"

failed=0
inside() {
    begun=$(date +%s)
    printf '\n$ %s\n' "$*"
    status=0
    env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot "$try" /bin/sh -c 'cd /srv/ybdesk && exec "$@"' sh "$@" </dev/null || status=$?
    printf '[exit %s after %s s]\n' $status $(($(date +%s) - begun))
    [ $status = 0 ] || failed=1
}
guide='guide --city 呼和浩特 --coverage employee-retired --age 72'
# shellcheck disable=SC2086
inside ./dev run $guide
# shellcheck disable=SC2086
inside ./dev run $guide --format json
inside ./dev run
inside ./dev lint
inside ./dev test
inside sh -c 'Xvfb :97 2>/dev/null & sleep 2; DISPLAY=:97 ./dev run --startup-trace; status=$?; kill $!; exit $status'
exit $failed
