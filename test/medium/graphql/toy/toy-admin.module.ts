import { Module } from '@nestjs/common';
import { Args, Field, ID, Int, Mutation, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Connection } from '../../../../src/core/graphql/connection/connection.model.js';
import { pageOf, type Page } from '../../../../src/core/graphql/connection/page.js';
import { ToyNotes, type Note } from './toy-notes.js';
import { NoteColour, ToyNotesModule } from './toy-public.module.js';

@ObjectType()
export class ModeratedNote {
  @Field(() => ID)
  id!: string;

  @Field(() => NoteColour)
  colour!: NoteColour;
}

@ObjectType()
export class ModeratedNoteConnection extends Connection(ModeratedNote) {}

/** Has the same name as the public surface's type and other fields. */
@ObjectType('Viewer')
export class AdminViewer {
  @Field(() => Boolean)
  isBoss!: boolean;
}

@Resolver(() => ModeratedNote)
export class AdminNotesResolver {
  constructor(private readonly notes: ToyNotes) {}

  @Query(() => ModeratedNoteConnection)
  moderatedNotes(@Args('first', { type: () => Int, defaultValue: 20 }) first: number): Page<Note> {
    return pageOf(this.notes.all(), first, ({ id }) => id);
  }

  @Query(() => AdminViewer)
  viewer(): AdminViewer {
    return { isBoss: true };
  }

  @Mutation(() => Boolean)
  removeNote(@Args('id', { type: () => ID }) id: string): boolean {
    return this.notes.notes.delete(id);
  }

  @ResolveField(() => NoteColour)
  colour(): NoteColour {
    return NoteColour.BLUE;
  }
}

@Module({ imports: [ToyNotesModule], providers: [AdminNotesResolver] })
export class ToyAdminModule {}
