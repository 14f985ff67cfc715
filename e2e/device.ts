import type { Visitor } from './visitor.ts';

/** A phone or computer that keeps keys, and its owner. */
export type Device = {
  /** From now on the owner gives no fingerprint, face or PIN; or gives it again. */
  owner(isThere: boolean): Promise<void>;
};

/** Gives a visitor's browser a device that makes keys and signs, as Chromium plays one for tests. */
export async function giveDevice({ context, page }: Visitor): Promise<Device> {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  return {
    owner: async (isThere) => {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: isThere });
    },
  };
}
