import { err, ok, seededRandom, type Instant, type Random, type Result } from '../core/index.js';
import type { CertificateKind, DocumentData, Guide } from '../guide/index.js';
import type { CandidateIdentity } from '../journal/index.js';
import { certificateDigits } from './certificate-numbers.js';
import { allDocumentNames } from './document-names.js';
import { valueAt, withValueAt } from './document-path.js';
import { drawDocument } from './draw-document.js';
import type { DocumentTemplate, Scenario } from './model.js';
import type { PlanError } from './plan-error.js';

/** What the documents of a scenario depend on, and nothing else. */
export interface PlanContext {
  readonly guide: Guide;
  readonly candidate: CandidateIdentity;
  readonly seed: number;
  /** When the scenario started. */
  readonly startedAt: Instant;
}

/** The documents of a scenario by name, as they are to be transmitted. */
export type ScenarioPlan = Readonly<Record<string, DocumentData>>;

/** What a cancellation carries of a document (the reading: BGM, DTM 182, LOC, GIS and CNT 0 only). */
const CANCELLATION_FIELDS = ['documentName', 'certificateNumber', 'issueDate', 'origin', 'kind'] as const;

/** `$A.certificateNumber`: another document's value. */
const REFERENCE = /^\$([A-Za-z][A-Za-z0-9-]*)\.(.+)$/;

function eligibleKinds(guide: Guide, candidate: CandidateIdentity): readonly CertificateKind[] {
  return candidate.kinds
    .map((code) => guide.kinds[code])
    .filter((kind) => kind !== undefined)
    .filter((kind) => kind.countries.includes(candidate.country) || kind.countries.includes('*'));
}

function cancellationOf(document: DocumentData): DocumentData {
  const kept = CANCELLATION_FIELDS.map((field) => [field, valueAt(document, field) ?? ''] as const);
  return { ...Object.fromEntries(kept), lineCount: '0' };
}

/** One scenario being planned: documents are made when first asked for, since one may be made from another. */
interface Planning {
  readonly scenario: Scenario;
  readonly context: PlanContext;
  readonly kind: CertificateKind;
  readonly random: Random;
  /** Place of each document in the scenario, by name. */
  readonly places: ReadonlyMap<string, number>;
  readonly made: Map<string, Result<DocumentData, PlanError>>;
  readonly underWay: Set<string>;
}

function fail(kind: PlanError['kind'], document: string, message: string): Result<never, PlanError> {
  return err({ kind, document, message });
}

function startFrom(
  name: string,
  template: DocumentTemplate,
  planning: Planning,
): Result<DocumentData, PlanError> {
  if (template.like !== undefined) return make(template.like, planning);
  if (template.cancels !== undefined) {
    const cancelled = make(template.cancels, planning);
    return cancelled.ok ? ok(cancellationOf(cancelled.value)) : cancelled;
  }
  const { scenario, context, kind, random, places } = planning;
  return drawDocument(template, {
    name,
    country: context.candidate.country,
    kind,
    digits: certificateDigits(context.seed, scenario.position ?? 1, places.get(name) ?? 0),
    startedAt: context.startedAt,
    random: random.fork(`document ${name}`),
  });
}

function resolveText(name: string, text: string, planning: Planning): Result<string, PlanError> {
  const [, other, path] = REFERENCE.exec(text) ?? [];
  if (other === undefined || path === undefined) return ok(text);
  const document = make(other, planning);
  if (!document.ok) return document;
  const value = valueAt(document.value, path);
  return value === undefined ? fail('unknown-field', name, `${text}: ${other} has no ${path}`) : ok(value);
}

function build(
  name: string,
  template: DocumentTemplate,
  planning: Planning,
): Result<DocumentData, PlanError> {
  const start = startFrom(name, template, planning);
  if (!start.ok) return start;
  let document = start.value;
  for (const [path, text] of Object.entries(template.set ?? {})) {
    const value = resolveText(name, text, planning);
    if (!value.ok) return value;
    const changed = withValueAt(document, path, value.value);
    if (changed === undefined) return fail('unknown-field', name, `there is no ${path} to set`);
    document = changed;
  }
  return ok(document);
}

function make(name: string, planning: Planning): Result<DocumentData, PlanError> {
  const { scenario, places, made, underWay } = planning;
  const before = made.get(name);
  if (before !== undefined) return before;
  const template = places.has(name) ? scenario.documents[name.split('.')[0] ?? name] : undefined;
  if (template === undefined) return fail('unknown-document', name, `${scenario.id} has no document ${name}`);
  if (underWay.has(name)) return fail('circular-documents', name, `${name} is made from itself`);
  underWay.add(name);
  const result = build(name, template, planning);
  made.set(name, result);
  return result;
}

/**
 * Makes the documents of a scenario for a candidate: what it will be told to transmit, and what the judge will look for.
 * The same scenario, guide, candidate, seed and start give the same documents.
 */
export function planScenario(scenario: Scenario, context: PlanContext): Result<ScenarioPlan, PlanError> {
  const random = seededRandom(context.seed).fork(scenario.id);
  const kinds = eligibleKinds(context.guide, context.candidate);
  if (kinds.length === 0) {
    const message = `the guide has no kind among ${context.candidate.kinds.join(', ')} that ${context.candidate.country} issues`;
    return err({ kind: 'no-kind', document: '', message });
  }
  const names = allDocumentNames(scenario);
  const planning: Planning = {
    scenario,
    context,
    kind: random.fork('kind').pick(kinds),
    random,
    places: new Map(names.map((name, index) => [name, index])),
    made: new Map(),
    underWay: new Set(),
  };
  const plan: Record<string, DocumentData> = {};
  for (const name of names) {
    const document = make(name, planning);
    if (!document.ok) return document;
    plan[name] = document.value;
  }
  return ok(plan);
}
