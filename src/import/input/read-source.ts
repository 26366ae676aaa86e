import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { AnchorageError } from '../../errors.ts';

/** Bytes: nothing larger is read, and so nothing larger is parsed. */
const LIMIT = 10 * 1024 * 1024;

/**
 * Reads a file, or standard input for `-`, as text: UTF-8, UTF-16 with a byte order mark, else what an HTML page declares.
 * @throws AnchorageError USAGE when it is missing, a folder or a device, too large, empty, packed or binary, or in
 * another encoding.
 */
export async function readSource(file: string, stdin: Readable): Promise<string> {
  const bytes = file === '-' ? await readAll(stdin) : await readFileBytes(file);
  return decode(bytes, file === '-' ? 'standard input' : file);
}

async function readFileBytes(file: string): Promise<Buffer> {
  let handle: FileHandle | undefined;
  try {
    // a pipe that nobody writes to would hold up the opening
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const status = await handle.stat();
    if (status.isDirectory()) throw wrong(file, 'is a folder; name the files in it');
    if (!status.isFile()) throw wrong(file, 'is no regular file');
    if (status.size > LIMIT) throw wrong(file, TOO_LARGE);
    return await handle.readFile();
  } catch (cause) {
    if (cause instanceof AnchorageError) throw cause;
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw wrong(file, missing ? 'does not exist' : 'cannot be read', cause);
  } finally {
    await handle?.close();
  }
}

async function readAll(stdin: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > LIMIT) throw wrong('standard input', TOO_LARGE);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer, name: string): string {
  if (bytes.length === 0) throw wrong(name, 'is empty');
  const [packed] = PACKED.filter(({ magic }) =>
    bytes.subarray(0, magic.length).equals(Buffer.from(magic)),
  );
  if (packed)
    throw wrong(name, `is ${packed.what}, not text; save the article itself as text or HTML`);
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  if (marked === null && bytes.subarray(0, 8192).includes(0))
    throw wrong(name, 'is binary, not text');
  // tools save pages as UTF-8 and leave what they declare
  const text =
    marked === null
      ? (textIn(bytes, 'utf-8') ?? textIn(bytes, declaredIn(bytes)))
      : textIn(bytes, marked);
  if (text === null) throw wrong(name, 'is not UTF-8 text; save it as UTF-8');
  if (text.trim() === '') throw wrong(name, 'is empty');
  return text;
}

/** Null where the bytes are not in that encoding, or there is no such one. */
function textIn(bytes: Buffer, encoding: string | undefined): string | null {
  if (encoding === undefined) return null;
  try {
    return (
      new TextDecoder(encoding, { fatal: true })
        .decode(bytes)
        // some versions of Node read Windows-1252 as Latin-1, which has nothing there
        .replace(/[\x80-\x9f]/gu, (one) => WINDOWS[one.charCodeAt(0) - 0x80] ?? '')
    );
  } catch {
    return null;
  }
}

/** 0x80 to 0x9f in Windows-1252. */
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** `<meta charset="windows-1252">`, or the longer form of it. */
function declaredIn(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 2048).toString('latin1');
  return /<meta[^>]+charset\s*=\s*["']?(?<label>[\w-]+)/iu.exec(head)?.groups?.label;
}

const TOO_LARGE = 'is larger than 10 MB; save the article alone';

const PACKED = [
  { magic: [0x50, 0x4b, 3, 4], what: 'a packed file (zip, docx)' },
  { magic: [0x1f, 0x8b], what: 'a packed file (gzip)' },
  { magic: [0x25, 0x50, 0x44, 0x46], what: 'a PDF' },
  { magic: [0x89, 0x50, 0x4e, 0x47], what: 'a picture' },
  { magic: [0xff, 0xd8, 0xff], what: 'a picture' },
  { magic: [0x47, 0x49, 0x46, 0x38], what: 'a picture' },
  { magic: [0x52, 0x49, 0x46, 0x46], what: 'a picture or a recording' },
  { magic: [0x42, 0x5a, 0x68], what: 'a packed file (bzip2)' },
  { magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: 'a packed file (xz)' },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], what: 'a packed file (zstd)' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], what: 'a packed file (7z)' },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], what: 'an office document (doc)' },
] as const;

function wrong(file: string, message: string, cause?: unknown): AnchorageError {
  return new AnchorageError('USAGE', message, { place: { file }, cause });
}
