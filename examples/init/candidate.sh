#!/bin/sh
# The beginning of a candidate: it starts, says who it is, and registers a plain certificate with one line.
#
# Plain POSIX sh with sed and awk. The harness writes one line of JSON to standard input, and reads one line of JSON
# from standard output for each; docs/driver-protocol.md has them all. Fill in what is marked TODO: put your own system
# behind these functions, or call it from them. A language that can read JSON will carry you further than this.
set -u

# Name and version as JSON texts.
NAME='@NAME@'
VERSION='@VERSION@'
# TODO: add what you build ("multi-line", "manufacturer", "batch", "replace", "cancel", "query"), here and in candidate.yaml.
FEATURES='[]'
references=0

# The first value of a key in the line: a text without its quotes, or a number.
value() {
  printf '%s\n' "$line" | awk -v key="\"$1\":" '{
    at = index($0, key); if (at == 0) exit
    rest = substr($0, at + length(key))
    if (substr(rest, 1, 1) == "\"") { rest = substr(rest, 2); sub(/".*/, "", rest) } else sub(/[,}].*/, "", rest)
    print rest
  }'
}

# Data that holds a service character bears the release character before it.
released() { value "$1" | sed "s/[?+:']/?&/g"; }

# The task has a kind too, before that of its document.
kind() { (line=$(printf '%s\n' "$line" | sed 's/"kind":"register"//') && released kind); }

# One interchange with one SANCRT, function original.
registration() {
  reference=$(printf '%08d' "$references")
  now=$(value now)
  date=$(printf '%s' "$now" | sed 's/^..\(..\)-\(..\)-\(..\)T.*/\1\2\3/')
  time=$(printf '%s' "$now" | sed 's/.*T\(..\):\(..\):.*/\1\2/')
  printf "UNB+%s:3+%s+%s+%s:%s+%s%s'" "$charset" "$participant" "$recipient" "$date" "$time" "$reference" "$test"
  # TODO: DTM 7 effectiveDate, RFF quotaReference, FTX freeText, PNA EX and MF, where a document has them; more lines.
  body="BGM+$(released documentName)+$(released certificateNumber)+9'DTM+182:$(value issueDate):102'"
  count=9
  if [ -n "$(value expiryDate)" ]; then body="${body}DTM+36:$(value expiryDate):102'" count=10; fi
  body="${body}LOC+27+$(released origin)'GIS+$(kind)'PNA+IM+$(released importer)'"
  body="${body}LIN+1'PIA+5+$(value hts):HS'QTY+1:$(value quantity):$(value unit)'CNT+2:$(value lineCount)'"
  printf "UNH+1+SANCRT:D:97B:UN'%sUNT+%d+1'UNZ+1+%s'" "$body" "$((count + 2))" "$reference"
}

# Where interchanges go if the candidate file says wire: { kind: http }: posted, instead of in the line that answers.
# TODO: the replies then wait at $url/v1/mailbox, as JSON: GET /v1/mailbox/ID reads one, DELETE takes it away.
post() {
  registration | curl -sSf -o /dev/null -H "authorization: Bearer $key" -H 'content-type: application/EDIFACT' \
    --data-binary @- "$url/v1/interchanges"
}

answer() { printf '{"type":"transmissions","id":%s,"interchanges":[%s]}\n' "$(value id)" "$1"; }

while IFS= read -r line; do
  case $(value type) in
    hello)
      participant=$(value participant) recipient=$(value recipient) charset=$(value charset) test=
      url=$(value url) key=$(value key)
      if [ "$(value environment)" = test ]; then test='++++++1'; fi
      printf '{"type":"hello","id":%s,"candidate":%s,"version":%s,"features":%s}\n' "$(value id)" "$NAME" "$VERSION" "$FEATURES"
      ;;
    task)
      case $line in
        *'"kind":"register"'*)
          references=$((references + 1))
          if [ -n "$url" ]; then post && answer ''; else answer "\"$(registration)\""; fi
          ;;
        *) answer '' ;; # TODO: replace, cancel, query
      esac
      ;;
    deliver) answer '' ;; # TODO: read CONTRL and CUSRES, and send again what was rejected
    tick) answer '' ;; # TODO: send again, unchanged, what was not answered within an hour
    bye) exit 0 ;;
  esac
done
