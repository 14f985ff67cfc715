/**
 * The same values, each begun while whoever asks for them is still at the one before. At most one waits; what is
 * left when nobody asks on is let go.
 */
export async function* readAhead<Value>(source: AsyncGenerator<Value>): AsyncGenerator<Value> {
  let next = begun(source);
  try {
    for (let result = await next; result.done !== true; result = await next) {
      next = begun(source);
      yield result.value;
    }
  } finally {
    await next.catch(() => undefined);
    await source.return(undefined);
  }
}

/** What goes wrong is told when it is asked for. */
function begun<Value>(source: AsyncGenerator<Value>): Promise<IteratorResult<Value, unknown>> {
  const next = source.next();
  next.catch(() => undefined);
  return next;
}
