import { openContainer } from '../check/container.ts';
import { findSignatures, gapOf } from '../check/signature-places.ts';
import { readSignedData } from '../cms/signed-data.ts';
import { OID } from '../der/object-identifiers.ts';

/** The parts of a sealed PDF that independent judges want to see one by one. */
export type SealedParts = {
  readonly container: Uint8Array;
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly token: Uint8Array | null;
  readonly gap: { readonly from: number; readonly to: number };
};

/** Takes the signature number `index` of a PDF apart. @throws when there is none. */
export function sealedParts(pdf: Uint8Array, index = 0): SealedParts {
  const byteRange = findSignatures(pdf)[index]?.byteRange;
  if (!byteRange) throw new Error('no signature');
  const gap = gapOf(byteRange);
  const { der } = openContainer(pdf, gap);
  if (der === null) throw new Error('no container');
  const { signer } = readSignedData(der);
  const [start, length, next, rest] = byteRange;
  return {
    container: der,
    signedBytes: Buffer.concat([pdf.subarray(start, start + length), pdf.subarray(next, next + rest)]),
    signature: signer.signature,
    token: signer.unsignedAttributes.get(OID.timeStampToken)?.[0]?.encoding ?? null,
    gap,
  };
}
