import { childrenOf, DerError, type DerNode, TAG } from './der-node.ts';

/** Steps through the elements of a constructed element in the order its ASN.1 type prescribes. */
export class DerCursor {
  readonly #children: readonly DerNode[];
  #at = 0;

  /** @throws DerError when the element is of another tag. */
  constructor(node: DerNode, tag: number = TAG.sequence) {
    if (node.tag !== tag) throw new DerError(`expected tag ${tag}, found ${node.tag}`);
    this.#children = childrenOf(node);
  }

  /** The next element, of the given tag if one is given. @throws DerError when it is not there. */
  next(tag?: number): DerNode {
    const node = this.#children[this.#at];
    if (node === undefined) throw new DerError('an element is missing');
    if (tag !== undefined && node.tag !== tag) throw new DerError(`expected tag ${tag}, found ${node.tag}`);
    this.#at += 1;
    return node;
  }

  /** The next element if it has this tag; otherwise nothing is consumed. */
  optional(tag: number): DerNode | undefined {
    const node = this.#children[this.#at];
    if (node?.tag !== tag) return undefined;
    this.#at += 1;
    return node;
  }

  /** A cursor inside the next element. @throws DerError */
  enter(tag: number = TAG.sequence): DerCursor {
    return new DerCursor(this.next(tag), tag);
  }

  /** All elements that are left. */
  rest(): DerNode[] {
    const left = this.#children.slice(this.#at);
    this.#at = this.#children.length;
    return left;
  }

  /** Makes sure that nothing unread is left. @throws DerError */
  end(): void {
    if (this.#at !== this.#children.length) throw new DerError('an unexpected element');
  }
}
