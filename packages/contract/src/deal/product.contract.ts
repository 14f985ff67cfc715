import { z } from 'zod';
import { Line, OptionalLine } from '@entente/core/kernel/plain-text';
import { Currency, Id, Instant, KnownCurrency, MinorUnits } from '@entente/core/kernel/values';
import { FieldPatch } from '../kernel/field-patch.ts';
import { Page, PageQuery, procedure, SearchText } from '../kernel/procedure.ts';

const productFields = { name: Line(200), code: OptionalLine(60), unitPrice: MinorUnits.nullable(), currency: KnownCurrency };

export const ProductView = z.object({ id: Id, name: z.string(), code: z.string(), unitPrice: MinorUnits.nullable(), currency: Currency, retiredAt: Instant.nullable(), version: z.number().int() });
export type ProductView = z.infer<typeof ProductView>;

const byId = z.object({ id: Id });
const tags = ['deal'];

export const productContract = {
  list: procedure
    .route({ method: 'GET', path: '/products', operationId: 'listProducts', tags, summary: 'Products by name' })
    .input(PageQuery.extend({ search: SearchText.optional(), show: z.enum(['offered', 'all']).default('offered') }))
    .output(Page(ProductView)),
  create: procedure.route({ method: 'POST', path: '/products', operationId: 'createProduct', tags, summary: 'Add a product', successStatus: 201 }).input(z.strictObject({ ...productFields, code: OptionalLine(60).default('') })).output(z.object({ id: Id })),
  update: procedure.route({ method: 'PATCH', path: '/products/{id}', operationId: 'updateProduct', tags, summary: 'Change a product; lines keep the price they were made with' }).input(FieldPatch(productFields)).output(z.object({ version: z.number().int() })),
  retire: procedure.route({ method: 'POST', path: '/products/{id}/retire', operationId: 'retireProduct', tags, summary: 'Offer a product no longer; deals keep it' }).input(byId).output(z.object({})),
  restore: procedure.route({ method: 'POST', path: '/products/{id}/restore', operationId: 'restoreProduct', tags, summary: 'Offer a product again' }).input(byId).output(z.object({})),
};
