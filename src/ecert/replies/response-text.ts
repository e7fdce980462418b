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

function templatesFor(guide: Guide, syntax: ReplySyntax, responseGuide: string): MessageTemplate[] {
  const known: Templates = templatesByGuide.get(guide) ?? new Map<string, MessageTemplate[]>();
  templatesByGuide.set(guide, known);
  const key = `${responseGuide} ${syntax.identifier}:${syntax.version}`;
  const templates = known.get(key) ?? [];
  known.set(key, templates);
  return templates;
}

/** Writes the responses of one reply, each as the composition of its message guide has it. */
export function responseWriter(
  guide: Guide,
  syntax: ReplySyntax,
): (response: MessageResponse, reference: string) => string {
  const templates = new Map<string, MessageTemplate[]>();
  return (response, reference) => {
    const { responseGuide, response: data } = response;
    const made = templates.get(responseGuide) ?? templatesFor(guide, syntax, responseGuide);
    templates.set(responseGuide, made);
    let template = made.find((each) => isFor(each, data));
    if (template === undefined) {
      const fields = filledFields(data);
      if (fields === undefined) return composedResponse(guide, syntax, response, reference);
      template = makeTemplate(guide, syntax, responseGuide, fields);
      made.push(template);
    }
    return fill(template, data, reference) ?? composedResponse(guide, syntax, response, reference);
  };
}
