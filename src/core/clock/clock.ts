import { Injectable } from '@nestjs/common';

/** The only source of "now" for rules and writes, so that a test can move time instead of sleeping. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
