import { HarnessFault } from '../../core/index.js';
import type { MessageData } from '../../edifact/index.js';
import { compose, type DocumentData, type Guide } from '../../guide/index.js';
import {
  fill,
  filledFields,
  isFor,
  markOf,
  REFERENCE,
  templateOf,
  type MessageTemplate,
} from './message-template.js';
import { writtenMessage, type ReplySyntax } from './write-reply.js';

/** The content of a CUSRES. */
export interface MessageResponse {
  readonly responseGuide: string;
  readonly response: DocumentData;
}

function composed(
  guide: Guide,
  { responseGuide, response }: MessageResponse,
  reference: string,
): MessageData {
  const body = compose(guide, responseGuide, 'any', response);
  if (!body.ok)
    throw new HarnessFault(`a response cannot be composed: ${body.error.path}: ${body.error.message}`);
  const type = guide.messages[responseGuide]?.type;
  if (type === undefined) throw new HarnessFault(`guide ${guide.id} has no ${responseGuide}`);
  return { reference, type: { ...type, association: '' }, segments: body.value };
}

/** A response composed and written, whatever it holds. */
export function composedResponse(
  guide: Guide,
  syntax: ReplySyntax,
  response: MessageResponse,
  reference: string,
): string {
  return writtenMessage(composed(guide, response, reference), syntax);
}

function makeTemplate(
  guide: Guide,
  syntax: ReplySyntax,
  responseGuide: string,
  fields: readonly string[],
): MessageTemplate {
  const response = Object.fromEntries(fields.map((field, i) => [field, markOf(i)]));
  return templateOf(fields, composedResponse(guide, syntax, { responseGuide, response }, markOf(REFERENCE)));
}

/** Templates of a guide by message guide and syntax, the one used last first: there are as many as shapes of answers. */
type Templates = Map<string, MessageTemplate[]>;
const templatesByGuide = new WeakMap<Guide, Templates>();

/** What was asked for last: nearly always the next one too. */
let last:
  | {
      readonly guide: Guide;
      readonly syntax: ReplySyntax;
      readonly responseGuide: string;
      readonly templates: MessageTemplate[];
    }
  | undefined;

function templatesFor(guide: Guide, syntax: ReplySyntax, responseGuide: string): MessageTemplate[] {
  if (last?.guide === guide && last.syntax === syntax && last.responseGuide === responseGuide)
    return last.templates;
  const known: Templates = templatesByGuide.get(guide) ?? new Map<string, MessageTemplate[]>();
  templatesByGuide.set(guide, known);
  const key = `${responseGuide} ${syntax.identifier}:${syntax.version}`;
  const templates = known.get(key) ?? [];
  known.set(key, templates);
  last = { guide, syntax, responseGuide, templates };
  return templates;
}

/** The template of responses that fill the same fields; undefined for one that holds more than texts. */
export function templateFor(
  guide: Guide,
  syntax: ReplySyntax,
  { responseGuide, response }: MessageResponse,
): MessageTemplate | undefined {
  const templates = templatesFor(guide, syntax, responseGuide);
  for (let i = 0; i < templates.length; i += 1) {
    const template = templates[i] as MessageTemplate; // i < length
    if (isFor(template, response)) return template;
  }
  const fields = filledFields(response);
  if (fields === undefined) return undefined;
  const made = makeTemplate(guide, syntax, responseGuide, fields);
  templates.push(made);
  return made;
}

/** A response as the composition of its message guide has it. */
export function responseText(
  guide: Guide,
  syntax: ReplySyntax,
  message: MessageResponse,
  reference: string,
): string {
  const template = templateFor(guide, syntax, message);
  const text = template && fill(template, message.response, reference);
  return text ?? composedResponse(guide, syntax, message, reference);
}
