import type { DeskRequest } from '../candidate/index.js';
import { bytesToLatin1, formatInstant } from '../core/index.js';
import { fieldRows, printable, taskWords } from '../report/index.js';

function documentLines(document: Readonly<Record<string, unknown>>, indent: string): readonly string[] {
  return fieldRows(document).map(([field, value]) => `${indent}${field.padEnd(24)} ${printable(value)}`);
}

function taskLines({ news }: DeskRequest): readonly string[] {
  if (news.kind !== 'task') return [];
  const { task } = news;
  const head = `Transmit ${taskWords(task)}`;
  if (task.kind === 'query') return [head, ...documentLines(task.query, '  ')];
  const { documents } = task;
  const lines = documents.flatMap(({ document, amended }, i) => [
    `  document ${i + 1} of ${documents.length}`,
    ...documentLines(document, '    '),
    ...(amended === undefined
      ? []
      : ['    if it is rejected, the officer amends it to', ...documentLines(amended, '      ')]),
  ]);
  return [head, ...lines];
}

function answerLines({ news }: DeskRequest, leave: (bytes: Uint8Array) => string): readonly string[] {
  if (news.kind !== 'deliver') return [];
  return news.interchanges.flatMap((bytes) => [
    `An answer of the reference arrived, left as ${leave(bytes)}:`,
    ...bytesToLatin1(bytes)
      .split(/(?<=')/)
      .map((segment) => `  ${printable(segment)}`),
  ]);
}

/** What a person is told: what happened, when it is, and by when to act. Never what is expected. */
export function newsLines(request: DeskRequest, leave: (bytes: Uint8Array) => string): readonly string[] {
  const { scenario, now, until, news, folder } = request;
  const due = until === undefined ? '' : `; whatever it calls for is due by ${formatInstant(until)}`;
  const passed = news.kind === 'tick' && request.state === 'waiting:candidate';
  return [
    `${scenario}, ${formatInstant(now)} by the campaign's clock${due}`,
    ...taskLines(request),
    ...answerLines(request, leave),
    ...(passed ? ['Time has passed, and nothing new arrived.'] : []),
    ...(request.state === 'waiting:candidate' ? [`Folder for what is sent: ${folder}`] : []),
  ];
}
