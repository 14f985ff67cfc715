import { signedIn } from '../platform/http/procedures.ts';
import { answer } from '../platform/http/refusal.ts';
import { clearSampleFor, showSample } from './sample.actions.ts';

export const sampleRoutes = {
  get: signedIn.sample.get.handler(async ({ context }) => answer(await showSample(context.services))),
  clear: signedIn.sample.clear.handler(async ({ context }) => answer(await clearSampleFor(context.services, context.actor))),
};
