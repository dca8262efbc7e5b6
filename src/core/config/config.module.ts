import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigModule as NestConfigModule } from '@nestjs/config';
import { Clock } from '../clock/clock.js';
import { Config } from './config.js';
import { ProcessPlan } from './process-plan.js';

/** Makes the configuration, this process's plan and the clock injectable everywhere, each by its class. */
@Module({})
export class ConfigModule {
  static forProcess(config: Config, plan: ProcessPlan): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      imports: [
        NestConfigModule.forRoot({ ignoreEnvFile: true, ignoreEnvVars: true, load: [() => ({ talk: config })] }),
      ],
      providers: [{ provide: Config, useValue: config }, { provide: ProcessPlan, useValue: plan }, Clock],
      exports: [Config, ProcessPlan, Clock],
    };
  }
}
