import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../core/events/event-bus.js';
import { SettingsOutbox } from './settings-outbox.js';
import { versionId } from './settings-version.js';
import { SettingsChanged } from './settings.events.js';

@Injectable()
export class SettingsListeners implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly outbox: SettingsOutbox,
  ) {}

  onModuleInit(): void {
    this.events.on(SettingsChanged, (version) => this.outbox.settleSoon(versionId(version)));
  }
}
