"""The beginning of a candidate: it starts, says who it is, and registers a plain certificate with one line.

Plain Python 3.8 or later, standard library only. The harness writes one line of JSON to standard input, and reads one
line of JSON from standard output for each; docs/driver-protocol.md has them all. Fill in what is marked TODO: put your
own system behind these functions, or call it from them.
"""

import json
import sys
import urllib.request

NAME = "@NAME@"
VERSION = "@VERSION@"
# TODO: add what you build ("multi-line", "manufacturer", "batch", "replace", "cancel", "query"), here and in candidate.yaml.
FEATURES = []


def released(text):
    """Data that holds a service character bears the release character before it."""
    return "".join("?" + c if c in "'+:?" else c for c in text)


def registration(document):
    """The segments of a SANCRT, function original, between UNH and UNT."""
    yield "BGM+%s+%s+9" % (released(document["documentName"]), released(document["certificateNumber"]))
    # TODO: DTM 7 effectiveDate, RFF quotaReference, FTX freeText, PNA EX and MF, where a document has them.
    yield "DTM+182:%s:102" % document["issueDate"]
    if "expiryDate" in document:
        yield "DTM+36:%s:102" % document["expiryDate"]
    yield "LOC+27+%s" % released(document["origin"])
    yield "GIS+%s" % released(document["kind"])
    yield "PNA+IM+%s" % released(document["importer"])
    for line in document["lines"]:
        yield "LIN+%s" % line["number"]
        yield "PIA+5+%s:HS" % line["hts"]
        yield "QTY+1:%s:%s" % (line["quantity"], line["unit"])
    yield "CNT+2:%s" % document["lineCount"]


class Sender:
    """What is remembered between two lines."""

    def __init__(self, hello):
        self.hello = hello
        self.references = 0

    def interchange(self, documents, now):
        """One interchange with a message for each document."""
        self.references += 1
        reference = "%08d" % self.references
        date, time = now[2:10].replace("-", ""), now[11:16].replace(":", "")
        test = "++++++1" if self.hello["environment"] == "test" else ""
        sender, recipient, charset = self.hello["participant"], self.hello["recipient"], self.hello["charset"]
        segments = ["UNB+%s:3+%s+%s+%s:%s+%s%s" % (charset, sender, recipient, date, time, reference, test)]
        for number, document in enumerate(documents, 1):
            body = list(registration(document))
            segments += ["UNH+%d+SANCRT:D:97B:UN" % number] + body + ["UNT+%d+%d" % (len(body) + 2, number)]
        segments.append("UNZ+%d+%s" % (len(documents), reference))
        return "".join(segment + "'" for segment in segments)

    def task(self, task, now):
        """Your officers did something: what leaves the system."""
        if task["kind"] != "register":
            return []  # TODO: replace, cancel, query
        return [self.interchange([each["document"] for each in task["documents"]], now)]

    def deliver(self, interchanges, now):
        """Answers of the reference arrived. TODO: read CONTRL and CUSRES, and send again what was rejected."""
        return []

    def tick(self, now):
        """Time has passed. TODO: send again, unchanged, what was not answered within an hour."""
        return []


class Mailbox:
    """Where interchanges go and replies come from, if the candidate file says `wire: { kind: http }`: as at eCERT itself."""

    def __init__(self, wire):
        self.url, self.key = wire["url"], wire["key"]

    def call(self, method, path, body=None):
        headers = {"authorization": "Bearer " + self.key, "content-type": "application/EDIFACT"}
        request = urllib.request.Request(self.url + path, data=body, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=5) as response:
            return response.read()

    def send(self, interchange):
        self.call("POST", "/v1/interchanges", interchange.encode("latin-1"))

    def fetch(self):
        replies = []
        for item in json.loads(self.call("GET", "/v1/mailbox"))["items"]:
            replies.append(self.call("GET", "/v1/mailbox/" + item["id"]).decode("latin-1"))
            self.call("DELETE", "/v1/mailbox/" + item["id"])
        return replies


def main():
    sender = mailbox = None
    for text in sys.stdin:
        line = json.loads(text)
        if line["type"] == "bye":
            return
        if line["type"] == "hello":
            sender = Sender(line)
            mailbox = Mailbox(line["wire"]) if "wire" in line else None
            answer = {"type": "hello", "id": line["id"], "candidate": NAME, "version": VERSION, "features": FEATURES}
        else:
            told = {"task": lambda: sender.task(line["task"], line["now"]),
                    "deliver": lambda: sender.deliver(line["interchanges"], line["now"]),
                    "tick": lambda: sender.tick(line["now"])}
            interchanges = sender.deliver(mailbox.fetch(), line["now"]) if mailbox else []
            interchanges += told[line["type"]]()
            if mailbox:
                for interchange in interchanges:
                    mailbox.send(interchange)
                interchanges = []
            answer = {"type": "transmissions", "id": line["id"], "interchanges": interchanges}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
