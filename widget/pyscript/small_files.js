/**
 * The files of MicroPython in the browser: those of our program, which it only reads. In place of
 * Emscripten's file system, which can do everything and is half of the glue.
 */

/** What the C library calls its errors. */
const NOT_OPEN = 8;
const NOT_SEEKABLE = 28;
const NOT_THERE = 44;
const NOT_IMPLEMENTED = 52;
const READ_ONLY = 69;

/** What the C library calls kinds of files: everybody may read. */
const FILE = 0o100444;
const FOLDER = 0o40555;

/** The size of the C library's `struct stat`, and after how many words kind and size stand in it. */
const STAT = 96;
const STAT_KIND = 1;
const STAT_SIZE = 6;

/** The bits of `flags` that ask to write. */
const TO_WRITE = 3;

/** What the interpreter imports, too, and nobody calls here: other ways to files, and to write. */
const UNNEEDED = [
  "__syscall_chdir",
  "__syscall_getdents64",
  "__syscall_mkdirat",
  "__syscall_newfstatat",
  "__syscall_poll",
  "__syscall_renameat",
  "__syscall_rmdir",
  "__syscall_statfs64",
  "__syscall_unlinkat",
];

/**
 * Makes an empty file system.
 * @param {() => Uint8Array} memory of the interpreter; another one each time it has grown
 * @param {() => Uint32Array} words of the same memory
 * @param {(address: number) => string} textAt
 * @param {(number: number) => ((byte: number) => void) | undefined} writer of standard output, 1,
 *   and of errors, 2
 */
export function smallFiles(memory, words, textAt, writer) {
  /** @type {Map<string, Uint8Array | null>} by path; folders hold nothing themselves */
  const files = new Map([["", null]]);
  /** @type {Map<number, { content: Uint8Array, at: number }>} */
  const open = new Map();
  let last = 2; // 0 to 2 are the standard ones.

  /** @param {string} path from the root, wherever it begins: nobody changes the folder */
  const plain = (path) =>
    path
      .split("/")
      .filter((part) => part && part !== ".")
      .join("/");

  /** @type {(kind: number, size: number, to: number) => 0} */
  function describe(kind, size, to) {
    memory().fill(0, to, to + STAT);
    words()[(to >> 2) + STAT_KIND] = kind;
    words()[(to >> 2) + STAT_SIZE] = size;
    return 0;
  }

  /** @type {(path: number, to: number) => number} */
  function stat(path, to) {
    const content = files.get(plain(textAt(path)));
    if (content === undefined) return -NOT_THERE;
    return content ? describe(FILE, content.length, to) : describe(FOLDER, 0, to);
  }

  /**
   * Goes through pieces of memory, and notes how many bytes were dealt with in them.
   * @type {(pieces: number, count: number, noted: number, deal: (piece: Uint8Array) => number) => 0}
   */
  function inPieces(pieces, count, noted, deal) {
    let total = 0;
    for (let at = pieces >> 2; at < (pieces >> 2) + 2 * count; at += 2) {
      const [start, length] = [words()[at], words()[at + 1]];
      total += deal(memory().subarray(start, start + length));
    }
    words()[noted >> 2] = total;
    return 0;
  }

  return {
    FS: {
      mkdirTree(/** @type {string} */ path) {
        const parts = plain(path).split("/");
        for (const depth of parts.keys()) files.set(parts.slice(0, depth + 1).join("/"), null);
      },
      writeFile(/** @type {string} */ path, /** @type {Uint8Array} */ content) {
        files.set(plain(path), content);
      },
    },
    /** @type {Record<string, (...values: any[]) => number>} what the interpreter imports */
    imports: {
      ...Object.fromEntries(UNNEEDED.map((name) => [name, () => -NOT_IMPLEMENTED])),
      __syscall_stat64: stat,
      __syscall_lstat64: stat,
      __syscall_fstat64(number, to) {
        const file = open.get(number);
        return file ? describe(FILE, file.content.length, to) : -NOT_OPEN;
      },
      __syscall_getcwd(to) {
        memory().set([47, 0], to); // "/", and the end of a text
        return 2;
      },
      __syscall_openat(_folder, path, flags) {
        if (flags & TO_WRITE) return -READ_ONLY;
        const content = files.get(plain(textAt(path)));
        if (!content) return -NOT_THERE;
        last += 1;
        open.set(last, { content, at: 0 });
        return last;
      },
      fd_close: (number) => (open.delete(number) ? 0 : NOT_OPEN),
      fd_read(number, pieces, count, noted) {
        const file = open.get(number);
        if (!file) return NOT_OPEN;
        return inPieces(pieces, count, noted, (piece) => {
          const read = file.content.subarray(file.at, file.at + piece.length);
          piece.set(read);
          file.at += read.length;
          return read.length;
        });
      },
      fd_seek: () => NOT_SEEKABLE,
      fd_sync: () => 0,
      fd_write(number, pieces, count, noted) {
        const write = writer(number);
        return inPieces(pieces, count, noted, (piece) => {
          if (write) piece.forEach(write);
          return piece.length;
        });
      },
    },
  };
}
