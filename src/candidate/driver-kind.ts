import type { Result } from '../core/index.js';
import type { Desk } from './desk.js';
import type { CandidateFile, Driver, DriverSettings } from './model.js';

/** Why there is no way to reach the candidate: a mistake in its file, found before anything is played. */
export interface DriverError {
  readonly kind:
    | 'recording-unusable'
    | 'unknown-defect'
    | 'guide-unusable'
    | 'key-unusable'
    | 'address-unusable'
    | 'tls-unusable'
    | 'wire-unusable'
    | 'nobody-there';
  readonly message: string;
  /** The setting at fault, as the path of its keys in the candidate file. */
  readonly setting?: readonly string[];
}

/**
 * A way to drive a candidate. Each stands in a file of its own, `<kind>-driver.ts`, as `driverKind`; the list of them
 * is generated, and the schema of candidate files and `createDriver` follow from it.
 */
export interface DriverKind {
  readonly kind: string;
  /** JSON Schemas of its settings beside `kind`; a name that ends in `?` may be absent. */
  readonly settings: Readonly<Record<string, object>>;
  /** Whether a program answers by itself, so that it can be asked something only to look at what comes back. */
  readonly answersAlone: boolean;
  /** Makes the driver; nothing is started yet. `desk` is where people sit, for a candidate that they stand for. */
  create(file: CandidateFile, desk?: Desk): Result<Driver, DriverError>;
  /** A shell command that says these lines to the candidate without the harness; absent, or undefined, where there are none to say. */
  readonly reproduce?: (file: CandidateFile, lines: readonly string[]) => string | undefined;
}

/** States a kind of driver whose settings are an `S`, as the candidate file's schema sees to. */
export function defineDriver<S>(kind: {
  readonly kind: string;
  readonly settings: Readonly<Record<string, object>>;
  readonly answersAlone: boolean;
  readonly create: (settings: S, file: CandidateFile, desk?: Desk) => Result<Driver, DriverError>;
  readonly reproduce?: (settings: S, file: CandidateFile, lines: readonly string[]) => string | undefined;
}): DriverKind {
  const { create, reproduce, ...rest } = kind;
  const settingsOf = (settings: DriverSettings): S => settings as S; // the schema above was checked when it was read
  return {
    ...rest,
    create: (file, desk) => create(settingsOf(file.driver), file, desk),
    ...(reproduce === undefined
      ? {}
      : { reproduce: (file, lines) => reproduce(settingsOf(file.driver), file, lines) }),
  };
}
