import { childrenOf, readDer } from '../der/der-node.ts';
import { booleanTrue, integer, objectIdentifier, octetString, sequence } from '../der/der-write.ts';
import { OID } from '../der/object-identifiers.ts';

/** A token for a digest (SHA-256), out of the answer that an authority gives. @throws when it gives none. */
export function timestampTokenFor(digest: Uint8Array, ask: (query: Uint8Array) => Uint8Array): Uint8Array {
  const query = sequence(integer(1), sequence(sequence(objectIdentifier(OID.sha256)), octetString(digest)), booleanTrue());
  const [, token] = childrenOf(readDer(ask(query)));
  if (token === undefined) throw new Error('the authority gave no token');
  return token.encoding;
}
