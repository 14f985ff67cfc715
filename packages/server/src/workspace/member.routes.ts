import { command, query } from '../platform/http/operation.ts';
import { api, signedIn } from '../platform/http/procedures.ts';
import { answer } from '../platform/http/refusal.ts';
import { keeping } from './access-event.actions.ts';
import { aboutMember, aboutPlace, changeMe, changeMember, setMemberActive, showGuest, showMe, showMembers } from './member.actions.ts';

export const memberRoutes = {
  me: api.member.me.handler(async ({ context }) => {
    const { actor } = context;
    return actor === null ? answer(await showGuest(context.services, context.session)) : query({ ...context, actor }, (tx) => showMe(tx, actor));
  }),
  updateMe: signedIn.member.updateMe.handler(({ context, input }) => command(context, { operation: 'updateMe', input }, (tx) => changeMe(tx, context.actor, input))),
  list: signedIn.member.list.handler(({ context }) => query(context, (tx) => showMembers(tx, context.actor))),
  update: signedIn.member.update.handler(({ context, input }) => command(context, { operation: 'updateMember', input }, (tx) => keeping(tx, context, { act: () => aboutPlace(tx, input), work: () => changeMember(tx, context.actor, input) }))),
  deactivate: signedIn.member.deactivate.handler(({ context, input }) => command(context, { operation: 'deactivateMember', input }, (tx) => keeping(tx, context, { act: () => aboutMember(tx, input.id, { kind: 'member_deactivated' }), work: () => setMemberActive(tx, context.actor, { id: input.id, active: false }) }))),
  reactivate: signedIn.member.reactivate.handler(({ context, input }) => command(context, { operation: 'reactivateMember', input }, (tx) => keeping(tx, context, { act: () => aboutMember(tx, input.id, { kind: 'member_reactivated' }), work: () => setMemberActive(tx, context.actor, { id: input.id, active: true }) }))),
};
