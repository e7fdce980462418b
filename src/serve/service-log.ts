/** What the service tells whoever runs it. Never a key, never what a document says. */
export interface ServiceLog {
  info(facts: Readonly<Record<string, unknown>>, message: string): void;
  error(facts: Readonly<Record<string, unknown>>, message: string): void;
}
