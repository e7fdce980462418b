/** A mistake of the user's, found before anything is played: what is wrong, what was expected, what there was, what to do. */
export interface ConfigurationError {
  readonly kind: 'configuration';
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
  readonly hint: string;
}

/** States a configuration error. */
export function configurationError(parts: Omit<ConfigurationError, 'kind'>): ConfigurationError {
  return { kind: 'configuration', ...parts };
}

/** A configuration error as lines for a terminal. */
export function renderConfigurationError(error: ConfigurationError): string {
  const lines = [error.what, `  expected: ${error.expected}`, `  actual:   ${error.actual}`];
  return `${[...lines, ...(error.hint === '' ? [] : [`  hint:     ${error.hint}`])].join('\n')}\n`;
}
