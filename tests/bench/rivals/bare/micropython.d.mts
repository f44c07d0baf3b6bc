/** What this rival uses of MicroPython, which comes to stand beside it. */

export function loadMicroPython(options: { url: string }): Promise<{
  FS: { writeFile(path: string, text: string): void };
  pyimport(name: "login"): { read(typed: string): { owner: string; parent: string } };
}>;
