import mongoose from 'mongoose';

/** Whether MongoDB answers now; otherwise why not, without the password in its URL. */
export async function mongoProblem(url: string): Promise<string | undefined> {
  const connection = mongoose.createConnection(url, { serverSelectionTimeoutMS: 2_000, autoIndex: false });
  try {
    await connection.asPromise();
    await connection.db!.command({ ping: 1 });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await connection.close().catch(() => undefined);
  }
}
