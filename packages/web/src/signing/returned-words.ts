import type { ReturnedSignature } from '@entente/contract/signing/returned-views';
import type { Translator } from '@entente/phrases/translator';

/** What a file that came back says of one signature, line by line: who vouches for the certificate, when, and what else should be known. */
export function returnedLines(t: Translator, { issuer, isSelfSigned, claimsQualified, claimedTime, stamped, isVisible }: ReturnedSignature, when: (at: string) => string): readonly string[] {
  const time = stamped === null ? (claimedTime === null ? t('returned.noTime') : t('returned.claimed', { when: when(claimedTime) })) : t('returned.stamped', { when: when(stamped.time), authority: stamped.authority });
  return [
    `${isSelfSigned ? t('returned.selfSigned') : t('returned.certificateBy', { issuer })}; ${time}`,
    t(claimsQualified ? 'returned.qualified' : 'returned.notQualified'),
    ...(isVisible ? [t('returned.visible')] : []),
  ];
}
