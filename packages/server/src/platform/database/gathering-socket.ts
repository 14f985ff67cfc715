import { Socket } from 'node:net';

type Write = (...given: unknown[]) => boolean;

/**
 * A connection to the database that sends everything written in one turn of the event loop at once:
 * one system call for a transaction's opening with its first query, or for several queries asked
 * together, where each would have its own.
 */
export function gatheringSocket(): Socket {
  const socket = new Socket();
  const write = socket.write.bind(socket) as Write;
  let isGathering = false;
  const gather = (): void => {
    if (isGathering) return;
    isGathering = true;
    socket.cork();
    setImmediate(() => {
      isGathering = false;
      socket.uncork();
    });
  };
  const writeLater: Write = (...given) => {
    gather();
    return write(...given);
  };
  // Connecting gives a socket its own `write` back, so it is replaced only then.
  return socket.once('connect', () => Object.assign(socket, { write: writeLater }));
}
