import type { Type } from '@nestjs/common';
import { Field, ObjectType } from '@nestjs/graphql';
import type { Page, PageInfo } from './page.js';

@ObjectType('PageInfo')
export class PageInfoModel implements PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Known of a page that was read from the end, false of any other.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

/**
 * The base class of a connection over `node`; its edge type is made with it.
 *
 * @param name what the node is called in the schema, where that is not its class's name
 * @example
 * @ObjectType()
 * export class CommentConnection extends Connection(Comment) {}
 */
export function Connection<Node extends object>(node: Type<Node>, name = node.name): Type<Page<Node>> {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String)
    cursor!: string;

    @Field(() => node)
    node!: Node;
  }

  @ObjectType({ isAbstract: true })
  class ConnectionBase implements Page<Node> {
    @Field(() => [Edge])
    edges!: Edge[];

    @Field(() => [node])
    nodes!: Node[];

    @Field(() => PageInfoModel)
    pageInfo!: PageInfoModel;
  }
  return ConnectionBase;
}
