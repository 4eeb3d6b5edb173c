/** WebAssembly in base64 of kernel/letters.ts, SHA-256 9349ed96755ee6318986c174288d2ff6c716e17e6a62e54ccaa7e55283fcb173; rebuilt by `npm run kernel`. */
export const LETTERS_MODULE = [
  'AGFzbQEAAAABCgFgBX9/f39/AX8DAgEABQMBAAAHFgIJZmlsdGVyUm93AAAGbWVtb3J5AgAKnAQBmQQCBHsDfyACQQJ0IgkgAGr9CQIAIQUgAS',
  'AJav0JAgAhBiACQQFqIQkDQCADIAlKBEAgBSAJQQJ0IgIgAGr9AAQAIgf9TyIIIAj9DP/////////////////////9rgH9TiIIIAj9DP//////',
  '///////////////9rgH9TiIIIAj9DP/////////////////////9rgH9TiAHIAX9TyIHIAf9DP/////////////////////9rgH9TiIHIAf9DP',
  '/////////////////////9rgH9TiIHIAf9DP/////////////////////9rgH9Tv1QIAYgASACav0ABAAiB/1PIgggCP0M////////////////',
  '//////2uAf1OIgggCP0M//////////////////////2uAf1OIgggCP0M//////////////////////2uAf1OIAcgBv1PIgcgB/0M//////////',
  '////////////2uAf1OIgcgB/0M//////////////////////2uAf1OIgcgB/0M//////////////////////2uAf1O/VD9UP0MAAAAAAAAAAAA',
  'AAAAAAAAAP03/aQBIgIEQCADIAlrIgtBBEgEQCACQQEgC3RBAWtxIQILA0AgAgRAIAQgCkECdGogCSACaGo2AgAgCkEBaiEKIAIgAkEBa3EhAg',
  'wBCwsLIAlBBGohCQwBCwsgCgs=',
].join('');
