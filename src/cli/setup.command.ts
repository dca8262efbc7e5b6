import { Command, CommandRunner, InquirerService, Option, Question, QuestionSet } from 'nest-commander';

interface SetupAnswers {
  readonly siteName?: string;
  readonly origins?: string;
  readonly username?: string;
  readonly email?: string;
  readonly password?: string;
}

const questionSet = 'setup';

@Command({ name: 'setup', description: 'First-run set-up: a site and its administrator; asks for what no flag gives' })
export class SetupCommand extends CommandRunner {
  constructor(private readonly inquirer: InquirerService) {
    super();
  }

  override async run(_arguments: string[], flags: SetupAnswers): Promise<void> {
    const { InstallModule, InstallService } = await import('../features/install/index.js');
    const { withTalk } = await import('./with-talk.js');
    const answers = await this.inquirer.ask<Required<SetupAnswers>>(questionSet, { ...flags });
    await withTalk([InstallModule], async (app) => {
      const { origins, ...rest } = answers;
      const list = origins.split(',').map((origin) => origin.trim());
      const installed = await app.get(InstallService, { strict: false }).install({ ...rest, origins: list });
      process.stdout.write(
        `Talk is set up. Sign in at /admin as ${installed.user.email}.\nDemo article: ${installed.nextUrl}\n`,
      );
    });
  }

  @Option({ flags: '--site-name <name>', description: "the newsroom's name", name: 'siteName' })
  parseSiteName(value: string): string {
    return value;
  }

  @Option({
    flags: '--origins <origins>',
    description: 'where its stories lie, such as https://example.org, comma-separated',
  })
  parseOrigins(value: string): string {
    return value;
  }

  @Option({ flags: '--username <name>', description: "the administrator's username" })
  parseUsername(value: string): string {
    return value;
  }

  @Option({ flags: '--email <address>', description: "the administrator's e-mail address" })
  parseEmail(value: string): string {
    return value;
  }

  @Option({ flags: '--password <password>', description: 'better typed when asked than left in a shell history' })
  parsePassword(value: string): string {
    return value;
  }
}

@QuestionSet({ name: questionSet })
export class SetupQuestions {
  @Question({ name: 'siteName', message: "What is the newsroom's name?" })
  siteName(value: string): string {
    return value;
  }

  @Question({
    name: 'origins',
    message: 'Where do its stories lie (origins, comma-separated)?',
    default: 'http://localhost:3000',
  })
  origins(value: string): string {
    return value;
  }

  @Question({ name: 'username', message: "The administrator's username?" })
  username(value: string): string {
    return value;
  }

  @Question({ name: 'email', message: "The administrator's e-mail address?" })
  email(value: string): string {
    return value;
  }

  @Question({ name: 'password', type: 'password', mask: '*', message: 'A password (at least 10 characters)?' })
  password(value: string): string {
    return value;
  }
}
