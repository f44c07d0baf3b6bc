/** What this rival uses of MicroPython, which comes to stand beside it. */

export function loadMicroPython(options: { url: string }): Promise<{
  FS: { mkdirTree(path: string): void; writeFile(path: string, text: string): void };
  pyimport(name: "klucznik.login"): { read(typed: string): { owner: string; parent: string } };
}>;
