import {
  renderFinding,
  type Guide,
  type GuideNode,
  type GuideRoles,
  type Requirement,
} from '../../guide/index.js';
import { anchorOf } from '../anchors.js';
import { factRows } from '../fact-rows.js';
import { printable } from '../printable.js';
import type { Labels } from './labels.js';
import { sourceView } from './source-address.js';

function nodeCount(nodes: readonly GuideNode[]): number {
  return nodes.reduce((sum, node) => sum + (node.kind === 'group' ? nodeCount(node.children) : 1), 0);
}

const ROLE_NAMES: Readonly<Record<keyof GuideRoles, string>> = {
  document: 'Registers, replaces and cancels documents',
  query: 'Asks about documents',
  documentResponse: 'Answers a document',
  queryResponse: 'Answers a query',
  control: 'Answers what fails the syntax stage',
};

/** Which message plays which part: the keys of the names are those of the roles. */
function roleFacts({ roles }: Guide): object {
  return factRows([
    [ROLE_NAMES.document, roles.document],
    [ROLE_NAMES.query, roles.query],
    [ROLE_NAMES.documentResponse, roles.documentResponse],
    [ROLE_NAMES.queryResponse, roles.queryResponse],
    [ROLE_NAMES.control, roles.control],
  ]);
}

function envelopeFacts({ envelope }: Guide): object {
  return factRows([
    ['Syntax identifiers (0001)', envelope.syntaxIdentifiers.join(', ')],
    ['Syntax versions (0002)', envelope.syntaxVersions.join(', ')],
    ['Recipient (0010)', envelope.recipient],
    ['Messages at most (0036)', String(envelope.messagesMax)],
    ['Functional groups (UNG)', envelope.groups ? 'used' : 'not used'],
  ]);
}

/** In the order of a reader: N-9 before N-10. */
function byId({ id: a }: Requirement, { id: b }: Requirement): number {
  const padded = (id: string): string => id.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
  return padded(a) < padded(b) ? -1 : 1;
}

/** Requirements that no message page shows: those written down by themselves. */
function requirementRows(guide: Guide): readonly object[] {
  const structural = new Set<string>();
  const visit = (nodes: readonly GuideNode[]): void => {
    for (const node of nodes) {
      structural.add(node.requirement);
      if (node.kind === 'group') visit(node.children);
      else for (const { requirement } of node.elements) structural.add(requirement);
    }
  };
  for (const message of Object.values(guide.messages)) {
    visit(message.nodes);
    for (const { requirement } of message.conditions) structural.add(requirement);
  }
  return Object.values(guide.requirements)
    .filter(({ id }) => !structural.has(id))
    .sort(byId)
    .map(({ id, text, source, obligation }) => ({
      id,
      anchor: anchorOf('requirement', id),
      text: printable(text),
      obligation,
      source: sourceView(source),
    }));
}

function sourcesOf(guide: Guide): readonly string[] {
  const sources: string[] = Object.values(guide.requirements).map(({ source }) => source);
  for (const message of Object.values(guide.messages)) sources.push(message.source);
  for (const kind of Object.values(guide.kinds)) sources.push(kind.source);
  return [...new Set(sources)].sort();
}

/** Everything that the first page shows. */
export function indexView(guide: Guide, labels: Labels): object {
  return {
    labels,
    guide: { id: guide.id, title: printable(guide.title), digest: guide.digest, directory: guide.directory },
    messages: Object.values(guide.messages).map((message) => ({
      id: message.id,
      title: printable(message.title),
      file: `${message.id}.html`,
      from: message.from,
      segments: String(nodeCount(message.nodes)),
      source: sourceView(message.source),
    })),
    roles: roleFacts(guide),
    envelope: envelopeFacts(guide),
    kinds: Object.values(guide.kinds).map((kind) => ({
      code: kind.code,
      name: printable(kind.name),
      countries: kind.countries.join(', '),
      mask: kind.numberMask,
      scope: kind.htsPrefixes.length === 0 ? 'any' : kind.htsPrefixes.join(', '),
      source: sourceView(kind.source),
    })),
    participants: guide.participants.map((participant) => ({
      id: participant.id,
      name: printable(participant.name),
      country: participant.country,
      kinds: participant.kinds.join(', '),
      status: participant.status,
    })),
    replyCodes: Object.entries(guide.replyCodes).map(([rule, code]) => ({
      code,
      rule: rule.replaceAll('-', ' '),
      hint: printable(renderFinding(guide, { code: rule, params: {} }).hint),
    })),
    rulesOff: Object.entries(guide.rulesOff).map(([rule, reason]) => ({
      rule: rule.replaceAll('-', ' '),
      reason: printable(reason),
    })),
    statusCodes: Object.entries(guide.statusCodes).map(([state, code]) => ({ state, code })),
    requirements: requirementRows(guide),
    sources: sourcesOf(guide).map(sourceView),
  };
}
