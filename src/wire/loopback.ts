/** Where traffic does not leave the machine, so that a key may go in clear. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

/** Whether a host name or address, as a URL or a listener has it, is this machine itself. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}
