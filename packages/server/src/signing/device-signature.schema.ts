import type { DeviceSignature } from '@entente/core/signing/device-key';

/** What shows that a key of the signer's device signed the text: the key, its counter, and the record that proves it by itself. */
export type ProvenByDevice = { readonly keyId: string; readonly signCount: number; readonly record: DeviceSignature };
