import { sha256 } from '../core/index.js';
import type { CertificateKind, Guide, MessageGuide, Requirement, SegmentUse } from '../guide/index.js';
import type { CandidateIdentity } from '../journal/index.js';

const kind = (code: string, country: string, examples: CertificateKind['examples']): CertificateKind => ({
  code,
  name: `Kind ${code}`,
  countries: [country],
  documentName: '811',
  numberMask: `^\\d${country}[A-Z0-9]{6}$`,
  htsPrefixes: ['0201'],
  examples,
  units: { '*': ['KGM'] },
  yearRule: 'year-in-effect',
  requirement: 'R11',
  source: 'assumed',
});

const segment = (tag: string): SegmentUse => ({
  kind: 'segment',
  id: tag,
  name: tag,
  tag,
  position: '0020',
  use: {},
  repeat: 1,
  elements: [],
  requirement: `SAN-${tag}`,
  source: 'un',
});

const message = (id: string, tags: readonly string[]): MessageGuide => ({
  id,
  title: id,
  type: { type: id, version: 'D', release: '97B', agency: 'UN' },
  functions: ['any'],
  from: 'participant',
  oneOf: [],
  directory: 'D97B',
  nodes: tags.map(segment),
  conditions: [],
  source: 'un',
});

const requirement = (id: string): Requirement => ({
  id,
  text: id,
  obligation: 'M',
  source: 'assumed',
  phase: 'rule',
  checkedBy: 'reference',
});

/** As much of a guide as loading, linting and planning look at. */
export const STUB_GUIDE: Guide = {
  id: 'stub-guide',
  title: 'Stub',
  digest: sha256('stub'),
  directory: 'D97B',
  envelope: {
    syntaxIdentifiers: ['UNOA'],
    syntaxVersions: ['3'],
    recipient: 'USCBP',
    messagesMax: 3000,
    groups: false,
    requirement: 'ENV',
  },
  messages: { SANCRT: message('SANCRT', ['BGM', 'PNA', 'LIN']), REQDOC: message('REQDOC', ['BGM', 'DOC']) },
  roles: {
    document: 'SANCRT',
    query: 'REQDOC',
    documentResponse: '',
    queryResponse: '',
    control: '',
  },
  kinds: {
    '05': kind('05', 'AU', [
      { hts: '020130', unit: 'KGM', description: 'BEEF' },
      { hts: '020230', unit: 'KGM', description: 'FROZEN BEEF' },
      { hts: '020120', unit: 'KGM', description: 'CUTS' },
    ]),
    '29': {
      ...kind('29', 'CA', [{ hts: '520811', unit: 'MTK', description: 'COTTON' }]),
      numberMask: '^\\dCA[A-Z]{6}$',
    },
  },
  participants: [
    {
      id: 'AUDAFF',
      name: 'Australia',
      country: 'AU',
      kinds: ['05'],
      status: 'authorised',
      environments: ['test'],
    },
  ],
  replyCodes: { 'hts-malformed': 'R05' },
  rulesOff: {},
  statusCodes: {},
  requirements: Object.fromEntries(['N-01', 'SYN-29', 'CON-01', 'L15'].map((id) => [id, requirement(id)])),
  texts: {},
  policies: {},
};

/** Who is tested in these tests. */
export const CANDIDATE: CandidateIdentity = {
  name: 'Candidate',
  version: '1',
  participant: 'AUDAFF',
  country: 'AU',
  kinds: ['05'],
  features: [],
  driver: 'in-process',
};
