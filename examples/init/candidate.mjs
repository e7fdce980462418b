// The beginning of a candidate: it starts, says who it is, and registers a plain certificate with one line.
//
// Node 20 or later, no package. The harness writes one line of JSON to standard input, and reads one line of JSON from
// standard output for each; docs/driver-protocol.md has them all. Fill in what is marked TODO: put your own system
// behind these functions, or call it from them.
import { createInterface } from 'node:readline';

const NAME = '@NAME@';
const VERSION = '@VERSION@';
// TODO: add what you build (multi-line, manufacturer, batch, replace, cancel, query), here and in candidate.yaml.
const FEATURES = [];

/** Data that holds a service character bears the release character before it. */
const released = (text) => text.replace(/[?+:']/g, '?$&');

/** The segments of a SANCRT, function original, between UNH and UNT. */
function registration(document) {
  const { documentName, certificateNumber, issueDate, expiryDate, origin, kind, importer } = document;
  return [
    `BGM+${released(documentName)}+${released(certificateNumber)}+9`,
    // TODO: DTM 7 effectiveDate, RFF quotaReference, FTX freeText, PNA EX and MF, where a document has them.
    `DTM+182:${issueDate}:102`,
    ...(expiryDate === undefined ? [] : [`DTM+36:${expiryDate}:102`]),
    `LOC+27+${released(origin)}`,
    `GIS+${released(kind)}`,
    `PNA+IM+${released(importer)}`,
    ...document.lines.flatMap(({ number, hts, quantity, unit }) => [
      `LIN+${number}`,
      `PIA+5+${hts}:HS`,
      `QTY+1:${quantity}:${unit}`,
    ]),
    `CNT+2:${document.lineCount}`,
  ];
}

let hello;
let references = 0;

/** One interchange with a message for each document. */
function interchange(documents, now) {
  references += 1;
  const reference = String(references).padStart(8, '0');
  const date = now.slice(2, 10).replaceAll('-', '');
  const time = now.slice(11, 16).replace(':', '');
  const test = hello.environment === 'test' ? '++++++1' : '';
  const messages = documents.flatMap((document, i) => {
    const body = registration(document);
    return [`UNH+${i + 1}+SANCRT:D:97B:UN`, ...body, `UNT+${body.length + 2}+${i + 1}`];
  });
  const head = `UNB+${hello.charset}:3+${hello.participant}+${hello.recipient}+${date}:${time}+${reference}${test}`;
  return [head, ...messages, `UNZ+${documents.length}+${reference}`].map((each) => `${each}'`).join('');
}

/** What leaves the system for each line of the harness: a list of interchanges, empty when nothing does. */
const told = {
  /** Your officers did something. */
  task({ task, now }) {
    if (task.kind !== 'register') return []; // TODO: replace, cancel, query
    return [
      interchange(
        task.documents.map(({ document }) => document),
        now,
      ),
    ];
  },
  /** Answers of the reference arrived. TODO: read CONTRL and CUSRES, and send again what was rejected. */
  deliver() {
    return [];
  },
  /** Time has passed. TODO: send again, unchanged, what was not answered within an hour. */
  tick() {
    return [];
  },
};

/** A call where interchanges go and replies come from, if the candidate file says `wire: { kind: http }`. */
async function call(method, path, body) {
  const headers = { authorization: `Bearer ${hello.wire.key}`, 'content-type': 'application/EDIFACT' };
  const response = await fetch(`${hello.wire.url}${path}`, { method, headers, body });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer()).toString('latin1');
}

/** The replies that wait, each acknowledged once it has been read. */
async function fetchReplies() {
  const replies = [];
  for (const { id } of JSON.parse(await call('GET', '/v1/mailbox')).items) {
    replies.push(await call('GET', `/v1/mailbox/${id}`));
    await call('DELETE', `/v1/mailbox/${id}`);
  }
  return replies;
}

/** The same, with the interchanges posted and the replies fetched: nothing is left for the line that answers. */
async function toldOverHttp(line) {
  const replies = await fetchReplies();
  const interchanges = [...told.deliver({ interchanges: replies, now: line.now }), ...told[line.type](line)];
  for (const each of interchanges) await call('POST', '/v1/interchanges', Buffer.from(each, 'latin1'));
  return [];
}

const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);

for await (const text of createInterface({ input: process.stdin })) {
  const line = JSON.parse(text);
  if (line.type === 'bye') break;
  if (line.type === 'hello') {
    hello = line;
    say({ type: 'hello', id: line.id, candidate: NAME, version: VERSION, features: FEATURES });
  } else {
    const interchanges = hello.wire === undefined ? told[line.type](line) : await toldOverHttp(line);
    say({ type: 'transmissions', id: line.id, interchanges });
  }
}
