import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { changeClient, changeContact, createClient, createContact, deleteClient, pageOfClients, restoreClient, setContactDeleted, showClient } from './client.actions.ts';

export const clientRoutes = {
  list: signedIn.client.list.handler(({ context, input }) => query(context, (tx) => pageOfClients(tx, context.actor, input))),
  get: signedIn.client.get.handler(({ context, input }) => query(context, (tx) => showClient(tx, context.actor, input.id))),
  create: signedIn.client.create.handler(({ context, input }) => command(context, { operation: 'createClient', input }, (tx) => createClient(tx, context.actor, input))),
  update: signedIn.client.update.handler(({ context, input }) => command(context, { operation: 'updateClient', input }, (tx) => changeClient(tx, context.actor, input))),
  delete: signedIn.client.delete.handler(({ context, input }) => command(context, { operation: 'deleteClient', input }, (tx) => deleteClient(tx, context.actor, input.id))),
  restore: signedIn.client.restore.handler(({ context, input }) => command(context, { operation: 'restoreClient', input }, (tx) => restoreClient(tx, context.actor, input.id))),
  createContact: signedIn.client.createContact.handler(({ context, input }) => command(context, { operation: 'createContact', input }, (tx) => createContact(tx, context.actor, input))),
  updateContact: signedIn.client.updateContact.handler(({ context, input }) => command(context, { operation: 'updateContact', input }, (tx) => changeContact(tx, context.actor, input))),
  deleteContact: signedIn.client.deleteContact.handler(({ context, input }) => command(context, { operation: 'deleteContact', input }, (tx) => setContactDeleted(tx, context.actor, { id: input.id, deleted: true }))),
  restoreContact: signedIn.client.restoreContact.handler(({ context, input }) => command(context, { operation: 'restoreContact', input }, (tx) => setContactDeleted(tx, context.actor, { id: input.id, deleted: false }))),
};
