import type { ApolloServerPlugin, BaseContext, GraphQLRequestListener } from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import {
  Args,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  registerEnumType,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { RequestContext } from '../../../../src/core/context/request-context.js';
import { Connection } from '../../../../src/core/graphql/connection/connection.model.js';
import { decodeCursor, encodeCursor } from '../../../../src/core/graphql/connection/cursor.js';
import { checkedFirst, pageOf, type Page } from '../../../../src/core/graphql/connection/page.js';
import { CacheTags, Ctx, RequestLoaders } from '../../../../src/core/graphql/context/graphql-context.js';
import { Loaders } from '../../../../src/core/graphql/context/loaders.js';
import { z } from 'zod';
import { ToyNotes, type Note } from './toy-notes.js';

export enum NoteColour {
  RED = 'RED',
  BLUE = 'BLUE',
}
registerEnumType(NoteColour, { name: 'NoteColour' });

@ObjectType('Note')
export class NoteModel {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  text!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => NoteColour)
  colour!: NoteColour;
}

@ObjectType()
export class NoteConnection extends Connection(NoteModel, 'Note') {}

@ObjectType('Viewer')
export class PublicViewer {
  @Field(() => String)
  kind!: string;

  @Field(() => String)
  address!: string;
}

@InputType()
export class AddNoteInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  text!: string;
}

@Resolver(() => NoteModel)
export class PublicNotesResolver {
  constructor(private readonly notes: ToyNotes) {}

  @Query(() => NoteModel, { nullable: true })
  note(@Args('id', { type: () => ID }) id: string, @CacheTags() tags: Set<string>): Promise<Note> {
    tags.add(`note:${id}`);
    return this.notes.find(id);
  }

  @Query(() => NoteConnection)
  notesPage(
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Page<Note> {
    const [last] = after === undefined ? [''] : decodeCursor(after, z.tuple([z.string()]));
    const rows = this.notes.all().filter(({ id }) => id > last);
    return pageOf(rows.slice(0, checkedFirst(first) + 1), first, ({ id }) => encodeCursor([id]));
  }

  @Query(() => PublicViewer)
  viewer(@Ctx() { actor, address }: RequestContext): PublicViewer {
    return { kind: actor.kind === 'user' ? `user ${actor.id}` : actor.kind, address };
  }

  @Query(() => String)
  broken(): string {
    throw new Error('the secret of the database');
  }

  @Query(() => String)
  missing(): null {
    return null;
  }

  @Mutation(() => NoteModel)
  addNote(@Args('input') { id, text }: AddNoteInput): Note {
    return this.notes.add(id, text);
  }

  @ResolveField(() => String)
  author(@Parent() note: Note, @RequestLoaders() loaders: Loaders): Promise<string> {
    return loaders
      .for(ToyNotes, () => new DataLoader<string, string>((ids) => this.notes.authorNames(ids)))
      .load(note.authorId);
  }

  @ResolveField(() => NoteColour)
  colour(): NoteColour {
    return NoteColour.RED;
  }
}

/** What a feature may bring along. */
@Plugin()
export class ToyApolloPlugin implements ApolloServerPlugin {
  readonly operations: (string | null)[] = [];

  async requestDidStart(): Promise<GraphQLRequestListener<BaseContext>> {
    return {
      didResolveOperation: async ({ operationName }) => {
        this.operations.push(operationName);
      },
    };
  }
}

@Module({ providers: [ToyNotes], exports: [ToyNotes] })
export class ToyNotesModule {}

@Module({ imports: [ToyNotesModule], providers: [PublicNotesResolver, ToyApolloPlugin] })
export class ToyPublicModule {}
