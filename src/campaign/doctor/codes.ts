/** How far one must have come to check something. */
export type DoctorStage = 'file' | 'folder' | 'reach' | 'introduction' | 'bytes';

/** Everything that the doctor looks at. Codes are stable: one that is gone is not given again. */
export const DOCTOR_CODES = {
  'DR-01': { name: 'candidate-file-unusable', stage: 'file' },
  'DR-02': { name: 'participant-unknown', stage: 'file' },
  'DR-03': { name: 'country-differs', stage: 'file' },
  'DR-04': { name: 'kind-not-issued', stage: 'file' },
  'DR-05': { name: 'feature-unknown', stage: 'file' },
  'DR-06': { name: 'folder-unwritable', stage: 'folder' },
  'DR-07': { name: 'driver-unusable', stage: 'file' },
  'DR-08': { name: 'unreachable', stage: 'reach' },
  'DR-09': { name: 'key-refused', stage: 'reach' },
  'DR-10': { name: 'address-wrong', stage: 'reach' },
  'DR-11': { name: 'tls-untrusted', stage: 'reach' },
  'DR-12': { name: 'not-started', stage: 'reach' },
  'DR-13': { name: 'hello-fails', stage: 'reach' },
  'DR-14': { name: 'slow', stage: 'reach' },
  'DR-15': { name: 'listening-impossible', stage: 'reach' },
  'DR-16': { name: 'own-key-refused', stage: 'introduction' },
  'DR-17': { name: 'wire-not-called', stage: 'introduction' },
  'DR-20': { name: 'version-differs', stage: 'introduction' },
  'DR-21': { name: 'feature-not-in-software', stage: 'introduction' },
  'DR-22': { name: 'feature-not-in-file', stage: 'introduction' },
  'DR-23': { name: 'kinds-differ', stage: 'introduction' },
  'DR-24': { name: 'participant-differs', stage: 'introduction' },
  'DR-30': { name: 'task-fails', stage: 'introduction' },
  'DR-31': { name: 'nothing-transmitted', stage: 'introduction' },
  'DR-32': { name: 'not-an-interchange', stage: 'introduction' },
  'DR-33': { name: 'sender-differs', stage: 'bytes' },
  'DR-34': { name: 'recipient-differs', stage: 'bytes' },
  'DR-35': { name: 'charset-differs', stage: 'bytes' },
  'DR-36': { name: 'test-indicator-missing', stage: 'bytes' },
  'DR-37': { name: 'clock-differs', stage: 'bytes' },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly stage: DoctorStage }>>;

/** One of the codes. */
export type DoctorCode = keyof typeof DOCTOR_CODES;

/** The codes in their order. */
export const DOCTOR_CODE_LIST = Object.keys(DOCTOR_CODES) as DoctorCode[]; // the keys of an object are its keys
