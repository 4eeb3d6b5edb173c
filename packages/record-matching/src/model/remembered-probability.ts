import { linkProbability } from './score-pairs.ts';

const PLACES = 4096;

/** {@link linkProbability} for many weights of which many are equal: those of pairs that agree in the same values. */
export function rememberedProbability(): (weight: number) => number {
  const weights = new Float64Array(PLACES).fill(Number.NaN);
  const probabilities = new Float64Array(PLACES);
  const single = new Float32Array(1);
  const bits = new Int32Array(single.buffer);
  return (weight) => {
    single[0] = weight;
    const place = Math.imul(bits[0]!, 0x9e3779b1) >>> 20;
    if (weights[place] !== weight) {
      weights[place] = weight;
      probabilities[place] = linkProbability(weight);
    }
    return probabilities[place]!;
  };
}
