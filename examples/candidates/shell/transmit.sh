#!/bin/sh
# An export authority's eCERT sender that is not connected to anything: it reads plan.tsv (`ecert plan`) and writes one
# interchange for each case of it. Plain POSIX sh and awk; it shares no code with the harness.
#   sh transmit.sh plan/plan.tsv plan/recording
set -eu

if [ $# -ne 2 ]; then
  echo "usage: sh transmit.sh PLAN.tsv FOLDER" >&2
  exit 2
fi
mkdir -p "$2"

# Byte by byte: what the plan has is what goes out.
LC_ALL=C awk -F '\t' -v folder="$2" '
  # Data that holds a service character bears the release character before it.
  function released(text,    i, c, out) {
    for (i = 1; i <= length(text); i++) {
      c = substr(text, i, 1)
      out = out (index("?+:\047", c) ? "?" : "") c
    }
    return out
  }
  function field(name) { return released(value[document, name]) }
  function has(name) { return (document, name) in value }
  # One segment: separators that would be left at its end are left out.
  function segment(text) {
    while (text ~ /[^?][+:]$/) text = substr(text, 1, length(text) - 1)
    body = body text "\047"
    count++
  }

  function certificate(code,    i, prefix) {
    segment("BGM+" field("documentName") "+" field("certificateNumber") "+" code)
    segment("DTM+182:" field("issueDate") ":102")
    if (has("effectiveDate")) segment("DTM+7:" field("effectiveDate") ":102")
    if (has("expiryDate")) segment("DTM+36:" field("expiryDate") ":102")
    segment("LOC+27+" field("origin"))
    if (has("quotaReference")) segment("RFF+ABJ:" field("quotaReference"))
    for (i = 1; has("freeText." i ".text"); i++) segment("FTX+AAI+++" field("freeText." i ".text"))
    segment("GIS+" field("kind"))
    if (has("importer")) segment("PNA+IM+" field("importer"))
    if (has("exporterName")) segment("PNA+EX+++++10:" field("exporterName"))
    for (i = 1; has("manufacturers." i ".mid") || has("manufacturers." i ".name"); i++) manufacturer("manufacturers." i ".")
    for (i = 1; has("lines." i ".number"); i++) {
      prefix = "lines." i "."
      segment("LIN+" field(prefix "number"))
      segment("PIA+5+" field(prefix "hts") ":HS")
      if (has(prefix "description")) segment("IMD+F++:::" field(prefix "description"))
      segment("QTY+1:" field(prefix "quantity") ":" field(prefix "unit"))
    }
    segment("CNT+2:" field("lineCount"))
  }
  function manufacturer(prefix) {
    segment("PNA+MF+" field(prefix "mid") "++++" (has(prefix "name") ? "10:" field(prefix "name") : ""))
    if (has(prefix "street") || has(prefix "city") || has(prefix "country"))
      segment("ADR++" (has(prefix "street") ? "5:" field(prefix "street") : "") "+" field(prefix "city") "+" field(prefix "postcode") "+" field(prefix "country"))
  }
  function query() {
    segment("BGM+21+Q" number "+13")
    segment("DOC+811+" field("documentNumber"))
    segment("DTM+137:20" date time ":203")
    segment("NAD+MS+" released(plan["sender"]))
    segment("LIN+1")
  }

  # The case that has been read, as a file.
  function transmit(    reference, test, text, file) {
    if (number == "") return
    reference = sprintf("%08d", number)
    test = plan["environment"] == "test" ? "++++++1" : ""
    text = "UNB+" plan["charset"] ":3+" plan["sender"] "+" plan["recipient"] "+" date ":" time "+" reference test "\047"
    for (document = 1; document <= documents; document++) {
      body = ""
      count = 2
      if (task == "query") query()
      else certificate(task == "register" ? 9 : task == "replace" ? 5 : 1)
      message++
      text = text "UNH+" message "+" (task == "query" ? "REQDOC" : "SANCRT") ":D:97B:UN\047" body "UNT+" count "+" message "\047"
    }
    file = sprintf("%s/%02d.edi", folder, number)
    printf "%s", text "UNZ+" documents "+" reference "\047" > file
    close(file)
  }

  $1 == "plan" { plan[$2] = $3 }
  $1 == "case" {
    transmit()
    number = $2; date = $5; time = $6; task = $7; documents = $8
    split("", value)
  }
  $1 == "value" { value[$3, $4] = $5 }
  END { transmit() }
' "$1"
