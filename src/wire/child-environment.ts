/** Names handed on from our own environment: enough to find and run a program, and nothing that could be a secret. */
const HANDED_ON = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'PATHEXT', 'COMSPEC'] as const;

/** The same zone and locale everywhere, so that a candidate's transmissions do not depend on whose machine it is. */
const FIXED = { TZ: 'UTC', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' } as const;

/** The environment of a child process: a candidate is somebody else's program and gets no token of ours. */
export function childEnvironment(own: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const handedOn = HANDED_ON.flatMap((name) => {
    const value = own[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(handedOn), ...FIXED };
}
