"""GoldenMatch without settings on the register that compare.ts writes. Skips politely where it is not installed.

Usage: python goldenmatch_peer.py <register.csv>
"""
import resource
import sys
import time

try:
    import goldenmatch
except ImportError:
    print("skipped: GoldenMatch is not installed (pip install goldenmatch)")
    sys.exit(0)

start = time.perf_counter()
result = goldenmatch.dedupe(sys.argv[1])
seconds = time.perf_counter() - start
megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"goldenmatch: {seconds:.1f} s, {megabytes:.0f} MB, {result}")
