import { codesOf, type Attempt } from './cases.js';
import type { Evidence } from './observation.js';
import type { ReportedError, TrafficInterchange } from './traffic.js';

/** The evidence that a rejected attempt gives, under a text's code. */
export function attemptEvidence(code: string, attempt: Attempt): Evidence {
  const { interchange, message } = attempt;
  const errors = [...interchange.errors, ...message.errors];
  return {
    code,
    transmission: interchange.transmission,
    interchange: interchange.reference,
    message: message.reference,
    certificate: message.certificate,
    codes: codesOf(attempt),
    ...expectedAndActual(errors),
    params: { subject: subjectOf(attempt) },
  };
}

/** The evidence that a whole interchange gives. */
export function interchangeEvidence(
  code: string,
  interchange: TrafficInterchange,
  expected: string,
  actual: string,
): Evidence {
  const { transmission, reference } = interchange;
  return { code, transmission, interchange: reference, expected, actual };
}

/** The codes of an interchange and of all its messages, each once, in order. */
export function interchangeCodes(interchange: TrafficInterchange): readonly string[] {
  const errors = [interchange.errors, ...interchange.messages.map((message) => message.errors)].flat();
  return [...new Set(errors.map((error) => error.code))];
}

/** What was expected and what came instead, error by error. */
export function expectedAndActual(errors: readonly ReportedError[]): {
  readonly expected: string;
  readonly actual: string;
} {
  const join = (texts: readonly string[]): string =>
    [...new Set(texts.filter((text) => text !== ''))].join('; ');
  return {
    expected: join(errors.map((error) => error.expected)),
    actual: join(errors.map((error) => error.actual)),
  };
}

/** How a document is called in a sentence. */
function subjectOf({ interchange, message }: Attempt): string {
  if (message.certificate === '')
    return `Message ${message.reference} of interchange ${interchange.reference}`;
  const wish = message.function === 'original' || message.function === '' ? '' : ` (${message.function})`;
  return `Certificate ${message.certificate}${wish}`;
}
