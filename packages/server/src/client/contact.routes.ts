import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { addContact, showContact } from './contact.actions.ts';
import { putPoints, showClientPoints } from './contact-point.actions.ts';
import { addRelation, removeRelation } from './contact-relation.actions.ts';
import { addRole, removeRole } from './contact-role.actions.ts';

const { contact } = signedIn;

export const contactRoutes = {
  get: contact.get.handler(({ context, input }) => query(context, (tx) => showContact(tx, context.actor, input.id))),
  create: contact.create.handler(({ context, input }) => command(context, { operation: 'addContact', input }, (tx) => addContact(tx, context.actor, input))),
  points: contact.points.handler(({ context, input }) => query(context, (tx) => showClientPoints(tx, context.actor, input.id))),
  putPoints: contact.putPoints.handler(({ context, input }) => command(context, { operation: 'putContactPoints', input }, (tx) => putPoints(tx, context.actor, { kind: 'contact', ...input }))),
  putClientPoints: contact.putClientPoints.handler(({ context, input }) => command(context, { operation: 'putClientPoints', input }, (tx) => putPoints(tx, context.actor, { kind: 'client', ...input }))),
  addRole: contact.addRole.handler(({ context, input }) => command(context, { operation: 'addContactRole', input }, (tx) => addRole(tx, context.actor, input))),
  removeRole: contact.removeRole.handler(({ context, input }) => command(context, { operation: 'removeContactRole', input }, (tx) => removeRole(tx, context.actor, input.id))),
  addRelation: contact.addRelation.handler(({ context, input }) => command(context, { operation: 'addContactRelation', input }, (tx) => addRelation(tx, context.actor, input))),
  removeRelation: contact.removeRelation.handler(({ context, input }) => command(context, { operation: 'removeContactRelation', input }, (tx) => removeRelation(tx, context.actor, input.id))),
};
