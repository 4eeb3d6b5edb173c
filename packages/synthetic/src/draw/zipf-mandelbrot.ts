/** weight(rank) = 1 / (rank + offset)^exponent for ranks 1 … count (Mandelbrot 1953): few names are common, most are rare. */
export function zipfMandelbrotWeights(count: number, exponent: number, offset: number): Float64Array {
  const weights = new Float64Array(count);
  for (let index = 0; index < count; index++) weights[index] = (index + 1 + offset) ** -exponent;
  return weights;
}
