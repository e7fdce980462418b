#!/usr/bin/env bash
# Makes the certificates of this folder's participants anew (openssl 3). The keys of the two authorities are thrown away.
set -euo pipefail
out=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

key() { openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:prime256v1 -out "$1"; }
cat >ca.cnf <<'END'
[ca]
default_ca = authority
[authority]
dir = .
database = index
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = optional
organizationName = optional
[root]
basicConstraints = critical,CA:TRUE
[clientAuth]
basicConstraints = CA:FALSE
extendedKeyUsage = clientAuth
[serverAuth]
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth
END
touch index
echo 1000 >serial

# sign REQUEST-KEY SUBJECT AUTHORITY EXTENSIONS LAST-DAY OUT
sign() {
  openssl req -new -key "$1" -subj "$2" -out request.pem
  openssl ca -batch -notext -config ca.cnf -cert "$3.pem" -keyfile "$3.key" -extensions "$4" \
    -startdate 20200101000000Z -enddate "$5000000Z" -in request.pem -out "$out/$6.pem" 2>/dev/null
}
authority() {
  key "$1.key"
  openssl req -new -key "$1.key" -subj "/CN=$2" -out request.pem
  openssl ca -batch -notext -selfsign -config ca.cnf -keyfile "$1.key" -extensions root \
    -startdate 20200101000000Z -enddate 21200101000000Z -in request.pem -out "$1.pem" 2>/dev/null
}
authority participants-authority 'Test authority of participants'
authority strangers-authority 'Test authority of nobody'
cp participants-authority.pem "$out"
key participant.key
cp participant.key "$out/participant-key.pem"

sign participant.key /CN=AUDAFF participants-authority clientAuth 21190101 audaff
sign participant.key /CN=NZMPI participants-authority clientAuth 21190101 nzmpi
sign participant.key /CN=AUDAFF participants-authority clientAuth 20200201 expired
sign participant.key /O=AUDAFF participants-authority clientAuth 21190101 nameless
sign participant.key /CN=AUDAFF/CN=NZMPI participants-authority clientAuth 21190101 two-names
sign participant.key /CN=AUDAFF participants-authority serverAuth 21190101 not-a-client
sign participant.key /CN=AUDAFF strangers-authority clientAuth 21190101 stranger
