// What the system says when it does not let a file be written, as a sentence.
import { RequestError } from '../domain/errors.js';

/** Throws a RequestError where the system does not let `work` write to `path`. */
export async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    const why = code === 'EISDIR' ? '：这是文件夹。' : `（${code}）。`;
    throw new RequestError('unavailable', `不能写入 ${path}${why}`);
  }
}
