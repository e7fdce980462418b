import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { SYNTAX_FINDINGS } from '../edifact/index.js';
import { conformantInterchange } from './generate/arbitraries.fixture.js';
import { layOut } from './generate/lay-out.js';
import { bodyDataOf, messageData, rawFrom } from './generate/raw-interchange.js';
import { findingsIn } from './generate/read-back.fixture.js';
import { proofOf } from './generate/proof.fixture.js';
import { shippedGuides } from './message.fixture.js';
import { CONSTRAINT_KINDS, type ConstraintKind } from './mutate/constraint-kinds.js';
import { enumerateConstraints } from './mutate/enumerate.js';
import { structuralRequirements } from './requirements.js';
import { STRUCTURE_CODES } from './structure-finding.js';

vi.setConfig({ testTimeout: 60_000 }); // a thousand messages take their time on a busy machine

/** Faults per constraint here; `npm run prove` takes many more. */
const EACH = 1;
/** Found, but never alone and last in line, with the reason. */
const TOLD_OTHERWISE: Readonly<Record<string, string>> = {
  'interchange-empty': 'the reading tells it first, as lower-level-empty',
};

/** Requirements of which nothing can be broken alone, with the reason. */
const NEVER_ALONE: Readonly<Record<string, string>> = {
  'SAN-D02': 'its parts are all that ADR may hold: an ADR without them is a segment without elements',
};

describe.each(shippedGuides().map((guide) => [guide.id, guide] as const))('%s', (_, guide) => {
  const { constraints, exemptions } = enumerateConstraints(guide);

  it('names each constraint once, and each exemption with its reason', () => {
    const ids = [...constraints, ...exemptions].map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const { reason } of exemptions) expect(reason).toMatch(/\w{3,}.*\.$/);
    for (const { requirement } of [...constraints, ...exemptions])
      expect(guide.requirements).toHaveProperty([requirement]);
  });

  it('has a constraint, or an exemption, for every requirement that its message guides make', () => {
    const covered = new Set([...constraints, ...exemptions].map(({ requirement }) => requirement));
    const demanded = Object.values(guide.messages).flatMap(structuralRequirements);
    expect(demanded.filter(({ id }) => !covered.has(id)).map(({ id }) => id)).toEqual([]);
    const broken = new Set(constraints.map(({ requirement }) => requirement));
    const never = demanded.filter(({ id }) => !broken.has(id)).map(({ id }) => id);
    const isExempt = (id: string): boolean =>
      NEVER_ALONE[id] !== undefined && exemptions.some((each) => each.requirement === id);
    expect(
      never.filter((id) => !isExempt(id)),
      'requirements of which nothing can be broken',
    ).toEqual([]);
  });

  it('has every kind of constraint, but for what it does not demand', () => {
    const kinds = new Set(constraints.map(({ kind }) => kind));
    const absent = (Object.keys(CONSTRAINT_KINDS) as ConstraintKind[]).filter((kind) => !kinds.has(kind));
    const optional: readonly ConstraintKind[] = [
      'all-omitted',
      'not-used',
      'too-short',
      'no-decimal-digit',
      'wrong-decimal-mark',
    ];
    expect(absent.filter((kind) => !optional.includes(kind))).toEqual([]);
  });

  it('one fault gives one finding: the code foreseen, at the place foreseen, and nothing else', () => {
    const failures = constraints.flatMap((constraint) => proofOf(guide, constraint, EACH));
    expect(failures).toEqual([]);
  });

  it('two neighbours exchanged are one fault at most, whatever they are', () => {
    fc.assert(
      fc.property(conformantInterchange(guide, { messagesMax: 1 }), fc.nat(), (drawn, random) => {
        const message = drawn.messages[0]!;
        const body = bodyDataOf(message);
        fc.pre(body.length > 1); // a CONTRL may be one segment
        const at = random % (body.length - 1);
        const swapped = body.toSpliced(at, 2, body[at + 1]!, body[at]!);
        const { bytes } = layOut(rawFrom(drawn, [messageData(message, swapped)]));
        expect(findingsIn(guide, bytes, message.guide.from).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200, endOnFailure: true }, // to shrink a message takes ten minutes; its seed is told
    );
  });
});

it('every structure finding is foreseen by some kind of constraint', () => {
  const foreseen = new Set<string>(Object.values(CONSTRAINT_KINDS).map(({ code }) => code));
  const never = STRUCTURE_CODES.filter((code) => !foreseen.has(code) && TOLD_OTHERWISE[code] === undefined);
  expect(never).toEqual([]);
});

it('every kind names a finding that exists', () => {
  const known = new Set<string>([...STRUCTURE_CODES, ...Object.keys(SYNTAX_FINDINGS)]);
  const others = Object.values(CONSTRAINT_KINDS).filter(
    ({ code, stage }) => stage !== 'reference' && !known.has(code),
  );
  expect(others).toEqual([]);
});
