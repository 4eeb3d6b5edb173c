"""Golden words for MurmurHash3 x86 128: the mmh3 package (5.x), `pip install mmh3`. Writes murmur-hash.json."""
import importlib.metadata, json, pathlib, struct
import mmh3

texts = ["", "a", "ab", "abc", "Assay", "fifteen bytes..", "sixteen bytes...", "seventeen bytes..", "José Nguyễn", "x" * 63]
rows = []
for text in texts:
    words = struct.unpack("<4i", mmh3.hash_bytes(text.encode(), seed=0, x64arch=False))
    rows.append({"text": text, "words": list(words)})
pathlib.Path(__file__).with_name("murmur-hash.json").write_text(
    json.dumps({"made_with": "mmh3 " + importlib.metadata.version("mmh3"), "rows": rows}, ensure_ascii=False, indent=1) + "\n")
