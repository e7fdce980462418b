import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An export authority's eCERT sender in plain Java 17: one file, no library, started by {@code java Candidate.java}.
 *
 * It shares no code with the harness: it writes and reads EDIFACT and JSON by itself, from the message guide and the
 * driver protocol ecert-driver/1 (docs/driver-protocol.md): one line of JSON in, one line of JSON out.
 *
 * What it promises:
 * <ul>
 * <li>every task becomes one interchange of at most 3,000 messages;</li>
 * <li>a rejected document is sent again under new references: as the officer amended it if he did, unchanged if only the
 * way it was written or carried was at fault (CONTRL, or the transient R21), else not at all;</li>
 * <li>a document is sent three times at most;</li>
 * <li>an interchange that is not answered within an hour is sent once more, the very same bytes;</li>
 * <li>what was accepted is never sent again, and an answer that comes twice is read once.</li>
 * </ul>
 */
public final class Candidate {
  private static final String VERSION = "1.0.0";
  private static final List<String> FEATURES =
      List.of("multi-line", "manufacturer", "batch", "replace", "cancel", "query", "status", "activity",
          "usage");
  private static final Duration ANSWER_DUE = Duration.ofHours(1);
  private static final int ATTEMPTS_MAX = 3;
  private static final int MESSAGES_MAX = 3000;
  private static final Set<String> TRANSIENT = Set.of("R21");
  private static final Map<String, String> FUNCTIONS = Map.of("register", "9", "replace", "5", "cancel", "1");

  // --- EDIFACT, written and read -----------------------------------------------------------------------------------

  private static String released(String text) {
    StringBuilder written = new StringBuilder();
    for (char c : text.toCharArray()) {
      if ("'+:?".indexOf(c) >= 0) written.append('?');
      written.append(c);
    }
    return written.toString();
  }

  /** A composite; empty components at its end are left out. */
  private static String composite(String... components) {
    int length = components.length;
    while (length > 0 && components[length - 1].isEmpty()) length--;
    return Arrays.stream(components, 0, length).map(Candidate::released).collect(Collectors.joining(":"));
  }

  /** One segment of elements that are written already; empty ones at its end are left out. */
  private static String segment(String tag, String... elements) {
    int length = elements.length;
    while (length > 0 && elements[length - 1].isEmpty()) length--;
    StringBuilder written = new StringBuilder(tag);
    for (int i = 0; i < length; i++) written.append('+').append(elements[i]);
    return written.append('\'').toString();
  }

  /** A segment that was read: its elements, each a list of components; element 0 is the tag. */
  private record Segment(List<List<String>> elements) {
    String tag() {
      return part(0, 1);
    }

    String part(int element, int component) {
      if (element >= elements.size() || component > elements.get(element).size()) return "";
      return elements.get(element).get(component - 1);
    }
  }

  /** The segments of an interchange that the reference wrote, with the default service characters. */
  private static List<Segment> readSegments(String text) {
    List<Segment> segments = new ArrayList<>();
    List<List<String>> elements = new ArrayList<>();
    List<String> components = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    for (int i = text.startsWith("UNA") ? 9 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean between = elements.isEmpty() && components.isEmpty() && value.isEmpty();
      if (c == '?' && i + 1 < text.length()) value.append(text.charAt(++i));
      else if (c == ':' || c == '+' || c == '\'') {
        components.add(value.toString());
        value.setLength(0);
        if (c == ':') continue;
        elements.add(components);
        components = new ArrayList<>();
        if (c == '+') continue;
        segments.add(new Segment(elements));
        elements = new ArrayList<>();
      } else if (!between || (c != '\r' && c != '\n')) value.append(c);
    }
    return segments;
  }

  /** The messages of an interchange, each from UNH to the segment before UNT. */
  private static List<List<Segment>> messagesOf(List<Segment> segments) {
    List<List<Segment>> messages = new ArrayList<>();
    List<Segment> message = null;
    for (Segment segment : segments) {
      if (segment.tag().equals("UNH")) message = new ArrayList<>();
      if (segment.tag().equals("UNT") && message != null) {
        messages.add(message);
        message = null;
      }
      if (message != null) message.add(segment);
    }
    return messages;
  }

  // --- Documents ---------------------------------------------------------------------------------------------------

  private static void writeDate(List<String> body, Json document, String qualifier, String field) {
    if (!document.text(field).isEmpty())
      body.add(segment("DTM", composite(qualifier, document.text(field), "102")));
  }

  private static List<String> certificate(String task, Json document) {
    List<String> body = new ArrayList<>();
    body.add(segment("BGM", composite(document.text("documentName")),
        composite(document.text("certificateNumber")), FUNCTIONS.get(task)));
    boolean cancels = task.equals("cancel");
    writeDate(body, document, "182", "issueDate");
    if (!cancels) writeDate(body, document, "7", "effectiveDate");
    if (!cancels) writeDate(body, document, "36", "expiryDate");
    body.add(segment("LOC", "27", composite(document.text("origin"))));
    if (!cancels) {
      String quota = document.text("quotaReference");
      if (!quota.isEmpty()) body.add(segment("RFF", composite("ABJ", quota)));
      for (Json note : document.list("freeText"))
        body.add(segment("FTX", "AAI", "", "", composite(note.text("text"))));
    }
    body.add(segment("GIS", composite(document.text("kind"))));
    if (!cancels) writeParties(body, document);
    List<Json> lines = cancels ? List.of() : document.list("lines");
    for (Json line : lines) writeLine(body, line);
    String count = document.text("lineCount");
    body.add(segment("CNT", composite("2", cancels || count.isEmpty() ? "" + lines.size() : count)));
    return body;
  }

  private static void writeParties(List<String> body, Json document) {
    if (!document.text("importer").isEmpty())
      body.add(segment("PNA", "IM", composite(document.text("importer"))));
    if (!document.text("exporterName").isEmpty())
      body.add(segment("PNA", "EX", "", "", "", "", composite("10", document.text("exporterName"))));
    for (Json maker : document.list("manufacturers")) {
      String name = maker.text("name").isEmpty() ? "" : composite("10", maker.text("name"));
      body.add(segment("PNA", "MF", composite(maker.text("mid")), "", "", "", name));
      String street = maker.text("street").isEmpty() ? "" : composite("5", maker.text("street"));
      String address = segment("ADR", "", street, composite(maker.text("city")),
          composite(maker.text("postcode")), composite(maker.text("country")));
      if (!address.equals("ADR'")) body.add(address);
    }
  }

  private static void writeLine(List<String> body, Json line) {
    body.add(segment("LIN", composite(line.text("number"))));
    body.add(segment("PIA", "5", composite(line.text("hts"), "HS")));
    if (!line.text("description").isEmpty())
      body.add(segment("IMD", "F", "", composite("", "", "", line.text("description"))));
    body.add(segment("QTY", composite("1", line.text("quantity"), line.text("unit"))));
  }

  private static List<String> query(Json query, String participant, String reference, Instant now) {
    return List.of(
        segment("BGM", "21", composite(reference), "13"),
        segment("DOC", "811", composite(query.text("documentNumber"))),
        segment("DTM", composite("137", stamp(now, "uuuuMMddHHmm"), "203")),
        segment("NAD", "MS", composite(participant)),
        segment("LIN", "1"));
  }

  private static String stamp(Instant at, String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC).format(at);
  }

  // --- The sender --------------------------------------------------------------------------------------------------

  /** One thing to transmit, and what became of it. */
  private static final class Document {
    final String task;
    Json content;
    Json amended;
    int attempts = 0;
    String state = "pending";
    /** What an accepted query was answered with, as a JSON member; empty otherwise. */
    String report = "";

    Document(String task, Json content, Json amended) {
      this.task = task;
      this.content = content;
      this.amended = amended;
    }

    String number() {
      String certificate = content.text("certificateNumber");
      return certificate.isEmpty() ? content.text("documentNumber") : certificate;
    }

    /** Whether it is to be sent again after a rejection; takes over the officer's amendment if there is one. */
    boolean mayGoAgain(boolean byControl, List<String> codes) {
      if (attempts >= ATTEMPTS_MAX) return false;
      if (amended == null) return byControl || (!codes.isEmpty() && TRANSIENT.containsAll(codes));
      content = amended;
      amended = null;
      return true;
    }
  }

  /** Bytes that were sent, and the documents in them that are not answered yet, by message reference. */
  private static final class Interchange {
    final String text;
    final Instant sentAt;
    final Map<String, Document> waiting;
    boolean repeated = false;

    Interchange(String text, Instant sentAt, Map<String, Document> waiting) {
      this.text = text;
      this.sentAt = sentAt;
      this.waiting = waiting;
    }
  }

  private final String participant;
  private final String recipient;
  private final String charset;
  private final boolean inTest;
  private final Map<String, Interchange> interchanges = new LinkedHashMap<>();
  private final List<Document> told = new ArrayList<>();
  private int lastMessage = 0;

  private Candidate(Json hello) {
    participant = hello.text("participant");
    recipient = hello.text("recipient");
    charset = hello.text("charset");
    inTest = hello.text("environment").equals("test");
  }

  /** Sends documents, in as few interchanges as the limit allows. */
  private List<String> transmit(List<Document> documents, Instant now) {
    List<String> sent = new ArrayList<>();
    for (int from = 0; from < documents.size(); from += MESSAGES_MAX)
      sent.add(interchange(documents.subList(from, Math.min(from + MESSAGES_MAX, documents.size())), now));
    return sent;
  }

  private String interchange(List<Document> documents, Instant now) {
    String reference = String.format("%08d", interchanges.size() + 1);
    Map<String, Document> waiting = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder(segment("UNB", composite(charset, "3"), composite(participant),
        composite(recipient), composite(stamp(now, "uuMMdd"), stamp(now, "HHmm")), reference,
        "", "", "", "", "", inTest ? "1" : ""));
    for (Document document : documents) {
      String message = String.valueOf(++lastMessage);
      document.attempts++;
      document.state = "pending";
      waiting.put(message, document);
      boolean asks = document.task.equals("query");
      List<String> body = asks
          ? query(document.content, participant, "Q" + message, now)
          : certificate(document.task, document.content);
      text.append(segment("UNH", message, composite(asks ? "REQDOC" : "SANCRT", "D", "97B", "UN")));
      body.forEach(text::append);
      text.append(segment("UNT", String.valueOf(body.size() + 2), message));
    }
    text.append(segment("UNZ", String.valueOf(documents.size()), reference));
    interchanges.put(reference, new Interchange(text.toString(), now, waiting));
    return text.toString();
  }

  private List<String> task(Json task, Instant now) {
    String kind = task.text("kind");
    List<Document> documents = new ArrayList<>();
    if (kind.equals("query")) documents.add(new Document(kind, task.get("query"), null));
    for (Json item : task.list("documents"))
      documents.add(new Document(kind, item.get("document"), item.get("amended")));
    told.addAll(documents);
    return transmit(documents, now);
  }

  /** Reads answers, and sends again what they say must be sent again. */
  private List<String> deliver(List<Json> texts, Instant now) {
    List<Document> again = new ArrayList<>();
    for (Json text : texts) {
      List<Segment> segments = readSegments(text.asText());
      if (!isSound(text.asText(), segments)) continue; // as if it had not come: after an hour it is asked for
      for (List<Segment> message : messagesOf(segments)) {
        String type = message.get(0).part(2, 1);
        if (type.equals("CONTRL")) readControl(message, again);
        if (type.equals("CUSRES")) readResponse(message, again);
      }
    }
    return transmit(again, now);
  }

  /** CONTRL: UCI names the interchange, UCM the messages refused in it; action 4 refuses. */
  private void readControl(List<Segment> message, List<Document> again) {
    Segment uci = first(message, "UCI");
    Interchange interchange = interchanges.get(uci.part(1, 1));
    if (interchange == null) return;
    List<String> refused = uci.part(4, 1).equals("4")
        ? List.copyOf(interchange.waiting.keySet())
        : message.stream().filter(s -> s.tag().equals("UCM") && s.part(3, 1).equals("4"))
            .map(s -> s.part(1, 1)).toList();
    for (String reference : refused) {
      Document document = interchange.waiting.remove(reference);
      if (document == null) continue;
      document.state = "rejected";
      if (document.mayGoAgain(true, List.of())) again.add(document);
    }
  }

  /** CUSRES: RFF ACW names the message, BGM says 963 or RE when it was rejected, ERC says why. */
  private void readResponse(List<Segment> message, List<Document> again) {
    Segment bgm = first(message, "BGM");
    boolean rejected = bgm.part(1, 1).equals("963") || bgm.part(4, 1).equals("RE");
    String reference = message.stream().filter(s -> s.tag().equals("RFF") && s.part(1, 1).equals("ACW"))
        .map(s -> s.part(1, 2)).findFirst().orElse("");
    List<String> codes =
        message.stream().filter(s -> s.tag().equals("ERC")).map(s -> s.part(1, 1)).toList();
    for (Interchange interchange : interchanges.values()) {
      Document document = interchange.waiting.remove(reference);
      if (document == null) continue;
      document.state = rejected ? "rejected" : "accepted";
      document.report = document.task.equals("query") ? reported(message, document.number()) : "";
      if (rejected && document.mayGoAgain(false, codes)) again.add(document);
      return;
    }
  }

  /** Whether an interchange arrived whole: no control character, its end there, and its counts right. */
  private static boolean isSound(String text, List<Segment> segments) {
    if (text.chars().anyMatch(c -> c < ' ' && c != '\r' && c != '\n') || segments.isEmpty()) return false;
    Segment last = segments.get(segments.size() - 1);
    long messages = segments.stream().filter(s -> s.tag().equals("UNH")).count();
    if (!last.tag().equals("UNZ") || !last.part(1, 1).equals(String.valueOf(messages))) return false;
    int count = 0;
    for (Segment s : segments) {
      count = s.tag().equals("UNH") ? 1 : count + 1;
      if (s.tag().equals("UNT") && !s.part(1, 1).equals(String.valueOf(count))) return false;
    }
    return true;
  }

  /** The quantities that an answer reports of a certificate, as a JSON member; MEA 6311 says which is which. */
  private static String reported(List<Segment> message, String number) {
    Map<String, String> values = new LinkedHashMap<>();
    boolean about = false;
    for (Segment s : message) {
      if (s.tag().equals("DOC")) about = values.isEmpty() && s.part(2, 1).equals(number);
      if (about && s.tag().equals("MEA")) values.put(s.part(1, 1), s.part(3, 2));
    }
    if (!values.keySet().containsAll(List.of("AAJ", "AAK", "AAE"))) return "";
    return ",\"report\":{\"authorised\":" + quoted(values.get("AAJ")) + ",\"used\":" + quoted(values.get("AAK"))
        + ",\"remaining\":" + quoted(values.get("AAE")) + "}";
  }

  private static Segment first(List<Segment> message, String tag) {
    return message.stream().filter(s -> s.tag().equals(tag)).findFirst().orElse(new Segment(List.of()));
  }

  /** Sends again what nobody answered: the very same bytes, once. */
  private List<String> tick(Instant now) {
    List<String> again = new ArrayList<>();
    for (Interchange interchange : interchanges.values()) {
      boolean isDue = !interchange.sentAt.plus(ANSWER_DUE).isAfter(now);
      if (interchange.waiting.isEmpty() || interchange.repeated || !isDue) continue;
      interchange.repeated = true;
      again.add(interchange.text);
    }
    return again;
  }

  /** What it believes of a certificate: the last accepted task about it decides, then whatever was tried. */
  private String status(String certificate) {
    String state = "unknown";
    boolean settled = false;
    for (Document document : told) {
      if (document.task.equals("query") || !document.number().equals(certificate)) continue;
      if (document.state.equals("accepted")) {
        settled = true;
        state = document.task.equals("cancel") ? "cancelled" : "registered";
      } else if (!settled) state = document.state;
    }
    return state;
  }

  /** What became of everything that it was told to transmit, as a JSON list. */
  private String activity() {
    return told.stream()
        .map(document -> "{\"task\":" + quoted(document.task) + ",\"documentNumber\":" + quoted(document.number())
            + ",\"state\":" + quoted(document.state) + ",\"attempts\":" + document.attempts + document.report + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  // --- JSON, as much of it as the protocol has -----------------------------------------------------------------------

  /** A JSON value: a text, a list, an object, or something else kept as it was written. */
  private record Json(Object value) {
    Json get(String name) {
      Object found = value instanceof Map<?, ?> object ? object.get(name) : null;
      return found == null ? null : new Json(found);
    }

    String asText() {
      return String.valueOf(value);
    }

    /** A member's text, '' where there is none. */
    String text(String name) {
      Json found = get(name);
      return found == null ? "" : found.asText();
    }

    List<Json> list(String name) {
      Json found = get(name);
      List<Json> items = new ArrayList<>();
      if (found != null && found.value instanceof List<?> list) list.forEach(item -> items.add(new Json(item)));
      return items;
    }
  }

  /** Reads one JSON text. */
  private static final class JsonReader {
    private final String text;
    private int at = 0;

    JsonReader(String text) {
      this.text = text;
    }

    Object read() {
      skip();
      char c = text.charAt(at);
      if (c == '{') return object();
      if (c == '[') return list();
      if (c == '"') return string();
      int start = at;
      while (at < text.length() && ",]} \t".indexOf(text.charAt(at)) < 0) at++;
      return text.substring(start, at);
    }

    private void skip() {
      while (Character.isWhitespace(text.charAt(at))) at++;
    }

    private boolean ends(char end) {
      skip();
      if (text.charAt(at) == ',') at++;
      skip();
      if (text.charAt(at) != end) return false;
      at++;
      return true;
    }

    private Map<String, Object> object() {
      Map<String, Object> members = new LinkedHashMap<>();
      at++;
      while (!ends('}')) {
        String name = string();
        skip();
        at++; // the colon
        members.put(name, read());
      }
      return members;
    }

    private List<Object> list() {
      List<Object> items = new ArrayList<>();
      at++;
      while (!ends(']')) items.add(read());
      return items;
    }

    private String string() {
      StringBuilder read = new StringBuilder();
      for (at++; text.charAt(at) != '"'; at++) {
        char c = text.charAt(at);
        if (c == '\\') c = escaped();
        read.append(c);
      }
      at++;
      return read.toString();
    }

    private char escaped() {
      char c = text.charAt(++at);
      if (c == 'u') {
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
      }
      int plain = "bfnrt".indexOf(c);
      return plain < 0 ? c : "\b\f\n\r\t".charAt(plain);
    }
  }

  private static String quoted(String text) {
    StringBuilder written = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') written.append('\\').append(c);
      else if (c < ' ' || c > '~') written.append(String.format("\\u%04x", (int) c));
      else written.append(c);
    }
    return written.append('"').toString();
  }

  private static String listed(List<String> texts) {
    return texts.stream().map(Candidate::quoted).collect(Collectors.joining(",", "[", "]"));
  }

  // --- The conversation with the harness -------------------------------------------------------------------------------

  private List<String> answer(Json line) {
    Instant now = Instant.parse(line.text("now"));
    return switch (line.text("type")) {
      case "task" -> task(line.get("task"), now);
      case "deliver" -> deliver(line.list("interchanges"), now);
      default -> tick(now);
    };
  }

  public static void main(String[] args) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Candidate candidate = null;
    for (String text = in.readLine(); text != null; text = in.readLine()) {
      Json line = new Json(new JsonReader(text).read());
      String type = line.text("type");
      if (type.equals("bye")) return;
      String about;
      if (type.equals("hello")) {
        candidate = new Candidate(line);
        about = "\"type\":\"hello\",\"candidate\":\"Java example\",\"version\":" + quoted(VERSION)
            + ",\"features\":" + listed(FEATURES);
      } else if (type.equals("status")) {
        String certificate = line.text("certificate");
        about = "\"type\":\"status\",\"certificate\":" + quoted(certificate)
            + ",\"state\":" + quoted(candidate.status(certificate));
      } else if (type.equals("activity")) {
        about = "\"type\":\"activity\",\"documents\":" + candidate.activity();
      } else {
        about = "\"type\":\"transmissions\",\"interchanges\":" + listed(candidate.answer(line));
      }
      out.println("{" + about + ",\"id\":" + line.text("id") + "}");
    }
  }
}
