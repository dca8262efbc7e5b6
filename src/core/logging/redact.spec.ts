import { describeFailure, redactSecrets } from './redact.js';

describe(redactSecrets.name, () => {
  it.each([
    ['mongodb://talk:s3cret@db-1:27017,db-2:27017/talk', 'mongodb://***@db-1:27017,db-2:27017/talk'],
    ['rediss://:p@ss@cache:6380/0 is away', 'rediss://***@cache:6380/0 is away'],
    ['mongodb+srv://u:p@cluster.example', 'mongodb+srv://***@cluster.example'],
    ['https://news.example/sign-in?token=abc&next=/', 'https://news.example/sign-in?token=***&next=/'],
  ])('hides what is secret in %s', (text, expected) => {
    expect(redactSecrets(text)).toBe(expected);
  });

  it.each(['mongodb://db:27017/talk', 'mail to reader@news.example', 'http://host/path/with@sign', 'plain words'])(
    'leaves %s alone',
    (text) => {
      expect(redactSecrets(text)).toBe(text);
    },
  );

  it('takes linear time over a long line without a URL', () => {
    const line = 'a.'.repeat(50_000);
    expect(redactSecrets(line)).toBe(line);
  });
});

describe(describeFailure.name, () => {
  it('gives the first line of the message', () => {
    expect(describeFailure(new Error('cannot reach redis://:pw@host\n  at somewhere'))).toBe(
      'cannot reach redis://***@host',
    );
  });

  it('names an error without a message and shows what is no error', () => {
    expect(describeFailure(new RangeError())).toBe('RangeError');
    expect(describeFailure('gone')).toBe('gone');
  });
});
