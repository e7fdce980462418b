/** Says of a file whether it has stopped changing: its stamp was the same when it was last asked about. */
export type IsSettled = (path: string, stamp: string) => boolean;

/**
 * Remembers the stamps of files. Participants are asked to move files in whole; one that a shell is still writing into
 * is there from its first byte on, and is left alone until it has been the same for a whole sweep.
 */
export function createSettledFiles(): IsSettled {
  const stamps = new Map<string, string>();
  return (path, stamp) => {
    const settled = stamps.get(path) === stamp;
    if (settled)
      stamps.delete(path); // it is taken now; another may come under its name
    else stamps.set(path, stamp);
    return settled;
  };
}
