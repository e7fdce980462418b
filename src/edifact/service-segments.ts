import { isRealDate, isRealTime } from './service-date.js';

/** A component of a service segment's element, or the element itself when it has none. */
export interface ServiceComponent {
  /** UN/EDIFACT data element number. */
  readonly id: string;
  readonly mandatory: boolean;
  readonly kind: 'a' | 'n' | 'an';
  readonly lengthMin: number;
  readonly lengthMax: number;
  /** As the directories write it: `an..35`, `n6`. */
  readonly representation: string;
  /** The values that it can have, where the standard lists them. */
  readonly values?: readonly string[];
  /** Whether text names something real, for dates and times. */
  readonly isReal?: (text: string) => boolean;
}

/** An element of a service segment. */
export interface ServiceElement {
  readonly id: string;
  readonly mandatory: boolean;
  readonly composite: boolean;
  readonly components: readonly ServiceComponent[];
  /** Bit i is set where component i + 1 is mandatory; the lowest for a mandatory element without components. */
  readonly mandatoryMask: number;
}

/** What a service segment is made of, in order. */
export type ServiceSegment = readonly ServiceElement[];

// The notation of the directories: id, status M or C, representation; components of a composite in brackets.
const PARTIES_3 =
  'S002 M[0004 M an..35, 0007 C an..4, 0008 C an..14] | S003 M[0010 M an..35, 0007 C an..4, 0014 C an..14]';
const PARTIES_4 =
  'S002 M[0004 M an..35, 0007 C an..4, 0008 C an..35, 0042 C an..35]' +
  ' | S003 M[0010 M an..35, 0007 C an..4, 0014 C an..35, 0046 C an..35]';
const REST_OF_UNB =
  '0020 M an..14 | S005 C[0022 M an..14, 0025 C an2] | 0026 C an..14 | 0029 C a1 | 0031 C n1 | 0032 C an..35 | 0035 C n1';

// Identifier and version are unchecked here: whatever they hold beyond what the engine reads is error 2.
const VERSION_3 = {
  UNB: `S001 M[0001 M an..99, 0002 M an..99] | ${PARTIES_3} | S004 M[0017 M n6, 0019 M n4] | ${REST_OF_UNB}`,
  UNZ: '0036 M n..6 | 0020 M an..14',
  UNG:
    '0038 M an..6 | S006 M[0040 M an..35, 0007 C an..4] | S007 M[0044 M an..35, 0007 C an..4]' +
    ' | S004 M[0017 M n6, 0019 M n4] | 0048 M an..14 | 0051 M an..2' +
    ' | S008 M[0052 M an..3, 0054 M an..3, 0057 C an..6] | 0058 C an..14',
  UNE: '0060 M n..6 | 0048 M an..14',
  UNH:
    '0062 M an..14 | S009 M[0065 M an..6, 0052 M an..3, 0054 M an..3, 0051 M an..2, 0057 C an..6]' +
    ' | 0068 C an..35 | S010 C[0070 M n..2, 0073 C a1]',
  UNT: '0074 M n..6 | 0062 M an..14',
  UNS: '0081 M a1',
  TXT: '0077 C an3 | 0078 M an..70',
};

// ISO 9735:1988 numbers versions and releases and needs neither release nor agency.
const VERSION_1 = {
  ...VERSION_3,
  UNH:
    '0062 M an..14 | S009 M[0065 M an..6, 0052 M n..3, 0054 C n..3, 0051 C an..2, 0057 C an..6]' +
    ' | 0068 C an..35 | S010 C[0070 M n..2, 0073 C a1]',
};

const SOURCE_OF_SUBSET = '0051 C an..3';
const VERSION_4 = {
  ...VERSION_3,
  UNB:
    `S001 M[0001 M an..99, 0002 M an..99, 0080 C an..6, 0133 C an..3, 0076 C an2] | ${PARTIES_4}` +
    ` | S004 M[0017 M n8, 0019 M n4] | ${REST_OF_UNB}`,
  UNG:
    '0038 C an..6 | S006 C[0040 M an..35, 0007 C an..4] | S007 C[0044 M an..35, 0007 C an..4]' +
    ' | S004 C[0017 M n8, 0019 M n4] | 0048 M an..14 | 0051 C an..3' +
    ' | S008 C[0052 M an..3, 0054 M an..3, 0057 C an..6] | 0058 C an..14',
  UNH:
    '0062 M an..14' +
    ' | S009 M[0065 M an..6, 0052 M an..3, 0054 M an..3, 0051 M an..3, 0057 C an..6, 0110 C an..6, 0113 C an..6]' +
    ' | 0068 C an..35 | S010 C[0070 M n..2, 0073 C a1]' +
    ` | S016 C[0115 M an..14, 0116 C an..3, 0118 C an..3, ${SOURCE_OF_SUBSET}]` +
    ` | S017 C[0121 M an..14, 0122 C an..3, 0124 C an..3, ${SOURCE_OF_SUBSET}]` +
    ` | S018 C[0127 M an..14, 0128 C an..3, 0130 C an..3, ${SOURCE_OF_SUBSET}]`,
  UNT: '0074 M n..10 | 0062 M an..14',
};

/** Tags of the service segments that the engine checks. */
export type ServiceTag = keyof typeof VERSION_3;

type Values = Readonly<Record<string, readonly string[]>>;

// Values of 0035, 0073 and 0081 (UNSL). 0029 and 0031 are left to agreement between the parties.
const VALUES_3: Values = { '0035': ['1'], '0073': ['C', 'F'], '0081': ['D', 'S'] };
const VALUES_4: Values = { ...VALUES_3, '0035': ['1', '2', '3', '4'] };
const REALITY: Readonly<Record<string, (text: string) => boolean>> = {
  '0017': isRealDate,
  '0019': isRealTime,
};

function parseComponent(text: string, allValues: Values): ServiceComponent {
  const [id = '', status = '', representation = ''] = text.trim().split(' ');
  const [letters = '', length = ''] = representation.split(/(?<=[an])(?=[\d.])/);
  const lengthMax = Number(length.replace('..', ''));
  const lengthMin = length.startsWith('..') ? 1 : lengthMax;
  const kind = letters === 'a' || letters === 'n' ? letters : 'an';
  const values = allValues[id];
  const isReal = REALITY[id];
  return {
    ...{ id, mandatory: status === 'M', kind, lengthMin, lengthMax, representation },
    ...(values === undefined ? {} : { values }),
    ...(isReal === undefined ? {} : { isReal }),
  };
}

function parseElement(text: string, values: Values): ServiceElement {
  const composite = /^(S\d{3}) ([MC])\[(.*)\]$/.exec(text);
  if (composite === null) {
    const component = parseComponent(text, values);
    const { id, mandatory } = component;
    return { id, mandatory, composite: false, components: [component], mandatoryMask: mandatory ? 1 : 0 };
  }
  const components = (composite[3] ?? '').split(',').map((part) => parseComponent(part, values));
  const mandatoryMask = components.reduce((mask, { mandatory }, i) => mask | (mandatory ? 1 << i : 0), 0);
  return {
    id: composite[1] ?? '',
    mandatory: composite[2] === 'M',
    composite: true,
    components,
    mandatoryMask,
  };
}

/** All service segments of one version. */
export type ServiceDefinitions = Readonly<Record<ServiceTag, ServiceSegment>>;

function parseAll(texts: Readonly<Record<ServiceTag, string>>, values: Values): ServiceDefinitions {
  const parse = (tag: ServiceTag): ServiceSegment =>
    texts[tag].split(' | ').map((text) => parseElement(text, values));
  return {
    UNB: parse('UNB'),
    UNZ: parse('UNZ'),
    UNG: parse('UNG'),
    UNE: parse('UNE'),
    UNH: parse('UNH'),
    UNT: parse('UNT'),
    UNS: parse('UNS'),
    TXT: parse('TXT'),
  };
}

const version1 = parseAll(VERSION_1, VALUES_3);
const version3 = parseAll(VERSION_3, VALUES_3);
const version4 = parseAll(VERSION_4, VALUES_4);

/** The service segments of a syntax version; those of version 3 when the version is unknown. */
export function serviceSegmentsOf(version: string): ServiceDefinitions {
  if (version === '1') return version1;
  return version === '4' ? version4 : version3;
}
