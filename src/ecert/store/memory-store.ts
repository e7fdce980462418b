import type { CertificateKey, RegisterStore, StoredCertificate } from './port.js';

function textOf(key: CertificateKey): string {
  return JSON.stringify([key.participant, key.kind, key.year, key.number]); // unlike joining, cannot run two keys together
}

function newestOf(versions: readonly StoredCertificate[] | undefined): StoredCertificate | undefined {
  return versions?.[versions.length - 1];
}

function isOnFile(version: StoredCertificate | undefined): version is StoredCertificate {
  return version !== undefined;
}

/** A register kept in memory, empty at first. */
export function createMemoryStore(): RegisterStore {
  const versionsByKey = new Map<string, StoredCertificate[]>(); // a Map iterates in order of registration
  const keysByNumber = new Map<string, string[]>();
  return {
    get: (key) => newestOf(versionsByKey.get(textOf(key))),
    put(version) {
      const key = textOf(version);
      const versions = versionsByKey.get(key);
      if (versions === undefined) {
        versionsByKey.set(key, [Object.freeze(version)]);
        keysByNumber.set(version.number, [...(keysByNumber.get(version.number) ?? []), key]);
      } else {
        versions.push(Object.freeze(version));
      }
    },
    named: (number) =>
      (keysByNumber.get(number) ?? []).map((key) => newestOf(versionsByKey.get(key))).filter(isOnFile),
    all: () => [...versionsByKey.values()].map(newestOf).filter(isOnFile),
    history: (key) => [...(versionsByKey.get(textOf(key)) ?? [])],
  };
}
