import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { Scheduler } from '../../../core/schedule/scheduler.js';
import { SitesQueries } from '../../sites/index.js';
import { CountAudit } from '../counts/count-audit.js';

const everySeconds = 3_600;
/** A little more than the time between two runs: nothing falls between them. */
const lookBackMs = 2 * everySeconds * 1_000;

/** Audits what has changed lately and corrects what is wrong: counters repair themselves, and say so. */
@Injectable()
export class CountsReconciler implements OnModuleInit {
  private readonly logger = new Logger(CountsReconciler.name);

  constructor(
    private readonly audit: CountAudit,
    private readonly sites: SitesQueries,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.every({ name: 'counts reconciler', everySeconds, run: () => this.reconcile() });
  }

  async reconcile(): Promise<void> {
    const since = new Date(this.clock.now().getTime() - lookBackMs);
    let corrected = 0;
    for (const storyId of await this.audit.storiesChangedSince(since)) {
      corrected += (await this.audit.story(storyId, true)).length;
    }
    for (const { id } of await this.sites.all()) corrected += (await this.audit.site(id, true)).length;
    for (const id of await this.audit.authors(since)) corrected += (await this.audit.author(id, true)).length;
    if (corrected > 0) this.logger.warn(`${corrected} counters did not say what the comments say; they do now.`);
  }
}
