"""An export authority's eCERT sender, as a small ministry might write one.

Plain Python 3.8 or later, standard library only. It shares no code with the harness: it writes and reads EDIFACT by
itself, from the message guide. It is driven by the protocol ecert-driver/1 (docs/driver-protocol.md), one line of JSON
in, one line of JSON out: over standard input and output, or with --port N over HTTP. Its interchanges go in those lines,
or, where hello names an address for them, over HTTP as they would go to eCERT itself.

What it promises:
  - every task becomes one interchange of at most 3,000 messages;
  - a rejected document is sent again under new references: as the officer amended it if he did, unchanged if only the
    way it was written or carried was at fault (CONTRL, or the transient R21), else not at all;
  - a document is sent three times at most;
  - an interchange that is not answered within an hour is sent once more, the very same bytes;
  - what was accepted is never sent again, and an answer that comes twice is read once;
  - an answer that arrived damaged is no answer.
"""

import json
import os
import sys
import urllib.request
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

VERSION = "1.0.0"
FEATURES = ["multi-line", "manufacturer", "batch", "replace", "cancel", "query", "status", "activity", "usage"]
ANSWER_DUE = timedelta(hours=1)
ATTEMPTS_MAX = 3
MESSAGES_MAX = 3000
TRANSIENT = {"R21"}
FUNCTION_CODES = {"register": "9", "replace": "5", "cancel": "1"}


# --- EDIFACT, written and read -------------------------------------------------------------------------------------

def released(text):
    """Puts the release character before every service character of level A."""
    return "".join("?" + c if c in "'+:?" else c for c in text)


def segment(tag, *elements):
    """One segment. An element is a text or a list of components; empty ones at the end are left out."""
    parts = []
    for element in elements:
        components = [element] if isinstance(element, str) else list(element)
        while components and components[-1] == "":
            components.pop()
        parts.append(":".join(released(component) for component in components))
    while parts and parts[-1] == "":
        parts.pop()
    return "+".join([tag] + parts) + "'"


def read_segments(text):
    """The segments of a transmission: each a list of elements, each a list of components; element 0 is the tag."""
    if text.startswith("UNA"):
        text = text[9:]  # the reference writes the default characters
    segments, elements, components, value = [], [], [], ""
    characters = iter(text)
    for c in characters:
        if c == "?":
            value += next(characters, "")
        elif c == ":":
            components.append(value)
            value = ""
        elif c in "+'":
            elements.append(components + [value])
            components, value = [], ""
            if c == "'":
                segments.append(elements)
                elements = []
        elif c not in "\r\n" or elements or components or value:
            value += c
    return segments


def part(seg, element, component=1):
    """A component of a segment by its position, '' when it is not there."""
    components = seg[element] if element < len(seg) else []
    return components[component - 1] if component <= len(components) else ""


# --- Documents ------------------------------------------------------------------------------------------------------

def date_segments(document):
    """DTM: date of issuance, and when the certificate takes effect and expires where that is said."""
    for qualifier, field in (("182", "issueDate"), ("7", "effectiveDate"), ("36", "expiryDate")):
        if document.get(field):
            yield segment("DTM", [qualifier, document[field], "102"])


def party_segments(document):
    """PNA, and ADR for a manufacturer's address."""
    if document.get("importer"):
        yield segment("PNA", "IM", document["importer"])
    if document.get("exporterName"):
        yield segment("PNA", "EX", "", "", "", "", ["10", document["exporterName"]])
    for maker in document.get("manufacturers", []):
        name = ["10", maker["name"]] if maker.get("name") else ""
        yield segment("PNA", "MF", maker.get("mid", ""), "", "", "", name)
        address = [maker.get(field, "") for field in ("city", "postcode", "country")]
        if maker.get("street") or any(address):
            street = ["5", maker["street"]] if maker.get("street") else ""
            yield segment("ADR", "", street, *address)


def line_segments(document):
    """The LIN groups."""
    for line in document.get("lines", []):
        yield segment("LIN", line.get("number", ""))
        yield segment("PIA", "5", [line.get("hts", ""), "HS"])
        if line.get("description"):
            yield segment("IMD", "F", "", ["", "", "", line["description"]])
        yield segment("QTY", ["1", line.get("quantity", ""), line.get("unit", "")])


def certificate_message(kind, document):
    """The body of a SANCRT."""
    yield segment("BGM", document["documentName"], document["certificateNumber"], FUNCTION_CODES[kind])
    if kind == "cancel":
        yield segment("DTM", ["182", document["issueDate"], "102"])
        yield segment("LOC", "27", document["origin"])
        yield segment("GIS", document["kind"])
        yield segment("CNT", ["2", "0"])
        return
    yield from date_segments(document)
    yield segment("LOC", "27", document["origin"])
    if document.get("quotaReference"):
        yield segment("RFF", ["ABJ", document["quotaReference"]])
    for note in document.get("freeText", []):
        yield segment("FTX", "AAI", "", "", note["text"])
    yield segment("GIS", document["kind"])
    yield from party_segments(document)
    yield from line_segments(document)
    yield segment("CNT", ["2", document.get("lineCount") or str(len(document.get("lines", [])))])


def query_message(query, participant, reference, now):
    """The body of a REQDOC that asks for one certificate."""
    yield segment("BGM", "21", reference, "13")
    yield segment("DOC", "811", query["documentNumber"])
    yield segment("DTM", ["137", now.strftime("%Y%m%d%H%M"), "203"])
    yield segment("NAD", "MS", participant)
    yield segment("LIN", "1")


# --- The sender -----------------------------------------------------------------------------------------------------

class Document:
    """One thing to transmit, and what became of it."""

    def __init__(self, kind, content, amended=None):
        self.kind = kind
        self.content = content
        self.amended = amended
        self.attempts = 0
        self.state = "pending"
        self.report = None

    def number(self):
        return self.content.get("certificateNumber") or self.content.get("documentNumber", "")

    def entry(self):
        """What it believes of this document, as the line `activity` wants it."""
        entry = {"task": self.kind, "documentNumber": self.number(), "state": self.state, "attempts": self.attempts}
        return dict(entry, report=self.report) if self.report else entry

    def message_type(self):
        return "REQDOC" if self.kind == "query" else "SANCRT"

    def may_go_again(self, by_control, codes):
        """Whether a rejected document is to be sent again; takes over the officer's amendment if there is one."""
        if self.attempts >= ATTEMPTS_MAX:
            return False
        if self.amended is not None:
            self.content, self.amended = self.amended, None
            return True
        return by_control or (bool(codes) and set(codes) <= TRANSIENT)


class Interchange:
    """Bytes that were sent, and the documents in them that are not answered yet, by message reference."""

    def __init__(self, text, sent_at, waiting):
        self.text = text
        self.sent_at = sent_at
        self.waiting = waiting
        self.repeated = False


class Sender:
    """Everything the authority remembers between two lines."""

    def __init__(self, hello):
        self.participant = hello["participant"]
        self.recipient = hello["recipient"]
        self.charset = hello["charset"]
        self.in_test = hello["environment"] == "test"
        self.mailbox = Mailbox(hello["wire"]) if "wire" in hello else None
        self.interchanges = {}
        self.documents = []
        self.last_interchange = 0
        self.last_message = 0

    def transmit(self, documents, now):
        """Sends documents, as few interchanges as the limit allows."""
        return [self.interchange(documents[i:i + MESSAGES_MAX], now) for i in range(0, len(documents), MESSAGES_MAX)]

    def interchange(self, documents, now):
        self.last_interchange += 1
        reference = "%08d" % self.last_interchange
        waiting, messages = {}, []
        for document in documents:
            self.last_message += 1
            document.attempts += 1
            document.state = "pending"
            message_reference = str(self.last_message)
            waiting[message_reference] = document
            body = self.body(document, message_reference, now)
            messages.append(segment("UNH", message_reference, [document.message_type(), "D", "97B", "UN"]))
            messages.extend(body)
            messages.append(segment("UNT", str(len(body) + 2), message_reference))
        header = segment(
            "UNB", [self.charset, "3"], self.participant, self.recipient, [now.strftime("%y%m%d"), now.strftime("%H%M")],
            reference, "", "", "", "", "", "1" if self.in_test else "")
        text = header + "".join(messages) + segment("UNZ", str(len(documents)), reference)
        self.interchanges[reference] = Interchange(text, now, waiting)
        return text

    def body(self, document, message_reference, now):
        """The segments between UNH and UNT."""
        if document.kind == "query":
            return list(query_message(document.content, self.participant, "Q" + message_reference, now))
        return list(certificate_message(document.kind, document.content))

    def task(self, task, now):
        if task["kind"] == "query":
            documents = [Document("query", task["query"])]
        else:
            documents = [Document(task["kind"], item["document"], item.get("amended")) for item in task["documents"]]
        self.documents.extend(documents)
        return self.transmit(documents, now)

    def deliver(self, texts, now):
        """Reads answers, and sends again what they say must be sent again."""
        again = []
        for text in texts:
            segments = read_segments(text)
            if not is_sound(text, segments):
                continue  # as if it had not come: after an hour it is asked for
            for message in split_messages(segments):
                message_type = part(message[0], 2)
                if message_type == "CONTRL":
                    again.extend(self.read_control(message))
                elif message_type == "CUSRES":
                    again.extend(self.read_response(message))
        return self.transmit(again, now)

    def read_control(self, message):
        """CONTRL: UCI names the interchange, UCM the messages refused in it; action 4 refuses."""
        uci = next(seg for seg in message if seg[0] == ["UCI"])
        interchange = self.interchanges.get(part(uci, 1))
        if interchange is None:
            return []
        if part(uci, 4) == "4":
            refused = list(interchange.waiting)
        else:
            refused = [part(seg, 1) for seg in message if seg[0] == ["UCM"] and part(seg, 3) == "4"]
        documents = [interchange.waiting.pop(reference) for reference in refused if reference in interchange.waiting]
        for document in documents:
            document.state = "rejected"
        return [document for document in documents if document.may_go_again(True, [])]

    def read_response(self, message):
        """CUSRES: RFF ACW names the message, BGM says 963 or RE when it was rejected, ERC says why."""
        bgm = next(seg for seg in message if seg[0] == ["BGM"])
        references = [part(seg, 1, 2) for seg in message if seg[0] == ["RFF"] and part(seg, 1) == "ACW"]
        codes = [part(seg, 1) for seg in message if seg[0] == ["ERC"]]
        rejected = part(bgm, 1) == "963" or part(bgm, 4) == "RE"
        for interchange in self.interchanges.values():
            document = interchange.waiting.pop(references[0] if references else "", None)
            if document is not None:
                document.state = "rejected" if rejected else "accepted"
                document.report = reported(message, document.number()) if document.kind == "query" else None
                return [document] if rejected and document.may_go_again(False, codes) else []
        return []

    def tick(self, now):
        """Sends again what nobody answered: the very same bytes, once."""
        again = []
        for interchange in self.interchanges.values():
            if interchange.waiting and not interchange.repeated and now - interchange.sent_at >= ANSWER_DUE:
                interchange.repeated = True
                again.append(interchange.text)
        return again

    def status(self, certificate):
        """What it believes of a certificate: the last accepted task about it decides, then whatever was tried."""
        state = "unknown"
        for document in self.documents:
            if document.kind == "query" or document.number() != certificate:
                continue
            if document.state == "accepted":
                state = "cancelled" if document.kind == "cancel" else "registered"
            elif state not in ("registered", "cancelled"):
                state = document.state
        return state

    def activity(self):
        """What became of everything that it was told to transmit."""
        return [document.entry() for document in self.documents]


def reported(message, number):
    """The quantities that an answer reports of a certificate: DOC names it, MEA 6311 says which is which."""
    names = {"AAJ": "authorised", "AAK": "used", "AAE": "remaining"}
    report, about = {}, False
    for seg in message:
        if seg[0] == ["DOC"]:
            if report:
                break
            about = part(seg, 2) == number
        elif seg[0] == ["MEA"] and about and part(seg, 1) in names:
            report[names[part(seg, 1)]] = part(seg, 3, 2)
    return report if len(report) == 3 else None


def is_sound(text, segments):
    """Whether an interchange arrived whole: no control character, its end there, and its counts right."""
    if any(c < " " and c not in "\r\n" for c in text) or not segments or segments[-1][0] != ["UNZ"]:
        return False
    if part(segments[-1], 1) != str(sum(1 for seg in segments if seg[0] == ["UNH"])):
        return False
    count = 0
    for seg in segments:
        count = 1 if seg[0] == ["UNH"] else count + 1
        if seg[0] == ["UNT"] and part(seg, 1) != str(count):
            return False
    return True


def split_messages(segments):
    """The messages of an interchange, each from UNH to the segment before UNT."""
    message = None
    for seg in segments:
        if seg[0] == ["UNH"]:
            message = []
        if seg[0] == ["UNT"] and message:
            yield message
            message = None
        if message is not None:
            message.append(seg)


# --- The reference over HTTP ----------------------------------------------------------------------------------------

# No proxy: the address is one of the harness, and the key is for nobody else.
HTTP = urllib.request.build_opener(urllib.request.ProxyHandler({}))
CALL_SECONDS_MAX = 5


def call(method, url, key, body=None, content_type="application/EDIFACT"):
    """One request; raises where it is refused."""
    headers = {"authorization": "Bearer " + key}
    if body is not None:
        headers["content-type"] = content_type
    request = urllib.request.Request(url, data=body, method=method, headers=headers)
    with HTTP.open(request, timeout=CALL_SECONDS_MAX) as response:
        return response.read()


class Mailbox:
    """Where interchanges are posted to and replies are fetched from: the addresses of `ecert serve`."""

    def __init__(self, wire):
        self.url = wire["url"]
        self.key = wire["key"]

    def send(self, text):
        call("POST", self.url + "/v1/interchanges", self.key, text.encode("latin-1"))

    def fetch(self):
        """The replies that wait, oldest first; each is acknowledged once it has been read."""
        texts, more = [], True
        while more:
            page = json.loads(call("GET", self.url + "/v1/mailbox", self.key))
            more = page["more"]
            for item in page["items"]:
                address = self.url + "/v1/mailbox/" + item["id"]
                texts.append(call("GET", address, self.key).decode("latin-1"))
                call("DELETE", address, self.key)
        return texts


# --- The conversation with the harness ------------------------------------------------------------------------------

def answer(sender, line):
    """The interchanges that answer a line; where they go by a wire of their own, they are gone and none is left."""
    now = datetime.fromisoformat(line["now"].replace("Z", "+00:00"))
    if sender.mailbox is None:
        return interchanges_for(sender, line, now)
    for text in sender.deliver(sender.mailbox.fetch(), now) + interchanges_for(sender, line, now):
        sender.mailbox.send(text)
    return []


def interchanges_for(sender, line, now):
    if line["type"] == "task":
        return sender.task(line["task"], now)
    if line["type"] == "deliver":
        return sender.deliver(line["interchanges"], now)
    return sender.tick(now)


def reply_to(line, sender):
    """The line that answers a line of the harness, and the sender from then on; no answer to bye."""
    if line["type"] == "bye":
        return None, sender
    if line["type"] == "hello":
        about = {"candidate": "Python example", "version": VERSION, "features": FEATURES}
        return {"type": "hello", "id": line["id"], **about}, Sender(line)
    if line["type"] == "status":
        certificate = line["certificate"]
        about = {"type": "status", "certificate": certificate, "state": sender.status(certificate)}
    elif line["type"] == "activity":
        about = {"type": "activity", "documents": sender.activity()}
    else:
        about = {"type": "transmissions", "interchanges": answer(sender, line)}
    return {"id": line["id"], **about}, sender


def talk():
    """The conversation over standard input and output."""
    sender = None
    for text in sys.stdin:
        reply, sender = reply_to(json.loads(text), sender)
        if reply is None:
            return
        print(json.dumps(reply), flush=True)


def serve(port, key):
    """The same conversation over HTTP, on this machine only: each line is posted, its answer is the response, or is

    posted back where hello says that it may be.
    """
    class Endpoint(BaseHTTPRequestHandler):
        sender = None
        callback = None

        def do_POST(self):
            text = self.rfile.read(int(self.headers["content-length"]))
            if self.headers["authorization"] != "Bearer " + key:
                self.send_error(401)
                return
            line = json.loads(text)
            if line["type"] == "hello":
                Endpoint.callback = line.get("callback")
            put_off = Endpoint.callback is not None and line["type"] != "bye"
            if put_off:
                self.respond(202)
            reply, Endpoint.sender = reply_to(line, Endpoint.sender)
            body = json.dumps(reply).encode("utf-8") if reply else b""
            if put_off:
                call("POST", Endpoint.callback["url"], Endpoint.callback["key"], body, "application/json")
            else:
                self.respond(200 if reply else 204, body)

        def respond(self, status, body=b""):
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            self.wfile.flush()

        def log_message(self, *_):
            """Says nothing of each request."""

    server = HTTPServer(("127.0.0.1", port), Endpoint)
    print("listening on port %d" % server.server_port, file=sys.stderr, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--port"]:
        serve(int(sys.argv[2]), os.environ["ECERT_CANDIDATE_KEY"])
    else:
        talk()
