/* Golden words for sfc32: the update rule as printed in PractRand (Doty-Humphrey 2018), in C's own 32-bit arithmetic.
   cc -o sfc32 sfc32.c && ./sfc32 > sfc32.json */
#include <stdint.h>
#include <stdio.h>

static uint32_t a, b, c, counter;

static uint32_t next(void) {
  uint32_t tmp = a + b + counter++;
  a = b ^ (b >> 9);
  b = c + (c << 3);
  c = ((c << 21) | (c >> 11)) + tmp;
  return tmp;
}

int main(void) {
  const uint32_t keys[4][4] = {{0, 0, 0, 1}, {1, 2, 3, 4}, {0xffffffffu, 0x80000000u, 0x7fffffffu, 0xdeadbeefu}, {0, 0, 0, 0xffffffffu}};
  printf("{\n \"rows\": [\n");
  for (int k = 0; k < 4; k++) {
    a = keys[k][0], b = keys[k][1], c = keys[k][2], counter = keys[k][3];
    for (int i = 0; i < 15; i++) next();
    printf("  {\"key\": [%u, %u, %u, %u], \"words\": [", keys[k][0], keys[k][1], keys[k][2], keys[k][3]);
    for (int i = 0; i < 8; i++) printf("%s%u", i ? ", " : "", next());
    for (int i = 0; i < 99991; i++) next();
    printf("], \"word100000\": %u}%s\n", next(), k < 3 ? "," : "");
  }
  printf(" ]\n}\n");
  return 0;
}
