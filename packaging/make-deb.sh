#!/bin/sh
# Makes the Debian package: packaging/make-deb.sh OUT.deb
# It holds the program and all it needs from Python, for the Debian, Python and processor it is made on.
set -eu
out=${1:?the package to make}
root=$(cd "$(dirname "$0")/.." && pwd -P)
"$root/dev" build >&2
python=$root/.venv/bin/python
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
chmod 755 "$tree"

library=$tree/usr/lib/ybdesk
"$python" -m pip install --quiet --no-input --no-build-isolation -c "$root/constraints.txt" \
    --target "$library" "${root}[kiosk,receipt]"
rm -r "${library:?}/bin"
# Two thirds of Qt are for browsers, designers and QML, and for nothing here.
(cd "$library/PySide6" && rm -rf assistant designer linguist lrelease lupdate qml* scripts Qt/libexec Qt/metatypes Qt/qml Qt/resources \
    Qt/translations/qtwebengine_locales Qt/lib/libQt6WebEngine* Qt/lib/libQt6Designer* Qt/lib/libQt63D* Qt/lib/libQt6Quick3D*)

mkdir -p "$tree/usr/bin"
cat >"$tree/usr/bin/ybdesk" <<'PROGRAM'
#!/usr/bin/python3 -sP
import sys

sys.path.insert(0, "/usr/lib/ybdesk")

if __name__ == "__main__":  # the workers of `ybdesk sheets` read this file too
    from ybdesk.cli import program

    program()
PROGRAM
chmod 755 "$tree/usr/bin/ybdesk"
put() { install -D -m 644 "$root/$1" "$tree/usr/share/$2"; }
put packaging/ybdesk.desktop applications/ybdesk.desktop
put packaging/org.ybdesk.ybdesk.metainfo.xml metainfo/org.ybdesk.ybdesk.metainfo.xml
put resources/icons/ybdesk.svg icons/hicolor/scalable/apps/ybdesk.svg
put LICENSE doc/ybdesk/copyright

# What Qt needs of the system is listed once, in ./dev; from Debian 13 on some of the names end in t64.
eval "$(sed -n "/^QT_PACKAGES='/,/'\$/p" "$root/dev")"
# shellcheck disable=SC2086
needs=$(printf ', %s' $QT_PACKAGES | sed 's/\(lib[^,]*\)/\1 | \1t64/g')
size=$(du -sk "$tree" | cut -f 1)
mkdir "$tree/DEBIAN"
"$python" - "$needs" "$(dpkg --print-architecture)" "$size" >"$tree/DEBIAN/control" <<'CONTROL'
import sys
from importlib.metadata import metadata

needs, processor, kilobytes = sys.argv[1:]
about, (major, minor) = metadata("ybdesk"), sys.version_info[:2]
print(f"""Package: ybdesk
Version: {about["Version"]}
Architecture: {processor}
Maintainer: the ybdesk authors <ybdesk@localhost>
Installed-Size: {kilobytes}
Depends: python3 (>= {major}.{minor}), python3 (<< {major}.{minor + 1}){needs}
Section: misc
Priority: optional
Description: {about["Summary"]}""")
CONTROL
dpkg-deb --build --root-owner-group -Zxz -z1 "$tree" "$out" >&2
