"""Golden draws of a keyed stream, from mmh3 and Python's own integers. Writes random-stream.json."""
import json, pathlib, struct
import mmh3
def key(parent,label): return mmh3.hash_bytes(parent+label.encode(),seed=0,x64arch=False)
k=b'\0'*16
for l in ['assay','known-answer','1']: k=key(k,l)
a,b,c,d=struct.unpack('<4I',k); M=0xffffffff
def nxt():
    global a,b,c,d
    t=(a+b+d)&M; d=(d+1)&M; a=b^(b>>9); b=(c+(c<<3))&M; c=(((c<<21)|(c>>11))+t)&M; return t
for _ in range(15): nxt()
w=[nxt() for _ in range(3)]; h=nxt()>>5; l=nxt()>>6
n=repr((h*67108864+l)/2**53)
def i6(bd):
    while True:
        p=nxt()*bd
        if p%2**32 >= (2**32%bd): return p>>32
i1=i6(6); i2=i6(1000)
bd=2**31+1
while True:
    x=nxt()
    if x<2**32-2**32%bd: break
i3=x%bd
h=nxt()>>5; l=nxt()>>6
pathlib.Path(__file__).with_name("random-stream.json").write_text(json.dumps({
    "labels": ["assay", "known-answer", 1], "words": w, "next": float(n), "integers": [i1, i2, i3, h * 67108864 + l],
}, indent=1) + "\n")
