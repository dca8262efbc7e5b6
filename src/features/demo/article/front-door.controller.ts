import { Controller, Get, Redirect } from '@nestjs/common';

/** Whoever opens Talk's own address wants to see something. */
@Controller()
export class FrontDoorController {
  @Get()
  @Redirect('/demo', 302)
  show(): void {}
}
