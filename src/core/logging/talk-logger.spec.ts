import { TalkLogger } from './talk-logger.js';

describe(TalkLogger.name, () => {
  let out: string;

  beforeEach(() => {
    out = '';
    const collect = (chunk: unknown) => {
      out += String(chunk);
      return true;
    };
    jest.spyOn(process.stdout, 'write').mockImplementation(collect);
    jest.spyOn(process.stderr, 'write').mockImplementation(collect);
  });

  afterEach(() => jest.restoreAllMocks());

  it('writes a short line for people, without a process id', () => {
    new TalkLogger({ level: 'log', format: 'text' }).warn('MongoDB is away', 'Database');

    expect(out).toMatch(/^\d\d:\d\d:\d\d .*warn.*\[Database\].*MongoDB is away/);
    expect(out).not.toContain(String(process.pid));
  });

  it('colours nothing unless a person looks', () => {
    const isTTY = Object.getOwnPropertyDescriptor(process.stdout, 'isTTY');
    Object.defineProperty(process.stdout, 'isTTY', { value: undefined, configurable: true });

    new TalkLogger({ level: 'log', format: 'text' }).error('MongoDB is away', undefined, 'Database');
    if (isTTY === undefined) delete (process.stdout as Partial<typeof process.stdout>).isTTY;
    else Object.defineProperty(process.stdout, 'isTTY', isTTY);

    expect(out).toMatch(/^\d\d:\d\d:\d\d error \[Database\] MongoDB is away\n$/);
  });

  it('writes one JSON object a line with the fields of the call', () => {
    const sut = new TalkLogger({ level: 'log', format: 'json' });

    sut.log('answered', { requestId: 'r-1', level: 'forged' }, 'Http');

    expect(out.endsWith('}\n')).toBe(true);
    expect(JSON.parse(out)).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
      level: 'log',
      context: 'Http',
      message: 'answered',
      requestId: 'r-1',
      pid: process.pid,
    });
  });

  it.each(['text', 'json'] as const)('masks passwords in URLs, also in errors (%s)', (format) => {
    const sut = new TalkLogger({ level: 'log', format });

    sut.error('no answer from redis://:hunter2@cache', new Error('at mongodb://u:hunter2@db').stack, 'Redis');
    sut.error('again', new Error('at mongodb://u:hunter2@db'), 'Redis');

    expect(out).toContain('redis://***@cache');
    expect(out).not.toContain('hunter2');
  });

  it('keeps the framework’s start-up lines for whoever debugs', () => {
    new TalkLogger({ level: 'log', format: 'text' }).log('Mapped a route', 'RouterExplorer');
    expect(out).toBe('');
    new TalkLogger({ level: 'debug', format: 'text' }).log('Mapped a route', 'RouterExplorer');
    expect(out).toContain('Mapped a route');
  });

  it('leaves out what lies below the configured level, never what is fatal', () => {
    const sut = new TalkLogger({ level: 'error', format: 'text' });

    sut.warn('quiet');
    sut.debug('quiet');
    sut.fatal('loud');

    expect(out).toContain('loud');
    expect(out).not.toContain('quiet');
  });
});
